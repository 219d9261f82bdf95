#include "features/mindfulness/tend-chimes.h"

#include "base/tend-error.h"
#include "features/mindfulness/tend-bell-files.h"
#include "features/mindfulness/tend-session-sound.h"

#include <glib/gi18n.h>

/* A bell that comes this late says something that is not so any more, microseconds. */
#define LATE_MAX (600 * G_TIME_SPAN_MILLISECOND)

/* With so many waiting, nobody plays them. */
#define N_ORDERS_MAX 8

typedef enum
{
  ORDER_PREPARE,
  ORDER_PLAY,
  ORDER_QUIT,
} OrderKind;

typedef struct
{
  OrderKind kind;
  TendBell bell;
  int decibels;
  gint64 asked_at;
  GTask *task; /* (nullable): of a test, which is told how it went */
} Order;

/* What both threads know of; the one that is left frees it. */
typedef struct
{
  const TendChimeOutput *output;
  char *folder;
  GAsyncQueue *orders; /* of Order */
} Shared;

struct _TendChimes
{
  Shared *shared;
  gboolean has_thread;
};

/* The thread's own. */
typedef struct
{
  Shared *shared;
  TendBellFiles *files;
  gpointer output; /* (nullable): while it is not open */
} Player;

static void
free_shared (gpointer data)
{
  Shared *shared = data;

  g_async_queue_unref (shared->orders);
  g_free (shared->folder);
}

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->task);
  g_free (order);
}

static gboolean
open_output (Player  *player,
             GError **error)
{
  if (player->output == NULL)
    player->output = player->shared->output->open (error);
  return player->output != NULL;
}

static gboolean
play (Player       *player,
      const Order  *order,
      GError      **error)
{
  const char *path = tend_bell_files_get (player->files, order->bell, error);

  if (path == NULL || !open_output (player, error))
    return FALSE;
  if (!order->task && g_get_monotonic_time () - order->asked_at > LATE_MAX)
    return TRUE;
  if (player->shared->output->play (player->output, path, order->decibels, error))
    return TRUE;
  /* A sound system that was started anew meanwhile is there again the next time. */
  player->shared->output->close (g_steal_pointer (&player->output));
  return FALSE;
}

static void
prepare (Player *player)
{
  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    tend_bell_files_get (player->files, bell, NULL);
  open_output (player, NULL);
}

static void
follow (Player *player,
        Order  *order)
{
  g_autoptr (GError) error = NULL;
  gboolean is_played;

  if (order->kind == ORDER_PREPARE)
    {
      prepare (player);
      return;
    }
  is_played = play (player, order, &error);
  if (order->task == NULL)
    return;
  if (is_played)
    g_task_return_boolean (order->task, TRUE);
  else
    g_task_return_new_error (order->task, TEND_ERROR, TEND_ERROR_FAILED, _("Nothing can be heard here: %s"),
                             error->message);
}

static gpointer
run (gpointer data)
{
  Player player = { .shared = data };
  gboolean is_over = FALSE;

  player.files = tend_bell_files_new (player.shared->folder);
  while (!is_over)
    {
      Order *order = g_async_queue_pop (player.shared->orders);

      is_over = order->kind == ORDER_QUIT;
      if (!is_over)
        follow (&player, order);
      free_order (order);
    }
  if (player.output)
    player.shared->output->close (player.output);
  tend_bell_files_free (player.files);
  g_atomic_rc_box_release_full (player.shared, free_shared);
  return NULL;
}

static void
ensure_thread (TendChimes *self)
{
  if (self->has_thread)
    return;
  self->has_thread = TRUE;
  /* Nobody waits for it to end, as it may hang in a sound system that does. */
  g_thread_unref (g_thread_new ("tend-chimes", run, g_atomic_rc_box_acquire (self->shared)));
}

/* Takes @task. */
static void
push (TendChimes *self,
      OrderKind   kind,
      TendBell    bell,
      int         volume,
      GTask      *task)
{
  Order *order = g_new0 (Order, 1);

  order->kind = kind;
  order->bell = bell;
  order->decibels = tend_session_sound_get_decibels (volume);
  order->asked_at = g_get_monotonic_time ();
  order->task = task;
  ensure_thread (self);
  g_async_queue_push (self->shared->orders, order);
}

TendChimes *
tend_chimes_new (void)
{
  g_autofree char *folder = tend_bell_files_get_default_folder ();

  return tend_chimes_new_for_output (&tend_chime_output_gsound, folder);
}

/**
 * tend_chimes_new_for_output:
 * @output: what plays
 * @folder: where to keep the bells
 *
 * Returns: (transfer full): the chimes, which start no thread until something is to be heard
 */
TendChimes *
tend_chimes_new_for_output (const TendChimeOutput *output,
                            const char            *folder)
{
  TendChimes *self = g_new0 (TendChimes, 1);

  self->shared = g_atomic_rc_box_new0 (Shared);
  self->shared->output = output;
  self->shared->folder = g_strdup (folder);
  self->shared->orders = g_async_queue_new_full (free_order);
  return self;
}

/* What is playing may be cut off. */
void
tend_chimes_free (TendChimes *self)
{
  if (self->has_thread)
    push (self, ORDER_QUIT, 0, 0, NULL);
  g_atomic_rc_box_release_full (self->shared, free_shared);
  g_free (self);
}

/**
 * tend_chimes_prepare:
 * @self: the chimes
 *
 * Makes the bells and asks for the sound system, so that the first bell comes in time.
 */
void
tend_chimes_prepare (TendChimes *self)
{
  push (self, ORDER_PREPARE, 0, 0, NULL);
}

/**
 * tend_chimes_play:
 * @self: the chimes
 * @bell: what is to be heard now
 * @volume: how loud, 1 to 100
 *
 * Returns at once. If it cannot be heard now it is not heard at all.
 */
void
tend_chimes_play (TendChimes *self,
                  TendBell    bell,
                  int         volume)
{
  if (g_async_queue_length (self->shared->orders) < N_ORDERS_MAX)
    push (self, ORDER_PLAY, bell, volume, NULL);
}

/**
 * tend_chimes_test_async:
 * @self: the chimes
 * @volume: how loud, 1 to 100
 * @callback: called when a bell is playing, or when it is known why not
 * @user_data: for @callback
 */
void
tend_chimes_test_async (TendChimes          *self,
                        int                  volume,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  push (self, ORDER_PLAY, TEND_BELL_OPENING, volume, g_task_new (NULL, NULL, callback, user_data));
}

gboolean
tend_chimes_test_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
