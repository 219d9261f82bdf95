#include "features/goals/tend-goal-view.h"

#include "features/goals/tend-goal-item.h"
#include "features/goals/tend-goal-past.h"
#include "features/goals/tend-goal-reader.h"
#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-steps.h"
#include "features/goals/tend-goal-words.h"
#include "reminders/tend-subject-reminders.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-reminder-editor.h"
#include "widgets/tend-tick.h"

#include <glib/gi18n.h>

struct _TendGoalView
{
  GtkWidget parent_instance;

  TendStore *store;
  gint64 id;
  TendGoalItem *item; /* NULL while no goal is shown */
  TendSubjectReminders *reminders;

  GtkScrolledWindow *scroller;
  GtkBox *sections;
  GtkLabel *schedule;
  GtkLabel *source;
  GtkWidget *why;
  GtkWidget *archived;
  GtkWidget *tick_card;
  GtkWidget *tick;
  GtkLabel *tick_title;
  GtkLabel *tick_detail;
  GtkWidget *plan_card;
  GtkWidget *outcome_box;
  GtkLabel *outcome;
  GtkWidget *obstacle_box;
  GtkLabel *obstacle;
  GtkLabel *if_then;
  GtkWidget *edit_plan;
  GtkWidget *make_plan;
  TendGoalSteps *steps;
  TendReminderEditor *reminder_editor;
  TendGoalPast *past; /* NULL until a goal that repeats is shown */
};

enum
{
  PROP_GOAL = 1,
  PROP_ITEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalView, tend_goal_view, GTK_TYPE_WIDGET)

static char *
describe_schedule (const TendGoal *goal,
                   TendDay         today)
{
  g_autofree char *schedule = tend_goal_describe_schedule (goal);
  g_autofree char *target = NULL;
  g_autofree char *start = NULL;

  if (goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return g_steal_pointer (&schedule);
  if (goal->measure != TEND_MEASURE_TICK)
    {
      g_autofree char *amount = tend_goal_format_amount (goal, goal->target);
      char *words;

      if (goal->measure == TEND_MEASURE_AT_LEAST)
        /* Translators: a schedule and a target, like "Every day · at least 8 glasses" */
        words = g_strdup_printf (_("%s · at least %s"), schedule, amount);
      else
        /* Translators: a schedule and a limit, like "Every week · at most 3 hours" */
        words = g_strdup_printf (_("%s · at most %s"), schedule, amount);
      g_free (schedule);
      schedule = words;
    }
  if (goal->start_day <= today)
    return g_steal_pointer (&schedule);
  start = tend_day_describe (goal->start_day, today);
  /* Translators: a schedule, and the day from which it counts, like "Every day · from Monday" */
  return g_strdup_printf (_("%s · from %s"), schedule, start);
}

static void
show_source (TendGoalView   *self,
             const TendGoal *goal)
{
  g_autoptr (GPtrArray) measures = NULL;
  g_autofree char *source = NULL;

  if (tend_goal_is_fed (goal))
    measures = tend_measures_read (tend_store_get_reader (self->store), tend_features, tend_n_features, NULL);
  if (measures)
    source = tend_goal_describe_source (goal, measures);
  gtk_label_set_label (self->source, source ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL);
}

static void
show_head (TendGoalView *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);
  g_autofree char *schedule = describe_schedule (goal, tend_store_get_today (self->store));
  const char *standing = tend_goal_item_get_standing (self->item);

  gtk_label_set_label (self->schedule, schedule);
  show_source (self, goal);
  gtk_label_set_label (GTK_LABEL (self->why), goal->why);
  gtk_widget_set_visible (self->why, *goal->why != '\0');
  gtk_widget_set_visible (self->archived, goal->is_archived);
  gtk_widget_set_visible (self->tick_card, !goal->is_archived);
  gtk_label_set_label (self->tick_title, goal->schedule.kind == TEND_SCHEDULE_ONCE ? _("Done") : _("Today"));
  gtk_label_set_label (self->tick_detail, standing ? standing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tick_detail), standing != NULL);
}

static char *
describe_if_then (const TendGoalPlan *plan)
{
  if (*plan->when_text != '\0' && *plan->then_text != '\0')
    /* Translators: an if-then plan; the first is a moment, the second what one then does */
    return g_strdup_printf (_("When %s, then %s"), plan->when_text, plan->then_text);
  if (*plan->when_text != '\0')
    return g_strdup_printf (_("When %s"), plan->when_text);
  return *plan->then_text != '\0' ? g_strdup_printf (_("Then %s"), plan->then_text) : NULL;
}

/* The target first: an action without its parameter is none. */
static void
set_plan_action (GtkWidget *button,
                 gint64     id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "goals.plan");
}

static void
show_plan (TendGoalView *self)
{
  g_autoptr (TendGoalPlan) plan = tend_goal_read_plan (tend_store_get_reader (self->store), self->id, NULL);
  gboolean has_plan = plan && !tend_goal_plan_is_empty (plan);
  g_autofree char *if_then = has_plan ? describe_if_then (plan) : NULL;

  gtk_widget_set_visible (self->plan_card, has_plan);
  gtk_widget_set_visible (self->make_plan, !has_plan);
  set_plan_action (self->edit_plan, self->id);
  set_plan_action (self->make_plan, self->id);
  if (!has_plan)
    return;
  gtk_label_set_label (self->outcome, plan->outcome);
  gtk_widget_set_visible (self->outcome_box, *plan->outcome != '\0');
  gtk_label_set_label (self->obstacle, plan->obstacle);
  gtk_widget_set_visible (self->obstacle_box, *plan->obstacle != '\0');
  gtk_label_set_label (self->if_then, if_then ? if_then : "");
  gtk_widget_set_visible (GTK_WIDGET (self->if_then), if_then != NULL);
}

static void
show_steps (TendGoalView *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);

  tend_goal_steps_show (self->steps, self->store, goal);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), goal->schedule.kind == TEND_SCHEDULE_ONCE ||
                                                        tend_goal_steps_get_length (self->steps) > 0);
}

static void
show_reminders (TendGoalView *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->reminder_editor), !goal->is_archived);
  tend_reminder_editor_set_first_weekday (
      self->reminder_editor, tend_settings_get_first_weekday (tend_store_get_settings (self->store)));
  tend_subject_reminders_show (self->reminders, "goal", goal->uuid, goal->title);
}

static void
on_reminders_read_cb (TendGoalView *self)
{
  tend_reminder_editor_show (self->reminder_editor, tend_subject_reminders_get_kind (self->reminders),
                             tend_subject_reminders_get_uuid (self->reminders),
                             tend_subject_reminders_get_list (self->reminders));
}

static void
on_reminders_failed_cb (TendGoalView *self,
                        const GError *error)
{
  tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_reminders_changed_cb (TendGoalView *self)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->reminder_editor);

  tend_subject_reminders_write (self->reminders, reminders);
}

static void
show_past (TendGoalView *self)
{
  const TendGoal *goal = tend_goal_item_get_goal (self->item);
  TendDay today = tend_store_get_today (self->store);
  g_autoptr (GArray) check_ins = NULL;
  g_autoptr (GError) error = NULL;

  if (goal->schedule.kind != TEND_SCHEDULE_ONCE)
    {
      check_ins = tend_goal_read_history (tend_store_get_reader (self->store), goal, TEND_DAY_NONE, today, today,
                                          &error);
      if (check_ins == NULL)
        tend_page_tell_error (GTK_WIDGET (self), error);
    }
  if (check_ins && self->past == NULL)
    {
      self->past = g_object_new (TEND_TYPE_GOAL_PAST, NULL);
      gtk_box_append (self->sections, GTK_WIDGET (self->past));
    }
  if (self->past)
    gtk_widget_set_visible (GTK_WIDGET (self->past), check_ins != NULL);
  if (check_ins)
    tend_goal_past_show (self->past, goal, check_ins, today,
                         tend_settings_get_first_weekday (tend_store_get_settings (self->store)));
}

/* Whether the goal is there. */
static gboolean
load (TendGoalView *self)
{
  g_autoptr (TendGoalItem) item = tend_goal_item_read (self->store, self->id, self->item, NULL);

  if (item == NULL)
    return FALSE;
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  show_head (self);
  show_plan (self);
  show_steps (self);
  show_reminders (self);
  show_past (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GOAL]);
  return TRUE;
}

/* There is no goal to be shown any more: it was deleted, or its making taken back. */
static void
forget (TendGoalView *self)
{
  self->id = 0;
  g_clear_object (&self->item);
  tend_goal_steps_show (self->steps, self->store, NULL);
  tend_subject_reminders_show (self->reminders, NULL, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GOAL]);
}

static gboolean
concerns (TendGoalView *self,
          TendChanges  *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE ||
      tend_measures_concern (tend_features, tend_n_features, changes))
    return TRUE;
  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    {
      const TendChange *change = tend_changes_get (changes, i);
      gboolean is_goal = g_str_equal (change->table, "goal") && change->id == self->id;
      gboolean is_of_goal = tend_store_is_child_table (self->store, change->table, "goal") &&
                            change->parent_id == self->id;

      if (is_goal || is_of_goal)
        return TRUE;
    }
  return FALSE;
}

static void
on_store_changed_cb (TendGoalView *self,
                     TendChanges  *changes)
{
  if (self->id != 0 && concerns (self, changes))
    tend_goal_view_refresh (self);
}

static void
on_tick_changed_cb (TendGoalView *self,
                    gboolean      done,
                    double        value)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.set-done", "(xbd)", self->id, done, value);
}

static void
tend_goal_view_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TendGoalView *self = TEND_GOAL_VIEW (object);

  switch (id)
    {
    case PROP_GOAL:
      g_value_set_boxed (value, tend_goal_view_get_goal (self));
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Today first: that is what most people come for. */
static gboolean
tend_goal_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *tick = TEND_GOAL_VIEW (widget)->tick;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus && gtk_widget_is_ancestor (focus, tick))
    return TRUE;
  return gtk_widget_child_focus (tick, GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
tend_goal_view_dispose (GObject *object)
{
  TendGoalView *self = TEND_GOAL_VIEW (object);

  g_clear_pointer ((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->reminders);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_goal_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_GOAL_ITEM);
  g_type_ensure (TEND_TYPE_GOAL_STEPS);
  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  g_type_ensure (TEND_TYPE_TICK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, sections);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, schedule);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, source);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, why);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, archived);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, tick_card);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, tick);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, tick_title);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, tick_detail);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, plan_card);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, outcome_box);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, outcome);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, obstacle_box);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, obstacle);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, if_then);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, edit_plan);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, make_plan);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, steps);
  gtk_widget_class_bind_template_child (widget_class, TendGoalView, reminder_editor);
  gtk_widget_class_bind_template_callback (widget_class, on_reminders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_changed_cb);
}

static void
tend_goal_view_class_init (TendGoalViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_goal_view_get_property;
  object_class->dispose = tend_goal_view_dispose;
  widget_class->grab_focus = tend_goal_view_grab_focus;

  /**
   * TendGoalView:goal: (nullable)
   *
   * The #TendGoal shown. It becomes %NULL when the goal is deleted.
   */
  properties[PROP_GOAL] = g_param_spec_boxed ("goal", NULL, NULL, TEND_TYPE_GOAL, flags);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_GOAL_ITEM, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_goal_view_init (TendGoalView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_goal_view_new:
 * @store: the life
 *
 * Returns: (transfer full): a view without a goal
 */
GtkWidget *
tend_goal_view_new (TendStore *store)
{
  TendGoalView *self = g_object_new (TEND_TYPE_GOAL_VIEW, NULL);

  self->store = g_object_ref (store);
  self->reminders = tend_subject_reminders_new (store);
  g_signal_connect_object (self->reminders, "notify::list", G_CALLBACK (on_reminders_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "failed", G_CALLBACK (on_reminders_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tend_goal_view_show:
 * @self: a view
 * @id: the goal to show, 0 for none
 *
 * Returns: whether there is such a goal
 */
gboolean
tend_goal_view_show (TendGoalView *self,
                     gint64        id)
{
  g_return_val_if_fail (TEND_IS_GOAL_VIEW (self), FALSE);

  if (self->id != id)
    {
      g_clear_object (&self->item);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  self->id = id;
  if (id != 0 && load (self))
    return TRUE;
  forget (self);
  return FALSE;
}

/**
 * tend_goal_view_refresh:
 * @self: a view
 *
 * Shows the goal as it is now: something about it, or the day, has changed.
 */
void
tend_goal_view_refresh (TendGoalView *self)
{
  g_return_if_fail (TEND_IS_GOAL_VIEW (self));

  if (self->id != 0 && !load (self))
    forget (self);
}

const TendGoal *
tend_goal_view_get_goal (TendGoalView *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_VIEW (self), NULL);

  return self->item ? tend_goal_item_get_goal (self->item) : NULL;
}

/**
 * tend_goal_view_locate_day:
 * @self: a view
 * @day: a day
 * @relative_to: an ancestor
 * @area: (out): where the day is to be seen: its square, or the tick of today
 *
 * For a popover that points there.
 */
void
tend_goal_view_locate_day (TendGoalView *self,
                           TendDay       day,
                           GtkWidget    *relative_to,
                           GdkRectangle *area)
{
  graphene_rect_t bounds;
  double height = gtk_widget_get_height (relative_to);

  g_return_if_fail (TEND_IS_GOAL_VIEW (self));

  if (self->past && tend_goal_past_locate_day (self->past, day, relative_to, area) && area->y >= 0 &&
      area->y < height)
    return;
  if (gtk_widget_compute_bounds (self->tick, relative_to, &bounds))
    *area = (GdkRectangle){ (int) bounds.origin.x, MAX (0, (int) bounds.origin.y), (int) bounds.size.width,
                            (int) bounds.size.height };
}
