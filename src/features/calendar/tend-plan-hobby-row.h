/* Which hobby a plan is a session of. It is there only where there is a hobby to choose. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PLAN_HOBBY_ROW (tend_plan_hobby_row_get_type ())

G_DECLARE_FINAL_TYPE (TendPlanHobbyRow, tend_plan_hobby_row, TEND, PLAN_HOBBY_ROW, AdwComboRow)

void tend_plan_hobby_row_set_store (TendPlanHobbyRow *self, TendStore *store);
void tend_plan_hobby_row_set_uuid (TendPlanHobbyRow *self, const char *uuid);
const char *tend_plan_hobby_row_get_uuid (TendPlanHobbyRow *self);

G_END_DECLS
