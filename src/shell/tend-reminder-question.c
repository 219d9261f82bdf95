#include "shell/tend-reminder-question.h"

#include <glib/gi18n.h>

#define ASKED_KEY "remind-when-closed-asked"
#define ANSWER_KEY "remind-when-closed"

struct _TendReminderQuestion
{
  AdwBin parent_instance;

  GSettings *settings;
  TendBackground *background;
  gboolean is_wanted; /* the answer that is being carried out */

  GtkRevealer *revealer;
  GtkWidget *answers;
};

G_DEFINE_FINAL_TYPE (TendReminderQuestion, tend_reminder_question, ADW_TYPE_BIN)

static gboolean
has_new_reminder (TendChanges *changes)
{
  if (tend_changes_get_origin (changes) != TEND_CHANGES_WRITE)
    return FALSE;
  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    {
      const TendChange *change = tend_changes_get (changes, i);

      if (change->kind == TEND_CHANGE_INSERT && g_str_equal (change->table, "reminder"))
        return TRUE;
    }
  return FALSE;
}

/* Once is once, also where nobody answers. */
static void
on_store_changed_cb (TendReminderQuestion *self,
                     TendChanges          *changes)
{
  if (!has_new_reminder (changes) || g_settings_get_boolean (self->settings, ASKED_KEY))
    return;
  g_settings_set_boolean (self->settings, ASKED_KEY, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static void
on_answer_kept_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TendReminderQuestion) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_kept = tend_background_set_enabled_finish (TEND_BACKGROUND (source), result, &error);

  gtk_widget_set_sensitive (self->answers, TRUE);
  if (!is_kept)
    {
      /* It stays, to be answered again. */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
      return;
    }
  g_settings_set_boolean (self->settings, ANSWER_KEY, self->is_wanted);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
answer (TendReminderQuestion *self,
        gboolean              is_wanted)
{
  self->is_wanted = is_wanted;
  gtk_widget_set_sensitive (self->answers, FALSE);
  tend_background_set_enabled_async (self->background, is_wanted, NULL, on_answer_kept_cb, g_object_ref (self));
}

static void
on_yes_clicked_cb (TendReminderQuestion *self)
{
  answer (self, TRUE);
}

static void
on_no_clicked_cb (TendReminderQuestion *self)
{
  answer (self, FALSE);
}

/* Who answers in the preferences has answered. */
static void
on_answer_changed_cb (TendReminderQuestion *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
tend_reminder_question_dispose (GObject *object)
{
  TendReminderQuestion *self = TEND_REMINDER_QUESTION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->background);

  G_OBJECT_CLASS (tend_reminder_question_parent_class)->dispose (object);
}

static void
tend_reminder_question_class_init (TendReminderQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_reminder_question_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/tend_app/Tend/ui/shell/tend-reminder-question.ui");
  gtk_widget_class_bind_template_child (widget_class, TendReminderQuestion, revealer);
  gtk_widget_class_bind_template_child (widget_class, TendReminderQuestion, answers);
  gtk_widget_class_bind_template_callback (widget_class, on_yes_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_no_clicked_cb);
}

static void
tend_reminder_question_init (TendReminderQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_reminder_question_follow:
 * @self: the question
 * @store: the life in which reminders are kept
 * @settings: those of the application on this machine, where the answer is kept, and that it was asked
 * @background: what carries the answer out
 *
 * To be called once. It shows itself when a reminder is kept and it was never asked before.
 */
void
tend_reminder_question_follow (TendReminderQuestion *self,
                               TendStore            *store,
                               GSettings            *settings,
                               TendBackground       *background)
{
  g_return_if_fail (TEND_IS_REMINDER_QUESTION (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->background = g_object_ref (background);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" ANSWER_KEY, G_CALLBACK (on_answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
