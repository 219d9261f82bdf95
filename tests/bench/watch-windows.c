/* Says when windows come on screen and when something is drawn in them, as the X server sees it, so that
 * every program is measured in the same way and from outside. Used by tests/bench/startup.
 *
 * Prints "ready", then a line for each event, with microseconds of the monotonic clock:
 *
 *   mapped WINDOW TIME
 *   shown WINDOW TIME      there is something to see: its top is no longer of one colour
 *   drawn WINDOW TIME      and each time that something in it changes afterwards
 *
 * It ends when its standard input does. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <inttypes.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int64_t
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* As high as a header bar, in which every window has a button at least. */
#define TOP_HEIGHT 40

/* A window may be gone before it is asked for. */
static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

/* When it maps a window the server fills it with its background: that is nothing to see yet. */
static bool
is_shown (Display *display,
          Window   window)
{
  XWindowAttributes attributes;
  XImage *image;
  bool shown = false;

  if (!XGetWindowAttributes (display, window, &attributes) || attributes.map_state != IsViewable)
    return false;
  image = XGetImage (display, window, 0, 0, (unsigned) attributes.width, TOP_HEIGHT, AllPlanes, ZPixmap);
  if (image == NULL)
    return false;
  for (int y = 0; y < image->height && !shown; y++)
    for (int x = 0; x < image->width && !shown; x++)
      shown = XGetPixel (image, x, y) != XGetPixel (image, 0, 0);
  XDestroyImage (image);
  return shown;
}

static void
tell (Display *display,
      XEvent  *event,
      int      damage_base,
      int64_t  time,
      Window  *shown)
{
  if (event->type == CreateNotify)
    {
      XDamageCreate (display, event->xcreatewindow.window, XDamageReportRawRectangles);
    }
  else if (event->type == MapNotify && !event->xmap.override_redirect)
    {
      printf ("mapped %lx %" PRId64 "\n", event->xmap.window, time);
    }
  else if (event->type == damage_base + XDamageNotify)
    {
      const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) event;

      if (damage->drawable == *shown)
        {
          printf ("drawn %lx %" PRId64 "\n", damage->drawable, time);
        }
      else if (is_shown (display, damage->drawable))
        {
          *shown = damage->drawable;
          printf ("shown %lx %" PRId64 "\n", damage->drawable, time);
        }
    }
}

int
main (void)
{
  Display *display = XOpenDisplay (NULL);
  struct pollfd sources[] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .events = POLLIN } };
  int damage_base, error_base;
  Window shown = None;

  if (display == NULL || !XDamageQueryExtension (display, &damage_base, &error_base))
    {
      fputs ("watch-windows: there is no display, or none that tells of what is drawn\n", stderr);
      return EXIT_FAILURE;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);
  puts ("ready");

  sources[1].fd = ConnectionNumber (display);
  while (sources[0].revents == 0)
    {
      int64_t time = get_time ();

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          tell (display, &event, damage_base, time, &shown);
        }
      XFlush (display);
      poll (sources, 2, -1);
    }
  XCloseDisplay (display);
  return EXIT_SUCCESS;
}
