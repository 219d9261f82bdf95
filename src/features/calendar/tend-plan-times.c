#include "features/calendar/tend-plan-times.h"

#include "base/tend-zone-places.h"
#include "features/calendar/tend-plan-words.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-time-entry.h"
#include "widgets/tend-zone-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What a plan for all day gets when it gets hours. */
#define NEW_MINUTES 60

struct _TendPlanTimes
{
  GtkWidget parent_instance;

  TendZone *here;     /* the zone of who looks */
  TendPlan *plan;     /* only its times and its zone mean anything */
  TendPlanTime last;  /* the hours that it had before it was for all day; no minute for none */
  int last_minutes;
  int now;            /* minutes after midnight that it is */
  gboolean is_updating;

  GtkWidget *group;
  GtkSwitch *all_day;
  TendDayRow *start_row;
  TendTimeEntry *start_time;
  TendDayRow *end_row;
  TendTimeEntry *end_time;
  AdwActionRow *zone_row;
  GtkLabel *trouble;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanTimes, tend_plan_times, GTK_TYPE_WIDGET)

static char *
describe_wall (TendWall wall,
               TendDay  but)
{
  g_autofree char *time = tend_minute_format (wall.second / 60, tend_minute_get_hours ());

  if (wall.day == but)
    return g_steal_pointer (&time);
  /* Translators: a weekday and a time, "Friday 23:30" */
  return g_strdup_printf (_("%s %s"), tend_weekday_get_name (tend_day_get_weekday (wall.day)), time);
}

/* "New York: 16:30 there is 22:30 here" */
static char *
describe_zone (TendPlanTimes *self)
{
  g_autoptr (TendZone) zone = *self->plan->zone ? tend_zone_new (self->plan->zone, NULL) : NULL;
  g_autofree char *place = zone ? tend_zone_id_get_place (tend_zone_get_id (zone)) : NULL;
  TendWall there = { self->plan->start_day, self->plan->start_minute * 60 };
  TendWall here;
  g_autofree char *there_words = NULL;
  g_autofree char *here_words = NULL;

  if (zone == NULL && *self->plan->zone)
    return tend_plan_describe_unknown_zone (self->plan);
  if (zone == NULL)
    return g_strdup (_("Wherever you are"));
  if (g_strcmp0 (tend_zone_get_id (zone), tend_zone_get_id (self->here)) == 0)
    return g_steal_pointer (&place);
  here = tend_zone_to_wall (self->here, tend_zone_to_instant (zone, there));
  there_words = describe_wall (there, there.day);
  here_words = describe_wall (here, there.day);
  /* Translators: a place in another time zone, the time there, and the time here: "New York: 16:30 there is 22:30
   * here" */
  return g_strdup_printf (_("%s: %s there is %s here"), place, there_words, here_words);
}

static void
show_trouble (TendPlanTimes *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_fine = tend_plan_validate_times (self->plan, &error);

  gtk_label_set_label (self->trouble, is_fine ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), !is_fine);
}

static void
show (TendPlanTimes *self)
{
  const TendPlan *plan = self->plan;
  gboolean has_hours = !plan->is_all_day;
  g_autofree char *zone = describe_zone (self);
  g_autofree char *markup = g_markup_escape_text (zone, -1);

  self->is_updating = TRUE;
  gtk_switch_set_active (self->all_day, plan->is_all_day);
  tend_day_row_set_day (self->start_row, plan->start_day);
  tend_day_row_set_day (self->end_row, plan->end_day);
  if (has_hours)
    {
      tend_time_entry_set_minute (self->start_time, plan->start_minute);
      tend_time_entry_set_minute (self->end_time, plan->end_minute);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->start_time), has_hours);
  gtk_widget_set_visible (GTK_WIDGET (self->end_time), has_hours);
  gtk_widget_set_visible (GTK_WIDGET (self->zone_row), has_hours);
  adw_action_row_set_subtitle (self->zone_row, markup);
  show_trouble (self);
  self->is_updating = FALSE;
}

static void
tell_change (TendPlanTimes *self)
{
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_end (TendPlanTimes *self,
         TendPlanTime   end)
{
  self->plan->end_day = end.day;
  self->plan->end_minute = MAX (end.minute, 0);
}

/* A plan that takes as long as before ends later when it begins later. */
static void
set_start (TendPlanTimes *self,
           TendPlanTime   start)
{
  int minutes = tend_plan_get_minutes (self->plan);

  self->plan->start_day = start.day;
  self->plan->start_minute = MAX (start.minute, 0);
  set_end (self, tend_plan_time_add (start, minutes));
}

static TendPlanTime
get_next_hour (TendPlanTimes *self)
{
  return tend_plan_time_add ((TendPlanTime) { self->plan->start_day, self->now - self->now % 60 }, 60);
}

static void
on_all_day_switched_cb (TendPlanTimes *self)
{
  TendPlan *plan = self->plan;

  if (self->is_updating)
    return;
  if (!plan->is_all_day)
    {
      self->last = tend_plan_get_start (plan);
      self->last_minutes = tend_plan_get_minutes (plan);
      plan->is_all_day = TRUE;
      plan->start_minute = plan->end_minute = 0;
    }
  else
    {
      TendPlanTime start = self->last.minute == TEND_MINUTE_NONE ? get_next_hour (self) : self->last;
      gboolean is_one_day = plan->start_day == plan->end_day;

      plan->is_all_day = FALSE;
      if (self->last.minute == TEND_MINUTE_NONE && *plan->zone == '\0')
        tend_plan_set_text (&plan->zone, tend_zone_get_id (self->here));
      if (plan->start_day != self->last.day && self->last.minute != TEND_MINUTE_NONE)
        start.day = plan->start_day;
      plan->start_day = start.day;
      plan->start_minute = start.minute;
      set_end (self, is_one_day || plan->end_day < start.day
                         ? tend_plan_time_add (start, self->last_minutes)
                         : (TendPlanTime) { plan->end_day, start.minute });
    }
  tell_change (self);
}

static void
on_start_chosen_cb (TendPlanTimes *self)
{
  TendDay day = tend_day_row_get_day (self->start_row);
  int minute = self->plan->is_all_day ? TEND_MINUTE_NONE : tend_time_entry_get_minute (self->start_time);

  if (self->is_updating)
    return;
  set_start (self, (TendPlanTime) { day, minute });
  tell_change (self);
}

static void
on_end_chosen_cb (TendPlanTimes *self)
{
  if (self->is_updating)
    return;
  set_end (self, (TendPlanTime) { tend_day_row_get_day (self->end_row),
                                  self->plan->is_all_day ? 0 : tend_time_entry_get_minute (self->end_time) });
  tell_change (self);
}

static void
on_zone_chosen_cb (TendPlanTimes *self,
                   const char    *id)
{
  tend_plan_set_text (&self->plan->zone, id);
  tell_change (self);
}

static void
on_zone_asked_cb (TendPlanTimes *self)
{
  g_autoptr (TendZone) zone = *self->plan->zone ? tend_zone_new (self->plan->zone, NULL) : NULL;
  TendWall start = { self->plan->start_day, self->plan->start_minute * 60 };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *chooser =
      tend_zone_chooser_new (self->here, tend_zone_to_instant (zone ? zone : self->here, start));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (chooser), GTK_WINDOW (root));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_zone_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
}

static gboolean
tend_plan_times_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_PLAN_TIMES (widget)->all_day));
}

static void
tend_plan_times_dispose (GObject *object)
{
  g_clear_pointer (&TEND_PLAN_TIMES (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_plan_times_parent_class)->dispose (object);
}

static void
tend_plan_times_finalize (GObject *object)
{
  TendPlanTimes *self = TEND_PLAN_TIMES (object);

  tend_zone_unref (self->here);
  tend_plan_free (self->plan);

  G_OBJECT_CLASS (tend_plan_times_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-plan-times.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, group);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, all_day);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, start_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, start_time);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, end_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, end_time);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, zone_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanTimes, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_all_day_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_end_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_zone_asked_cb);
}

static void
tend_plan_times_class_init (TendPlanTimesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_plan_times_dispose;
  object_class->finalize = tend_plan_times_finalize;
  widget_class->grab_focus = tend_plan_times_grab_focus;

  /**
   * TendPlanTimes::changed:
   * @self: the times
   *
   * The user chose others.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plantimes");
}

static void
tend_plan_times_init (TendPlanTimes *self)
{
  self->here = tend_zone_new_utc ();
  self->plan = tend_plan_new_all_day ("", 0, 0);
  self->last = (TendPlanTime) { TEND_DAY_NONE, TEND_MINUTE_NONE };
  self->last_minutes = NEW_MINUTES;
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_time_entry_set_title (self->start_time, _("Start Time"));
  tend_time_entry_set_title (self->end_time, _("End Time"));
  self->is_updating = FALSE;
}

/**
 * tend_plan_times_set_here:
 * @self: the times
 * @here: the zone of who looks
 * @today: the day it is
 * @now: minutes after midnight that it is
 */
void
tend_plan_times_set_here (TendPlanTimes *self,
                          TendZone      *here,
                          TendDay        today,
                          int            now)
{
  tend_zone_unref (self->here);
  self->here = tend_zone_ref (here);
  self->now = now;
  tend_day_row_set_today (self->start_row, today);
  tend_day_row_set_today (self->end_row, today);
}

/**
 * tend_plan_times_set_plan:
 * @self: the times
 * @plan: a plan, whose times are to be shown
 *
 * ::changed is not emitted.
 */
void
tend_plan_times_set_plan (TendPlanTimes  *self,
                          const TendPlan *plan)
{
  TendPlan *copy = tend_plan_copy (plan);

  tend_plan_free (self->plan);
  self->plan = copy;
  show (self);
}

/**
 * tend_plan_times_fill_plan:
 * @self: the times
 * @plan: a plan, which gets the times that are shown
 */
void
tend_plan_times_fill_plan (TendPlanTimes *self,
                           TendPlan      *plan)
{
  plan->is_all_day = self->plan->is_all_day;
  plan->start_day = self->plan->start_day;
  plan->start_minute = self->plan->start_minute;
  plan->end_day = self->plan->end_day;
  plan->end_minute = self->plan->end_minute;
  tend_plan_set_text (&plan->zone, self->plan->zone);
}

/**
 * tend_plan_times_check:
 * @self: the times
 *
 * Returns: whether they make sense; if not, what is wrong is said beside them and has the focus
 */
gboolean
tend_plan_times_check (TendPlanTimes *self)
{
  if (!self->plan->is_all_day && !tend_time_entry_finish (self->start_time))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->start_time));
      return FALSE;
    }
  if (!self->plan->is_all_day && !tend_time_entry_finish (self->end_time))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->end_time));
      return FALSE;
    }
  if (tend_plan_validate_times (self->plan, NULL))
    return TRUE;
  gtk_widget_grab_focus (self->plan->is_all_day ? GTK_WIDGET (self->end_row) : GTK_WIDGET (self->end_time));
  return FALSE;
}
