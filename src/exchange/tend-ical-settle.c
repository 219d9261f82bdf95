#include "exchange/tend-ical-settle.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "exchange/tend-ical-settling.h"

#include <glib/gi18n.h>
#include <string.h>

#define SEPARATOR "\x1f"

/**
 * tend_ical_file_get_name:
 * @self: a file
 *
 * Returns: (transfer full): what a calendar made of it is called
 */
char *
tend_ical_file_get_name (TendIcalFile *self)
{
  g_autofree char *base = NULL;
  char *dot;

  if (self->name)
    return g_strdup (self->name);
  base = g_filename_display_basename (tend_archive_get_source (self->archive));
  dot = strrchr (base, '.');
  if (dot && dot != base)
    *dot = '\0';
  return g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), 500));
}

/**
 * tend_ical_find_calendar:
 * @file: a file
 * @db: a connection to a life
 * @uuid: (out) (nullable): the calendar that it was imported into before, to be shown only
 * @name: (out) (nullable): what that is called now
 * @error: return location
 *
 * Returns: whether it could be asked
 */
gboolean
tend_ical_find_calendar (TendIcalFile  *file,
                         TendDb        *db,
                         char         **uuid,
                         char         **name,
                         GError       **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT uuid, name FROM calendar WHERE source = ?1 AND is_shown_only = 1"
                                             "  ORDER BY position, id LIMIT 1",
                                             "s", file->identity);
  GError *local_error = NULL;

  *uuid = NULL;
  *name = NULL;
  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      *uuid = tend_rows_dup_text (rows, 0);
      *name = tend_rows_dup_text (rows, 1);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_ical_settling_derive:
 * @self: what is being settled
 * @space: what it is that gets a name
 * @key: what it is known by
 * @more: what tells it apart from others of that key
 *
 * Returns: (transfer full): a UUID, the same each time
 */
char *
tend_ical_settling_derive (const TendIcalSettling *self,
                           const char             *space,
                           const char             *key,
                           const char             *more)
{
  g_autofree char *name = g_strjoin (SEPARATOR, key, more, self->calendar, NULL);

  return tend_uuid_derive (space, name);
}

static void
set_uuid (TendIcalSettling *self,
          guint             index,
          const char       *uuid)
{
  tend_archive_table_set_text (self->plans, index, "uuid", uuid);
  tend_ical_settling_get_fate (self, index)->uuid = tend_ical_settling_get_text (self->plans, "uuid", index);
}

/* Asks for the plan that an entry is; the row has its UUID, SEQUENCE and when it was last changed. */
static gboolean
take_known (TendIcalSettling  *self,
            guint              index,
            TendRows          *rows,
            GError           **error)
{
  g_autoptr (TendRows) own_rows = rows;
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);
  TendIcalFate *fate = tend_ical_settling_get_fate (self, index);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      gint64 sequence = tend_rows_get_int64 (rows, 1);
      gint64 modified_at = tend_rows_get_int64 (rows, 2);

      set_uuid (self, index, tend_rows_get_text (rows, 0));
      fate->is_known = TRUE;
      fate->is_newer = entry->sequence > sequence ||
                       (entry->sequence == sequence && entry->modified_at > modified_at);
      /* What is as old as what is here, and different, was changed in the file by who does not count versions. */
      tend_archive_table_set_policy (self->plans, index,
                                     entry->sequence < sequence || (entry->sequence == sequence &&
                                                                    entry->modified_at < modified_at)
                                         ? TEND_ARCHIVE_ROW_LEAVE
                                         : TEND_ARCHIVE_ROW_UPDATE);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
is_own_uuid (const char *key)
{
  if (!tend_uuid_is_valid (key))
    return FALSE;
  for (const char *at = key; *at; at++)
    if (g_ascii_isupper (*at))
      return FALSE;
  return TRUE;
}

/* A plan that Tend made itself goes out with its UUID for a UID, and keeps that when it comes back. */
static gboolean
settle_by_uuid (TendIcalSettling  *self,
                guint              index,
                GError           **error)
{
  const char *key = tend_ical_settling_get_entry (self, index)->key;
  gint64 is_taken = 0;

  if (self->has_plans &&
      (!take_known (self, index,
                    tend_db_query (self->db, error,
                                   "SELECT uuid, sequence, modified_at FROM plan WHERE uuid = ?1 AND uid = ''"
                                   "  AND calendar_uuid IS NULL AND master_uuid IS NULL", "s", key),
                    error) ||
       !tend_db_query_int64 (self->db, &is_taken, error, "SELECT count(*) FROM plan WHERE uuid = ?1", "s", key)))
    return FALSE;
  if (tend_ical_settling_get_fate (self, index)->is_known || !is_taken)
    {
      set_uuid (self, index, key);
      tend_archive_table_set_text (self->plans, index, "uid", "");
    }
  return TRUE;
}

static gboolean
settle_own_plan (TendIcalSettling  *self,
                 guint              index,
                 GError           **error)
{
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);
  g_autofree char *uuid = NULL;

  if (entry->has_uid && self->has_plans &&
      !take_known (self, index,
                   tend_db_query (self->db, error,
                                  "SELECT uuid, sequence, modified_at FROM plan WHERE uid = ?1 AND uid <> ''"
                                  "  AND calendar_uuid IS NULL AND master_uuid IS NULL ORDER BY id LIMIT 1",
                                  "s", entry->key),
                   error))
    return FALSE;
  if (tend_ical_settling_get_fate (self, index)->uuid == NULL && entry->has_uid && is_own_uuid (entry->key) &&
      !settle_by_uuid (self, index, error))
    return FALSE;
  if (tend_ical_settling_get_fate (self, index)->uuid)
    return TRUE;
  uuid = tend_ical_settling_derive (self, "ical-plan", entry->key, "");
  set_uuid (self, index, uuid);
  return TRUE;
}

/* The series that an entry is a time of, where that is in the life and not in the file. */
static gboolean
find_master (TendIcalSettling  *self,
             guint              index,
             char             **uuid,
             char             **recurrence,
             GError           **error)
{
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, is_all_day, zone FROM plan"
                                             "  WHERE uid = ?1 AND uid <> '' AND calendar_uuid IS ?2"
                                             "    AND master_uuid IS NULL AND series_end IS NOT NULL"
                                             "  ORDER BY id LIMIT 1",
                                             "ss", entry->key, self->calendar);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      g_autoptr (TendZone) zone = tend_zone_new (tend_rows_get_text (rows, 2), NULL);

      *uuid = tend_rows_dup_text (rows, 0);
      *recurrence = tend_ical_entry_format_recurrence (entry, tend_rows_get_boolean (rows, 1), zone);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* A time of a series that is nowhere is a plan of its own. */
static void
settle_stray (TendIcalSettling *self,
              guint             index)
{
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);
  g_autofree char *recurrence = tend_ical_entry_format_recurrence (entry, entry->recurrence.is_date, NULL);
  g_autofree char *uuid = tend_ical_settling_derive (self, "ical-plan", entry->key, recurrence);

  tend_archive_table_set_text (self->plans, index, "uid", "");
  set_uuid (self, index, uuid);
}

/* Whether a time that the life does not have was taken out of its series here, which has stayed as it is since: by
 * itself, or with all that follow. */
static gboolean
ask_whether_left_out (TendIcalSettling  *self,
                      guint              index,
                      const char        *master,
                      const char        *recurrence,
                      gint64            *is_left_out,
                      GError           **error)
{
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);

  *is_left_out = FALSE;
  if (entry->master != TEND_ICAL_NONE &&
      tend_archive_table_get_policy (self->plans, entry->master) != TEND_ARCHIVE_ROW_LEAVE)
    return TRUE;
  return tend_db_query_int64 (self->db, is_left_out, error,
                              "SELECT EXISTS (SELECT 1 FROM plan p WHERE p.uuid = ?1 AND p.sequence >= ?3"
                              "  AND p.modified_at > ?4 AND (p.series_end < substr (?2, 1, 10)"
                              "    OR EXISTS (SELECT 1 FROM plan_date d WHERE d.plan_id = p.id AND d.kind = 'exdate'"
                              "      AND d.value IN (?2, substr (?2, 1, 10)))))",
                              "ssii", master, recurrence, (gint64) entry->sequence, entry->modified_at);
}

static gboolean
settle_time (TendIcalSettling  *self,
             guint              index,
             GError           **error)
{
  const TendIcalEntry *entry = tend_ical_settling_get_entry (self, index);
  g_autofree char *master = NULL;
  g_autofree char *recurrence = NULL;
  g_autofree char *uuid = NULL;
  gint64 is_left_out;

  if (entry->master == TEND_ICAL_NONE)
    {
      if (!find_master (self, index, &master, &recurrence, error))
        return FALSE;
    }
  else
    {
      const TendIcalEntry *series = tend_ical_settling_get_entry (self, entry->master);

      master = g_strdup (tend_ical_settling_get_fate (self, entry->master)->uuid);
      recurrence = tend_ical_entry_format_recurrence (entry, series->is_all_day, series->zone);
      tend_archive_table_set_text (self->plans, index, "uid",
                                   tend_ical_settling_get_text (self->plans, "uid", entry->master));
    }
  if (master == NULL)
    {
      settle_stray (self, index);
      return TRUE;
    }
  tend_archive_table_set_text (self->plans, index, "master_uuid", master);
  tend_archive_table_set_text (self->plans, index, "recurrence_id", recurrence);
  if (!take_known (self, index,
                   tend_db_query (self->db, error,
                                  "SELECT uuid, sequence, modified_at FROM plan"
                                  "  WHERE master_uuid = ?1 AND recurrence_id = ?2 ORDER BY id LIMIT 1",
                                  "ss", master, recurrence),
                   error))
    return FALSE;
  if (tend_ical_settling_get_fate (self, index)->uuid)
    return TRUE;
  if (!ask_whether_left_out (self, index, master, recurrence, &is_left_out, error))
    return FALSE;
  if (is_left_out)
    {
      tend_archive_table_set_policy (self->plans, index, TEND_ARCHIVE_ROW_LEAVE);
      return TRUE;
    }
  uuid = tend_ical_settling_derive (self, "ical-time", master, recurrence);
  set_uuid (self, index, uuid);
  return TRUE;
}

/* Within a calendar that is shown only, every UUID is known beforehand, and the file is always right. */
static void
settle_shown_plan (TendIcalSettling *self,
                   guint             index)
{
  const char *key = tend_ical_settling_get_entry (self, index)->key;
  g_autofree char *uuid = tend_ical_settling_derive (self, "ical-plan", key, "");

  set_uuid (self, index, uuid);
}

static gboolean
settle_plans (TendIcalSettling  *self,
              gboolean           are_times,
              GError           **error)
{
  for (guint i = 0; i < self->file->entries->len; i++)
    {
      const TendIcalEntry *entry = tend_ical_settling_get_entry (self, i);

      if (entry->is_out || (!entry->has_recurrence) == are_times)
        continue;
      tend_archive_table_set_policy (self->plans, i, TEND_ARCHIVE_ROW_UPDATE);
      tend_archive_table_set_null (self->plans, i, "master_uuid");
      tend_archive_table_set_null (self->plans, i, "recurrence_id");
      if (tend_ical_settling_get_text (self->plans, "uid", i) != entry->key)
        tend_archive_table_set_text (self->plans, i, "uid", entry->has_uid ? entry->key : "");
      if (self->calendar)
        tend_archive_table_set_text (self->plans, i, "calendar_uuid", self->calendar);
      else
        tend_archive_table_set_null (self->plans, i, "calendar_uuid");

      if (are_times && !settle_time (self, i, error))
        return FALSE;
      if (!are_times && self->calendar)
        settle_shown_plan (self, i);
      if (!are_times && !self->calendar && !settle_own_plan (self, i, error))
        return FALSE;
      if (self->calendar)
        tend_archive_table_set_policy (self->plans, i, TEND_ARCHIVE_ROW_UPDATE);
    }
  return TRUE;
}

static void
settle_calendar (TendIcalSettling     *self,
                 const TendIcalChoice *choice)
{
  TendArchiveTable *table = tend_archive_add_table (self->file->archive, "calendar");
  guint row = tend_archive_table_get_n_rows (table);
  g_autofree char *name = choice->name ? g_strdup (choice->name) : tend_ical_file_get_name (self->file);

  /* It may have been settled before. */
  if (row == 0)
    tend_archive_table_append (table, 0);
  row = 0;
  tend_archive_table_set_policy (table, row, self->calendar ? TEND_ARCHIVE_ROW_AS_TABLE : TEND_ARCHIVE_ROW_SKIP);
  if (self->calendar == NULL)
    return;
  tend_archive_table_set_text (table, row, "uuid", self->calendar);
  tend_archive_table_set_text (table, row, "name", name);
  tend_archive_table_set_text (table, row, "color", choice->color ? choice->color : "");
  tend_archive_table_set_text (table, row, "source", self->file->identity);
  tend_archive_table_set_integer (table, row, "is_shown_only", 1);
  tend_archive_table_set_integer (table, row, "position", 0);
}

static void
settling_clear (TendIcalSettling *self)
{
  g_clear_pointer (&self->fates, g_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendIcalSettling, settling_clear)

static void
settling_init (TendIcalSettling *self,
               TendIcalFile     *file)
{
  self->plans = tend_archive_add_table (file->archive, "plan");
  self->dates = tend_archive_add_table (file->archive, "plan_date");
  self->guests = tend_archive_add_table (file->archive, "plan_guest");
  self->reminders = tend_archive_add_table (file->archive, "reminder");
  tend_archive_table_add_column (self->plans, "uuid");
  self->fates = g_array_new (FALSE, TRUE, sizeof (TendIcalFate));
  g_array_set_size (self->fates, file->entries->len);
  tend_archive_table_set_use (self->plans, "created_at", TEND_ARCHIVE_USE_ONCE);
  tend_archive_table_set_use (self->plans, "modified_at", TEND_ARCHIVE_USE_ALONG);
  tend_archive_table_set_use (self->guests, "person_uuid", TEND_ARCHIVE_USE_ONCE);
  tend_archive_table_set_follows (self->dates, NULL);
  tend_archive_table_clear_removals (self->plans);
  tend_archive_table_clear_removals (self->guests);
  tend_archive_table_clear_removals (self->reminders);
}

/**
 * tend_ical_settle:
 * @file: a file
 * @db: a connection to the life that it comes into
 * @features: the features of the life
 * @n_features: how many
 * @choice: what the user says about it
 * @today: the day it is
 * @error: return location
 *
 * Makes of a file's rows those that tend_archive_merge() and tend_archive_preview() are to look at; to be called
 * before each, since the life may be another by then. While it runs, nobody else may use the file.
 *
 * Returns: whether it could
 */
gboolean
tend_ical_settle (TendIcalFile              *file,
                  TendDb                    *db,
                  const TendFeature *const  *features,
                  guint                      n_features,
                  const TendIcalChoice      *choice,
                  TendDay                    today,
                  GError                   **error)
{
  g_auto (TendIcalSettling) self = { .file = file, .db = db, .today = today };
  g_autofree char *calendar = NULL;
  g_autofree char *name = NULL;
  gint64 has_plans;

  if (!tend_db_query_int64 (db, &has_plans, error, "SELECT EXISTS (SELECT 1 FROM plan)", NULL))
    return FALSE;
  settling_init (&self, file);
  self.has_plans = has_plans != 0;
  if (choice->is_shown_only)
    {
      if (!tend_ical_find_calendar (file, db, &calendar, &name, error))
        return FALSE;
      if (calendar == NULL)
        calendar = tend_uuid_derive ("ical-calendar", file->identity);
      self.calendar = calendar;
    }

  settle_calendar (&self, choice);
  return settle_plans (&self, FALSE, error) && settle_plans (&self, TRUE, error) &&
         tend_ical_settle_belongings (&self, features, n_features, error);
}
