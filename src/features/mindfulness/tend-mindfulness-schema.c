#include "features/mindfulness/tend-mindfulness-schema.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
const TendMigration tend_mindfulness_migrations[TEND_MINDFULNESS_N_MIGRATIONS] = {
  {
      /* What was done. The title is the exercise's as it was then: a pattern may be renamed, or gone. */
      "CREATE TABLE session ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  exercise TEXT NOT NULL CHECK (length(exercise) BETWEEN 1 AND 100),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  started_at INTEGER NOT NULL,"
      "  seconds INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 86400),"
      "  line TEXT NOT NULL DEFAULT ''"
      ") STRICT;"
      "CREATE INDEX session_by_day ON session (day, started_at);"
      "CREATE INDEX session_by_exercise ON session (exercise, started_at);"

      /* A pattern of the user's own; lengths in half seconds. */
      "CREATE TABLE breath_pattern ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  inhale INTEGER NOT NULL CHECK (inhale BETWEEN 1 AND 198),"
      "  hold INTEGER NOT NULL CHECK (hold BETWEEN 0 AND 198),"
      "  exhale INTEGER NOT NULL CHECK (exhale BETWEEN 1 AND 198),"
      "  rest INTEGER NOT NULL CHECK (rest BETWEEN 0 AND 198)"
      ") STRICT;"

      "CREATE TABLE exercise_favourite ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  exercise TEXT NOT NULL UNIQUE CHECK (length(exercise) BETWEEN 1 AND 100)"
      ") STRICT;"

      "CREATE VIRTUAL TABLE session_fts USING fts5 (title, line, content='session', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER session_fts_insert AFTER INSERT ON session BEGIN"
      "  INSERT INTO session_fts (rowid, title, line) VALUES (new.id, new.title, new.line);"
      "END;"
      "CREATE TRIGGER session_fts_delete AFTER DELETE ON session BEGIN"
      "  INSERT INTO session_fts (session_fts, rowid, title, line)"
      "    VALUES ('delete', old.id, old.title, old.line);"
      "END;"
      "CREATE TRIGGER session_fts_update AFTER UPDATE OF title, line ON session BEGIN"
      "  INSERT INTO session_fts (session_fts, rowid, title, line)"
      "    VALUES ('delete', old.id, old.title, old.line);"
      "  INSERT INTO session_fts (rowid, title, line) VALUES (new.id, new.title, new.line);"
      "END;",
  },
};

static char *
describe_sessions (guint n)
{
  return g_strdup_printf (ngettext ("%'u session", "%'u sessions", n), n);
}

static char *
describe_patterns (guint n)
{
  return g_strdup_printf (ngettext ("%'u breathing pattern", "%'u breathing patterns", n), n);
}

static char *
describe_favourites (guint n)
{
  return g_strdup_printf (ngettext ("%'u favourite exercise", "%'u favourite exercises", n), n);
}

const TendTable tend_mindfulness_tables[TEND_MINDFULNESS_N_TABLES] = {
  { .name = "session", .describe_count = describe_sessions },
  { .name = "breath_pattern", .describe_count = describe_patterns },
  { .name = "exercise_favourite", .key = "exercise", .describe_count = describe_favourites },
};

const char *const tend_mindfulness_fts_tables[] = { "session_fts", NULL };
