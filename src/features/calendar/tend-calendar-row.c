#include "features/calendar/tend-calendar-row.h"

#include "features/calendar/tend-plan-store.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-disc.h"

#include <glib/gi18n.h>

struct _TendCalendarRow
{
  AdwExpanderRow parent_instance;

  TendStore *store;
  TendCalendar *calendar;
  gboolean is_updating; /* while the widgets take over what is kept, and nothing is to be written */

  TendDisc *disc;
  GtkEditable *name_row;
  TendColorChooser *color;
  GtkWidget *remove_button;
};

enum
{
  SIGNAL_TROUBLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendCalendarRow, tend_calendar_row, ADW_TYPE_EXPANDER_ROW)

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendCalendarRow) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_plan_store_finish (TEND_STORE (store), result, &error);
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, error ? error->message : NULL);
}

static void
change (TendCalendarRow *self,
        const char      *name,
        const char      *color)
{
  g_autoptr (TendCalendar) calendar = tend_calendar_copy (self->calendar);

  g_free (calendar->name);
  g_free (calendar->color);
  calendar->name = g_strstrip (g_strdup (name));
  calendar->color = g_strdup (color ? color : "");
  tend_plan_store_update_calendar_async (self->store, calendar, on_verb_done_cb, g_object_ref (self));
}

static void
on_name_applied_cb (TendCalendarRow *self)
{
  change (self, gtk_editable_get_text (self->name_row), self->calendar->color);
}

static void
on_color_changed_cb (TendCalendarRow *self)
{
  if (!self->is_updating)
    change (self, self->calendar->name, tend_color_chooser_get_color_name (self->color));
}

/* The toast of the window offers to take it back. */
static void
on_remove_clicked_cb (TendCalendarRow *self)
{
  tend_plan_store_delete_calendar_async (self->store, self->calendar, on_verb_done_cb, g_object_ref (self));
}

static void
tend_calendar_row_dispose (GObject *object)
{
  g_clear_object (&TEND_CALENDAR_ROW (object)->store);

  G_OBJECT_CLASS (tend_calendar_row_parent_class)->dispose (object);
}

static void
tend_calendar_row_finalize (GObject *object)
{
  g_clear_pointer (&TEND_CALENDAR_ROW (object)->calendar, tend_calendar_free);

  G_OBJECT_CLASS (tend_calendar_row_parent_class)->finalize (object);
}

static void
tend_calendar_row_class_init (TendCalendarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_calendar_row_dispose;
  object_class->finalize = tend_calendar_row_finalize;

  /**
   * TendCalendarRow::trouble:
   * @self: the row
   * @sentence: (nullable): why something could not be changed; %NULL if it could
   */
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TEND_TYPE_COLOR_CHOOSER);
  g_type_ensure (TEND_TYPE_DISC);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-calendar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendCalendarRow, disc);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarRow, color);
  gtk_widget_class_bind_template_child (widget_class, TendCalendarRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_color_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
tend_calendar_row_init (TendCalendarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_calendar_row_new:
 * @store: the life
 * @calendar: an imported calendar
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
tend_calendar_row_new (TendStore          *store,
                       const TendCalendar *calendar)
{
  TendCalendarRow *self = g_object_new (TEND_TYPE_CALENDAR_ROW, NULL);

  self->store = g_object_ref (store);
  tend_calendar_row_set_calendar (self, calendar);
  return GTK_WIDGET (self);
}

gint64
tend_calendar_row_get_id (TendCalendarRow *self)
{
  return self->calendar->id;
}

/**
 * tend_calendar_row_set_calendar:
 * @self: the row
 * @calendar: the calendar as it is now
 */
void
tend_calendar_row_set_calendar (TendCalendarRow    *self,
                                const TendCalendar *calendar)
{
  TendCalendar *copy = tend_calendar_copy (calendar);
  g_autofree char *title = g_markup_escape_text (calendar->name, -1);
  /* Translators: %s is the name of a calendar */
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), calendar->name);
  /* A name that is being typed stays. */
  gboolean is_renamed = self->calendar == NULL || !g_str_equal (self->calendar->name, calendar->name);

  g_clear_pointer (&self->calendar, tend_calendar_free);
  self->calendar = copy;
  self->is_updating = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (is_renamed)
    gtk_editable_set_text (self->name_row, calendar->name);
  tend_color_chooser_set_color_name (self->color, calendar->color);
  tend_disc_set (self->disc, TEND_DISC_STATE_DONE, 1, calendar->color);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  self->is_updating = FALSE;
}
