#include "features/calendar/tend-someone-group.h"

#include "features/calendar/tend-someone-store.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

/* What can be chosen here; a life may hold more. */
#define WISH_SHOWN_MAX 7

/* A nudge that is new comes on a Sunday evening, for the week to come. */
#define NUDGE_MINUTE (18 * 60)

struct _TendSomeoneGroup
{
  AdwPreferencesGroup parent_instance;

  TendStore *store;
  gboolean is_updating; /* the rows are being set to what is kept, not by the user */
  GDateWeekday first_weekday;

  GtkSpinButton *wish;
  AdwComboRow *weekday_row;
  GtkWidget *time_row;
  TendTimeEntry *time;
};

G_DEFINE_FINAL_TYPE (TendSomeoneGroup, tend_someone_group, ADW_TYPE_PREFERENCES_GROUP)

/* The place of a weekday in the list, in which never comes first. */
static guint
get_place (TendSomeoneGroup *self,
           GDateWeekday      weekday)
{
  return weekday == G_DATE_BAD_WEEKDAY ? 0 : 1 + ((guint) weekday - (guint) self->first_weekday + 7) % 7;
}

static GDateWeekday
get_weekday (TendSomeoneGroup *self,
             guint             place)
{
  return place == 0 ? G_DATE_BAD_WEEKDAY
                    : (GDateWeekday) (((guint) self->first_weekday - G_DATE_MONDAY + place - 1) % 7 + G_DATE_MONDAY);
}

static void
fill_weekdays (TendSomeoneGroup *self)
{
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (self->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (first_weekday == self->first_weekday)
    return;
  self->first_weekday = first_weekday;
  gtk_string_list_append (names, _("Never"));
  for (guint place = 1; place <= 7; place++)
    gtk_string_list_append (names, tend_weekday_get_name (get_weekday (self, place)));
  adw_combo_row_set_model (self->weekday_row, G_LIST_MODEL (names));
}

static void
update (TendSomeoneGroup *self)
{
  TendDb *reader = tend_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  GDateWeekday weekday;
  int wish, minute;

  if (!tend_someone_read_wish (reader, &wish, &error) ||
      !tend_someone_read_nudge (reader, &weekday, &minute, &error))
    {
      g_warning ("The wish for the week could not be read: %s", error->message);
      return;
    }
  self->is_updating = TRUE;
  fill_weekdays (self);
  gtk_spin_button_set_range (self->wish, 0, MAX (wish, WISH_SHOWN_MAX));
  gtk_spin_button_set_value (self->wish, wish);
  adw_combo_row_set_selected (self->weekday_row, get_place (self, weekday));
  gtk_widget_set_visible (self->time_row, weekday != G_DATE_BAD_WEEKDAY);
  tend_time_entry_set_minute (self->time, minute == TEND_MINUTE_NONE ? NUDGE_MINUTE : minute);
  self->is_updating = FALSE;
}

static void
on_store_changed_cb (TendSomeoneGroup *self,
                     TendChanges      *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE || tend_changes_concern (changes, "week_wish") ||
      tend_changes_concern (changes, "reminder") || tend_changes_concern (changes, "setting"))
    update (self);
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendSomeoneGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_someone_store_finish (TEND_STORE (store), result, &error))
    return;
  tend_page_tell_error (GTK_WIDGET (self), error);
  update (self);
}

static void
on_wish_changed_cb (TendSomeoneGroup *self)
{
  if (!self->is_updating)
    tend_someone_store_set_wish_async (self->store, gtk_spin_button_get_value_as_int (self->wish), on_written_cb,
                                       g_object_ref (self));
}

static void
write_nudge (TendSomeoneGroup *self)
{
  GDateWeekday weekday = get_weekday (self, adw_combo_row_get_selected (self->weekday_row));

  if (!self->is_updating)
    tend_someone_store_set_nudge_async (self->store, weekday, tend_time_entry_get_minute (self->time), on_written_cb,
                                        g_object_ref (self));
}

static void
tend_someone_group_dispose (GObject *object)
{
  g_clear_object (&TEND_SOMEONE_GROUP (object)->store);

  G_OBJECT_CLASS (tend_someone_group_parent_class)->dispose (object);
}

static void
tend_someone_group_class_init (TendSomeoneGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_someone_group_dispose;

  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-someone-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneGroup, wish);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneGroup, weekday_row);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneGroup, time_row);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneGroup, time);
  gtk_widget_class_bind_template_callback (widget_class, on_wish_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_nudge);
}

static void
tend_someone_group_init (TendSomeoneGroup *self)
{
  self->first_weekday = G_DATE_BAD_WEEKDAY;
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_time_entry_set_title (self->time, _("Time"));
}

/**
 * tend_someone_group_set_store:
 * @self: the group
 * @store: the life, set once
 */
void
tend_someone_group_set_store (TendSomeoneGroup *self,
                              TendStore        *store)
{
  g_return_if_fail (TEND_IS_SOMEONE_GROUP (self) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
