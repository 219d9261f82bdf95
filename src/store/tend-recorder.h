/* What a transaction changes, recorded with SQLite's session extension: the one source of what the views
 * are told, what Undo inverts and what the reminder service hears of.
 *
 * Used by the ledger, in the writer thread. */

#pragma once

#include "store/tend-changes.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

typedef struct _TendRecorder TendRecorder;

TendRecorder *tend_recorder_new (TendDb *db, const TendFeature *const *features, guint n_features,
                                 GError **error);
void tend_recorder_free (TendRecorder *self);

gboolean tend_recorder_start (TendRecorder *self, GError **error);
GBytes *tend_recorder_stop (TendRecorder *self, TendChanges *changes, GError **error);
void tend_recorder_cancel (TendRecorder *self);
gboolean tend_recorder_apply_inverse (TendRecorder *self, GBytes *changeset, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRecorder, tend_recorder_free)

G_END_DECLS
