/* The verbs of reminders: what the editor, the Reminders page and the dialogs of features can ask for.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it
 * is safely on disk. All are finished by tend_reminder_store_finish(). */

#pragma once

#include "reminders/tend-reminder-reader.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_reminder_store_set_async (TendStore *store, const char *subject_kind, const char *subject_uuid,
                                    const char *title, GPtrArray *reminders, GAsyncReadyCallback callback,
                                    gpointer user_data);
void tend_reminder_store_set_enabled_async (TendStore *store, const TendReminder *reminder, const char *title,
                                            gboolean is_enabled, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean tend_reminder_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
