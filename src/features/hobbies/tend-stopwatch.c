#include "features/hobbies/tend-stopwatch.h"

#include <string.h>
#include <time.h>

#define BOOT_ID_PATH "/proc/sys/kernel/random/boot_id"

TendStopwatch *
tend_stopwatch_new (gint64 hobby_id)
{
  TendStopwatch *self = g_new0 (TendStopwatch, 1);

  self->hobby_id = hobby_id;
  self->marks = g_array_new (FALSE, FALSE, sizeof (TendStopwatchMark));
  return self;
}

void
tend_stopwatch_free (TendStopwatch *self)
{
  g_free (self->uuid);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * tend_stopwatch_mark:
 * @self: a stopwatch
 * @is_run: whether it runs from there on, or is paused
 * @at: when; not before the mark that is the last so far
 */
void
tend_stopwatch_mark (TendStopwatch              *self,
                     gboolean                    is_run,
                     const TendStopwatchInstant *at)
{
  TendStopwatchMark mark = { is_run, *at };

  g_array_append_val (self->marks, mark);
}

static const TendStopwatchMark *
get_mark (const TendStopwatch *self,
          guint                index)
{
  return &g_array_index (self->marks, TendStopwatchMark, index);
}

gboolean
tend_stopwatch_is_running (const TendStopwatch *self)
{
  return self->marks->len > 0 && get_mark (self, self->marks->len - 1)->is_run;
}

/**
 * tend_stopwatch_instant_subtract:
 * @to: an instant
 * @from: one before it
 *
 * Returns: milliseconds from one to the other, whatever was done to the wall clock in between, unless the machine was
 *   booted anew; 0 where that would be less than nothing
 */
gint64
tend_stopwatch_instant_subtract (const TendStopwatchInstant *to,
                                 const TendStopwatchInstant *from)
{
  gboolean is_one_boot = *to->boot_id != '\0' && g_str_equal (to->boot_id, from->boot_id);

  return MAX (is_one_boot ? to->boot - from->boot : to->wall - from->wall, 0);
}

/**
 * tend_stopwatch_get_elapsed:
 * @self: a stopwatch
 * @now: when it is
 *
 * Returns: milliseconds that it has run, without its pauses
 */
gint64
tend_stopwatch_get_elapsed (const TendStopwatch        *self,
                            const TendStopwatchInstant *now)
{
  gint64 elapsed = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const TendStopwatchInstant *end = i + 1 < self->marks->len ? &get_mark (self, i + 1)->at : now;

      if (get_mark (self, i)->is_run)
        elapsed += tend_stopwatch_instant_subtract (end, &get_mark (self, i)->at);
    }
  return elapsed;
}

/**
 * tend_stopwatch_get_start:
 * @self: a stopwatch with a mark
 * @now: when it is
 *
 * Where the wall clock was set since, by a minute or by a year, it is the clock as it is now that is believed.
 *
 * Returns: when it was started, in UTC seconds
 */
gint64
tend_stopwatch_get_start (const TendStopwatch        *self,
                          const TendStopwatchInstant *now)
{
  const TendStopwatchInstant *first;

  g_return_val_if_fail (self->marks->len > 0, now->wall / 1000);

  first = &get_mark (self, 0)->at;
  if (*now->boot_id != '\0' && g_str_equal (now->boot_id, first->boot_id))
    return (now->wall - MAX (now->boot - first->boot, 0)) / 1000;
  return MIN (first->wall, now->wall) / 1000;
}

/* One line of 36 characters that the kernel makes up at each boot. */
static void
read_boot_id (char boot_id[static TEND_STOPWATCH_BOOT_ID_SIZE])
{
  g_autofree char *text = NULL;

  boot_id[0] = '\0';
  if (!g_file_get_contents (BOOT_ID_PATH, &text, NULL, NULL))
    return;
  g_strchomp (text);
  if (g_uuid_string_is_valid (text))
    g_strlcpy (boot_id, text, TEND_STOPWATCH_BOOT_ID_SIZE);
}

/**
 * tend_stopwatch_instant_take:
 * @self: (out caller-allocates): now
 * @clock: what tells the time on the wall
 */
void
tend_stopwatch_instant_take (TendStopwatchInstant *self,
                             TendClock            *clock)
{
  struct timespec boot;

  clock_gettime (CLOCK_BOOTTIME, &boot);
  self->wall = tend_clock_get_now (clock) * 1000;
  self->boot = (gint64) boot.tv_sec * 1000 + boot.tv_nsec / 1000000;
  read_boot_id (self->boot_id);
}
