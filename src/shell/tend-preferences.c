#include "shell/tend-preferences.h"

#include "shell/tend-feature-page.h"
#include "shell/tend-reminder-preferences.h"

#include <glib/gi18n.h>

struct _TendPreferences
{
  AdwPreferencesWindow parent_instance;

  TendStore *store;
  gboolean is_updating; /* the rows are being set to what is kept, not by the user */

  AdwComboRow *day_start_row;
  AdwComboRow *first_weekday_row;
  AdwComboRow *hours_row;
  GtkWidget *erase_button;
  TendReminderPreferences *reminders;
};

G_DEFINE_FINAL_TYPE (TendPreferences, tend_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
tell (TendPreferences *self,
      const char      *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
fill_day_starts (TendPreferences *self)
{
  g_autoptr (GtkStringList) hours = gtk_string_list_new (NULL);

  for (int hour = 0; hour <= TEND_SETTINGS_DAY_START_MAX; hour++)
    {
      g_autofree char *text = hour == 0 ? g_strdup (_("Midnight"))
                                        : tend_minute_format (hour * 60, tend_minute_get_hours ());

      gtk_string_list_append (hours, text);
    }
  adw_combo_row_set_model (self->day_start_row, G_LIST_MODEL (hours));
}

/* It shows best how a time is written. */
#define EXAMPLE_MINUTE (19 * 60 + 30)

/* In the order in which they can be chosen. */
static const int hours_choices[] = { TEND_HOURS_UNSAID, TEND_HOURS_12, TEND_HOURS_24 };

static guint
find_hours (int hours)
{
  guint i = 0;

  while (hours_choices[i] != hours)
    i++;
  return i;
}

static void
fill_weekdays (TendPreferences *self)
{
  g_autoptr (GtkStringList) weekdays = gtk_string_list_new (NULL);

  for (GDateWeekday weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    gtk_string_list_append (weekdays, tend_weekday_get_name (weekday));
  adw_combo_row_set_model (self->first_weekday_row, G_LIST_MODEL (weekdays));
}

static void
fill_hours (TendPreferences *self)
{
  g_autoptr (GtkStringList) hours = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hours_choices); i++)
    {
      int choice = hours_choices[i];
      g_autofree char *text = choice == TEND_HOURS_UNSAID ? g_strdup (_("Like the Desktop"))
                                                          : tend_minute_format (EXAMPLE_MINUTE, (TendHours) choice);

      gtk_string_list_append (hours, text);
    }
  adw_combo_row_set_model (self->hours_row, G_LIST_MODEL (hours));
}

static void
update_rows (TendPreferences *self)
{
  TendSettings *settings = tend_store_get_settings (self->store);

  self->is_updating = TRUE;
  fill_day_starts (self);
  adw_combo_row_set_selected (self->hours_row, find_hours (tend_settings_get_hours (settings)));
  adw_combo_row_set_selected (self->day_start_row, (guint) tend_settings_get_day_start (settings));
  adw_combo_row_set_selected (self->first_weekday_row,
                              (guint) tend_settings_get_first_weekday (settings) - G_DATE_MONDAY);
  self->is_updating = FALSE;
}

static void
on_setting_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (TendPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_store_write_finish (TEND_STORE (source), result, &error))
    return;
  tell (self, error->message);
  update_rows (self);
}

static void
write_text (TendPreferences *self,
            const char      *key,
            const char      *text,
            const char      *label)
{
  tend_store_write_async (self->store, label, TEND_WRITE_DEFAULT, tend_settings_write,
                          tend_setting_value_new (key, text), (GDestroyNotify) tend_setting_value_free, NULL,
                          on_setting_written_cb, g_object_ref (self));
}

static void
write_setting (TendPreferences *self,
               const char      *key,
               guint            number,
               const char      *label)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  write_text (self, key, text, label);
}

static void
on_day_start_selected_cb (TendPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->day_start_row);

  if (!self->is_updating &&
      selected != (guint) tend_settings_get_day_start (tend_store_get_settings (self->store)))
    write_setting (self, TEND_SETTING_DAY_START, selected, _("Changed when the day starts"));
}

static void
on_first_weekday_selected_cb (TendPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->first_weekday_row) + G_DATE_MONDAY;

  if (!self->is_updating &&
      selected != (guint) tend_settings_get_first_weekday (tend_store_get_settings (self->store)))
    write_setting (self, TEND_SETTING_FIRST_WEEKDAY, selected, _("Changed the first day of the week"));
}

static void
on_hours_selected_cb (TendPreferences *self)
{
  const char *const texts[] = { "", "12", "24" };
  guint selected = adw_combo_row_get_selected (self->hours_row);

  if (!self->is_updating && selected < G_N_ELEMENTS (texts) &&
      hours_choices[selected] != tend_settings_get_hours (tend_store_get_settings (self->store)))
    write_text (self, TEND_SETTING_HOURS, texts[selected], _("Changed how times are written"));
}

static void
on_traces_erased_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (TendPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->erase_button, TRUE);
  if (tend_store_erase_traces_finish (TEND_STORE (source), result, &error))
    tell (self, _("Traces erased; one fresh backup is kept"));
  else
    tell (self, error->message);
}

static void
on_erase_answered_cb (TendPreferences *self,
                      const char      *response)
{
  if (g_strcmp0 (response, "erase") != 0)
    return;
  gtk_widget_set_sensitive (self->erase_button, FALSE);
  tend_store_erase_traces_async (self->store, NULL, on_traces_erased_cb, g_object_ref (self));
}

static void
on_erase_clicked_cb (TendPreferences *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (self), _("Erase Traces Now?"),
      _("A fresh backup is made, and all older backups are removed. What you have deleted can then no longer "
        "be brought back from a backup. What you can still undo stays until you close Tend.")));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_erase_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tend_preferences_dispose (GObject *object)
{
  TendPreferences *self = TEND_PREFERENCES (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_preferences_parent_class)->dispose (object);
}

static void
tend_preferences_class_init (TendPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_preferences_dispose;

  g_type_ensure (TEND_TYPE_REMINDER_PREFERENCES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPreferences, day_start_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferences, first_weekday_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferences, hours_row);
  gtk_widget_class_bind_template_child (widget_class, TendPreferences, erase_button);
  gtk_widget_class_bind_template_child (widget_class, TendPreferences, reminders);
  gtk_widget_class_bind_template_callback (widget_class, on_day_start_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_first_weekday_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hours_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_erase_clicked_cb);
}

static void
tend_preferences_init (TendPreferences *self)
{
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_weekdays (self);
  fill_hours (self);
  self->is_updating = FALSE;
}

/**
 * tend_preferences_new:
 * @store: the life whose preferences they are
 * @settings: those of the application on this machine
 *
 * Returns: (transfer none): the window, not yet on screen
 */
TendPreferences *
tend_preferences_new (TendStore *store,
                      GSettings *settings)
{
  TendPreferences *self = g_object_new (TEND_TYPE_PREFERENCES, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (tend_store_get_settings (store), "notify", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
  tend_reminder_preferences_show (self->reminders, store, settings);
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (tend_feature_pages[i]->create_preferences)
      adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), tend_feature_pages[i]->create_preferences (store));
  return self;
}
