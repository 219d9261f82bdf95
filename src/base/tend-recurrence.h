/* How something repeats: a rule of RFC 5545 (RRULE), and the walk over its occurrences.
 *
 * Plans and reminders keep a rule as text and ask here when the next occurrence is; import asks whether a
 * foreign rule is one that Tend can keep. Rules live in floating time: every occurrence is made from the
 * day and the time on the wall, never by adding seconds to the one before, so that nothing drifts over a
 * clock change. What instant an occurrence is, a TendZone tells. */

#pragma once

#include "base/tend-zone.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TEND_TYPE_RECURRENCE (tend_recurrence_get_type ())

/**
 * TendRecurrence:
 *
 * A rule, immutable and reference counted.
 */
typedef struct _TendRecurrence TendRecurrence;

/**
 * TendRecurrenceIter:
 *
 * A place in the occurrences of a rule.
 */
typedef struct _TendRecurrenceIter TendRecurrenceIter;

typedef enum
{
  TEND_FREQUENCY_DAILY,
  TEND_FREQUENCY_WEEKLY,
  TEND_FREQUENCY_MONTHLY,
  TEND_FREQUENCY_YEARLY,
} TendFrequency;

/**
 * TendUntil:
 * @TEND_UNTIL_NONE: the rule has no UNTIL
 * @TEND_UNTIL_DAY: a day, the whole of it included
 * @TEND_UNTIL_WALL: a time on the wall, included
 * @TEND_UNTIL_UTC: a time on a wall in UTC (written with a Z), included
 *
 * In which form UNTIL was given.
 */
typedef enum
{
  TEND_UNTIL_NONE,
  TEND_UNTIL_DAY,
  TEND_UNTIL_WALL,
  TEND_UNTIL_UTC,
} TendUntil;

GType tend_recurrence_get_type (void) G_GNUC_CONST;

TendRecurrence *tend_recurrence_parse (const char *text, GError **error);
TendRecurrence *tend_recurrence_ref (TendRecurrence *self);
void tend_recurrence_unref (TendRecurrence *self);

char *tend_recurrence_to_text (const TendRecurrence *self);
char *tend_recurrence_describe (const TendRecurrence *self, TendWall start, TendDay today);
char *tend_weekdays_describe (TendWeekdays weekdays, GDateWeekday week_start);
gboolean tend_recurrence_equal (const TendRecurrence *self, const TendRecurrence *other);

TendFrequency tend_recurrence_get_frequency (const TendRecurrence *self);
int tend_recurrence_get_interval (const TendRecurrence *self);
int tend_recurrence_get_count (const TendRecurrence *self);
TendUntil tend_recurrence_get_until (const TendRecurrence *self, TendWall *until);
TendWeekdays tend_recurrence_get_weekdays (const TendRecurrence *self);
TendDay tend_recurrence_get_last_day (const TendRecurrence *self, TendWall start);
TendRecurrence *tend_recurrence_with_until (const TendRecurrence *self, TendUntil kind, TendWall until);

TendRecurrenceIter *tend_recurrence_iter_new (const TendRecurrence *rule, TendWall start);
void tend_recurrence_iter_free (TendRecurrenceIter *self);
gboolean tend_recurrence_iter_next (TendRecurrenceIter *self, TendWall *occurrence);
void tend_recurrence_iter_seek (TendRecurrenceIter *self, TendDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRecurrence, tend_recurrence_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRecurrenceIter, tend_recurrence_iter_free)

G_END_DECLS
