/* How far a piece of work has come: told by the thread that does it, asked by the one that shows it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendProgress TendProgress;

TendProgress *tend_progress_new (void);
TendProgress *tend_progress_ref (TendProgress *self);
void tend_progress_unref (TendProgress *self);

void tend_progress_set (TendProgress *self, guint64 done, guint64 all);
double tend_progress_get (TendProgress *self);
gboolean tend_progress_go_on (GCancellable *cancellable, GError **error);
gboolean tend_progress_step (TendProgress *self, guint64 done, guint64 all, GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendProgress, tend_progress_unref)

G_END_DECLS
