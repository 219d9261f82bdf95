/* Reminders as they stand in a life. For any connection: the window's, a command's, the service's. */

#pragma once

#include "base/tend-reminder.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

TendReminder *tend_reminder_read (TendDb *db, gint64 id, GError **error);
TendReminder *tend_reminder_read_by_uuid (TendDb *db, const char *uuid, GError **error);
GPtrArray *tend_reminder_read_for (TendDb *db, const char *subject_kind, const char *subject_uuid,
                                   GError **error);
GPtrArray *tend_reminder_read_of_kind (TendDb *db, const char *subject_kind, TendWeekdays weekday, GError **error);

/* For the search of what is due. */
gboolean tend_reminder_read_first_minute (TendDb *db, TendWeekdays weekday, int from_minute, int *minute,
                                          GError **error);
GArray *tend_reminder_read_minutes (TendDb *db, TendWeekdays weekday, GError **error);
GPtrArray *tend_reminder_read_between (TendDb *db, TendWeekdays weekday, int from_minute, int until_minute,
                                       GError **error);
GPtrArray *tend_reminder_read_before_start (TendDb *db, GError **error);

G_END_DECLS
