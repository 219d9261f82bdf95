/* How one felt before and after, exercise by exercise: a picture where there are sessions enough for one, and how many
 * there are where there are not. */

#pragma once

#include "store/tend-db.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_FEELINGS (tend_session_feelings_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionFeelings, tend_session_feelings, TEND, SESSION_FEELINGS, GtkWidget)

void tend_session_feelings_show (TendSessionFeelings *self, TendDb *db);

G_END_DECLS
