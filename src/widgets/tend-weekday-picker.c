#include "widgets/tend-weekday-picker.h"

struct _TendWeekdayPicker
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkToggleButton *buttons[7]; /* in the order of the week */
  GDateWeekday first_weekday;
  TendWeekdays weekdays;
  gboolean is_updating; /* the buttons are being set, not by the user */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekdayPicker, tend_weekday_picker, GTK_TYPE_WIDGET)

static GDateWeekday
get_nth_weekday (TendWeekdayPicker *self,
                 int                n)
{
  return (GDateWeekday) ((self->first_weekday - G_DATE_MONDAY + n) % 7 + G_DATE_MONDAY);
}

static void
update (TendWeekdayPicker *self)
{
  self->is_updating = TRUE;
  for (int i = 0; i < 7; i++)
    {
      GDateWeekday weekday = get_nth_weekday (self, i);
      GtkWidget *button = GTK_WIDGET (self->buttons[i]);

      gtk_button_set_label (GTK_BUTTON (button), tend_weekday_get_short_name (weekday));
      gtk_widget_set_tooltip_text (button, tend_weekday_get_name (weekday));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tend_weekday_get_name (weekday), -1);
      gtk_toggle_button_set_active (self->buttons[i], (self->weekdays & TEND_WEEKDAYS_OF (weekday)) != 0);
    }
  self->is_updating = FALSE;
}

static void
on_button_toggled_cb (TendWeekdayPicker *self)
{
  TendWeekdays weekdays = 0;

  if (self->is_updating)
    return;
  for (int i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      weekdays |= TEND_WEEKDAYS_OF (get_nth_weekday (self, i));
  self->weekdays = weekdays;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static gboolean
tend_weekday_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_WEEKDAY_PICKER (widget)->buttons[0]));
}

static void
tend_weekday_picker_dispose (GObject *object)
{
  g_clear_pointer (&TEND_WEEKDAY_PICKER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_weekday_picker_parent_class)->dispose (object);
}

static void
tend_weekday_picker_class_init (TendWeekdayPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_weekday_picker_dispose;
  widget_class->grab_focus = tend_weekday_picker_grab_focus;

  /**
   * TendWeekdayPicker::chosen:
   * @self: the picker
   *
   * The user chose a weekday, or chose against one.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "weekdays");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_weekday_picker_init (TendWeekdayPicker *self)
{
  self->first_weekday = G_DATE_MONDAY;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label ("");

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_button_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->box), button);
    }
  update (self);
}

GtkWidget *
tend_weekday_picker_new (void)
{
  return g_object_new (TEND_TYPE_WEEKDAY_PICKER, NULL);
}

/**
 * tend_weekday_picker_set_first_weekday:
 * @self: a picker
 * @first_weekday: the weekday that weeks begin with
 */
void
tend_weekday_picker_set_first_weekday (TendWeekdayPicker *self,
                                       GDateWeekday       first_weekday)
{
  g_return_if_fail (TEND_IS_WEEKDAY_PICKER (self));
  g_return_if_fail (g_date_valid_weekday (first_weekday));

  if (self->first_weekday == first_weekday)
    return;
  self->first_weekday = first_weekday;
  update (self);
}

TendWeekdays
tend_weekday_picker_get_weekdays (TendWeekdayPicker *self)
{
  g_return_val_if_fail (TEND_IS_WEEKDAY_PICKER (self), 0);

  return self->weekdays;
}

/**
 * tend_weekday_picker_set_weekdays:
 * @self: a picker
 * @weekdays: those to be chosen
 *
 * ::chosen is not emitted.
 */
void
tend_weekday_picker_set_weekdays (TendWeekdayPicker *self,
                                  TendWeekdays       weekdays)
{
  g_return_if_fail (TEND_IS_WEEKDAY_PICKER (self));

  self->weekdays = weekdays;
  update (self);
}
