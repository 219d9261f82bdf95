#include "shell/tend-page.h"

#include "shell/tend-toaster.h"

typedef struct
{
  TendStore *store;
  gboolean folded;
} TendPagePrivate;

enum
{
  PROP_STORE = 1,
  PROP_FOLDED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendPage, tend_page, ADW_TYPE_BIN)

static void
on_back_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_page_go_back (TEND_PAGE (widget));
}

static void
on_new_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  tend_page_make_new (TEND_PAGE (widget));
}

static gboolean
on_back_pressed_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  return tend_page_go_back (TEND_PAGE (widget));
}

static void
tend_page_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TendPagePrivate *priv = tend_page_get_instance_private (TEND_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, priv->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_page_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TendPagePrivate *priv = tend_page_get_instance_private (TEND_PAGE (object));

  switch (id)
    {
    case PROP_STORE:
      priv->store = g_value_dup_object (value);
      break;
    case PROP_FOLDED:
      tend_page_set_folded (TEND_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_page_dispose (GObject *object)
{
  TendPagePrivate *priv = tend_page_get_instance_private (TEND_PAGE (object));

  G_OBJECT_CLASS (tend_page_parent_class)->dispose (object);
  g_clear_object (&priv->store);
}

static void
tend_page_class_init (TendPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_page_get_property;
  object_class->set_property = tend_page_set_property;
  object_class->dispose = tend_page_dispose;

  /**
   * TendPage:store:
   *
   * The life that the page shows.
   */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                    G_PARAM_STATIC_STRINGS);
  /**
   * TendPage:folded:
   *
   * Whether the window is too narrow to show the sidebar beside the page.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, "page.back", NULL, on_back_activated_cb);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, on_back_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_back_pressed_cb, NULL);
}

static void
tend_page_init (TendPage *self)
{
}

TendStore *
tend_page_get_store (TendPage *self)
{
  TendPagePrivate *priv = tend_page_get_instance_private (self);

  return priv->store;
}

gboolean
tend_page_get_folded (TendPage *self)
{
  TendPagePrivate *priv = tend_page_get_instance_private (self);

  return priv->folded;
}

void
tend_page_set_folded (TendPage *self,
                      gboolean  folded)
{
  TendPagePrivate *priv = tend_page_get_instance_private (self);

  if (priv->folded == folded)
    return;
  priv->folded = folded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

void
tend_page_make_new (TendPage *self)
{
  if (TEND_PAGE_GET_CLASS (self)->make_new)
    TEND_PAGE_GET_CLASS (self)->make_new (self);
}

/**
 * tend_page_open:
 * @self: a page
 * @kind: a kind of thing
 * @uuid: the thing
 *
 * Returns: whether the page has it, and shows it now
 */
gboolean
tend_page_open (TendPage   *self,
                const char *kind,
                const char *uuid)
{
  return TEND_PAGE_GET_CLASS (self)->open && TEND_PAGE_GET_CLASS (self)->open (self, kind, uuid);
}

/**
 * tend_page_start:
 * @self: a page
 * @kind: a kind of thing
 * @uuid: the thing
 *
 * Begins the thing, or shows it where there is nothing to begin.
 *
 * Returns: whether the page has it
 */
gboolean
tend_page_start (TendPage   *self,
                 const char *kind,
                 const char *uuid)
{
  if (TEND_PAGE_GET_CLASS (self)->start)
    return TEND_PAGE_GET_CLASS (self)->start (self, kind, uuid);
  return tend_page_open (self, kind, uuid);
}

gboolean
tend_page_go_back (TendPage *self)
{
  return TEND_PAGE_GET_CLASS (self)->go_back && TEND_PAGE_GET_CLASS (self)->go_back (self);
}

/**
 * tend_page_tell_error:
 * @widget: a widget in the window, where the error came up
 * @error: what happened, a whole sentence
 *
 * Has the window tell the user, as a toast.
 */
void
tend_page_tell_error (GtkWidget    *widget,
                      const GError *error)
{
  gtk_widget_activate_action (widget, "win.tell", "s", error->message);
}

/**
 * tend_page_offer_undo:
 * @self: a page in the window
 * @sentence: what was done, as plain text
 *
 * For what is not kept in the life, and so not undone by its changesets; what is, the window offers by itself.
 *
 * Returns: (transfer full): the toast that offers it; its ::button-clicked undoes it, and where that can't be done any
 *   more it is dismissed
 */
AdwToast *
tend_page_offer_undo (TendPage   *self,
                      const char *sentence)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast = tend_toaster_make_undo (sentence);

  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
  return toast;
}
