/* Tells the reminder service that a life has changed.
 *
 * Whoever has a life open for writing has one of these: the window's application, and a command that runs
 * alone. Where there is no bus, or no service, nobody hears it, and a service that is started later looks for
 * itself. */

#pragma once

#include "store/tend-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The names on the session bus. Anybody may say that a life has changed; the service looks for itself. */
#define TEND_REMINDER_BUS_NAME "io.github.tend_app.Tend.Reminders"
#define TEND_REMINDER_BUS_PATH "/io/github/tend_app/Tend/Reminders"
#define TEND_REMINDER_SIGNAL_PATH "/io/github/tend_app/Tend/Life"
#define TEND_REMINDER_SIGNAL_INTERFACE "io.github.tend_app.Tend.Life"
#define TEND_REMINDER_SIGNAL_NAME "Changed"

typedef struct _TendReminderSignal TendReminderSignal;

TendReminderSignal *tend_reminder_signal_new (TendStore *store, GDBusConnection *connection);
void tend_reminder_signal_free (TendReminderSignal *self);

void tend_reminder_signal_start_service (GDBusConnection *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderSignal, tend_reminder_signal_free)

G_END_DECLS
