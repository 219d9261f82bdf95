/* The right to write a life: held by one process at a time, for as long as it has the store open.
 *
 * It is an open-file-description lock on a file of its own beside the database, so that it goes with the
 * process however that ends, and so that nothing but SQLite ever opens the database itself. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendWriteLock TendWriteLock;

TendWriteLock *tend_write_lock_take (const char *folder, guint wait_ms, GError **error);
void tend_write_lock_release (TendWriteLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendWriteLock, tend_write_lock_release)

G_END_DECLS
