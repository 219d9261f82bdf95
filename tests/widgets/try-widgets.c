/* A window with every shared widget in it, to look at and to play with; not installed, not a test.
 *
 *     build/tests/widgets/try-widgets [--dark] [--rtl] [--width=PIXELS] [--height=PIXELS]
 */

#include "widgets/tend-bars.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-curve.h"
#include "widgets/tend-day-strip.h"
#include "widgets/tend-heat-map.h"
#include "widgets/tend-mood-picker.h"
#include "widgets/tend-tick.h"

#include <adwaita.h>
#include <math.h>

#define N_DAYS (3 * 365)

typedef struct
{
  gboolean dark;
  gboolean rtl;
  int width;
  int height;

  TendDay today;
  float levels[N_DAYS];
  guint8 marks[N_DAYS];
  GtkCssProvider *colors;
  GtkWidget *heat_map;
  GPtrArray *charts; /* what the colour chooser colours; borrowed */
} Try;

static void
make_life (Try *try)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  try->today = tend_day_from_ymd (year, month, day);
  for (int i = 0; i < N_DAYS; i++)
    {
      TendDay at = try->today - N_DAYS + 1 + i;
      double mood = 0.5 + 0.4 * sin (i / 40.0);

      try->levels[i] = NAN;
      if (i < 60)
        try->marks[i] = TEND_DAY_MARK_OUTSIDE;
      else if (tend_day_get_weekday (at) == G_DATE_SUNDAY)
        try->marks[i] = TEND_DAY_MARK_REST;
      else if (g_rand_double (random) < mood)
        try->levels[i] = (float) g_rand_double_range (random, 0.2, 1.3);
    }
}

static char *
on_day_described_cb (TendChart *chart,
                     int        day,
                     Try       *try)
{
  int index = day - (try->today - N_DAYS + 1);
  g_autofree char *date = tend_day_format (day, "%A, %-d %B %Y");

  if (try->marks[index] == TEND_DAY_MARK_REST)
    return g_strdup_printf ("%s: rest day", date);
  if (isnan (try->levels[index]))
    return g_strdup_printf ("%s: not this day", date);
  return g_strdup_printf ("%s: %d min", date, (int) lround (try->levels[index] * 30));
}

static void
on_day_activated_cb (GtkWidget *chart,
                     int        day,
                     Try       *try)
{
  int index = day - (try->today - N_DAYS + 1);
  int shown = TEND_IS_DAY_STRIP (chart) ? 7 : N_DAYS;

  try->levels[index] = isnan (try->levels[index]) ? 1.0f : NAN;
  if (TEND_IS_DAY_STRIP (chart))
    tend_day_strip_set_data (TEND_DAY_STRIP (chart), try->today - shown + 1,
                             try->levels + N_DAYS - shown, try->marks + N_DAYS - shown, (gsize) shown);
  tend_heat_map_set_data (TEND_HEAT_MAP (try->heat_map), try->today - N_DAYS + 1, try->levels, try->marks, N_DAYS);
}

static void
on_day_menu_cb (GtkWidget *chart,
                int        day,
                Try       *try)
{
  GtkWidget *popover = gtk_popover_new ();
  GdkRectangle area;

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("Skip, note, …"));
  gtk_widget_set_parent (popover, chart);
  if (tend_chart_get_area (TEND_CHART (chart), day, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static char *
on_share_described_cb (TendChart *chart,
                       int        index,
                       gpointer   user_data)
{
  static const double shares[] = { 0.92, 0.64, 0.71, 0.4, 0.55, 0.2, 0 };

  return g_strdup_printf ("%s: %d %% of the weeks", tend_weekday_get_name (index + G_DATE_MONDAY),
                          (int) lround (shares[index] * 100));
}

static char *
on_month_described_cb (TendChart *chart,
                       int        index,
                       gpointer   user_data)
{
  return g_strdup_printf ("Month %d: %d times", index + 1, 4 + index * 7 % 17);
}

static char *
on_strength_described_cb (TendChart *chart,
                          int        day,
                          gpointer   user_data)
{
  g_autofree char *date = tend_day_format (day, "%-d %B %Y");

  return g_strdup_printf ("%s: strength worked out from all days before", date);
}

static void
on_tick_changed_cb (TendTick *tick,
                    gboolean  done,
                    double    value,
                    gpointer  user_data)
{
  tend_tick_set_value (tick, value);
  tend_tick_set_state (tick, done ? TEND_DISC_STATE_DONE : TEND_DISC_STATE_OPEN);
}

static void
on_color_chosen_cb (GObject    *chooser,
                    GParamSpec *pspec,
                    Try        *try)
{
  const char *name = tend_color_chooser_get_color_name (TEND_COLOR_CHOOSER (chooser));

  for (guint i = 0; i < try->charts->len; i++)
    tend_chart_set_color_name (g_ptr_array_index (try->charts, i), name);
}

static void
add_section (GtkWidget  *page,
             const char *title,
             GtkWidget  *child)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = adw_bin_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_widget_add_css_class (card, "card");
  g_object_set (child, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  adw_bin_set_child (ADW_BIN (card), child);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  gtk_box_append (GTK_BOX (page), group);
}

static void
set_accessible_name (GtkWidget  *chart,
                     const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_heat_map (Try       *try,
              GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *earlier = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *later = gtk_button_new_from_icon_name ("go-next-symbolic");

  try->heat_map = tend_heat_map_new ();
  set_accessible_name (try->heat_map, "Days of running");
  tend_chart_set_summary (TEND_CHART (try->heat_map), "182 days this year");
  tend_heat_map_set_data (TEND_HEAT_MAP (try->heat_map), try->today - N_DAYS + 1, try->levels, try->marks, N_DAYS);
  g_signal_connect (try->heat_map, "describe", G_CALLBACK (on_day_described_cb), try);
  g_signal_connect (try->heat_map, "day-activated", G_CALLBACK (on_day_activated_cb), try);
  g_ptr_array_add (try->charts, try->heat_map);

  g_signal_connect_swapped (earlier, "clicked", G_CALLBACK (tend_heat_map_show_earlier), try->heat_map);
  g_signal_connect_swapped (later, "clicked", G_CALLBACK (tend_heat_map_show_later), try->heat_map);
  g_object_bind_property (try->heat_map, "has-earlier", earlier, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (try->heat_map, "has-later", later, "sensitive", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (buttons, "linked");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), earlier);
  gtk_box_append (GTK_BOX (buttons), later);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), try->heat_map);
  add_section (page, "Year", box);
}

static void
add_bars (Try       *try,
          GtkWidget *page)
{
  static const double shares[] = { 0.92, 0.64, 0.71, 0.4, 0.55, 0.2, 0 };
  GtkWidget *weekdays = tend_bars_new ();
  GtkWidget *months = tend_bars_new ();
  const char *weekday_names[7];
  g_auto (GStrv) month_names = g_new0 (char *, 13);
  double counts[12];

  for (int i = 0; i < 7; i++)
    weekday_names[i] = tend_weekday_get_short_name (i + G_DATE_MONDAY);
  for (int i = 0; i < 12; i++)
    {
      counts[i] = 4 + i * 7 % 17;
      month_names[i] = tend_day_format (tend_day_from_ymd (2026, i + 1, 1), "%b");
    }

  set_accessible_name (weekdays, "Weekdays");
  tend_bars_set_maximum (TEND_BARS (weekdays), 1);
  tend_bars_set_data (TEND_BARS (weekdays), shares, weekday_names, 7);
  tend_chart_set_summary (TEND_CHART (weekdays), "Most often on Mondays");
  g_signal_connect (weekdays, "describe", G_CALLBACK (on_share_described_cb), NULL);
  g_ptr_array_add (try->charts, weekdays);
  add_section (page, "Weekdays", weekdays);

  set_accessible_name (months, "Months");
  tend_bars_set_data (TEND_BARS (months), counts, (const char * const *) month_names, 12);
  tend_chart_set_summary (TEND_CHART (months), "128 times this year");
  g_signal_connect (months, "describe", G_CALLBACK (on_month_described_cb), NULL);
  g_ptr_array_add (try->charts, months);
  add_section (page, "Months", months);
}

static void
add_curve (Try       *try,
           GtkWidget *page)
{
  GtkWidget *curve = tend_curve_new ();
  float strengths[365];
  double strength = 0;

  for (int i = 0; i < 365; i++)
    {
      float level = try->levels[N_DAYS - 365 + i];

      strength = strength * 0.948 + 0.052 * (isnan (level) ? 0 : 1);
      strengths[i] = (float) strength;
    }
  set_accessible_name (curve, "Strength");
  tend_curve_set_data (TEND_CURVE (curve), try->today - 364, strengths, 365);
  tend_chart_set_summary (TEND_CHART (curve), "Strength over the last year");
  g_signal_connect (curve, "describe", G_CALLBACK (on_strength_described_cb), NULL);
  g_ptr_array_add (try->charts, curve);
  add_section (page, "Strength", curve);
}

static void
add_rows (Try       *try,
          GtkWidget *page)
{
  static const struct
  {
    const char *title;
    const char *color_name;
    TendDiscState state;
    double value;
    double target;
  } goals[] = {
    { "Run", "green", TEND_DISC_STATE_OPEN, 0, 0 },
    { "Read before sleep", "indigo", TEND_DISC_STATE_DONE, 1, 0 },
    { "Drink water", "blue", TEND_DISC_STATE_OPEN, 3, 8 },
    { "Stretch", "apricot", TEND_DISC_STATE_RESTING, 0, 0 },
  };
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Rows");
  for (gsize i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      GtkWidget *row = adw_preferences_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *tick = tend_tick_new ();
      GtkWidget *title = gtk_label_new (goals[i].title);
      GtkWidget *strip = tend_day_strip_new ();

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (title, TRUE);
      g_object_set (tick, "title", goals[i].title, "color-name", goals[i].color_name, "state", goals[i].state,
                    "countable", goals[i].target > 0, "value", goals[i].value, "target", goals[i].target,
                    "unit", "glasses", NULL);
      g_signal_connect (tick, "changed", G_CALLBACK (on_tick_changed_cb), NULL);
      tend_chart_set_color_name (TEND_CHART (strip), goals[i].color_name);
      set_accessible_name (strip, goals[i].title);
      tend_day_strip_set_data (TEND_DAY_STRIP (strip), try->today - 6, try->levels + N_DAYS - 7 - i * 9,
                               try->marks + N_DAYS - 7 - i * 9, 7);
      g_signal_connect (strip, "describe", G_CALLBACK (on_day_described_cb), try);
      g_signal_connect (strip, "day-activated", G_CALLBACK (on_day_activated_cb), try);
      g_signal_connect (strip, "day-menu", G_CALLBACK (on_day_menu_cb), try);

      g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-top", 3, "margin-bottom", 3, NULL);
      gtk_box_append (GTK_BOX (box), tick);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), strip);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (GTK_BOX (page), group);
}

static void
load_colors (Try *try)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  gtk_css_provider_load_from_path (try->colors, dark ? TEND_SHEETS "/style-dark.css" : TEND_SHEETS "/style.css");
}

static void
on_activated_cb (GtkApplication *application,
                 Try            *try)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *chooser = tend_color_chooser_new ();

  if (try->dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (try->rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_css_provider_load_from_path (style, TEND_WIDGETS_CSS);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  try->colors = gtk_css_provider_new ();
  load_colors (try);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (try->colors),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (load_colors), try);

  g_object_set (page, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  add_rows (try, page);
  add_heat_map (try, page);
  add_curve (try, page);
  add_bars (try, page);
  add_section (page, "Colour", chooser);
  add_section (page, "Mood", tend_mood_picker_new (TEND_MOOD_KIND_MOOD));
  add_section (page, "Energy", tend_mood_picker_new (TEND_MOOD_KIND_ENERGY));
  g_signal_connect (chooser, "notify::color-name", G_CALLBACK (on_color_chosen_cb), try);
  tend_color_chooser_set_color_name (TEND_COLOR_CHOOSER (chooser), "green");

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), page);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), content);
  gtk_window_set_title (GTK_WINDOW (window), "Widgets");
  gtk_window_set_default_size (GTK_WINDOW (window), try->width, try->height);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  Try try = { .width = 1100, .height = 1300 };
  const GOptionEntry entries[] = {
    { "dark", 0, 0, G_OPTION_ARG_NONE, &try.dark, "Use the dark scheme", NULL },
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &try.rtl, "Read from right to left", NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &try.width, "Width of the window", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &try.height, "Height of the window", "PIXELS" },
    { NULL }
  };
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  int status;

  try.charts = g_ptr_array_new ();
  make_life (&try);
  g_application_add_main_option_entries (G_APPLICATION (application), entries);
  g_signal_connect (application, "activate", G_CALLBACK (on_activated_cb), &try);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_ptr_array_unref (try.charts);
  g_clear_object (&try.colors);
  return status;
}
