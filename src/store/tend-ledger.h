/* What happens in the writer thread: transactions, what they changed, and how to take that back.
 *
 * The store makes one and hands it from job to job; nothing in it is touched by any other thread. */

#pragma once

#include "store/tend-changes.h"
#include "store/tend-feature.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

typedef struct _TendLedger TendLedger;

TendLedger *tend_ledger_new (TendDb *db, const char *folder, const TendFeature *const *features,
                             guint n_features, GError **error);
void tend_ledger_free (TendLedger *self);

TendChanges *tend_ledger_write (TendLedger *self, const char *label, TendWriteFlags flags,
                                TendWriteFunc func, gpointer data, GError **error);
TendChanges *tend_ledger_undo (TendLedger *self, GError **error);
TendChanges *tend_ledger_redo (TendLedger *self, GError **error);
const char *tend_ledger_get_undo_label (TendLedger *self);
const char *tend_ledger_get_redo_label (TendLedger *self);

void tend_ledger_forget (TendLedger *self);
gboolean tend_ledger_needs_erasing (TendLedger *self);
gboolean tend_ledger_erase (TendLedger *self, GError **error);
gboolean tend_ledger_check (TendLedger *self, GPtrArray *problems, GError **error);
gboolean tend_ledger_backup (TendLedger *self, const char *path, GError **error);
TendChanges *tend_ledger_restore (TendLedger *self, const char *path, TendDay today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendLedger, tend_ledger_free)

G_END_DECLS
