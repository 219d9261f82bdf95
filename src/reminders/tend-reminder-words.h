/* What notifications of reminders say.
 *
 * The service asks for them; nothing else in Tend notifies. In the user's language, and in the discreet manner
 * without a word of what it is about. */

#pragma once

#include "reminders/tend-notification.h"
#include "reminders/tend-reminder-log.h"
#include "store/tend-feature.h"
#include "store/tend-settings.h"

G_BEGIN_DECLS

/* What a click stands for, beside the feature's own actions. */
#define TEND_REMINDER_ACTION_SNOOZE_SHORT "snooze-short"
#define TEND_REMINDER_ACTION_SNOOZE_HOUR "snooze-hour"
#define TEND_REMINDER_ACTION_SNOOZE_MORNING "snooze-morning"

/* The key of the notification that says what passed; a later one takes its place. */
#define TEND_REMINDER_KEY_PASSED "passed"

/* Keys of notifications for several at once begin with this. */
#define TEND_REMINDER_KEY_TOGETHER "together/"

/* The key of the notification that tries out what the server can do. */
#define TEND_REMINDER_KEY_TEST "test"

/**
 * TendReminderItem:
 * @entry: what has come
 * @said: what its feature says of it
 * @is_important: whether it may come where others are held back
 */
typedef struct
{
  TendReminderEntry *entry;
  TendRemind *said;
  gboolean is_important;
} TendReminderItem;

void tend_reminder_item_free (TendReminderItem *self);

TendNotification *tend_reminder_words_for_one (const TendReminderItem *item, TendSettings *settings);
TendNotification *tend_reminder_words_for_several (GPtrArray *items, TendSettings *settings);
TendNotification *tend_reminder_words_for_passed (GPtrArray *items, TendSettings *settings, TendZone *zone);
TendNotification *tend_reminder_words_for_test (TendSettings *settings);

G_END_DECLS
