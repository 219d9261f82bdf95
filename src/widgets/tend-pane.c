#include "widgets/tend-pane.h"

struct _TendPane
{
  GtkWidget parent_instance;

  GtkWidget *header_bar;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *window_title;
  GtkWidget *content;

  gboolean folded;
  gboolean can_go_back;
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_FOLDED,
  PROP_CAN_GO_BACK,
  PROP_CONTENT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];
static GtkBuildableIface *parent_buildable;

static void tend_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TendPane, tend_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tend_pane_buildable_init))

/* One way back at a time: out of what was opened first, then to the sidebar. */
static void
update_buttons (TendPane *self)
{
  gtk_widget_set_visible (self->back_button, self->can_go_back);
  gtk_widget_set_visible (self->sidebar_button, self->folded && !self->can_go_back);
}

static void
tend_pane_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  TendPane *self = TEND_PANE (buildable);

  /* The header bar of the template itself comes this way too. */
  if (self->header_bar == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (self->header_bar), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    tend_pane_pack_end (self, GTK_WIDGET (child));
  else if (type == NULL && GTK_IS_WIDGET (child))
    tend_pane_set_content (self, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
tend_pane_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TendPane *self = TEND_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, tend_pane_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, tend_pane_get_subtitle (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, self->can_go_back);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_pane_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TendPane *self = TEND_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      tend_pane_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      tend_pane_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_FOLDED:
      tend_pane_set_folded (self, g_value_get_boolean (value));
      break;
    case PROP_CAN_GO_BACK:
      tend_pane_set_can_go_back (self, g_value_get_boolean (value));
      break;
    case PROP_CONTENT:
      tend_pane_set_content (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_pane_dispose (GObject *object)
{
  TendPane *self = TEND_PANE (object);

  g_clear_pointer (&self->header_bar, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_pane_parent_class)->dispose (object);
}

static void
tend_pane_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tend_pane_add_child;
}

static void
tend_pane_class_init (TendPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_pane_get_property;
  object_class->set_property = tend_pane_set_property;
  object_class->dispose = tend_pane_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  /**
   * TendPane:folded:
   *
   * Whether the sidebar is folded away, so that a button must lead to it.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  /**
   * TendPane:can-go-back:
   *
   * Whether the page can go back from here, so that a button must.
   */
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, TendPane, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, TendPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, TendPane, window_title);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
tend_pane_init (TendPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

const char *
tend_pane_get_title (TendPane *self)
{
  return adw_window_title_get_title (ADW_WINDOW_TITLE (self->window_title));
}

void
tend_pane_set_title (TendPane   *self,
                     const char *title)
{
  if (g_strcmp0 (tend_pane_get_title (self), title ? title : "") == 0)
    return;
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->window_title), title ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
tend_pane_get_subtitle (TendPane *self)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (self->window_title));
}

void
tend_pane_set_subtitle (TendPane   *self,
                        const char *subtitle)
{
  if (g_strcmp0 (tend_pane_get_subtitle (self), subtitle ? subtitle : "") == 0)
    return;
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), subtitle ? subtitle : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

gboolean
tend_pane_get_folded (TendPane *self)
{
  return self->folded;
}

void
tend_pane_set_folded (TendPane *self,
                      gboolean  folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  update_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
tend_pane_get_can_go_back (TendPane *self)
{
  return self->can_go_back;
}

void
tend_pane_set_can_go_back (TendPane *self,
                           gboolean  can_go_back)
{
  if (self->can_go_back == can_go_back)
    return;
  self->can_go_back = can_go_back;
  update_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

GtkWidget *
tend_pane_get_content (TendPane *self)
{
  return self->content;
}

void
tend_pane_set_content (TendPane  *self,
                       GtkWidget *content)
{
  if (self->content == content)
    return;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->content = content;
  if (content)
    {
      gtk_widget_set_parent (content, GTK_WIDGET (self));
      gtk_widget_set_vexpand (content, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * tend_pane_pack_end:
 * @self: a pane
 * @child: a button for the end of its header bar, as a child of the type “end” in a template
 */
void
tend_pane_pack_end (TendPane  *self,
                    GtkWidget *child)
{
  g_return_if_fail (TEND_IS_PANE (self));

  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header_bar), child);
}
