#include "base/tend-zone-watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

/* A name that comes to be: linked, moved there, or written to its end. Going is not news, for a link that
 * is replaced in two steps is gone between them. */
#define EVENTS (IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE)

struct _TendZoneWatch
{
  TendZoneWatchFunc func;
  gpointer user_data;

  char *name;
  int fd;
  GSource *source;
};

static gboolean
is_about_name (const TendZoneWatch        *self,
               const struct inotify_event *event)
{
  /* Where the kernel could not keep all events, any might have been among them. */
  return (event->mask & IN_Q_OVERFLOW) || (event->len > 0 && g_str_equal (event->name, self->name));
}

static gboolean
on_folder_changed_cb (int          fd,
                      GIOCondition condition,
                      gpointer     user_data)
{
  TendZoneWatch *self = user_data;
  char events[4096] __attribute__ ((aligned (__alignof__ (struct inotify_event))));
  gboolean changed = FALSE;
  gssize size;

  while ((size = read (fd, events, sizeof events)) > 0)
    for (const char *at = events; at < events + size;)
      {
        const struct inotify_event *event = (const void *) at;

        changed = changed || is_about_name (self, event);
        at += sizeof *event + event->len;
      }

  /* The owner may free the watch in there. */
  if (changed)
    self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * tend_zone_watch_new:
 * @path: the link that names the zone, %TEND_LOCALTIME_PATH
 * @func: what to call, in the thread-default main context of the caller, when @path has been replaced
 * @user_data: what to call it with
 *
 * Watches the folder, as a link that is replaced is another one. @func may free the watch.
 *
 * Returns: (transfer full): the watch
 */
TendZoneWatch *
tend_zone_watch_new (const char        *path,
                     TendZoneWatchFunc  func,
                     gpointer           user_data)
{
  g_autofree char *folder = NULL;
  TendZoneWatch *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  folder = g_path_get_dirname (path);
  self = g_new0 (TendZoneWatch, 1);
  self->func = func;
  self->user_data = user_data;
  self->name = g_path_get_basename (path);

  self->fd = inotify_init1 (IN_CLOEXEC | IN_NONBLOCK);
  if (self->fd < 0 || inotify_add_watch (self->fd, folder, EVENTS | IN_ONLYDIR) < 0)
    {
      /* A sandbox may have no such folder, and a busy desktop no watches left. */
      g_info ("%s cannot be watched, a change of the zone will not be noticed: %s", path, g_strerror (errno));
      return self;
    }

  self->source = g_unix_fd_source_new (self->fd, G_IO_IN);
  g_source_set_static_name (self->source, "TendZoneWatch");
  g_source_set_callback (self->source, G_SOURCE_FUNC (on_folder_changed_cb), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  return self;
}

void
tend_zone_watch_free (TendZoneWatch *self)
{
  g_return_if_fail (self != NULL);

  if (self->source)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  g_free (self);
}
