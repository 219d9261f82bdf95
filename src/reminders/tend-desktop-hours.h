/* How the desktop shows its clock, 12 or 24 hours, told to tend_minute_set_hours() now and whenever it changes.
 *
 * GNOME keeps it in a setting of its own, which the Settings portal tells to everyone, in a sandbox or not. Other
 * desktops have that setting as well, but show their clocks without looking at it: there the locale counts. The window
 * and the reminder service have one each. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendDesktopHours TendDesktopHours;

void tend_desktop_hours_read_now (void);
TendDesktopHours *tend_desktop_hours_new (GDBusConnection *session, GSourceOnceFunc changed, gpointer user_data);
void tend_desktop_hours_free (TendDesktopHours *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendDesktopHours, tend_desktop_hours_free)

G_END_DECLS
