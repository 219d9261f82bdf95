/* The figure that one breathes with: a soft form that opens and rests, the phase in words, progress around it.
 *
 * Without a pattern it is a timer. With animations off it says the phase, fades slowly, and fills a bar. What it
 * shows comes from the frame's time alone. Paused it asks for no frames at all.
 *
 * It tells with TendBreathFigure::ended that the last exhale is finished, and with ::paused that it stopped by
 * itself, because the machine slept. */

#pragma once

#include "features/mindfulness/tend-breath.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_BREATH_FIGURE (tend_breath_figure_get_type ())

G_DECLARE_FINAL_TYPE (TendBreathFigure, tend_breath_figure, TEND, BREATH_FIGURE, GtkWidget)

GtkWidget *tend_breath_figure_new (void);
void tend_breath_figure_set_breath (TendBreathFigure *self, const TendBreathPattern *pattern, int n_rounds,
                                    int preparation);
void tend_breath_figure_set_timer (TendBreathFigure *self, const char *title, int seconds, int preparation);
gboolean tend_breath_figure_is_running (TendBreathFigure *self);
void tend_breath_figure_run (TendBreathFigure *self);
void tend_breath_figure_pause (TendBreathFigure *self);
int tend_breath_figure_get_seconds (TendBreathFigure *self);

/* For tests: shows an instant as it would be seen then. */
void tend_breath_figure_show_at (TendBreathFigure *self, gint64 at);

G_END_DECLS
