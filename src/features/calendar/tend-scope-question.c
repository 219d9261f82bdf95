#include "features/calendar/tend-scope-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* On a task that nobody answered yet. */
#define WAITING "waiting"

/* The answers, in the order of #TendPlanScope. */
static const char *const answer_ids[] = { "this", "following", "all" };
static const char *const answer_labels[] = { N_ ("_Only This One"), N_ ("This and _Following"), N_ ("_All of Them") };

/* The first and the last answer that make sense. */
static const TendPlanScope ranges[][2] = {
  [TEND_SCOPE_DEED_CHANGE] = { TEND_PLAN_SCOPE_THIS, TEND_PLAN_SCOPE_ALL },
  [TEND_SCOPE_DEED_REPEAT] = { TEND_PLAN_SCOPE_FOLLOWING, TEND_PLAN_SCOPE_ALL },
  [TEND_SCOPE_DEED_END] = { TEND_PLAN_SCOPE_FOLLOWING, TEND_PLAN_SCOPE_FOLLOWING },
  [TEND_SCOPE_DEED_MOVE] = { TEND_PLAN_SCOPE_THIS, TEND_PLAN_SCOPE_ALL },
  [TEND_SCOPE_DEED_CALL_OFF] = { TEND_PLAN_SCOPE_THIS, TEND_PLAN_SCOPE_ALL },
  [TEND_SCOPE_DEED_RESTORE] = { TEND_PLAN_SCOPE_THIS, TEND_PLAN_SCOPE_ALL },
  [TEND_SCOPE_DEED_DELETE] = { TEND_PLAN_SCOPE_THIS, TEND_PLAN_SCOPE_ALL },
};

/* Translators: in these questions, %s is the title of a plan */
static char *
make_heading (TendScopeDeed  deed,
              const char    *title)
{
  switch (deed)
    {
    case TEND_SCOPE_DEED_REPEAT:
      return g_strdup_printf (_("Change How “%s” Repeats?"), title);
    case TEND_SCOPE_DEED_END:
      return g_strdup_printf (_("End “%s” Here?"), title);
    case TEND_SCOPE_DEED_MOVE:
      return g_strdup_printf (_("Move “%s”?"), title);
    case TEND_SCOPE_DEED_CALL_OFF:
      return g_strdup_printf (_("Call Off “%s”?"), title);
    case TEND_SCOPE_DEED_RESTORE:
      return g_strdup_printf (_("Let “%s” Take Place?"), title);
    case TEND_SCOPE_DEED_DELETE:
      return g_strdup_printf (_("Delete “%s”?"), title);
    case TEND_SCOPE_DEED_CHANGE:
    default:
      return g_strdup_printf (_("Change “%s”?"), title);
    }
}

static void
on_response_cb (GTask      *task,
                const char *response)
{
  g_object_steal_data (G_OBJECT (task), WAITING);
  for (guint i = 0; i < G_N_ELEMENTS (answer_ids); i++)
    if (g_str_equal (response, answer_ids[i]))
      {
        g_task_return_int (task, (gssize) i);
        return;
      }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nothing was chosen");
}

/* A question that goes with its window is not answered. */
static void
on_dialog_gone_cb (gpointer  data,
                   GClosure *closure)
{
  GTask *task = data;

  if (g_object_get_data (G_OBJECT (task), WAITING))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the question went");
  g_object_unref (task);
}

static AdwMessageDialog *
make_dialog (TendScopeDeed             deed,
             const TendPlanOccurrence *at)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (NULL, NULL, NULL));
  g_autofree char *heading = make_heading (deed, at->plan->title);

  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_set_body (dialog,
                               deed == TEND_SCOPE_DEED_END
                                   ? _("This will be the last time. What was before it stays as it is.")
                                   : _("This plan repeats. Which of its times do you mean?"));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  /* One below the other, the last is on top. */
  for (guint i = (guint) ranges[deed][1] + 1; i > (guint) ranges[deed][0]; i--)
    adw_message_dialog_add_response (dialog, answer_ids[i - 1],
                                     deed == TEND_SCOPE_DEED_END ? _("_End Here") : _(answer_labels[i - 1]));
  adw_message_dialog_set_default_response (dialog, answer_ids[ranges[deed][0]]);
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

/**
 * tend_scope_question_ask_async:
 * @parent: who asks
 * @deed: what is to be done
 * @at: with which time of which plan
 * @callback: called when it was answered; at once for a plan that does not repeat
 * @user_data: for @callback
 */
void
tend_scope_question_ask_async (GtkWidget                *parent,
                               TendScopeDeed             deed,
                               const TendPlanOccurrence *at,
                               GAsyncReadyCallback       callback,
                               gpointer                  user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkRoot *root = gtk_widget_get_root (parent);
  AdwMessageDialog *dialog;

  g_task_set_source_tag (task, tend_scope_question_ask_async);
  if (!at->is_repeating)
    {
      g_task_return_int (task, TEND_PLAN_SCOPE_THIS);
      g_object_unref (task);
      return;
    }
  dialog = make_dialog (deed, at);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  g_object_set_data (G_OBJECT (task), WAITING, task);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), task, on_dialog_gone_cb, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

/**
 * tend_scope_question_ask_finish:
 * @result: what the callback was given
 * @scope: (out): what was chosen
 *
 * Returns: whether something was chosen; if not, nothing is to be done
 */
gboolean
tend_scope_question_ask_finish (GAsyncResult  *result,
                                TendPlanScope *scope)
{
  g_autoptr (GError) error = NULL;
  gssize chosen = g_task_propagate_int (G_TASK (result), &error);

  if (error)
    return FALSE;
  *scope = (TendPlanScope) chosen;
  return TRUE;
}
