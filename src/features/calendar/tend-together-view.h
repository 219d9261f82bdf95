/* Ideas of something light to do together, with the user's own among them. What is picked is told; all else about them
 * is kept here. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_TOGETHER_VIEW (tend_together_view_get_type ())

G_DECLARE_FINAL_TYPE (TendTogetherView, tend_together_view, TEND, TOGETHER_VIEW, AdwBin)

void tend_together_view_set_store (TendTogetherView *self, TendStore *store);
void tend_together_view_begin_idea (TendTogetherView *self);

G_END_DECLS
