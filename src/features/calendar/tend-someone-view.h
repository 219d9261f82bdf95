/* The page on seeing somebody this week: suggestions for who asks for them, the ways on to ideas and to looking back, and
 * what the week should have. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SOMEONE_VIEW (tend_someone_view_get_type ())

G_DECLARE_FINAL_TYPE (TendSomeoneView, tend_someone_view, TEND, SOMEONE_VIEW, AdwBin)

void tend_someone_view_set_store (TendSomeoneView *self, TendStore *store);

G_END_DECLS
