/* After a session: what it was, a line about it for whoever likes, and after Redirect three ways on.
 *
 * It keeps nothing: it tells with TendSessionAfter::keep-asked, ::way-asked (one of tend_session_ways) and ::done,
 * which brings the line, "" where there is none. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_AFTER (tend_session_after_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionAfter, tend_session_after, TEND, SESSION_AFTER, AdwBin)

void tend_session_after_show (TendSessionAfter *self, int seconds, gboolean is_kept);
void tend_session_after_set_ways (TendSessionAfter *self, GPtrArray *ways);
void tend_session_after_accept (TendSessionAfter *self);

G_END_DECLS
