/* Tells when this computer's zone may have changed.
 *
 * libc and GLib read /etc/localtime once and never again; so somebody has to look when the link is
 * replaced, which is what travelling does to it. TendClock does. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendZoneWatch TendZoneWatch;

typedef void (*TendZoneWatchFunc) (gpointer user_data);

TendZoneWatch *tend_zone_watch_new (const char *path, TendZoneWatchFunc func, gpointer user_data);
void tend_zone_watch_free (TendZoneWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendZoneWatch, tend_zone_watch_free)

G_END_DECLS
