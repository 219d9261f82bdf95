#include "reminders/tend-reminder-store.h"

#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* What a verb is about; the writer thread gets it as it is. */
typedef struct
{
  char *subject_kind;
  char *subject_uuid;
  GPtrArray *reminders; /* of TendReminder */
} Verb;

static Verb *
verb_new (const char *subject_kind,
          const char *subject_uuid)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->subject_kind = g_strdup (subject_kind);
  verb->subject_uuid = g_strdup (subject_uuid);
  verb->reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  return verb;
}

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_free (verb->subject_kind);
  g_free (verb->subject_uuid);
  g_ptr_array_unref (verb->reminders);
  g_free (verb);
}

static gboolean
write_all (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  const Verb *verb = data;

  return tend_reminder_replace_for (db, verb->subject_kind, verb->subject_uuid, verb->reminders, error);
}

static gboolean
write_one (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  const Verb *verb = data;

  return tend_reminder_update (db, g_ptr_array_index (verb->reminders, 0), error);
}

/**
 * tend_reminder_store_set_async:
 * @store: the store
 * @subject_kind: the kind of thing
 * @subject_uuid: the thing
 * @title: what it is called, for Undo
 * @reminders: (element-type TendReminder): what it is to have; those with an id are kept and changed
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 *
 * Lets a thing have these reminders and no others.
 */
void
tend_reminder_store_set_async (TendStore           *store,
                               const char          *subject_kind,
                               const char          *subject_uuid,
                               const char          *title,
                               GPtrArray           *reminders,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autofree char *label = g_strdup_printf (_("Changed the reminders of “%s”"), title);
  Verb *verb = verb_new (subject_kind, subject_uuid);

  for (guint i = 0; i < reminders->len; i++)
    g_ptr_array_add (verb->reminders, tend_reminder_copy (g_ptr_array_index (reminders, i)));
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_all, verb, verb_free, NULL, callback,
                          user_data);
}

/**
 * tend_reminder_store_set_enabled_async:
 * @store: the store
 * @reminder: a reminder that is kept
 * @title: what its thing is called, for Undo
 * @is_enabled: whether it is to come
 * @callback: called when it is safely on disk
 * @user_data: for @callback
 */
void
tend_reminder_store_set_enabled_async (TendStore           *store,
                                       const TendReminder  *reminder,
                                       const char          *title,
                                       gboolean             is_enabled,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autofree char *label = is_enabled ? g_strdup_printf (_("Switched a reminder of “%s” on"), title)
                                      : g_strdup_printf (_("Switched a reminder of “%s” off"), title);
  Verb *verb = verb_new (reminder->subject_kind, reminder->subject_uuid);
  TendReminder *changed = tend_reminder_copy (reminder);

  changed->is_enabled = is_enabled;
  g_ptr_array_add (verb->reminders, changed);
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_one, verb, verb_free, NULL, callback,
                          user_data);
}

/**
 * tend_reminder_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
tend_reminder_store_finish (TendStore     *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return tend_store_write_finish (store, result, error) != NULL;
}
