/* What the user does about a reminder, on its notification or in Tend. */

#include "reminders/tend-reminder-service-private.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-words.h"

#include <glib/gi18n.h>

/* The page that a notification about several opens. */
#define REMINDERS_PANEL "reminders"

static gboolean
set_one_fate (TendReminderService  *self,
              TendReminderEntry    *entry,
              TendReminderFate      fate,
              GError              **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, entry);
  if (!tend_reminder_log_set_fate (self->log, one, fate, 0, tend_clock_get_now (self->clock), error))
    return FALSE;
  tend_reminder_service_tell_changed (self);
  return TRUE;
}

static TendReminderEntry *
find_entry (TendReminderService  *self,
            const char           *key,
            GError              **error)
{
  if (self->log)
    return tend_reminder_log_find (self->log, key, error);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That reminder isn't there any more."));
  return NULL;
}

/**
 * tend_reminder_service_snooze:
 * @self: a service that runs
 * @key: what names an entry of the log
 * @until: UTC seconds
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Lets it come again then, quiet hours or not: the user has said when.
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_service_snooze (TendReminderService  *self,
                              const char           *key,
                              gint64                until,
                              GError              **error)
{
  g_autoptr (TendReminderEntry) entry = find_entry (self, key, error);

  if (entry == NULL ||
      !tend_reminder_log_set_waiting (self->log, entry, TEND_REMINDER_SNOOZED, until,
                                      tend_clock_get_now (self->clock), error))
    return FALSE;
  tend_reminder_sender_withdraw (self->sender, entry);
  tend_reminder_service_tell_changed (self);
  tend_reminder_service_look_soon (self);
  return TRUE;
}

/**
 * tend_reminder_service_let_go:
 * @self: a service that runs
 * @key: what names an entry of the log
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: whether it is on disk that nothing more comes of it
 */
gboolean
tend_reminder_service_let_go (TendReminderService  *self,
                              const char           *key,
                              GError              **error)
{
  g_autoptr (TendReminderEntry) entry = find_entry (self, key, error);
  guint32 notification_id = entry ? entry->notification_id : 0;

  if (entry == NULL || !set_one_fate (self, entry, TEND_REMINDER_LET_GO, error))
    return FALSE;
  entry->notification_id = notification_id;
  tend_reminder_sender_withdraw (self->sender, entry);
  tend_reminder_service_look_soon (self);
  return TRUE;
}

/**
 * tend_reminder_service_take_back:
 * @self: a service that runs
 * @key: what names an entry of the log
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Undoes tend_reminder_service_let_go(), also after a restart: what was to come at a time that is still ahead comes
 * then, and what was shown before, or has passed, waits on the Reminders page. One that was not let go is left as it is.
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_service_take_back (TendReminderService  *self,
                                 const char           *key,
                                 GError              **error)
{
  g_autoptr (TendReminderEntry) entry = find_entry (self, key, error);
  gint64 now = tend_clock_get_now (self->clock);

  if (entry == NULL)
    return FALSE;
  if (entry->fate != TEND_REMINDER_LET_GO)
    return TRUE;
  if (entry->show_at <= now)
    return set_one_fate (self, entry, TEND_REMINDER_PASSED, error);
  if (!tend_reminder_log_set_waiting (self->log, entry, TEND_REMINDER_SNOOZED, entry->show_at, now, error))
    return FALSE;
  tend_reminder_service_tell_changed (self);
  tend_reminder_service_look_soon (self);
  return TRUE;
}

typedef struct
{
  TendReminderService *service;
  TendReminderEntry *entry;
} Tick;

static void
tick_free (Tick *tick)
{
  g_object_unref (tick->service);
  tend_reminder_entry_free (tick->entry);
  g_free (tick);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tick, tick_free)

/* What could not be ticked comes again, so that nobody takes it for done. */
static void
on_ticked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Tick) tick = user_data;
  TendReminderService *self = tick->service;
  g_autoptr (GError) error = NULL;
  guint32 notification_id = tick->entry->notification_id;
  gboolean is_done = tend_reminder_program_finish (result, &error);

  if (self->log == NULL)
    return;
  if (!is_done)
    g_message ("%s", error->message);
  g_clear_error (&error);
  if (is_done ? !set_one_fate (self, tick->entry, TEND_REMINDER_DONE, &error)
              : !tend_reminder_log_set_waiting (self->log, tick->entry, TEND_REMINDER_CLAIMED,
                                                tend_clock_get_now (self->clock),
                                                tend_clock_get_now (self->clock), &error))
    g_warning ("%s", error->message);
  tick->entry->notification_id = notification_id;
  tend_reminder_sender_withdraw (self->sender, tick->entry);
  tend_reminder_service_look_soon (self);
}

/**
 * tend_reminder_service_mark_done:
 * @self: a service that runs
 * @key: what names an entry of the log
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Lets Tend tick its thing on the day that it was for.
 *
 * Returns: whether it was begun
 */
gboolean
tend_reminder_service_mark_done (TendReminderService  *self,
                                 const char           *key,
                                 GError              **error)
{
  TendReminderEntry *entry = find_entry (self, key, error);
  Tick *tick;

  if (entry == NULL)
    return FALSE;
  tick = g_new0 (Tick, 1);
  tick->service = g_object_ref (self);
  tick->entry = entry;
  tend_reminder_program_done_async (self->program, entry->subject_uuid, entry->day, on_ticked_cb, tick);
  return TRUE;
}

/**
 * tend_reminder_service_pause_until:
 * @self: a service that runs
 * @until: UTC seconds; nothing is shown before. 0 ends a pause
 * @error: return location; %TEND_ERROR_INVALID for an instant that has passed
 *
 * What comes meanwhile stands on the Reminders page, important or not, and is not brought up afterwards.
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_service_pause_until (TendReminderService  *self,
                                   gint64                until,
                                   GError              **error)
{
  if (until != 0 && until <= tend_clock_get_now (self->clock))
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID,
                           _("That time has passed; a pause ends at one that is still to come."));
      return FALSE;
    }
  if (self->log == NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_BUSY, _("Reminders can't be paused at the moment."));
      return FALSE;
    }
  if (!tend_reminder_log_set_paused_until (self->log, until, error))
    return FALSE;
  self->paused_until = until;
  tend_reminder_service_tell_changed (self);
  tend_reminder_service_look_soon (self);
  return TRUE;
}

gint64
tend_reminder_service_get_paused_until (TendReminderService *self)
{
  return self->paused_until;
}

/**
 * tend_reminder_service_get_rebuilt_at:
 * @self: a service
 *
 * Returns: when an earlier log could not be read any more and was set aside, in UTC seconds; 0 if never
 */
gint64
tend_reminder_service_get_rebuilt_at (TendReminderService *self)
{
  return self->rebuilt_at;
}

static void
on_test_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tend_notifier_send_finish (TEND_NOTIFIER (source), result, &error) != 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tend_reminder_service_send_test_async:
 * @self: a service
 * @callback: called when it is shown, or can't be
 * @user_data: for @callback
 *
 * Shows a notification that is about nothing.
 */
void
tend_reminder_service_send_test_async (TendReminderService *self,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr (TendNotification) notification = tend_reminder_words_for_test (self->settings);

  tend_notifier_send_async (self->notifier, notification, 0, NULL, on_test_sent_cb,
                            g_task_new (self, NULL, callback, user_data));
}

gboolean
tend_reminder_service_send_test_finish (TendReminderService  *self,
                                        GAsyncResult         *result,
                                        GError              **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Some servers leave on the screen what was clicked. What could not be opened stays there. */
static void
open_entry (TendReminderService *self,
            const char          *key,
            gboolean             starts,
            const char          *activation_token)
{
  g_autoptr (TendReminderEntry) entry = tend_reminder_log_find (self->log, key, NULL);
  gboolean is_open;

  if (entry && starts)
    is_open = tend_reminder_program_start (self->program, entry->subject_kind, entry->subject_uuid, activation_token);
  else if (entry)
    is_open = tend_reminder_program_open (self->program, entry->subject_kind, entry->subject_uuid, activation_token);
  else
    is_open = tend_reminder_program_open_panel (self->program, REMINDERS_PANEL, activation_token);
  if (is_open)
    tend_reminder_sender_dismiss (self->sender, key);
}

static gboolean
snooze_by_action (TendReminderService  *self,
                  const char           *key,
                  const char           *action,
                  GError              **error)
{
  TendReminderSnooze snooze = TEND_REMINDER_SNOOZE_SHORT;

  if (g_str_equal (action, TEND_REMINDER_ACTION_SNOOZE_HOUR))
    snooze = TEND_REMINDER_SNOOZE_HOUR;
  else if (g_str_equal (action, TEND_REMINDER_ACTION_SNOOZE_MORNING))
    snooze = TEND_REMINDER_SNOOZE_MORNING;
  return tend_reminder_service_snooze (self, key,
                                       tend_reminder_rules_get_snoozed (snooze, tend_clock_get_zone (self->clock),
                                                                        tend_clock_get_today (self->clock),
                                                                        tend_clock_get_now (self->clock)),
                                       error);
}

/**
 * tend_reminder_service_on_action:
 * @self: a service
 * @key: which notification
 * @action: which action of it
 * @activation_token: (nullable): what a window needs to come to the front
 *
 * The user used an action of a notification.
 */
void
tend_reminder_service_on_action (TendReminderService *self,
                                 const char          *key,
                                 const char          *action,
                                 const char          *activation_token)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = TRUE;

  if (self->log == NULL)
    return;
  if (g_str_equal (key, TEND_REMINDER_KEY_TEST) && !g_str_equal (action, TEND_NOTIFICATION_DEFAULT_ACTION))
    /* It is about nothing that could be done. */
    tend_reminder_sender_dismiss (self->sender, key);
  else if (g_str_equal (action, TEND_REMIND_ACTION_DONE))
    is_good = tend_reminder_service_mark_done (self, key, &error);
  else if (g_str_has_prefix (action, "snooze-"))
    is_good = snooze_by_action (self, key, action, &error);
  else
    open_entry (self, key, g_str_equal (action, TEND_REMIND_ACTION_START), activation_token);
  if (!is_good)
    g_message ("%s", error->message);
}
