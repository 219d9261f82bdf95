/* The figure that one breathes with: a soft form that opens and rests, the phase in words, progress around it.
 *
 * With animations off it says the phase, fades slowly, and fills a bar. */

#pragma once

#include "features/mindfulness/tend-breath.h"
#include "features/mindfulness/tend-session-figure.h"

G_BEGIN_DECLS

#define TEND_TYPE_BREATH_FIGURE (tend_breath_figure_get_type ())

G_DECLARE_FINAL_TYPE (TendBreathFigure, tend_breath_figure, TEND, BREATH_FIGURE, TendSessionFigure)

GtkWidget *tend_breath_figure_new (void);
void tend_breath_figure_set_breath (TendBreathFigure *self, const TendBreathPattern *pattern, int n_rounds,
                                    int preparation);

G_END_DECLS
