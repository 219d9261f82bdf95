/* undo-import FOLDER FILE: brings a calendar into the life in FOLDER and takes it back, as the window does, and prints
 * how long each took until it was told, and how late the main loop was at worst meanwhile; all in milliseconds.
 * tests/bench/calendar runs it. */

#include "exchange/tend-transfer.h"
#include "store/tend-store.h"

#define TICK_MS 1

typedef struct
{
  GMainLoop *loop;
  TendTransfer *transfer;
  gint64 ticked_at;
  double latest;
  GError *error;
} Bench;

static gboolean
on_ticked_cb (gpointer user_data)
{
  Bench *self = user_data;
  gint64 now = g_get_monotonic_time ();

  self->latest = MAX (self->latest, (double) (now - self->ticked_at) / 1000 - TICK_MS);
  self->ticked_at = now;
  return G_SOURCE_CONTINUE;
}

static void
on_opened_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  Bench *self = user_data;

  self->transfer = tend_transfer_open_finish (TEND_STORE (store), result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
on_merged_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  Bench *self = user_data;

  tend_transfer_merge_finish (TEND_STORE (store), result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
on_undone_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  Bench *self = user_data;

  tend_store_undo_finish (TEND_STORE (store), result, &self->error);
  g_main_loop_quit (self->loop);
}

/* Waits for what was begun. Returns whether it went well. */
static gboolean
wait (Bench *self)
{
  self->ticked_at = g_get_monotonic_time ();
  g_main_loop_run (self->loop);
  if (self->error)
    g_printerr ("%s\n", self->error->message);
  return self->error == NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendClock) clock = tend_clock_new ();
  g_autoptr (TendStore) store = NULL;
  Bench self = { .loop = g_main_loop_new (NULL, FALSE) };
  gint64 start;

  if (argc != 3)
    return 2;
  store = tend_store_open (argv[1], clock, tend_features, tend_n_features, &self.error);
  if (store == NULL)
    g_error ("%s", self.error->message);
  g_timeout_add (TICK_MS, on_ticked_cb, &self);

  start = g_get_monotonic_time ();
  tend_transfer_open_async (store, argv[2], NULL, NULL, on_opened_cb, &self);
  if (!wait (&self))
    return 1;
  tend_transfer_merge_async (store, self.transfer, NULL, NULL, on_merged_cb, &self);
  tend_transfer_free (self.transfer);
  if (!wait (&self))
    return 1;
  g_print ("%.1f %.1f\n", (double) (g_get_monotonic_time () - start) / 1000, self.latest);

  self.latest = 0;
  start = g_get_monotonic_time ();
  tend_store_undo_async (store, NULL, on_undone_cb, &self);
  if (!wait (&self))
    return 1;
  g_print ("%.1f %.1f\n", (double) (g_get_monotonic_time () - start) / 1000, self.latest);
  tend_store_close (store);
  g_main_loop_unref (self.loop);
  return 0;
}
