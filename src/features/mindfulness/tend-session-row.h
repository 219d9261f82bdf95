/* A session in the history: what it was, how one felt before and after, and what was written of it. */

#pragma once

#include "features/mindfulness/tend-session-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_ROW (tend_session_row_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionRow, tend_session_row, TEND, SESSION_ROW, AdwActionRow)

GtkWidget *tend_session_row_new (TendStore *store, TendSessionItem *item);
const TendSession *tend_session_row_get_session (TendSessionRow *self);

G_END_DECLS
