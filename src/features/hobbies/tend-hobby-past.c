#include "features/hobbies/tend-hobby-past.h"

#include "features/hobbies/tend-hobby-words.h"
#include "widgets/tend-bars.h"
#include "widgets/tend-heat-map-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define YEAR 365
#define N_MONTHS 12

struct _TendHobbyPast
{
  GtkWidget parent_instance;

  gint64 hobby_id;
  GArray *days; /* of TendHobbyDay, all that there are, in order; NULL until something is shown */
  TendDay months[N_MONTHS];
  double seconds[N_MONTHS];

  GtkWidget *box;
  TendHeatMapBar *heat_map_bar;
  TendHeatMap *heat_map;
  TendBars *bars;
  GtkToggleButton *best_button;
  GtkWidget *best;
  AdwActionRow *first_row;
  AdwActionRow *longest_row;
  AdwActionRow *month_row;
  AdwActionRow *all_row;
};

G_DEFINE_FINAL_TYPE (TendHobbyPast, tend_hobby_past, GTK_TYPE_WIDGET)

static const TendHobbyDay *
get_days (TendHobbyPast *self)
{
  return (const TendHobbyDay *) (gpointer) self->days->data;
}

static void
show_squares (TendHobbyPast *self,
              TendDay        today,
              GDateWeekday   first_weekday)
{
  TendDay first = MIN (today - YEAR + 1, get_days (self)[0].day);
  g_autofree float *levels = tend_hobby_rules_get_levels (get_days (self), self->days->len, first, today);

  tend_heat_map_set_first_weekday (self->heat_map, first_weekday);
  tend_heat_map_set_data (self->heat_map, first, levels, NULL, (gsize) (today - first) + 1);
  tend_heat_map_bar_refresh (self->heat_map_bar);
}

static void
show_months (TendHobbyPast *self,
             TendDay        today)
{
  g_auto (GStrv) labels = g_new0 (char *, N_MONTHS + 1);

  tend_hobby_rules_list_months (today, self->months, N_MONTHS);
  tend_hobby_rules_sum_months (get_days (self), self->days->len, self->months, N_MONTHS, self->seconds);
  for (guint i = 0; i < N_MONTHS; i++)
    labels[i] = tend_day_format (self->months[i], "%b");
  tend_bars_set_data (self->bars, self->seconds, (const char *const *) labels, N_MONTHS);
}

static void
show_best (TendHobbyPast *self)
{
  TendHobbyBest best;
  g_autofree char *first = NULL;
  g_autofree char *longest = NULL;
  g_autofree char *month = NULL;
  g_autofree char *all = NULL;

  if (!gtk_toggle_button_get_active (self->best_button) ||
      !tend_hobby_rules_find_best (get_days (self), self->days->len, &best))
    return;
  first = tend_hobby_describe_day (&best.first, best.first.day);
  longest = tend_hobby_describe_day (&best.longest, best.longest.day);
  month = best.busiest_month == TEND_DAY_NONE ? NULL
                                              : tend_hobby_describe_month (best.busiest_month, best.busiest_seconds);
  all = tend_hobby_describe_all (&best);
  adw_action_row_set_subtitle (self->first_row, first);
  adw_action_row_set_subtitle (self->longest_row, longest);
  adw_action_row_set_subtitle (self->month_row, month ? month : "");
  adw_action_row_set_subtitle (self->all_row, all);
  gtk_widget_set_visible (GTK_WIDGET (self->longest_row), best.n_days > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->month_row), month != NULL);
}

/* They are looked for only when they are to be seen. */
static void
on_best_toggled_cb (TendHobbyPast *self)
{
  gboolean is_active = gtk_toggle_button_get_active (self->best_button);

  gtk_button_set_label (GTK_BUTTON (self->best_button),
                        is_active ? _("Hide First and Best Days") : _("Show First and Best Days"));
  gtk_widget_set_visible (self->best, is_active);
  if (self->days)
    show_best (self);
}

static char *
on_day_described_cb (TendHobbyPast *self,
                     int            day)
{
  return tend_hobby_describe_day (tend_hobby_rules_find_day (get_days (self), self->days->len, day), day);
}

static char *
on_month_described_cb (TendHobbyPast *self,
                       int            index)
{
  return tend_hobby_describe_month (self->months[index], (gint64) self->seconds[index]);
}

static void
tend_hobby_past_dispose (GObject *object)
{
  TendHobbyPast *self = TEND_HOBBY_PAST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->days, g_array_unref);

  G_OBJECT_CLASS (tend_hobby_past_parent_class)->dispose (object);
}

static void
tend_hobby_past_class_init (TendHobbyPastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_past_dispose;

  g_type_ensure (TEND_TYPE_BARS);
  g_type_ensure (TEND_TYPE_HEAT_MAP);
  g_type_ensure (TEND_TYPE_HEAT_MAP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-past.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, box);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, heat_map_bar);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, heat_map);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, bars);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, best_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, best);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, first_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, longest_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, month_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyPast, all_row);
  gtk_widget_class_bind_template_callback (widget_class, on_best_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_month_described_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_hobby_past_init (TendHobbyPast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_best_toggled_cb (self);
}

/**
 * tend_hobby_past_show:
 * @self: the past
 * @hobby: a hobby
 * @days: (element-type TendHobbyDay): all its days, in order
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 *
 * Shows how it went; nothing at all where there was no day yet. The first and best days of another hobby have to be
 * asked for anew.
 */
void
tend_hobby_past_show (TendHobbyPast   *self,
                      const TendHobby *hobby,
                      GArray          *days,
                      TendDay          today,
                      GDateWeekday     first_weekday)
{
  g_return_if_fail (TEND_IS_HOBBY_PAST (self));

  gtk_widget_set_visible (GTK_WIDGET (self), days->len > 0);
  if (self->hobby_id != hobby->id)
    gtk_toggle_button_set_active (self->best_button, FALSE);
  self->hobby_id = hobby->id;
  g_array_ref (days);
  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;
  if (days->len == 0)
    return;
  tend_chart_set_color_name (TEND_CHART (self->heat_map), hobby->color);
  tend_chart_set_color_name (TEND_CHART (self->bars), hobby->color);
  show_squares (self, today, first_weekday);
  show_months (self, today);
  show_best (self);
}
