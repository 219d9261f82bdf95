/* Keeps the reminder service running while Tend is open.
 *
 * Where systemd runs the session and knows the unit, it starts a service anew that was killed; nobody does so
 * elsewhere, or when nothing is installed. The application has one of these while a life is open. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendReminderKeeper TendReminderKeeper;

TendReminderKeeper *tend_reminder_keeper_new (GDBusConnection *connection);
void tend_reminder_keeper_free (TendReminderKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderKeeper, tend_reminder_keeper_free)

G_END_DECLS
