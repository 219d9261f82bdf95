/* One named thread that does one job after the other, and tells the thread that asked, in the same order.
 *
 * The store has one for everything that writes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendWorker TendWorker;

typedef void (*TendWorkerFunc) (gpointer job);

TendWorker *tend_worker_new (const char *name);
void tend_worker_free (TendWorker *self);

void tend_worker_push (TendWorker *self, TendWorkerFunc run, TendWorkerFunc done, gpointer job);
void tend_worker_run (TendWorker *self, TendWorkerFunc run, TendWorkerFunc done, gpointer job);
gboolean tend_worker_is_current (TendWorker *self);

G_END_DECLS
