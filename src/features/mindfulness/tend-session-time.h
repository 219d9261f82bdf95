/* How far a session has come: real time without pauses, and without the time that the machine slept.
 *
 * Plain arithmetic over two clocks of the kernel's: CLOCK_MONOTONIC stands still in suspend, CLOCK_BOOTTIME goes
 * on. Neither is moved when somebody sets the clock. The figure keeps one.
 *
 * A walk goes on while the machine sleeps; a breath does not. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sleeping for longer than this, in microseconds, pauses a session. */
#define TEND_SESSION_TIME_SLEEP (G_USEC_PER_SEC / 2)

/**
 * TendSessionTime:
 * @is_running: whether it goes on now
 * @elapsed: microseconds until it last began to run; negative in the time to prepare
 * @monotonic: when that was, by CLOCK_MONOTONIC
 * @boot: when that was, by CLOCK_BOOTTIME
 * @goes_on_asleep: whether the time counts in which the machine sleeps
 */
typedef struct
{
  gboolean is_running;
  gint64 elapsed;
  gint64 monotonic;
  gint64 boot;
  gboolean goes_on_asleep;
} TendSessionTime;

void tend_session_time_run (TendSessionTime *self, gint64 monotonic, gint64 boot);
void tend_session_time_pause (TendSessionTime *self, gint64 monotonic, gint64 boot);
gint64 tend_session_time_get (const TendSessionTime *self, gint64 monotonic, gint64 boot);
gboolean tend_session_time_has_slept (const TendSessionTime *self, gint64 monotonic, gint64 boot);
gint64 tend_session_time_get_boot (void);

G_END_DECLS
