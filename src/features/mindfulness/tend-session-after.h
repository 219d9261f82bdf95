/* After a session: what it was, a line about it for whoever likes, and after Redirect three ways on: into the body,
 * onto paper, or nothing.
 *
 * It keeps nothing: it tells with TendSessionAfter::keep-asked; with ::way-asked, which brings the id of a practice;
 * with ::own-asked that there is to be another way; and with ::done. What was said until then is asked for. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_AFTER (tend_session_after_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionAfter, tend_session_after, TEND, SESSION_AFTER, AdwBin)

void tend_session_after_show (TendSessionAfter *self, int seconds, gboolean is_kept);
void tend_session_after_set_kept (TendSessionAfter *self, gboolean is_kept);
void tend_session_after_set_ways (TendSessionAfter *self, GPtrArray *ways, gboolean writes_first);
void tend_session_after_set_asks_help (TendSessionAfter *self, gboolean asks);
char *tend_session_after_get_line (TendSessionAfter *self);
void tend_session_after_get_feeling (TendSessionAfter *self, TendFeeling *feeling);
gboolean tend_session_after_get_helped (TendSessionAfter *self);
void tend_session_after_accept (TendSessionAfter *self);

char *tend_session_after_describe (int seconds);

G_END_DECLS
