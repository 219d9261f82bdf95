#include "features/mindfulness/tend-breath-figure.h"

#include "features/mindfulness/tend-session-drawing.h"
#include "features/mindfulness/tend-session-pieces.h"

#include <glib/gi18n.h>
#include <math.h>

/* Parts of half the widget's size. */
#define OPEN_RADIUS 0.84
#define CLOSED_SHARE 0.42
/* A ring with an edge goes around the word, also where the breath is out. */
#define CLOSED_RING_SHARE 0.68

/* Less than this, in pixels, is not drawn anew. */
#define STEP 0.5

/* Of a form that does not move: how strong it is with empty lungs, and with full ones. */
#define STILL_EMPTY 0.10
#define STILL_FULL 0.35

/* What is on screen; compared with what should be before anything is drawn. */
typedef struct
{
  double openness;
  double progress;
  int count;
  TendBreathPhase phase;
  gboolean is_preparing;
} Look;

struct _TendBreathFigure
{
  TendSessionFigure parent_instance;

  TendBreathPattern pattern;
  int n_rounds;
  gint64 phase_start; /* of the phase that was seen last */

  Look look;
  TendSessionWords words;
  TendSessionPieces pieces;
};

G_DEFINE_FINAL_TYPE (TendBreathFigure, tend_breath_figure, TEND_TYPE_SESSION_FIGURE)

static const char *
get_phase_word (TendBreathPhase phase)
{
  switch (phase)
    {
    case TEND_BREATH_IN:
      return _("Breathe in");
    case TEND_BREATH_TOP_UP:
      return _("A little more");
    case TEND_BREATH_HOLD:
      return _("Hold");
    case TEND_BREATH_OUT:
      return _("Breathe out");
    case TEND_BREATH_REST:
      return _("Rest");
    case TEND_BREATH_END:
    default:
      return _("Done");
    }
}

static const char *
get_word (TendBreathFigure *self)
{
  return self->look.is_preparing ? _("Settle in") : get_phase_word (self->look.phase);
}

static int
get_count (const TendBreathMoment *moment,
           gint64                  at)
{
  if (at < 0)
    return (int) ((-at + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  return moment->phase == TEND_BREATH_END ? 0 : tend_breath_moment_get_count (moment, at);
}

static gboolean
is_seen (TendBreathFigure *self,
         const Look       *look)
{
  double open = tend_session_figure_get_half_size (TEND_SESSION_FIGURE (self)) * OPEN_RADIUS * (1 - CLOSED_SHARE);

  return look->count != self->look.count || look->phase != self->look.phase ||
         look->is_preparing != self->look.is_preparing ||
         fabs (look->openness - self->look.openness) * open >= STEP ||
         floor (look->progress * TEND_SESSION_N_DOTS) != floor (self->look.progress * TEND_SESSION_N_DOTS);
}

static void
show_look (TendBreathFigure *self,
           const Look       *look)
{
  gboolean says_more = look->phase != self->look.phase || look->is_preparing != self->look.is_preparing;

  if (says_more || look->count != self->look.count)
    tend_session_words_clear (&self->words);
  self->look = *look;
  if (says_more)
    tend_session_figure_tell (TEND_SESSION_FIGURE (self), get_word (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first inhale has the opening bell. */
static void
give_cue (TendBreathFigure       *self,
          const TendBreathMoment *moment,
          gint64                  at)
{
  TendSessionFigure *figure = TEND_SESSION_FIGURE (self);

  if (moment->phase_start == self->phase_start)
    return;
  self->phase_start = moment->phase_start;
  if (moment->phase == TEND_BREATH_IN && moment->round > 0)
    tend_session_figure_give_cue (figure, TEND_BELL_IN, at - moment->phase_start);
  else if (moment->phase == TEND_BREATH_OUT)
    tend_session_figure_give_cue (figure, TEND_BELL_OUT, at - moment->phase_start);
}

/* Where nothing moves, the count is what changes next, or a dot. */
static gint64
get_wait (TendBreathFigure       *self,
          const TendBreathMoment *moment,
          gint64                  at)
{
  gint64 length = tend_session_figure_get_length (TEND_SESSION_FIGURE (self));
  gint64 next_dot = (gint64) ceil ((floor (self->look.progress * TEND_SESSION_N_DOTS) + 1) * (double) length /
                                   TEND_SESSION_N_DOTS);
  gint64 end = at < 0 ? 0 : moment->phase_start + moment->phase_length;
  gint64 next_count = end - (gint64) (self->look.count - 1) * G_USEC_PER_SEC;

  if (at >= 0 && moment->phase != TEND_BREATH_HOLD && moment->phase != TEND_BREATH_REST)
    return 0;
  return MAX (MIN (next_count, at < 0 ? next_count : next_dot) - at, 1);
}

static gint64
tend_breath_figure_show (TendSessionFigure *figure,
                         gint64             at)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (figure);
  TendBreathMoment moment;
  Look look;

  tend_breath_pattern_locate (&self->pattern, self->n_rounds, at, &moment);
  look = (Look){
    .openness = moment.openness,
    .progress = tend_session_figure_get_progress (figure, at),
    .count = get_count (&moment, at),
    .phase = moment.phase,
    .is_preparing = at < 0,
  };
  if (is_seen (self, &look))
    show_look (self, &look);
  give_cue (self, &moment, at);
  return get_wait (self, &moment, at);
}

static void
draw_still (TendBreathFigure  *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            double             half)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0 - half * TEND_SESSION_STILL_RISE;
  GdkRGBA color = tend_color_fade (&palette->accent, (float) (STILL_EMPTY + (STILL_FULL - STILL_EMPTY) *
                                                                               self->look.openness));

  tend_session_drawing_disc (snapshot, &color, x, y, half * 0.75);
  tend_session_drawing_bar (widget, snapshot, palette, half, self->look.progress);
}

static void
tend_breath_figure_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (widget);
  TendSessionFigure *figure = TEND_SESSION_FIGURE (self);
  double half = tend_session_figure_get_half_size (figure);
  double closed = tend_session_drawing_is_contrast_high (widget) ? CLOSED_RING_SHARE : CLOSED_SHARE;
  double radius = half * OPEN_RADIUS * (closed + (1 - closed) * self->look.openness);
  double y = gtk_widget_get_height (widget) / 2.0;
  g_autofree char *count = self->look.count > 0 ? g_strdup_printf ("%d", self->look.count) : g_strdup ("");
  TendPalette palette;

  tend_palette_load (&palette, widget, TEND_SESSION_COLOR);
  if (tend_session_figure_has_motion (figure))
    {
      tend_session_pieces_draw_dots (&self->pieces, widget, snapshot, &palette, half, self->look.progress);
      tend_session_pieces_draw_form (&self->pieces, widget, snapshot, &palette, half, radius);
    }
  else
    {
      draw_still (self, snapshot, &palette, half);
      y -= half * TEND_SESSION_STILL_RISE;
    }
  tend_session_words_draw (&self->words, widget, snapshot, get_word (self), count, &palette.ink, y, half);
}

static void
tend_breath_figure_system_setting_changed (GtkWidget        *widget,
                                           GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (tend_breath_figure_parent_class)->system_setting_changed (widget, setting);
  tend_session_words_clear (&TEND_BREATH_FIGURE (widget)->words);
}

static void
tend_breath_figure_dispose (GObject *object)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (object);

  tend_session_words_clear (&self->words);
  tend_session_pieces_clear (&self->pieces);
  G_OBJECT_CLASS (tend_breath_figure_parent_class)->dispose (object);
}

static void
tend_breath_figure_class_init (TendBreathFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_breath_figure_dispose;
  TEND_SESSION_FIGURE_CLASS (klass)->show = tend_breath_figure_show;
  widget_class->snapshot = tend_breath_figure_snapshot;
  widget_class->system_setting_changed = tend_breath_figure_system_setting_changed;
}

static void
tend_breath_figure_init (TendBreathFigure *self)
{
}

GtkWidget *
tend_breath_figure_new (void)
{
  return g_object_new (TEND_TYPE_BREATH_FIGURE, NULL);
}

/**
 * tend_breath_figure_set_breath:
 * @self: the figure
 * @pattern: the breath
 * @n_rounds: how often
 * @preparation: seconds before the first inhale
 *
 * Stands at the beginning of a session, which tend_session_figure_run() begins.
 */
void
tend_breath_figure_set_breath (TendBreathFigure        *self,
                               const TendBreathPattern *pattern,
                               int                      n_rounds,
                               int                      preparation)
{
  self->pattern = *pattern;
  self->n_rounds = n_rounds;
  self->phase_start = -1;
  self->look.phase = TEND_BREATH_END;
  tend_session_figure_stand (TEND_SESSION_FIGURE (self), tend_breath_pattern_get_length (pattern, n_rounds),
                             preparation);
  tend_session_words_clear (&self->words);
}
