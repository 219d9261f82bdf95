/* One line of Today: what some feature's agenda says of a thing, as properties to bind to. */

#pragma once

#include "store/tend-feature.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define TEND_TYPE_TODAY_ITEM (tend_today_item_get_type ())

G_DECLARE_FINAL_TYPE (TendTodayItem, tend_today_item, TEND, TODAY_ITEM, GObject)

TendTodayItem *tend_today_item_new (const TendAgendaItem *agenda_item);
const TendAgendaItem *tend_today_item_get_agenda_item (TendTodayItem *self);
void tend_today_item_set_agenda_item (TendTodayItem *self, const TendAgendaItem *agenda_item);

G_END_DECLS
