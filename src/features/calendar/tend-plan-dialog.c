#include "features/calendar/tend-plan-dialog.h"

#include "base/tend-uuid.h"
#include "features/calendar/tend-plan-form.h"
#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-quick-entry.h"
#include "features/calendar/tend-scope-question.h"
#include "store/tend-acquaintance.h"
#include "widgets/tend-reminder-editor.h"

#include <glib/gi18n.h>

struct _TendPlanDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  TendPlanOccurrence *at; /* what is changed; NULL for a new plan */
  TendPlan *before;       /* as the dialog first had it */
  GPtrArray *people;      /* of TendAcquaintance */
  TendPlan *base;         /* what there would be without the line */
  gboolean is_day_open;   /* whether nobody chose the day of it */
  TendQuickEntry *said;   /* what the line says about it */
  gboolean is_saving;

  GtkButton *save_button;
  GtkEditable *line;
  GtkLabel *understood;
  GtkLabel *trouble;
  TendPlanForm *form;
  TendReminderEditor *reminders; /* of a new plan; those of one that is kept are in its window */
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanDialog, tend_plan_dialog, ADW_TYPE_WINDOW)

static TendQuickEntry *
parse_line (TendPlanDialog *self)
{
  TendClock *clock = tend_store_get_clock (self->store);
  TendWall wall = tend_zone_to_wall (tend_clock_get_zone (clock), tend_clock_get_now (clock));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();
  TendQuickQuery query = {
    .today = tend_store_get_today (self->store),
    .minute = wall.second / 60,
    .zone = tend_zone_get_id (tend_clock_get_zone (clock)),
    .plan = self->base,
    .is_day_open = self->is_day_open,
  };

  for (guint i = 0; self->people && i < self->people->len; i++)
    {
      const TendAcquaintance *person = g_ptr_array_index (self->people, i);

      g_ptr_array_add (names, person->name);
      g_ptr_array_add (uuids, person->uuid);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (uuids, NULL);
  query.names = (const char *const *) names->pdata;
  query.person_uuids = (const char *const *) uuids->pdata;
  return tend_quick_entry_parse (gtk_editable_get_text (self->line), &query);
}

static gboolean
has_line (TendPlanDialog *self)
{
  return *gtk_editable_get_text (self->line) != '\0';
}

static void
tell (TendPlanDialog *self,
      const char     *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

/* The plan as it would be kept, in one line of words. */
static void
show_words (TendPlanDialog *self)
{
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);
  g_autofree char *line = tend_quick_entry_describe (plan);
  g_autofree char *rule = tend_plan_describe_rule (plan, tend_store_get_today (self->store));
  g_autofree char *words = rule ? g_strdup_printf ("%s · %s", line, rule) : g_steal_pointer (&line);

  tend_reminder_editor_set_evening (self->reminders, tend_plan_rules_get_evening_before (plan));
  gtk_label_set_label (self->understood,
                       *plan->title ? words : _("For example: Coffee with Ana Fri 16:30 for 1h at Luna"));
}

/* The line says what it says about the plan, and the fields keep what it says nothing of. */
static void
on_line_changed_cb (TendPlanDialog *self)
{
  TendQuickEntry *entry = parse_line (self);
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);

  tell (self, has_line (self) ? entry->doubt : NULL);
  if (entry->plan == NULL)
    {
      tend_quick_entry_free (entry);
      return;
    }
  tend_quick_entry_take_changes (plan, self->said->plan, entry->plan);
  tend_quick_entry_free (self->said);
  self->said = entry;
  tend_plan_form_take_plan (self->form, plan);
  show_words (self);
}

/* What a hand chose stays chosen, whatever the line says afterwards about something else. */
static void
on_form_changed_cb (TendPlanDialog *self)
{
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);
  g_autoptr (TendPlan) before = tend_plan_copy (self->base);
  TendQuickEntry *entry;

  tend_quick_entry_take_changes (self->base, self->said->plan, plan);
  if (!tend_plan_has_same_times (before, self->base))
    self->is_day_open = FALSE;
  entry = parse_line (self);
  if (entry->plan)
    {
      tend_quick_entry_free (self->said);
      self->said = entry;
    }
  else
    tend_quick_entry_free (entry);
  tell (self, has_line (self) ? self->said->doubt : NULL);
  show_words (self);
}

/* Nothing was typed, and nothing is shown, that was not there before. */
static void
set_base (TendPlanDialog *self,
          const TendPlan *plan,
          gboolean        is_day_open)
{
  TendPlan *base = tend_plan_copy (plan);

  g_clear_pointer (&self->base, tend_plan_free);
  g_clear_pointer (&self->said, tend_quick_entry_free);
  self->base = base;
  self->is_day_open = is_day_open;
  self->said = parse_line (self);
}

static void
finish (TendPlanDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
set_saving (TendPlanDialog *self,
            gboolean        is_saving)
{
  self->is_saving = is_saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", !is_saving);
}

static void
on_plan_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanDialog) self = user_data;
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);
  g_autoptr (GError) error = NULL;

  set_saving (self, FALSE);
  if (tend_plan_store_finish (TEND_STORE (store), result, &error) == 0)
    {
      tell (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, plan->start_day);
  finish (self);
}

static void
on_scope_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (TendPlanDialog) self = user_data;
  g_autoptr (TendPlan) plan = NULL;
  TendPlanScope scope;

  if (!tend_scope_question_ask_finish (result, &scope))
    {
      set_saving (self, FALSE);
      return;
    }
  plan = tend_plan_form_dup_plan (self->form);
  tend_plan_store_update_async (self->store, self->at, plan, scope, on_plan_kept_cb, g_object_ref (self));
}

static TendScopeDeed
get_deed (TendPlanDialog *self,
          const TendPlan *plan)
{
  if (g_str_equal (plan->rule, self->before->rule))
    return TEND_SCOPE_DEED_CHANGE;
  return *plan->rule ? TEND_SCOPE_DEED_REPEAT : TEND_SCOPE_DEED_END;
}

/* What is impossible in the line, or in a field, is said there. */
static gboolean
check (TendPlanDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (has_line (self) && !self->said->is_possible)
    {
      tell (self, self->said->doubt);
      gtk_widget_grab_focus (GTK_WIDGET (self->line));
      return FALSE;
    }
  if (tend_plan_form_check (self->form, &error))
    return TRUE;
  if (error)
    tell (self, error->message);
  return FALSE;
}

static void
save (TendPlanDialog *self)
{
  g_autoptr (TendPlan) plan = NULL;
  g_autoptr (GPtrArray) reminders = NULL;

  if (self->is_saving || !check (self))
    return;
  plan = tend_plan_form_dup_plan (self->form);
  if (self->at && tend_plan_is_same (plan, self->before))
    {
      finish (self);
      return;
    }
  set_saving (self, TRUE);
  if (self->at)
    tend_scope_question_ask_async (GTK_WIDGET (self), get_deed (self, plan), self->at, on_scope_answered_cb,
                                   g_object_ref (self));
  else
    {
      reminders = tend_reminder_editor_dup_reminders (self->reminders);
      tend_plan_store_add_async (self->store, plan, reminders, on_plan_kept_cb, g_object_ref (self));
    }
}

static void
on_save_asked_cb (TendPlanDialog *self)
{
  save (self);
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  save (TEND_PLAN_DIALOG (widget));
}

static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  finish (TEND_PLAN_DIALOG (widget));
}

static void
on_leaving_answered_cb (TendPlanDialog *self,
                        const char     *response)
{
  if (g_strcmp0 (response, "save") == 0)
    save (self);
  else if (g_strcmp0 (response, "discard") == 0)
    finish (self);
}

/* What was changed is neither dropped nor kept without a word. */
static void
ask_before_leaving (TendPlanDialog *self)
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

/* Whether nothing was said of a new plan but when it might be. */
static gboolean
is_blank (TendPlanDialog *self,
          const TendPlan *plan)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->reminders);

  return *plan->title == '\0' && *plan->place == '\0' && *plan->note == '\0' && plan->guests->len == 0 &&
         reminders->len == 0;
}

/* Closed by Escape, a new plan stays as it was typed until it is shown again. */
static gboolean
tend_plan_dialog_close_request (GtkWindow *window)
{
  TendPlanDialog *self = TEND_PLAN_DIALOG (window);
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);

  if (!has_line (self) && (self->at ? tend_plan_is_same (plan, self->before) : is_blank (self, plan)))
    finish (self);
  else if (self->at)
    ask_before_leaving (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
tend_plan_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_PLAN_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_plan_dialog_parent_class)->dispose (object);
}

static void
tend_plan_dialog_finalize (GObject *object)
{
  TendPlanDialog *self = TEND_PLAN_DIALOG (object);

  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  g_clear_pointer (&self->before, tend_plan_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->base, tend_plan_free);
  g_clear_pointer (&self->said, tend_quick_entry_free);

  G_OBJECT_CLASS (tend_plan_dialog_parent_class)->finalize (object);
}

static void
tend_plan_dialog_class_init (TendPlanDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_plan_dialog_dispose;
  object_class->finalize = tend_plan_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_plan_dialog_close_request;

  /**
   * TendPlanDialog::saved:
   * @self: the dialog, about to be finished
   * @day: the day of the plan, which is on disk
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * TendPlanDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_PLAN_FORM);
  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, line);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, understood);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, form);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, reminders);
  gtk_widget_class_bind_template_callback (widget_class, on_line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_plan_dialog_init (TendPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_reminder_editor_set_has_start (self->reminders, TRUE);
}

/* Those of a plan that is not kept yet: which it is of is known once it is. */
static void
begin_reminders (TendPlanDialog *self)
{
  g_autofree char *nobody = tend_uuid_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  tend_reminder_editor_show (self->reminders, "plan", nobody, none);
}

static TendPlanDialog *
new_for_plan (TendStore      *store,
              const TendPlan *plan,
              gboolean        is_day_open)
{
  TendPlanDialog *self = g_object_new (TEND_TYPE_PLAN_DIALOG, NULL);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  self->store = g_object_ref (store);
  self->people = tend_acquaintances_read (tend_store_get_reader (store), features, n_features, NULL);
  tend_plan_form_set_store (self->form, store, self->people);
  tend_plan_form_set_plan (self->form, plan);
  tend_reminder_editor_set_first_weekday (self->reminders,
                                          tend_settings_get_first_weekday (tend_store_get_settings (store)));
  begin_reminders (self);
  self->before = tend_plan_form_dup_plan (self->form);
  set_base (self, plan, is_day_open);
  show_words (self);
  return self;
}

/**
 * tend_plan_dialog_new:
 * @store: the life that the plan is kept in
 *
 * Returns: (transfer full): a dialog for a new plan
 */
GtkWidget *
tend_plan_dialog_new (TendStore *store)
{
  return tend_plan_dialog_new_with (store, NULL);
}

/**
 * tend_plan_dialog_new_with:
 * @store: the life that the plan is kept in
 * @guest: (nullable): somebody whom it is with; when and what it is can be said in the line
 *
 * Returns: (transfer full): a dialog for a new plan
 */
GtkWidget *
tend_plan_dialog_new_with (TendStore       *store,
                           const TendGuest *guest)
{
  TendDay today = tend_store_get_today (store);
  g_autoptr (TendPlan) plan = tend_plan_new_all_day ("", today, today);
  TendPlanDialog *self;

  if (guest)
    tend_plan_add_guest (plan, guest);
  self = new_for_plan (store, plan, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  return GTK_WIDGET (self);
}

/**
 * tend_plan_dialog_new_for:
 * @store: the life that the plan is kept in
 * @at: the time of a plan that is to be changed
 *
 * Returns: (transfer full): a dialog that changes it; where the plan repeats, it asks what the change is for
 */
GtkWidget *
tend_plan_dialog_new_for (TendStore                *store,
                          const TendPlanOccurrence *at)
{
  g_autoptr (TendPlan) plan = tend_plan_rules_make_instance (at);
  TendPlanDialog *self = new_for_plan (store, plan, FALSE);

  self->at = tend_plan_occurrence_copy (at);
  tend_plan_form_set_can_repeat (self->form, plan->master_uuid == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _("Change Plan"));
  gtk_button_set_label (self->save_button, _("_Save"));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return GTK_WIDGET (self);
}

/**
 * tend_plan_dialog_set_plan:
 * @self: a dialog for a new plan
 * @plan: what is thought of; what was typed before is replaced by it
 */
void
tend_plan_dialog_set_plan (TendPlanDialog *self,
                           const TendPlan *plan)
{
  g_return_if_fail (self->at == NULL);

  gtk_editable_set_text (self->line, "");
  tend_plan_form_set_plan (self->form, plan);
  begin_reminders (self);
  set_base (self, plan, FALSE);
  tell (self, NULL);
  show_words (self);
}

/**
 * tend_plan_dialog_set_time:
 * @self: a dialog for a new plan
 * @day: the day that was chosen for it
 * @minute: minutes after midnight, %TEND_MINUTE_NONE for the day as a whole
 * @minutes: how long
 *
 * What was typed before stays, at that time.
 */
void
tend_plan_dialog_set_time (TendPlanDialog *self,
                           TendDay         day,
                           int             minute,
                           int             minutes)
{
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self->form);
  g_autoptr (TendPlan) chosen = minute == TEND_MINUTE_NONE ? tend_plan_new_all_day ("", day, day)
                                                           : tend_plan_new ("", day, minute, minutes);

  g_return_if_fail (self->at == NULL && day != TEND_DAY_NONE);

  tend_plan_set_text (&chosen->zone, tend_zone_get_id (tend_clock_get_zone (tend_store_get_clock (self->store))));
  tend_plan_set_text (&chosen->title, plan->title);
  tend_plan_set_text (&chosen->place, plan->place);
  for (guint i = 0; i < plan->guests->len; i++)
    tend_plan_add_guest (chosen, g_ptr_array_index (plan->guests, i));
  tend_plan_form_take_plan (self->form, chosen);
  /* As if the hand had chosen it in the fields. */
  on_form_changed_cb (self);
}
