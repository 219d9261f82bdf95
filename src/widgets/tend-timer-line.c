#include "widgets/tend-timer-line.h"

#include "base/tend-minute.h"

/* A little after the full second, so that it is never the one before. */
#define AFTER_SECOND_MS 5

struct _TendTimerLine
{
  GtkWidget parent_instance;

  TendTimerLineFunc func; /* NULL until it is told */
  gpointer user_data;
  gboolean is_running;
  guint tick_source;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (TendTimerLine, tend_timer_line, GTK_TYPE_WIDGET)

static void update (TendTimerLine *self);

static gboolean
on_second_cb (gpointer user_data)
{
  TendTimerLine *self = user_data;

  self->tick_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A window that is minimized is mapped all the same. */
static gboolean
is_seen (TendTimerLine *self)
{
  GtkNative *native = gtk_widget_get_mapped (GTK_WIDGET (self)) ? gtk_widget_get_native (GTK_WIDGET (self)) : NULL;
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface && (!GDK_IS_TOPLEVEL (surface) ||
                     !(gdk_toplevel_get_state (GDK_TOPLEVEL (surface)) & GDK_TOPLEVEL_STATE_MINIMIZED));
}

/* Shows how long it is, and comes back at its next full second if anybody can see it go on. */
static void
update (TendTimerLine *self)
{
  g_autofree char *text = NULL;
  gint64 elapsed;

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->func == NULL)
    return;
  elapsed = MAX (self->func (self->user_data), 0);
  text = tend_minute_format_timer (elapsed / 1000);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  if (self->is_running && is_seen (self))
    self->tick_source = g_timeout_add ((guint) (1000 - elapsed % 1000) + AFTER_SECOND_MS, on_second_cb, self);
}

static void
tend_timer_line_map (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (tend_timer_line_parent_class)->map (widget);
  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  if (GDK_IS_TOPLEVEL (surface))
    g_signal_connect_object (surface, "notify::state", G_CALLBACK (update), widget, G_CONNECT_SWAPPED);
  update (TEND_TIMER_LINE (widget));
}

static void
tend_timer_line_unmap (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  if (surface)
    g_signal_handlers_disconnect_by_func (surface, update, widget);
  g_clear_handle_id (&TEND_TIMER_LINE (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (tend_timer_line_parent_class)->unmap (widget);
}

static void
tend_timer_line_dispose (GObject *object)
{
  TendTimerLine *self = TEND_TIMER_LINE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  self->func = NULL;
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_timer_line_parent_class)->dispose (object);
}

static void
tend_timer_line_class_init (TendTimerLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_timer_line_dispose;
  widget_class->map = tend_timer_line_map;
  widget_class->unmap = tend_timer_line_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_timer_line_init (TendTimerLine *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_TIMER, "xalign", 1.0f, NULL);
  gtk_widget_add_css_class (self->label, "title-1");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * tend_timer_line_set_func:
 * @self: a line
 * @func: (nullable): knows how long it has been, %NULL where nothing passes
 * @user_data: for @func, which is asked for as long as there is one
 */
void
tend_timer_line_set_func (TendTimerLine     *self,
                          TendTimerLineFunc  func,
                          gpointer           user_data)
{
  g_return_if_fail (TEND_IS_TIMER_LINE (self));

  self->func = func;
  self->user_data = user_data;
  update (self);
}

/**
 * tend_timer_line_show:
 * @self: a line
 * @is_running: whether it goes on by itself
 *
 * Asks how long it has been, and shows that.
 */
void
tend_timer_line_show (TendTimerLine *self,
                      gboolean       is_running)
{
  g_return_if_fail (TEND_IS_TIMER_LINE (self));

  self->is_running = is_running;
  update (self);
}

/**
 * tend_timer_line_get_is_ticking:
 * @self: a line
 *
 * Returns: whether it will wake by itself
 */
gboolean
tend_timer_line_get_is_ticking (TendTimerLine *self)
{
  g_return_val_if_fail (TEND_IS_TIMER_LINE (self), FALSE);

  return self->tick_source != 0;
}
