/* Lets a program in LD_PRELOAD believe that the clock was set, and kills it at a chosen write.
 *
 * TEND_TEST_CLOCK names a file of eight bytes: by how many seconds the wall's clock is ahead. Whoever writes
 * them may then send SIGUSR1, and timers are cancelled as the kernel does when the clock is set; without it,
 * the machine has slept and nobody but logind says so. TEND_TEST_KILL_AT counts the moments before and after
 * each sync of a file to the disk, from 0: at that one the program gets SIGKILL. */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define TIMERS_MAX 16

static struct
{
  volatile int64_t *ahead;
  int fds[TIMERS_MAX];
  volatile sig_atomic_t wants_cancel[TIMERS_MAX];
  volatile sig_atomic_t is_cancelled[TIMERS_MAX];
  int n_timers;
  long kill_at;
  long n_moments;
} shifted = { .kill_at = -1 };

static int64_t
get_ahead (void)
{
  return shifted.ahead ? *shifted.ahead : 0;
}

static void
cancel_timers (int number)
{
  const struct itimerspec at_once = { .it_value = { .tv_sec = 1 } };
  int saved = errno;

  for (int i = 0; i < shifted.n_timers; i++)
    if (shifted.wants_cancel[i])
      {
        shifted.is_cancelled[i] = 1;
        syscall (SYS_timerfd_settime, shifted.fds[i], TFD_TIMER_ABSTIME, &at_once, NULL);
      }
  errno = saved;
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *path = getenv ("TEND_TEST_CLOCK");
  const char *kill_at = getenv ("TEND_TEST_KILL_AT");
  int fd = path ? open (path, O_RDONLY | O_CLOEXEC) : -1;

  if (fd >= 0)
    {
      void *map = mmap (NULL, sizeof (int64_t), PROT_READ, MAP_SHARED, fd, 0);

      if (map != MAP_FAILED)
        shifted.ahead = map;
      close (fd);
    }
  if (kill_at)
    shifted.kill_at = atol (kill_at);
  signal (SIGUSR1, cancel_timers);
}

int
clock_gettime (clockid_t        clock,
               struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, clock, now);

  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
    now->tv_sec += get_ahead ();
  return result;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict           zone)
{
  int result = (int) syscall (SYS_gettimeofday, now, zone);

  now->tv_sec += get_ahead ();
  return result;
}

time_t
time (time_t *out)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  if (out)
    *out = now.tv_sec;
  return now.tv_sec;
}

int
timerfd_create (clockid_t clock,
                int       flags)
{
  int fd = (int) syscall (SYS_timerfd_create, clock, flags);

  if (clock == CLOCK_REALTIME && fd >= 0 && shifted.n_timers < TIMERS_MAX)
    shifted.fds[shifted.n_timers++] = fd;
  return fd;
}

static int
find_timer (int fd)
{
  for (int i = 0; i < shifted.n_timers; i++)
    if (shifted.fds[i] == fd)
      return i;
  return -1;
}

int
timerfd_settime (int                      fd,
                 int                      flags,
                 const struct itimerspec *when,
                 struct itimerspec       *old)
{
  struct itimerspec kernel = *when;
  int i = find_timer (fd);

  if (i >= 0)
    {
      shifted.wants_cancel[i] = (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
      kernel.it_value.tv_sec -= get_ahead ();
      if (kernel.it_value.tv_sec < 1)
        kernel.it_value.tv_sec = 1;
    }
  return (int) syscall (SYS_timerfd_settime, fd, flags, &kernel, old);
}

ssize_t
read (int     fd,
      void   *buffer,
      size_t  size)
{
  ssize_t result = syscall (SYS_read, fd, buffer, size);
  int i = find_timer (fd);

  if (i < 0 || !shifted.is_cancelled[i])
    return result;
  shifted.is_cancelled[i] = 0;
  errno = ECANCELED;
  return -1;
}

static void
pass_moment (void)
{
  if (shifted.n_moments++ == shifted.kill_at)
    kill (getpid (), SIGKILL);
}

int
fdatasync (int fd)
{
  int result;

  pass_moment ();
  result = (int) syscall (SYS_fdatasync, fd);
  pass_moment ();
  return result;
}

int
fsync (int fd)
{
  int result;

  pass_moment ();
  result = (int) syscall (SYS_fsync, fd);
  pass_moment ();
  return result;
}
