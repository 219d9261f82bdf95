#include "base/tend-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* The two clocks of get_time_asleep() are read one after the other, and a busy machine may come between. */
#define SLEEP_MIN (G_USEC_PER_SEC / 10)

struct _TendAlarm
{
  TendAlarmFunc func;
  gpointer user_data;

  int fd;
  GSource *source;

  gboolean cancelled; /* the kernel has said so already, on setting and not on reading */
  gint64 time_asleep;
};

static gint64
get_microseconds (clockid_t clock)
{
  struct timespec now = { 0 };

  clock_gettime (clock, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* How long the machine has slept since it was started: of these clocks only one goes on then. */
static gint64
get_time_asleep (void)
{
  return get_microseconds (CLOCK_BOOTTIME) - get_microseconds (CLOCK_MONOTONIC);
}

/* The kernel cancels alike when the clock is set and when the machine resumes. */
static TendAlarmReason
get_reason_of_cancel (TendAlarm *self)
{
  gint64 before = self->time_asleep;

  self->time_asleep = get_time_asleep ();
  return self->time_asleep - before >= SLEEP_MIN ? TEND_ALARM_RESUMED : TEND_ALARM_CLOCK_SET;
}

static gboolean
on_timer_ready_cb (int          fd,
                   GIOCondition condition,
                   gpointer     user_data)
{
  TendAlarm *self = user_data;
  guint64 times;
  TendAlarmReason reason = TEND_ALARM_DUE;

  g_source_set_ready_time (self->source, -1);

  if (self->cancelled)
    reason = get_reason_of_cancel (self);
  else if (read (fd, &times, sizeof times) < 0)
    {
      if (errno != ECANCELED)
        return G_SOURCE_CONTINUE;
      reason = get_reason_of_cancel (self);
    }
  self->cancelled = FALSE;

  /* The owner may free the alarm in there. */
  self->func (reason, self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * tend_alarm_new:
 * @func: what to call, in the thread-default main context of the caller
 * @user_data: what to call it with
 *
 * An alarm that tells when the clock is set or the machine resumes, and that is not set to an instant yet.
 * @func may set and free the alarm.
 *
 * Returns: (transfer full): the alarm
 */
TendAlarm *
tend_alarm_new (TendAlarmFunc func,
                gpointer      user_data)
{
  TendAlarm *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (TendAlarm, 1);
  self->func = func;
  self->user_data = user_data;
  self->time_asleep = get_time_asleep ();

  self->fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->fd < 0)
    {
      g_warning ("No timer to be had, changes of the day will not be noticed: %s", g_strerror (errno));
      return self;
    }

  self->source = g_unix_fd_source_new (self->fd, G_IO_IN);
  g_source_set_static_name (self->source, "TendAlarm");
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_timer_ready_cb), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  tend_alarm_set (self, TEND_ALARM_NEVER);
  return self;
}

void
tend_alarm_free (TendAlarm *self)
{
  g_return_if_fail (self != NULL);

  if (self->source)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}

/**
 * tend_alarm_set:
 * @self: an alarm
 * @instant: when it is due, in UTC seconds, or %TEND_ALARM_NEVER
 *
 * Takes the place of what the alarm was set to. An instant that has passed is due at once.
 */
void
tend_alarm_set (TendAlarm *self,
                gint64     instant)
{
  /* All zero would stop the timer, and with it the news of the clock being set. */
  struct itimerspec when = { .it_value = { .tv_sec = (time_t) CLAMP (instant, 1, TEND_ALARM_NEVER) } };

  g_return_if_fail (self != NULL);

  if (self->fd < 0)
    return;
  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) == 0)
    return;

  /* The timer runs nevertheless, but the clock was set since it was last looked at, and reading will not
   * say so again. */
  if (errno == ECANCELED)
    {
      self->cancelled = TRUE;
      g_source_set_ready_time (self->source, 0);
    }
  else
    g_warning ("The timer could not be set: %s", g_strerror (errno));
}
