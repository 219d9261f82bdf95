#include "widgets/tend-aside.h"

#define SPACING 12

struct _TendAside
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *aside;
  int breakpoint;
};

enum
{
  PROP_BREAKPOINT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void tend_aside_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendAside, tend_aside, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tend_aside_buildable_init))

/* How much of @width goes to what stands beside, 0 if there is no room for it. */
static int
get_aside_width (TendAside *self,
                 int        width)
{
  int natural;

  if (self->aside == NULL || !gtk_widget_get_visible (self->aside) || width < self->breakpoint)
    return 0;
  gtk_widget_measure (self->aside, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
set_part (TendAside  *self,
          GtkWidget **part,
          GtkWidget  *widget)
{
  if (*part == widget)
    return;
  g_clear_pointer (part, gtk_widget_unparent);
  *part = widget;
  if (widget)
    gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static GtkSizeRequestMode
tend_aside_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tend_aside_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  TendAside *self = TEND_ASIDE (widget);
  gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;
  int aside_width = is_height && for_size >= 0 ? get_aside_width (self, for_size) : 0;
  int aside_minimum = 0;
  int aside_natural = 0;

  *minimum = *natural = 0;
  if (self->child)
    gtk_widget_measure (self->child, orientation,
                        aside_width > 0 ? for_size - aside_width - SPACING : for_size, minimum, natural, NULL,
                        NULL);
  if (self->aside == NULL || !gtk_widget_get_visible (self->aside))
    return;

  if (!is_height)
    {
      gtk_widget_measure (self->aside, orientation, -1, NULL, &aside_natural, NULL, NULL);
      *natural = MAX (*natural + SPACING + aside_natural, self->breakpoint);
    }
  else if (aside_width > 0 || for_size < 0)
    {
      gtk_widget_measure (self->aside, orientation, -1, &aside_minimum, &aside_natural, NULL, NULL);
      *minimum = MAX (*minimum, aside_minimum);
      *natural = MAX (*natural, aside_natural);
    }
}

static void
tend_aside_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  TendAside *self = TEND_ASIDE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int aside_width = get_aside_width (self, width);
  int child_width = aside_width > 0 ? width - aside_width - SPACING : width;

  if (self->aside)
    gtk_widget_set_child_visible (self->aside, aside_width > 0);
  if (aside_width > 0)
    gtk_widget_size_allocate (self->aside,
                              &(GtkAllocation){ mirrored ? 0 : width - aside_width, 0, aside_width, height },
                              -1);
  if (self->child)
    gtk_widget_size_allocate (self->child,
                              &(GtkAllocation){ mirrored ? width - child_width : 0, 0, child_width, height },
                              -1);
}

static void
tend_aside_add_child (GtkBuildable *buildable,
                      GtkBuilder   *builder,
                      GObject      *child,
                      const char   *type)
{
  TendAside *self = TEND_ASIDE (buildable);

  if (GTK_IS_WIDGET (child) && g_strcmp0 (type, "aside") == 0)
    tend_aside_set_aside (self, GTK_WIDGET (child));
  else if (GTK_IS_WIDGET (child) && type == NULL)
    tend_aside_set_child (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
tend_aside_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  if (id == PROP_BREAKPOINT)
    g_value_set_int (value, TEND_ASIDE (object)->breakpoint);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_aside_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  if (id == PROP_BREAKPOINT)
    tend_aside_set_breakpoint (TEND_ASIDE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_aside_dispose (GObject *object)
{
  TendAside *self = TEND_ASIDE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->aside, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_aside_parent_class)->dispose (object);
}

static void
tend_aside_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tend_aside_add_child;
}

static void
tend_aside_class_init (TendAsideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_aside_get_property;
  object_class->set_property = tend_aside_set_property;
  object_class->dispose = tend_aside_dispose;
  widget_class->get_request_mode = tend_aside_get_request_mode;
  widget_class->measure = tend_aside_measure;
  widget_class->size_allocate = tend_aside_size_allocate;

  /**
   * TendAside:breakpoint:
   *
   * The width, in pixels, from which on there is room for what stands beside.
   */
  properties[PROP_BREAKPOINT] = g_param_spec_int ("breakpoint", NULL, NULL, 0, G_MAXINT, 0,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_aside_init (TendAside *self)
{
}

int
tend_aside_get_breakpoint (TendAside *self)
{
  g_return_val_if_fail (TEND_IS_ASIDE (self), 0);

  return self->breakpoint;
}

void
tend_aside_set_breakpoint (TendAside *self,
                           int        breakpoint)
{
  g_return_if_fail (TEND_IS_ASIDE (self));

  if (self->breakpoint == breakpoint)
    return;
  self->breakpoint = breakpoint;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BREAKPOINT]);
}

void
tend_aside_set_child (TendAside *self,
                      GtkWidget *child)
{
  g_return_if_fail (TEND_IS_ASIDE (self));

  set_part (self, &self->child, child);
}

/**
 * tend_aside_set_aside:
 * @self: a place
 * @aside: (nullable): what stands beside where there is room
 */
void
tend_aside_set_aside (TendAside *self,
                      GtkWidget *aside)
{
  g_return_if_fail (TEND_IS_ASIDE (self));

  set_part (self, &self->aside, aside);
}
