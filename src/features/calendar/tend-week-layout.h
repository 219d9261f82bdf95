/* Where the plans of a week stand in a grid of seven days by hours: pure arithmetic without GTK.
 *
 * Down the grid time passes evenly: a plan stands at its instant minus that of the day's start, so that a day of 23 or
 * of 25 hours is as long as it is. */

#pragma once

#include "features/calendar/tend-plan-rules.h"

G_BEGIN_DECLS

#define TEND_WEEK_DAYS 7

/* To which minutes of the wall a plan is moved. */
#define TEND_WEEK_SNAP_MINUTES 15

/* The least width in which seven days side by side can be read, in pixels; below it the week is a list. */
#define TEND_WEEK_WIDTH_MIN 600

/* The least that a plan takes up in the grid, however short it is. */
#define TEND_WEEK_SECONDS_MIN (30 * 60)

/* Where the grid opens on a week without a plan. */
#define TEND_WEEK_OPEN_MINUTE (8 * 60)

/**
 * TendWeekBlock:
 * @index: which of the occurrences it is, or a part of
 * @day: its column, 0 to 6
 * @start: seconds since the day's start
 * @end: seconds since the day's start
 * @lane: its place beside those that it overlaps with, from 0
 * @n_lanes: how many places there are
 *
 * A plan on one day; one that goes past midnight has one on each.
 */
typedef struct
{
  guint index;
  int day;
  int start;
  int end;
  int lane;
  int n_lanes;
} TendWeekBlock;

/**
 * TendWeekBand:
 * @index: which of the occurrences it is
 * @first: its first column
 * @last: its last column
 * @row: its place above the hours, from 0
 *
 * A plan that takes days as a whole.
 */
typedef struct
{
  guint index;
  int first;
  int last;
  int row;
} TendWeekBand;

/**
 * TendWeekLayout:
 * @first: the first day
 * @starts: the instants at which the days start; the last is the end of the week
 * @blocks: (element-type TendWeekBlock): what stands among the hours
 * @bands: (element-type TendWeekBand): what stands above them
 * @n_rows: how many rows of bands there are
 */
typedef struct
{
  TendDay first;
  gint64 starts[TEND_WEEK_DAYS + 1];
  GArray *blocks;
  GArray *bands;
  int n_rows;
} TendWeekLayout;

void tend_week_layout_get_columns (int width, int gutter, gboolean is_rtl, double from, double to, double *left,
                                   double *size);
int tend_week_layout_pick_column (int width, int gutter, gboolean is_rtl, double x, double *across);

TendWeekLayout *tend_week_layout_new (GPtrArray *occurrences, TendZone *zone, TendDay first);
void tend_week_layout_free (TendWeekLayout *self);
int tend_week_layout_get_day_seconds (const TendWeekLayout *self, int day);
int tend_week_layout_get_longest (const TendWeekLayout *self);
const TendWeekBlock *tend_week_layout_pick (const TendWeekLayout *self, int day, int second, double across);
gboolean tend_week_layout_locate (const TendWeekLayout *self, gint64 instant, int *day, int *second);
int tend_week_layout_get_minute (const TendWeekLayout *self, TendZone *zone, int day, int second);
int tend_week_layout_get_opening (const TendWeekLayout *self, TendZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendWeekLayout, tend_week_layout_free)

G_END_DECLS
