/* What became of each reminder: which times of it were taken up, shown, snoozed, done.
 *
 * A file of its own beside the life, reminders.db, which only the service writes: ids and instants, never
 * words. A time is claimed before it is shown, and can be claimed once; so what happens in between, a crash
 * or a server that is not there, neither loses nor repeats it. Snoozes are here too, and so outlive restarts.
 *
 * The Reminders page and "tend reminders" read it. */

#pragma once

#include "base/tend-zone.h"
#include "reminders/tend-reminder-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEND_REMINDER_LOG_NAME "reminders.db"

/* How long what has become of a reminder is remembered. */
#define TEND_REMINDER_LOG_DAYS 60

/* How far the service has come. */
typedef struct
{
  gint64 handled;      /* up to and with which instant, in UTC seconds; 0 if it has just begun */
  char *zone;          /* where the user was then, NULL if it has just begun */
  gint64 paused_until; /* nothing is shown before, 0 if nothing is paused */
  gint64 rebuilt_at;   /* when an earlier log was set aside, 0 if none was */
  char *server;        /* (nullable): the notification server that gave the ids */
} TendReminderProgress;

void tend_reminder_progress_clear (TendReminderProgress *self);

typedef struct _TendReminderLog TendReminderLog;

TendReminderLog *tend_reminder_log_open (const char *folder, gint64 now, GError **error);
TendReminderLog *tend_reminder_log_open_for_reading (const char *folder, GError **error);
void tend_reminder_log_close (TendReminderLog *self);
gboolean tend_reminder_log_is_in_place (TendReminderLog *self);

gboolean tend_reminder_log_read_progress (TendReminderLog *self, TendReminderProgress *progress, GError **error);
gboolean tend_reminder_log_set_handled (TendReminderLog *self, gint64 handled, TendZone *zone, GError **error);
gboolean tend_reminder_log_set_rebuilt_at (TendReminderLog *self, gint64 rebuilt_at, GError **error);
gboolean tend_reminder_log_set_paused_until (TendReminderLog *self, gint64 until, GError **error);

gboolean tend_reminder_log_knows (TendReminderLog *self, const char *reminder_uuid, const char *occurrence,
                                  gboolean *knows, GError **error);
gboolean tend_reminder_log_claim (TendReminderLog *self, GPtrArray *entries, gint64 handled, TendZone *zone,
                                  gint64 now, GError **error);
gboolean tend_reminder_log_set_fate (TendReminderLog *self, GPtrArray *entries, TendReminderFate fate,
                                     guint32 notification_id, gint64 now, GError **error);
gboolean tend_reminder_log_set_shown (TendReminderLog *self, GPtrArray *entries, TendReminderFate fate,
                                      guint32 notification_id, const char *server, gint64 now, GError **error);
gboolean tend_reminder_log_forget_notification (TendReminderLog *self, GPtrArray *entries, GError **error);
gboolean tend_reminder_log_set_waiting (TendReminderLog *self, const TendReminderEntry *entry,
                                        TendReminderFate fate, gint64 show_at, gint64 now, GError **error);

TendReminderEntry *tend_reminder_log_find (TendReminderLog *self, const char *key, GError **error);
GPtrArray *tend_reminder_log_read_ready (TendReminderLog *self, gint64 now, GError **error);
GPtrArray *tend_reminder_log_read_waiting (TendReminderLog *self, GError **error);
GPtrArray *tend_reminder_log_read_open (TendReminderLog *self, gint64 since, GError **error);
GPtrArray *tend_reminder_log_read_past (TendReminderLog *self, guint limit, GError **error);
gboolean tend_reminder_log_find_next (TendReminderLog *self, gint64 after, gint64 *next, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TendReminderProgress, tend_reminder_progress_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminderLog, tend_reminder_log_close)

G_END_DECLS
