#include "features/mindfulness/tend-session-time.h"

#include <time.h>

/**
 * tend_session_time_run:
 * @self: the time
 * @monotonic: now, microseconds of CLOCK_MONOTONIC
 * @boot: now, microseconds of CLOCK_BOOTTIME
 *
 * Goes on from where it was.
 */
void
tend_session_time_run (TendSessionTime *self,
                       gint64           monotonic,
                       gint64           boot)
{
  if (self->is_running)
    return;
  self->is_running = TRUE;
  self->monotonic = monotonic;
  self->boot = boot;
}

void
tend_session_time_pause (TendSessionTime *self,
                         gint64           monotonic,
                         gint64           boot)
{
  self->elapsed = tend_session_time_get (self, monotonic, boot);
  self->is_running = FALSE;
}

/**
 * tend_session_time_get:
 * @self: the time
 * @monotonic: now, microseconds of CLOCK_MONOTONIC
 * @boot: now, microseconds of CLOCK_BOOTTIME
 *
 * Returns: microseconds since the session began
 */
gint64
tend_session_time_get (const TendSessionTime *self,
                       gint64                 monotonic,
                       gint64                 boot)
{
  gint64 passed = self->goes_on_asleep ? boot - self->boot : monotonic - self->monotonic;

  return self->is_running ? self->elapsed + MAX (passed, 0) : self->elapsed;
}

/**
 * tend_session_time_has_slept:
 * @self: the time
 * @monotonic: now, microseconds of CLOCK_MONOTONIC
 * @boot: now, microseconds of CLOCK_BOOTTIME
 *
 * Returns: whether the machine was suspended while it ran, and that does not count
 */
gboolean
tend_session_time_has_slept (const TendSessionTime *self,
                             gint64                 monotonic,
                             gint64                 boot)
{
  return self->is_running && !self->goes_on_asleep &&
         (boot - self->boot) - (monotonic - self->monotonic) > TEND_SESSION_TIME_SLEEP;
}

gint64
tend_session_time_get_boot (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}
