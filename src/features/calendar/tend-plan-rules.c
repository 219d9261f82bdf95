#include "features/calendar/tend-plan-rules.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

#define LAST_DAY (tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31))

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

G_DEFINE_BOXED_TYPE (TendPlanOccurrence, tend_plan_occurrence, tend_plan_occurrence_copy,
                     tend_plan_occurrence_free)

TendPlanOccurrence *
tend_plan_occurrence_copy (const TendPlanOccurrence *self)
{
  TendPlanOccurrence *copy = g_memdup2 (self, sizeof *self);

  copy->plan = tend_plan_copy (self->plan);
  copy->hobby = g_strdup (self->hobby);
  return copy;
}

void
tend_plan_occurrence_free (TendPlanOccurrence *self)
{
  tend_plan_free (self->plan);
  g_free (self->hobby);
  g_free (self);
}

/**
 * tend_plan_occurrence_compare:
 * @one: an occurrence
 * @other: an occurrence
 *
 * Returns: as strcmp(): by day, what is all day first, then by the start, the longer first
 */
int
tend_plan_occurrence_compare (const TendPlanOccurrence *one,
                              const TendPlanOccurrence *other)
{
  if (one->start_day != other->start_day)
    return one->start_day < other->start_day ? -1 : 1;
  if (one->plan->is_all_day != other->plan->is_all_day)
    return one->plan->is_all_day ? -1 : 1;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  return (one->plan->id > other->plan->id) - (one->plan->id < other->plan->id);
}

/**
 * tend_plan_occurrence_touches:
 * @self: an occurrence
 * @from: a day
 * @to: a day, included
 *
 * Returns: whether some of it is in those days; what ends at midnight is not in the day that begins then
 */
gboolean
tend_plan_occurrence_touches (const TendPlanOccurrence *self,
                              TendDay                   from,
                              TendDay                   to)
{
  gboolean ends_at_midnight = !self->plan->is_all_day && self->end_minute == 0 && self->end_day > self->start_day;

  return self->start_day <= to && self->end_day - (ends_at_midnight ? 1 : 0) >= from;
}

/**
 * tend_plan_occurrence_is_meeting:
 * @self: an occurrence
 * @now: UTC seconds
 *
 * Returns: whether one met somebody: it is over, was not called off, and somebody was there
 */
gboolean
tend_plan_occurrence_is_meeting (const TendPlanOccurrence *self,
                                 gint64                    now)
{
  if (self->end > now || self->plan->is_cancelled || self->is_shown_only)
    return FALSE;
  for (guint i = 0; i < self->plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (self->plan->guests, i);

      if (guest->answer != TEND_GUEST_DECLINED)
        return TRUE;
    }
  return FALSE;
}

static TendWall
get_wall (TendPlanTime time)
{
  return (TendWall) { time.day, MAX (time.minute, 0) * 60 };
}

/**
 * tend_plan_rules_place:
 * @plan: a plan
 * @recurrence: which of its times, on its own wall; if it does not repeat, its start
 * @plan_zone: (nullable): the plan's zone, %NULL for the clock wherever one is
 * @zone: the zone of who looks
 *
 * Returns: (transfer full): where that time is. It takes as long on the wall as the first one, whatever the clock
 *   does meanwhile; only if that would end it before it starts, as it can where a clock change leaves the start
 *   out, it takes as long as that in fact.
 */
TendPlanOccurrence *
tend_plan_rules_place (const TendPlan *plan,
                       TendPlanTime    recurrence,
                       TendZone       *plan_zone,
                       TendZone       *zone)
{
  TendPlanOccurrence *self = g_new0 (TendPlanOccurrence, 1);
  int minutes = MAX (tend_plan_get_minutes (plan), 0);
  TendPlanTime end = tend_plan_time_add (recurrence, minutes);
  TendWall wall;

  self->plan = tend_plan_copy (plan);
  self->is_repeating = plan->master_uuid != NULL || tend_plan_repeats (plan);
  self->recurrence = plan->master_uuid ? plan->recurrence : recurrence;
  if (plan->is_all_day)
    {
      self->start_day = recurrence.day;
      self->end_day = end.day;
      self->start = tend_zone_get_start_of_day (zone, recurrence.day, 0);
      self->end = tend_zone_get_start_of_day (zone, end.day + 1, 0);
      return self;
    }

  if (plan_zone == NULL)
    plan_zone = zone;
  self->start = tend_zone_to_instant (plan_zone, get_wall (recurrence));
  self->end = tend_zone_to_instant (plan_zone, get_wall (end));
  if (self->end < self->start)
    self->end = self->start + (gint64) minutes * 60;
  wall = tend_zone_to_wall (zone, self->start);
  self->start_day = wall.day;
  self->start_minute = wall.second / 60;
  wall = tend_zone_to_wall (zone, self->end);
  self->end_day = wall.day;
  self->end_minute = wall.second / 60;
  return self;
}

/* UNTIL in UTC means a time on the plan's wall, once its zone is known. */
static TendRecurrence *
parse_rule (const TendPlan *plan,
            TendZone       *plan_zone)
{
  g_autoptr (TendRecurrence) rule = *plan->rule ? tend_recurrence_parse (plan->rule, NULL) : NULL;
  g_autoptr (TendZone) utc = NULL;
  TendWall until;

  if (rule == NULL || plan_zone == NULL || tend_recurrence_get_until (rule, &until) != TEND_UNTIL_UTC)
    return g_steal_pointer (&rule);
  utc = tend_zone_new_utc ();
  until = tend_zone_to_wall (plan_zone, tend_zone_to_instant (utc, until));
  return tend_recurrence_with_until (rule, TEND_UNTIL_WALL, until);
}

/**
 * tend_plan_rules_get_times:
 * @plan: a plan
 * @plan_zone: (nullable): its zone, %NULL for the clock wherever one is
 *
 * Returns: (transfer full): all its times, on its own wall, and those too that were changed by themselves
 */
TendOccurrences *
tend_plan_rules_get_times (const TendPlan *plan,
                           TendZone       *plan_zone)
{
  TendOccurrences *times = tend_occurrences_new (get_wall (tend_plan_get_start (plan)));
  g_autoptr (TendRecurrence) rule = NULL;

  if (plan->master_uuid)
    return times;
  rule = parse_rule (plan, plan_zone);
  if (rule)
    tend_occurrences_add_rule (times, rule);
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const TendPlanDate *date = &g_array_index (plan->dates, TendPlanDate, i);
      TendPlanTime time = date->time;

      if (!date->is_added && time.minute == TEND_MINUTE_NONE)
        tend_occurrences_exclude_day (times, time.day);
      else if (!date->is_added)
        tend_occurrences_exclude_date (times, get_wall (time));
      else
        {
          if (time.minute == TEND_MINUTE_NONE && !plan->is_all_day)
            time.minute = plan->start_minute;
          tend_occurrences_add_date (times, plan->is_all_day ? (TendWall) { time.day, 0 } : get_wall (time));
        }
    }
  return times;
}

/**
 * tend_plan_rules_get_series_end:
 * @plan: a plan
 *
 * Returns: a day after which no time of it has any part; the last day there is for a plan without an end,
 *   %TEND_DAY_NONE for a plan that does not repeat
 */
TendDay
tend_plan_rules_get_series_end (const TendPlan *plan)
{
  g_autoptr (TendRecurrence) rule = NULL;
  TendDay last;

  if (!tend_plan_repeats (plan))
    return TEND_DAY_NONE;
  rule = *plan->rule ? tend_recurrence_parse (plan->rule, NULL) : NULL;
  last = rule ? tend_recurrence_get_last_day (rule, get_wall (tend_plan_get_start (plan))) : plan->start_day;
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const TendPlanDate *date = &g_array_index (plan->dates, TendPlanDate, i);

      if (date->is_added)
        last = MAX (last, date->time.day);
    }
  last = MIN (last, LAST_DAY);
  return MIN (last + (plan->end_day - plan->start_day), LAST_DAY);
}

/**
 * tend_plan_rules_make_instance:
 * @at: one time of a plan
 *
 * Returns: (transfer full): the plan with that time as its start and end, on the plan's own wall: what a dialog shows
 *   and changes, and gives back to tend_plan_store_update_async()
 */
TendPlan *
tend_plan_rules_make_instance (const TendPlanOccurrence *at)
{
  TendPlan *plan = tend_plan_copy (at->plan);
  TendPlanTime end;

  if (!at->is_repeating || plan->master_uuid)
    return plan;
  end = tend_plan_time_add (at->recurrence, tend_plan_get_minutes (plan));
  plan->start_day = at->recurrence.day;
  plan->start_minute = MAX (at->recurrence.minute, 0);
  plan->end_day = end.day;
  plan->end_minute = MAX (end.minute, 0);
  return plan;
}

/* How many times the rule yields before @at; those that single dates take away count too, as COUNT counts them. */
static int
count_before (const TendRecurrence *rule,
              const TendPlan       *plan,
              TendPlanTime          at)
{
  g_autoptr (TendRecurrenceIter) iter = tend_recurrence_iter_new (rule, get_wall (tend_plan_get_start (plan)));
  TendWall wall;
  int n = 0;

  while (tend_recurrence_iter_next (iter, &wall) &&
         (wall.day < at.day || (wall.day == at.day && wall.second < MAX (at.minute, 0) * 60)))
    n++;
  return n;
}

/* Puts @value in the place of a part of a rule that is there. */
static char *
replace_part (const char *text,
              const char *name,
              const char *value)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);

  for (guint i = 0; parts[i]; i++)
    if (g_str_has_prefix (parts[i], prefix))
      {
        g_free (parts[i]);
        parts[i] = g_strconcat (prefix, value, NULL);
      }
  return g_strjoinv (";", parts);
}

static char *
dup_part (const char *text,
          const char *name)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);

  for (guint i = 0; parts[i]; i++)
    if (g_str_has_prefix (parts[i], prefix))
      return g_strdup (parts[i] + strlen (prefix));
  return NULL;
}

/* The rule of what is left from @at on. */
static char *
make_rest_of_rule (const TendPlan *plan,
                   TendPlanTime    at)
{
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (plan->rule, NULL);
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;

  if (rule == NULL || tend_recurrence_get_count (rule) == 0)
    return g_strdup (plan->rule);
  text = tend_recurrence_to_text (rule);
  count = g_strdup_printf ("%d", MAX (1, tend_recurrence_get_count (rule) - count_before (rule, plan, at)));
  return replace_part (text, "COUNT", count);
}

/* The rule as it is before @at. */
static char *
make_ended_rule (const TendPlan *plan,
                 TendPlanTime    at)
{
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (plan->rule, NULL);
  g_autoptr (TendRecurrence) ended = NULL;
  TendPlanTime last = tend_plan_time_add (at, -1);

  if (rule == NULL)
    return g_strdup (plan->rule);
  if (plan->is_all_day)
    ended = tend_recurrence_with_until (rule, TEND_UNTIL_DAY, (TendWall) { at.day - 1, 0 });
  else
    ended = tend_recurrence_with_until (rule, TEND_UNTIL_WALL, get_wall (last));
  return tend_recurrence_to_text (ended);
}

static gboolean
is_before (const TendPlanDate *date,
           TendPlanTime        at)
{
  return date->time.minute == TEND_MINUTE_NONE ? date->time.day < at.day
                                               : tend_plan_time_compare (date->time, at) < 0;
}

/**
 * tend_plan_rules_split:
 * @plan: a plan that repeats; it will end before @at
 * @at: one of its times, and not the first
 *
 * Cuts a repeating plan in two.
 *
 * Returns: (transfer full): what it was from @at on, not kept yet
 */
TendPlan *
tend_plan_rules_split (TendPlan     *plan,
                       TendPlanTime  at)
{
  TendPlan *rest = tend_plan_copy (plan);
  TendPlanTime end = tend_plan_time_add (at, tend_plan_get_minutes (plan));

  rest->id = 0;
  g_clear_pointer (&rest->uuid, g_free);
  for (guint i = 0; i < rest->guests->len; i++)
    g_clear_pointer (&((TendGuest *) g_ptr_array_index (rest->guests, i))->uuid, g_free);
  tend_plan_set_text (&rest->uid, "");
  rest->start_day = at.day;
  rest->start_minute = MAX (at.minute, 0);
  rest->end_day = end.day;
  rest->end_minute = MAX (end.minute, 0);
  if (*plan->rule)
    {
      g_free (rest->rule);
      rest->rule = make_rest_of_rule (plan, at);
    }
  for (guint i = rest->dates->len; i > 0; i--)
    if (is_before (&g_array_index (rest->dates, TendPlanDate, i - 1), at))
      g_array_remove_index (rest->dates, i - 1);

  if (*plan->rule)
    {
      char *ended = make_ended_rule (plan, at);

      g_free (plan->rule);
      plan->rule = ended;
    }
  for (guint i = plan->dates->len; i > 0; i--)
    if (!is_before (&g_array_index (plan->dates, TendPlanDate, i - 1), at))
      g_array_remove_index (plan->dates, i - 1);
  return rest;
}

static gboolean
refuse_shift (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                       _("This plan repeats by a rule that can’t go to other days as a whole. Move only this one, "
                         "or change how it repeats."));
  return FALSE;
}

static char *
turn_weekdays (const char *byday,
               int         days)
{
  g_auto (GStrv) names = g_strsplit (byday, ",", -1);

  for (guint i = 0; names[i]; i++)
    for (int j = 0; j < 7; j++)
      if (g_str_equal (names[i], weekday_names[j]))
        {
          g_free (names[i]);
          names[i] = g_strdup (weekday_names[((j + days) % 7 + 7) % 7]);
          break;
        }
  return g_strjoinv (",", names);
}

/* "2TU" for the second Tuesday of its month; the fifth is the last. */
static char *
name_weekday_of_month (TendDay day)
{
  int place = (tend_day_get_day_of_month (day) - 1) / 7 + 1;

  return g_strdup_printf ("%d%s", place > 4 ? -1 : place,
                          weekday_names[tend_day_get_weekday (day) - G_DATE_MONDAY]);
}

static gboolean
means_weekday_of (const char *byday,
                  TendDay     day)
{
  int year, month, day_of_month;
  char *rest;
  gint64 place = g_ascii_strtoll (byday, &rest, 10);

  tend_day_to_ymd (day, &year, &month, &day_of_month);
  if (place == 0 || !g_str_equal (rest, weekday_names[tend_day_get_weekday (day) - G_DATE_MONDAY]))
    return FALSE;
  return place > 0 ? (day_of_month - 1) / 7 + 1 == place
                   : (tend_day_get_days_in_month (year, month) - day_of_month) / 7 + 1 == -place;
}

static gboolean
means_number (const char *value,
              int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  return g_str_equal (value, text);
}

/* The rule for a start that is moved from @old to @new: what it says of the start, it says of the new one. */
static gboolean
shift_days_of_rule (char    **text,
                    TendDay   old,
                    TendDay   new,
                    GError  **error)
{
  g_autofree char *byday = dup_part (*text, "BYDAY");
  g_autofree char *bymonthday = dup_part (*text, "BYMONTHDAY");
  g_autofree char *bymonth = dup_part (*text, "BYMONTH");
  g_autofree char *position = dup_part (*text, "BYSETPOS");
  gboolean is_weekly = g_str_has_prefix (*text, "FREQ=WEEKLY");
  g_autofree char *day_value = NULL;
  g_autofree char *month_day = g_strdup_printf ("%d", tend_day_get_day_of_month (new));
  g_autofree char *month = g_strdup_printf ("%d", tend_day_get_month (new));
  char *shifted;

  if (position || (byday && bymonthday) || (is_weekly && (bymonth || bymonthday)))
    return refuse_shift (error);
  if (byday && is_weekly)
    day_value = turn_weekdays (byday, new - old);
  else if (byday && means_weekday_of (byday, old))
    day_value = name_weekday_of_month (new);
  else if (byday || (bymonthday && !means_number (bymonthday, tend_day_get_day_of_month (old))) ||
           (bymonth && !means_number (bymonth, tend_day_get_month (old))))
    return refuse_shift (error);

  shifted = replace_part (*text, "BYDAY", day_value ? day_value : "");
  g_free (*text);
  *text = replace_part (shifted, "BYMONTHDAY", month_day);
  g_free (shifted);
  shifted = replace_part (*text, "BYMONTH", month);
  g_free (*text);
  *text = shifted;
  return TRUE;
}

static gboolean
shift_rule (TendPlan  *plan,
            int        minutes,
            TendDay    new_day,
            GError   **error)
{
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (plan->rule, error);
  g_autofree char *text = NULL;
  TendUntil kind;
  TendWall until;

  if (rule == NULL)
    return FALSE;
  kind = tend_recurrence_get_until (rule, &until);
  if (kind != TEND_UNTIL_NONE)
    {
      TendPlanTime end = { until.day, kind == TEND_UNTIL_DAY ? TEND_MINUTE_NONE : until.second / 60 };
      g_autoptr (TendRecurrence) moved = NULL;

      if (kind == TEND_UNTIL_DAY)
        end.day += new_day - plan->start_day;
      else
        end = tend_plan_time_add (end, minutes);
      moved = tend_recurrence_with_until (rule, kind,
                                          (TendWall) { end.day, get_wall (end).second + until.second % 60 });
      text = tend_recurrence_to_text (moved);
    }
  else
    text = tend_recurrence_to_text (rule);
  if (new_day != plan->start_day && !shift_days_of_rule (&text, plan->start_day, new_day, error))
    return FALSE;
  g_free (plan->rule);
  plan->rule = g_steal_pointer (&text);
  return TRUE;
}

/**
 * tend_plan_rules_shift:
 * @plan: a plan
 * @start_minutes: by how many minutes on its wall the start moves
 * @end_minutes: by how many the end moves
 * @error: return location; %TEND_ERROR_INVALID where nothing sensible would be left,
 *   %TEND_ERROR_UNSUPPORTED for a rule that cannot go to other days
 *
 * Moves a plan with all its times: what its rule says about the first one, it says about the new one then. Of a plan
 * that is all day, whole days are moved.
 *
 * Returns: whether it could be moved; if not, nothing of it is changed
 */
gboolean
tend_plan_rules_shift (TendPlan  *plan,
                       int        start_minutes,
                       int        end_minutes,
                       GError   **error)
{
  TendPlanTime start = tend_plan_time_add (tend_plan_get_start (plan), start_minutes);
  TendPlanTime end = { plan->end_day, plan->is_all_day ? TEND_MINUTE_NONE : plan->end_minute };

  end = tend_plan_time_add (end, end_minutes);
  if (tend_plan_time_compare (end, start) < 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("This plan would end before it starts."));
      return FALSE;
    }
  if (*plan->rule && start_minutes != 0 && !shift_rule (plan, start_minutes, start.day, error))
    return FALSE;

  for (guint i = 0; i < plan->dates->len; i++)
    {
      TendPlanTime *time = &g_array_index (plan->dates, TendPlanDate, i).time;

      if (time->minute == TEND_MINUTE_NONE)
        time->day += start.day - plan->start_day;
      else
        *time = tend_plan_time_add (*time, start_minutes);
    }
  plan->start_day = start.day;
  plan->start_minute = MAX (start.minute, 0);
  plan->end_day = end.day;
  plan->end_minute = MAX (end.minute, 0);
  return TRUE;
}

/**
 * tend_plan_rules_align:
 * @plan: a plan
 *
 * Moves the start of a plan to the first day that its rule names, if it is on none: a plan that is on Mondays from a
 * Sunday on begins on a Monday.
 */
void
tend_plan_rules_align (TendPlan *plan)
{
  g_autoptr (TendRecurrence) rule = *plan->rule ? tend_recurrence_parse (plan->rule, NULL) : NULL;
  g_autoptr (TendRecurrenceIter) iter = NULL;
  TendWall first;

  if (rule == NULL)
    return;
  iter = tend_recurrence_iter_new (rule, get_wall (tend_plan_get_start (plan)));
  if (!tend_recurrence_iter_next (iter, &first))
    return;
  plan->end_day += first.day - plan->start_day;
  plan->start_day = first.day;
}

/**
 * tend_plan_rules_make_moved:
 * @at: one time of a plan
 * @start_minutes: by how many minutes on its wall the start moves
 * @end_minutes: by how many the end moves
 * @error: return location; %TEND_ERROR_INVALID where it would end before it starts
 *
 * Returns: (transfer full): as tend_plan_rules_make_instance() makes it, at another time. Its rule stays as it is: what
 *   the move means for the others is for tend_plan_rules_shift().
 */
TendPlan *
tend_plan_rules_make_moved (const TendPlanOccurrence  *at,
                            int                        start_minutes,
                            int                        end_minutes,
                            GError                   **error)
{
  g_autoptr (TendPlan) plan = tend_plan_rules_make_instance (at);
  g_autofree char *rule = g_strdup (plan->rule);

  tend_plan_set_text (&plan->rule, "");
  if (!tend_plan_rules_shift (plan, start_minutes, end_minutes, error))
    return NULL;
  tend_plan_set_text (&plan->rule, rule);
  return g_steal_pointer (&plan);
}

/**
 * tend_plan_rules_get_evening_before:
 * @plan: a plan
 *
 * Returns: how many minutes before its start the evening before is, for a reminder
 */
int
tend_plan_rules_get_evening_before (const TendPlan *plan)
{
  return plan->start_minute + TEND_MINUTES_A_DAY - TEND_PLAN_EVENING_MINUTE;
}
