/* A line of Today: a tick, what it is, and how it stands. */

#pragma once

#include "features/today/tend-today-item.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_TODAY_ROW (tend_today_row_get_type ())

G_DECLARE_FINAL_TYPE (TendTodayRow, tend_today_row, TEND, TODAY_ROW, GtkListBoxRow)

GtkWidget *tend_today_row_new (TendStore *store, TendTodayItem *item);
TendTodayItem *tend_today_row_get_item (TendTodayRow *self);

G_END_DECLS
