#include "features/calendar/tend-week-layout.h"

static gboolean
is_band (const TendPlanOccurrence *at)
{
  return at->plan->is_all_day || at->end - at->start >= TEND_SECONDS_A_DAY;
}

/* The end itself is not part of a plan: what ends at midnight is not on the day that begins then. */
static TendDay
get_last_day (const TendPlanOccurrence *at)
{
  return !at->plan->is_all_day && at->end_minute == 0 && at->end_day > at->start_day ? at->end_day - 1 : at->end_day;
}

static void
add_band (TendWeekLayout           *self,
          const TendPlanOccurrence *at,
          guint                     index)
{
  TendWeekBand band = { index, MAX (at->start_day - self->first, 0),
                        MIN (get_last_day (at) - self->first, TEND_WEEK_DAYS - 1), 0 };
  gboolean is_taken;

  if (band.last < band.first)
    return;
  do
    {
      is_taken = FALSE;
      for (guint i = 0; i < self->bands->len && !is_taken; i++)
        {
          const TendWeekBand *other = &g_array_index (self->bands, TendWeekBand, i);

          is_taken = other->row == band.row && other->first <= band.last && band.first <= other->last;
        }
      if (is_taken)
        band.row++;
    }
  while (is_taken);
  self->n_rows = MAX (self->n_rows, band.row + 1);
  g_array_append_val (self->bands, band);
}

/* What is too short to be seen is made longer, upwards where the day ends. */
static void
add_blocks (TendWeekLayout           *self,
            const TendPlanOccurrence *at,
            guint                     index)
{
  for (int day = 0; day < TEND_WEEK_DAYS; day++)
    {
      int length = tend_week_layout_get_day_seconds (self, day);
      gboolean is_instant = at->start == at->end && at->start >= self->starts[day] && at->start < self->starts[day + 1];
      TendWeekBlock block = { .index = index, .day = day, .n_lanes = 1 };

      if (!is_instant && (at->end <= self->starts[day] || at->start >= self->starts[day + 1]))
        continue;
      block.start = (int) (MAX (at->start, self->starts[day]) - self->starts[day]);
      block.end = (int) (MIN (at->end, self->starts[day + 1]) - self->starts[day]);
      block.start = MIN (block.start, length - TEND_WEEK_SECONDS_MIN);
      block.end = MAX (block.end, block.start + TEND_WEEK_SECONDS_MIN);
      g_array_append_val (self->blocks, block);
    }
}

static int
compare_blocks (gconstpointer a,
                gconstpointer b)
{
  const TendWeekBlock *one = a;
  const TendWeekBlock *other = b;

  if (one->day != other->day)
    return one->day - other->day;
  if (one->start != other->start)
    return one->start - other->start;
  if (one->end != other->end)
    return other->end - one->end;
  return (one->index > other->index) - (one->index < other->index);
}

static TendWeekBlock *
get_block (TendWeekLayout *self,
           guint           i)
{
  return &g_array_index (self->blocks, TendWeekBlock, i);
}

/* The first place that is free again when the block starts, or one more. */
static int
find_lane (TendWeekLayout *self,
           guint           group,
           guint           i,
           int             n_lanes)
{
  for (int lane = 0; lane < n_lanes; lane++)
    {
      gboolean is_taken = FALSE;

      for (guint j = group; j < i && !is_taken; j++)
        is_taken = get_block (self, j)->lane == lane && get_block (self, j)->end > get_block (self, i)->start;
      if (!is_taken)
        return lane;
    }
  return n_lanes;
}

/* Blocks that hang together by overlapping share the width of their day. */
static void
spread_blocks (TendWeekLayout *self)
{
  guint i = 0;

  g_array_sort (self->blocks, compare_blocks);
  while (i < self->blocks->len)
    {
      guint group = i;
      int day = get_block (self, i)->day;
      int end = get_block (self, i)->end;
      int n_lanes = 0;

      for (; i < self->blocks->len && get_block (self, i)->day == day && (i == group || get_block (self, i)->start < end);
           i++)
        {
          get_block (self, i)->lane = find_lane (self, group, i, n_lanes);
          n_lanes = MAX (n_lanes, get_block (self, i)->lane + 1);
          end = MAX (end, get_block (self, i)->end);
        }
      for (guint j = group; j < i; j++)
        get_block (self, j)->n_lanes = n_lanes;
    }
}

/**
 * tend_week_layout_get_columns:
 * @width: the width that there is, in pixels
 * @gutter: how much of it is before the first day
 * @is_rtl: whether days go from right to left
 * @from: a place in the week, in days from its beginning
 * @to: a later one
 * @left: (out): where that stretch begins, in pixels from the left
 * @size: (out): how wide it is
 *
 * The same for the hours and for what stands above them, so that one is below the other.
 */
void
tend_week_layout_get_columns (int      width,
                              int      gutter,
                              gboolean is_rtl,
                              double   from,
                              double   to,
                              double  *left,
                              double  *size)
{
  double day = MAX (width - gutter, TEND_WEEK_DAYS) / (double) TEND_WEEK_DAYS;

  *size = day * (to - from);
  *left = gutter + day * from;
  if (is_rtl)
    *left = width - *left - *size;
}

/**
 * tend_week_layout_pick_column:
 * @width: the width that there is, in pixels
 * @gutter: how much of it is before the first day
 * @is_rtl: whether days go from right to left
 * @x: a place in it, in pixels from the left
 * @across: (out): where in the column that is, from 0 to 1 in the direction of reading
 *
 * Returns: the column, the first or the last for what is beyond; -1 in the gutter
 */
int
tend_week_layout_pick_column (int      width,
                              int      gutter,
                              gboolean is_rtl,
                              double   x,
                              double  *across)
{
  double day = MAX (width - gutter, TEND_WEEK_DAYS) / (double) TEND_WEEK_DAYS;
  double place = ((is_rtl ? width - x : x) - gutter) / day;
  int column = CLAMP ((int) place, 0, TEND_WEEK_DAYS - 1);

  *across = CLAMP (place - column, 0, 0.999);
  return place < 0 ? -1 : column;
}

/**
 * tend_week_layout_new:
 * @occurrences: (element-type TendPlanOccurrence): what takes place
 * @zone: the zone of who looks
 * @first: the first day of the week
 *
 * Returns: (transfer full): where all of it stands
 */
TendWeekLayout *
tend_week_layout_new (GPtrArray *occurrences,
                      TendZone  *zone,
                      TendDay    first)
{
  TendWeekLayout *self = g_new0 (TendWeekLayout, 1);

  self->first = first;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (TendWeekBlock));
  self->bands = g_array_new (FALSE, FALSE, sizeof (TendWeekBand));
  for (int day = 0; day <= TEND_WEEK_DAYS; day++)
    self->starts[day] = tend_zone_get_start_of_day (zone, first + day, 0);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (is_band (at))
        add_band (self, at, i);
      else
        add_blocks (self, at, i);
    }
  spread_blocks (self);
  return self;
}

void
tend_week_layout_free (TendWeekLayout *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->bands);
  g_free (self);
}

int
tend_week_layout_get_day_seconds (const TendWeekLayout *self,
                                  int                   day)
{
  return (int) (self->starts[day + 1] - self->starts[day]);
}

/**
 * tend_week_layout_get_longest:
 * @self: a layout
 *
 * Returns: the seconds of the longest of the days: how long the grid is
 */
int
tend_week_layout_get_longest (const TendWeekLayout *self)
{
  int longest = 0;

  for (int day = 0; day < TEND_WEEK_DAYS; day++)
    longest = MAX (longest, tend_week_layout_get_day_seconds (self, day));
  return longest;
}

/**
 * tend_week_layout_pick:
 * @self: a layout
 * @day: a column
 * @second: seconds since the day's start
 * @across: where in the column, from 0 to 1
 *
 * Returns: (nullable): the block at that place
 */
const TendWeekBlock *
tend_week_layout_pick (const TendWeekLayout *self,
                       int                   day,
                       int                   second,
                       double                across)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TendWeekBlock *block = &g_array_index (self->blocks, TendWeekBlock, i);

      if (block->day == day && second >= block->start && second < block->end &&
          (int) (across * block->n_lanes) == block->lane)
        return block;
    }
  return NULL;
}

/**
 * tend_week_layout_locate:
 * @self: a layout
 * @instant: UTC seconds
 * @day: (out): the column
 * @second: (out): seconds since the day's start
 *
 * Returns: whether it is in the week
 */
gboolean
tend_week_layout_locate (const TendWeekLayout *self,
                         gint64                instant,
                         int                  *day,
                         int                  *second)
{
  for (*day = 0; *day < TEND_WEEK_DAYS; (*day)++)
    if (instant >= self->starts[*day] && instant < self->starts[*day + 1])
      {
        *second = (int) (instant - self->starts[*day]);
        return TRUE;
      }
  return FALSE;
}

/**
 * tend_week_layout_get_minute:
 * @self: a layout
 * @zone: the zone of who looks
 * @day: a column
 * @second: seconds since the day's start
 *
 * Returns: the quarter of an hour that the wall shows there, in minutes after midnight
 */
int
tend_week_layout_get_minute (const TendWeekLayout *self,
                             TendZone             *zone,
                             int                   day,
                             int                   second)
{
  TendWall wall = tend_zone_to_wall (
      zone, self->starts[day] + CLAMP (second, 0, tend_week_layout_get_day_seconds (self, day) - 1));
  int minute = wall.second / 60;

  return minute - minute % TEND_WEEK_SNAP_MINUTES;
}

/**
 * tend_week_layout_get_opening:
 * @self: a layout
 * @zone: the zone of who looks
 *
 * Returns: seconds since a day's start at which the grid opens: the earliest plan, or eight o'clock. What is left of a
 *   plan of the night before is not where a day begins.
 */
int
tend_week_layout_get_opening (const TendWeekLayout *self,
                              TendZone             *zone)
{
  int opening = G_MAXINT;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TendWeekBlock *block = &g_array_index (self->blocks, TendWeekBlock, i);

      if (block->start > 0)
        opening = MIN (opening, block->start);
    }
  if (opening < G_MAXINT)
    return opening;
  return (int) (tend_zone_to_instant (zone, (TendWall) { self->first, TEND_WEEK_OPEN_MINUTE * 60 }) - self->starts[0]);
}
