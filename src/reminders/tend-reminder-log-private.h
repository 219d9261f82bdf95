/* What the log's three files share: tend-reminder-log.c opens it and keeps how far the service has come, -reader
 * asks it for entries, -writer takes up entries and notes what became of them. */

#pragma once

#include "reminders/tend-reminder-log.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

struct _TendReminderLog
{
  TendDb *db;
};

gboolean tend_reminder_log_begin (TendReminderLog *self, GError **error);
gboolean tend_reminder_log_end (TendReminderLog *self, gboolean is_good, GError **error);
gboolean tend_reminder_log_set_state (TendReminderLog *self, const char *key, const char *value, GError **error);
gboolean tend_reminder_log_write_handled (TendReminderLog *self, gint64 handled, TendZone *zone, GError **error);

G_END_DECLS
