#include "features/calendar/tend-calendars-dialog.h"

#include "features/calendar/tend-calendar-row.h"

#include <glib/gi18n.h>

struct _TendCalendarsDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  GPtrArray *rows;  /* of TendCalendarRow, one for each calendar */

  GtkListBox *list;
  GtkWidget *none;
  GtkLabel *trouble;
};

G_DEFINE_FINAL_TYPE (TendCalendarsDialog, tend_calendars_dialog, ADW_TYPE_WINDOW)

static void
tell (TendCalendarsDialog *self,
      const char          *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

/* A row that is being changed stays the one it is. */
static gboolean
has_rows_of (TendCalendarsDialog *self,
             GPtrArray           *calendars)
{
  if (self->rows->len != calendars->len)
    return FALSE;
  for (guint i = 0; i < calendars->len; i++)
    if (tend_calendar_row_get_id (g_ptr_array_index (self->rows, i)) !=
        ((const TendCalendar *) g_ptr_array_index (calendars, i))->id)
      return FALSE;
  return TRUE;
}

static void
make_rows (TendCalendarsDialog *self,
           GPtrArray           *calendars)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < calendars->len; i++)
    {
      GtkWidget *row = tend_calendar_row_new (self->store, g_ptr_array_index (calendars, i));

      g_signal_connect_object (row, "trouble", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
fill (TendCalendarsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calendars = tend_calendar_read_all (tend_store_get_reader (self->store), &error);

  if (calendars == NULL)
    {
      tell (self, error->message);
      return;
    }
  if (!has_rows_of (self, calendars))
    make_rows (self, calendars);
  else
    for (guint i = 0; i < calendars->len; i++)
      tend_calendar_row_set_calendar (g_ptr_array_index (self->rows, i), g_ptr_array_index (calendars, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), calendars->len > 0);
  gtk_widget_set_visible (self->none, calendars->len == 0);
}

/* Which file is asked for over the window that this one lies upon. */
static void
on_import_clicked_cb (TendCalendarsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.import", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_store_changed_cb (TendCalendarsDialog *self,
                     TendChanges         *changes)
{
  if (tend_changes_concern (changes, "calendar"))
    fill (self);
}

static void
tend_calendars_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_CALENDARS_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_calendars_dialog_parent_class)->dispose (object);
}

static void
tend_calendars_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_CALENDARS_DIALOG (object)->rows);

  G_OBJECT_CLASS (tend_calendars_dialog_parent_class)->finalize (object);
}

static void
tend_calendars_dialog_class_init (TendCalendarsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_calendars_dialog_dispose;
  object_class->finalize = tend_calendars_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-calendars-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendCalendarsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarsDialog, none);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarsDialog, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_import_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_calendars_dialog_init (TendCalendarsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_calendars_dialog_new:
 * @store: the life
 *
 * Returns: (transfer full): the dialog; what is done in it is kept at once
 */
GtkWidget *
tend_calendars_dialog_new (TendStore *store)
{
  TendCalendarsDialog *self = g_object_new (TEND_TYPE_CALENDARS_DIALOG, NULL);

  self->store = g_object_ref (store);
  fill (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
