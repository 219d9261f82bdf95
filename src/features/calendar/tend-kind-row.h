/* What kind of plan it is: one of Tend's, or one of the user's, which can be made from here. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_KIND_ROW (tend_kind_row_get_type ())

G_DECLARE_FINAL_TYPE (TendKindRow, tend_kind_row, TEND, KIND_ROW, AdwComboRow)

void tend_kind_row_set_store (TendKindRow *self, TendStore *store);
void tend_kind_row_set_kind (TendKindRow *self, const char *kind);
const char *tend_kind_row_get_kind (TendKindRow *self);

G_END_DECLS
