/* A stopwatch that nobody has to keep running: it is the instants at which it was started, paused and taken up
 * again, and how long that makes is worked out when somebody asks.
 *
 * An instant is kept by two clocks. The wall clock can be set, and is; CLOCK_BOOTTIME can't, and goes on while the
 * machine sleeps, but begins anew with each boot. So between two instants of one boot it is that clock that counts,
 * and between those of different boots the wall clock, which is the only one that both have.
 *
 * Pure arithmetic but for tend_stopwatch_instant_take(). */

#pragma once

#include "base/tend-clock.h"

G_BEGIN_DECLS

/* Characters of a boot id, the closing NUL included. */
#define TEND_STOPWATCH_BOOT_ID_SIZE 37

/**
 * TendStopwatchInstant:
 * @wall: milliseconds since 1970 in UTC, by the wall clock
 * @boot: milliseconds of CLOCK_BOOTTIME
 * @boot_id: which boot that was; "" if that can't be told
 */
typedef struct
{
  gint64 wall;
  gint64 boot;
  char boot_id[TEND_STOPWATCH_BOOT_ID_SIZE];
} TendStopwatchInstant;

/**
 * TendStopwatchMark:
 * @is_run: whether it runs from there on, or is paused
 * @at: when
 */
typedef struct
{
  gboolean is_run;
  TendStopwatchInstant at;
} TendStopwatchMark;

/**
 * TendStopwatch:
 * @id: the row
 * @uuid: what names it
 * @hobby_id: the hobby it is for
 * @marks: (element-type TendStopwatchMark): in order; the first one runs
 */
typedef struct
{
  gint64 id;
  char *uuid;
  gint64 hobby_id;
  GArray *marks;
} TendStopwatch;

TendStopwatch *tend_stopwatch_new (gint64 hobby_id);
void tend_stopwatch_free (TendStopwatch *self);
void tend_stopwatch_mark (TendStopwatch *self, gboolean is_run, const TendStopwatchInstant *at);

gboolean tend_stopwatch_is_running (const TendStopwatch *self);
gint64 tend_stopwatch_get_elapsed (const TendStopwatch *self, const TendStopwatchInstant *now);
gint64 tend_stopwatch_get_start (const TendStopwatch *self, const TendStopwatchInstant *now);

gint64 tend_stopwatch_instant_subtract (const TendStopwatchInstant *to, const TendStopwatchInstant *from);
void tend_stopwatch_instant_take (TendStopwatchInstant *self, TendClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendStopwatch, tend_stopwatch_free)

G_END_DECLS
