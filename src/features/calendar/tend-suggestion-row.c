#include "features/calendar/tend-suggestion-row.h"

#include <glib/gi18n.h>

struct _TendSuggestionRow
{
  AdwActionRow parent_instance;

  TendSuggestion *suggestion;

  GtkWidget *plan;
  GtkMenuButton *later;
};

enum
{
  SIGNAL_PLAN_ASKED,
  SIGNAL_PUT_OFF,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSuggestionRow, tend_suggestion_row, ADW_TYPE_ACTION_ROW)

static void
on_plan_clicked_cb (TendSuggestionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_PLAN_ASKED], 0);
}

static void
on_put_off_activated_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PUT_OFF], 0, g_str_equal (action_name, "suggestion.not-this-week"));
}

static void
tend_suggestion_row_finalize (GObject *object)
{
  g_clear_pointer (&TEND_SUGGESTION_ROW (object)->suggestion, tend_suggestion_free);

  G_OBJECT_CLASS (tend_suggestion_row_parent_class)->finalize (object);
}

static void
tend_suggestion_row_class_init (TendSuggestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_suggestion_row_finalize;

  signals[SIGNAL_PLAN_ASKED] = g_signal_new ("plan-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TendSuggestionRow::put-off:
   * @self: the row
   * @is_week: whether for the whole week, or only for today
   */
  signals[SIGNAL_PUT_OFF] = g_signal_new ("put-off", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-suggestion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSuggestionRow, plan);
  gtk_widget_class_bind_template_child (widget_class, TendSuggestionRow, later);
  gtk_widget_class_bind_template_callback (widget_class, on_plan_clicked_cb);
  gtk_widget_class_install_action (widget_class, "suggestion.not-today", NULL, on_put_off_activated_cb);
  gtk_widget_class_install_action (widget_class, "suggestion.not-this-week", NULL, on_put_off_activated_cb);
}

static void
tend_suggestion_row_init (TendSuggestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Buttons that look alike are told apart by whom they are about. */
static void
name_buttons (TendSuggestionRow *self,
              const char        *when)
{
  const char *person = self->suggestion->name;
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->later));
  /* Translators: what a button does: a person, and a day with a time */
  g_autofree char *plan = g_strdup_printf (_("Plan time with %s: %s"), person, when);
  g_autofree char *later = g_strdup_printf (_("Another time: %s"), person);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan), GTK_ACCESSIBLE_PROPERTY_LABEL, plan, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->later), GTK_ACCESSIBLE_PROPERTY_LABEL, later, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, later, -1);
}

/* Why it is them: those who were not seen for a while come up. */
static char *
describe (const TendSuggestion *suggestion,
          const char           *when,
          TendDay               today)
{
  g_autofree char *last = NULL;

  if (suggestion->last_met == TEND_DAY_NONE)
    return g_strdup (when);
  last = tend_day_describe (suggestion->last_met, today);
  /* Translators: when there would be time, and below it the day on which the two were together last */
  return g_strdup_printf (_("%s\nLast together: %s"), when, last);
}

/**
 * tend_suggestion_row_new:
 * @suggestion: what it suggests
 * @today: the day it is
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
tend_suggestion_row_new (const TendSuggestion *suggestion,
                         TendDay               today)
{
  TendSuggestionRow *self = g_object_new (TEND_TYPE_SUGGESTION_ROW, NULL);
  g_autofree char *day = tend_day_describe (suggestion->time.day, today);
  g_autofree char *span =
      tend_minute_format_span (suggestion->time.start_minute, suggestion->time.end_minute, tend_minute_get_hours ());
  /* Translators: a day, and from when to when: "Thursday, 18:00–20:00" */
  g_autofree char *when = g_strdup_printf (_("%s, %s"), day, span);
  g_autofree char *subtitle = describe (suggestion, when, today);

  self->suggestion = tend_suggestion_copy (suggestion);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), suggestion->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  name_buttons (self, when);
  return GTK_WIDGET (self);
}

const TendSuggestion *
tend_suggestion_row_get (TendSuggestionRow *self)
{
  g_return_val_if_fail (TEND_IS_SUGGESTION_ROW (self), NULL);

  return self->suggestion;
}
