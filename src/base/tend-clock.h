/* What time it is, and when that changes in a way that nobody could have waited for.
 *
 * Everything in Tend that asks for the time asks a TendClock, so that tests can say what time it is. The
 * real clock sleeps: it is woken by the kernel at the next start of a day, when somebody sets the clock,
 * when the machine wakes up, and when the zone changes. There is no polling.
 *
 * A clock belongs to the thread that made it, whose main context it tells its news in.
 *
 * Properties, to be bound to:
 *
 *   today      the user's day, a TendDay; what #TendClock::day-changed is about
 *   zone       a TendZone; what #TendClock::zone-changed is about
 *   day-start  the hour on the wall at which the user's day starts, 0 to 6; the only one to be written */

#pragma once

#include "base/tend-day.h"
#include "base/tend-zone.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TEND_TYPE_CLOCK (tend_clock_get_type ())

G_DECLARE_FINAL_TYPE (TendClock, tend_clock, TEND, CLOCK, GObject)

TendClock *tend_clock_new (void);
TendClock *tend_clock_new_fake (gint64 now, const char *zone_id);

gint64 tend_clock_get_now (TendClock *self);
TendZone *tend_clock_get_zone (TendClock *self);
TendDay tend_clock_get_today (TendClock *self);
int tend_clock_get_day_start (TendClock *self);
void tend_clock_set_day_start (TendClock *self, int hours);
void tend_clock_learn_zone (TendClock *self, const char *zone_id);

/* For fakes only. */
void tend_clock_advance (TendClock *self, gint64 seconds);
void tend_clock_set_now (TendClock *self, gint64 now);
void tend_clock_set_zone (TendClock *self, const char *zone_id);
void tend_clock_resume (TendClock *self, gint64 now);

G_END_DECLS
