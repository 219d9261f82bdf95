/* A session going on: its figure, and the keys and buttons that one needs then.
 *
 * Space pauses and goes on, F11 fills the screen. The screen is kept awake as long as it runs. It keeps nothing:
 * it tells with TendSessionView::finished how many seconds were done, and whether it came to its end, and with ::cue
 * what would be heard now, a TendBell. */

#pragma once

#include "features/mindfulness/tend-practice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_VIEW (tend_session_view_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionView, tend_session_view, TEND, SESSION_VIEW, AdwBin)

void tend_session_view_begin (TendSessionView *self, const TendPractice *practice, gboolean warns);
gboolean tend_session_view_is_on (TendSessionView *self);
int tend_session_view_get_seconds (TendSessionView *self);
void tend_session_view_pause (TendSessionView *self);
void tend_session_view_end (TendSessionView *self);

G_END_DECLS
