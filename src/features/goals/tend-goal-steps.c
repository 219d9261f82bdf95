#include "features/goals/tend-goal-steps.h"

#include "features/goals/tend-goal-step-row.h"
#include "features/goals/tend-goal-store.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-bound-list.h"
#include "widgets/tend-row-mover.h"

#include <glib/gi18n.h>

struct _TendGoalSteps
{
  GtkWidget parent_instance;

  TendStore *store;
  gint64 goal_id;
  char *color_name;
  TendRowList *steps;
  TendRowMover *mover; /* not owned: the list holds it */
  gint64 focus_id;     /* the step to focus once it has moved, 0 for none */

  GtkWidget *box;
  GtkLabel *progress;
  GtkListBox *list;
  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (TendGoalSteps, tend_goal_steps, GTK_TYPE_WIDGET)

static gint64
get_id_at (TendGoalSteps *self,
           guint          position)
{
  g_autoptr (TendGoalStepItem) item = g_list_model_get_item (G_LIST_MODEL (self->steps), position);
  const TendGoalStep *step = item ? tend_goal_step_item_get_step (item) : NULL;

  return step ? step->id : 0;
}

static void
update_progress (TendGoalSteps *self)
{
  TendDb *db = self->store ? tend_store_get_reader (self->store) : NULL;
  guint n_steps = 0;
  guint n_done = 0;
  g_autofree char *words = NULL;

  if (db == NULL || !tend_goal_read_step_counts (db, self->goal_id, &n_steps, &n_done, NULL))
    return;
  words = g_strdup_printf (ngettext ("%u of %u step", "%u of %u steps", n_steps), n_done, n_steps);
  gtk_label_set_label (self->progress, words);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), n_steps > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_steps > 0);
}

static void
on_store_changed_cb (TendGoalSteps *self,
                     TendChanges   *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE ||
      tend_changes_concern (changes, "goal_step"))
    update_progress (self);
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendGoalSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_goal_store_finish (TEND_STORE (store), result, &error);
  guint position;

  if (id == 0)
    tend_page_tell_error (GTK_WIDGET (self), error);
  else if (id == self->focus_id && self->steps)
    {
      position = tend_row_list_find (self->steps, id);
      if (position != G_MAXUINT)
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position)));
    }
  self->focus_id = 0;
}

/* What was typed stays until it is kept. */
static void
on_step_added_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendGoalSteps) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_goal_store_finish (TEND_STORE (store), result, &error) == 0)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->entry)
    gtk_editable_set_text (self->entry, "");
}

static void
on_add_asked_cb (TendGoalSteps *self)
{
  g_autoptr (TendGoal) goal = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*title == '\0')
    return;
  goal = tend_goal_read (tend_store_get_reader (self->store), self->goal_id, &error);
  if (goal == NULL || !tend_goal_validate_title (title, &error))
    tend_page_tell_error (GTK_WIDGET (self), error);
  else
    tend_goal_store_add_step_async (self->store, goal, title, on_step_added_cb, g_object_ref (self));
}

static GtkWidget *
on_row_wanted_cb (gpointer item,
                  gpointer user_data)
{
  GtkWidget *row = tend_goal_step_row_new (item);

  tend_goal_step_row_set_color_name (TEND_GOAL_STEP_ROW (row), TEND_GOAL_STEPS (user_data)->color_name);
  return row;
}

static void
set_color (TendGoalSteps *self,
           const char    *color_name)
{
  GtkListBoxRow *row;

  if (g_strcmp0 (self->color_name, color_name) == 0)
    return;
  g_free (self->color_name);
  self->color_name = g_strdup (color_name);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    tend_goal_step_row_set_color_name (TEND_GOAL_STEP_ROW (row), color_name);
}

/* Returns: (transfer full) (nullable): the step; where it is gone, the user was told. */
static TendGoalStep *
read_step (TendGoalSteps *self,
           gint64         id)
{
  g_autoptr (GError) error = NULL;
  TendGoalStep *step = tend_goal_read_step (tend_store_get_reader (self->store), id, &error);

  if (step == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  return step;
}

static void
set_done (TendGoalSteps *self,
          gint64         id,
          gboolean       done)
{
  g_autoptr (TendGoalStep) step = read_step (self, id);

  if (step == NULL)
    return;
  tend_goal_store_set_step_done_async (self->store, step, done, on_verb_done_cb, g_object_ref (self));
}

/* The row's one obvious action is its tick. */
static void
on_row_activated_cb (TendGoalSteps   *self,
                     TendGoalStepRow *row)
{
  const TendGoalStep *step = tend_goal_step_row_get_step (row);

  if (step)
    set_done (self, step->id, !step->is_done);
}

static void
on_row_moved_cb (TendGoalSteps *self,
                 int            index,
                 int            before)
{
  gint64 id = get_id_at (self, (guint) index);
  g_autoptr (TendGoalStep) step = read_step (self, id);

  if (step == NULL)
    return;
  self->focus_id = id;
  tend_goal_store_move_step_async (self->store, step, get_id_at (self, (guint) before), on_verb_done_cb,
                                   g_object_ref (self));
}

static void
on_set_done_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  gboolean done;
  gint64 id;

  g_variant_get (parameter, "(xb)", &id, &done);
  set_done (TEND_GOAL_STEPS (widget), id, done);
}

static void
on_rename_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendGoalSteps *self = TEND_GOAL_STEPS (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendGoalStep) step = NULL;
  const char *title;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &title);
  if (!tend_goal_validate_title (title, &error))
    {
      tend_page_tell_error (widget, error);
      return;
    }
  step = read_step (self, id);
  if (step == NULL)
    return;
  tend_goal_store_rename_step_async (self->store, step, title, on_verb_done_cb, g_object_ref (self));
}

static void
on_delete_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendGoalSteps *self = TEND_GOAL_STEPS (widget);
  g_autoptr (TendGoalStep) step = read_step (self, g_variant_get_int64 (parameter));

  if (step == NULL)
    return;
  tend_goal_store_delete_step_async (self->store, step, on_verb_done_cb, g_object_ref (self));
}

static void
on_step_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendGoalSteps *self = TEND_GOAL_STEPS (widget);
  gint32 direction;
  gint64 id;

  g_variant_get (parameter, "(xi)", &id, &direction);
  if (!tend_row_mover_step (self->mover, (int) tend_row_list_find (self->steps, id), direction))
    gtk_widget_error_bell (widget);
}

static void
forget (TendGoalSteps *self)
{
  if (self->list)
    tend_bound_list_bind (self->list, NULL, NULL, NULL);
  if (self->store)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->steps);
  g_clear_object (&self->store);
}

static void
tend_goal_steps_dispose (GObject *object)
{
  TendGoalSteps *self = TEND_GOAL_STEPS (object);

  forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->list = NULL;
  self->entry = NULL;

  G_OBJECT_CLASS (tend_goal_steps_parent_class)->dispose (object);
}

static void
tend_goal_steps_finalize (GObject *object)
{
  g_free (TEND_GOAL_STEPS (object)->color_name);

  G_OBJECT_CLASS (tend_goal_steps_parent_class)->finalize (object);
}

static void
tend_goal_steps_class_init (TendGoalStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_goal_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_goal_steps_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalSteps, box);
  gtk_widget_class_bind_template_child (widget_class, TendGoalSteps, progress);
  gtk_widget_class_bind_template_child (widget_class, TendGoalSteps, list);
  gtk_widget_class_bind_template_child (widget_class, TendGoalSteps, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_add_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);

  gtk_widget_class_install_action (widget_class, "steps.set-done", "(xb)", on_set_done_activated_cb);
  gtk_widget_class_install_action (widget_class, "steps.rename", "(xs)", on_rename_activated_cb);
  gtk_widget_class_install_action (widget_class, "steps.delete", "x", on_delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "steps.step", "(xi)", on_step_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_goal_steps_init (TendGoalSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mover = tend_row_mover_new (self->list);
  g_signal_connect_object (self->mover, "moved", G_CALLBACK (on_row_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tend_goal_steps_show:
 * @self: the steps
 * @store: the store
 * @goal: (nullable): the goal whose steps to show
 */
void
tend_goal_steps_show (TendGoalSteps  *self,
                      TendStore      *store,
                      const TendGoal *goal)
{
  gint64 goal_id = goal ? goal->id : 0;

  g_return_if_fail (TEND_IS_GOAL_STEPS (self));

  if (goal)
    set_color (self, goal->color);
  if (self->goal_id == goal_id)
    return;
  forget (self);
  self->goal_id = goal_id;
  gtk_editable_set_text (self->entry, "");
  if (goal_id == 0)
    return;

  self->store = g_object_ref (store);
  self->steps = tend_goal_step_item_list_new (store, goal_id);
  tend_bound_list_bind (self->list, G_LIST_MODEL (self->steps), on_row_wanted_cb, self);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  update_progress (self);
}

guint
tend_goal_steps_get_length (TendGoalSteps *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_STEPS (self), 0);

  return self->steps ? g_list_model_get_n_items (G_LIST_MODEL (self->steps)) : 0;
}
