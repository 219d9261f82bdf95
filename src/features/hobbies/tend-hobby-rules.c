#include "features/hobbies/tend-hobby-rules.h"

#include "base/tend-day-levels.h"

#include <math.h>
#include <stdlib.h>

/* How many gaps make a rhythm, and how many at least. The median of a dozen does not mind a long pause. */
#define GAPS_MAX 12
#define GAPS_MIN 3

/* A hobby is left alone for a week at least, and not for longer than two months, before it is brought up. */
#define PATIENCE_MIN 7
#define PATIENCE_MAX 60

/* Put off, it comes again after its rhythm, which is then neither tomorrow nor next season. */
#define PUT_OFF_MIN 3
#define PUT_OFF_MAX 30

/* The minutes of a day whose square is as strong as any can be, at the least. */
#define STRONG_MINUTES 30

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * tend_hobby_rules_get_rhythm:
 * @days: (array length=n_days): days with a session, the latest first
 * @n_days: how many
 *
 * Returns: the usual number of days from one to the next: the median of the last twelve gaps;
 *   %TEND_HOBBY_RHYTHM_DEFAULT while there are fewer than three
 */
int
tend_hobby_rules_get_rhythm (const TendHobbyDay *days,
                             guint               n_days)
{
  int gaps[GAPS_MAX];
  guint n_gaps = 0;

  for (guint i = 0; i + 1 < n_days && n_gaps < GAPS_MAX; i++)
    gaps[n_gaps++] = days[i].day - days[i + 1].day;
  if (n_gaps < GAPS_MIN)
    return TEND_HOBBY_RHYTHM_DEFAULT;
  qsort (gaps, n_gaps, sizeof *gaps, compare_gaps);
  return MAX (gaps[n_gaps / 2], 1);
}

/**
 * tend_hobby_rules_get_patience:
 * @rhythm: the usual number of days from one session to the next
 *
 * Returns: after how many days without one it may be brought up: twice the rhythm, within a week and two months
 */
int
tend_hobby_rules_get_patience (int rhythm)
{
  return CLAMP (2 * rhythm, PATIENCE_MIN, PATIENCE_MAX);
}

/**
 * tend_hobby_rules_put_off:
 * @standing: how the hobby stands
 * @today: the day it is
 *
 * Returns: the day from which it may be brought up again
 */
TendDay
tend_hobby_rules_put_off (const TendHobbyStanding *standing,
                          TendDay                  today)
{
  return today + CLAMP (standing->rhythm, PUT_OFF_MIN, PUT_OFF_MAX);
}

static gboolean
is_waiting (const TendHobby         *hobby,
            const TendHobbyStanding *standing,
            TendDay                  today)
{
  TendDay since = standing->last_day == TEND_DAY_NONE ? hobby->created_day : standing->last_day;

  if (hobby->is_resting || hobby->is_archived)
    return FALSE;
  if (hobby->put_off_until != TEND_DAY_NONE && today < hobby->put_off_until)
    return FALSE;
  return since != TEND_DAY_NONE && today - since >= standing->patience;
}

/**
 * tend_hobby_rules_stand:
 * @hobby: a hobby
 * @days: (array length=n_days): its last days with a session up to @today, the latest first,
 *   %TEND_HOBBY_DAYS_LOOKED_AT if there are as many
 * @n_days: how many
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 * @standing: (out caller-allocates): how it stands
 */
void
tend_hobby_rules_stand (const TendHobby    *hobby,
                        const TendHobbyDay *days,
                        guint               n_days,
                        TendDay             today,
                        GDateWeekday        first_weekday,
                        TendHobbyStanding  *standing)
{
  TendDay week_start = tend_day_get_week_start (today, first_weekday);
  gboolean was_today = n_days > 0 && days[0].day == today;
  int patience_before;

  *standing = (TendHobbyStanding) { .last_day = n_days > 0 ? days[0].day : TEND_DAY_NONE };
  for (guint i = 0; i < n_days && days[i].day >= week_start; i++)
    {
      standing->week_seconds += days[i].seconds;
      standing->week_times += days[i].times;
    }
  standing->rhythm = tend_hobby_rules_get_rhythm (days, n_days);
  standing->patience = tend_hobby_rules_get_patience (standing->rhythm);
  standing->is_waiting = is_waiting (hobby, standing, today);
  if (!was_today)
    return;
  standing->today_seconds = days[0].seconds;
  standing->has_begun = n_days == 1;
  /* What somebody used to love is come back to with the first session, too. */
  patience_before = tend_hobby_rules_get_patience (tend_hobby_rules_get_rhythm (days + 1, n_days - 1));
  standing->came_back = n_days == 1 ? hobby->origin == TEND_HOBBY_LOVED : today - days[1].day >= patience_before;
}

/**
 * tend_hobby_rules_get_share:
 * @hobby: a hobby
 * @standing: how it stands
 *
 * Returns: how much of this week's wish there is, from 0 to 1; NAN where nothing is wished for
 */
double
tend_hobby_rules_get_share (const TendHobby         *hobby,
                            const TendHobbyStanding *standing)
{
  switch (hobby->wish_kind)
    {
    case TEND_HOBBY_WISH_MINUTES:
      return MIN (standing->week_seconds / (hobby->wish * 60.0), 1);
    case TEND_HOBBY_WISH_TIMES:
      return MIN (standing->week_times / (double) hobby->wish, 1);
    case TEND_HOBBY_WISH_NONE:
    default:
      return NAN;
    }
}

/**
 * tend_hobby_rules_find_day:
 * @days: (array length=n_days): days with a session, the earliest first
 * @n_days: how many
 * @day: a day
 *
 * Returns: (transfer none) (nullable): what there was on that day
 */
const TendHobbyDay *
tend_hobby_rules_find_day (const TendHobbyDay *days,
                           guint               n_days,
                           TendDay             day)
{
  for (guint from = 0, to = n_days; from < to;)
    {
      guint middle = from + (to - from) / 2;

      if (days[middle].day == day)
        return &days[middle];
      if (days[middle].day < day)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}

/**
 * tend_hobby_rules_get_levels:
 * @days: (array length=n_days): days with a session, the earliest first
 * @n_days: how many
 * @from: the first day
 * @to: the last day, not before it
 *
 * Returns: (transfer full) (array): how strong the square of each day is, 0 to 1, NAN where there was nothing
 */
float *
tend_hobby_rules_get_levels (const TendHobbyDay *days,
                             guint               n_days,
                             TendDay             from,
                             TendDay             to)
{
  gsize n_levels = (gsize) (to - from) + 1;
  g_autofree int *minutes = g_new (int, n_levels);

  for (gsize i = 0; i < n_levels; i++)
    minutes[i] = -1;
  for (guint i = 0; i < n_days; i++)
    if (days[i].day >= from && days[i].day <= to)
      minutes[days[i].day - from] = days[i].seconds / 60;
  return tend_day_levels_new (minutes, n_levels, STRONG_MINUTES);
}

/**
 * tend_hobby_rules_list_months:
 * @today: the day it is
 * @months: (out caller-allocates) (array length=n_months): gets the first day of each month, this one last
 * @n_months: how many
 */
void
tend_hobby_rules_list_months (TendDay  today,
                              TendDay *months,
                              guint    n_months)
{
  TendDay month = tend_day_get_month_start (today);

  for (guint i = n_months; i-- > 0;)
    {
      months[i] = month;
      month = tend_day_get_month_start (month - 1);
    }
}

/**
 * tend_hobby_rules_sum_months:
 * @days: (array length=n_days): days with a session
 * @n_days: how many
 * @months: (array length=n_months): the first day of each month, in order
 * @n_months: how many
 * @seconds: (out caller-allocates) (array length=n_months): gets how long in each
 */
void
tend_hobby_rules_sum_months (const TendHobbyDay *days,
                             guint               n_days,
                             const TendDay      *months,
                             guint               n_months,
                             double             *seconds)
{
  for (guint month = 0; month < n_months; month++)
    seconds[month] = 0;
  for (guint i = 0; i < n_days; i++)
    {
      TendDay start = tend_day_get_month_start (days[i].day);

      for (guint month = 0; month < n_months; month++)
        if (months[month] == start)
          seconds[month] += days[i].seconds;
    }
}

/**
 * tend_hobby_rules_find_best:
 * @days: (array length=n_days): all days with a session, the earliest first
 * @n_days: how many
 * @best: (out caller-allocates): what there is to look back at
 *
 * Returns: whether there is anything
 */
gboolean
tend_hobby_rules_find_best (const TendHobbyDay *days,
                            guint               n_days,
                            TendHobbyBest      *best)
{
  TendDay month = TEND_DAY_NONE;
  gint64 month_seconds = 0;
  guint n_months = 0;

  if (n_days == 0)
    return FALSE;
  *best = (TendHobbyBest) { .first = days[0], .longest = days[0], .busiest_month = TEND_DAY_NONE, .n_days = n_days };
  for (guint i = 0; i < n_days; i++)
    {
      TendDay start = tend_day_get_month_start (days[i].day);

      if (start != month)
        {
          month = start;
          month_seconds = 0;
          n_months++;
        }
      month_seconds += days[i].seconds;
      best->seconds += days[i].seconds;
      if (days[i].seconds >= best->longest.seconds)
        best->longest = days[i];
      if (month_seconds >= best->busiest_seconds)
        {
          best->busiest_seconds = month_seconds;
          best->busiest_month = month;
        }
    }
  if (n_months < 2)
    best->busiest_month = TEND_DAY_NONE;
  return TRUE;
}
