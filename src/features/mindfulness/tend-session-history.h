/* What was done: a year of days, the minutes of each week, how one felt before and after, and the sessions
 * themselves, to be changed, deleted and written down later. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_HISTORY (tend_session_history_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionHistory, tend_session_history, TEND, SESSION_HISTORY, GtkWidget)

void tend_session_history_set_store (TendSessionHistory *self, TendStore *store);
void tend_session_history_add (TendSessionHistory *self);
gboolean tend_session_history_show_session (TendSessionHistory *self, const char *uuid);

G_END_DECLS
