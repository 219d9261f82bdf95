#include "features/mindfulness/tend-timer-figure.h"

#include "base/tend-minute.h"
#include "features/mindfulness/tend-session-drawing.h"

#include <glib/gi18n.h>
#include <math.h>

#define SECOND ((gint64) G_USEC_PER_SEC)

struct _TendTimerFigure
{
  TendSessionFigure parent_instance;

  char *title;
  gint64 interval;    /* microseconds between bells, 0 for none */
  gint64 n_intervals; /* how many were over when it was looked at last */

  /* What is on screen. */
  int count; /* seconds left, or passed where there is no end */
  int n_dots;
  gboolean is_preparing;
  gboolean is_over;
  TendSessionWords words;
};

G_DEFINE_FINAL_TYPE (TendTimerFigure, tend_timer_figure, TEND_TYPE_SESSION_FIGURE)

static gboolean
has_end (TendTimerFigure *self)
{
  return tend_session_figure_get_length (TEND_SESSION_FIGURE (self)) != TEND_SESSION_OPEN_END;
}

/* Rounded up, as one counts down. */
static int
count_down (gint64 left)
{
  return (int) ((MAX (left, 0) + SECOND - 1) / SECOND);
}

static int
get_count (TendTimerFigure *self,
           gint64           at)
{
  if (at < 0)
    return count_down (-at);
  if (!has_end (self))
    return (int) (at / SECOND);
  return count_down (tend_session_figure_get_length (TEND_SESSION_FIGURE (self)) - at);
}

/* The last one is the end, which has a bell of its own. */
static void
give_cue (TendTimerFigure *self,
          gint64           at)
{
  gint64 n_intervals = self->interval > 0 && at > 0 ? at / self->interval : 0;

  if (n_intervals > self->n_intervals && at < tend_session_figure_get_length (TEND_SESSION_FIGURE (self)))
    tend_session_figure_give_cue (TEND_SESSION_FIGURE (self), TEND_BELL_INTERVAL, at % self->interval);
  self->n_intervals = n_intervals;
}

static gint64
get_wait (TendTimerFigure *self,
          gint64           at)
{
  gint64 length = tend_session_figure_get_length (TEND_SESSION_FIGURE (self));
  gint64 wait = SECOND;

  if (at < 0)
    wait = -at - (gint64) (self->count - 1) * SECOND;
  else if (has_end (self))
    wait = length - at - (gint64) (self->count - 1) * SECOND;
  else
    wait = (gint64) (self->count + 1) * SECOND - at;
  if (self->interval > 0 && at >= 0)
    wait = MIN (wait, self->interval - at % self->interval);
  return MAX (wait, 1);
}

static const char *
get_word (TendTimerFigure *self)
{
  if (self->is_preparing)
    return _("Settle in");
  return self->is_over ? _("Done") : self->title;
}

static gint64
tend_timer_figure_show (TendSessionFigure *figure,
                        gint64             at)
{
  TendTimerFigure *self = TEND_TIMER_FIGURE (figure);
  int count = get_count (self, at);
  int n_dots = (int) floor (tend_session_figure_get_progress (figure, at) * TEND_SESSION_N_DOTS);
  gboolean is_preparing = at < 0;
  gboolean is_over = at >= tend_session_figure_get_length (figure);

  if (count != self->count || n_dots != self->n_dots || is_preparing != self->is_preparing ||
      is_over != self->is_over)
    {
      gboolean says_more = is_preparing != self->is_preparing || is_over != self->is_over;

      self->count = count;
      self->n_dots = n_dots;
      self->is_preparing = is_preparing;
      self->is_over = is_over;
      tend_session_words_clear (&self->words);
      if (says_more)
        tend_session_figure_tell (figure, get_word (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  give_cue (self, at);
  return get_wait (self, at);
}

static char *
format_count (TendTimerFigure *self)
{
  if (self->is_over)
    return g_strdup ("");
  if (self->is_preparing)
    return g_strdup_printf ("%d", self->count);
  return tend_minute_format_timer (self->count);
}

static void
tend_timer_figure_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TendTimerFigure *self = TEND_TIMER_FIGURE (widget);
  TendSessionFigure *figure = TEND_SESSION_FIGURE (self);
  double half = tend_session_figure_get_half_size (figure);
  double y = gtk_widget_get_height (widget) / 2.0;
  double progress = (double) self->n_dots / TEND_SESSION_N_DOTS;
  g_autofree char *count = format_count (self);
  gboolean has_motion = tend_session_figure_has_motion (figure);
  TendPalette palette;

  tend_palette_load (&palette, widget, TEND_SESSION_COLOR);
  tend_session_drawing_rest (widget, snapshot, &palette, half, progress, 0.5f, has_motion);
  if (!has_motion)
    y -= half * TEND_SESSION_STILL_RISE;
  tend_session_words_draw (&self->words, widget, snapshot, get_word (self), count, &palette.ink, y, half);
}

static void
tend_timer_figure_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (tend_timer_figure_parent_class)->system_setting_changed (widget, setting);
  tend_session_words_clear (&TEND_TIMER_FIGURE (widget)->words);
}

static void
tend_timer_figure_dispose (GObject *object)
{
  tend_session_words_clear (&TEND_TIMER_FIGURE (object)->words);
  G_OBJECT_CLASS (tend_timer_figure_parent_class)->dispose (object);
}

static void
tend_timer_figure_finalize (GObject *object)
{
  g_free (TEND_TIMER_FIGURE (object)->title);
  G_OBJECT_CLASS (tend_timer_figure_parent_class)->finalize (object);
}

static void
tend_timer_figure_class_init (TendTimerFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_timer_figure_dispose;
  object_class->finalize = tend_timer_figure_finalize;
  TEND_SESSION_FIGURE_CLASS (klass)->show = tend_timer_figure_show;
  widget_class->snapshot = tend_timer_figure_snapshot;
  widget_class->system_setting_changed = tend_timer_figure_system_setting_changed;
}

static void
tend_timer_figure_init (TendTimerFigure *self)
{
}

GtkWidget *
tend_timer_figure_new (void)
{
  return g_object_new (TEND_TYPE_TIMER_FIGURE, NULL);
}

/**
 * tend_timer_figure_set_timer:
 * @self: the figure
 * @title: what the time is for
 * @seconds: how long it is, 0 for no end
 * @interval: seconds between the bells on the way, 0 for none
 * @preparation: seconds before it
 *
 * Stands at the beginning, which tend_session_figure_run() begins.
 */
void
tend_timer_figure_set_timer (TendTimerFigure *self,
                             const char      *title,
                             int              seconds,
                             int              interval,
                             int              preparation)
{
  g_free (self->title);
  self->title = g_strdup (title);
  self->interval = interval * SECOND;
  self->n_intervals = 0;
  self->count = -1;
  self->is_over = TRUE;
  tend_session_figure_stand (TEND_SESSION_FIGURE (self), seconds > 0 ? seconds * SECOND : TEND_SESSION_OPEN_END,
                             preparation);
}
