/* A time that passes, in words of a stopwatch: "12:34". It wakes at each full second while it runs and somebody can see
 * it, and not at all otherwise: not on another page, nor in a window that is minimized.
 *
 * How long it has been is its owner's to know; it asks for it each time. The stopwatch of hobbies is shown by it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TendTimerLineFunc:
 * @user_data: as it was given
 *
 * Returns: how long it has been, in milliseconds
 */
typedef gint64 (*TendTimerLineFunc) (gpointer user_data);

#define TEND_TYPE_TIMER_LINE (tend_timer_line_get_type ())

G_DECLARE_FINAL_TYPE (TendTimerLine, tend_timer_line, TEND, TIMER_LINE, GtkWidget)

void tend_timer_line_set_func (TendTimerLine *self, TendTimerLineFunc func, gpointer user_data);
void tend_timer_line_show (TendTimerLine *self, gboolean is_running);
gboolean tend_timer_line_get_is_ticking (TendTimerLine *self);

G_END_DECLS
