#include "features/calendar/tend-plan-measures.h"

#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-plan-rules.h"

#include <glib/gi18n.h>
#include <string.h>

extern const TendFeature tend_calendar_feature;

const char *const tend_plan_measure_tables[] = { "plan", "plan_guest", "plan_date", "calendar", NULL };

static void
append (GPtrArray  *out,
        const char *key,
        const char *title)
{
  g_ptr_array_add (out, tend_measure_new (&tend_calendar_feature, key, title,
                                          TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES));
}

/**
 * tend_plan_list_measures:
 * @db: a connection
 * @out: (element-type TendMeasure): gets what of the plans can be counted
 * @error: return location
 *
 * Returns: %TRUE, whatever is planned
 */
gboolean
tend_plan_list_measures (TendDb     *db,
                         GPtrArray  *out,
                         GError    **error)
{
  append (out, TEND_PLAN_MEASURE_ANY, _("Any time with somebody"));
  for (const char *const *kind = tend_plan_kind_get_ids (); *kind; kind++)
    {
      g_autofree char *key = g_strconcat (TEND_PLAN_MEASURE_KIND, *kind, NULL);
      /* Translators: a kind of plan, in a list of all that a goal can count: "With somebody: Walk" */
      g_autofree char *title = g_strdup_printf (_("With somebody: %s"), tend_plan_kind_get_name (*kind));

      append (out, key, title);
    }
  return TRUE;
}

static gboolean
is_of_kind (const TendPlan *plan,
            const char     *key)
{
  return g_str_equal (key, TEND_PLAN_MEASURE_ANY) ||
         (g_str_has_prefix (key, TEND_PLAN_MEASURE_KIND) &&
          g_str_equal (plan->kind, key + strlen (TEND_PLAN_MEASURE_KIND)));
}

/**
 * tend_plan_measure:
 * @db: a connection
 * @key: a kind, or the key that stands for all
 * @unit: times or minutes; all day long is a time of no minutes, as where one looks back
 * @from: the first day
 * @to: the last day
 * @days: (array): gets what there was added, day by day, on the day that it began
 * @error: return location
 *
 * What is still to come does not count, nor what was called off; what is over is so by the clock of this computer.
 *
 * Returns: whether it could be read
 */
gboolean
tend_plan_measure (TendDb            *db,
                   const char        *key,
                   TendMeasureUnits   unit,
                   TendDay            from,
                   TendDay            to,
                   double            *days,
                   GError           **error)
{
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  TendDay last = MIN (to, tend_zone_to_wall (zone, now).day);
  g_autoptr (GPtrArray) occurrences = NULL;

  if (last < from)
    return TRUE;
  occurrences = tend_calendar_read_range (db, zone, from, last, error);
  for (guint i = 0; occurrences && i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (at->start_day < from || at->start_day > last || !is_of_kind (at->plan, key) ||
          !tend_plan_occurrence_is_meeting (at, now))
        continue;
      if (unit == TEND_MEASURE_TIMES)
        days[at->start_day - from]++;
      else if (!at->plan->is_all_day)
        days[at->start_day - from] += (double) (at->end - at->start) / 60;
    }
  return occurrences != NULL;
}
