/* Adding very many plans in one write, as an import does.
 *
 * An FTS5 index writes what it has gathered to disk with every statement that a trigger makes, which costs twice as much
 * as the plans themselves. For the time of an import the index rests, and is made anew at the end, within the same
 * transaction: if that is rolled back, so is this. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

typedef struct _TendPlanBulk TendPlanBulk;

TendPlanBulk *tend_plan_bulk_begin (TendDb *db, GError **error);
gboolean tend_plan_bulk_end (TendPlanBulk *self, GError **error);
void tend_plan_bulk_free (TendPlanBulk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPlanBulk, tend_plan_bulk_free)

G_END_DECLS
