/* One time of one reminder, and what became of it: what the log keeps, and the service, the Reminders page and
 * "tend reminders" hand around. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/**
 * TendReminderFate:
 * @TEND_REMINDER_HELD: waits for the end of the quiet hours
 * @TEND_REMINDER_SNOOZED: waits for the time that the user gave it
 * @TEND_REMINDER_CLAIMED: is about to be shown, or waits for somebody who can show it
 * @TEND_REMINDER_SENT: was shown
 * @TEND_REMINDER_PASSED: its time passed while nothing could be shown, or was to be
 * @TEND_REMINDER_DONE: its thing is done
 * @TEND_REMINDER_LET_GO: the user let it go
 * @TEND_REMINDER_GONE: its thing is not there any more, or nothing is wanted of it
 */
typedef enum
{
  TEND_REMINDER_HELD,
  TEND_REMINDER_SNOOZED,
  TEND_REMINDER_CLAIMED,
  TEND_REMINDER_SENT,
  TEND_REMINDER_PASSED,
  TEND_REMINDER_DONE,
  TEND_REMINDER_LET_GO,
  TEND_REMINDER_GONE,
} TendReminderFate;

/**
 * TendReminderEntry:
 * @id: the row
 * @key: what names it to the notifier and over D-Bus: the reminder's UUID, "/", and @occurrence
 * @reminder_uuid: the reminder
 * @occurrence: which of its times, see #TendReminderDue
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing
 * @day: the user's day that it is for
 * @due: when it was due, in UTC seconds
 * @show_at: when it is, or was, to be shown: @due, the end of the quiet hours, or of a snooze
 * @fate: what became of it
 * @notification_id: what the server calls its notification, 0 if none is shown
 * @changed_at: when that was written, in UTC seconds
 */
typedef struct
{
  gint64 id;
  char *key;
  char *reminder_uuid;
  char *occurrence;
  char *subject_kind;
  char *subject_uuid;
  TendDay day;
  gint64 due;
  gint64 show_at;
  TendReminderFate fate;
  guint32 notification_id;
  gint64 changed_at;
} TendReminderEntry;

TendReminderEntry *tend_reminder_entry_new (const char *reminder_uuid, const char *occurrence,
                                            const char *subject_kind, const char *subject_uuid);
TendReminderEntry *tend_reminder_entry_copy (const TendReminderEntry *self);
void tend_reminder_entry_free (TendReminderEntry *self);
const char *tend_reminder_fate_to_text (TendReminderFate fate);
TendReminderFate tend_reminder_fate_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderEntry, tend_reminder_entry_free)

G_END_DECLS
