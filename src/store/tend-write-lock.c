#include "store/tend-write-lock.h"

#include "base/tend-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define RETRY_MS 20

struct _TendWriteLock
{
  int fd;
};

/**
 * tend_write_lock_take:
 * @folder: the folder of a life
 * @wait_ms: how long to wait for another process to let go of it, in milliseconds
 * @error: return location; %TEND_ERROR_BUSY if it did not
 *
 * Returns: (transfer full): the lock
 */
TendWriteLock *
tend_write_lock_take (const char  *folder,
                      guint        wait_ms,
                      GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "tend.lock", NULL);
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  TendWriteLock *self;

  if (fd < 0)
    {
      g_set_error (error, TEND_ERROR, errno == ENOSPC ? TEND_ERROR_FULL : TEND_ERROR_READ_ONLY,
                   _("Tend can’t write in its folder “%s” (%s)."), folder, g_strerror (errno));
      return NULL;
    }

  for (guint waited = 0;; waited += RETRY_MS)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

      if (fcntl (fd, F_OFD_SETLK, &lock) == 0)
        break;
      if ((errno == EAGAIN || errno == EACCES) && waited < wait_ms)
        {
          g_usleep (RETRY_MS * 1000);
          continue;
        }
      if (errno == EAGAIN || errno == EACCES)
        g_set_error (error, TEND_ERROR, TEND_ERROR_BUSY,
                     _("Another Tend is using “%s” and can’t be reached from here; close it and try again."),
                     folder);
      else
        g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be locked (%s)."), path,
                     g_strerror (errno));
      g_close (fd, NULL);
      return NULL;
    }

  self = g_new0 (TendWriteLock, 1);
  self->fd = fd;
  return self;
}

/**
 * tend_write_lock_release:
 * @self: (transfer full): the lock
 */
void
tend_write_lock_release (TendWriteLock *self)
{
  g_close (self->fd, NULL);
  g_free (self);
}
