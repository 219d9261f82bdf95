#include "clock-preload.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* The one place for state that the wrapped functions and the test share; the test has one thread. */
static struct
{
  int fd;
  long timer;
  long set_by;
  long slept;
  long set_before_timer;
  bool wants_cancel;
  bool cancel;
} preload = { .fd = -1 };

static int
set_timer (int                      fd,
           int                      flags,
           const struct itimerspec *when,
           struct itimerspec       *old)
{
  return (int) syscall (SYS_timerfd_settime, fd, flags, when, old);
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, clock, now);

  if (clock == CLOCK_REALTIME)
    now->tv_sec += preload.set_by;
  if (clock == CLOCK_BOOTTIME)
    now->tv_sec += preload.slept;
  return result;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict           zone)
{
  int result = (int) syscall (SYS_gettimeofday, now, zone);

  now->tv_sec += preload.set_by;
  return result;
}

int
timerfd_create (clockid_t clock,
                int       flags)
{
  return preload.fd = (int) syscall (SYS_timerfd_create, clock, flags);
}

int
timerfd_settime (int                      fd,
                 int                      flags,
                 const struct itimerspec *when,
                 struct itimerspec       *old)
{
  struct itimerspec kernel = *when;
  long set_by = preload.set_before_timer;

  if (fd == preload.fd)
    {
      preload.timer = when->it_value.tv_sec;
      preload.wants_cancel = (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
      /* The kernel knows nothing of the clock that was set. */
      kernel.it_value.tv_sec -= preload.set_by + set_by;
      if (kernel.it_value.tv_sec < 1)
        kernel.it_value.tv_sec = 1;
    }
  if (set_timer (fd, flags, &kernel, old) < 0)
    return -1;
  if (fd != preload.fd || set_by == 0)
    return 0;

  preload.set_by += set_by;
  preload.set_before_timer = 0;
  if (!preload.wants_cancel)
    return 0;
  errno = ECANCELED;
  return -1;
}

ssize_t
read (int     fd,
      void   *buffer,
      size_t  size)
{
  ssize_t result = syscall (SYS_read, fd, buffer, size);

  if (fd != preload.fd || !preload.cancel)
    return result;
  preload.cancel = false;
  errno = ECANCELED;
  return -1;
}

void
clock_preload_set (long seconds)
{
  const struct itimerspec at_once = { .it_value = { .tv_sec = 1 } };

  preload.set_by += seconds;
  preload.cancel = preload.wants_cancel;
  set_timer (preload.fd, TFD_TIMER_ABSTIME, &at_once, NULL);
}

void
clock_preload_sleep (long seconds)
{
  preload.slept += seconds;
  clock_preload_set (seconds);
}

void
clock_preload_set_before_timer (long seconds)
{
  preload.set_before_timer = seconds;
}

long
clock_preload_get_timer (void)
{
  return preload.timer;
}
