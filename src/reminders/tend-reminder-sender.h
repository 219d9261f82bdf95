/* Brings what has come to the notification server, and keeps in the log what came of it.
 *
 * The order is what makes a reminder come once: it is claimed in the log, sent, and noted as sent, each before
 * the next. What is found claimed after a crash is sent again, in the place of what is on the screen where
 * that is known. Twice on the screen can only be what was sent but not noted, or what a server shows after
 * more than the 25 seconds that libnotify listens for its answer.
 *
 * TendReminderService has one. */

#pragma once

#include "base/tend-clock.h"
#include "reminders/tend-notifier.h"
#include "reminders/tend-reminder-words.h"

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_SENDER (tend_reminder_sender_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderSender, tend_reminder_sender, TEND, REMINDER_SENDER, GObject)

TendReminderSender *tend_reminder_sender_new (TendNotifier *notifier, TendClock *clock);
void tend_reminder_sender_set_log (TendReminderSender *self, TendReminderLog *log, const char *server);

gboolean tend_reminder_sender_catch_up (TendReminderSender *self, GError **error);
gboolean tend_reminder_sender_is_busy (TendReminderSender *self);
gboolean tend_reminder_sender_is_sending (TendReminderSender *self, const TendReminderEntry *entry);
void tend_reminder_sender_send (TendReminderSender *self, TendNotification *notification, GPtrArray *items,
                                TendReminderFate fate);
void tend_reminder_sender_withdraw (TendReminderSender *self, const TendReminderEntry *entry);
void tend_reminder_sender_dismiss (TendReminderSender *self, const char *key);

G_END_DECLS
