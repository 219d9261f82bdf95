#include "features/goals/tend-goal-past.h"

#include "features/goals/tend-goal-best-runs.h"
#include "features/goals/tend-goal-strength.h"
#include "features/goals/tend-goal-words.h"
#include "widgets/tend-bars.h"
#include "widgets/tend-curve.h"
#include "widgets/tend-heat-map-bar.h"

#include <glib/gi18n.h>
#include <math.h>

/* The days of the curve, and the least that the squares can be chosen from. */
#define YEAR 365

#define N_MONTHS 12

struct _TendGoalPast
{
  GtkWidget parent_instance;

  GArray *check_ins;
  TendDay today; /* or the last day of what was put away */
  TendGoalDays *days;
  double *strengths; /* one for each of the days */
  TendGoalWeekday weekdays[7];
  GArray *months;

  GtkWidget *box;
  GtkLabel *recent;
  GtkLabel *strength;
  TendCurve *curve;
  TendHeatMapBar *heat_map_bar;
  TendHeatMap *heat_map;
  GtkWidget *day_popover;
  GtkCalendar *calendar;
  GtkWidget *so_far;
  TendBars *weekday_bars;
  TendBars *month_bars;
  GtkLabel *totals;
  TendGoalBestRuns *best_runs;
};

G_DEFINE_FINAL_TYPE (TendGoalPast, tend_goal_past, GTK_TYPE_WIDGET)

/* Nobody asks for what is put away: it stays as the last day with something written down left it. */
static TendDay
get_last_day (const TendGoal *goal,
              GArray         *check_ins,
              TendDay         today)
{
  if (!goal->is_archived || check_ins->len == 0)
    return today;
  return MIN (today, g_array_index (check_ins, TendCheckIn, check_ins->len - 1).day);
}

static void
show_recent (TendGoalPast         *self,
             const TendGoalTotals *totals)
{
  const TendGoal *goal = self->days->goal;
  g_autofree char *strength_words = tend_goal_describe_strength (tend_goal_get_strength (self->days));
  g_autofree char *recent_words = NULL;
  TendGoalRecent recent;

  tend_goal_get_recent (self->days, &recent);
  recent_words = tend_goal_describe_recent (goal, &recent);
  gtk_label_set_label (self->recent, recent_words ? recent_words : _("It begins here"));
  /* “The last 14 days” are not those of something that was put away long ago. */
  gtk_widget_set_visible (GTK_WIDGET (self->recent), !goal->is_archived);

  gtk_label_set_label (self->strength, strength_words);
  /* Before anything was done there is no habit to speak of, firm or not, and nothing to add up. */
  gtk_widget_set_visible (GTK_WIDGET (self->strength), totals->n_times > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->curve), totals->n_times > 0);
  gtk_widget_set_visible (self->so_far, totals->n_times > 0);
}

static void
show_curve (TendGoalPast *self)
{
  guint n_days = MIN (self->days->n_days, YEAR);
  guint first = self->days->n_days - n_days;
  g_autofree float *levels = g_new (float, n_days);

  for (guint i = 0; i < n_days; i++)
    levels[i] = (float) self->strengths[first + i];
  /* While today is open it does not lower anything. */
  if (n_days > 0)
    levels[n_days - 1] = (float) tend_goal_get_strength (self->days);
  tend_curve_set_data (self->curve, self->days->first_day + (TendDay) first, levels, n_days);
}

/* Days from before the goal can be chosen too: somebody may want to write down what was. */
static void
show_squares (TendGoalPast *self)
{
  TendDay first_day = MIN (self->days->first_day, self->today - YEAR + 1);
  guint n_days = (guint) (self->today - first_day) + 1;
  guint offset = n_days - self->days->n_days;
  g_autofree double *levels = tend_goal_get_levels (self->days);
  g_autofree float *shown = g_new (float, n_days);
  g_autofree guint8 *marks = g_new0 (guint8, n_days);

  for (guint i = 0; i < offset; i++)
    shown[i] = NAN;
  for (guint i = 0; i < self->days->n_days; i++)
    {
      shown[offset + i] = (float) levels[i];
      if (self->days->marks[i] & TEND_GOAL_MARK_REST)
        marks[offset + i] = TEND_DAY_MARK_REST;
    }
  tend_heat_map_set_first_weekday (self->heat_map, self->days->first_weekday);
  tend_heat_map_set_data (self->heat_map, first_day, shown, marks, n_days);
}

static GDateWeekday
get_nth_weekday (TendGoalPast *self,
                 int           n)
{
  return (GDateWeekday) ((self->days->first_weekday - G_DATE_MONDAY + n) % 7 + G_DATE_MONDAY);
}

static void
show_weekdays (TendGoalPast *self)
{
  double values[7];
  const char *labels[7];

  tend_goal_get_weekdays (self->days, self->weekdays);
  for (int i = 0; i < 7; i++)
    {
      GDateWeekday weekday = get_nth_weekday (self, i);

      values[i] = self->weekdays[weekday - G_DATE_MONDAY].share;
      labels[i] = tend_weekday_get_short_name (weekday);
    }
  tend_bars_set_data (self->weekday_bars, values, labels, 7);
}

static void
show_months (TendGoalPast *self)
{
  double values[N_MONTHS];
  g_auto (GStrv) labels = g_new0 (char *, N_MONTHS + 1);
  guint n_months;

  g_clear_pointer (&self->months, g_array_unref);
  self->months = tend_goal_get_months (self->days);
  if (self->months->len > N_MONTHS)
    g_array_remove_range (self->months, 0, self->months->len - N_MONTHS);
  n_months = self->months->len;
  for (guint i = 0; i < n_months; i++)
    {
      const TendGoalMonth *month = &g_array_index (self->months, TendGoalMonth, i);

      values[i] = self->days->goal->measure == TEND_MEASURE_TICK ? month->n_kept : month->sum;
      labels[i] = tend_day_format (month->first_day, "%b");
    }
  tend_bars_set_data (self->month_bars, values, (const char *const *) labels, n_months);
}

static void
show_totals (TendGoalPast         *self,
             const TendGoalTotals *totals)
{
  const TendGoal *goal = self->days->goal;
  g_autoptr (GString) words = g_string_new (NULL);

  if (goal->measure == TEND_MEASURE_TICK)
    g_string_append_printf (words, ngettext ("%'u time", "%'u times", totals->n_times), totals->n_times);
  else
    {
      g_autofree char *sum = tend_goal_format_amount (goal, totals->sum);

      /* Translators: a total and the days that it was done on, like "120 km on 32 days" */
      g_string_append_printf (words, ngettext ("%s on %'u day", "%s on %'u days", totals->n_times), sum,
                              totals->n_times);
    }
  if (totals->first_day != TEND_DAY_NONE)
    {
      g_autofree char *first_day = tend_day_format (totals->first_day, _("%-d %B %Y"));

      g_string_append_c (words, ' ');
      /* Translators: goes on after "32 times"; %s is a date */
      g_string_append_printf (words, _("since %s"), first_day);
    }
  if (totals->n_rest > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%u rest day", "%u rest days", totals->n_rest),
                              totals->n_rest);
    }
  gtk_label_set_label (self->totals, words->str);
}

static void
show_colour (TendGoalPast *self)
{
  const char *color = self->days->goal->color;

  tend_chart_set_color_name (TEND_CHART (self->curve), color);
  tend_chart_set_color_name (TEND_CHART (self->heat_map), color);
  tend_chart_set_color_name (TEND_CHART (self->weekday_bars), color);
  tend_chart_set_color_name (TEND_CHART (self->month_bars), color);
}

static void
write_day (TendGoalPast *self,
           TendDay       day)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.edit-day", "(xi)", self->days->goal->id, day);
}

static void
on_day_activated_cb (TendGoalPast *self,
                     int           day)
{
  write_day (self, day);
}

static void
on_other_day_clicked_cb (TendGoalPast *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  TendDay day = tend_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                   g_date_time_get_day_of_month (date));

  if (day == TEND_DAY_NONE || day > self->today)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->calendar));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->day_popover));
  write_day (self, day);
}

static char *
on_day_described_cb (TendGoalPast *self,
                     int           day)
{
  TendGoalHistory history = { self->days->goal, (const TendCheckIn *) (gpointer) self->check_ins->data,
                              self->check_ins->len, self->today, self->days->first_weekday };

  return tend_goal_describe_day (self->days->goal, tend_goal_history_find (&history, day), day, self->today);
}

static char *
on_strength_described_cb (TendGoalPast *self,
                          int           day)
{
  guint index = (guint) (day - self->days->first_day);
  double strength = day == self->today ? tend_goal_get_strength (self->days) : self->strengths[index];
  g_autofree char *date = tend_day_format (day, _("%-d %B %Y"));
  g_autofree char *words = tend_goal_describe_strength (strength);

  /* Translators: a date and how strong the habit was then: "3 March 2026: Growing · 42%" */
  return g_strdup_printf (_("%s: %s"), date, words);
}

static char *
on_weekday_described_cb (TendGoalPast *self,
                         int           index)
{
  GDateWeekday weekday = get_nth_weekday (self, index);
  const TendGoalWeekday *figures = &self->weekdays[weekday - G_DATE_MONDAY];
  g_autofree char *share = NULL;

  if (figures->n_asked == 0)
    /* Translators: %s is a weekday */
    return g_strdup_printf (_("%s: nothing to tell yet"), tend_weekday_get_name (weekday));
  share = tend_goal_format_share (figures->share);
  /* Translators: a weekday, the days done of the days asked for, and the same in percent:
   * "Tuesday: 40 of 52 days, 77%" */
  return g_strdup_printf (ngettext ("%s: %u of %u day, %s", "%s: %u of %u days, %s", figures->n_asked),
                          tend_weekday_get_name (weekday), figures->n_kept, figures->n_asked, share);
}

static char *
on_month_described_cb (TendGoalPast *self,
                       int           index)
{
  const TendGoalMonth *month = &g_array_index (self->months, TendGoalMonth, index);
  g_autofree char *name = tend_day_format (month->first_day, "%B %Y");
  g_autofree char *days = g_strdup_printf (ngettext ("%u day", "%u days", month->n_kept), month->n_kept);
  g_autofree char *sum = NULL;

  if (self->days->goal->measure == TEND_MEASURE_TICK)
    /* Translators: a month and on how many days it was done: "March 2026: 18 days" */
    return g_strdup_printf (_("%s: %s"), name, days);
  sum = tend_goal_format_amount (self->days->goal, month->sum);
  /* Translators: a month, what was done in it, and on how many days: "March 2026: 42 km, 12 days" */
  return g_strdup_printf (_("%s: %s, %s"), name, sum, days);
}

static void
clear (TendGoalPast *self)
{
  g_clear_pointer (&self->check_ins, g_array_unref);
  g_clear_pointer (&self->days, tend_goal_days_free);
  g_clear_pointer (&self->strengths, g_free);
  g_clear_pointer (&self->months, g_array_unref);
}

static void
tend_goal_past_dispose (GObject *object)
{
  TendGoalPast *self = TEND_GOAL_PAST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_goal_past_parent_class)->dispose (object);
}

static void
tend_goal_past_finalize (GObject *object)
{
  clear (TEND_GOAL_PAST (object));

  G_OBJECT_CLASS (tend_goal_past_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_BARS);
  g_type_ensure (TEND_TYPE_CURVE);
  g_type_ensure (TEND_TYPE_GOAL_BEST_RUNS);
  g_type_ensure (TEND_TYPE_HEAT_MAP);
  g_type_ensure (TEND_TYPE_HEAT_MAP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-past.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, box);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, recent);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, strength);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, curve);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, heat_map_bar);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, heat_map);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, day_popover);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, calendar);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, so_far);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, weekday_bars);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, month_bars);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, totals);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPast, best_runs);
  gtk_widget_class_bind_template_callback (widget_class, on_other_day_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_strength_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_weekday_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_month_described_cb);
}

static void
tend_goal_past_class_init (TendGoalPastClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_goal_past_dispose;
  object_class->finalize = tend_goal_past_finalize;

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_goal_past_init (TendGoalPast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_goal_past_show:
 * @self: the past
 * @goal: a goal that repeats
 * @check_ins: (element-type TendCheckIn): all its check-ins, by day
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 *
 * Shows how it went. The days after an archived goal's last check-in are left out: they are nobody's gap.
 */
void
tend_goal_past_show (TendGoalPast   *self,
                     const TendGoal *goal,
                     GArray         *check_ins,
                     TendDay         today,
                     GDateWeekday    first_weekday)
{
  TendDay last_day = get_last_day (goal, check_ins, today);
  TendGoalHistory history = { goal, (const TendCheckIn *) (gpointer) check_ins->data, check_ins->len, last_day,
                              first_weekday };
  TendGoalTotals totals;

  g_return_if_fail (TEND_IS_GOAL_PAST (self));

  clear (self);
  self->check_ins = g_array_ref (check_ins);
  self->today = last_day;
  self->days = tend_goal_days_new (&history);
  self->strengths = tend_goal_get_strengths (self->days);

  tend_goal_get_totals (self->days, &totals);
  show_colour (self);
  show_recent (self, &totals);
  show_curve (self);
  show_squares (self);
  show_weekdays (self);
  show_months (self);
  show_totals (self, &totals);
  tend_goal_best_runs_show (self->best_runs, self->days);
  tend_heat_map_bar_refresh (self->heat_map_bar);
}

/**
 * tend_goal_past_locate_day:
 * @self: the past
 * @day: a day
 * @relative_to: an ancestor
 * @area: (out): where its square is
 *
 * Returns: whether there is a square of that day to be seen
 */
gboolean
tend_goal_past_locate_day (TendGoalPast *self,
                           TendDay       day,
                           GtkWidget    *relative_to,
                           GdkRectangle *area)
{
  GdkRectangle cell;
  graphene_rect_t bounds;

  g_return_val_if_fail (TEND_IS_GOAL_PAST (self), FALSE);

  if (!tend_chart_get_area (TEND_CHART (self->heat_map), day, &cell) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->heat_map), relative_to, &bounds))
    return FALSE;
  *area = (GdkRectangle){ (int) bounds.origin.x + cell.x, (int) bounds.origin.y + cell.y, cell.width,
                          cell.height };
  return TRUE;
}
