#include "features/calendar/tend-calendar-page.h"

#include "base/tend-locale-week.h"
#include "features/calendar/tend-day-jump.h"
#include "features/calendar/tend-plan-file.h"
#include "features/calendar/tend-plan-mover.h"
#include "features/calendar/tend-plan-pastimes.h"
#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-plan-windows.h"
#include "features/calendar/tend-someone-line.h"
#include "features/calendar/tend-week-bands.h"
#include "features/calendar/tend-week-head.h"
#include "features/calendar/tend-week-grid.h"
#include "features/calendar/tend-week-list.h"
#include "store/tend-pastime.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* How many rows of plans stand above the hours before they have to be scrolled. */
#define BANDS_SEEN 4

struct _TendCalendarPage
{
  TendPage parent_instance;

  TendDay week;           /* the first day of the one that is shown */
  GPtrArray *occurrences; /* what takes place in it */
  gboolean is_stale;      /* whether something changed while nobody saw it */
  TendPlanMover *mover;
  TendPlanWindows *windows;
  gulong focus_handler;
  guint minute_source;    /* 0 while nobody sees it */
  guint list_source;
  guint opening_source;
  gboolean is_opening;    /* whether it is still to be scrolled to where the week begins */
  gboolean is_compact;    /* whether the steps stand below the bar, which has no room for them */

  TendPane *pane;
  TendSomeoneLine *someone;
  AdwSqueezer *squeezer;
  GtkWidget *narrow;
  TendWeekList *list;
  TendWeekHead *head;
  GtkScrolledWindow *bands_scroller;
  TendWeekBands *bands;
  GtkScrolledWindow *scroller;
  TendWeekGrid *grid;
  GtkMenuButton *jump_button;
  GtkWidget *jump;        /* NULL until it is first asked for */
};

#define PROP_COMPACT 1

static GParamSpec *compact_property;

G_DEFINE_FINAL_TYPE (TendCalendarPage, tend_calendar_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendCalendarPage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

static TendDay
get_week_of (TendCalendarPage *self,
             TendDay           day)
{
  return tend_day_get_week_start (day, tend_settings_get_first_weekday (tend_store_get_settings (get_store (self))));
}

static void
on_open_cb (TendCalendarPage   *self,
            TendPlanOccurrence *at)
{
  tend_plan_windows_open (self->windows, at);
}

static void
on_move_cb (TendCalendarPage   *self,
            TendPlanOccurrence *at,
            int                 start_minutes,
            int                 end_minutes,
            gboolean            by_keys)
{
  tend_plan_mover_move (self->mover, at, start_minutes, end_minutes, by_keys);
}

static void
on_focus_changed_cb (TendCalendarPage *self,
                     GParamSpec       *pspec,
                     GtkWindow        *window)
{
  tend_plan_mover_heed_focus (self->mover, gtk_window_get_focus (window));
}

static void show_week (TendCalendarPage *self, TendDay day);

static void
on_plan_saved_cb (TendCalendarPage *self,
                  int               day)
{
  show_week (self, day);
}

static void
fill_list (TendCalendarPage *self)
{
  tend_week_list_set_week (self->list, self->occurrences, self->week, tend_store_get_today (get_store (self)));
}

static gboolean
is_narrow (TendCalendarPage *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->narrow;
}

/* Beside the list of pages there can be less room than in a narrow window. */
static void
update_compact (TendCalendarPage *self)
{
  gboolean is_compact = tend_page_get_folded (TEND_PAGE (self)) || is_narrow (self);

  if (self->is_compact == is_compact)
    return;
  self->is_compact = is_compact;
  g_object_notify_by_pspec (G_OBJECT (self), compact_property);
}

static void
update_title (TendCalendarPage *self)
{
  /* Translators: the month of a week, like "Nov 2026" where there is little room, and like "November 2026"; see
   * g_date_time_format() */
  g_autofree char *title = tend_day_format (self->week + 3, is_narrow (self) ? _("%b %Y") : _("%B %Y"));
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (get_store (self)));
  int number = tend_locale_week_get_number (tend_locale_week_read (), self->week, first_weekday);
  g_autofree char *subtitle =
      number != TEND_LOCALE_WEEK_NO_NUMBER ? g_strdup_printf (_("Week %d"), number) : NULL;

  tend_pane_set_title (self->pane, title);
  tend_pane_set_subtitle (self->pane, subtitle);
  tend_someone_line_set_week (self->someone, self->week);
}

static gboolean
on_list_wanted_cb (gpointer user_data)
{
  TendCalendarPage *self = user_data;

  self->list_source = 0;
  update_compact (self);
  update_title (self);
  if (self->occurrences && is_narrow (self))
    fill_list (self);
  return G_SOURCE_REMOVE;
}

/* It changes while room is shared out, when nothing may be added. */
static void
on_visible_child_changed_cb (TendCalendarPage *self)
{
  if (self->list_source == 0)
    self->list_source = g_idle_add (on_list_wanted_cb, self);
}

static gboolean
on_opening_cb (gpointer user_data)
{
  TendCalendarPage *self = user_data;

  self->opening_source = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller),
                            tend_week_grid_get_opening (self->grid));
  return G_SOURCE_REMOVE;
}

/* How far there is to scroll is known once the grid has its size. */
static void
scroll_to_opening (TendCalendarPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->is_opening = gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
  if (self->opening_source == 0)
    self->opening_source = g_idle_add (on_opening_cb, self);
}

static void
on_adjustment_changed_cb (TendCalendarPage *self)
{
  if (self->is_opening)
    scroll_to_opening (self);
}

/* Reads one week, and no more than that, whatever the life holds. */
static void
refresh (TendCalendarPage *self)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (get_store (self)));
  TendDay today = tend_store_get_today (get_store (self));
  g_autoptr (GError) error = NULL;
  GPtrArray *occurrences = tend_calendar_read_range (tend_store_get_reader (get_store (self)), zone, self->week,
                                                     self->week + TEND_WEEK_DAYS - 1, &error);
  TendWeekLayout *layout;
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (get_store (self), &n_features);

  if (occurrences == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  tend_plan_pastimes_name (tend_store_get_reader (get_store (self)), features, n_features, occurrences);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  self->occurrences = occurrences;
  self->is_stale = FALSE;
  layout = tend_week_layout_new (occurrences, zone, self->week);
  tend_week_head_set_week (self->head, self->week, today);
  gtk_scrolled_window_set_policy (self->bands_scroller, GTK_POLICY_NEVER,
                                  layout->n_rows > BANDS_SEEN ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  tend_week_bands_set_week (self->bands, occurrences, layout, today);
  tend_week_grid_set_week (self->grid, occurrences, layout, zone, today);
  if (is_narrow (self))
    fill_list (self);
}

/* Nothing else than this is to be seen in a week, but for the names of hobbies. */
static const char *const shown_tables[] = { "plan", "plan_date", "plan_guest", "calendar" };

static void
on_store_changed_cb (TendCalendarPage *self,
                     TendChanges      *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (get_store (self), &n_features);
  gboolean is_concerned = tend_pastimes_concern (features, n_features, changes);

  for (guint i = 0; i < G_N_ELEMENTS (shown_tables); i++)
    is_concerned = is_concerned || tend_changes_concern (changes, shown_tables[i]);
  if (!is_concerned)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->is_stale = TRUE;
}

static void
show_week (TendCalendarPage *self,
           TendDay           day)
{
  self->week = get_week_of (self, day);
  update_title (self);
  refresh (self);
  scroll_to_opening (self);
}

static void
on_time_changed_cb (TendCalendarPage *self)
{
  self->week = get_week_of (self, self->week);
  update_title (self);
  refresh (self);
}

/* The keys went on from the one week into the other: the hours stay where they are. */
static void
on_turn_cb (TendCalendarPage *self,
            int               weeks)
{
  self->week += weeks * TEND_WEEK_DAYS;
  update_title (self);
  refresh (self);
}

static void
on_leave_cb (TendCalendarPage   *self,
             TendPlanOccurrence *at,
             int                 days,
             int                 quarters)
{
  tend_week_grid_leave_plan (self->grid, at, days, quarters);
}

static void
on_escape_cb (TendCalendarPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->jump_button));
}

/* In the week the arrows lead on at once. */
static gboolean
tend_calendar_page_grab_focus (GtkWidget *widget)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (widget);

  return is_narrow (self) ? gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD)
                          : gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_go_activated_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (widget);

  if (g_str_equal (action_name, "calendar.today"))
    show_week (self, tend_store_get_today (get_store (self)));
  else
    show_week (self, self->week + (g_str_equal (action_name, "calendar.next") ? TEND_WEEK_DAYS : -TEND_WEEK_DAYS));
}

static void
on_file_saved_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendCalendarPage) self = user_data;

  if (tend_plan_file_save_finish (TEND_STORE (store), result))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _("Your plans are saved; whoever has the file can read it"));
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    tend_plan_file_save_async (get_store (TEND_CALENDAR_PAGE (widget)), GTK_WINDOW (root), TEND_EXPORT_ICAL_PLANS,
                               NULL, on_file_saved_cb, g_object_ref (widget));
}

static void
on_day_chosen_cb (TendCalendarPage *self,
                  int               day)
{
  if (get_week_of (self, day) != self->week)
    show_week (self, day);
}

/* A month is much to make for a popover that may never be asked for. */
static void
on_jump_wanted_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TendCalendarPage *self = user_data;
  TendDay today = tend_store_get_today (get_store (self));
  gboolean has_today = get_week_of (self, today) == self->week;

  if (self->jump == NULL)
    {
      self->jump = tend_day_jump_new ();
      g_signal_connect_object (self->jump, "chosen", G_CALLBACK (on_day_chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, self->jump);
    }
  tend_day_jump_set_days (TEND_DAY_JUMP (self->jump), has_today ? today : self->week, today);
}

static void
on_make_cb (TendCalendarPage *self,
            int               day,
            int               minute,
            int               minutes)
{
  tend_plan_windows_begin (self->windows, day, minute, minutes);
}

static void
on_make_day_cb (TendCalendarPage *self,
                int               day)
{
  tend_plan_windows_begin (self->windows, day, TEND_MINUTE_NONE, 0);
}

static void
tend_calendar_page_make_new (TendPage *page)
{
  tend_plan_windows_begin (TEND_CALENDAR_PAGE (page)->windows, TEND_DAY_NONE, TEND_MINUTE_NONE, 0);
}

static gboolean
tend_calendar_page_open (TendPage   *page,
                         const char *kind,
                         const char *uuid)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (page);
  TendClock *clock = tend_store_get_clock (get_store (self));
  TendDb *reader = tend_store_get_reader (get_store (self));
  g_autoptr (TendPlan) plan = NULL;
  g_autoptr (TendPlanOccurrence) at = NULL;

  plan = g_str_equal (kind, "plan") ? tend_plan_read_by_uuid (reader, uuid, NULL) : NULL;
  if (plan == NULL)
    return FALSE;
  /* The one of today or the next; what is over, at its first time. */
  at = tend_plan_read_next (reader, tend_clock_get_zone (clock), uuid,
                            tend_zone_get_start_of_day (tend_clock_get_zone (clock),
                                                        tend_store_get_today (get_store (self)), 0) - 1,
                            NULL);
  if (at == NULL)
    at = tend_plan_read_occurrence (reader, tend_clock_get_zone (clock), plan->id, tend_plan_get_start (plan), NULL);
  show_week (self, at ? at->start_day : plan->start_day);
  if (at)
    tend_plan_windows_open (self->windows, at);
  return TRUE;
}

static gboolean
on_minute_cb (gpointer user_data)
{
  TendCalendarPage *self = user_data;
  gint64 now = tend_clock_get_now (tend_store_get_clock (get_store (self)));

  tend_week_grid_set_now (self->grid, now);
  self->minute_source = g_timeout_add_seconds ((guint) (60 - now % 60), on_minute_cb, self);
  return G_SOURCE_REMOVE;
}

static void
tend_calendar_page_map (GtkWidget *widget)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (widget);

  if (self->is_stale)
    refresh (self);
  GTK_WIDGET_CLASS (tend_calendar_page_parent_class)->map (widget);
  on_minute_cb (self);
}

static void
tend_calendar_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&TEND_CALENDAR_PAGE (widget)->minute_source, g_source_remove);

  GTK_WIDGET_CLASS (tend_calendar_page_parent_class)->unmap (widget);
}

static void
tend_calendar_page_root (GtkWidget *widget)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (widget);

  GTK_WIDGET_CLASS (tend_calendar_page_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    self->focus_handler = g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                                                    G_CALLBACK (on_focus_changed_cb), self);
}

static void
tend_calendar_page_unroot (GtkWidget *widget)
{
  g_clear_signal_handler (&TEND_CALENDAR_PAGE (widget)->focus_handler, gtk_widget_get_root (widget));

  GTK_WIDGET_CLASS (tend_calendar_page_parent_class)->unroot (widget);
}

static void
tend_calendar_page_constructed (GObject *object)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_calendar_page_parent_class)->constructed (object);

  self->mover = tend_plan_mover_new (store, GTK_WIDGET (self));
  self->windows = tend_plan_windows_new (store, GTK_WIDGET (self));
  g_signal_connect_object (self->windows, "saved", G_CALLBACK (on_plan_saved_cb), self, G_CONNECT_SWAPPED);
  tend_someone_line_set_store (self->someone, store);
  show_week (self, tend_store_get_today (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "zone-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday",
                           G_CALLBACK (on_time_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tend_calendar_page_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  g_value_set_boolean (value, TEND_CALENDAR_PAGE (object)->is_compact);
}

static void
tend_calendar_page_dispose (GObject *object)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->list_source, g_source_remove);
  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_object (&self->windows);
  g_clear_object (&self->mover);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_calendar_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_PANE);
  g_type_ensure (TEND_TYPE_SOMEONE_LINE);
  g_type_ensure (TEND_TYPE_WEEK_BANDS);
  g_type_ensure (TEND_TYPE_WEEK_HEAD);
  g_type_ensure (TEND_TYPE_WEEK_GRID);
  g_type_ensure (TEND_TYPE_WEEK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, someone);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, head);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, bands_scroller);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, bands);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, jump_button);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_turn_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_escape_cb);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "calendar.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "calendar.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "calendar.today", NULL);
}

static void
tend_calendar_page_class_init (TendCalendarPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->constructed = tend_calendar_page_constructed;
  object_class->get_property = tend_calendar_page_get_property;
  object_class->dispose = tend_calendar_page_dispose;
  widget_class->grab_focus = tend_calendar_page_grab_focus;
  widget_class->map = tend_calendar_page_map;
  widget_class->unmap = tend_calendar_page_unmap;
  widget_class->root = tend_calendar_page_root;
  widget_class->unroot = tend_calendar_page_unroot;
  page_class->make_new = tend_calendar_page_make_new;
  page_class->open = tend_calendar_page_open;

  /**
   * TendCalendarPage:compact:
   *
   * Whether the page has too little room to have everything in its bar.
   */
  compact_property = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_COMPACT, compact_property);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.save", NULL, on_save_activated_cb);
  add_keys (widget_class);
}

static void
tend_calendar_page_init (TendCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_compact), NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (on_adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->jump_button, on_jump_wanted_cb, self, NULL);
}

TendPage *
tend_calendar_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_CALENDAR_PAGE, "store", store, NULL);
}

/**
 * tend_calendar_page_show_day:
 * @self: the page
 * @day: a day
 *
 * Shows the week that it is in.
 */
void
tend_calendar_page_show_day (TendCalendarPage *self,
                             TendDay           day)
{
  g_return_if_fail (TEND_IS_CALENDAR_PAGE (self));

  show_week (self, day);
}
