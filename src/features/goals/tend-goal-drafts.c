#include "features/goals/tend-goal-drafts.h"

#include "features/goals/tend-goal-dialog.h"
#include "features/goals/tend-goal-plan-dialog.h"

struct _TendGoalDrafts
{
  GObject parent_instance;

  TendStore *store;
  GHashTable *dialogs; /* what it is about, as text → GtkWindow *, shown or hidden */
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendGoalDrafts, tend_goal_drafts, G_TYPE_OBJECT)

static void
forget (GtkWindow *dialog)
{
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
}

static gboolean
is_dialog (gpointer key,
           gpointer dialog,
           gpointer wanted)
{
  return dialog == wanted;
}

/* The dialog is closed for good: by Save, by Cancel, or by Escape with nothing in it that could be lost. */
static void
on_dialog_finished_cb (TendGoalDrafts *self,
                       GtkWindow      *dialog)
{
  g_hash_table_foreach_remove (self->dialogs, is_dialog, dialog);
}

static void
on_goal_saved_cb (TendGoalDrafts *self,
                  gint64          id)
{
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, id);
}

/* Takes @key, and @dialog where there is none for @key yet. */
static void
keep (TendGoalDrafts *self,
      char           *key,
      GtkWindow      *dialog)
{
  g_signal_connect_object (dialog, "finished", G_CALLBACK (on_dialog_finished_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->dialogs, key, g_object_ref_sink (dialog));
}

static void
present (GtkWindow *dialog,
         GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (dialog, GTK_WINDOW (root));
  gtk_window_present (dialog);
}

static void
tend_goal_drafts_dispose (GObject *object)
{
  TendGoalDrafts *self = TEND_GOAL_DRAFTS (object);

  tend_goal_drafts_close (self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_goal_drafts_parent_class)->dispose (object);
}

static void
tend_goal_drafts_finalize (GObject *object)
{
  g_hash_table_unref (TEND_GOAL_DRAFTS (object)->dialogs);

  G_OBJECT_CLASS (tend_goal_drafts_parent_class)->finalize (object);
}

static void
tend_goal_drafts_class_init (TendGoalDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_goal_drafts_dispose;
  object_class->finalize = tend_goal_drafts_finalize;

  /**
   * TendGoalDrafts::added:
   * @self: the drafts
   * @id: a goal
   *
   * A new goal was saved.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", TEND_TYPE_GOAL_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tend_goal_drafts_init (TendGoalDrafts *self)
{
  self->dialogs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) forget);
}

TendGoalDrafts *
tend_goal_drafts_new (TendStore *store)
{
  TendGoalDrafts *self = g_object_new (TEND_TYPE_GOAL_DRAFTS, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * tend_goal_drafts_close:
 * @self: the drafts
 *
 * Lets go of all dialogs: the window that they belong to is going.
 */
void
tend_goal_drafts_close (TendGoalDrafts *self)
{
  g_return_if_fail (TEND_IS_GOAL_DRAFTS (self));

  g_hash_table_remove_all (self->dialogs);
}

/**
 * tend_goal_drafts_edit:
 * @self: the drafts
 * @goal: (nullable): the goal to change, %NULL to make one
 * @parent: a widget in the window
 */
void
tend_goal_drafts_edit (TendGoalDrafts *self,
                       const TendGoal *goal,
                       GtkWidget      *parent)
{
  g_autofree char *key = g_strdup_printf ("edit %" G_GINT64_FORMAT, goal ? goal->id : 0);
  GtkWindow *dialog;

  g_return_if_fail (TEND_IS_GOAL_DRAFTS (self));

  dialog = g_hash_table_lookup (self->dialogs, key);
  if (dialog == NULL)
    {
      dialog = GTK_WINDOW (tend_goal_dialog_new (self->store, goal));
      if (goal == NULL)
        g_signal_connect_object (dialog, "saved", G_CALLBACK (on_goal_saved_cb), self, G_CONNECT_SWAPPED);
      keep (self, g_steal_pointer (&key), dialog);
    }
  present (dialog, parent);
}

/**
 * tend_goal_drafts_plan:
 * @self: the drafts
 * @goal: the goal that is thought through
 * @parent: a widget in the window
 */
void
tend_goal_drafts_plan (TendGoalDrafts *self,
                       const TendGoal *goal,
                       GtkWidget      *parent)
{
  g_autofree char *key = g_strdup_printf ("plan %" G_GINT64_FORMAT, goal->id);
  GtkWindow *dialog;

  g_return_if_fail (TEND_IS_GOAL_DRAFTS (self));

  dialog = g_hash_table_lookup (self->dialogs, key);
  if (dialog == NULL)
    {
      dialog = GTK_WINDOW (tend_goal_plan_dialog_new (self->store, goal));
      keep (self, g_steal_pointer (&key), dialog);
    }
  present (dialog, parent);
}
