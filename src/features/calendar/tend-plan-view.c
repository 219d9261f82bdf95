#include "features/calendar/tend-plan-view.h"

#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-words.h"
#include "widgets/tend-mood-picker.h"

#include <glib/gi18n.h>

struct _TendPlanView
{
  AdwWindow parent_instance;

  TendStore *store;
  TendPlanOccurrence *at;
  TendPlan *plan;        /* as it was when it was opened, on its own wall */
  GPtrArray *answer_rows; /* of AdwComboRow, in the order of the guests */
  gboolean is_saving;

  GtkLabel *when;
  GtkLabel *trouble;
  GtkEditable *title_row;
  GtkEditable *place_row;
  GtkEditable *note_row;
  AdwComboRow *scope_row;
  AdwPreferencesGroup *people_group;
  GtkWidget *after_group;
  TendMoodPicker *mood;
  GtkEditable *after_row;
  GtkButton *cancel_button;
  GtkWidget *deeds;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanView, tend_plan_view, ADW_TYPE_WINDOW)

static TendPlanScope
get_scope (TendPlanView *self)
{
  return self->at->is_repeating ? (TendPlanScope) adw_combo_row_get_selected (self->scope_row) : TEND_PLAN_SCOPE_THIS;
}

static void
tell (TendPlanView *self,
      const char   *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
finish (TendPlanView *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanView) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_saving = FALSE;
  tend_plan_store_finish (TEND_STORE (store), result, &error);
  if (error)
    tell (self, error->message);
  else
    finish (self);
}

/* Returns: (transfer full): the plan as the window has it */
static TendPlan *
read_plan (TendPlanView *self)
{
  TendPlan *plan = tend_plan_copy (self->plan);

  tend_plan_set_text (&plan->title, gtk_editable_get_text (self->title_row));
  tend_plan_set_text (&plan->place, gtk_editable_get_text (self->place_row));
  tend_plan_set_text (&plan->note, gtk_editable_get_text (self->note_row));
  for (guint i = 0; i < self->answer_rows->len; i++)
    ((TendGuest *) g_ptr_array_index (plan->guests, i))->answer =
        (TendGuestAnswer) adw_combo_row_get_selected (g_ptr_array_index (self->answer_rows, i));
  plan->mood = tend_mood_picker_get_value (self->mood);
  tend_plan_set_text (&plan->afterwards, gtk_editable_get_text (self->after_row));
  return plan;
}

static gboolean
is_same_plan (const TendPlan *one,
              const TendPlan *other)
{
  for (guint i = 0; i < one->guests->len; i++)
    if (((TendGuest *) g_ptr_array_index (one->guests, i))->answer !=
        ((TendGuest *) g_ptr_array_index (other->guests, i))->answer)
      return FALSE;
  return g_str_equal (one->title, other->title) && g_str_equal (one->place, other->place) &&
         g_str_equal (one->note, other->note);
}

static gboolean
is_same_afterwards (const TendPlan *one,
                    const TendPlan *other)
{
  return one->mood == other->mood && g_str_equal (one->afterwards, other->afterwards);
}

/* How it was is said of one time only. */
static void
save (TendPlanView *self)
{
  g_autoptr (TendPlan) plan = read_plan (self);
  g_autoptr (GError) error = NULL;
  gboolean is_said = !is_same_afterwards (plan, self->plan);

  if (self->is_saving)
    return;
  if (!tend_plan_validate (plan, &error))
    {
      tell (self, error->message);
      return;
    }
  if (is_same_plan (plan, self->plan) && !is_said)
    {
      finish (self);
      return;
    }
  if (is_said && !is_same_plan (plan, self->plan) && get_scope (self) != TEND_PLAN_SCOPE_THIS)
    {
      tell (self, _("How it was belongs to this one time. Save one change after the other, or change only this one."));
      return;
    }
  self->is_saving = TRUE;
  if (is_same_plan (plan, self->plan))
    tend_plan_store_set_afterwards_async (self->store, self->at, plan->mood, plan->afterwards, on_verb_done_cb,
                                          g_object_ref (self));
  else
    tend_plan_store_update_async (self->store, self->at, plan, get_scope (self), on_verb_done_cb,
                                  g_object_ref (self));
}

static void
on_save_asked_cb (TendPlanView *self)
{
  save (self);
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  save (TEND_PLAN_VIEW (widget));
}

static void
on_close_activated_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_deed_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);

  if (self->is_saving)
    return;
  self->is_saving = TRUE;
  if (g_str_equal (action_name, "plan.delete"))
    tend_plan_store_delete_async (self->store, self->at, get_scope (self), on_verb_done_cb, g_object_ref (self));
  else
    tend_plan_store_set_cancelled_async (self->store, self->at, !self->plan->is_cancelled, get_scope (self),
                                         on_verb_done_cb, g_object_ref (self));
}

/* What can be sent to somebody by whatever way; a "no" is as easy as a "yes". */
static void
on_copy_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendPlanView *self = TEND_PLAN_VIEW (widget);
  g_autofree char *day = tend_day_format (self->at->start_day, _("%A, %-d %B"));
  g_autofree char *time = tend_plan_describe_time (self->at, tend_minute_get_locale_hours ());
  g_autofree char *what = *self->plan->place
                              ? g_strdup_printf (_("%s at %s"), self->plan->title, self->plan->place)
                              : g_strdup (self->plan->title);
  g_autofree char *text = self->plan->is_all_day
                              ? g_strdup_printf (_("%s on %s?"), what, day)
                              : g_strdup_printf (_("%s on %s, %s?"), what, day, time);
  g_autofree char *invitation = g_strconcat (
      text, "\n", _("Only if you feel like it. A simple “no” is fine, and needs no reason."), NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), invitation);
  gtk_label_set_label (self->when, _("The invitation is on the clipboard."));
}

static void
on_leaving_answered_cb (TendPlanView *self,
                        const char   *response)
{
  if (g_strcmp0 (response, "save") == 0)
    save (self);
  else if (g_strcmp0 (response, "discard") == 0)
    finish (self);
}

/* What was changed is neither dropped nor kept without a word. */
static void
ask_before_leaving (TendPlanView *self)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("Save Your Changes?"), NULL));

  adw_message_dialog_set_body (dialog, _("What you changed about this plan is not saved yet."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leaving_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
tend_plan_view_close_request (GtkWindow *window)
{
  TendPlanView *self = TEND_PLAN_VIEW (window);
  g_autoptr (TendPlan) plan = read_plan (self);

  if (is_same_plan (plan, self->plan) && is_same_afterwards (plan, self->plan))
    finish (self);
  else
    ask_before_leaving (self);
  return TRUE;
}

static void
add_guests (TendPlanView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->people_group), self->plan->guests->len > 0);
  for (guint i = 0; i < self->plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (self->plan->guests, i);
      GtkWidget *row = adw_combo_row_new ();
      g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
      g_autofree char *name = g_markup_escape_text (*guest->name ? guest->name : guest->email, -1);

      for (guint answer = 0; answer < TEND_GUEST_N_ANSWERS; answer++)
        gtk_string_list_append (answers, tend_guest_answer_get_name ((TendGuestAnswer) answer));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), guest->answer);
      gtk_widget_set_sensitive (row, !self->at->is_shown_only);
      adw_preferences_group_add (self->people_group, row);
      g_ptr_array_add (self->answer_rows, row);
    }
}

static void
show_plan (TendPlanView *self)
{
  gboolean is_own = !self->at->is_shown_only;
  gboolean is_over = self->at->end <= tend_clock_get_now (tend_store_get_clock (self->store));
  g_autofree char *when = tend_plan_describe_when (self->at, tend_store_get_today (self->store),
                                                   tend_minute_get_locale_hours ());

  gtk_label_set_label (self->when, when);
  gtk_editable_set_text (self->title_row, self->plan->title);
  gtk_editable_set_text (self->place_row, self->plan->place);
  gtk_editable_set_text (self->note_row, self->plan->note);
  gtk_editable_set_editable (self->title_row, is_own);
  gtk_editable_set_editable (self->place_row, is_own);
  gtk_editable_set_editable (self->note_row, is_own);
  gtk_widget_set_visible (GTK_WIDGET (self->scope_row), is_own && self->at->is_repeating);
  add_guests (self);
  gtk_widget_set_visible (self->after_group, is_own && is_over && !self->plan->is_cancelled);
  tend_mood_picker_set_value (self->mood, self->plan->mood);
  gtk_editable_set_text (self->after_row, self->plan->afterwards);
  gtk_button_set_label (self->cancel_button, self->plan->is_cancelled ? _("Takes Place After All") : _("Call Off"));
  gtk_widget_set_visible (self->deeds, is_own);
}

static void
tend_plan_view_dispose (GObject *object)
{
  g_clear_object (&TEND_PLAN_VIEW (object)->store);

  G_OBJECT_CLASS (tend_plan_view_parent_class)->dispose (object);
}

static void
tend_plan_view_finalize (GObject *object)
{
  TendPlanView *self = TEND_PLAN_VIEW (object);

  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  g_clear_pointer (&self->plan, tend_plan_free);
  g_ptr_array_unref (self->answer_rows);

  G_OBJECT_CLASS (tend_plan_view_parent_class)->finalize (object);
}

static void
tend_plan_view_class_init (TendPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_plan_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_plan_view_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_plan_view_close_request;

  /**
   * TendPlanView::finished:
   * @self: the window, hidden
   *
   * Whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_MOOD_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tend_app/Tend/ui/calendar/tend-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, when);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, place_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, note_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, scope_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, people_group);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, after_group);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, mood);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, after_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TendPlanView, deeds);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_install_action (widget_class, "plan.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.close", NULL, on_close_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.call-off", NULL, on_deed_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, on_deed_activated_cb);
  gtk_widget_class_install_action (widget_class, "plan.copy", NULL, on_copy_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_plan_view_init (TendPlanView *self)
{
  self->answer_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->at = tend_plan_occurrence_copy (at);
  self->plan = tend_plan_rules_make_instance (at);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.save", !at->is_shown_only);
  show_plan (self);
  return GTK_WIDGET (self);
}
