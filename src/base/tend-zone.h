/* Wall clocks and instants.
 *
 * The one place where a time on the wall becomes an instant, by RFC 5545 section 3.3.5: a time that a
 * clock change leaves out is read with the offset from before the change, and a time that occurs twice is
 * its first occurrence. GLib and libical each answer otherwise. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

typedef struct _TendZone TendZone;

/**
 * TendWall:
 * @day: the civil date
 * @second: seconds after midnight on the wall, 0 to 86399
 *
 * A time as it stands on a wall clock; which instant that is, only a zone can tell.
 */
typedef struct
{
  TendDay day;
  int second;
} TendWall;

#define TEND_MINUTES_A_DAY (24 * 60)
#define TEND_SECONDS_A_DAY (24 * 60 * 60)

TendZone *tend_zone_new (const char *id, GError **error);
TendZone *tend_zone_new_local (void);
TendZone *tend_zone_new_utc (void);
TendZone *tend_zone_ref (TendZone *self);
void tend_zone_unref (TendZone *self);
const char *tend_zone_get_id (TendZone *self);

gint64 tend_zone_to_instant (TendZone *self, TendWall wall);
TendWall tend_zone_to_wall (TendZone *self, gint64 instant);
TendDay tend_zone_to_day (TendZone *self, gint64 instant, int day_start);
int tend_zone_get_offset (TendZone *self, gint64 instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendZone, tend_zone_unref)

G_END_DECLS
