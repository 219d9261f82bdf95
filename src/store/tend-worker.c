#include "store/tend-worker.h"

typedef struct
{
  TendWorkerFunc run;
  TendWorkerFunc done;
  gpointer job;
  gboolean *is_told; /* (nullable): set when done has been called */
} Order;

struct _TendWorker
{
  grefcount references; /* the main thread's: its owner's, and those of whoever is telling */
  GThread *thread;

  /* Any thread. */
  GAsyncQueue *orders; /* of Order; one without a run ends the thread */
  GMutex mutex;
  GCond finished_cond;
  GQueue finished; /* of Order, guarded by the mutex */

  /* The thread that made the worker. */
  GMainContext *context;
};

static void
worker_unref (TendWorker *self)
{
  if (!g_ref_count_dec (&self->references))
    return;
  g_async_queue_unref (self->orders);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->finished_cond);
  g_main_context_unref (self->context);
  g_free (self);
}

/* Tells everything that has finished, the earliest first. Whoever is told may free the worker. */
static void
tell_finished (TendWorker *self)
{
  g_ref_count_inc (&self->references);
  for (;;)
    {
      Order *order;

      g_mutex_lock (&self->mutex);
      order = g_queue_pop_head (&self->finished);
      g_mutex_unlock (&self->mutex);
      if (order == NULL)
        break;

      if (order->is_told)
        *order->is_told = TRUE;
      order->done (order->job);
      g_free (order);
    }
  worker_unref (self);
}

static gboolean
on_order_finished_cb (gpointer data)
{
  tell_finished (data);
  return G_SOURCE_REMOVE;
}

static void
announce (TendWorker *self,
          Order      *order)
{
  /* Whoever waits in tend_worker_run() tells it without the main loop, so the source may find nothing. */
  gboolean is_waited_for = order->is_told != NULL;

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->finished, order);
  g_cond_signal (&self->finished_cond);
  g_mutex_unlock (&self->mutex);

  if (!is_waited_for)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, on_order_finished_cb, self, NULL);
      g_source_set_static_name (source, "tend-worker");
      g_source_attach (source, self->context);
    }
}

static gpointer
work (gpointer data)
{
  TendWorker *self = data;

  for (;;)
    {
      Order *order = g_async_queue_pop (self->orders);

      if (order->run == NULL)
        {
          g_free (order);
          return NULL;
        }
      order->run (order->job);
      announce (self, order);
    }
}

static void
push_order (TendWorker     *self,
            TendWorkerFunc  run,
            TendWorkerFunc  done,
            gpointer        job,
            gboolean       *is_told)
{
  Order *order = g_new0 (Order, 1);

  order->run = run;
  order->done = done;
  order->job = job;
  order->is_told = is_told;
  g_async_queue_push (self->orders, order);
}

/**
 * tend_worker_new:
 * @name: the thread's name, at most 15 bytes
 *
 * Returns: (transfer full): a worker whose jobs are told in the calling thread's main context
 */
TendWorker *
tend_worker_new (const char *name)
{
  TendWorker *self = g_new0 (TendWorker, 1);

  g_ref_count_init (&self->references);
  self->orders = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->finished_cond);
  g_queue_init (&self->finished);
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_new (name, work, self);
  return self;
}

/**
 * tend_worker_free:
 * @self: (transfer full): a worker
 *
 * Lets it do what it was asked, tells it, and ends the thread. May be called by someone who is being told.
 */
void
tend_worker_free (TendWorker *self)
{
  GSource *source;

  push_order (self, NULL, NULL, NULL, NULL);
  g_thread_join (self->thread);
  tell_finished (self);
  while ((source = g_main_context_find_source_by_user_data (self->context, self)))
    g_source_destroy (source);
  worker_unref (self);
}

/**
 * tend_worker_push:
 * @self: a worker
 * @run: called in the worker's thread
 * @done: called afterwards, in the main context of the thread that made the worker
 * @job: what both are given
 */
void
tend_worker_push (TendWorker     *self,
                  TendWorkerFunc  run,
                  TendWorkerFunc  done,
                  gpointer        job)
{
  push_order (self, run, done, job, NULL);
}

/**
 * tend_worker_run:
 * @self: a worker
 * @run: called in the worker's thread
 * @done: called afterwards, before this function returns
 * @job: what both are given
 *
 * Waits for a job without a main loop. What was asked for earlier is told first.
 */
void
tend_worker_run (TendWorker     *self,
                 TendWorkerFunc  run,
                 TendWorkerFunc  done,
                 gpointer        job)
{
  gboolean is_told = FALSE;

  g_return_if_fail (!tend_worker_is_current (self));

  g_ref_count_inc (&self->references);
  push_order (self, run, done, job, &is_told);
  while (!is_told)
    {
      g_mutex_lock (&self->mutex);
      while (g_queue_is_empty (&self->finished))
        g_cond_wait (&self->finished_cond, &self->mutex);
      g_mutex_unlock (&self->mutex);
      tell_finished (self);
    }
  worker_unref (self);
}

/**
 * tend_worker_is_current:
 * @self: a worker
 *
 * Returns: whether this is its thread
 */
gboolean
tend_worker_is_current (TendWorker *self)
{
  return g_thread_self () == self->thread;
}
