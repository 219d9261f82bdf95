#include "features/people/tend-people-schema.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
const TendMigration tend_people_migrations[TEND_PEOPLE_N_MIGRATIONS] = {
  {
      /* Somebody who came out of a file has its card's UID, and a stamp that says which state of the card it is: what
       * was changed here since stays, as long as the file says the same. */
      "CREATE TABLE person ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  note TEXT NOT NULL DEFAULT '',"
      "  known_from TEXT NOT NULL DEFAULT '',"
      "  color TEXT NOT NULL DEFAULT '',"
      "  symbol TEXT NOT NULL DEFAULT '' CHECK (length(symbol) <= 64),"
      "  rhythm_weeks INTEGER NOT NULL DEFAULT 0 CHECK (rhythm_weeks BETWEEN 0 AND 104),"
      "  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),"
      "  uid TEXT NOT NULL DEFAULT '',"
      "  stamp TEXT NOT NULL DEFAULT '',"
      "  created_at INTEGER NOT NULL"
      ") STRICT;"

      "CREATE TABLE person_day ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
      "  kind TEXT NOT NULL CHECK (kind IN ('birthday', 'anniversary', 'other')),"
      "  name TEXT NOT NULL DEFAULT '' CHECK (length(name) <= 500),"
      "  month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),"
      "  day INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),"
      "  year INTEGER CHECK (year BETWEEN 1 AND 9999),"
      "  is_imported INTEGER NOT NULL DEFAULT 0 CHECK (is_imported IN (0, 1))"
      ") STRICT;"
      "CREATE INDEX person_day_by_person ON person_day (person_id);"
      "CREATE INDEX person_day_by_day ON person_day (month, day);"

      "CREATE TABLE person_way ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
      "  position INTEGER NOT NULL,"
      "  kind TEXT NOT NULL CHECK (kind IN ('phone', 'mail', 'address', 'handle', 'web', 'other')),"
      "  label TEXT NOT NULL DEFAULT '' CHECK (length(label) <= 500),"
      "  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 500),"
      "  is_imported INTEGER NOT NULL DEFAULT 0 CHECK (is_imported IN (0, 1))"
      ") STRICT;"
      "CREATE INDEX person_way_by_person ON person_way (person_id, position);"

      "CREATE TABLE person_group ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
      "  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 500),"
      "  is_imported INTEGER NOT NULL DEFAULT 0 CHECK (is_imported IN (0, 1)),"
      "  UNIQUE (person_id, name)"
      ") STRICT;"

      /* A call or a time together that was noted afterwards; what was planned is the calendar's. */
      "CREATE TABLE person_contact ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,"
      "  kind TEXT NOT NULL CHECK (kind IN ('call', 'meeting')),"
      "  day TEXT NOT NULL CHECK (length(day) = 10),"
      "  note TEXT NOT NULL DEFAULT '',"
      "  created_at INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX person_contact_by_person ON person_contact (person_id, day);"

      "CREATE VIRTUAL TABLE person_fts USING fts5 (name, note, known_from, content='person', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER person_fts_insert AFTER INSERT ON person BEGIN"
      "  INSERT INTO person_fts (rowid, name, note, known_from) VALUES (new.id, new.name, new.note, new.known_from);"
      "END;"
      "CREATE TRIGGER person_fts_delete AFTER DELETE ON person BEGIN"
      "  INSERT INTO person_fts (person_fts, rowid, name, note, known_from)"
      "    VALUES ('delete', old.id, old.name, old.note, old.known_from);"
      "END;"
      "CREATE TRIGGER person_fts_update AFTER UPDATE OF name, note, known_from ON person BEGIN"
      "  INSERT INTO person_fts (person_fts, rowid, name, note, known_from)"
      "    VALUES ('delete', old.id, old.name, old.note, old.known_from);"
      "  INSERT INTO person_fts (rowid, name, note, known_from) VALUES (new.id, new.name, new.note, new.known_from);"
      "END;"

      "CREATE VIRTUAL TABLE person_group_fts USING fts5 (name, content='person_group', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER person_group_fts_insert AFTER INSERT ON person_group BEGIN"
      "  INSERT INTO person_group_fts (rowid, name) VALUES (new.id, new.name);"
      "END;"
      "CREATE TRIGGER person_group_fts_delete AFTER DELETE ON person_group BEGIN"
      "  INSERT INTO person_group_fts (person_group_fts, rowid, name) VALUES ('delete', old.id, old.name);"
      "END;"
      "CREATE TRIGGER person_group_fts_update AFTER UPDATE OF name ON person_group BEGIN"
      "  INSERT INTO person_group_fts (person_group_fts, rowid, name) VALUES ('delete', old.id, old.name);"
      "  INSERT INTO person_group_fts (rowid, name) VALUES (new.id, new.name);"
      "END;"

      /* Most contacts have no line; the index holds only those that do. */
      "CREATE VIEW person_contact_note AS SELECT id, note FROM person_contact WHERE note <> '';"
      "CREATE VIRTUAL TABLE person_contact_fts USING fts5 (note, content='person_contact_note', content_rowid='id',"
      "  tokenize='unicode61 remove_diacritics 2');"
      "CREATE TRIGGER person_contact_fts_insert AFTER INSERT ON person_contact WHEN new.note <> '' BEGIN"
      "  INSERT INTO person_contact_fts (rowid, note) VALUES (new.id, new.note);"
      "END;"
      "CREATE TRIGGER person_contact_fts_delete AFTER DELETE ON person_contact WHEN old.note <> '' BEGIN"
      "  INSERT INTO person_contact_fts (person_contact_fts, rowid, note) VALUES ('delete', old.id, old.note);"
      "END;"
      "CREATE TRIGGER person_contact_fts_update AFTER UPDATE OF note ON person_contact BEGIN"
      "  INSERT INTO person_contact_fts (person_contact_fts, rowid, note)"
      "    SELECT 'delete', old.id, old.note WHERE old.note <> '';"
      "  INSERT INTO person_contact_fts (rowid, note) SELECT new.id, new.note WHERE new.note <> '';"
      "END;",
  },
};

static char *
describe_people (guint n)
{
  return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
}

static char *
describe_days (guint n)
{
  return g_strdup_printf (ngettext ("%'u yearly day", "%'u yearly days", n), n);
}

static char *
describe_ways (guint n)
{
  return g_strdup_printf (ngettext ("%'u way to reach somebody", "%'u ways to reach somebody", n), n);
}

static char *
describe_groups (guint n)
{
  return g_strdup_printf (ngettext ("%'u place in a group", "%'u places in groups", n), n);
}

static char *
describe_contacts (guint n)
{
  return g_strdup_printf (ngettext ("%'u call or time together", "%'u calls and times together", n), n);
}

/* Children before parents. */
const TendTable tend_people_tables[TEND_PEOPLE_N_TABLES] = {
  { .name = "person_day", .parent = "person", .parent_column = "person_id", .describe_count = describe_days },
  { .name = "person_way", .parent = "person", .parent_column = "person_id", .describe_count = describe_ways },
  {
      .name = "person_group",
      .parent = "person",
      .parent_column = "person_id",
      .key = "name",
      .describe_count = describe_groups,
  },
  { .name = "person_contact", .parent = "person", .parent_column = "person_id", .describe_count = describe_contacts },
  { .name = "person", .describe_count = describe_people },
};

const char *const tend_people_fts_tables[] = { "person_fts", "person_group_fts", "person_contact_fts", NULL };
