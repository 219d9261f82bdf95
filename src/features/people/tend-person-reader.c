#include "features/people/tend-person-reader.h"

#include "base/tend-error.h"
#include "features/people/tend-person-rules.h"

#include <glib/gi18n.h>

#define PERSON_COLUMNS \
  "id, uuid, name, note, known_from, color, symbol, rhythm_weeks, is_archived, created_at"
#define DAY_COLUMNS "d.id, d.uuid, d.kind, d.name, d.month, d.day, d.year"
#define DAY_N_COLUMNS 7
#define DATED_COLUMNS DAY_COLUMNS ", p.id, p.uuid, p.name, p.color, p.is_archived"
#define DATED_FROM " FROM person_day d JOIN person p ON p.id = d.person_id "
#define CONTACT_COLUMNS "c.id, c.uuid, c.person_id, c.kind, c.day, c.note"

void
tend_dated_person_free (TendDatedPerson *self)
{
  tend_person_day_free (self->day);
  g_free (self->person_uuid);
  g_free (self->person_name);
  g_free (self->person_color);
  g_free (self);
}

static gboolean
finish (GError  *local_error,
        GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
take_text (char     **field,
           TendRows  *rows,
           int        column)
{
  g_free (*field);
  *field = tend_rows_dup_text (rows, column);
}

static TendPerson *
read_person_row (TendRows *rows)
{
  TendPerson *person = tend_person_new ("");

  person->id = tend_rows_get_int64 (rows, 0);
  person->uuid = tend_rows_dup_text (rows, 1);
  take_text (&person->name, rows, 2);
  take_text (&person->note, rows, 3);
  take_text (&person->known_from, rows, 4);
  take_text (&person->color, rows, 5);
  take_text (&person->symbol, rows, 6);
  person->rhythm_weeks = (int) tend_rows_get_int64 (rows, 7);
  person->is_archived = tend_rows_get_boolean (rows, 8);
  person->created_at = tend_rows_get_int64 (rows, 9);
  return person;
}

static TendPersonDay *
read_day_row (TendRows *rows)
{
  TendPersonDay *day = tend_person_day_new (TEND_PERSON_DAY_OTHER, (int) tend_rows_get_int64 (rows, 4),
                                            (int) tend_rows_get_int64 (rows, 5), TEND_PERSON_YEAR_NONE);

  day->id = tend_rows_get_int64 (rows, 0);
  day->uuid = tend_rows_dup_text (rows, 1);
  /* The table's own checks admit nothing else. */
  tend_person_day_kind_from_text (tend_rows_get_text (rows, 2), &day->kind);
  take_text (&day->name, rows, 3);
  if (!tend_rows_is_null (rows, 6))
    day->year = (int) tend_rows_get_int64 (rows, 6);
  return day;
}

static gboolean
read_days (TendDb      *db,
           TendPerson  *person,
           GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " DAY_COLUMNS " FROM person_day d WHERE d.person_id = ?1"
                                             "  ORDER BY d.month, d.day, d.id",
                                             "i", person->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (person->days, read_day_row (rows));
  return finish (local_error, error);
}

static gboolean
read_ways (TendDb      *db,
           TendPerson  *person,
           GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT uuid, kind, label, value FROM person_way WHERE person_id = ?1 ORDER BY position, id", "i",
      person->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendPersonWay *way = tend_person_way_new (TEND_PERSON_WAY_OTHER, tend_rows_get_text (rows, 2),
                                                tend_rows_get_text (rows, 3));

      way->uuid = tend_rows_dup_text (rows, 0);
      tend_person_way_kind_from_text (tend_rows_get_text (rows, 1), &way->kind);
      g_ptr_array_add (person->ways, way);
    }
  return finish (local_error, error);
}

/* Takes @rows; the texts of their first column. */
static gboolean
take_texts (TendRows   *rows,
            GPtrArray  *texts,
            GError    **error)
{
  g_autoptr (TendRows) own_rows = rows;
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (texts, tend_rows_dup_text (rows, 0));
  return finish (local_error, error);
}

/* Takes @rows. Returns: (transfer full): the person of the only row, %TEND_ERROR_NOT_FOUND if there is none */
static TendPerson *
take_one_person (TendDb    *db,
                 TendRows  *rows,
                 GError   **error)
{
  g_autoptr (TendPerson) person = NULL;
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    person = read_person_row (rows);
  tend_rows_free (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else if (person == NULL)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That person isn’t there any more."));
  if (person == NULL || !read_days (db, person, error) || !read_ways (db, person, error) ||
      !take_texts (tend_db_query (db, error,
                                  "SELECT name FROM person_group WHERE person_id = ?1 ORDER BY name COLLATE NOCASE, id",
                                  "i", person->id),
                   person->groups, error))
    return NULL;
  return g_steal_pointer (&person);
}

/**
 * tend_person_read:
 * @db: a connection
 * @id: the row
 * @error: return location; %TEND_ERROR_NOT_FOUND if they are gone
 *
 * Returns: (transfer full): the person with their days, ways and groups
 */
TendPerson *
tend_person_read (TendDb  *db,
                  gint64   id,
                  GError **error)
{
  return take_one_person (
      db, tend_db_query (db, error, "SELECT " PERSON_COLUMNS " FROM person WHERE id = ?1", "i", id), error);
}

TendPerson *
tend_person_read_by_uuid (TendDb      *db,
                          const char  *uuid,
                          GError     **error)
{
  return take_one_person (
      db, tend_db_query (db, error, "SELECT " PERSON_COLUMNS " FROM person WHERE uuid = ?1", "s", uuid), error);
}

typedef struct
{
  char *key; /* what sorts the name */
  gint64 id;
} NamedRow;

static void
named_row_clear (gpointer data)
{
  g_free (((NamedRow *) data)->key);
}

static int
compare_named_rows (gconstpointer one,
                    gconstpointer other)
{
  return g_strcmp0 (((const NamedRow *) one)->key, ((const NamedRow *) other)->key);
}

/**
 * tend_person_read_ids:
 * @db: a connection
 * @filter: which people
 * @ids: (element-type gint64): gets their rows, in the order of their names as the locale has it
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_person_read_ids (TendDb                  *db,
                      const TendPersonFilter  *filter,
                      GArray                  *ids,
                      GError                 **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT id, name FROM person WHERE is_archived = ?1"
                                             "  AND (?2 IS NULL OR EXISTS (SELECT 1 FROM person_group g"
                                             "    WHERE g.person_id = person.id AND g.name = ?2 COLLATE NOCASE))"
                                             "  AND (rhythm_weeks > 0 OR NOT ?3) ORDER BY id",
                                             "bsb", filter->archived, filter->group, filter->with_rhythm);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (NamedRow));
  GError *local_error = NULL;

  g_array_set_clear_func (named, named_row_clear);
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    if (filter->words == NULL || g_str_match_string (filter->words, tend_rows_get_text (rows, 1), TRUE))
      {
        NamedRow row = { g_utf8_collate_key (tend_rows_get_text (rows, 1), -1), tend_rows_get_int64 (rows, 0) };

        g_array_append_val (named, row);
      }
  g_array_sort (named, compare_named_rows);
  for (guint i = 0; i < named->len; i++)
    g_array_append_val (ids, g_array_index (named, NamedRow, i).id);
  return finish (local_error, error);
}

gboolean
tend_person_read_is_any (TendDb   *db,
                         gboolean  archived)
{
  g_autoptr (TendRows) rows = tend_db_query (db, NULL, "SELECT 1 FROM person WHERE is_archived = ?1 LIMIT 1", "b",
                                             archived);

  return rows && tend_rows_next (rows, NULL);
}

/**
 * tend_person_read_name:
 * @db: a connection
 * @uuid: a person
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what they are called; %NULL without @error if they are not among the people
 */
char *
tend_person_read_name (TendDb      *db,
                       const char  *uuid,
                       GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT name FROM person WHERE uuid = ?1", "s", uuid);

  return rows && tend_rows_next (rows, error) ? tend_rows_dup_text (rows, 0) : NULL;
}

/**
 * tend_person_read_all_groups:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): the groups of all who aren't put away
 */
GPtrArray *
tend_person_read_all_groups (TendDb  *db,
                             GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  if (!take_texts (tend_db_query (db, error,
                                  "SELECT DISTINCT g.name FROM person_group g JOIN person p ON p.id = g.person_id"
                                  "  WHERE NOT p.is_archived ORDER BY g.name COLLATE NOCASE",
                                  ""),
                   groups, error))
    return NULL;
  return g_steal_pointer (&groups);
}

static TendDatedPerson *
read_dated_row (TendRows *rows)
{
  TendDatedPerson *dated = g_new0 (TendDatedPerson, 1);

  dated->day = read_day_row (rows);
  dated->person_id = tend_rows_get_int64 (rows, DAY_N_COLUMNS);
  dated->person_uuid = tend_rows_dup_text (rows, DAY_N_COLUMNS + 1);
  dated->person_name = tend_rows_dup_text (rows, DAY_N_COLUMNS + 2);
  dated->person_color = tend_rows_dup_text (rows, DAY_N_COLUMNS + 3);
  dated->is_archived = tend_rows_get_boolean (rows, DAY_N_COLUMNS + 4);
  return dated;
}

/**
 * tend_person_read_days_on:
 * @db: a connection
 * @day: a day
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendDatedPerson): the yearly days that are on @day, of all who aren't put away
 */
GPtrArray *
tend_person_read_days_on (TendDb   *db,
                          TendDay   day,
                          GError  **error)
{
  /* The 28th of a short February stands for the 29th, too. */
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " DATED_COLUMNS DATED_FROM
                                             "  WHERE d.month = ?1 AND d.day BETWEEN ?2 AND ?3 AND NOT p.is_archived"
                                             "  ORDER BY p.name COLLATE NOCASE, d.id",
                                             "iii", (gint64) tend_day_get_month (day),
                                             (gint64) tend_day_get_day_of_month (day),
                                             (gint64) tend_day_get_day_of_month (day) + 1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_dated_person_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      g_autoptr (TendDatedPerson) dated = read_dated_row (rows);

      if (tend_person_day_is_on (dated->day, day))
        g_ptr_array_add (found, g_steal_pointer (&dated));
    }
  return finish (local_error, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * tend_person_read_dated:
 * @db: a connection
 * @day_uuid: a yearly day
 * @error: return location; %TEND_ERROR_NOT_FOUND if it is gone
 *
 * Returns: (transfer full): the day, and whose it is
 */
TendDatedPerson *
tend_person_read_dated (TendDb      *db,
                        const char  *day_uuid,
                        GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT " DATED_COLUMNS DATED_FROM "WHERE d.uuid = ?1", "s",
                                             day_uuid);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    return read_dated_row (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That day isn’t there any more."));
  return NULL;
}

static TendContact *
read_contact_row (TendRows *rows)
{
  TendContact *contact = tend_contact_new (tend_rows_get_int64 (rows, 2), TEND_CONTACT_CALL,
                                           tend_rows_get_day (rows, 4));

  contact->id = tend_rows_get_int64 (rows, 0);
  contact->uuid = tend_rows_dup_text (rows, 1);
  tend_contact_kind_from_text (tend_rows_get_text (rows, 3), &contact->kind);
  take_text (&contact->note, rows, 5);
  return contact;
}

/**
 * tend_contact_read_range:
 * @db: a connection
 * @person_uuid: with whom
 * @from: a day
 * @to: a day, included
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendContact): what was noted, the latest first
 */
GPtrArray *
tend_contact_read_range (TendDb      *db,
                         const char  *person_uuid,
                         TendDay      from,
                         TendDay      to,
                         GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " CONTACT_COLUMNS " FROM person_contact c"
                                             "  JOIN person p ON p.id = c.person_id"
                                             "  WHERE p.uuid = ?1 AND c.day BETWEEN ?2 AND ?3"
                                             "  ORDER BY c.day DESC, c.id DESC",
                                             "sdd", person_uuid, from, to);
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_contact_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (contacts, read_contact_row (rows));
  return finish (local_error, error) ? g_steal_pointer (&contacts) : NULL;
}

TendContact *
tend_contact_read_by_uuid (TendDb      *db,
                           const char  *uuid,
                           GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT " CONTACT_COLUMNS " FROM person_contact c WHERE c.uuid = ?1", "s",
                                             uuid);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (tend_rows_next (rows, &local_error))
    return read_contact_row (rows);
  if (local_error)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That note isn’t there any more."));
  return NULL;
}

/**
 * tend_contact_read_first_day:
 * @db: a connection
 * @person_id: with whom
 *
 * Returns: the first day that anything was noted of; %TEND_DAY_NONE if there is none
 */
TendDay
tend_contact_read_first_day (TendDb *db,
                             gint64  person_id)
{
  g_autoptr (TendRows) rows = tend_db_query (db, NULL, "SELECT min(day) FROM person_contact WHERE person_id = ?1", "i",
                                             person_id);

  return rows && tend_rows_next (rows, NULL) && !tend_rows_is_null (rows, 0) ? tend_rows_get_day (rows, 0)
                                                                               : TEND_DAY_NONE;
}
