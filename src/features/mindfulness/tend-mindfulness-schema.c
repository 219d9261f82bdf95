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
  {
      /* Not only breaths. What something was is kept with it: what it was one of may be gone. */
      "ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'breath'"
      "  CHECK (kind IN ('breath', 'guided', 'quiet', 'move'));"
      "ALTER TABLE session ADD COLUMN helped INTEGER NOT NULL DEFAULT 0 CHECK (helped IN (0, 1));"
      "UPDATE session SET kind = 'move' WHERE exercise IN ('walk', 'jog', 'yoga');"

      /* A way of the user's own to move. */
      "CREATE TABLE movement ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 240)"
      ") STRICT;"

      /* How a practice was done the last time: minutes, 0 without an end; seconds to prepare; minutes between
       * bells, 0 without. */
      "CREATE TABLE exercise_setup ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  exercise TEXT NOT NULL UNIQUE CHECK (length(exercise) BETWEEN 1 AND 100),"
      "  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),"
      "  rounds INTEGER NOT NULL CHECK (rounds BETWEEN 0 AND 3600),"
      "  preparation INTEGER NOT NULL CHECK (preparation BETWEEN 0 AND 60),"
      "  interval INTEGER NOT NULL CHECK (interval BETWEEN 0 AND 60)"
      ") STRICT;",
  },
  {
      /* How one felt before and after, where it was said. */
      "ALTER TABLE session ADD COLUMN mood_before INTEGER CHECK (mood_before BETWEEN 1 AND 5);"
      "ALTER TABLE session ADD COLUMN energy_before INTEGER CHECK (energy_before BETWEEN 1 AND 5);"
      "ALTER TABLE session ADD COLUMN mood_after INTEGER CHECK (mood_after BETWEEN 1 AND 5);"
      "ALTER TABLE session ADD COLUMN energy_after INTEGER CHECK (energy_after BETWEEN 1 AND 5);",
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
describe_setups (guint n)
{
  return g_strdup_printf (ngettext ("%'u exercise as you set it up", "%'u exercises as you set them up", n), n);
}

static char *
describe_favourites (guint n)
{
  return g_strdup_printf (ngettext ("%'u favourite exercise", "%'u favourite exercises", n), n);
}

static char *
describe_movements (guint n)
{
  return g_strdup_printf (ngettext ("%'u way to move", "%'u ways to move", n), n);
}

const TendTable tend_mindfulness_tables[TEND_MINDFULNESS_N_TABLES] = {
  { .name = "session", .describe_count = describe_sessions },
  { .name = "breath_pattern", .describe_count = describe_patterns },
  { .name = "movement", .describe_count = describe_movements },
  { .name = "exercise_setup", .key = "exercise", .describe_count = describe_setups },
  { .name = "exercise_favourite", .key = "exercise", .describe_count = describe_favourites },
};

const char *const tend_mindfulness_fts_tables[] = { "session_fts", NULL };
