#include "features/calendar/tend-plan-words.h"

#include <glib/gi18n.h>

/* How many guests are named; those beyond are counted. */
#define NAMED_MAX 3

/**
 * tend_plan_describe_time:
 * @at: one time of a plan
 * @hours: how hours are counted
 *
 * Returns: (transfer full): "16:30–17:30", "All day"
 */
char *
tend_plan_describe_time (const TendPlanOccurrence *at,
                         TendHours                 hours)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (at->plan->is_all_day)
    return g_strdup (_("All day"));
  start = tend_minute_format (at->start_minute, hours);
  end = tend_minute_format (at->end_minute, hours);
  if (at->start == at->end)
    return g_steal_pointer (&start);
  /* Translators: from one hour of the day to another. */
  return g_strdup_printf (_("%s–%s"), start, end);
}

/**
 * tend_plan_describe_when:
 * @at: one time of a plan
 * @today: the day it is
 * @hours: how hours are counted
 *
 * Returns: (transfer full): the day and the time, "Tomorrow, 16:30–17:30"
 */
char *
tend_plan_describe_when (const TendPlanOccurrence *at,
                         TendDay                   today,
                         TendHours                 hours)
{
  g_autofree char *first = tend_day_describe (at->start_day, today);
  g_autofree char *last = NULL;
  g_autofree char *time = NULL;

  if (at->plan->is_all_day && at->end_day == at->start_day)
    return g_steal_pointer (&first);
  if (at->plan->is_all_day)
    {
      last = tend_day_describe (at->end_day, today);
      /* Translators: from one day to another. */
      return g_strdup_printf (_("%s – %s"), first, last);
    }
  time = tend_plan_describe_time (at, hours);
  /* Translators: a day, and a time of that day. */
  return g_strdup_printf (_("%s, %s"), first, time);
}

/**
 * tend_plan_describe_guests:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): "Ana, Ben and 2 more"; those who can't are not named; %NULL if nobody is left
 */
char *
tend_plan_describe_guests (const TendPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (plan->guests, i);

      if (guest->answer == TEND_GUEST_DECLINED)
        continue;
      n++;
      if (n <= NAMED_MAX)
        g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", *guest->name ? guest->name : guest->email);
    }
  if (n == 0)
    return NULL;
  if (n <= NAMED_MAX)
    return g_strdup (names->str);
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - NAMED_MAX), names->str, n - NAMED_MAX);
}

/**
 * tend_plan_describe_detail:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): with whom and where, "With Ana · Luna"; %NULL if neither is said
 */
char *
tend_plan_describe_detail (const TendPlan *plan)
{
  g_autofree char *guests = tend_plan_describe_guests (plan);
  g_autofree char *with = guests ? g_strdup_printf (_("With %s"), guests) : NULL;

  if (with && *plan->place)
    return g_strconcat (with, " · ", plan->place, NULL);
  if (with)
    return g_steal_pointer (&with);
  return *plan->place ? g_strdup (plan->place) : NULL;
}
