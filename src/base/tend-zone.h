/* Wall clocks and instants.
 *
 * The one place where a time on the wall becomes an instant, by RFC 5545 section 3.3.5: a time that a
 * clock change leaves out is read with the offset from before the change, and a time that occurs twice is
 * its first occurrence. GLib and libical each answer otherwise.
 *
 * A TendZone reads tzdata itself. GTimeZone is wrong where summer time is written as the smaller offset:
 * in Dublin after 2037, and with the "slim" files that zic makes by default, at once.
 *
 * A zone never changes once it is made, so that threads may share it. Making one reads a file: keep it. */

#pragma once

#include "base/tend-day.h"
#include "base/tend-minute.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TEND_TYPE_ZONE (tend_zone_get_type ())

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

#define TEND_SECONDS_A_DAY (24 * 60 * 60)

/**
 * tend_wall_from_seconds:
 * @seconds: seconds since 1970 began on a wall, or before
 *
 * Returns: what that wall shows
 */
static inline TendWall
tend_wall_from_seconds (gint64 seconds)
{
  gint64 day = seconds / TEND_SECONDS_A_DAY - (seconds % TEND_SECONDS_A_DAY < 0);

  return (TendWall) { (TendDay) day, (int) (seconds - day * TEND_SECONDS_A_DAY) };
}

/* The latest hour that a user's day may start at. */
#define TEND_DAY_START_MAX 6

/* The link that says which zone this computer is in. */
#define TEND_LOCALTIME_PATH "/etc/localtime"

GType tend_zone_get_type (void) G_GNUC_CONST;

const char *tend_zone_get_folder (void);

TendZone *tend_zone_new (const char *id, GError **error);
TendZone *tend_zone_new_local (void);
TendZone *tend_zone_new_from_link (const char *path);
TendZone *tend_zone_new_utc (void);
TendZone *tend_zone_ref (TendZone *self);
void tend_zone_unref (TendZone *self);
const char *tend_zone_get_id (TendZone *self);

gint64 tend_zone_to_instant (TendZone *self, TendWall wall);
TendWall tend_zone_to_wall (TendZone *self, gint64 instant);
TendDay tend_zone_to_day (TendZone *self, gint64 instant, int day_start);
gint64 tend_zone_get_start_of_day (TendZone *self, TendDay day, int day_start);
int tend_zone_get_offset (TendZone *self, gint64 instant);
gint64 tend_zone_get_next_change (TendZone *self, gint64 after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendZone, tend_zone_unref)

G_END_DECLS
