#include "features/goals/tend-goal-source.h"

#include "base/tend-error.h"
#include "features/goals/tend-goal-reader.h"
#include "features/goals/tend-goal-words.h"
#include "store/tend-measure.h"

#include <glib/gi18n.h>
#include <math.h>

/* Makes of what was entered by hand what stands on the day in all. */
static void
add_to_day (const TendGoal *self,
            TendCheckIn    *check_in,
            double          measured)
{
  double by_hand = self->measure == TEND_MEASURE_TICK ? 0 : tend_goal_get_amount (self, check_in);

  check_in->measured = measured;
  check_in->state = TEND_CHECK_IN_DONE;
  check_in->value = self->measure == TEND_MEASURE_TICK ? NAN : measured + by_hand;
}

/* Of what should stay within a number, a day that is over without any of it has a number too: none. */
static gboolean
is_known_to_be_none (const TendGoal    *self,
                     const TendCheckIn *check_in,
                     TendDay            today)
{
  return self->measure == TEND_MEASURE_AT_MOST && check_in->state == TEND_CHECK_IN_NONE && check_in->day < today;
}

static TendDay
get_day (GArray *check_ins,
         guint   index)
{
  return g_array_index (check_ins, TendCheckIn, index).day;
}

static void
append_copy (GArray            *check_ins,
             const TendCheckIn *check_in)
{
  TendCheckIn copy = *check_in;

  copy.note = g_strdup (check_in->note);
  g_array_append_val (check_ins, copy);
}

/**
 * tend_goal_add_measured:
 * @self: a goal that is fed
 * @by_hand: (element-type TendCheckIn): what was entered by hand, by day
 * @measured: (array): how much was measured on each day from @from to @until
 * @from: the first day that is measured
 * @until: the last one
 * @today: the day it is
 *
 * Puts both together, as the rules want them: a day on which something was measured is done, to the amount of that
 * and of what was entered by hand. It is so even where the day was meant to rest: what was done was done. A note
 * stays with its day.
 *
 * Returns: (transfer full) (element-type TendCheckIn): the days, in order
 */
GArray *
tend_goal_add_measured (const TendGoal *self,
                        GArray         *by_hand,
                        const double   *measured,
                        TendDay         from,
                        TendDay         until,
                        TendDay         today)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (TendCheckIn));
  guint next = 0;

  g_array_set_clear_func (all, (GDestroyNotify) tend_check_in_clear);
  while (next < by_hand->len && get_day (by_hand, next) < from)
    append_copy (all, &g_array_index (by_hand, TendCheckIn, next++));
  for (TendDay day = from; day <= until; day++)
    {
      TendCheckIn check_in = { .day = day, .state = TEND_CHECK_IN_NONE, .value = NAN };
      double amount = measured[day - from];

      if (next < by_hand->len && get_day (by_hand, next) == day)
        check_in = g_array_index (by_hand, TendCheckIn, next++);
      if (amount > 0 || is_known_to_be_none (self, &check_in, today))
        add_to_day (self, &check_in, amount);
      if (check_in.state != TEND_CHECK_IN_NONE || check_in.note)
        append_copy (all, &check_in);
    }
  while (next < by_hand->len)
    append_copy (all, &g_array_index (by_hand, TendCheckIn, next++));
  return all;
}

/**
 * tend_goal_take_measured:
 * @self: a goal that is fed
 * @check_in: what shall stand on a day in all; becomes what has to be entered by hand for it
 * @measured: what is measured on that day
 * @error: return location; %TEND_ERROR_INVALID where it shall be less than what is measured
 *
 * The way back from tend_goal_add_measured().
 *
 * Returns: whether it can be so
 */
gboolean
tend_goal_take_measured (const TendGoal  *self,
                         TendCheckIn     *check_in,
                         double           measured,
                         GError         **error)
{
  if (!(measured > 0) || check_in->state == TEND_CHECK_IN_NONE)
    return TRUE;
  if (check_in->state == TEND_CHECK_IN_SKIPPED)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("Something of “%s” was done on that day, so it is no rest day."), self->title);
      return FALSE;
    }
  if (self->measure != TEND_MEASURE_TICK && check_in->value < measured - TEND_GOAL_SOURCE_SLACK)
    {
      g_autofree char *amount = tend_goal_format_amount (self, measured);

      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   /* Translators: %s is an amount, like "12 min" */
                   _("“%s” counts %s on that day by itself; it can be more, and not less."), self->title, amount);
      return FALSE;
    }
  check_in->value = self->measure == TEND_MEASURE_TICK ? NAN : check_in->value - measured;
  if (!(check_in->value >= TEND_GOAL_SOURCE_SLACK))
    {
      check_in->state = TEND_CHECK_IN_NONE;
      check_in->value = NAN;
    }
  return TRUE;
}

/**
 * tend_goal_read_history:
 * @db: a connection
 * @self: a goal
 * @from: the first day, %TEND_DAY_NONE for all
 * @until: the last day
 * @today: the day it is
 * @error: return location
 *
 * What stands on the days of a goal, by hand and by itself. What is measured counts from the goal's start day on,
 * and is read in one go.
 *
 * Returns: (transfer full) (element-type TendCheckIn): the check-ins, by day, as the rules want them
 */
GArray *
tend_goal_read_history (TendDb          *db,
                        const TendGoal  *self,
                        TendDay          from,
                        TendDay          until,
                        TendDay          today,
                        GError         **error)
{
  TendDay first = from == TEND_DAY_NONE ? self->start_day : MAX (from, self->start_day);
  g_autoptr (GArray) by_hand = tend_goal_read_check_ins (db, self->id, from, until, error);
  g_autofree double *measured = NULL;

  if (by_hand == NULL)
    return NULL;
  if (!tend_goal_is_fed (self) || first > until)
    return g_steal_pointer (&by_hand);
  measured = tend_measure_read_days (db, tend_features, tend_n_features, self->source_feature, self->source_key,
                                     self->source_unit, first, until, error);
  return measured ? tend_goal_add_measured (self, by_hand, measured, first, until, today) : NULL;
}

/**
 * tend_goal_read_measured:
 * @db: a connection
 * @self: a goal
 * @day: a day
 * @measured: (out): what the goal counts by itself on that day, 0 if nothing
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_goal_read_measured (TendDb          *db,
                         const TendGoal  *self,
                         TendDay          day,
                         double          *measured,
                         GError         **error)
{
  g_autofree double *days = NULL;

  *measured = 0;
  if (!tend_goal_is_fed (self) || day < self->start_day)
    return TRUE;
  days = tend_measure_read_days (db, tend_features, tend_n_features, self->source_feature, self->source_key,
                                 self->source_unit, day, day, error);
  if (days == NULL)
    return FALSE;
  *measured = days[0];
  return TRUE;
}
