/* Saving plans as a calendar file from a window: asks where, writes it off the main thread, and explains where that
 * could not be. The page does so for all plans, the window of a plan for that one. */

#pragma once

#include "exchange/tend-export-ical.h"
#include "features/calendar/tend-plan-rules.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_plan_file_save_async (TendStore *store, GtkWindow *parent, TendExportIcalScope scope,
                                const TendPlanOccurrence *at, GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_plan_file_save_finish (TendStore *store, GAsyncResult *result);

G_END_DECLS
