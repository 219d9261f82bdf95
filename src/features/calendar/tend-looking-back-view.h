/* Looking back on a year of weeks: in which of them there was somebody, and whom and what the time went to. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_LOOKING_BACK_VIEW (tend_looking_back_view_get_type ())

G_DECLARE_FINAL_TYPE (TendLookingBackView, tend_looking_back_view, TEND, LOOKING_BACK_VIEW, AdwBin)

void tend_looking_back_view_set_store (TendLookingBackView *self, TendStore *store);

G_END_DECLS
