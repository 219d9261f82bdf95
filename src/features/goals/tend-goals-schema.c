#include "features/goals/tend-goals-schema.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
const TendMigration tend_goals_migrations[TEND_GOALS_N_MIGRATIONS] = {
  {
      "CREATE TABLE goal ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  why TEXT NOT NULL DEFAULT '',"
      "  color TEXT NOT NULL DEFAULT '',"
      "  position INTEGER NOT NULL,"
      "  schedule TEXT NOT NULL"
      "    CHECK (schedule IN ('once', 'daily', 'weekdays', 'weekly', 'monthly', 'interval', 'window')),"
      "  times INTEGER NOT NULL DEFAULT 1 CHECK (times BETWEEN 1 AND 1000),"
      "  days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 1000),"
      "  weekdays INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),"
      "  measure TEXT NOT NULL DEFAULT 'tick' CHECK (measure IN ('tick', 'at-least', 'at-most')),"
      "  target REAL NOT NULL DEFAULT 0 CHECK (target BETWEEN 0 AND 1e12),"
      "  unit TEXT NOT NULL DEFAULT '',"
      "  start_day TEXT NOT NULL CHECK (length(start_day) = 10),"
      "  due_day TEXT CHECK (length(due_day) = 10),"
      "  done_day TEXT CHECK (length(done_day) = 10),"
      "  done_at INTEGER,"
      "  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),"
      "  created_at INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX goal_by_position ON goal (is_archived, position);"

      "CREATE TABLE goal_step ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  goal_id INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  position INTEGER NOT NULL,"
      "  done_at INTEGER"
      ") STRICT;"
      "CREATE INDEX goal_step_by_goal ON goal_step (goal_id, position);"

      "CREATE TABLE goal_check_in ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  goal_id INTEGER NOT NULL REFERENCES goal (id) ON DELETE CASCADE,"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  state TEXT NOT NULL CHECK (state IN ('none', 'done', 'skipped')),"
      "  value REAL CHECK (value BETWEEN 0 AND 1e12),"
      "  note TEXT NOT NULL DEFAULT '',"
      "  at INTEGER NOT NULL,"
      "  UNIQUE (goal_id, day)"
      ") STRICT;"
      "CREATE INDEX goal_check_in_by_day ON goal_check_in (day, goal_id);"

      /* Wish, outcome, obstacle, plan: what the guided dialog asks. */
      "CREATE TABLE goal_plan ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  goal_id INTEGER NOT NULL UNIQUE REFERENCES goal (id) ON DELETE CASCADE,"
      "  outcome TEXT NOT NULL DEFAULT '',"
      "  obstacle TEXT NOT NULL DEFAULT '',"
      "  when_text TEXT NOT NULL DEFAULT '',"
      "  then_text TEXT NOT NULL DEFAULT ''"
      ") STRICT;"

      "CREATE VIRTUAL TABLE goal_fts USING fts5 (title, why, content='goal', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER goal_fts_insert AFTER INSERT ON goal BEGIN"
      "  INSERT INTO goal_fts (rowid, title, why) VALUES (new.id, new.title, new.why);"
      "END;"
      "CREATE TRIGGER goal_fts_delete AFTER DELETE ON goal BEGIN"
      "  INSERT INTO goal_fts (goal_fts, rowid, title, why) VALUES ('delete', old.id, old.title, old.why);"
      "END;"
      "CREATE TRIGGER goal_fts_update AFTER UPDATE OF title, why ON goal BEGIN"
      "  INSERT INTO goal_fts (goal_fts, rowid, title, why) VALUES ('delete', old.id, old.title, old.why);"
      "  INSERT INTO goal_fts (rowid, title, why) VALUES (new.id, new.title, new.why);"
      "END;"

      "CREATE VIRTUAL TABLE goal_step_fts USING fts5 (title, content='goal_step', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER goal_step_fts_insert AFTER INSERT ON goal_step BEGIN"
      "  INSERT INTO goal_step_fts (rowid, title) VALUES (new.id, new.title);"
      "END;"
      "CREATE TRIGGER goal_step_fts_delete AFTER DELETE ON goal_step BEGIN"
      "  INSERT INTO goal_step_fts (goal_step_fts, rowid, title) VALUES ('delete', old.id, old.title);"
      "END;"
      "CREATE TRIGGER goal_step_fts_update AFTER UPDATE OF title ON goal_step BEGIN"
      "  INSERT INTO goal_step_fts (goal_step_fts, rowid, title) VALUES ('delete', old.id, old.title);"
      "  INSERT INTO goal_step_fts (rowid, title) VALUES (new.id, new.title);"
      "END;"

      /* Most check-ins have no note; the index holds only those that do. */
      "CREATE VIEW goal_note AS SELECT id, note FROM goal_check_in WHERE note <> '';"
      "CREATE VIRTUAL TABLE goal_note_fts USING fts5 (note, content='goal_note', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER goal_note_fts_insert AFTER INSERT ON goal_check_in WHEN new.note <> '' BEGIN"
      "  INSERT INTO goal_note_fts (rowid, note) VALUES (new.id, new.note);"
      "END;"
      "CREATE TRIGGER goal_note_fts_delete AFTER DELETE ON goal_check_in WHEN old.note <> '' BEGIN"
      "  INSERT INTO goal_note_fts (goal_note_fts, rowid, note) VALUES ('delete', old.id, old.note);"
      "END;"
      "CREATE TRIGGER goal_note_fts_update AFTER UPDATE OF note ON goal_check_in BEGIN"
      "  INSERT INTO goal_note_fts (goal_note_fts, rowid, note)"
      "    SELECT 'delete', old.id, old.note WHERE old.note <> '';"
      "  INSERT INTO goal_note_fts (rowid, note) SELECT new.id, new.note WHERE new.note <> '';"
      "END;",
  },
  {
      /* What a goal counts by itself: the thing of a feature's, by names that outlive a Tend without it. */
      "ALTER TABLE goal ADD COLUMN source_feature TEXT NOT NULL DEFAULT ''"
      "  CHECK (length(source_feature) <= 100);"
      "ALTER TABLE goal ADD COLUMN source_key TEXT NOT NULL DEFAULT '' CHECK (length(source_key) <= 100);"
      "ALTER TABLE goal ADD COLUMN source_unit TEXT NOT NULL DEFAULT 'times'"
      "  CHECK (source_unit IN ('times', 'minutes'));",
  },
};

static char *
describe_check_ins (guint n)
{
  return g_strdup_printf (ngettext ("%'u check-in", "%'u check-ins", n), n);
}

static char *
describe_steps (guint n)
{
  return g_strdup_printf (ngettext ("%'u step", "%'u steps", n), n);
}

static char *
describe_plans (guint n)
{
  return g_strdup_printf (ngettext ("%'u plan", "%'u plans", n), n);
}

static char *
describe_goals (guint n)
{
  return g_strdup_printf (ngettext ("%'u goal", "%'u goals", n), n);
}

/* Children before parents. */
const TendTable tend_goals_tables[TEND_GOALS_N_TABLES] = {
  {
      .name = "goal_check_in",
      .parent = "goal",
      .parent_column = "goal_id",
      .key = "day",
      .describe_count = describe_check_ins,
  },
  { .name = "goal_step", .parent = "goal", .parent_column = "goal_id", .describe_count = describe_steps },
  { .name = "goal_plan", .parent = "goal", .parent_column = "goal_id", .describe_count = describe_plans },
  { .name = "goal", .describe_count = describe_goals },
};

const char *const tend_goals_fts_tables[] = { "goal_fts", "goal_step_fts", "goal_note_fts", NULL };
