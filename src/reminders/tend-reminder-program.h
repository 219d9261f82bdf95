/* The other program: what the reminder service lets "tend" do, because it never writes a life itself.
 *
 * A tend that runs already is told over the bus, so that what is done shows in its window and can be undone
 * there; otherwise the one that is started does it and ends. */

#pragma once

#include "base/tend-day.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names the executable where Tend is not installed. */
#define TEND_REMINDER_PROGRAM_VARIABLE "TEND_EXECUTABLE"

typedef struct _TendReminderProgram TendReminderProgram;

TendReminderProgram *tend_reminder_program_new (const char *path);
void tend_reminder_program_free (TendReminderProgram *self);

void tend_reminder_program_done_async (TendReminderProgram *self, const char *uuid, TendDay day,
                                       GAsyncReadyCallback callback, gpointer user_data);
void tend_reminder_program_migrate_async (TendReminderProgram *self, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean tend_reminder_program_finish (GAsyncResult *result, GError **error);

gboolean tend_reminder_program_open (TendReminderProgram *self, const char *kind, const char *uuid,
                                     const char *activation_token);
gboolean tend_reminder_program_start (TendReminderProgram *self, const char *kind, const char *uuid,
                                      const char *activation_token);
gboolean tend_reminder_program_open_panel (TendReminderProgram *self, const char *panel,
                                           const char *activation_token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderProgram, tend_reminder_program_free)

G_END_DECLS
