#include "features/goals/tend-goal-best-runs.h"

#include "features/goals/tend-goal-runs.h"
#include "features/goals/tend-goal-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_RUNS 5

struct _TendGoalBestRuns
{
  GtkWidget parent_instance;

  const TendGoalDays *days; /* not owned: of whoever shows them */
  gint64 goal_id;

  GtkWidget *box;
  GtkToggleButton *button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TendGoalBestRuns, tend_goal_best_runs, GTK_TYPE_WIDGET)

static void
append_run (TendGoalBestRuns  *self,
            const TendGoalRun *run)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *length = tend_goal_describe_run_length (self->days->goal, run->length);
  g_autofree char *first = tend_day_format (run->first_day, _("%-d %B %Y"));
  g_autofree char *last = tend_day_format (run->last_day, _("%-d %B %Y"));
  /* Translators: from one date to another */
  g_autofree char *span = g_strdup_printf (_("%s – %s"), first, last);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), length);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), run->length > 1 ? span : first);
  gtk_list_box_append (self->list, row);
}

static void
append_words (TendGoalBestRuns *self,
              const char       *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_list_box_append (self->list, row);
}

static void
clear (TendGoalBestRuns *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

/* Runs are looked for only when they are to be seen. */
static void
fill (TendGoalBestRuns *self)
{
  g_autoptr (GArray) runs = NULL;

  clear (self);
  if (self->days == NULL || !gtk_toggle_button_get_active (self->button))
    return;
  runs = tend_goal_get_runs (self->days, NULL);
  tend_goal_runs_keep_longest (runs, N_RUNS);
  for (guint i = 0; i < runs->len; i++)
    append_run (self, &g_array_index (runs, TendGoalRun, i));
  if (runs->len == 0)
    append_words (self, _("There will be some once you begin."));
}

static void
on_button_toggled_cb (TendGoalBestRuns *self)
{
  gboolean is_active = gtk_toggle_button_get_active (self->button);

  gtk_button_set_label (GTK_BUTTON (self->button), is_active ? _("Hide Best Runs") : _("Show Best Runs"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), is_active);
  fill (self);
}

static void
tend_goal_best_runs_dispose (GObject *object)
{
  g_clear_pointer (&TEND_GOAL_BEST_RUNS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_goal_best_runs_parent_class)->dispose (object);
}

static void
tend_goal_best_runs_class_init (TendGoalBestRunsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_goal_best_runs_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_goal_best_runs_init (TendGoalBestRuns *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Show Best Runs")));
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (on_button_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->button));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Best runs"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
}

/**
 * tend_goal_best_runs_show:
 * @self: the runs
 * @days: the days of a goal, which stay until others are shown
 *
 * For another goal they have to be asked for anew.
 */
void
tend_goal_best_runs_show (TendGoalBestRuns   *self,
                          const TendGoalDays *days)
{
  g_return_if_fail (TEND_IS_GOAL_BEST_RUNS (self) && days != NULL);

  self->days = days;
  if (self->goal_id != days->goal->id)
    gtk_toggle_button_set_active (self->button, FALSE);
  self->goal_id = days->goal->id;
  fill (self);
}
