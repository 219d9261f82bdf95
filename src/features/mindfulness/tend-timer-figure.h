/* The figure of a time that passes: what it is for, how much of it is left, and progress around it.
 *
 * It gives the cue for a bell in the middle every so many minutes. One without an end counts upwards. */

#pragma once

#include "features/mindfulness/tend-session-figure.h"

G_BEGIN_DECLS

#define TEND_TYPE_TIMER_FIGURE (tend_timer_figure_get_type ())

G_DECLARE_FINAL_TYPE (TendTimerFigure, tend_timer_figure, TEND, TIMER_FIGURE, TendSessionFigure)

GtkWidget *tend_timer_figure_new (void);
void tend_timer_figure_set_timer (TendTimerFigure *self, const char *title, int seconds, int interval,
                                  int preparation);

G_END_DECLS
