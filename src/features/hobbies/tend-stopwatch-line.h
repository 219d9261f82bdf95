/* The stopwatch that goes on, as a card: what for, how long so far, pause and finish. On Today it is there for
 * whichever hobby it is, on the page of one for that one only; it hides where there is none.
 *
 * It wakes once a second while it is seen and runs, and never otherwise. */

#pragma once

#include "features/hobbies/tend-hobby.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_STOPWATCH_LINE (tend_stopwatch_line_get_type ())

G_DECLARE_FINAL_TYPE (TendStopwatchLine, tend_stopwatch_line, TEND, STOPWATCH_LINE, GtkWidget)

GtkWidget *tend_stopwatch_line_new (TendStore *store);
void tend_stopwatch_line_set_hobby_id (TendStopwatchLine *self, gint64 hobby_id);
gboolean tend_stopwatch_line_get_is_ticking (TendStopwatchLine *self);

G_END_DECLS
