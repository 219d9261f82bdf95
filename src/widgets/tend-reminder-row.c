#include "widgets/tend-reminder-row.h"

#include "widgets/tend-time-entry.h"
#include "widgets/tend-weekday-picker.h"

#include <glib/gi18n.h>

/* What another way of reminding begins with. */
#define NEW_MINUTE (9 * 60)
#define NEW_BEFORE_MINUTES 15

#define HOUR 60
#define DAY (24 * HOUR)

/* How long before a start can be chosen; the evening before stands below these, and any other length that is already
 * kept. */
static const int before_choices[] = { 0, 5, 10, 15, 30, HOUR, 2 * HOUR, DAY, 2 * DAY, 7 * DAY };

typedef enum
{
  WAY_CLOCK,
  WAY_START,
} Way;

struct _TendReminderRow
{
  AdwExpanderRow parent_instance;

  TendReminder *reminder;
  gboolean has_start;
  GDateWeekday first_weekday;
  int evening;          /* how long before the start the evening before is, TEND_REMINDER_NONE for none */
  GArray *choices;      /* of int: how long before the start, as they stand in the list */
  gboolean is_updating; /* the widgets are being set, not by the user */

  GtkSwitch *enabled;
  AdwComboRow *way;
  GtkWidget *time_row;
  TendTimeEntry *time;
  GtkWidget *weekdays_row;
  TendWeekdayPicker *weekdays;
  AdwComboRow *before;
  GtkSwitch *important;
  GtkWidget *even_if_done_row;
  GtkSwitch *even_if_done;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendReminderRow, tend_reminder_row, ADW_TYPE_EXPANDER_ROW)

static char *
describe_exceptions (const TendReminder *reminder)
{
  if (!reminder->is_enabled)
    return g_strdup (_("Off"));
  if (reminder->is_important && reminder->even_if_done)
    return g_strdup (_("Also in the quiet hours, and when it is already done"));
  if (reminder->is_important)
    return g_strdup (_("Also in the quiet hours"));
  return g_strdup (reminder->even_if_done ? _("Also when it is already done") : "");
}

static guint
find_choice (GArray *choices,
             int     minutes)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, int, i) == minutes)
      return i;
  return choices->len;
}

static void
add_choice (GArray *choices,
            int     minutes)
{
  if (find_choice (choices, minutes) == choices->len)
    g_array_append_val (choices, minutes);
}

static char *
describe_before (TendReminderRow *self,
                 int              minutes)
{
  return minutes == self->evening ? g_strdup (_("The evening before")) : tend_reminder_describe_before (minutes);
}

/* The list is left alone while it has what is wanted of it: it may be it that is being chosen from. */
static void
show_before (TendReminderRow *self,
             int              minutes)
{
  g_autoptr (GArray) choices = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (choices, before_choices, G_N_ELEMENTS (before_choices));
  if (self->evening != TEND_REMINDER_NONE)
    add_choice (choices, self->evening);
  if (find_choice (self->choices, minutes) == self->choices->len || self->choices->len < choices->len ||
      (self->evening != TEND_REMINDER_NONE && find_choice (self->choices, self->evening) == self->choices->len))
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      add_choice (choices, minutes);
      for (guint i = 0; i < choices->len; i++)
        gtk_string_list_take (names, describe_before (self, g_array_index (choices, int, i)));
      g_array_set_size (self->choices, 0);
      g_array_append_vals (self->choices, choices->data, choices->len);
      adw_combo_row_set_model (self->before, G_LIST_MODEL (names));
    }
  adw_combo_row_set_selected (self->before, find_choice (self->choices, minutes));
}

static void
show_title (TendReminderRow *self)
{
  g_autofree char *title =
      tend_reminder_goes_by_clock (self->reminder)
          ? tend_reminder_describe (self->reminder, tend_minute_get_hours (), self->first_weekday)
          : describe_before (self, self->reminder->before_minutes);
  g_autofree char *subtitle = describe_exceptions (self->reminder);
  g_autofree char *switch_name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  /* Translators: the name of a switch; %s is when a reminder comes, like "07:30 every weekday" */
  switch_name = g_strdup_printf (_("Remind: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enabled), GTK_ACCESSIBLE_PROPERTY_LABEL, switch_name, -1);
}

static void
show (TendReminderRow *self)
{
  const TendReminder *reminder = self->reminder;
  gboolean by_clock = tend_reminder_goes_by_clock (reminder);

  self->is_updating = TRUE;
  show_title (self);
  gtk_switch_set_active (self->enabled, reminder->is_enabled);
  gtk_switch_set_active (self->important, reminder->is_important);
  gtk_switch_set_active (self->even_if_done, reminder->even_if_done);
  adw_combo_row_set_selected (self->way, by_clock ? WAY_CLOCK : WAY_START);
  if (by_clock)
    {
      tend_time_entry_set_minute (self->time, reminder->minute);
      tend_weekday_picker_set_weekdays (self->weekdays, reminder->weekdays);
    }
  else
    show_before (self, reminder->before_minutes);
  /* A reminder that goes by the start stays understood where the thing has none any more. */
  gtk_widget_set_visible (GTK_WIDGET (self->way), self->has_start || !by_clock);
  gtk_widget_set_visible (self->time_row, by_clock);
  gtk_widget_set_visible (self->weekdays_row, by_clock);
  gtk_widget_set_visible (GTK_WIDGET (self->before), !by_clock);
  gtk_widget_set_visible (self->even_if_done_row, !self->has_start);
  self->is_updating = FALSE;
}

static void
tell_change (TendReminderRow *self)
{
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_switched_cb (TendReminderRow *self)
{
  if (self->is_updating)
    return;
  self->reminder->is_enabled = gtk_switch_get_active (self->enabled);
  self->reminder->is_important = gtk_switch_get_active (self->important);
  self->reminder->even_if_done = gtk_switch_get_active (self->even_if_done);
  tell_change (self);
}

static void
on_way_selected_cb (TendReminderRow *self)
{
  gboolean by_clock = adw_combo_row_get_selected (self->way) == WAY_CLOCK;

  if (self->is_updating || by_clock == tend_reminder_goes_by_clock (self->reminder))
    return;
  self->reminder->minute = by_clock ? NEW_MINUTE : TEND_REMINDER_NONE;
  self->reminder->before_minutes = by_clock ? TEND_REMINDER_NONE : NEW_BEFORE_MINUTES;
  self->reminder->weekdays = TEND_WEEKDAYS_ALL;
  tell_change (self);
}

static void
on_time_chosen_cb (TendReminderRow *self)
{
  self->reminder->minute = tend_time_entry_get_minute (self->time);
  tell_change (self);
}

/* The last weekday cannot be taken away: the switch is there for that. */
static void
on_weekdays_chosen_cb (TendReminderRow *self)
{
  TendWeekdays weekdays = tend_weekday_picker_get_weekdays (self->weekdays);

  if (weekdays == 0)
    {
      tend_weekday_picker_set_weekdays (self->weekdays, self->reminder->weekdays);
      gtk_widget_error_bell (GTK_WIDGET (self->weekdays));
      return;
    }
  self->reminder->weekdays = weekdays;
  tell_change (self);
}

static void
on_before_selected_cb (TendReminderRow *self)
{
  guint selected = adw_combo_row_get_selected (self->before);

  if (self->is_updating || selected >= self->choices->len ||
      self->reminder->before_minutes == g_array_index (self->choices, int, selected))
    return;
  self->reminder->before_minutes = g_array_index (self->choices, int, selected);
  tell_change (self);
}

static void
on_remove_clicked_cb (TendReminderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
tend_reminder_row_finalize (GObject *object)
{
  g_clear_pointer (&TEND_REMINDER_ROW (object)->reminder, tend_reminder_free);
  g_array_unref (TEND_REMINDER_ROW (object)->choices);

  G_OBJECT_CLASS (tend_reminder_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  g_type_ensure (TEND_TYPE_WEEKDAY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, enabled);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, way);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, time_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, time);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, weekdays);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, before);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, important);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, even_if_done_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderRow, even_if_done);
  gtk_widget_class_bind_template_callback (widget_class, on_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_way_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_time_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_weekdays_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_before_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
tend_reminder_row_class_init (TendReminderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_reminder_row_finalize;

  /**
   * TendReminderRow::changed:
   * @self: the row
   *
   * The user changed the reminder.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  /**
   * TendReminderRow::removed:
   * @self: the row
   *
   * The user wants the reminder away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tend_reminder_row_init (TendReminderRow *self)
{
  self->evening = TEND_REMINDER_NONE;
  self->choices = g_array_new (FALSE, FALSE, sizeof (int));
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = FALSE;
}

/**
 * tend_reminder_row_new:
 * @reminder: what to show
 * @has_start: whether the thing starts at some time, so that a reminder can come before it
 * @first_weekday: the weekday that weeks begin with
 *
 * Returns: (transfer full): a closed row
 */
GtkWidget *
tend_reminder_row_new (const TendReminder *reminder,
                       gboolean            has_start,
                       GDateWeekday        first_weekday)
{
  TendReminderRow *self;

  g_return_val_if_fail (reminder != NULL, NULL);

  self = g_object_new (TEND_TYPE_REMINDER_ROW, NULL);
  self->has_start = has_start;
  self->first_weekday = first_weekday;
  tend_weekday_picker_set_first_weekday (self->weekdays, first_weekday);
  self->reminder = tend_reminder_copy (reminder);
  show (self);
  return GTK_WIDGET (self);
}

/**
 * tend_reminder_row_get_reminder:
 * @self: a row
 *
 * Returns: (transfer none): the reminder as it is on screen
 */
const TendReminder *
tend_reminder_row_get_reminder (TendReminderRow *self)
{
  g_return_val_if_fail (TEND_IS_REMINDER_ROW (self), NULL);

  return self->reminder;
}

/**
 * tend_reminder_row_set_reminder:
 * @self: a row
 * @reminder: the same reminder as it now is
 *
 * Shows what changed elsewhere. ::changed is not emitted, and what is being typed is left alone.
 */
void
tend_reminder_row_set_reminder (TendReminderRow    *self,
                                const TendReminder *reminder)
{
  TendReminder *copy;

  g_return_if_fail (TEND_IS_REMINDER_ROW (self));
  g_return_if_fail (reminder != NULL);

  copy = tend_reminder_copy (reminder);
  tend_reminder_free (self->reminder);
  self->reminder = copy;
  show (self);
}

/**
 * tend_reminder_row_set_evening:
 * @self: a row
 * @before_minutes: how long before its start the evening before it is, so that it can be chosen as such;
 *   %TEND_REMINDER_NONE for a thing without one
 */
void
tend_reminder_row_set_evening (TendReminderRow *self,
                               int              before_minutes)
{
  g_return_if_fail (TEND_IS_REMINDER_ROW (self));

  if (self->evening == before_minutes)
    return;
  self->evening = before_minutes;
  show (self);
}

/**
 * tend_reminder_row_open:
 * @self: a row on screen
 *
 * Opens it, with the focus where its time is chosen.
 */
void
tend_reminder_row_open (TendReminderRow *self)
{
  g_return_if_fail (TEND_IS_REMINDER_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (tend_reminder_goes_by_clock (self->reminder) ? GTK_WIDGET (self->time)
                                                                      : GTK_WIDGET (self->before));
}
