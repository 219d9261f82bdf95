#include "features/calendar/tend-plan-dialog.h"

#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-quick-entry.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>

struct _TendPlanDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  GPtrArray *people; /* of TendAcquaintance */
  GPtrArray *kinds;  /* of char *, in the order of the list; the first is "" */
  TendDay day;       /* the time that is meant where the line says none; TEND_DAY_NONE for what the line takes */
  int minute;
  int minutes;
  TendPlan *plan;    /* what would be kept, NULL where nothing can be */
  gboolean is_saving;

  GtkEditable *line;
  GtkLabel *understood;
  GtkLabel *trouble;
  AdwComboRow *kind_row;
  AdwComboRow *rule_row;
  GtkEditable *note_row;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanDialog, tend_plan_dialog, ADW_TYPE_WINDOW)

/* How a plan can repeat, as it stands in the list. */
static const char *const rules[] = {
  "", "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=YEARLY",
};

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

/* What the line leaves open is taken from the place in the week that was chosen. */
static char *
take_time (TendPlanDialog       *self,
           const TendQuickEntry *entry)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));
  TendPlanTime end = tend_plan_time_add ((TendPlanTime) { self->day, self->minute }, self->minutes);
  g_autoptr (TendPlanOccurrence) at = NULL;
  g_autofree char *when = NULL;
  g_autofree char *detail = NULL;

  if (self->day == TEND_DAY_NONE || entry->has_day || entry->has_time || entry->has_length)
    return g_strdup (entry->understood);
  self->plan->is_all_day = self->minute == TEND_MINUTE_NONE;
  self->plan->start_day = self->day;
  self->plan->start_minute = MAX (self->minute, 0);
  self->plan->end_day = end.day;
  self->plan->end_minute = MAX (end.minute, 0);
  tend_plan_set_text (&self->plan->zone, tend_zone_get_id (zone));
  at = tend_plan_rules_place (self->plan, tend_plan_get_start (self->plan), zone, zone);
  when = tend_plan_describe_when (at, tend_store_get_today (self->store), tend_minute_get_locale_hours ());
  detail = tend_plan_describe_detail (self->plan);
  return g_strjoin (" · ", self->plan->title, when, detail, NULL);
}

static void
tell (TendPlanDialog *self,
      const char     *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
on_line_changed_cb (TendPlanDialog *self)
{
  g_autoptr (TendQuickEntry) entry = parse_line (self);
  g_autofree char *understood = NULL;

  g_clear_pointer (&self->plan, tend_plan_free);
  if (entry->plan && entry->is_possible)
    {
      self->plan = tend_plan_copy (entry->plan);
      understood = take_time (self, entry);
    }
  gtk_label_set_label (self->understood,
                       understood ? understood : _("For example: Coffee with Ana Fri 16:30 for 1h at Luna"));
  tell (self, *gtk_editable_get_text (self->line) ? entry->doubt : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", self->plan != NULL && !self->is_saving);
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
on_plan_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPlanDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_saving = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", self->plan != NULL);
  if (tend_plan_store_finish (TEND_STORE (store), result, &error) == 0)
    {
      tell (self, error->message);
      return;
    }
  if (self->plan)
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->plan->start_day);
  finish (self);
}

static void
save (TendPlanDialog *self)
{
  guint kind = adw_combo_row_get_selected (self->kind_row);
  guint rule = adw_combo_row_get_selected (self->rule_row);
  g_autoptr (GError) error = NULL;

  if (self->is_saving || self->plan == NULL)
    return;
  tend_plan_set_text (&self->plan->kind, kind < self->kinds->len ? g_ptr_array_index (self->kinds, kind) : "");
  tend_plan_set_text (&self->plan->rule, rule < G_N_ELEMENTS (rules) ? rules[rule] : "");
  tend_plan_set_text (&self->plan->note, gtk_editable_get_text (self->note_row));
  if (!tend_plan_validate (self->plan, &error))
    {
      tell (self, error->message);
      return;
    }
  self->is_saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
  tend_plan_store_add_async (self->store, self->plan, NULL, on_plan_kept_cb, g_object_ref (self));
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

/* Closed by Escape, it keeps what was typed until it is shown again. */
static gboolean
tend_plan_dialog_close_request (GtkWindow *window)
{
  TendPlanDialog *self = TEND_PLAN_DIALOG (window);

  if (*gtk_editable_get_text (self->line) || *gtk_editable_get_text (self->note_row))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    finish (self);
  return TRUE;
}

static void
fill_rows (TendPlanDialog *self)
{
  const char *const names[] = { _("Once"),            _("Every day"),   _("Every week"),
                                _("Every two weeks"), _("Every month"), _("Every year"),
                                NULL };
  g_autoptr (GtkStringList) rule_names = gtk_string_list_new (names);
  g_autoptr (GtkStringList) kind_names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) own = tend_plan_kind_read_own (tend_store_get_reader (self->store), NULL);

  gtk_string_list_append (kind_names, _("Not said"));
  g_ptr_array_add (self->kinds, g_strdup (""));
  for (const char *const *kind = tend_plan_kind_get_ids (); *kind; kind++)
    {
      gtk_string_list_append (kind_names, tend_plan_kind_get_name (*kind));
      g_ptr_array_add (self->kinds, g_strdup (*kind));
    }
  for (guint i = 0; own && i < own->len; i++)
    {
      gtk_string_list_append (kind_names, g_ptr_array_index (own, i));
      g_ptr_array_add (self->kinds, g_strdup (g_ptr_array_index (own, i)));
    }
  adw_combo_row_set_model (self->rule_row, G_LIST_MODEL (rule_names));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kind_names));
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

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->plan, tend_plan_free);

  G_OBJECT_CLASS (tend_plan_dialog_parent_class)->finalize (object);
}

static void
tend_plan_dialog_class_init (TendPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_plan_dialog_finalize;
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, line);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, understood);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, rule_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanDialog, note_row);
  gtk_widget_class_bind_template_callback (widget_class, on_line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_plan_dialog_init (TendPlanDialog *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->day = TEND_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_plan_dialog_new:
 * @store: the life that the plan is kept in
 *
 * Returns: (transfer full): the dialog
 */
GtkWidget *
tend_plan_dialog_new (TendStore *store)
{
  TendPlanDialog *self = g_object_new (TEND_TYPE_PLAN_DIALOG, NULL);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  self->store = g_object_ref (store);
  self->people = tend_acquaintances_read (tend_store_get_reader (store), features, n_features, NULL);
  fill_rows (self);
  on_line_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  return GTK_WIDGET (self);
}

/**
 * tend_plan_dialog_set_time:
 * @self: the dialog
 * @day: the day that is meant where the line says no time, or %TEND_DAY_NONE
 * @minute: minutes after midnight, %TEND_MINUTE_NONE for the day as a whole
 * @minutes: how long
 */
void
tend_plan_dialog_set_time (TendPlanDialog *self,
                           TendDay         day,
                           int             minute,
                           int             minutes)
{
  self->day = day;
  self->minute = minute;
  self->minutes = minutes;
  on_line_changed_cb (self);
}
