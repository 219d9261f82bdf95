/* The agenda of the day as a list model, in the order of the features.
 *
 * It follows the store and the clock by itself. An item stays the same object while its thing is on the
 * list, so that the row that shows it keeps its focus when it is ticked. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

#define TEND_TYPE_TODAY_LIST (tend_today_list_get_type ())

G_DECLARE_FINAL_TYPE (TendTodayList, tend_today_list, TEND, TODAY_LIST, GObject)

TendTodayList *tend_today_list_new (TendStore *store);
guint tend_today_list_count (TendTodayList *self, guint *n_done);

G_END_DECLS
