#include "widgets/tend-color-chooser.h"

#include "widgets/tend-color-swatch.h"
#include "widgets/tend-color.h"

#include <glib/gi18n.h>

#define ROW_LENGTH_NARROW 5

struct _TendColorChooser
{
  GtkWidget parent_instance;

  const char *color_name; /* static: one of tend_color_get_names() */
  GPtrArray *swatches;    /* borrowed: they are children */
};

enum
{
  PROP_0,
  PROP_COLOR_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TendColorChooser, tend_color_chooser, GTK_TYPE_WIDGET)

static int
get_swatch_size (TendColorChooser *self)
{
  int size = 0;

  gtk_widget_measure (g_ptr_array_index (self->swatches, 0), GTK_ORIENTATION_HORIZONTAL, -1,
                      &size, NULL, NULL, NULL);
  return size;
}

static int
get_row_length (TendColorChooser *self,
                int               width)
{
  int count = (int) self->swatches->len;

  return width < 0 || width >= count * get_swatch_size (self) ? count : ROW_LENGTH_NARROW;
}

static void
on_swatch_toggled_cb (GtkCheckButton   *swatch,
                      TendColorChooser *self)
{
  const char *color_name = tend_color_swatch_get_color_name (TEND_COLOR_SWATCH (swatch));

  if (!gtk_check_button_get_active (swatch) || color_name == self->color_name)
    return;
  self->color_name = color_name;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR_NAME]);
}

static GtkSizeRequestMode
tend_color_chooser_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tend_color_chooser_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  TendColorChooser *self = TEND_COLOR_CHOOSER (widget);
  int size = get_swatch_size (self);
  int count = (int) self->swatches->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = ROW_LENGTH_NARROW * size;
      *natural = count * size;
    }
  else
    {
      int row_length = get_row_length (self, for_size);

      *minimum = *natural = (count + row_length - 1) / row_length * size;
    }
}

static void
tend_color_chooser_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  TendColorChooser *self = TEND_COLOR_CHOOSER (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int row_length = get_row_length (self, width);
  int size = get_swatch_size (self);

  for (guint i = 0; i < self->swatches->len; i++)
    {
      int x = (int) i % row_length * size;
      int y = (int) i / row_length * size;

      gtk_widget_size_allocate (g_ptr_array_index (self->swatches, i),
                                &(GtkAllocation) { mirrored ? width - x - size : x, y, size, size }, -1);
    }
}

static void
tend_color_chooser_dispose (GObject *object)
{
  TendColorChooser *self = TEND_COLOR_CHOOSER (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->swatches, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tend_color_chooser_parent_class)->dispose (object);
}

static void
tend_color_chooser_finalize (GObject *object)
{
  g_clear_pointer (&TEND_COLOR_CHOOSER (object)->swatches, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_color_chooser_parent_class)->finalize (object);
}

static void
tend_color_chooser_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COLOR_NAME:
      g_value_set_string (value, tend_color_chooser_get_color_name (TEND_COLOR_CHOOSER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_color_chooser_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_COLOR_NAME:
      tend_color_chooser_set_color_name (TEND_COLOR_CHOOSER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_color_chooser_class_init (TendColorChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_color_chooser_dispose;
  object_class->finalize = tend_color_chooser_finalize;
  object_class->get_property = tend_color_chooser_get_property;
  object_class->set_property = tend_color_chooser_set_property;

  widget_class->get_request_mode = tend_color_chooser_get_request_mode;
  widget_class->measure = tend_color_chooser_measure;
  widget_class->size_allocate = tend_color_chooser_size_allocate;

  /**
   * TendColorChooser:color-name:
   *
   * The colour chosen: always one of tend_color_get_names().
   */
  properties[PROP_COLOR_NAME] = g_param_spec_string ("color-name", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                     | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "colorchooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_color_chooser_init (TendColorChooser *self)
{
  const char * const *names = tend_color_get_names ();

  self->swatches = g_ptr_array_new ();
  for (gsize i = 0; names[i]; i++)
    {
      GtkWidget *swatch = tend_color_swatch_new (names[i]);

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (swatch), g_ptr_array_index (self->swatches, 0));
      g_ptr_array_add (self->swatches, swatch);
      gtk_widget_set_parent (swatch, GTK_WIDGET (self));
      g_signal_connect (swatch, "toggled", G_CALLBACK (on_swatch_toggled_cb), self);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Colour"), -1);
  gtk_check_button_set_active (g_ptr_array_index (self->swatches, 0), TRUE);
}

/**
 * tend_color_chooser_new:
 *
 * Returns: (transfer full): a chooser with the first colour chosen
 */
GtkWidget *
tend_color_chooser_new (void)
{
  return g_object_new (TEND_TYPE_COLOR_CHOOSER, NULL);
}

const char *
tend_color_chooser_get_color_name (TendColorChooser *self)
{
  g_return_val_if_fail (TEND_IS_COLOR_CHOOSER (self), NULL);

  return self->color_name;
}

/**
 * tend_color_chooser_set_color_name:
 * @self: a chooser
 * @color_name: (nullable): a colour's name; one that is not known leaves the choice as it is
 */
void
tend_color_chooser_set_color_name (TendColorChooser *self,
                                   const char       *color_name)
{
  g_return_if_fail (TEND_IS_COLOR_CHOOSER (self));

  for (guint i = 0; i < self->swatches->len; i++)
    {
      GtkCheckButton *swatch = g_ptr_array_index (self->swatches, i);

      if (g_strcmp0 (tend_color_swatch_get_color_name (TEND_COLOR_SWATCH (swatch)), color_name) == 0)
        gtk_check_button_set_active (swatch, TRUE);
    }
}
