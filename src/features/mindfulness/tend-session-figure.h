/* What one looks at in a session: keeps its time, and shows an instant of it after the other.
 *
 * What is shown comes from the time alone, so that a frame that comes late stretches nothing. As long as nothing
 * moves it asks for no frames, and paused it does not wake up at all. What a session looks like is in its
 * subclasses: TendBreathFigure, TendGuideFigure, TendTimerFigure. TendSessionView shows one of them.
 *
 * It tells with TendSessionFigure::ended that it came to its end, with ::paused that it stopped by itself, because
 * the machine slept, and with ::cue, which brings a TendBell, what would be heard now. */

#pragma once

#include "features/mindfulness/tend-bell.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An end that nobody set: it goes on until its user ends it. */
#define TEND_SESSION_OPEN_END G_MAXINT64

#define TEND_TYPE_SESSION_FIGURE (tend_session_figure_get_type ())

G_DECLARE_DERIVABLE_TYPE (TendSessionFigure, tend_session_figure, TEND, SESSION_FIGURE, GtkWidget)

/**
 * TendSessionFigureClass:
 * @show: shows where the session is, microseconds after it began, less than 0 in the time to prepare. Returns for how
 *   long nothing changes, microseconds; 0 while something moves.
 * @rest: it was paused: what is on screen stays there and is to be read well
 */
struct _TendSessionFigureClass
{
  GtkWidgetClass parent_class;

  gint64 (*show) (TendSessionFigure *self, gint64 at);
  void (*rest) (TendSessionFigure *self);
};

gboolean tend_session_figure_is_running (TendSessionFigure *self);
void tend_session_figure_run (TendSessionFigure *self);
void tend_session_figure_pause (TendSessionFigure *self);
int tend_session_figure_get_seconds (TendSessionFigure *self);
void tend_session_figure_set_goes_on (TendSessionFigure *self, gboolean goes_on);
gboolean tend_session_figure_get_goes_on (TendSessionFigure *self);

/* For subclasses. */
void tend_session_figure_stand (TendSessionFigure *self, gint64 length, int preparation);
gint64 tend_session_figure_get_length (TendSessionFigure *self);
double tend_session_figure_get_progress (TendSessionFigure *self, gint64 at);
void tend_session_figure_tell (TendSessionFigure *self, const char *words);
void tend_session_figure_give_cue (TendSessionFigure *self, TendBell bell, gint64 late);
gboolean tend_session_figure_has_motion (TendSessionFigure *self);
double tend_session_figure_get_half_size (TendSessionFigure *self);

/* For tests: shows an instant as it would be seen then. */
void tend_session_figure_show_at (TendSessionFigure *self, gint64 at);

G_END_DECLS
