#include "shell/tend-reminder-preferences.h"

#include "reminders/tend-reminder-client.h"
#include "reminders/tend-reminder-pause.h"
#include "reminders/tend-reminder-rules.h"
#include "reminders/tend-reminder-signal.h"
#include "shell/tend-pause-dialog.h"
#include "tend-config.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

/* Names of freedesktop.org's sound naming specification; "" for none. */
static const struct
{
  const char *name;
  const char *title;
} sounds[] = {
  { "", N_("None") },
  { "message-new-instant", N_("Message") },
  { "bell", N_("Bell") },
  { "complete", N_("Chime") },
  { "alarm-clock-elapsed", N_("Alarm Clock") },
};

/* What TendDrafts calls the dialog that asks until when. */
#define PAUSE_DIALOG "pause"

struct _TendReminderPreferences
{
  AdwPreferencesPage parent_instance;

  TendStore *store;
  GSettings *settings;
  TendBackground *background;
  TendReminderClient *client;
  TendDrafts *dialogs;
  gboolean is_updating; /* the rows are being set to what is kept, not by the user */

  GtkSwitch *background_switch;
  AdwActionRow *pause_row;
  GtkWidget *go_on_button;
  GtkWidget *pause_button;
  AdwExpanderRow *quiet_row;
  GtkSwitch *quiet_switch;
  TendTimeEntry *quiet_start;
  TendTimeEntry *quiet_end;
  GtkSwitch *discreet;
  AdwComboRow *sound_row;
  AdwActionRow *test_row;
  GtkWidget *test_button;
};

G_DEFINE_FINAL_TYPE (TendReminderPreferences, tend_reminder_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
tell (TendReminderPreferences *self,
      const char              *sentence)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  /* The answer may come when the window is gone. */
  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), adw_toast_new (escaped));
}

static guint
find_sound (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (g_str_equal (sounds[i].name, name))
      return i;
  return G_N_ELEMENTS (sounds);
}

/* One that was chosen elsewhere stands below the others, by its name. */
static void
show_sound (TendReminderPreferences *self,
            const char              *name)
{
  guint selected = find_sound (name);
  gboolean is_usual = selected < G_N_ELEMENTS (sounds);

  if (!is_usual || adw_combo_row_get_model (self->sound_row) == NULL)
    {
      g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
        gtk_string_list_append (titles, _(sounds[i].title));
      if (!is_usual)
        gtk_string_list_append (titles, name);
      adw_combo_row_set_model (self->sound_row, G_LIST_MODEL (titles));
    }
  adw_combo_row_set_selected (self->sound_row, selected);
}

static void
show_quiet_hours (TendReminderPreferences *self)
{
  TendHours hours = tend_minute_get_hours ();
  g_autofree char *words = NULL;
  int start, end;
  gboolean is_on = tend_settings_get_quiet_hours (tend_store_get_settings (self->store), &start, &end);

  gtk_switch_set_active (self->quiet_switch, is_on);
  if (is_on)
    {
      g_autofree char *from = tend_minute_format (start, hours);
      g_autofree char *until = tend_minute_format (end, hours);

      tend_time_entry_set_minute (self->quiet_start, start);
      tend_time_entry_set_minute (self->quiet_end, end);
      /* Translators: two times of the day */
      words = g_strdup_printf (_("Reminders wait from %s until %s, except important ones"), from, until);
    }
  adw_expander_row_set_subtitle (self->quiet_row,
                                 words ? words : _("Reminders wait until they end, except important ones"));
}

static void
update_rows (TendReminderPreferences *self)
{
  TendSettings *settings = tend_store_get_settings (self->store);

  self->is_updating = TRUE;
  show_quiet_hours (self);
  gtk_switch_set_active (self->discreet, tend_settings_get_is_discreet (settings));
  show_sound (self, tend_settings_get_sound (settings));
  self->is_updating = FALSE;
}

static void
update_pause (TendReminderPreferences *self)
{
  gint64 until = tend_reminder_client_get_paused_until (self->client);
  TendClock *clock = tend_store_get_clock (self->store);
  gboolean is_paused = until > tend_clock_get_now (clock);
  g_autofree char *words = NULL;

  if (is_paused)
    {
      g_autofree char *instant = tend_reminder_pause_describe (until, tend_clock_get_zone (clock),
                                                               tend_store_get_today (self->store));

      /* Translators: %s is when, like "Tomorrow, 08:00" */
      words = g_strdup_printf (_("Paused until %s"), instant);
    }
  adw_action_row_set_subtitle (self->pause_row, words ? words : "");
  gtk_widget_set_visible (self->go_on_button, is_paused);
  gtk_widget_set_visible (self->pause_button, !is_paused);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_store_write_finish (TEND_STORE (source), result, &error))
    return;
  tell (self, error->message);
  update_rows (self);
}

static void
on_store_changed_cb (TendReminderPreferences *self)
{
  update_rows (self);
}

/* Takes @values. */
static void
write_settings (TendReminderPreferences *self,
                GPtrArray               *values,
                const char              *label)
{
  tend_store_write_async (self->store, label, TEND_WRITE_DEFAULT, tend_settings_write_all, values,
                          (GDestroyNotify) g_ptr_array_unref, NULL, on_written_cb, g_object_ref (self));
}

static GPtrArray *
make_values (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tend_setting_value_free);
}

static void
write_quiet_hours (TendReminderPreferences *self)
{
  GPtrArray *values = make_values ();
  gboolean is_on = gtk_switch_get_active (self->quiet_switch);
  g_autofree char *start = g_strdup_printf ("%d", tend_time_entry_get_minute (self->quiet_start));
  g_autofree char *end = g_strdup_printf ("%d", tend_time_entry_get_minute (self->quiet_end));

  g_ptr_array_add (values, tend_setting_value_new (TEND_SETTING_QUIET_START, is_on ? start : ""));
  g_ptr_array_add (values, tend_setting_value_new (TEND_SETTING_QUIET_END, is_on ? end : ""));
  write_settings (self, values, _("Changed the quiet hours"));
}

static void
on_quiet_switched_cb (TendReminderPreferences *self)
{
  if (!self->is_updating)
    write_quiet_hours (self);
}

/* Hours that begin where they end would be none at all, or all of them. */
static void
on_quiet_chosen_cb (TendReminderPreferences *self)
{
  if (tend_time_entry_get_minute (self->quiet_start) == tend_time_entry_get_minute (self->quiet_end))
    {
      tell (self, _("Quiet hours end at another time than they begin."));
      return;
    }
  write_quiet_hours (self);
}

static void
on_discreet_switched_cb (TendReminderPreferences *self)
{
  GPtrArray *values;

  if (self->is_updating)
    return;
  values = make_values ();
  g_ptr_array_add (values, tend_setting_value_new (TEND_SETTING_DISCREET,
                                                   gtk_switch_get_active (self->discreet) ? "1" : "0"));
  write_settings (self, values, _("Changed what reminders say"));
}

static void
on_sound_selected_cb (TendReminderPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->sound_row);
  GPtrArray *values;

  if (self->is_updating || selected >= G_N_ELEMENTS (sounds))
    return;
  values = make_values ();
  g_ptr_array_add (values, tend_setting_value_new (TEND_SETTING_SOUND, sounds[selected].name));
  write_settings (self, values, _("Changed the sound of reminders"));
}

static void
show_background (TendReminderPreferences *self,
                 gboolean                 is_enabled)
{
  self->is_updating = TRUE;
  gtk_switch_set_active (self->background_switch, is_enabled);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), TRUE);
  self->is_updating = FALSE;
}

static void
on_background_told_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (TendReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_enabled;

  /* In a sandbox nobody says: what was asked for last counts. */
  if (!tend_background_get_enabled_finish (TEND_BACKGROUND (source), result, &is_enabled, &error))
    is_enabled = g_settings_get_boolean (self->settings, "remind-when-closed");
  show_background (self, is_enabled);
}

static void
on_background_changed_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (TendReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_wanted = gtk_switch_get_active (self->background_switch);

  if (tend_background_set_enabled_finish (TEND_BACKGROUND (source), result, &error))
    {
      g_settings_set_boolean (self->settings, "remind-when-closed", is_wanted);
      g_settings_set_boolean (self->settings, "remind-when-closed-asked", TRUE);
      show_background (self, is_wanted);
      return;
    }
  tell (self, error->message);
  show_background (self, !is_wanted);
}

static void
on_background_switched_cb (TendReminderPreferences *self)
{
  if (self->is_updating)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), FALSE);
  tend_background_set_enabled_async (self->background, gtk_switch_get_active (self->background_switch), NULL,
                                     on_background_changed_cb, g_object_ref (self));
}

static void
on_paused_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TendReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tend_reminder_client_finish (TEND_REMINDER_CLIENT (source), result, &error))
    tell (self, error->message);
}

static void
on_pause_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  TendReminderPreferences *self = user_data;
  TendClock *clock = tend_store_get_clock (self->store);
  gint64 now = tend_clock_get_now (clock);
  const char *until = g_variant_get_string (parameter, NULL);
  gint64 instant = 0;

  if (g_str_equal (until, "hour"))
    instant = tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_HOUR, tend_clock_get_zone (clock),
                                               tend_store_get_today (self->store), now);
  else if (g_str_equal (until, "morning"))
    instant = tend_reminder_rules_get_snoozed (TEND_REMINDER_SNOOZE_MORNING, tend_clock_get_zone (clock),
                                               tend_store_get_today (self->store), now);
  else if (g_str_equal (until, "week"))
    instant = now + 7 * 24 * 60 * 60;
  tend_reminder_client_pause_async (self->client, instant, on_paused_cb, g_object_ref (self));
}

static void
on_choose_pause_activated_cb (GSimpleAction *action,
                              GVariant      *parameter,
                              gpointer       user_data)
{
  TendReminderPreferences *self = user_data;

  if (tend_drafts_find (self->dialogs, PAUSE_DIALOG) == NULL)
    tend_drafts_keep (self->dialogs, PAUSE_DIALOG, GTK_WINDOW (tend_pause_dialog_new (self->store, self->client)));
  tend_drafts_present (self->dialogs, PAUSE_DIALOG, GTK_WIDGET (self));
}

static void
on_test_sent_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendReminderPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      tend_reminder_client_send_test_finish (TEND_REMINDER_CLIENT (source), result, &error);

  adw_action_row_set_subtitle (self->test_row, words ? words : error->message);
  gtk_widget_set_sensitive (self->test_button, TRUE);
}

static void
on_test_clicked_cb (TendReminderPreferences *self)
{
  gtk_widget_set_sensitive (self->test_button, FALSE);
  tend_reminder_client_send_test_async (self->client, on_test_sent_cb, g_object_ref (self));
}

static void
tend_reminder_preferences_dispose (GObject *object)
{
  TendReminderPreferences *self = TEND_REMINDER_PREFERENCES (object);

  if (self->dialogs)
    tend_drafts_close (self->dialogs);
  g_clear_object (&self->dialogs);
  g_clear_object (&self->client);
  g_clear_object (&self->background);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_reminder_preferences_parent_class)->dispose (object);
}

static void
tend_reminder_preferences_class_init (TendReminderPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_reminder_preferences_dispose;

  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/tend_app/Tend/ui/shell/tend-reminder-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, background_switch);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, pause_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, pause_button);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, quiet_switch);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, quiet_start);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, quiet_end);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, discreet);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, sound_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, test_row);
  gtk_widget_class_bind_template_child (widget_class, TendReminderPreferences, test_button);
  gtk_widget_class_bind_template_callback (widget_class, on_background_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_quiet_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_quiet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discreet_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sound_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_test_clicked_cb);
}

static void
tend_reminder_preferences_init (TendReminderPreferences *self)
{
  static const GActionEntry actions[] = {
    { "pause", on_pause_activated_cb, "s" },
    { "choose-pause", on_choose_pause_activated_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->is_updating = TRUE;
  self->dialogs = tend_drafts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_time_entry_set_title (self->quiet_start, _("Quiet hours from"));
  tend_time_entry_set_title (self->quiet_end, _("Quiet hours until"));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reminders", G_ACTION_GROUP (group));
  self->is_updating = FALSE;
}

/**
 * tend_reminder_preferences_show:
 * @self: the page
 * @store: the life whose preferences they are
 * @settings: those of the application on this machine
 *
 * To be called once.
 */
void
tend_reminder_preferences_show (TendReminderPreferences *self,
                                TendStore               *store,
                                GSettings               *settings)
{
  g_return_if_fail (TEND_IS_REMINDER_PREFERENCES (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->background = tend_background_new (TEND_REMINDER_BUS_NAME, TEND_REMINDERS_PROGRAM);
  self->client = tend_reminder_client_new ();
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "notify::paused-until", G_CALLBACK (update_pause), self, G_CONNECT_SWAPPED);
  update_rows (self);
  update_pause (self);
  tend_background_get_enabled_async (self->background, NULL, on_background_told_cb, g_object_ref (self));
}
