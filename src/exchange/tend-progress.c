#include "exchange/tend-progress.h"

#include <glib/gi18n.h>

#define WHOLE 1000

/* A power of two: how often, in steps of the work, somebody could have asked for it to end. */
#define STEPS_A_LOOK 64

struct _TendProgress
{
  int done; /* of WHOLE, atomic */
};

TendProgress *
tend_progress_new (void)
{
  return g_atomic_rc_box_new0 (TendProgress);
}

TendProgress *
tend_progress_ref (TendProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tend_progress_unref (TendProgress *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * tend_progress_set:
 * @self: (nullable): what is told
 * @done: how much is done
 * @all: out of how much
 */
void
tend_progress_set (TendProgress *self,
                   guint64       done,
                   guint64       all)
{
  if (self)
    g_atomic_int_set (&self->done, (int) (all > 0 ? MIN (done, all) * WHOLE / all : WHOLE));
}

/**
 * tend_progress_get:
 * @self: what is told
 *
 * Returns: how much is done, from 0 to 1
 */
double
tend_progress_get (TendProgress *self)
{
  return (double) g_atomic_int_get (&self->done) / WHOLE;
}

/**
 * tend_progress_go_on:
 * @cancellable: (nullable): what says so
 * @error: return location for a %G_IO_ERROR_CANCELLED
 *
 * Returns: whether nobody has called it off
 */
gboolean
tend_progress_go_on (GCancellable  *cancellable,
                     GError       **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("That was called off; nothing was changed."));
  return FALSE;
}

/**
 * tend_progress_step:
 * @self: (nullable): what is told
 * @done: how many of many equal steps are done
 * @all: out of how many
 * @cancellable: (nullable): asked once in a while
 * @error: return location
 *
 * Returns: whether to go on
 */
gboolean
tend_progress_step (TendProgress  *self,
                    guint64        done,
                    guint64        all,
                    GCancellable  *cancellable,
                    GError       **error)
{
  if (done % STEPS_A_LOOK != 0)
    return TRUE;
  tend_progress_set (self, done, all);
  return tend_progress_go_on (cancellable, error);
}
