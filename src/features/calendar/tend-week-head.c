#include "features/calendar/tend-week-head.h"

#include <glib/gi18n.h>

struct _TendWeekHead
{
  GtkWidget parent_instance;

  GtkWidget *labels[TEND_WEEK_DAYS];
  int gutter;
};

enum
{
  PROP_GUTTER = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendWeekHead, tend_week_head, GTK_TYPE_WIDGET)

static void
tend_week_head_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  TendWeekHead *self = TEND_WEEK_HEAD (widget);

  for (int i = 0; i < TEND_WEEK_DAYS; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (self->labels[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *minimum * TEND_WEEK_DAYS + self->gutter;
      *natural = *natural * TEND_WEEK_DAYS + self->gutter;
    }
}

static void
tend_week_head_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TendWeekHead *self = TEND_WEEK_HEAD (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < TEND_WEEK_DAYS; i++)
    {
      double left, size;

      tend_week_layout_get_columns (width, self->gutter, is_rtl, i, i + 1, &left, &size);
      gtk_widget_size_allocate (self->labels[i], &(GtkAllocation) { (int) left, 0, (int) size, height }, -1);
    }
}

static void
tend_week_head_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GUTTER:
      g_value_set_int (value, TEND_WEEK_HEAD (object)->gutter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_week_head_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_GUTTER:
      TEND_WEEK_HEAD (object)->gutter = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_week_head_dispose (GObject *object)
{
  TendWeekHead *self = TEND_WEEK_HEAD (object);

  for (int i = 0; i < TEND_WEEK_DAYS; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (tend_week_head_parent_class)->dispose (object);
}

static void
tend_week_head_class_init (TendWeekHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_week_head_get_property;
  object_class->set_property = tend_week_head_set_property;
  object_class->dispose = tend_week_head_dispose;
  widget_class->measure = tend_week_head_measure;
  widget_class->size_allocate = tend_week_head_size_allocate;

  /**
   * TendWeekHead:gutter:
   *
   * The room before the first day, in pixels.
   */
  properties[PROP_GUTTER] =
      g_param_spec_int ("gutter", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "weekhead");
}

static void
tend_week_head_init (TendWeekHead *self)
{
  for (int i = 0; i < TEND_WEEK_DAYS; i++)
    {
      self->labels[i] = gtk_label_new (NULL);
      gtk_label_set_ellipsize (GTK_LABEL (self->labels[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->labels[i], "heading");
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
}

/**
 * tend_week_head_set_week:
 * @self: the names
 * @first: the first day
 * @today: the day it is, which stands out
 */
void
tend_week_head_set_week (TendWeekHead *self,
                         TendDay       first,
                         TendDay       today)
{
  for (int i = 0; i < TEND_WEEK_DAYS; i++)
    {
      /* Translators: a day above its hours, like "Mon 23"; see g_date_time_format() */
      g_autofree char *text = tend_day_format (first + i, _("%a %-d"));

      gtk_label_set_label (GTK_LABEL (self->labels[i]), text);
      if (first + i == today)
        gtk_widget_add_css_class (self->labels[i], "accent");
      else
        gtk_widget_remove_css_class (self->labels[i], "accent");
    }
}
