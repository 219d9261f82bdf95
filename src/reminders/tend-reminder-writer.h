/* The SQL of what can be done to reminders. All of it runs in the writer thread, within a write. */

#pragma once

#include "reminders/tend-reminder-reader.h"

G_BEGIN_DECLS

gboolean tend_reminder_insert (TendDb *db, const TendReminder *reminder, gint64 *id, GError **error);
gboolean tend_reminder_update (TendDb *db, const TendReminder *reminder, GError **error);
gboolean tend_reminder_delete (TendDb *db, gint64 id, GError **error);
gboolean tend_reminder_replace_for (TendDb *db, const char *subject_kind, const char *subject_uuid,
                                    GPtrArray *reminders, GError **error);
gboolean tend_reminder_delete_for (TendDb *db, const char *subject_kind, const char *subject_uuid,
                                   GError **error);

G_END_DECLS
