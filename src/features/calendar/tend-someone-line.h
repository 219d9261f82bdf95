/* One quiet line over the week: how it stands with somebody in it. It leads to those whom one might see. */

#pragma once

#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_SOMEONE_LINE (tend_someone_line_get_type ())

G_DECLARE_FINAL_TYPE (TendSomeoneLine, tend_someone_line, TEND, SOMEONE_LINE, GtkButton)

void tend_someone_line_set_store (TendSomeoneLine *self, TendStore *store);
void tend_someone_line_set_week (TendSomeoneLine *self, TendDay week);

G_END_DECLS
