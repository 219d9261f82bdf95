#include "features/calendar/tend-calendar-schema.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
const TendMigration tend_calendar_migrations[TEND_CALENDAR_N_MIGRATIONS] = {
  {
      "CREATE TABLE calendar ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  color TEXT NOT NULL DEFAULT '',"
      "  source TEXT NOT NULL DEFAULT '',"
      "  is_shown_only INTEGER NOT NULL DEFAULT 0 CHECK (is_shown_only IN (0, 1)),"
      "  position INTEGER NOT NULL"
      ") STRICT;"

      /* Which calendar and which repeating plan it belongs to is named by UUID, for most plans belong to none,
       * and the archive knows no parent that may be missing. A plan that repeats has a series_end: the last day
       * that any of its times can touch, 9999-12-31 if there is no last one. */
      "CREATE TABLE plan ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  calendar_uuid TEXT CHECK (length(calendar_uuid) = 36),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),"
      "  place TEXT NOT NULL DEFAULT '',"
      "  note TEXT NOT NULL DEFAULT '',"
      "  kind TEXT NOT NULL DEFAULT '' CHECK (length(kind) <= 500),"
      "  is_all_day INTEGER NOT NULL DEFAULT 0 CHECK (is_all_day IN (0, 1)),"
      "  start_day TEXT NOT NULL CHECK (length(start_day) = 10),"
      "  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),"
      "  end_day TEXT NOT NULL CHECK (length(end_day) = 10),"
      "  end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),"
      "  zone TEXT NOT NULL DEFAULT '',"
      "  rule TEXT NOT NULL DEFAULT '',"
      "  series_end TEXT CHECK (length(series_end) = 10),"
      "  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'cancelled')),"
      "  mood INTEGER CHECK (mood BETWEEN 1 AND 5),"
      "  afterwards TEXT NOT NULL DEFAULT '',"
      "  master_uuid TEXT CHECK (length(master_uuid) = 36),"
      "  recurrence_id TEXT CHECK (length(recurrence_id) >= 10),"
      "  uid TEXT NOT NULL DEFAULT '',"
      "  sequence INTEGER NOT NULL DEFAULT 0,"
      "  extra TEXT NOT NULL DEFAULT '',"
      "  hobby_uuid TEXT CHECK (length(hobby_uuid) = 36),"
      "  created_at INTEGER NOT NULL,"
      "  modified_at INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX plan_once ON plan (start_day, end_day) WHERE series_end IS NULL;"
      "CREATE INDEX plan_series ON plan (series_end, start_day) WHERE series_end IS NOT NULL;"
      "CREATE INDEX plan_by_master ON plan (master_uuid, recurrence_id) WHERE master_uuid IS NOT NULL;"
      "CREATE INDEX plan_by_calendar ON plan (calendar_uuid) WHERE calendar_uuid IS NOT NULL;"
      "CREATE INDEX plan_by_uid ON plan (uid) WHERE uid <> '';"
      "CREATE INDEX plan_by_hobby ON plan (hobby_uuid) WHERE hobby_uuid IS NOT NULL;"

      /* Single times more and less of a plan that repeats: '2026-11-24T16:30', or a whole day. */
      "CREATE TABLE plan_date ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
      "  kind TEXT NOT NULL CHECK (kind IN ('exdate', 'rdate')),"
      "  value TEXT NOT NULL CHECK (length(value) >= 10),"
      "  UNIQUE (plan_id, kind, value)"
      ") STRICT;"

      "CREATE TABLE plan_guest ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  plan_id INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
      "  position INTEGER NOT NULL,"
      "  person_uuid TEXT CHECK (length(person_uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) <= 500),"
      "  email TEXT NOT NULL DEFAULT '',"
      "  answer TEXT NOT NULL DEFAULT 'asked' CHECK (answer IN ('asked', 'coming', 'declined', 'maybe'))"
      ") STRICT;"
      "CREATE INDEX plan_guest_by_plan ON plan_guest (plan_id, position);"
      "CREATE INDEX plan_guest_by_person ON plan_guest (person_uuid, plan_id) WHERE person_uuid IS NOT NULL;"

      "CREATE TABLE plan_kind ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  position INTEGER NOT NULL"
      ") STRICT;"

      /* What the week should have. There is one row, and it has the same UUID in every life. */
      "CREATE TABLE week_wish ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  wish INTEGER NOT NULL CHECK (wish BETWEEN 0 AND 14)"
      ") STRICT;"

      "CREATE TABLE suggestion_put_off ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  person_uuid TEXT NOT NULL CHECK (length(person_uuid) = 36),"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  UNIQUE (person_uuid, day)"
      ") STRICT;"

      "CREATE VIRTUAL TABLE plan_fts USING fts5 (title, place, note, afterwards, content='plan',"
      "  content_rowid='id', tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER plan_fts_insert AFTER INSERT ON plan BEGIN"
      "  INSERT INTO plan_fts (rowid, title, place, note, afterwards)"
      "    VALUES (new.id, new.title, new.place, new.note, new.afterwards);"
      "END;"
      "CREATE TRIGGER plan_fts_delete AFTER DELETE ON plan BEGIN"
      "  INSERT INTO plan_fts (plan_fts, rowid, title, place, note, afterwards)"
      "    VALUES ('delete', old.id, old.title, old.place, old.note, old.afterwards);"
      "END;"
      "CREATE TRIGGER plan_fts_update AFTER UPDATE OF title, place, note, afterwards ON plan BEGIN"
      "  INSERT INTO plan_fts (plan_fts, rowid, title, place, note, afterwards)"
      "    VALUES ('delete', old.id, old.title, old.place, old.note, old.afterwards);"
      "  INSERT INTO plan_fts (rowid, title, place, note, afterwards)"
      "    VALUES (new.id, new.title, new.place, new.note, new.afterwards);"
      "END;"

      "CREATE VIRTUAL TABLE plan_guest_fts USING fts5 (name, content='plan_guest', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER plan_guest_fts_insert AFTER INSERT ON plan_guest BEGIN"
      "  INSERT INTO plan_guest_fts (rowid, name) VALUES (new.id, new.name);"
      "END;"
      "CREATE TRIGGER plan_guest_fts_delete AFTER DELETE ON plan_guest BEGIN"
      "  INSERT INTO plan_guest_fts (plan_guest_fts, rowid, name) VALUES ('delete', old.id, old.name);"
      "END;"
      "CREATE TRIGGER plan_guest_fts_update AFTER UPDATE OF name ON plan_guest BEGIN"
      "  INSERT INTO plan_guest_fts (plan_guest_fts, rowid, name) VALUES ('delete', old.id, old.name);"
      "  INSERT INTO plan_guest_fts (rowid, name) VALUES (new.id, new.name);"
      "END;",
  },
};

static char *
describe_plans (guint n)
{
  return g_strdup_printf (ngettext ("%'u plan in the calendar", "%'u plans in the calendar", n), n);
}

static char *
describe_dates (guint n)
{
  return g_strdup_printf (ngettext ("%'u single date of plans", "%'u single dates of plans", n), n);
}

static char *
describe_guests (guint n)
{
  return g_strdup_printf (ngettext ("%'u guest of plans", "%'u guests of plans", n), n);
}

static char *
describe_kinds (guint n)
{
  return g_strdup_printf (ngettext ("%'u kind of plans", "%'u kinds of plans", n), n);
}

static char *
describe_calendars (guint n)
{
  return g_strdup_printf (ngettext ("%'u calendar", "%'u calendars", n), n);
}

static char *
describe_wishes (guint n)
{
  return g_strdup_printf (ngettext ("%'u wish for the week", "%'u wishes for the week", n), n);
}

static char *
describe_put_off (guint n)
{
  return g_strdup_printf (ngettext ("%'u suggestion put off", "%'u suggestions put off", n), n);
}

/* Children before parents. */
const TendTable tend_calendar_tables[TEND_CALENDAR_N_TABLES] = {
  {
      .name = "plan_date",
      .parent = "plan",
      .parent_column = "plan_id",
      .key = "kind,value",
      .describe_count = describe_dates,
  },
  { .name = "plan_guest", .parent = "plan", .parent_column = "plan_id", .describe_count = describe_guests },
  { .name = "plan", .describe_count = describe_plans },
  { .name = "calendar", .describe_count = describe_calendars },
  { .name = "plan_kind", .describe_count = describe_kinds },
  { .name = "week_wish", .describe_count = describe_wishes },
  { .name = "suggestion_put_off", .key = "person_uuid,day", .describe_count = describe_put_off },
};

const char *const tend_calendar_fts_tables[] = { "plan_fts", "plan_guest_fts", NULL };
