#include "features/calendar/tend-plan-view.h"

#include "features/calendar/tend-plan-file.h"
#include "features/calendar/tend-plan-pastimes.h"
#include "features/calendar/tend-plan-people.h"
#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-ties.h"
#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-scope-question.h"
#include "reminders/tend-subject-reminders.h"
#include "store/tend-pastime.h"
#include "widgets/tend-mood-picker.h"
#include "widgets/tend-reminder-editor.h"

#include <glib/gi18n.h>

struct _TendPlanView
{
  AdwWindow parent_instance;

  TendStore *store;
  TendPlanOccurrence *at;
  TendSubjectReminders *reminders;
  guint n_writes;         /* under way: what is on screen goes before what is on disk */
  gboolean is_updating;   /* the widgets are being set, not by the user */
  const char *elsewhere_kind; /* where the user goes from here; NULL while they do not */
  char *elsewhere_uuid;

  GtkWidget *edit_button;
  GtkLabel *heading;
  GtkLabel *when;
  GtkLabel *detail;
  GtkWidget *note_group;
  GtkLabel *note;
  GtkLabel *told;
  TendPlanPeople *people;
  TendPlanTies *ties;
  GtkWidget *after_group;
  TendMoodPicker *mood;
  GtkEditable *after_row;
  TendReminderEditor *reminder_editor;
  GtkWidget *deeds;
  GtkButton *cancel_button;
};

enum
{
  SIGNAL_EDIT,
  SIGNAL_ELSEWHERE,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanView, tend_plan_view, ADW_TYPE_WINDOW)

static void
tell (TendPlanView *self,
      const char   *words)
{
  gtk_label_set_label (self->told, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), words != NULL);
}

static void
finish (TendPlanView *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

/* Of a time that became a plan of its own, its series has the rule. */
static char *
describe_rule (TendPlanView *self,
               TendDay       today)
{
  const TendPlan *plan = self->at->plan;
  g_autoptr (TendPlan) series = NULL;

  if (plan->master_uuid)
    series = tend_plan_read_by_uuid (tend_store_get_reader (self->store), plan->master_uuid, NULL);
  return tend_plan_describe_rule (series ? series : plan, today);
}

/* "Friday, 27 November, 16:30–17:30", how it repeats, and what another zone's clock shows, one below the other. */
static char *
describe_when (TendPlanView *self)
{
  TendDay today = tend_store_get_today (self->store);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *when = tend_plan_describe_when (self->at, today, tend_minute_get_hours ());
  g_autofree char *rule = describe_rule (self, today);
  g_autofree char *zone = tend_plan_describe_zone (self->at, tend_clock_get_zone (tend_store_get_clock (self->store)));
  g_autofree char *unknown = tend_plan_describe_unknown_zone (self->at->plan);

  g_string_append (words, when);
  if (zone)
    g_string_append_printf (words, "\n%s", zone);
  if (unknown)
    g_string_append_printf (words, "\n%s", unknown);
  if (rule)
    /* Translators: %s is how it repeats, "every Friday until 3 March" */
    g_string_append_printf (words, _("\nRepeats %s"), rule);
  if (self->at->plan->is_cancelled)
    g_string_append_printf (words, "\n%s", _("Called off"));
  return g_strdup (words->str);
}

static char *
describe_detail (TendPlanView *self)
{
  const TendPlan *plan = self->at->plan;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (*plan->kind)
    g_strv_builder_add (words, tend_plan_kind_get_name (plan->kind));
  if (*plan->place)
    g_strv_builder_add (words, plan->place);
  parts = g_strv_builder_end (words);
  return g_strjoinv (" · ", parts);
}

/* The reminders are those of the whole series: each of its times is reminded of. */
static void
show_reminders (TendPlanView *self)
{
  const TendPlan *plan = self->at->plan;

  tend_reminder_editor_set_evening (self->reminder_editor, tend_plan_rules_get_evening_before (plan));
  tend_subject_reminders_show (self->reminders, "plan", plan->master_uuid ? plan->master_uuid : plan->uuid, plan->title);
}

/* Takes @at, what the view is about from now on. */
static void
take_time (TendPlanView       *self,
           TendPlanOccurrence *at)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  g_ptr_array_add (alone, at);
  tend_plan_pastimes_name (tend_store_get_reader (self->store), features, n_features, alone);
  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  self->at = at;
}

static void
show_plan (TendPlanView *self)
{
  const TendPlan *plan = self->at->plan;
  gboolean is_own = !self->at->is_shown_only;
  gboolean is_over = self->at->end <= tend_clock_get_now (tend_store_get_clock (self->store));
  g_autofree char *when = describe_when (self);
  g_autofree char *detail = describe_detail (self);

  self->is_updating = TRUE;
  gtk_label_set_label (self->heading, plan->title);
  if (plan->is_cancelled)
    gtk_widget_add_css_class (GTK_WIDGET (self->heading), "plan-cancelled");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->heading), "plan-cancelled");
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_label (self->note, plan->note);
  gtk_widget_set_visible (self->note_group, *plan->note != '\0');
  tend_plan_people_show (self->people, self->store, self->at);
  tend_plan_ties_show (self->ties, self->store, self->at);
  gtk_widget_set_visible (self->after_group, is_own && is_over && !plan->is_cancelled);
  tend_mood_picker_set_value (self->mood, plan->mood);
  if (!g_str_equal (gtk_editable_get_text (self->after_row), plan->afterwards))
    gtk_editable_set_text (self->after_row, plan->afterwards);
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_editor), is_own && !is_over);
  show_reminders (self);
  gtk_button_set_label (self->cancel_button, plan->is_cancelled ? _("Takes Place After All") : _("Call Off"));
  gtk_widget_set_visible (self->edit_button, is_own);
  gtk_widget_set_visible (self->deeds, is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save-invitation", is_own);
  self->is_updating = FALSE;
}

/* Reads it again, as it may be another row now. What is gone closes. */
static void
reload (TendPlanView *self)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));
  TendPlanOccurrence *at = tend_plan_read_again (tend_store_get_reader (self->store), zone, self->at, NULL);

  if (at == NULL)
    {
      finish (self);
      return;
    }
  take_time (self, at);
  show_plan (self);
}

static void
on_store_changed_cb (TendPlanView *self,
                     TendChanges  *changes)
{
  static const char *const shown_tables[] = { "plan", "plan_guest", "plan_date", "calendar" };
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);
  gboolean is_concerned = tend_pastimes_concern (features, n_features, changes);

  for (guint i = 0; i < G_N_ELEMENTS (shown_tables); i++)
    is_concerned = is_concerned || tend_changes_concern (changes, shown_tables[i]);
  if (self->n_writes == 0 && is_concerned)
    reload (self);
}

/* Returns: whether it was kept; of what was not the user is told */
static gboolean
end_write (TendPlanView *self,
           GObject      *store,
           GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  self->n_writes--;
  tend_plan_store_finish (TEND_STORE (store), result, &error);
  if (error)
    tell (self, error->message);
  return error == NULL;
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;

  if (end_write (self, store, result) && self->n_writes == 0 && self->store)
    reload (self);
}

/* Each is about the time as it is when its turn comes: one may wait for another to be written. */
static void
begin_write (TendPlanView *self)
{
  self->n_writes++;
  tell (self, NULL);
}

static void
on_answered_cb (TendPlanView *self,
                guint         place,
                guint         answer)
{
  begin_write (self);
  tend_plan_store_set_answer_async (self->store, self->at, g_ptr_array_index (self->at->plan->guests, place),
                                    (TendGuestAnswer) answer, on_verb_done_cb, g_object_ref (self));
}

static gboolean
has_new_line (TendPlanView *self)
{
  return gtk_widget_get_visible (self->after_group) &&
         !g_str_equal (gtk_editable_get_text (self->after_row), self->at->plan->afterwards);
}

static void
say_afterwards (TendPlanView        *self,
                GAsyncReadyCallback  callback)
{
  begin_write (self);
  tend_plan_store_set_afterwards_async (self->store, self->at, tend_mood_picker_get_value (self->mood),
                                        gtk_editable_get_text (self->after_row), callback, g_object_ref (self));
}

static void
on_mood_chosen_cb (TendPlanView *self)
{
  say_afterwards (self, on_verb_done_cb);
}

static void
on_line_applied_cb (TendPlanView *self)
{
  if (has_new_line (self))
    say_afterwards (self, on_verb_done_cb);
}

static void
go_elsewhere (TendPlanView *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_ELSEWHERE], 0, self->elsewhere_kind, self->elsewhere_uuid);
  g_object_unref (self);
}

static void
on_line_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;

  if (end_write (self, store, result))
    go_elsewhere (self);
}

/* A line that was typed is kept before, as it is when the window closes. */
static void
on_elsewhere_asked_cb (TendPlanView *self,
                       const char   *kind,
                       const char   *uuid)
{
  if (self->n_writes > 0)
    return;
  self->elsewhere_kind = g_intern_string (kind);
  g_free (self->elsewhere_uuid);
  self->elsewhere_uuid = g_strdup (uuid);
  if (has_new_line (self))
    say_afterwards (self, on_line_kept_cb);
  else
    go_elsewhere (self);
}

static void
on_reminders_changed_cb (TendPlanView *self)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->reminder_editor);

  tend_subject_reminders_write (self->reminders, reminders);
}

static void
on_reminder_list_changed_cb (TendPlanView *self)
{
  tend_reminder_editor_show (self->reminder_editor, tend_subject_reminders_get_kind (self->reminders),
                             tend_subject_reminders_get_uuid (self->reminders),
                             tend_subject_reminders_get_list (self->reminders));
}

static void
on_reminders_failed_cb (TendPlanView *self,
                        GError       *error)
{
  tell (self, error->message);
}

static void
on_deed_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;

  if (end_write (self, store, result))
    finish (self);
}

static void
on_delete_answered_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;
  TendPlanScope scope;

  if (!tend_scope_question_ask_finish (result, &scope))
    return;
  begin_write (self);
  tend_plan_store_delete_async (self->store, self->at, scope, on_deed_done_cb, g_object_ref (self));
}

static void
on_call_off_answered_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;
  TendPlanScope scope;

  if (!tend_scope_question_ask_finish (result, &scope))
    return;
  begin_write (self);
  tend_plan_store_set_cancelled_async (self->store, self->at, !self->at->plan->is_cancelled, scope, on_deed_done_cb,
                                       g_object_ref (self));
}

static void
on_deed_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);

  if (self->n_writes > 0)
    return;
  if (g_str_equal (action_name, "plan.delete"))
    tend_scope_question_ask_async (widget, TEND_SCOPE_DEED_DELETE, self->at, on_delete_answered_cb,
                                   g_object_ref (self));
  else
    tend_scope_question_ask_async (
        widget, self->at->plan->is_cancelled ? TEND_SCOPE_DEED_RESTORE : TEND_SCOPE_DEED_CALL_OFF, self->at,
        on_call_off_answered_cb, g_object_ref (self));
}

static void
on_edit_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);

  if (self->n_writes == 0)
    g_signal_emit (self, signals[SIGNAL_EDIT], 0, self->at);
}

static void
on_close_activated_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* What can be sent to somebody by whatever way; a "no" is as easy as a "yes". */
static void
on_copy_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);
  const TendPlan *plan = self->at->plan;
  g_autofree char *day = tend_day_format (self->at->start_day, _("%A, %-d %B"));
  g_autofree char *time = tend_plan_describe_time (self->at, tend_minute_get_hours ());
  g_autofree char *what = *plan->place ? g_strdup_printf (_("%s at %s"), plan->title, plan->place)
                                       : g_strdup (plan->title);
  g_autofree char *text = plan->is_all_day ? g_strdup_printf (_("%s on %s?"), what, day)
                                           : g_strdup_printf (_("%s on %s, %s?"), what, day, time);
  g_autofree char *invitation = g_strconcat (
      text, "\n", _("Only if you feel like it. A simple “no” is fine, and needs no reason."), NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), invitation);
  tell (self, _("The invitation is on the clipboard."));
}

static void
on_file_saved_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;

  if (tend_plan_file_save_finish (TEND_STORE (store), result))
    tell (self, _("The file is saved; whoever has it can read it."));
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);

  tell (self, NULL);
  tend_plan_file_save_async (self->store, GTK_WINDOW (self),
                             g_str_equal (action_name, "plan.save-invitation") ? TEND_EXPORT_ICAL_INVITATION
                                                                               : TEND_EXPORT_ICAL_PLAN,
                             self->at, on_file_saved_cb, g_object_ref (self));
}

/* A line that was typed is kept when the window closes, as one that was entered is. */
static gboolean
tend_plan_view_close_request (GtkWindow *window)
{
  TendPlanView *self = TEND_PLAN_VIEW (window);

  if (!has_new_line (self))
    {
      finish (self);
      return TRUE;
    }
  say_afterwards (self, on_deed_done_cb);
  return TRUE;
}

static void
tend_plan_view_dispose (GObject *object)
{
  g_clear_object (&TEND_PLAN_VIEW (object)->store);
  g_clear_object (&TEND_PLAN_VIEW (object)->reminders);

  G_OBJECT_CLASS (tend_plan_view_parent_class)->dispose (object);
}

static void
tend_plan_view_finalize (GObject *object)
{
  TendPlanView *self = TEND_PLAN_VIEW (object);

  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  g_free (self->elsewhere_uuid);

  G_OBJECT_CLASS (tend_plan_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_MOOD_PICKER);
  g_type_ensure (TEND_TYPE_PLAN_PEOPLE);
  g_type_ensure (TEND_TYPE_PLAN_TIES);
  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tend_app/Tend/ui/calendar/tend-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, heading);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, when);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, detail);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, note_group);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, note);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, told);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, people);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, ties);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, after_group);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, mood);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, after_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, reminder_editor);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, deeds);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mood_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_line_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reminders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_elsewhere_asked_cb);
}

static void
tend_plan_view_class_init (TendPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tend_plan_view_dispose;
  object_class->finalize = tend_plan_view_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_plan_view_close_request;

  /**
   * TendPlanView::edit:
   * @self: the window
   * @at: what it shows
   *
   * The user wants to change it.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       TEND_TYPE_PLAN_OCCURRENCE);
  /**
   * TendPlanView::elsewhere:
   * @self: the window, which is of no more use
   * @kind: the kind of a thing, as pages open it
   * @uuid: which
   *
   * The user wants to see something that the plan leads to.
   */
  signals[SIGNAL_ELSEWHERE] = g_signal_new ("elsewhere", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_STRING, G_TYPE_STRING);
  /**
   * TendPlanView::finished:
   * @self: the window, hidden
   *
   * Whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "plan.edit", NULL, on_edit_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.close", NULL, on_close_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.call-off", NULL, on_deed_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, on_deed_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.copy", NULL, on_copy_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.save-invitation", NULL, on_save_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_plan_view_init (TendPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_reminder_editor_set_has_start (self->reminder_editor, TRUE);
}

/**
 * tend_plan_view_new:
 * @store: the life
 * @at: what is opened
 *
 * Returns: (transfer full): the window
 */
GtkWidget *
tend_plan_view_new (TendStore                *store,
                    const TendPlanOccurrence *at)
{
  TendPlanView *self = g_object_new (TEND_TYPE_PLAN_VIEW, NULL);

  self->store = g_object_ref (store);
  take_time (self, tend_plan_occurrence_copy (at));
  self->reminders = tend_subject_reminders_new (store);
  g_signal_connect_object (self->reminders, "notify::list", G_CALLBACK (on_reminder_list_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "failed", G_CALLBACK (on_reminders_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  tend_reminder_editor_set_first_weekday (self->reminder_editor,
                                          tend_settings_get_first_weekday (tend_store_get_settings (store)));
  show_plan (self);
  return GTK_WIDGET (self);
}
