/* When something takes place, all told: rules, single dates more, single dates less.
 *
 * This is the recurrence set of RFC 5545 section 3.8.5: the calendar and the reminders ask it what is in a
 * stretch of days, import fills it from RRULE, RDATE and EXDATE. */

#pragma once

#include "base/tend-recurrence.h"

G_BEGIN_DECLS

/**
 * TendOccurrences:
 *
 * A set of times on the wall, walked in order.
 */
typedef struct _TendOccurrences TendOccurrences;

TendOccurrences *tend_occurrences_new (TendWall start);
void tend_occurrences_free (TendOccurrences *self);

void tend_occurrences_add_rule (TendOccurrences *self, const TendRecurrence *rule);
void tend_occurrences_add_date (TendOccurrences *self, TendWall date);
void tend_occurrences_exclude_date (TendOccurrences *self, TendWall date);
void tend_occurrences_exclude_day (TendOccurrences *self, TendDay day);

void tend_occurrences_seek (TendOccurrences *self, TendDay day);
gboolean tend_occurrences_next (TendOccurrences *self, TendWall *occurrence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendOccurrences, tend_occurrences_free)

G_END_DECLS
