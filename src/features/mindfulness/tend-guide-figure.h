/* The figure of a guided session: one line of text after the other comes and goes softly, with progress around it.
 *
 * The line that is on is also its name, so that a screen reader says it. With animations off the lines change
 * without fading. */

#pragma once

#include "features/mindfulness/tend-script.h"
#include "features/mindfulness/tend-session-figure.h"

G_BEGIN_DECLS

#define TEND_TYPE_GUIDE_FIGURE (tend_guide_figure_get_type ())

G_DECLARE_FINAL_TYPE (TendGuideFigure, tend_guide_figure, TEND, GUIDE_FIGURE, TendSessionFigure)

GtkWidget *tend_guide_figure_new (void);
void tend_guide_figure_set_script (TendGuideFigure *self, TendScript *script, int minutes, int preparation);

/* For tests: how high the line is as it was drawn last, pixels. */
int tend_guide_figure_get_text_height (TendGuideFigure *self);

G_END_DECLS
