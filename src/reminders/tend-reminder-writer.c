#include "reminders/tend-reminder-writer.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <math.h>

/* A reminder that goes by a start has a minute in the table, which nobody looks at. */
static gint64
get_minute (const TendReminder *reminder)
{
  return tend_reminder_goes_by_clock (reminder) ? reminder->minute : 0;
}

/* "none" is NULL in the table, as is what is no number; a whole number goes into its column as one. */
static double
get_before_minutes (const TendReminder *reminder)
{
  return tend_reminder_goes_by_clock (reminder) ? NAN : reminder->before_minutes;
}

static gboolean
require_change (TendDb  *db,
                GError **error)
{
  if (tend_db_get_change_count (db) > 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That reminder isn't there any more."));
  return FALSE;
}

/**
 * tend_reminder_insert:
 * @db: the writing connection
 * @reminder: a reminder; its id is not looked at, and it gets a UUID if it has none
 * @id: (out) (optional): the row
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Returns: whether it was added
 */
gboolean
tend_reminder_insert (TendDb              *db,
                      const TendReminder  *reminder,
                      gint64              *id,
                      GError             **error)
{
  g_autofree char *uuid = reminder->uuid ? g_strdup (reminder->uuid) : tend_uuid_new ();
  if (!tend_reminder_validate (reminder, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes,"
                    "    is_enabled, is_important, even_if_done)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    "sssiifbbb", uuid, reminder->subject_kind, reminder->subject_uuid,
                    get_minute (reminder), (gint64) reminder->weekdays,
                    get_before_minutes (reminder), reminder->is_enabled,
                    reminder->is_important, reminder->even_if_done))
    return FALSE;
  if (id)
    *id = tend_db_get_last_id (db);
  return TRUE;
}

/**
 * tend_reminder_update:
 * @db: the writing connection
 * @reminder: a reminder with its id; what it is about stays as it is
 * @error: return location; %TEND_ERROR_INVALID, %TEND_ERROR_NOT_FOUND
 *
 * Returns: whether it was written
 */
gboolean
tend_reminder_update (TendDb              *db,
                      const TendReminder  *reminder,
                      GError             **error)
{
  return tend_reminder_validate (reminder, error) &&
         tend_db_run (db, error,
                      "UPDATE reminder SET minute = ?2, weekdays = ?3,"
                      "    before_minutes = ?4, is_enabled = ?5, is_important = ?6,"
                      "    even_if_done = ?7 WHERE id = ?1",
                      "iiifbbb", reminder->id, get_minute (reminder),
                      (gint64) reminder->weekdays, get_before_minutes (reminder),
                      reminder->is_enabled, reminder->is_important, reminder->even_if_done) &&
         require_change (db, error);
}

gboolean
tend_reminder_delete (TendDb  *db,
                      gint64   id,
                      GError **error)
{
  return tend_db_run (db, error, "DELETE FROM reminder WHERE id = ?1", "i", id) && require_change (db, error);
}

/* The row of a reminder among those that are kept, 0 if it is a new one. One that was made a moment ago may not
 * know its row yet, but it has its UUID. */
static gint64
find_row (GPtrArray          *kept,
          const TendReminder *reminder)
{
  for (guint i = 0; i < kept->len; i++)
    {
      const TendReminder *one = g_ptr_array_index (kept, i);

      if (one->id == reminder->id || g_strcmp0 (one->uuid, reminder->uuid) == 0)
        return one->id;
    }
  return 0;
}

static gboolean
delete_others (TendDb     *db,
               GPtrArray  *kept,
               GPtrArray  *wanted,
               GError    **error)
{
  for (guint i = 0; i < kept->len; i++)
    {
      const TendReminder *one = g_ptr_array_index (kept, i);
      gboolean is_wanted = FALSE;

      for (guint j = 0; j < wanted->len && !is_wanted; j++)
        is_wanted = find_row (kept, g_ptr_array_index (wanted, j)) == one->id;
      if (!is_wanted && !tend_reminder_delete (db, one->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_about (const TendReminder *reminder,
          const char         *subject_kind,
          const char         *subject_uuid)
{
  return g_str_equal (reminder->subject_kind, subject_kind) && g_str_equal (reminder->subject_uuid, subject_uuid);
}

/**
 * tend_reminder_replace_for:
 * @db: the writing connection
 * @subject_kind: the kind of thing
 * @subject_uuid: the thing
 * @reminders: (element-type TendReminder): what it is to have; those that it has, by row or UUID, are
 *   kept and changed
 * @error: return location; %TEND_ERROR_INVALID, %TEND_ERROR_NOT_FOUND
 *
 * Lets a thing have these reminders and no others: what an editor does when it is left.
 *
 * Returns: whether it could
 */
gboolean
tend_reminder_replace_for (TendDb      *db,
                           const char  *subject_kind,
                           const char  *subject_uuid,
                           GPtrArray   *reminders,
                           GError     **error)
{
  g_autoptr (GPtrArray) before = tend_reminder_read_for (db, subject_kind, subject_uuid, error);

  if (before == NULL)
    return FALSE;
  if (!delete_others (db, before, reminders, error))
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      g_autoptr (TendReminder) reminder = tend_reminder_copy (g_ptr_array_index (reminders, i));

      g_return_val_if_fail (is_about (reminder, subject_kind, subject_uuid), FALSE);
      /* One that was deleted elsewhere meanwhile is wanted all the same. */
      reminder->id = find_row (before, reminder);
      if (reminder->id != 0 ? !tend_reminder_update (db, reminder, error)
                            : !tend_reminder_insert (db, reminder, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_reminder_delete_for:
 * @db: the writing connection
 * @subject_kind: the kind of thing
 * @subject_uuid: the thing, which is being deleted
 * @error: return location
 *
 * Deletes the reminders of a thing. No foreign key does it, since a thing may be of any feature.
 *
 * Returns: whether it could
 */
gboolean
tend_reminder_delete_for (TendDb      *db,
                          const char  *subject_kind,
                          const char  *subject_uuid,
                          GError     **error)
{
  return tend_db_run (db, error, "DELETE FROM reminder WHERE subject_kind = ?1 AND subject_uuid = ?2", "ss",
                      subject_kind, subject_uuid);
}
