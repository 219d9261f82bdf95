/* Asks until which day, and which time of it, all reminders are to rest.
 *
 * The preferences' page about reminders has one. */

#pragma once

#include "reminders/tend-reminder-client.h"
#include "store/tend-store.h"
#include "widgets/tend-form-dialog.h"

G_BEGIN_DECLS

#define TEND_TYPE_PAUSE_DIALOG (tend_pause_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPauseDialog, tend_pause_dialog, TEND, PAUSE_DIALOG, TendFormDialog)

GtkWidget *tend_pause_dialog_new (TendStore *store, TendReminderClient *client);

G_END_DECLS
