/* Equal places along a line: what bars, the points of a curve and a strip of days have in common.
 *
 * Pure arithmetic in reading order (0 is where reading begins); a chart mirrors it for right-to-left. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendSlots:
 * @start: where the first place begins, in pixels
 * @pitch: the width of each
 * @n: how many there are
 */
typedef struct
{
  double start;
  double pitch;
  int n;
} TendSlots;

TendSlots tend_slots_spread (double start, double width, int n);
TendSlots tend_slots_fit (double width, double pitch_min, double pitch_max, int n);
int tend_slots_pick (const TendSlots *slots, double x);
double tend_slots_get_centre (const TendSlots *slots, int index);

G_END_DECLS
