/* What is due, and when the next is: the reminders of a life laid over the days.
 *
 * The service sleeps until tend_reminder_due_find_next(), and then asks tend_reminder_due_read() for what
 * came; "tend reminders" and the Reminders page list tend_reminder_due_read_next(). */

#pragma once

#include "reminders/tend-reminder-rules.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendReminderDue:
 * @reminder: the reminder
 * @instant: when it comes, in UTC seconds
 * @occurrence: which of its times it is: the time on the wall ("2026-03-02T09:00"), or the instant ("@…") where
 *   it goes by a start. The same one comes once, even where the clock or the zone makes its instant another.
 */
typedef struct
{
  TendReminder *reminder;
  gint64 instant;
  char *occurrence;
} TendReminderDue;

/**
 * TendReminderLife:
 * @db: a connection to the life
 * @features: its features
 * @n_features: how many
 * @zone: where the user is
 *
 * Where to look. It borrows everything and lives on the stack of whoever asks.
 */
typedef struct
{
  TendDb *db;
  const TendFeature *const *features;
  guint n_features;
  TendZone *zone;
} TendReminderLife;

void tend_reminder_due_free (TendReminderDue *self);

gboolean tend_reminder_due_find_next (const TendReminderLife *life, gint64 after, gint64 *next, GError **error);
GPtrArray *tend_reminder_due_read (const TendReminderLife *life, gint64 after, gint64 until, GError **error);
GPtrArray *tend_reminder_due_read_next (const TendReminderLife *life, gint64 after, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderDue, tend_reminder_due_free)

G_END_DECLS
