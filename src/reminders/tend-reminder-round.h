/* One round of the reminder service: what has come is taken up, what is ready is sent, and what nobody needs
 * to see any more is taken off the screen.
 *
 * TendReminderService makes one each time that it looks, when it has a life to look at. */

#pragma once

#include "base/tend-clock.h"
#include "reminders/tend-reminder-due.h"
#include "reminders/tend-reminder-log.h"
#include "reminders/tend-reminder-sender.h"
#include "store/tend-settings.h"

G_BEGIN_DECLS

/**
 * TendReminderRound:
 * @life: where to look
 * @settings: the life's, read anew
 * @clock: what tells the time
 * @log: what became of what came before
 * @sender: what shows notifications
 * @paused_until: nothing is shown before, in UTC seconds
 * @has_changed: (out): whether the log says something else than before
 *
 * It borrows everything and lives on the stack.
 */
typedef struct
{
  TendReminderLife life;
  TendSettings *settings;
  TendClock *clock;
  TendReminderLog *log;
  TendReminderSender *sender;
  gint64 paused_until;
  gboolean has_changed;
} TendReminderRound;

gboolean tend_reminder_round_take_up (TendReminderRound *self, gint64 since, gboolean must_keep, GError **error);
gboolean tend_reminder_round_deliver (TendReminderRound *self, GError **error);
gboolean tend_reminder_round_settle (TendReminderRound *self, GError **error);

G_END_DECLS
