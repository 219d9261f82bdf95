/* The reminder service as Tend's window sees it: what is paused, what came, and what is to become of it.
 *
 * The bus starts the service where it does not run. Its methods are described in
 * io.github.tend_app.Tend.Reminders.xml. The preferences and the Reminders page each have one. */

#pragma once

#include "base/tend-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_CLIENT (tend_reminder_client_get_type ())
G_DECLARE_FINAL_TYPE (TendReminderClient, tend_reminder_client, TEND, REMINDER_CLIENT, GObject)

/**
 * TendReminderNotice:
 * @key: names this one time of the reminder
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing
 * @day: the day that it is for; %TEND_DAY_NONE for one that is to come
 * @due: when it is due, in UTC seconds
 * @show_at: when it was or is shown, in UTC seconds; @due for one that is to come
 * @state: (nullable): what became of it ("passed", "snoozed", …), %NULL for one that is to come
 */
typedef struct
{
  char *key;
  char *subject_kind;
  char *subject_uuid;
  TendDay day;
  gint64 due;
  gint64 show_at;
  char *state;
} TendReminderNotice;

void tend_reminder_notice_free (TendReminderNotice *self);

TendReminderClient *tend_reminder_client_new (void);
gint64 tend_reminder_client_get_paused_until (TendReminderClient *self);
gint64 tend_reminder_client_get_rebuilt_at (TendReminderClient *self);

void tend_reminder_client_pause_async (TendReminderClient *self, gint64 until, GAsyncReadyCallback callback,
                                       gpointer user_data);
void tend_reminder_client_snooze_async (TendReminderClient *self, const char *key, gint64 until,
                                        GAsyncReadyCallback callback, gpointer user_data);
void tend_reminder_client_let_go_async (TendReminderClient *self, const char *key, GAsyncReadyCallback callback,
                                        gpointer user_data);
void tend_reminder_client_take_back_async (TendReminderClient *self, const char *key, GAsyncReadyCallback callback,
                                           gpointer user_data);
void tend_reminder_client_mark_done_async (TendReminderClient *self, const char *key, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean tend_reminder_client_finish (TendReminderClient *self, GAsyncResult *result, GError **error);

void tend_reminder_client_send_test_async (TendReminderClient *self, GAsyncReadyCallback callback,
                                           gpointer user_data);
char *tend_reminder_client_send_test_finish (TendReminderClient *self, GAsyncResult *result, GError **error);

void tend_reminder_client_list_next_async (TendReminderClient *self, guint limit, GAsyncReadyCallback callback,
                                           gpointer user_data);
void tend_reminder_client_list_past_async (TendReminderClient *self, guint limit, GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *tend_reminder_client_list_finish (TendReminderClient *self, GAsyncResult *result, GError **error);

void tend_reminder_client_quit_service (GDBusConnection *connection);

G_END_DECLS
