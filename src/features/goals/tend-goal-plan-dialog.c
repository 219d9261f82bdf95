#include "features/goals/tend-goal-plan-dialog.h"

#include "features/goals/tend-goal-store.h"

#include <glib/gi18n.h>

struct _TendGoalPlanDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  TendGoal *goal;       /* as it was when the dialog was made */
  TendGoalPlan *before; /* the plan as it was then */

  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkLabel *trouble;
  GtkStack *stack;
  GtkLabel *wish;
  GtkRevealer *rewording;
  GtkEditable *title_row;
  GtkEditable *outcome;
  GtkEditable *obstacle;
  GtkEditable *when_row;
  GtkEditable *then_row;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendGoalPlanDialog, tend_goal_plan_dialog, ADW_TYPE_WINDOW)

static const char *const steps[] = { "wish", "outcome", "obstacle", "if-then" };

static char *
read_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static TendGoalPlan *
read_plan (TendGoalPlanDialog *self)
{
  TendGoalPlan *plan = g_new0 (TendGoalPlan, 1);

  plan->outcome = read_text (self->outcome);
  plan->obstacle = read_text (self->obstacle);
  plan->when_text = read_text (self->when_row);
  plan->then_text = read_text (self->then_row);
  return plan;
}

static gboolean
is_untouched (TendGoalPlanDialog *self)
{
  g_autoptr (TendGoalPlan) plan = read_plan (self);
  g_autofree char *title = read_text (self->title_row);

  return g_str_equal (title, self->goal->title) && g_str_equal (plan->outcome, self->before->outcome) &&
         g_str_equal (plan->obstacle, self->before->obstacle) &&
         g_str_equal (plan->when_text, self->before->when_text) &&
         g_str_equal (plan->then_text, self->before->then_text);
}

static guint
get_step (TendGoalPlanDialog *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  guint step = 0;

  while (step < G_N_ELEMENTS (steps) - 1 && g_strcmp0 (steps[step], name) != 0)
    step++;
  return step;
}

static void
go_to (TendGoalPlanDialog *self,
       guint               step)
{
  GtkWidget *const focus[] = {
    self->next_button,
    GTK_WIDGET (self->outcome),
    GTK_WIDGET (self->obstacle),
    GTK_WIDGET (self->when_row),
  };
  gboolean is_last = step == G_N_ELEMENTS (steps) - 1;

  gtk_stack_set_visible_child_name (self->stack, steps[step]);
  gtk_button_set_label (GTK_BUTTON (self->back_button), step == 0 ? _("_Cancel") : _("_Back"));
  gtk_button_set_label (GTK_BUTTON (self->next_button), is_last ? _("_Save") : _("_Next"));
  gtk_widget_grab_focus (focus[step]);
}

static void
tell (TendGoalPlanDialog *self,
      const char         *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
finish (TendGoalPlanDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_plan_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendGoalPlanDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->next_button, TRUE);
  if (tend_goal_store_finish (TEND_STORE (store), result, &error) == 0)
    tell (self, error->message);
  else
    finish (self);
}

static void
save_reworded (TendGoalPlanDialog *self,
               const char         *title,
               const TendGoalPlan *plan)
{
  g_autoptr (TendGoal) goal = tend_goal_read (tend_store_get_reader (self->store), self->goal->id, NULL);
  g_autoptr (GError) error = NULL;

  if (goal == NULL)
    goal = tend_goal_copy (self->goal);
  g_free (goal->title);
  goal->title = g_strdup (title);
  if (!tend_goal_validate (goal, &error))
    {
      go_to (self, 0);
      tell (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (self->next_button, FALSE);
  tend_goal_store_update_async (self->store, goal, plan, on_plan_kept_cb, g_object_ref (self));
}

static void
save (TendGoalPlanDialog *self)
{
  g_autoptr (TendGoalPlan) plan = read_plan (self);
  g_autofree char *title = read_text (self->title_row);

  tell (self, NULL);
  if (is_untouched (self))
    {
      finish (self);
      return;
    }
  if (!g_str_equal (title, self->goal->title))
    {
      save_reworded (self, title, plan);
      return;
    }
  gtk_widget_set_sensitive (self->next_button, FALSE);
  tend_goal_store_set_plan_async (self->store, self->goal, plan, on_plan_kept_cb, g_object_ref (self));
}

static void
next (TendGoalPlanDialog *self)
{
  guint step = get_step (self);

  if (!gtk_widget_get_sensitive (self->next_button))
    return;
  if (step == G_N_ELEMENTS (steps) - 1)
    save (self);
  else
    go_to (self, step + 1);
}

static void
on_next_asked_cb (TendGoalPlanDialog *self)
{
  next (self);
}

static void
on_back_clicked_cb (TendGoalPlanDialog *self)
{
  guint step = get_step (self);

  if (step == 0)
    finish (self);
  else
    go_to (self, step - 1);
}

static void
on_own_clicked_cb (TendGoalPlanDialog *self)
{
  gtk_revealer_set_reveal_child (self->rewording, FALSE);
  next (self);
}

static void
on_not_own_clicked_cb (TendGoalPlanDialog *self)
{
  gtk_revealer_set_reveal_child (self->rewording, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

/* The wish is what the title says now. */
static void
on_title_changed_cb (TendGoalPlanDialog *self)
{
  gtk_label_set_label (self->wish, gtk_editable_get_text (self->title_row));
}

static gboolean
tend_goal_plan_dialog_close_request (GtkWindow *window)
{
  TendGoalPlanDialog *self = TEND_GOAL_PLAN_DIALOG (window);

  if (is_untouched (self))
    finish (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
tend_goal_plan_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_GOAL_PLAN_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_goal_plan_dialog_parent_class)->dispose (object);
}

static void
tend_goal_plan_dialog_finalize (GObject *object)
{
  TendGoalPlanDialog *self = TEND_GOAL_PLAN_DIALOG (object);

  g_clear_pointer (&self->goal, tend_goal_free);
  g_clear_pointer (&self->before, tend_goal_plan_free);

  G_OBJECT_CLASS (tend_goal_plan_dialog_parent_class)->finalize (object);
}

static void
tend_goal_plan_dialog_class_init (TendGoalPlanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_goal_plan_dialog_dispose;
  object_class->finalize = tend_goal_plan_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_goal_plan_dialog_close_request;

  /**
   * TendGoalPlanDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_GOAL_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, wish);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, rewording);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, obstacle);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, when_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalPlanDialog, then_row);
  gtk_widget_class_bind_template_callback (widget_class, on_next_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_own_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_not_own_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_goal_plan_dialog_init (TendGoalPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_goal_plan_dialog_new:
 * @store: the life
 * @goal: the goal to think through
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_goal_plan_dialog_new (TendStore      *store,
                           const TendGoal *goal)
{
  TendGoalPlanDialog *self = g_object_new (TEND_TYPE_GOAL_PLAN_DIALOG, NULL);
  g_autoptr (GError) error = NULL;

  self->store = g_object_ref (store);
  self->goal = tend_goal_copy (goal);
  self->before = tend_goal_read_plan (tend_store_get_reader (store), goal->id, &error);
  if (self->before == NULL)
    {
      tell (self, error->message);
      self->before = read_plan (self);
    }
  gtk_editable_set_text (self->title_row, goal->title);
  gtk_editable_set_text (self->outcome, self->before->outcome);
  gtk_editable_set_text (self->obstacle, self->before->obstacle);
  gtk_editable_set_text (self->when_row, self->before->when_text);
  gtk_editable_set_text (self->then_row, self->before->then_text);
  go_to (self, 0);
  return GTK_WIDGET (self);
}
