#include "features/calendar/tend-calendar-page.h"

#include "features/calendar/tend-plan-dialog.h"
#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-view.h"
#include "features/calendar/tend-someone.h"
#include "features/calendar/tend-week-grid.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

struct _TendCalendarPage
{
  TendPage parent_instance;

  TendDay week;         /* the first day of the one that is shown */
  GPtrArray *occurrences;
  TendWeekLayout *layout;
  guint minute_source;  /* 0 while nobody sees it */
  guint list_source;
  guint opening_source;
  gboolean is_opening;  /* whether it is still to be scrolled to where the week begins */
  GtkWindow *dialog;    /* NULL until something new is first begun */
  GtkWindow *view;      /* NULL while no plan is open */

  TendPane *pane;
  AdwSqueezer *squeezer;
  GtkWidget *narrow;
  GtkWidget *list;
  GtkGrid *head;
  GtkScrolledWindow *scroller;
  TendWeekGrid *grid;
  GtkCalendar *jump;
  GtkPopover *jump_popover;
};

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
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    {
      if (GTK_IS_GRID (box))
        gtk_grid_remove (GTK_GRID (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

static void
on_view_finished_cb (TendCalendarPage *self)
{
  g_clear_pointer (&self->view, gtk_window_destroy);
}

static void
open_plan (TendCalendarPage         *self,
           const TendPlanOccurrence *at)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_pointer (&self->view, gtk_window_destroy);
  self->view = GTK_WINDOW (tend_plan_view_new (get_store (self), at));
  g_signal_connect_object (self->view, "finished", G_CALLBACK (on_view_finished_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->view, GTK_WINDOW (root));
  gtk_window_present (self->view);
}

static void
on_open_cb (TendCalendarPage   *self,
            TendPlanOccurrence *at)
{
  open_plan (self, at);
}

typedef struct
{
  TendCalendarPage *page;
  TendDay day;
} Move;

/* The block of a plan that is on screen: in the grid, above it, or in the list of a narrow window. */
static GtkWidget *
find_block (GtkWidget *widget,
            gint64     plan_id,
            TendDay    day)
{
  if (TEND_IS_PLAN_BLOCK (widget))
    {
      const TendPlanOccurrence *at = tend_plan_block_get (TEND_PLAN_BLOCK (widget));

      return at && at->plan->id == plan_id && at->start_day == day && gtk_widget_get_mapped (widget) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_block (child, plan_id, day);

      if (found)
        return found;
    }
  return NULL;
}

/* The keyboard stays with what it moved, on whichever day that is now. */
static void
on_moved_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      user_data)
{
  Move *move = user_data;
  g_autoptr (TendCalendarPage) self = move->page;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_plan_store_finish (TEND_STORE (store), result, &error);
  GtkWidget *block = id != 0 ? find_block (GTK_WIDGET (self), id, move->day) : NULL;

  if (id == 0)
    tend_page_tell_error (GTK_WIDGET (self), error);
  if (block)
    gtk_widget_grab_focus (block);
  g_free (move);
}

static void
on_move_cb (TendCalendarPage   *self,
            TendPlanOccurrence *at,
            int                 start_minutes,
            int                 end_minutes)
{
  Move *move = g_new0 (Move, 1);
  TendPlanTime start = tend_plan_time_add ((TendPlanTime) { at->start_day, at->start_minute }, start_minutes);

  move->page = g_object_ref (self);
  move->day = start.day;
  tend_plan_store_move_async (get_store (self), at, start_minutes, end_minutes, TEND_PLAN_SCOPE_THIS, on_moved_cb, move);
}

static GtkWidget *
make_block (TendCalendarPage         *self,
            const TendPlanOccurrence *at)
{
  GtkWidget *block = tend_plan_block_new ();

  tend_plan_block_set (TEND_PLAN_BLOCK (block), at, tend_store_get_today (get_store (self)));
  g_signal_connect_object (block, "open", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (block, "move", G_CALLBACK (on_move_cb), self, G_CONNECT_SWAPPED);
  return block;
}

static GtkWidget *
make_day_label (TendCalendarPage *self,
                TendDay           day,
                const char       *format)
{
  g_autofree char *text = tend_day_format (day, format);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "heading");
  if (day == tend_store_get_today (get_store (self)))
    gtk_widget_add_css_class (label, "accent");
  return label;
}

static void
fill_head (TendCalendarPage *self)
{
  clear_children (GTK_WIDGET (self->head));
  for (int day = 0; day < TEND_WEEK_DAYS; day++)
    /* Translators: a day above its hours, like "Mon 23"; see g_date_time_format() */
    gtk_grid_attach (self->head, make_day_label (self, self->week + day, _("%a %-d")), day, 0, 1, 1);
  for (guint i = 0; i < self->layout->bands->len; i++)
    {
      const TendWeekBand *band = &g_array_index (self->layout->bands, TendWeekBand, i);

      gtk_grid_attach (self->head, make_block (self, g_ptr_array_index (self->occurrences, band->index)), band->first,
                       1 + band->row, band->last - band->first + 1, 1);
    }
}

static void
fill_list (TendCalendarPage *self)
{
  gboolean is_empty = TRUE;

  clear_children (self->list);
  for (TendDay day = self->week; day < self->week + TEND_WEEK_DAYS; day++)
    {
      gboolean has_head = FALSE;

      for (guint i = 0; i < self->occurrences->len; i++)
        {
          const TendPlanOccurrence *at = g_ptr_array_index (self->occurrences, i);

          if (!tend_plan_occurrence_touches (at, day, day))
            continue;
          if (!has_head)
            {
              GtkWidget *label = make_day_label (self, day, _("%A, %-d %B"));

              gtk_label_set_xalign (GTK_LABEL (label), 0);
              gtk_widget_set_margin_top (label, is_empty ? 0 : 12);
              gtk_box_append (GTK_BOX (self->list), label);
            }
          has_head = TRUE;
          is_empty = FALSE;
          gtk_box_append (GTK_BOX (self->list), make_block (self, at));
        }
    }
  if (is_empty)
    {
      GtkWidget *label = gtk_label_new (_("Nothing is planned in this week. It is yours."));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->list), label);
    }
}

static gboolean
is_narrow (TendCalendarPage *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->narrow;
}

static gboolean
on_list_wanted_cb (gpointer user_data)
{
  TendCalendarPage *self = user_data;

  self->list_source = 0;
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

static void
update_title (TendCalendarPage *self)
{
  /* Translators: the month of a week, like "November 2026"; see g_date_time_format() */
  g_autofree char *title = tend_day_format (self->week + 3, _("%B %Y"));
  g_autofree char *number = g_strdup_printf (_("Week %d"), tend_day_get_iso_week (self->week + 3, NULL));

  tend_pane_set_title (self->pane, title);
  tend_pane_set_subtitle (self->pane, number);
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
  g_autoptr (GError) error = NULL;
  GPtrArray *occurrences = tend_calendar_read_range (tend_store_get_reader (get_store (self)), zone, self->week,
                                                     self->week + TEND_WEEK_DAYS - 1, &error);

  if (occurrences == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_clear_pointer (&self->layout, tend_week_layout_free);
  self->occurrences = occurrences;
  self->layout = tend_week_layout_new (occurrences, zone, self->week);
  tend_week_grid_set_week (self->grid, occurrences, self->layout, zone, tend_store_get_today (get_store (self)));
  fill_head (self);
  if (is_narrow (self))
    fill_list (self);
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
  gtk_popover_popdown (self->jump_popover);
}

static void
on_day_selected_cb (TendCalendarPage *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->jump);

  show_week (self, tend_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                      g_date_time_get_day_of_month (date)));
}

static void
on_dialog_finished_cb (TendCalendarPage *self)
{
  g_clear_pointer (&self->dialog, gtk_window_destroy);
}

static void
on_plan_saved_cb (TendCalendarPage *self,
                  int               day)
{
  show_week (self, day);
}

/* What was begun and closed without a word about it is still there. */
static void
begin_new (TendCalendarPage *self,
           TendDay           day,
           int               minute,
           int               minutes)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->dialog == NULL)
    {
      self->dialog = GTK_WINDOW (tend_plan_dialog_new (get_store (self)));
      g_signal_connect_object (self->dialog, "finished", G_CALLBACK (on_dialog_finished_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->dialog, "saved", G_CALLBACK (on_plan_saved_cb), self, G_CONNECT_SWAPPED);
    }
  tend_plan_dialog_set_time (TEND_PLAN_DIALOG (self->dialog), day, minute, minutes);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->dialog, GTK_WINDOW (root));
  gtk_window_present (self->dialog);
}

static void
on_make_cb (TendCalendarPage *self,
            int               day,
            int               minute,
            int               minutes)
{
  begin_new (self, day, minute, minutes);
}

static void
tend_calendar_page_make_new (TendPage *page)
{
  begin_new (TEND_CALENDAR_PAGE (page), TEND_DAY_NONE, TEND_MINUTE_NONE, 0);
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

  if (g_str_equal (kind, TEND_SOMEONE_KIND))
    {
      show_week (self, tend_store_get_today (get_store (self)));
      return TRUE;
    }
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
    open_plan (self, at);
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
tend_calendar_page_constructed (GObject *object)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_calendar_page_parent_class)->constructed (object);

  show_week (self, tend_store_get_today (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "zone-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday",
                           G_CALLBACK (on_time_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
tend_calendar_page_dispose (GObject *object)
{
  TendCalendarPage *self = TEND_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->list_source, g_source_remove);
  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_pointer (&self->dialog, gtk_window_destroy);
  g_clear_pointer (&self->view, gtk_window_destroy);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_clear_pointer (&self->layout, tend_week_layout_free);

  G_OBJECT_CLASS (tend_calendar_page_parent_class)->dispose (object);
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
  object_class->dispose = tend_calendar_page_dispose;
  widget_class->map = tend_calendar_page_map;
  widget_class->unmap = tend_calendar_page_unmap;
  page_class->make_new = tend_calendar_page_make_new;
  page_class->open = tend_calendar_page_open;

  g_type_ensure (TEND_TYPE_PANE);
  g_type_ensure (TEND_TYPE_WEEK_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, squeezer);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, narrow);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, head);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, jump);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarPage, jump_popover);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_child_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_cb);
  gtk_widget_class_install_action (widget_class, "calendar.previous", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.next", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, on_go_activated_cb);
  add_keys (widget_class);
}

static void
tend_calendar_page_init (TendCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (on_adjustment_changed_cb), self, G_CONNECT_SWAPPED);
}

TendPage *
tend_calendar_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_CALENDAR_PAGE, "store", store, NULL);
}
