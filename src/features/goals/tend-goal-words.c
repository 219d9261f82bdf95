#include "features/goals/tend-goal-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The decimals that a number is shown with at most. */
#define DECIMALS 2

#define WEEKDAYS_WEEKEND ((TendWeekdays) (TEND_WEEKDAYS_ALL & ~TEND_WEEKDAYS_WORK))

static char *
describe_weekdays (TendWeekdays weekdays)
{
  g_autofree char *words = NULL;

  for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    {
      TendWeekdays bit = TEND_WEEKDAYS_OF (weekday);
      gboolean is_last = weekdays < bit << 1;
      char *longer;

      if (!(weekdays & bit))
        continue;
      if (words == NULL)
        longer = g_strdup (tend_weekday_get_name (weekday));
      else if (is_last)
        /* Translators: the end of a list of weekdays, like "Monday, Wednesday" and "Friday" */
        longer = g_strdup_printf (C_ ("weekdays", "%s and %s"), words, tend_weekday_get_name (weekday));
      else
        /* Translators: a list of weekdays that goes on, like "Monday" and "Wednesday" */
        longer = g_strdup_printf (C_ ("weekdays", "%s, %s"), words, tend_weekday_get_name (weekday));
      g_free (words);
      words = longer;
    }
  return g_steal_pointer (&words);
}

static char *
describe_window (const TendGoal *self)
{
  int days = self->schedule.days;
  int n = self->schedule.times;
  g_autofree char *times = NULL;

  if (self->measure != TEND_MEASURE_TICK)
    /* Translators: a schedule, for a goal with a target that is to be reached in so many days */
    return g_strdup_printf (ngettext ("Within %d day", "Within %d days", (gulong) days), days);

  /* Translators: the start of a schedule like "2 times in 3 days" */
  times = g_strdup_printf (ngettext ("Once", "%d times", (gulong) n), n);
  /* Translators: a schedule; %s is "Once" or "2 times" */
  return g_strdup_printf (ngettext ("%s in %d day", "%s in %d days", (gulong) days), times, days);
}

/* "2 of 3", "12 of 20 km" */
static char *
describe_progress (const TendGoal *self,
                   double          amount,
                   double          target)
{
  g_autofree char *done = tend_goal_format_number (amount);
  g_autofree char *wished = self->measure == TEND_MEASURE_TICK ? tend_goal_format_number (target)
                                                               : tend_goal_format_amount (self, target);

  if (self->measure == TEND_MEASURE_AT_MOST)
    /* Translators: how much was used of what it should stay within, like "3 of up to 10 hours" */
    return g_strdup_printf (_("%s of up to %s"), done, wished);
  /* Translators: how much was done of what is wished for, like "2 of 3" or "12 of 20 km" */
  return g_strdup_printf (_("%s of %s"), done, wished);
}

static char *
describe_progress_in_span (const TendGoal *self,
                           double          amount,
                           double          target,
                           gboolean        is_current)
{
  g_autofree char *progress = describe_progress (self, amount, target);
  int days = self->schedule.days;

  switch (tend_goal_get_span (self))
    {
    case TEND_GOAL_SPAN_WEEK:
      /* Translators: %s is like "2 of 3" or "12 of 20 km" */
      return g_strdup_printf (is_current ? _("%s this week") : _("%s that week"), progress);
    case TEND_GOAL_SPAN_MONTH:
      /* Translators: %s is like "2 of 3" or "12 of 20 km" */
      return g_strdup_printf (is_current ? _("%s this month") : _("%s that month"), progress);
    case TEND_GOAL_SPAN_WINDOW:
      /* Translators: %s is like "2 of 3" or "12 of 20 km" */
      return g_strdup_printf (ngettext ("%s in %d day", "%s in %d days", (gulong) days), progress, days);
    case TEND_GOAL_SPAN_DAY:
    case TEND_GOAL_SPAN_LIFE:
    default:
      return g_steal_pointer (&progress);
    }
}

/* When an interval comes around again, seen from today; %NULL while it is due. */
static char *
describe_next_time (const TendGoalHistory *history)
{
  int length = MAX (1, history->goal->schedule.days);
  int since = 0;

  while (since < length &&
         !tend_goal_is_success (history->goal, tend_goal_history_find (history, history->today - since)))
    since++;
  if (since == length)
    return NULL;
  if (length - since == 1)
    return g_strdup (_("Again tomorrow"));
  return g_strdup_printf (ngettext ("Again in %d day", "Again in %d days", (gulong) (length - since)),
                          length - since);
}

static char *
describe_due_day (const TendGoal *self,
                  TendDay         today)
{
  g_autofree char *day = NULL;

  if (self->due_day == TEND_DAY_NONE)
    return NULL;
  if (self->due_day == today)
    return g_strdup (_("Planned for today"));
  if (self->due_day == today + 1)
    return g_strdup (_("Planned for tomorrow"));
  if (self->due_day == today - 1)
    return g_strdup (_("Planned for yesterday"));
  day = tend_day_describe (self->due_day, today);
  /* Translators: %s is a day, like "Friday" or "3 March" */
  return g_strdup_printf (_("Planned for %s"), day);
}

/**
 * tend_goal_format_number:
 * @number: a number
 *
 * Returns: (transfer full): the number as the user writes numbers, with two decimals at most
 */
char *
tend_goal_format_number (double number)
{
  g_autofree char *text = g_strdup_printf ("%'.*f", DECIMALS, number);
  gsize length = strlen (text);

  if (!isfinite (number))
    return g_steal_pointer (&text);

  while (length > 0 && text[length - 1] == '0')
    length--;
  /* The decimal mark is the locale's, and may be several bytes. */
  if (length + DECIMALS == strlen (text))
    while (length > 0 && !g_ascii_isdigit (text[length - 1]))
      length--;
  text[length] = '\0';
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}

/**
 * tend_goal_format_amount:
 * @self: a goal that counts
 * @amount: a number
 *
 * Returns: (transfer full): the number with the goal's unit, if it has one
 */
char *
tend_goal_format_amount (const TendGoal *self,
                         double          amount)
{
  g_autofree char *number = tend_goal_format_number (amount);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->unit == NULL || *self->unit == '\0')
    return g_steal_pointer (&number);
  /* Translators: a number and what is counted, like "20 km" */
  return g_strdup_printf (_("%s %s"), number, self->unit);
}

/**
 * tend_goal_describe_schedule:
 * @self: a goal
 *
 * Returns: (transfer full): how often, like "Every day", "Monday, Wednesday and Friday" or "3 times a week"
 */
char *
tend_goal_describe_schedule (const TendGoal *self)
{
  const TendSchedule *schedule;
  gboolean is_counted;

  g_return_val_if_fail (self != NULL, NULL);

  schedule = &self->schedule;
  is_counted = self->measure != TEND_MEASURE_TICK;
  switch (schedule->kind)
    {
    case TEND_SCHEDULE_ONCE:
      return g_strdup (_("Once"));
    case TEND_SCHEDULE_WEEKDAYS:
      if (schedule->weekdays == TEND_WEEKDAYS_WORK)
        return g_strdup (_("Weekdays"));
      if (schedule->weekdays == WEEKDAYS_WEEKEND)
        return g_strdup (_("Weekends"));
      if (schedule->weekdays != TEND_WEEKDAYS_ALL)
        return describe_weekdays (schedule->weekdays);
      break;
    case TEND_SCHEDULE_WEEKLY:
      if (is_counted)
        return g_strdup (_("Every week"));
      return g_strdup_printf (ngettext ("Once a week", "%d times a week", (gulong) schedule->times),
                              schedule->times);
    case TEND_SCHEDULE_MONTHLY:
      if (is_counted)
        return g_strdup (_("Every month"));
      return g_strdup_printf (ngettext ("Once a month", "%d times a month", (gulong) schedule->times),
                              schedule->times);
    case TEND_SCHEDULE_INTERVAL:
      return g_strdup_printf (ngettext ("Every day", "Every %d days", (gulong) schedule->days),
                              schedule->days);
    case TEND_SCHEDULE_WINDOW:
      return describe_window (self);
    case TEND_SCHEDULE_DAILY:
    default:
      break;
    }
  return g_strdup (_("Every day"));
}

/**
 * tend_goal_describe_source:
 * @self: a goal
 * @measures: (element-type TendMeasure): all that can be counted
 *
 * Returns: (transfer full) (nullable): what it counts by itself, like "Counts by itself: Guitar"; %NULL if nothing
 *   feeds it
 */
char *
tend_goal_describe_source (const TendGoal *self,
                           GPtrArray      *measures)
{
  g_return_val_if_fail (self != NULL && measures != NULL, NULL);

  if (!tend_goal_is_fed (self))
    return NULL;
  for (guint i = 0; i < measures->len; i++)
    {
      const TendMeasure *measure = g_ptr_array_index (measures, i);

      if (g_str_equal (measure->feature->id, self->source_feature) &&
          g_str_equal (measure->key, self->source_key))
        /* Translators: %s is what a goal is fed by, like "Box breathing" or "Guitar" */
        return g_strdup_printf (_("Counts by itself: %s"), measure->title);
    }
  return g_strdup (_("Counts by itself: something that isn’t here any more"));
}

/**
 * tend_goal_describe_period:
 * @history: a history, which may begin with the goal's horizon for @day
 * @day: a day
 *
 * How the goal stands on @day, in a few words that go beside its title: "2 of 3 this week", "12 of 20 km this
 * month", "Again in 2 days", "Planned for Friday".
 *
 * Returns: (transfer full) (nullable): the words, %NULL where there is nothing to add
 */
char *
tend_goal_describe_period (const TendGoalHistory *history,
                           TendDay                day)
{
  const TendGoal *goal;
  TendGoalPeriod period;
  gboolean is_current;

  g_return_val_if_fail (history != NULL && history->goal != NULL, NULL);

  goal = history->goal;
  if (goal->schedule.kind == TEND_SCHEDULE_INTERVAL && day == history->today)
    {
      char *words = describe_next_time (history);

      if (words)
        return words;
    }
  if (goal->measure == TEND_MEASURE_TICK && goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return goal->done_day == TEND_DAY_NONE ? describe_due_day (goal, history->today) : NULL;
  if (goal->measure == TEND_MEASURE_TICK && tend_goal_get_span (goal) == TEND_GOAL_SPAN_DAY)
    return NULL;

  tend_goal_get_period (history, day, &period);
  is_current = period.first_day <= history->today && history->today <= period.last_day;
  return describe_progress_in_span (goal, period.amount, period.target, is_current);
}

static gboolean
is_nothing (const TendGoal       *self,
            const TendGoalRecent *recent)
{
  gboolean is_limit = recent->kind == TEND_GOAL_RECENT_SPAN && self->measure == TEND_MEASURE_AT_MOST;

  return !is_limit && !(recent->done > 0);
}

/**
 * tend_goal_describe_recent:
 * @self: a goal
 * @recent: its figure, from tend_goal_get_recent()
 *
 * Where nothing was done lately the words have no number in them: a nought tells nobody anything that they do
 * not know. Of what is to stay within a limit, nothing used is good to read.
 *
 * Returns: (transfer full) (nullable): how it went lately, like "9 of the last 14 days", "9 of 12 days in the
 *   last 14" where not every day was asked for, "2 of 3 this week"; %NULL if there is nothing to tell
 */
char *
tend_goal_describe_recent (const TendGoal       *self,
                           const TendGoalRecent *recent)
{
  int done, asked;

  g_return_val_if_fail (self != NULL && recent != NULL, NULL);

  if (recent->kind == TEND_GOAL_RECENT_NONE)
    return NULL;
  if (is_nothing (self, recent))
    /* Translators: stands where "9 of the last 14 days" would, when nothing was done lately */
    return g_strdup (_("Whenever you are ready"));
  if (recent->kind == TEND_GOAL_RECENT_SPAN)
    return describe_progress_in_span (self, recent->done, recent->asked, TRUE);

  done = (int) recent->done;
  asked = (int) recent->asked;
  if (recent->kind == TEND_GOAL_RECENT_TIMES_DONE)
    return g_strdup_printf (ngettext ("%d of %d time in the last %d days",
                                      "%d of %d times in the last %d days", (gulong) asked),
                            done, asked, recent->n_days);
  if (asked == recent->n_days)
    return g_strdup_printf (ngettext ("%d of the last %d day", "%d of the last %d days", (gulong) asked),
                            done, asked);
  /* Translators: so many days done of so many that were asked for, like "5 of 6 days in the last 14" */
  return g_strdup_printf (ngettext ("%d of %d day in the last %d", "%d of %d days in the last %d",
                                    (gulong) asked),
                          done, asked, recent->n_days);
}

/**
 * tend_goal_describe_run_length:
 * @self: a goal
 * @length: the length of one of its runs
 *
 * Returns: (transfer full): the length with what it is counted in, like "12 days" or "3 weeks"
 */
char *
tend_goal_describe_run_length (const TendGoal *self,
                               guint           length)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (tend_goal_get_run_unit (self))
    {
    case TEND_GOAL_RUN_TIMES:
      return g_strdup_printf (ngettext ("%u time", "%u times", length), length);
    case TEND_GOAL_RUN_WEEKS:
      return g_strdup_printf (ngettext ("%u week", "%u weeks", length), length);
    case TEND_GOAL_RUN_MONTHS:
      return g_strdup_printf (ngettext ("%u month", "%u months", length), length);
    case TEND_GOAL_RUN_DAYS:
    default:
      return g_strdup_printf (ngettext ("%u day", "%u days", length), length);
    }
}

static int
get_percent (double share)
{
  return (int) round (CLAMP (share, 0, 1) * 100);
}

static const char *
get_strength_words (double strength)
{
  if (!(strength >= 0.05))
    return _("At its beginning");
  if (strength < 0.3)
    return _("Taking root");
  if (strength < 0.6)
    return _("Growing");
  if (strength < 0.85)
    return _("Firm");
  return _("Part of your days");
}

/* What stands on a day, without its note. */
static char *
describe_check_in (const TendGoal    *self,
                   const TendCheckIn *check_in,
                   gboolean           is_today)
{
  if (check_in && check_in->state == TEND_CHECK_IN_SKIPPED)
    return g_strdup (_("rest day"));
  if (!tend_goal_has_amount (self, check_in))
    return g_strdup (is_today ? _("still open") : _("nothing written down"));
  if (self->measure == TEND_MEASURE_TICK)
    return g_strdup (_("done"));
  if (tend_goal_get_span (self) == TEND_GOAL_SPAN_DAY)
    return describe_progress (self, check_in->value, self->target);
  return tend_goal_format_amount (self, check_in->value);
}

/**
 * tend_goal_describe_day:
 * @self: a goal that repeats
 * @check_in: (nullable): what stands on the day
 * @day: the day
 * @today: the day it is
 *
 * Returns: (transfer full): the day in words, like "Tuesday, 3 March 2026: done" or "…: 3 of 8 glasses · With
 *   Kim"; whoever points at the square of a day reads it
 */
char *
tend_goal_describe_day (const TendGoal    *self,
                        const TendCheckIn *check_in,
                        TendDay            day,
                        TendDay            today)
{
  g_autofree char *what = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  what = describe_check_in (self, check_in, day == today);
  /* Translators: a date with its weekday, like "Tuesday, 3 March 2026"; see g_date_time_format() */
  date = tend_day_format (day, _("%A, %-d %B %Y"));
  if (check_in && check_in->note && *check_in->note != '\0')
    /* Translators: a date, what was done, and the note: "Tuesday, 3 March 2026: done · With Kim" */
    return g_strdup_printf (_("%s: %s · %s"), date, what, check_in->note);
  /* Translators: a date and what was done on it: "Tuesday, 3 March 2026: done" */
  return g_strdup_printf (_("%s: %s"), date, what);
}

/**
 * tend_goal_format_share:
 * @share: 0 to 1
 *
 * Returns: (transfer full): the share in percent, like "62 %" in the user's form
 */
char *
tend_goal_format_share (double share)
{
  /* Translators: a share in percent; put the sign where your language has it */
  return g_strdup_printf (_("%d%%"), get_percent (share));
}

/**
 * tend_goal_describe_strength:
 * @strength: from tend_goal_get_strength(), 0 to 1
 *
 * Returns: (transfer full): how firm the habit is, in words and in percent, like "Growing · 45%"; without
 *   the percent where they come to nothing
 */
char *
tend_goal_describe_strength (double strength)
{
  g_autofree char *share = NULL;

  if (!(strength > 0) || get_percent (strength) == 0)
    return g_strdup (get_strength_words (strength));
  share = tend_goal_format_share (strength);
  /* Translators: how firm a habit is, in words and in percent: "Growing · 62%" */
  return g_strdup_printf (_("%s · %s"), get_strength_words (strength), share);
}
