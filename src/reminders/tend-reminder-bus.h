/* The reminder service on the buses: what Tend's window asks of it, and what others have to tell it.
 *
 * On the session bus it answers the window and hears that a life has changed; on the system bus, where there
 * is one, it hears of sleep (logind) and of travel (timedated). */

#pragma once

#include "reminders/tend-reminder-service.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendReminderBus TendReminderBus;

TendReminderBus *tend_reminder_bus_new (TendReminderService *service, TendNotifier *notifier, TendClock *clock,
                                        GDBusConnection *session, GError **error);
void tend_reminder_bus_set_quit_func (TendReminderBus *self, GSourceOnceFunc quit, gpointer user_data);
void tend_reminder_bus_free (TendReminderBus *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderBus, tend_reminder_bus_free)

G_END_DECLS
