/* Lets reminders arrive: knows when the next one comes, takes up what has come, and hears what the user does
 * about it.
 *
 * tend-reminders has one. It is woken by tend_reminder_service_wake(): at its #TendReminderService:next-wake,
 * which main() sets a TendAlarm to, when a life changes, when the notification server comes back, and when the
 * clock, the zone or the machine's sleep make it think again. Between, it does nothing at all.
 *
 * Whatever wakes it, it does the same: it looks at what has come since it last looked, claims it in its log,
 * sends what is ready, and says when to be woken next. So nothing depends on any of the wake-ups arriving,
 * and one too many does no harm. */

#pragma once

#include "base/tend-clock.h"
#include "reminders/tend-notifier.h"
#include "reminders/tend-reminder-log.h"
#include "reminders/tend-reminder-program.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_SERVICE (tend_reminder_service_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderService, tend_reminder_service, TEND, REMINDER_SERVICE, GObject)

TendReminderService *tend_reminder_service_new (const char *folder, TendClock *clock,
                                                const TendFeature *const *features, guint n_features,
                                                TendNotifier *notifier, TendReminderProgram *program);
gboolean tend_reminder_service_start (TendReminderService *self, GError **error);
void tend_reminder_service_stop (TendReminderService *self);

void tend_reminder_service_wake (TendReminderService *self);
void tend_reminder_service_note_life_changed (TendReminderService *self, gboolean were_reminders);
gint64 tend_reminder_service_get_next_wake (TendReminderService *self);

gboolean tend_reminder_service_snooze (TendReminderService *self, const char *key, gint64 until, GError **error);
gboolean tend_reminder_service_let_go (TendReminderService *self, const char *key, GError **error);
gboolean tend_reminder_service_take_back (TendReminderService *self, const char *key, GError **error);
gboolean tend_reminder_service_mark_done (TendReminderService *self, const char *key, GError **error);
gboolean tend_reminder_service_pause_until (TendReminderService *self, gint64 until, GError **error);
gint64 tend_reminder_service_get_paused_until (TendReminderService *self);
gint64 tend_reminder_service_get_rebuilt_at (TendReminderService *self);

void tend_reminder_service_send_test_async (TendReminderService *self, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean tend_reminder_service_send_test_finish (TendReminderService *self, GAsyncResult *result, GError **error);

GPtrArray *tend_reminder_service_read_next (TendReminderService *self, guint limit, GError **error);
TendReminderLog *tend_reminder_service_get_log (TendReminderService *self);

G_END_DECLS
