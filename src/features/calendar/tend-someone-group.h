/* How many plans with somebody a week should have, and when to be reminded to plan it. What is chosen is kept at once. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SOMEONE_GROUP (tend_someone_group_get_type ())

G_DECLARE_FINAL_TYPE (TendSomeoneGroup, tend_someone_group, TEND, SOMEONE_GROUP, AdwPreferencesGroup)

void tend_someone_group_set_store (TendSomeoneGroup *self, TendStore *store);

G_END_DECLS
