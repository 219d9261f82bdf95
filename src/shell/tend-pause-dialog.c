#include "shell/tend-pause-dialog.h"

#include "reminders/tend-reminder-rules.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

struct _TendPauseDialog
{
  TendFormDialog parent_instance;

  TendStore *store;
  TendReminderClient *client;
  gint64 shown; /* what it proposed at first, in UTC seconds */

  TendDayRow *day_row;
  TendTimeEntry *time;
};

G_DEFINE_FINAL_TYPE (TendPauseDialog, tend_pause_dialog, TEND_TYPE_FORM_DIALOG)

static gint64
get_until (TendPauseDialog *self)
{
  return tend_reminder_rules_get_instant (tend_clock_get_zone (tend_store_get_clock (self->store)),
                                          tend_day_row_get_day (self->day_row),
                                          MAX (tend_time_entry_get_minute (self->time), 0));
}

static void
on_paused_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TendFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_reminder_client_finish (TEND_REMINDER_CLIENT (source), result, &error);
  tend_form_dialog_end (self, 0, error);
}

static gboolean
tend_pause_dialog_is_changed (TendFormDialog *dialog)
{
  TendPauseDialog *self = TEND_PAUSE_DIALOG (dialog);

  return get_until (self) != self->shown;
}

static void
tend_pause_dialog_save (TendFormDialog *dialog)
{
  TendPauseDialog *self = TEND_PAUSE_DIALOG (dialog);

  if (!tend_time_entry_finish (self->time))
    {
      tend_form_dialog_tell (dialog, _("That is no time of the day; 19:30 would be one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }
  if (get_until (self) <= tend_clock_get_now (tend_store_get_clock (self->store)))
    {
      tend_form_dialog_tell (dialog, _("That time has passed; a pause ends at one that is still to come."));
      gtk_widget_child_focus (GTK_WIDGET (self->day_row), GTK_DIR_TAB_FORWARD);
      return;
    }
  tend_form_dialog_begin (dialog);
  tend_reminder_client_pause_async (self->client, get_until (self), on_paused_cb, g_object_ref (self));
}

static void
tend_pause_dialog_dispose (GObject *object)
{
  TendPauseDialog *self = TEND_PAUSE_DIALOG (object);

  g_clear_object (&self->client);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_pause_dialog_parent_class)->dispose (object);
}

static void
tend_pause_dialog_class_init (TendPauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendFormDialogClass *dialog_class = TEND_FORM_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_pause_dialog_dispose;
  dialog_class->is_changed = tend_pause_dialog_is_changed;
  dialog_class->save = tend_pause_dialog_save;

  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-pause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPauseDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TendPauseDialog, time);
}

static void
tend_pause_dialog_init (TendPauseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_form_dialog_set_save_label (TEND_FORM_DIALOG (self), _("_Pause"));
}

/**
 * tend_pause_dialog_new:
 * @store: the life
 * @client: whom it tells
 *
 * It proposes the morning after tomorrow's, for tomorrow's has a place of its own in the menu.
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_pause_dialog_new (TendStore          *store,
                       TendReminderClient *client)
{
  TendPauseDialog *self = g_object_new (TEND_TYPE_PAUSE_DIALOG, NULL);
  TendClock *clock = tend_store_get_clock (store);
  TendDay today = tend_zone_to_wall (tend_clock_get_zone (clock), tend_clock_get_now (clock)).day;

  self->store = g_object_ref (store);
  self->client = g_object_ref (client);
  tend_day_row_set_today (self->day_row, today);
  tend_day_row_set_day (self->day_row, today + 2);
  tend_time_entry_set_minute (self->time, TEND_REMINDER_MORNING);
  self->shown = get_until (self);
  return GTK_WIDGET (self);
}
