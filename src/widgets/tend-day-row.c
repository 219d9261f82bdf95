#include "widgets/tend-day-row.h"

#include <glib/gi18n.h>

struct _TendDayRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkCalendar *calendar;
  GtkWidget *none_button;

  TendDay day;
  TendDay today;
  gboolean optional;
  char *none_label;
};

enum
{
  PROP_DAY = 1,
  PROP_OPTIONAL,
  PROP_NONE_LABEL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendDayRow, tend_day_row, ADW_TYPE_ACTION_ROW)

static void
update (TendDayRow *self)
{
  g_autofree char *words = NULL;

  if (self->day == TEND_DAY_NONE)
    words = g_strdup (self->none_label ? self->none_label : _("No day"));
  else
    words = tend_day_describe (self->day, self->today);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_set_visible (self->none_button, self->optional);
}

/* Of several in a window, each says whose day it is. */
static void
on_title_changed_cb (TendDayRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
on_popover_shown_cb (TendDayRow *self)
{
  TendDay day = self->day != TEND_DAY_NONE ? self->day : self->today;
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  if (day == TEND_DAY_NONE)
    return;
  tend_day_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
}

static TendDay
get_selected (TendDayRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return tend_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                            g_date_time_get_day_of_month (date));
}

static void
on_choose_clicked_cb (TendDayRow *self)
{
  tend_day_row_set_day (self, get_selected (self));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_none_clicked_cb (TendDayRow *self)
{
  tend_day_row_set_day (self, TEND_DAY_NONE);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
tend_day_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TendDayRow *self = TEND_DAY_ROW (object);

  switch (id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    case PROP_NONE_LABEL:
      g_value_set_string (value, self->none_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_day_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TendDayRow *self = TEND_DAY_ROW (object);

  switch (id)
    {
    case PROP_DAY:
      tend_day_row_set_day (self, g_value_get_int (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      update (self);
      break;
    case PROP_NONE_LABEL:
      g_free (self->none_label);
      self->none_label = g_value_dup_string (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_day_row_finalize (GObject *object)
{
  g_free (TEND_DAY_ROW (object)->none_label);

  G_OBJECT_CLASS (tend_day_row_parent_class)->finalize (object);
}

static void
tend_day_row_class_init (TendDayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_day_row_get_property;
  object_class->set_property = tend_day_row_set_property;
  object_class->finalize = tend_day_row_finalize;

  /**
   * TendDayRow:day:
   *
   * The #TendDay chosen, or %TEND_DAY_NONE.
   */
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, TEND_DAY_NONE,
                                           flags | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * TendDayRow:optional:
   *
   * Whether there may be no day.
   */
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE, flags);
  /**
   * TendDayRow:none-label: (nullable)
   *
   * What the row shows where there is no day.
   */
  properties[PROP_NONE_LABEL] = g_param_spec_string ("none-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendDayRow, button);
  gtk_widget_class_bind_template_child (widget_class, TendDayRow, popover);
  gtk_widget_class_bind_template_child (widget_class, TendDayRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, TendDayRow, none_button);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_none_clicked_cb);
}

static void
tend_day_row_init (TendDayRow *self)
{
  self->day = TEND_DAY_NONE;
  self->today = TEND_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_changed_cb), NULL);
  update (self);
}

TendDay
tend_day_row_get_day (TendDayRow *self)
{
  g_return_val_if_fail (TEND_IS_DAY_ROW (self), TEND_DAY_NONE);

  return self->day;
}

void
tend_day_row_set_day (TendDayRow *self,
                      TendDay     day)
{
  g_return_if_fail (TEND_IS_DAY_ROW (self));

  if (self->day == day)
    return;
  self->day = day;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * tend_day_row_set_today:
 * @self: a row
 * @today: the day it is: days near it are called by name, and the calendar opens there
 */
void
tend_day_row_set_today (TendDayRow *self,
                        TendDay     today)
{
  g_return_if_fail (TEND_IS_DAY_ROW (self));

  self->today = today;
  update (self);
}
