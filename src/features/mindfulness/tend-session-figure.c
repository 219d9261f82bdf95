#include "features/mindfulness/tend-session-figure.h"

#include "features/mindfulness/tend-session-time.h"

#define SIZE_MIN 200

/* What comes this soon is waited for frame by frame, microseconds. */
#define SOON (40 * G_TIME_SPAN_MILLISECOND)

/* A window that nobody sees may get no frames. Who has closed their eyes still hears what is to be heard. */
#define UNSEEN_WAIT (150 * G_TIME_SPAN_MILLISECOND)

/* A sound that comes later than this says something that is not so any more. */
#define LATE_MAX (250 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  TendSessionTime time;
  gint64 length; /* microseconds, or TEND_SESSION_OPEN_END */
  gboolean has_begun;
  gboolean has_ended;
  gboolean goes_on; /* also unseen, and while the machine sleeps */

  guint tick_id; /* frames, while something moves */
  guint wait_id; /* the next change, or the next look where no frame comes */
} TendSessionFigurePrivate;

enum
{
  SIGNAL_CUE,
  SIGNAL_ENDED,
  SIGNAL_PAUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendSessionFigure, tend_session_figure, GTK_TYPE_WIDGET)

static gboolean on_tick_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data);
static gboolean on_waited_cb (gpointer user_data);

static TendSessionFigurePrivate *
get_private (TendSessionFigure *self)
{
  return tend_session_figure_get_instance_private (self);
}

static gint64
show (TendSessionFigure *self,
      gint64             at)
{
  return TEND_SESSION_FIGURE_GET_CLASS (self)->show (self, at);
}

static void
stop_looking (TendSessionFigure *self)
{
  TendSessionFigurePrivate *priv = get_private (self);

  if (priv->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->tick_id);
  priv->tick_id = 0;
  g_clear_handle_id (&priv->wait_id, g_source_remove);
}

static void
wait_for (TendSessionFigure *self,
          gint64             wait)
{
  get_private (self)->wait_id = g_timeout_add ((guint) ((wait + 999) / 1000), on_waited_cb, self);
}

/* Looks again in so many microseconds, or in the next frame. */
static void
look_again (TendSessionFigure *self,
            gint64             wait)
{
  TendSessionFigurePrivate *priv = get_private (self);

  if (wait > SOON || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      stop_looking (self);
      wait_for (self, MAX (wait, SOON));
      return;
    }
  if (priv->tick_id == 0)
    priv->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  if (priv->wait_id == 0)
    wait_for (self, UNSEEN_WAIT);
}

static void
end (TendSessionFigure *self)
{
  TendSessionFigurePrivate *priv = get_private (self);

  stop_looking (self);
  tend_session_figure_give_cue (self, TEND_BELL_CLOSING, 0);
  priv->time.is_running = FALSE;
  priv->time.elapsed = priv->length;
  priv->has_ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/* @now: microseconds of CLOCK_MONOTONIC */
static void
look (TendSessionFigure *self,
      gint64             now)
{
  TendSessionFigurePrivate *priv = get_private (self);
  gint64 boot = tend_session_time_get_boot ();
  gint64 at = tend_session_time_get (&priv->time, now, boot);
  gint64 wait;

  if (tend_session_time_has_slept (&priv->time, g_get_monotonic_time (), boot))
    {
      tend_session_figure_pause (self);
      g_signal_emit (self, signals[SIGNAL_PAUSED], 0);
      return;
    }
  if (at >= 0 && !priv->has_begun)
    {
      priv->has_begun = TRUE;
      tend_session_figure_give_cue (self, TEND_BELL_OPENING, at);
    }
  wait = show (self, MIN (at, priv->length));
  if (at >= priv->length)
    end (self);
  else
    look_again (self, wait);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *frame_clock,
            gpointer       user_data)
{
  TendSessionFigure *self = TEND_SESSION_FIGURE (widget);

  look (self, gdk_frame_clock_get_frame_time (frame_clock));
  return get_private (self)->tick_id ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
on_waited_cb (gpointer user_data)
{
  TendSessionFigure *self = user_data;

  get_private (self)->wait_id = 0;
  look (self, g_get_monotonic_time ());
  return G_SOURCE_REMOVE;
}

static void
tend_session_figure_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = SIZE_MIN;
  *natural = 2 * SIZE_MIN;
}

static void
tend_session_figure_map (GtkWidget *widget)
{
  TendSessionFigure *self = TEND_SESSION_FIGURE (widget);
  TendSessionFigurePrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (tend_session_figure_parent_class)->map (widget);
  if (!priv->time.is_running)
    return;
  /* Nobody breathed with what nobody saw. */
  if (!priv->goes_on)
    {
      priv->time.monotonic = g_get_monotonic_time ();
      priv->time.boot = tend_session_time_get_boot ();
    }
  stop_looking (self);
  look_again (self, 0);
}

static void
tend_session_figure_unmap (GtkWidget *widget)
{
  TendSessionFigure *self = TEND_SESSION_FIGURE (widget);
  TendSessionFigurePrivate *priv = get_private (self);

  stop_looking (self);
  GTK_WIDGET_CLASS (tend_session_figure_parent_class)->unmap (widget);
  if (priv->goes_on && priv->time.is_running)
    look_again (self, 0);
}

static void
tend_session_figure_dispose (GObject *object)
{
  TendSessionFigure *self = TEND_SESSION_FIGURE (object);

  get_private (self)->time.is_running = FALSE;
  stop_looking (self);
  G_OBJECT_CLASS (tend_session_figure_parent_class)->dispose (object);
}

static void
tend_session_figure_class_init (TendSessionFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_session_figure_dispose;
  widget_class->measure = tend_session_figure_measure;
  widget_class->map = tend_session_figure_map;
  widget_class->unmap = tend_session_figure_unmap;
  gtk_widget_class_set_css_name (widget_class, "sessionfigure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_CUE] = g_signal_new ("cue", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tend_session_figure_init (TendSessionFigure *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

gboolean
tend_session_figure_is_running (TendSessionFigure *self)
{
  return get_private (self)->time.is_running;
}

void
tend_session_figure_run (TendSessionFigure *self)
{
  TendSessionFigurePrivate *priv = get_private (self);

  if (priv->has_ended || priv->time.is_running)
    return;
  tend_session_time_run (&priv->time, g_get_monotonic_time (), tend_session_time_get_boot ());
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || priv->goes_on)
    look_again (self, 0);
}

void
tend_session_figure_pause (TendSessionFigure *self)
{
  TendSessionFigureClass *klass = TEND_SESSION_FIGURE_GET_CLASS (self);

  tend_session_time_pause (&get_private (self)->time, g_get_monotonic_time (), tend_session_time_get_boot ());
  stop_looking (self);
  if (klass->rest)
    klass->rest (self);
}

/**
 * tend_session_figure_get_seconds:
 * @self: the figure
 *
 * Returns: how long the session has gone on until now, without pauses and without the time to prepare
 */
int
tend_session_figure_get_seconds (TendSessionFigure *self)
{
  TendSessionFigurePrivate *priv = get_private (self);
  gint64 at = tend_session_time_get (&priv->time, g_get_monotonic_time (), tend_session_time_get_boot ());

  return (int) (CLAMP (at, 0, priv->length) / G_USEC_PER_SEC);
}

/**
 * tend_session_figure_set_goes_on:
 * @self: the figure
 * @goes_on: whether it goes on while another page is looked at, and while the machine sleeps: a walk does
 *
 * To be called before it runs.
 */
void
tend_session_figure_set_goes_on (TendSessionFigure *self,
                                 gboolean           goes_on)
{
  TendSessionFigurePrivate *priv = get_private (self);

  priv->goes_on = goes_on;
  priv->time.goes_on_asleep = goes_on;
}

gboolean
tend_session_figure_get_goes_on (TendSessionFigure *self)
{
  return get_private (self)->goes_on;
}

/**
 * tend_session_figure_stand:
 * @self: the figure
 * @length: how long the session is, microseconds, or %TEND_SESSION_OPEN_END
 * @preparation: seconds before it
 *
 * Stands at the beginning of a session, which tend_session_figure_run() begins.
 */
void
tend_session_figure_stand (TendSessionFigure *self,
                           gint64             length,
                           int                preparation)
{
  TendSessionFigurePrivate *priv = get_private (self);

  stop_looking (self);
  priv->length = length;
  priv->has_begun = FALSE;
  priv->has_ended = FALSE;
  priv->goes_on = FALSE;
  priv->time = (TendSessionTime){ .elapsed = -(gint64) preparation * G_USEC_PER_SEC };
  show (self, priv->time.elapsed);
}

gint64
tend_session_figure_get_length (TendSessionFigure *self)
{
  return get_private (self)->length;
}

/**
 * tend_session_figure_get_progress:
 * @self: the figure
 * @at: microseconds after the session began
 *
 * Returns: how much of it is done then, 0 to 1; of one without an end, how much of the hour
 */
double
tend_session_figure_get_progress (TendSessionFigure *self,
                                  gint64             at)
{
  static const gint64 hour = 3600 * (gint64) G_USEC_PER_SEC;
  gint64 length = get_private (self)->length;

  if (at <= 0 || length <= 0)
    return 0;
  if (length == TEND_SESSION_OPEN_END)
    return (double) (at % hour) / (double) hour;
  return MIN ((double) at / (double) length, 1);
}

/**
 * tend_session_figure_tell:
 * @self: the figure
 * @words: what is to be done now
 *
 * The name of what has the focus is what a screen reader says when it changes.
 */
void
tend_session_figure_tell (TendSessionFigure *self,
                          const char        *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * tend_session_figure_give_cue:
 * @self: the figure
 * @bell: what would be heard now
 * @late: how long ago it should have been, microseconds
 */
void
tend_session_figure_give_cue (TendSessionFigure *self,
                              TendBell           bell,
                              gint64             late)
{
  if (get_private (self)->time.is_running && late < LATE_MAX)
    g_signal_emit (self, signals[SIGNAL_CUE], 0, bell);
}

/**
 * tend_session_figure_has_motion:
 * @self: the figure
 *
 * Returns: whether things may move; whoever is disturbed by that has switched animations off
 */
gboolean
tend_session_figure_has_motion (TendSessionFigure *self)
{
  gboolean is_on;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &is_on, NULL);
  return is_on;
}

double
tend_session_figure_get_half_size (TendSessionFigure *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))) / 2.0;
}

void
tend_session_figure_show_at (TendSessionFigure *self,
                             gint64             at)
{
  TendSessionFigurePrivate *priv = get_private (self);

  priv->time = (TendSessionTime){ .elapsed = at, .goes_on_asleep = priv->goes_on };
  stop_looking (self);
  show (self, MIN (at, priv->length));
}
