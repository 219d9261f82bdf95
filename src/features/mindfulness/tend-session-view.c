#include "features/mindfulness/tend-session-view.h"

#include "features/mindfulness/tend-breath-figure.h"
#include "features/mindfulness/tend-guide-figure.h"
#include "features/mindfulness/tend-timer-figure.h"

#include <glib/gi18n.h>

struct _TendSessionView
{
  AdwBin parent_instance;

  gboolean is_on;   /* from the beginning until it is finished, pauses too */
  gboolean filled;  /* this one filled the screen */
  guint cookie;     /* keeps the screen awake, 0 where it does not */

  TendSessionFigure *figure; /* (nullable): the one of the three that is shown; until a session began, none */

  GtkStack *figures;
  TendBreathFigure *breath;
  TendGuideFigure *guide;
  TendTimerFigure *timer;
  GtkWidget *dizziness;
  GtkButton *pause_button;
};

enum
{
  SIGNAL_CUE,
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
  gboolean is_running = tend_session_figure_is_running (self->figure);
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
fill_screen (TendSessionView *self,
             gboolean         fills)
{
  self->filled = fills;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.fill-screen", "b", fills);
}

static void
finish (TendSessionView *self,
        gboolean         is_complete)
{
  self->is_on = FALSE;
  update (self);
  if (self->filled)
    fill_screen (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, tend_session_figure_get_seconds (self->figure), is_complete);
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
on_figure_cue_cb (TendSessionView *self,
                  int              bell)
{
  g_signal_emit (self, signals[SIGNAL_CUE], 0, bell);
}

static void
on_toggle_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);

  if (!self->is_on)
    return;
  if (tend_session_figure_is_running (self->figure))
    tend_session_figure_pause (self->figure);
  else
    tend_session_figure_run (self->figure);
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

  if (window)
    fill_screen (self, !gtk_window_is_fullscreen (window));
}

/* What has the keys says the phases: also where it began before the window was there, which gives them to a button. */
static void
tend_session_view_map (GtkWidget *widget)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);

  GTK_WIDGET_CLASS (tend_session_view_parent_class)->map (widget);
  if (self->is_on)
    gtk_widget_grab_focus (GTK_WIDGET (self->figure));
}

/* Who leaves for another page while it runs comes back to where they were; but a walk goes on. */
static void
tend_session_view_unmap (GtkWidget *widget)
{
  TendSessionView *self = TEND_SESSION_VIEW (widget);

  if (self->is_on && !tend_session_figure_get_goes_on (self->figure))
    tend_session_view_pause (self);
  GTK_WIDGET_CLASS (tend_session_view_parent_class)->unmap (widget);
}

static void
tend_session_view_class_init (TendSessionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = tend_session_view_map;
  widget_class->unmap = tend_session_view_unmap;

  signals[SIGNAL_CUE] = g_signal_new ("cue", TEND_TYPE_SESSION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_SESSION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  g_type_ensure (TEND_TYPE_BREATH_FIGURE);
  g_type_ensure (TEND_TYPE_GUIDE_FIGURE);
  g_type_ensure (TEND_TYPE_TIMER_FIGURE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, figures);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, breath);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, guide);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, timer);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, dizziness);
  gtk_widget_class_bind_template_child (widget_class, TendSessionView, pause_button);
  gtk_widget_class_bind_template_callback (widget_class, on_figure_ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_figure_paused_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_figure_cue_cb);
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

static TendSessionFigure *
prepare_figure (TendSessionView    *self,
                const TendPractice *practice)
{
  const TendPracticeOptions *options = &practice->options;

  switch (practice->kind)
    {
    case TEND_PRACTICE_BREATH:
      tend_breath_figure_set_breath (self->breath, &practice->pattern, options->rounds, options->preparation);
      return TEND_SESSION_FIGURE (self->breath);
    case TEND_PRACTICE_GUIDED:
      tend_guide_figure_set_script (self->guide, practice->script, options->minutes, options->preparation);
      return TEND_SESSION_FIGURE (self->guide);
    case TEND_PRACTICE_QUIET:
    case TEND_PRACTICE_MOVE:
    default:
      tend_timer_figure_set_timer (self->timer, practice->title, options->minutes * 60, options->interval * 60,
                                   options->preparation);
      tend_session_figure_set_goes_on (TEND_SESSION_FIGURE (self->timer), practice->kind == TEND_PRACTICE_MOVE);
      return TEND_SESSION_FIGURE (self->timer);
    }
}

/**
 * tend_session_view_begin:
 * @self: the view, on screen
 * @practice: what is to be done, and how
 * @warns: whether what to do when dizzy is still to be said
 *
 * Begins a session.
 */
void
tend_session_view_begin (TendSessionView    *self,
                         const TendPractice *practice,
                         gboolean            warns)
{
  gtk_widget_set_visible (self->dizziness, warns);
  self->figure = prepare_figure (self, practice);
  gtk_stack_set_visible_child (self->figures, GTK_WIDGET (self->figure));
  self->is_on = TRUE;
  tend_session_figure_run (self->figure);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->figure));
}

gboolean
tend_session_view_is_on (TendSessionView *self)
{
  return self->is_on;
}

/* Returns: how long the session that is on has gone on, without pauses and without the time to prepare */
int
tend_session_view_get_seconds (TendSessionView *self)
{
  return tend_session_figure_get_seconds (self->figure);
}

void
tend_session_view_pause (TendSessionView *self)
{
  if (!self->is_on || !tend_session_figure_is_running (self->figure))
    return;
  tend_session_figure_pause (self->figure);
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
  if (tend_session_figure_is_running (self->figure))
    tend_session_figure_pause (self->figure);
  finish (self, FALSE);
}
