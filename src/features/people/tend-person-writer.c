#include "features/people/tend-person-writer.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "features/people/tend-person-reader.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* Something else, the commands for instance, may have deleted it since it was shown. */
static gboolean
require_change (TendDb      *db,
                const char  *sentence,
                GError     **error)
{
  if (tend_db_get_change_count (db) > 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

static gboolean
require_person (TendDb  *db,
                GError **error)
{
  return require_change (db, _("That person isn’t there any more."), error);
}

static gboolean
require_contact (TendDb  *db,
                 GError **error)
{
  return require_change (db, _("That note isn’t there any more."), error);
}

/* ["one","two"]: what stays in a table; any text may be in it. */
static char *
make_json_list (GPtrArray  *parts,
                const char *(*get) (gconstpointer part))
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < parts->len; i++)
    {
      const char *text = get (g_ptr_array_index (parts, i));

      if (text == NULL)
        continue;
      g_string_append (json, json->len > 1 ? ",\"" : "\"");
      for (; *text; text++)
        if (*text == '"' || *text == '\\' || (guchar) *text < ' ')
          g_string_append_printf (json, "\\u%04x", (guint) *text);
        else
          g_string_append_c (json, *text);
      g_string_append_c (json, '"');
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static const char *
get_day_uuid (gconstpointer day)
{
  return ((const TendPersonDay *) day)->uuid;
}

static const char *
get_way_uuid (gconstpointer way)
{
  return ((const TendPersonWay *) way)->uuid;
}

static const char *
get_group (gconstpointer group)
{
  return group;
}

/* Reminders of a day go with it. */
static gboolean
delete_days_gone (TendDb            *db,
                  const TendPerson  *person,
                  gint64             id,
                  GError           **error)
{
  g_autofree char *kept = make_json_list (person->days, get_day_uuid);

  return tend_db_run (db, error,
                      "DELETE FROM reminder WHERE subject_kind = 'person-day' AND subject_uuid IN"
                      "  (SELECT uuid FROM person_day WHERE person_id = ?1"
                      "    AND uuid NOT IN (SELECT value FROM json_each (?2)))",
                      "is", id, kept) &&
         tend_db_run (db, error,
                      "DELETE FROM person_day WHERE person_id = ?1"
                      "  AND uuid NOT IN (SELECT value FROM json_each (?2))",
                      "is", id, kept);
}

/* Rows that stay are left where they are, so that what reminds of them still finds them. */
static gboolean
write_days (TendDb            *db,
            const TendPerson  *person,
            gint64             id,
            GError           **error)
{
  if (!delete_days_gone (db, person, id, error))
    return FALSE;
  for (guint i = 0; i < person->days->len; i++)
    {
      const TendPersonDay *day = g_ptr_array_index (person->days, i);
      g_autofree char *uuid = day->uuid ? g_strdup (day->uuid) : tend_uuid_new ();

      if (!tend_db_run (db, error,
                        "INSERT INTO person_day (uuid, person_id, kind, name, month, day, year)"
                        "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, 0))"
                        "  ON CONFLICT (uuid) DO UPDATE SET kind = excluded.kind, name = excluded.name,"
                        "    month = excluded.month, day = excluded.day, year = excluded.year"
                        "  WHERE person_id = excluded.person_id",
                        "sissiii", uuid, id, tend_person_day_kind_to_text (day->kind), day->name, (gint64) day->month,
                        (gint64) day->day_of_month, (gint64) day->year))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_ways (TendDb            *db,
            const TendPerson  *person,
            gint64             id,
            GError           **error)
{
  g_autofree char *kept = make_json_list (person->ways, get_way_uuid);

  if (!tend_db_run (db, error,
                    "DELETE FROM person_way WHERE person_id = ?1"
                    "  AND uuid NOT IN (SELECT value FROM json_each (?2))",
                    "is", id, kept))
    return FALSE;
  for (guint i = 0; i < person->ways->len; i++)
    {
      const TendPersonWay *way = g_ptr_array_index (person->ways, i);
      g_autofree char *uuid = way->uuid ? g_strdup (way->uuid) : tend_uuid_new ();

      if (!tend_db_run (db, error,
                        "INSERT INTO person_way (uuid, person_id, position, kind, label, value)"
                        "  VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                        "  ON CONFLICT (uuid) DO UPDATE SET position = excluded.position, kind = excluded.kind,"
                        "    label = excluded.label, value = excluded.value WHERE person_id = excluded.person_id",
                        "siisss", uuid, id, (gint64) i, tend_person_way_kind_to_text (way->kind), way->label,
                        way->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_groups (TendDb            *db,
              const TendPerson  *person,
              gint64             id,
              GError           **error)
{
  g_autofree char *kept = make_json_list (person->groups, get_group);

  if (!tend_db_run (db, error,
                    "DELETE FROM person_group WHERE person_id = ?1"
                    "  AND name NOT IN (SELECT value FROM json_each (?2))",
                    "is", id, kept))
    return FALSE;
  for (guint i = 0; i < person->groups->len; i++)
    if (!tend_db_run (db, error,
                      "INSERT INTO person_group (person_id, name) VALUES (?1, ?2)"
                      "  ON CONFLICT (person_id, name) DO NOTHING",
                      "is", id, g_ptr_array_index (person->groups, i)))
      return FALSE;
  return TRUE;
}

static gboolean
write_parts (TendDb            *db,
             const TendPerson  *person,
             gint64             id,
             GError           **error)
{
  return write_days (db, person, id, error) && write_ways (db, person, id, error) &&
         write_groups (db, person, id, error);
}

/**
 * tend_person_insert:
 * @db: the writing connection
 * @person: a person; their id is not looked at, their UUID is taken if they have one
 * @now: UTC seconds
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID if they can't be kept
 *
 * Adds a person with their days, ways and groups.
 *
 * Returns: whether they were added
 */
gboolean
tend_person_insert (TendDb            *db,
                    const TendPerson  *person,
                    gint64             now,
                    gint64            *id,
                    GError           **error)
{
  g_autofree char *uuid = person->uuid ? g_strdup (person->uuid) : tend_uuid_new ();

  if (!tend_person_validate (person, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO person (uuid, name, note, known_from, color, symbol, rhythm_weeks, is_archived,"
                    "    created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    "ssssssibi", uuid, person->name, person->note, person->known_from, person->color, person->symbol,
                    (gint64) person->rhythm_weeks, person->is_archived, now))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return write_parts (db, person, *id, error);
}

/**
 * tend_person_update:
 * @db: the writing connection
 * @person: a person with their id; whether they are put away, and what was noted of them, stays
 * @error: return location
 *
 * Returns: whether they were written, with their days, ways and groups
 */
gboolean
tend_person_update (TendDb            *db,
                    const TendPerson  *person,
                    GError           **error)
{
  return tend_person_validate (person, error) &&
         tend_db_run (db, error,
                      "UPDATE person SET name = ?2, note = ?3, known_from = ?4, color = ?5, symbol = ?6,"
                      "    rhythm_weeks = ?7 WHERE id = ?1",
                      "isssssi", person->id, person->name, person->note, person->known_from, person->color,
                      person->symbol, (gint64) person->rhythm_weeks) &&
         require_person (db, error) && write_parts (db, person, person->id, error);
}

/**
 * tend_person_delete:
 * @db: the writing connection
 * @id: the row
 * @error: return location
 *
 * Deletes a person with all that was noted of them. Plans keep them as a guest of that name.
 *
 * Returns: whether they were deleted
 */
gboolean
tend_person_delete (TendDb  *db,
                    gint64   id,
                    GError **error)
{
  g_autoptr (TendPerson) person = tend_person_read (db, id, error);

  if (person == NULL)
    return FALSE;
  for (guint i = 0; i < person->days->len; i++)
    if (!tend_reminder_delete_for (db, "person-day", ((TendPersonDay *) g_ptr_array_index (person->days, i))->uuid,
                                   error))
      return FALSE;
  return tend_db_run (db, error, "DELETE FROM person WHERE id = ?1", "i", id);
}

gboolean
tend_person_set_archived (TendDb    *db,
                          gint64     id,
                          gboolean   archived,
                          GError   **error)
{
  return tend_db_run (db, error, "UPDATE person SET is_archived = ?2 WHERE id = ?1", "ib", id, archived) &&
         require_person (db, error);
}

/**
 * tend_contact_insert:
 * @db: the writing connection
 * @contact: what was; its id is not looked at, its UUID is taken if it has one
 * @today: the day it is
 * @now: UTC seconds
 * @id: (out): the row
 * @error: return location; %TEND_ERROR_INVALID if it can't be kept
 *
 * Returns: whether it was added
 */
gboolean
tend_contact_insert (TendDb             *db,
                     const TendContact  *contact,
                     TendDay             today,
                     gint64              now,
                     gint64             *id,
                     GError            **error)
{
  g_autofree char *uuid = contact->uuid ? g_strdup (contact->uuid) : tend_uuid_new ();

  if (!tend_contact_validate (contact, today, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO person_contact (uuid, person_id, kind, day, note, created_at)"
                    "  SELECT ?1, id, ?3, ?4, ?5, ?6 FROM person WHERE id = ?2",
                    "sisdsi", uuid, contact->person_id, tend_contact_kind_to_text (contact->kind), contact->day,
                    contact->note, now) ||
      !require_person (db, error))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return TRUE;
}

/**
 * tend_contact_update:
 * @db: the writing connection
 * @contact: what was, with its id; with whom it was stays
 * @today: the day it is
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_contact_update (TendDb             *db,
                     const TendContact  *contact,
                     TendDay             today,
                     GError            **error)
{
  return tend_contact_validate (contact, today, error) &&
         tend_db_run (db, error, "UPDATE person_contact SET kind = ?2, day = ?3, note = ?4 WHERE id = ?1", "isds",
                      contact->id, tend_contact_kind_to_text (contact->kind), contact->day, contact->note) &&
         require_contact (db, error);
}

gboolean
tend_contact_delete (TendDb  *db,
                     gint64   id,
                     GError **error)
{
  return tend_db_run (db, error, "DELETE FROM person_contact WHERE id = ?1", "i", id) && require_contact (db, error);
}
