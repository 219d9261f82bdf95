#include "features/hobbies/tend-hobbies-schema.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
const TendMigration tend_hobbies_migrations[TEND_HOBBIES_N_MIGRATIONS] = {
  {
      "CREATE TABLE hobby ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  symbol TEXT NOT NULL DEFAULT '',"
      "  color TEXT NOT NULL DEFAULT '',"
      "  love TEXT NOT NULL DEFAULT '',"
      "  origin TEXT NOT NULL DEFAULT 'new' CHECK (origin IN ('new', 'loved')),"
      "  left_off TEXT NOT NULL DEFAULT '',"
      "  needs TEXT NOT NULL DEFAULT '',"
      "  next_step TEXT NOT NULL DEFAULT '',"
      "  places TEXT NOT NULL DEFAULT '',"
      "  wish_kind TEXT NOT NULL DEFAULT 'none' CHECK (wish_kind IN ('none', 'minutes', 'times')),"
      "  wish INTEGER NOT NULL DEFAULT 0 CHECK (wish BETWEEN 0 AND 10080),"
      "  is_resting INTEGER NOT NULL DEFAULT 0 CHECK (is_resting IN (0, 1)),"
      "  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),"
      "  put_off_until TEXT CHECK (length(put_off_until) = 10),"
      "  position INTEGER NOT NULL,"
      "  created_day TEXT NOT NULL CHECK (length(created_day) = 10),"
      "  created_at INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX hobby_by_position ON hobby (is_archived, position);"

      "CREATE TABLE hobby_person ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  hobby_id INTEGER NOT NULL REFERENCES hobby (id) ON DELETE CASCADE,"
      "  person_uuid TEXT CHECK (length(person_uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  position INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX hobby_person_by_hobby ON hobby_person (hobby_id, position);"
      "CREATE INDEX hobby_person_by_person ON hobby_person (person_uuid) WHERE person_uuid IS NOT NULL;"

      /* The indexes hold all that sums over days need, so that those never look at the rows themselves. */
      "CREATE TABLE hobby_session ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  hobby_id INTEGER NOT NULL REFERENCES hobby (id) ON DELETE CASCADE,"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  started_at INTEGER NOT NULL,"
      "  seconds INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 604800),"
      "  mood INTEGER CHECK (mood BETWEEN 1 AND 5),"
      "  line TEXT NOT NULL DEFAULT ''"
      ") STRICT;"
      "CREATE INDEX hobby_session_by_hobby ON hobby_session (hobby_id, day, started_at, seconds);"
      "CREATE INDEX hobby_session_by_day ON hobby_session (day, hobby_id, seconds);"

      /* What goes on now. A stopwatch is its marks: when it was started, paused and taken up again, by the wall
       * clock and by the time since the machine was booted, both in milliseconds, and which boot that was. */
      "CREATE TABLE hobby_stopwatch ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  hobby_id INTEGER NOT NULL REFERENCES hobby (id) ON DELETE CASCADE"
      ") STRICT;"
      "CREATE TABLE hobby_stopwatch_mark ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  stopwatch_id INTEGER NOT NULL REFERENCES hobby_stopwatch (id) ON DELETE CASCADE,"
      "  kind TEXT NOT NULL CHECK (kind IN ('run', 'pause')),"
      "  wall INTEGER NOT NULL,"
      "  boot INTEGER NOT NULL,"
      "  boot_id TEXT NOT NULL DEFAULT ''"
      ") STRICT;"
      "CREATE INDEX hobby_stopwatch_by_hobby ON hobby_stopwatch (hobby_id);"
      "CREATE INDEX hobby_stopwatch_mark_by_stopwatch ON hobby_stopwatch_mark (stopwatch_id);"

      "CREATE VIRTUAL TABLE hobby_fts USING fts5 (name, love, left_off, needs, next_step, places, content='hobby',"
      "  content_rowid='id', tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER hobby_fts_insert AFTER INSERT ON hobby BEGIN"
      "  INSERT INTO hobby_fts (rowid, name, love, left_off, needs, next_step, places)"
      "    VALUES (new.id, new.name, new.love, new.left_off, new.needs, new.next_step, new.places);"
      "END;"
      "CREATE TRIGGER hobby_fts_delete AFTER DELETE ON hobby BEGIN"
      "  INSERT INTO hobby_fts (hobby_fts, rowid, name, love, left_off, needs, next_step, places)"
      "    VALUES ('delete', old.id, old.name, old.love, old.left_off, old.needs, old.next_step, old.places);"
      "END;"
      "CREATE TRIGGER hobby_fts_update AFTER UPDATE OF name, love, left_off, needs, next_step, places ON hobby BEGIN"
      "  INSERT INTO hobby_fts (hobby_fts, rowid, name, love, left_off, needs, next_step, places)"
      "    VALUES ('delete', old.id, old.name, old.love, old.left_off, old.needs, old.next_step, old.places);"
      "  INSERT INTO hobby_fts (rowid, name, love, left_off, needs, next_step, places)"
      "    VALUES (new.id, new.name, new.love, new.left_off, new.needs, new.next_step, new.places);"
      "END;"

      /* Most sessions have no line; the index holds only those that do. */
      "CREATE VIEW hobby_line AS SELECT id, line FROM hobby_session WHERE line <> '';"
      "CREATE VIRTUAL TABLE hobby_line_fts USING fts5 (line, content='hobby_line', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER hobby_line_fts_insert AFTER INSERT ON hobby_session WHEN new.line <> '' BEGIN"
      "  INSERT INTO hobby_line_fts (rowid, line) VALUES (new.id, new.line);"
      "END;"
      "CREATE TRIGGER hobby_line_fts_delete AFTER DELETE ON hobby_session WHEN old.line <> '' BEGIN"
      "  INSERT INTO hobby_line_fts (hobby_line_fts, rowid, line) VALUES ('delete', old.id, old.line);"
      "END;"
      "CREATE TRIGGER hobby_line_fts_update AFTER UPDATE OF line ON hobby_session BEGIN"
      "  INSERT INTO hobby_line_fts (hobby_line_fts, rowid, line)"
      "    SELECT 'delete', old.id, old.line WHERE old.line <> '';"
      "  INSERT INTO hobby_line_fts (rowid, line) SELECT new.id, new.line WHERE new.line <> '';"
      "END;",
  },
  {
      /* Pictures of what was made, in a table of their own, so that who reads sessions never passes over them; and
       * the large one last, so that who wants the small one does not either. */
      "CREATE TABLE hobby_picture ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  session_id INTEGER NOT NULL REFERENCES hobby_session (id) ON DELETE CASCADE,"
      "  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 2048),"
      "  height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 2048),"
      "  thumbnail BLOB NOT NULL CHECK (length(thumbnail) BETWEEN 1 AND 65536),"
      "  image BLOB NOT NULL CHECK (length(image) BETWEEN 1 AND 655360)"
      ") STRICT;"
      "CREATE INDEX hobby_picture_by_session ON hobby_picture (session_id);",
  },
  {
      /* All sessions in the order of the log, without sorting them. */
      "CREATE INDEX hobby_session_by_time ON hobby_session (day, started_at, seconds);",
  },
  {
      /* Planned times of hobbies that were answered for: kept as a session, or not. They are not asked about again. */
      "CREATE TABLE hobby_offer ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  plan_uuid TEXT NOT NULL CHECK (length(plan_uuid) = 36),"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  UNIQUE (plan_uuid, day)"
      ") STRICT;",
  },
};

static char *
describe_hobbies (guint n)
{
  return g_strdup_printf (ngettext ("%'u hobby", "%'u hobbies", n), n);
}

static char *
describe_people (guint n)
{
  return g_strdup_printf (ngettext ("%'u person who shares a hobby", "%'u people who share a hobby", n), n);
}

static char *
describe_sessions (guint n)
{
  return g_strdup_printf (ngettext ("%'u session of a hobby", "%'u sessions of hobbies", n), n);
}

static char *
describe_pictures (guint n)
{
  return g_strdup_printf (ngettext ("%'u picture", "%'u pictures", n), n);
}

static char *
describe_offers (guint n)
{
  return g_strdup_printf (ngettext ("%'u answer about a planned time", "%'u answers about planned times", n), n);
}

/* Children before parents. What goes on now is measured by the clocks of this machine, and stays here. */
const TendTable tend_hobbies_tables[TEND_HOBBIES_N_TABLES] = {
  {
      .name = "hobby_stopwatch_mark",
      .parent = "hobby_stopwatch",
      .parent_column = "stopwatch_id",
      .is_private = TRUE,
  },
  { .name = "hobby_stopwatch", .parent = "hobby", .parent_column = "hobby_id", .is_private = TRUE },
  { .name = "hobby_person", .parent = "hobby", .parent_column = "hobby_id", .describe_count = describe_people },
  {
      .name = "hobby_picture",
      .parent = "hobby_session",
      .parent_column = "session_id",
      .describe_count = describe_pictures,
  },
  { .name = "hobby_session", .parent = "hobby", .parent_column = "hobby_id", .describe_count = describe_sessions },
  { .name = "hobby", .describe_count = describe_hobbies },
  { .name = "hobby_offer", .key = "plan_uuid,day", .describe_count = describe_offers },
};

const char *const tend_hobbies_fts_tables[] = { "hobby_fts", "hobby_line_fts", NULL };
