/* What the files of the reminder service share: it, and how it is told to look again. */

#pragma once

#include "reminders/tend-reminder-round.h"
#include "reminders/tend-reminder-service.h"

G_BEGIN_DECLS

struct _TendReminderService
{
  GObject parent_instance;

  char *folder;
  TendClock *clock;
  const TendFeature *const *features;
  guint n_features;
  TendNotifier *notifier;
  TendReminderProgram *program;
  TendReminderSender *sender;

  TendDb *life; /* (nullable): NULL while it can't be read */
  TendSettings *settings;
  TendReminderLog *log; /* (nullable): NULL before the start and after the end */

  /* How far it has come; the log has what a restart needs of it. */
  gint64 handled;
  TendZone *handled_zone;
  gint64 paused_until;
  gint64 rebuilt_at;

  gint64 looked_at; /* UTC seconds */
  gint64 next_due;  /* of the reminders as they were last looked at; 0 if they could not be */
  gint64 next_wake;
  gint64 retry_at;
  guint retry_seconds;
  guint look_id;
  gboolean is_migrating;
  gboolean were_things_changed;  /* what is on the screen may not be wanted any more */
  gboolean were_reminders_changed;
};

void tend_reminder_service_look_soon (TendReminderService *self);
void tend_reminder_service_tell_changed (TendReminderService *self);
void tend_reminder_service_on_action (TendReminderService *self, const char *key, const char *action,
                                      const char *activation_token);

G_END_DECLS
