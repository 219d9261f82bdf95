#include "features/calendar/tend-plan-words.h"

#include "base/tend-zone-places.h"

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
  if (at->plan->is_all_day)
    return g_strdup (_("All day"));
  if (at->start == at->end)
    return tend_minute_format (at->start_minute, hours);
  return tend_minute_format_span (at->start_minute, at->end_minute, hours);
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

/* Whether the title says already what it is about. */
static gboolean
is_hobby_in_title (const TendPlanOccurrence *at)
{
  g_autofree char *title = g_utf8_casefold (at->plan->title, -1);
  g_autofree char *hobby = g_utf8_casefold (at->hobby, -1);

  return strstr (title, hobby) != NULL;
}

static GStrv
list_words (const TendPlan *plan,
            const char     *hobby)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *guests = tend_plan_describe_guests (plan);
  g_autofree char *with = guests ? g_strdup_printf (_("With %s"), guests) : NULL;

  if (hobby)
    g_strv_builder_add (words, hobby);
  if (with)
    g_strv_builder_add (words, with);
  if (*plan->place)
    g_strv_builder_add (words, plan->place);
  return g_strv_builder_end (words);
}

/* Takes @words. */
static char *
join_words (GStrv words)
{
  char *joined = *words ? g_strjoinv (" · ", words) : NULL;

  g_strfreev (words);
  return joined;
}

/**
 * tend_plan_list_what:
 * @at: one time of a plan
 *
 * Returns: (transfer full): which hobby, with whom and where, what of it there is: "Guitar", "With Ana", "Luna". What the
 *   title says is not said again
 */
GStrv
tend_plan_list_what (const TendPlanOccurrence *at)
{
  return list_words (at->plan, at->hobby && !is_hobby_in_title (at) ? at->hobby : NULL);
}

/**
 * tend_plan_describe_what:
 * @at: one time of a plan
 *
 * Returns: (transfer full) (nullable): the same in one line, "Guitar · With Ana · Luna"; %NULL if nothing of it is said
 */
char *
tend_plan_describe_what (const TendPlanOccurrence *at)
{
  return join_words (tend_plan_list_what (at));
}

/**
 * tend_plan_describe_rule:
 * @plan: a plan
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): how it repeats, "every Friday until 3 March"; %NULL if it does not, or only on
 *   single dates
 */
char *
tend_plan_describe_rule (const TendPlan *plan,
                         TendDay         today)
{
  g_autoptr (TendRecurrence) rule = *plan->rule ? tend_recurrence_parse (plan->rule, NULL) : NULL;

  return rule ? tend_recurrence_describe (rule, (TendWall) { plan->start_day, plan->start_minute * 60 }, today) : NULL;
}

/**
 * tend_plan_describe_unknown_zone:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): a sentence about a zone that there is not, so that its hours are those of the clock
 *   wherever one is; %NULL where there is nothing to say
 */
char *
tend_plan_describe_unknown_zone (const TendPlan *plan)
{
  g_autoptr (TendZone) zone = *plan->zone && !plan->is_all_day ? tend_zone_new (plan->zone, NULL) : NULL;

  if (*plan->zone == '\0' || plan->is_all_day || zone)
    return NULL;
  /* Translators: %s is the name of a time zone as a file had it */
  return g_strdup_printf (_("“%s” is no time zone that this computer knows; the hour is that of the clock wherever you are."),
                          plan->zone);
}

/**
 * tend_plan_describe_zone:
 * @at: one time of a plan
 * @here: the zone of who looks
 *
 * Returns: (transfer full) (nullable): "10:30 in New York" for a plan in a zone whose clock shows another time; %NULL
 *   where there is nothing to say
 */
char *
tend_plan_describe_zone (const TendPlanOccurrence *at,
                         TendZone                 *here)
{
  g_autoptr (TendZone) zone = *at->plan->zone ? tend_zone_new (at->plan->zone, NULL) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *time = NULL;
  TendWall there;

  if (at->plan->is_all_day || zone == NULL ||
      tend_zone_get_offset (zone, at->start) == tend_zone_get_offset (here, at->start))
    return NULL;
  there = tend_zone_to_wall (zone, at->start);
  place = tend_zone_id_get_place (at->plan->zone);
  time = tend_minute_format (there.second / 60, tend_minute_get_hours ());
  if (there.day == at->start_day)
    /* Translators: a time and a place in another zone: "10:30 in New York" */
    return g_strdup_printf (_("%s in %s"), time, place);
  /* Translators: a weekday, a time and a place in another zone: "Friday 23:30 in New York" */
  return g_strdup_printf (_("%s %s in %s"), tend_weekday_get_name (tend_day_get_weekday (there.day)), time, place);
}
