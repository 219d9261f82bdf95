#include "features/mindfulness/tend-session-view.h"

#include "features/mindfulness/tend-breath-figure.h"

#include <glib/gi18n.h>

struct _TendSessionView
{
  AdwBin parent_instance;

  gboolean is_on;   /* from the beginning until it is finished, pauses too */
  gboolean filled;  /* this one filled the screen */
  guint cookie;     /* keeps the screen awake, 0 where it does not */

  TendBreathFigure *figure;
  GtkButton *pause_button;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSessionView, tend_session_view, ADW_TYPE_BIN)

static GtkWindow *
get_window (TendSessionView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
update (TendSessionView *self)
{
  gboolean is_running = tend_breath_figure_is_running (self->figure);
  GtkWindow *window = get_window (self);
  GtkApplication *application = window ? gtk_window_get_application (window) : NULL;

  gtk_button_set_label (self->pause_button, is_running ? _("Pause") : _("Go On"));
  if (application == NULL)
    return;
  if (is_running && self->cookie == 0)
    self->cookie = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_IDLE,
                                            _("A mindfulness session is going on"));
  else if (!is_running && self->cookie)
    {
      gtk_application_uninhibit (application, self->cookie);
      self->cookie = 0;
    }
}

static void
begin (TendSessionView *self)
{
  self->is_on = TRUE;
  tend_breath_figure_run (self->figure);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->figure));
}

static void
finish (TendSessionView *self,
        gboolean         is_complete)
{
  GtkWindow *window = get_window (self);

  self->is_on = FALSE;
  update (self);
  if (self->filled && window)
    gtk_window_unfullscreen (window);
  self->filled = FALSE;
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, tend_breath_figure_get_seconds (self->figure), is_complete);
}

static void
on_figure_ended_cb (TendSessionView *self)
{
  finish (self, TRUE);
}

static void
on_figure_paused_cb (TendSessionView *self)
{
  update (self);
}

static void
on_toggle_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);

  if (!self->is_on)
    return;
  if (tend_breath_figure_is_running (self->figure))
    tend_breath_figure_pause (self->figure);
  else
    tend_breath_figure_run (self->figure);
  update (self);
}

static void
on_end_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  tend_session_view_end (TEND_SESSION_VIEW (widget));
}

static void
on_fill_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);
  GtkWindow *window = get_window (self);

  if (window == NULL)
    return;
  self->filled = !gtk_window_is_fullscreen (window);
  if (self->filled)
    gtk_window_fullscreen (window);
  else
    gtk_window_unfullscreen (window);
}

/* Who leaves for another page while it runs comes back to where they were. */
static void
tend_session_view_unmap (GtkWidget *widget)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);

  tend_session_view_pause (self);
  GTK_WIDGET_CLASS (tend_session_view_parent_class)->unmap (widget);
}

static void
tend_session_view_class_init (TendSessionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->unmap = tend_session_view_unmap;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_SESSION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  g_type_ensure (TEND_TYPE_BREATH_FIGURE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, figure);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, pause_button);
  gtk_widget_class_bind_template_callback (widget_class, on_figure_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_figure_paused_cb);
  gtk_widget_class_install_action (widget_class, "session.toggle", NULL, on_toggle_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.end", NULL, on_end_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.fill", NULL, on_fill_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "session.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "session.fill", NULL);
}

static void
tend_session_view_init (TendSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_session_view_breathe:
 * @self: the view, on screen
 * @pattern: the breath
 * @n_rounds: how often
 * @preparation: seconds before the first inhale
 *
 * Begins a session.
 */
void
tend_session_view_breathe (TendSessionView         *self,
                           const TendBreathPattern *pattern,
                           int                      n_rounds,
                           int                      preparation)
{
  tend_breath_figure_set_breath (self->figure, pattern, n_rounds, preparation);
  begin (self);
}

void
tend_session_view_time (TendSessionView *self,
                        const char      *title,
                        int              seconds)
{
  tend_breath_figure_set_timer (self->figure, title, seconds, 0);
  begin (self);
}

gboolean
tend_session_view_is_on (TendSessionView *self)
{
  return self->is_on;
}

void
tend_session_view_pause (TendSessionView *self)
{
  if (!self->is_on || !tend_breath_figure_is_running (self->figure))
    return;
  tend_breath_figure_pause (self->figure);
  update (self);
}

/**
 * tend_session_view_end:
 * @self: the view
 *
 * Ends a session that is going on before its time, which is as good as any other.
 */
void
tend_session_view_end (TendSessionView *self)
{
  if (!self->is_on)
    return;
  if (tend_breath_figure_is_running (self->figure))
    tend_breath_figure_pause (self->figure);
  finish (self, FALSE);
}
