#include "widgets/tend-slots.h"

#include <math.h>

/**
 * tend_slots_spread:
 * @start: where the first place begins, in pixels
 * @width: the pixels to share out
 * @n: how many places
 *
 * Returns: @n places that fill @width exactly
 */
TendSlots
tend_slots_spread (double start,
                   double width,
                   int    n)
{
  return (TendSlots) { start, n > 0 ? MAX (width, 0) / n : 0, MAX (n, 0) };
}

/**
 * tend_slots_fit:
 * @width: the pixels there are
 * @pitch_min: the least width of a place; above 0
 * @pitch_max: the greatest
 * @n: how many places are wanted
 *
 * Places of whole pixels, so that circles in them stay crisp; they end where @width ends, and where
 * @n do not fit, there are fewer.
 *
 * Returns: at most @n places
 */
TendSlots
tend_slots_fit (double width,
                double pitch_min,
                double pitch_max,
                int    n)
{
  TendSlots slots = { 0 };

  g_return_val_if_fail (pitch_min > 0 && pitch_max >= pitch_min, slots);

  slots.n = CLAMP ((int) (MAX (width, 0) / pitch_min), 0, MAX (n, 0));
  if (slots.n > 0)
    slots.pitch = CLAMP (floor (width / slots.n), pitch_min, pitch_max);
  slots.start = width - slots.n * slots.pitch;
  return slots;
}

/**
 * tend_slots_pick:
 * @slots: places
 * @x: a point on the line
 *
 * Returns: the index of the place that holds @x, or -1
 */
int
tend_slots_pick (const TendSlots *slots,
                 double           x)
{
  double at;

  if (slots->n == 0 || slots->pitch <= 0)
    return -1;

  at = floor ((x - slots->start) / slots->pitch);
  return at >= 0 && at < slots->n ? (int) at : -1;
}

/**
 * tend_slots_get_centre:
 * @slots: places
 * @index: one of them
 *
 * Returns: the middle of the place
 */
double
tend_slots_get_centre (const TendSlots *slots,
                       int              index)
{
  return slots->start + (index + 0.5) * slots->pitch;
}
