#include "features/goals/tend-goal-day-popover.h"

#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-words.h"
#include "widgets/tend-amount.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TendGoalDayPopover
{
  GtkPopover parent_instance;

  TendGoal *goal;
  TendDay day;
  double measured;   /* what the goal counts by itself on the day; the amount can't be less */
  GtkWidget *origin; /* (nullable): had the focus, and gets it back; a weak pointer */

  GtkLabel *date;
  GtkToggleButton *open_button;
  GtkToggleButton *done_button;
  GtkToggleButton *rest_button;
  GtkWidget *amount_box;
  GtkEditable *amount;
  GtkLabel *unit;
  GtkLabel *measured_label;
  GtkWidget *note;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendGoalDayPopover, tend_goal_day_popover, GTK_TYPE_POPOVER)

static gboolean
is_counted (TendGoalDayPopover *self)
{
  return self->goal->measure != TEND_MEASURE_TICK;
}

static void
update_parts (TendGoalDayPopover *self)
{
  gboolean is_done = gtk_toggle_button_get_active (self->done_button);
  gboolean is_rest = gtk_toggle_button_get_active (self->rest_button);

  if (self->goal == NULL)
    return;
  gtk_widget_set_visible (self->amount_box, is_counted (self) && is_done);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->note), is_rest ? _("Why, if you like") : _("Note"));
}

/* A menu is gone when the popover closes; its button is not. */
static void
remember_origin (TendGoalDayPopover *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *menu = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (menu != GTK_WIDGET (self))
    g_set_weak_pointer (&self->origin, menu ? gtk_widget_get_parent (menu) : focus);
}

static void
save (TendGoalDayPopover *self)
{
  double amount;

  if (gtk_widget_get_visible (self->amount_box) &&
      (!tend_amount_parse (gtk_editable_get_text (self->amount), &amount) ||
       amount < MAX (self->measured - TEND_GOAL_SOURCE_SLACK, 0)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self->amount));
      gtk_widget_grab_focus (GTK_WIDGET (self->amount));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
on_choice_toggled_cb (TendGoalDayPopover *self)
{
  update_parts (self);
}

static void
on_save_asked_cb (TendGoalDayPopover *self)
{
  save (self);
}

static void
tend_goal_day_popover_closed (GtkPopover *popover)
{
  TendGoalDayPopover *self = TEND_GOAL_DAY_POPOVER (popover);

  if (self->origin && gtk_widget_get_mapped (self->origin))
    gtk_widget_grab_focus (self->origin);
  g_clear_weak_pointer (&self->origin);
}

static void
tend_goal_day_popover_finalize (GObject *object)
{
  g_clear_weak_pointer (&TEND_GOAL_DAY_POPOVER (object)->origin);
  g_clear_pointer (&TEND_GOAL_DAY_POPOVER (object)->goal, tend_goal_free);

  G_OBJECT_CLASS (tend_goal_day_popover_parent_class)->finalize (object);
}

static void
tend_goal_day_popover_class_init (TendGoalDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_goal_day_popover_finalize;
  GTK_POPOVER_CLASS (klass)->closed = tend_goal_day_popover_closed;

  /**
   * TendGoalDayPopover::saved:
   * @self: the popover, closed again
   *
   * See tend_goal_day_popover_get_check_in().
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_GOAL_DAY_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, date);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, open_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, done_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, rest_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, amount_box);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, amount);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, unit);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, measured_label);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDayPopover, note);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
}

static void
tend_goal_day_popover_init (TendGoalDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_goal_day_popover_new:
 *
 * Returns: (transfer full): a popover, to be given a parent
 */
GtkWidget *
tend_goal_day_popover_new (void)
{
  return g_object_new (TEND_TYPE_GOAL_DAY_POPOVER, NULL);
}

static void
show_amount (TendGoalDayPopover *self,
             const TendCheckIn  *check_in)
{
  double amount = tend_goal_has_amount (self->goal, check_in) ? check_in->value : self->goal->target;
  g_autofree char *text = tend_amount_format (amount);

  /* The target of a week is no guess at what one day brought. */
  if (!tend_goal_has_amount (self->goal, check_in) && tend_goal_get_span (self->goal) != TEND_GOAL_SPAN_DAY)
    g_clear_pointer (&text, g_free);
  gtk_editable_set_text (self->amount, text ? text : "");
  gtk_label_set_label (self->unit, self->goal->unit);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), *self->goal->unit != '\0');
}

/* A day that counts something by itself is done; how much more there was can be said, and a note written. */
static void
show_measured (TendGoalDayPopover *self,
               const TendCheckIn  *check_in)
{
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;

  self->measured = check_in ? check_in->measured : 0;
  if (self->measured > 0 && is_counted (self))
    {
      amount = tend_goal_format_amount (self->goal, self->measured);
      /* Translators: %s is an amount that a goal counts by itself, like "12 min" */
      words = g_strdup_printf (_("%s of it by itself"), amount);
    }
  else if (self->measured > 0)
    words = g_strdup (_("Ticked by what you did"));
  gtk_label_set_label (self->measured_label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->measured_label), words != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), !(self->measured > 0));
  gtk_widget_set_sensitive (GTK_WIDGET (self->rest_button), !(self->measured > 0));
}

/**
 * tend_goal_day_popover_ask:
 * @self: a popover with a parent
 * @goal: a goal that repeats
 * @check_in: (nullable): what stands on the day
 * @day: the day
 * @focus: what the user came for
 *
 * Opens the popover with what stands on the day.
 */
void
tend_goal_day_popover_ask (TendGoalDayPopover *self,
                           const TendGoal     *goal,
                           const TendCheckIn  *check_in,
                           TendDay             day,
                           TendGoalDayFocus    focus)
{
  TendCheckInState state = check_in ? check_in->state : TEND_CHECK_IN_NONE;
  g_autofree char *date = tend_day_format (day, _("%A, %-d %B %Y"));
  GtkToggleButton *button = self->open_button;

  g_return_if_fail (TEND_IS_GOAL_DAY_POPOVER (self));

  g_clear_pointer (&self->goal, tend_goal_free);
  self->goal = tend_goal_copy (goal);
  self->day = day;

  gtk_label_set_label (self->date, date);
  gtk_button_set_label (GTK_BUTTON (self->done_button), is_counted (self) ? _("Amount") : _("Done"));
  show_amount (self, check_in);
  show_measured (self, check_in);
  gtk_editable_set_text (GTK_EDITABLE (self->note), check_in && check_in->note ? check_in->note : "");
  if ((focus == TEND_GOAL_DAY_FOCUS_REST && !(self->measured > 0)) || state == TEND_CHECK_IN_SKIPPED)
    button = self->rest_button;
  else if (state == TEND_CHECK_IN_DONE)
    button = self->done_button;
  gtk_toggle_button_set_active (button, TRUE);
  update_parts (self);

  remember_origin (self);
  gtk_popover_popup (GTK_POPOVER (self));
  if (focus != TEND_GOAL_DAY_FOCUS_DONE)
    gtk_widget_grab_focus (self->note);
  else
    gtk_widget_grab_focus (GTK_WIDGET (button));
}

/**
 * tend_goal_day_popover_get_goal:
 * @self: a popover that was opened
 *
 * Returns: (transfer none): the goal as it was then
 */
const TendGoal *
tend_goal_day_popover_get_goal (TendGoalDayPopover *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_DAY_POPOVER (self), NULL);

  return self->goal;
}

/**
 * tend_goal_day_popover_get_check_in:
 * @self: a popover that was saved
 * @check_in: (out caller-allocates): what is to stand on the day; clear it with tend_check_in_clear()
 */
void
tend_goal_day_popover_get_check_in (TendGoalDayPopover *self,
                                    TendCheckIn        *check_in)
{
  g_return_if_fail (TEND_IS_GOAL_DAY_POPOVER (self) && check_in != NULL);

  *check_in = (TendCheckIn){ self->day, TEND_CHECK_IN_NONE, NAN,
                             g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)))) };
  if (gtk_toggle_button_get_active (self->rest_button))
    check_in->state = TEND_CHECK_IN_SKIPPED;
  else if (gtk_toggle_button_get_active (self->done_button))
    check_in->state = TEND_CHECK_IN_DONE;
  if (check_in->state == TEND_CHECK_IN_DONE && is_counted (self))
    tend_amount_parse (gtk_editable_get_text (self->amount), &check_in->value);
}
