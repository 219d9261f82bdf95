/* Rows for any table, made from what the database says of it: a table that a feature adds later is covered
 * by the suites without a word here, or they fail and name it. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

void test_rows_insert (TendDb *db, const TendTable *table, guint n_rows, guint *serial);
void test_rows_change (TendDb *db, const TendTable *table, guint *serial);

G_END_DECLS
