/* When a thing is to be brought to mind: a value, as it is kept in a life.
 *
 * Either at a minute of chosen weekdays, or so many minutes before the thing starts. A thing can have
 * several. The editor makes and changes them, the reminder service and "tend reminders" read them. */

#pragma once

#include "base/tend-day.h"
#include "base/tend-minute.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The longest time before a start: four weeks. */
#define TEND_REMINDER_BEFORE_MAX (28 * 24 * 60)

/* Stands for "none" in a reminder's minute and before_minutes. */
#define TEND_REMINDER_NONE (-1)

/**
 * TendReminder:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it, %NULL while it is not kept yet
 * @subject_kind: the kind of thing that it is about ("goal")
 * @subject_uuid: the thing
 * @minute: minutes after midnight on the wall, or %TEND_REMINDER_NONE if it goes by the start
 * @weekdays: on which weekdays; all of them if it goes by the start
 * @before_minutes: minutes before the start, or %TEND_REMINDER_NONE if it goes by the clock
 * @is_enabled: whether it comes at all
 * @is_important: whether it comes in the quiet hours too
 * @even_if_done: whether it comes where the thing is already done that day
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *subject_kind;
  char *subject_uuid;
  int minute;
  TendWeekdays weekdays;
  int before_minutes;
  gboolean is_enabled;
  gboolean is_important;
  gboolean even_if_done;
} TendReminder;

#define TEND_TYPE_REMINDER (tend_reminder_get_type ())

GType tend_reminder_get_type (void) G_GNUC_CONST;
TendReminder *tend_reminder_new_at (const char *subject_kind, const char *subject_uuid, int minute,
                                    TendWeekdays weekdays);
TendReminder *tend_reminder_new_before (const char *subject_kind, const char *subject_uuid, int minutes);
TendReminder *tend_reminder_copy (const TendReminder *self);
void tend_reminder_free (TendReminder *self);
gboolean tend_reminder_goes_by_clock (const TendReminder *self);
gboolean tend_reminder_validate (const TendReminder *self, GError **error);
gboolean tend_reminder_is_same (const TendReminder *one, const TendReminder *other);
char *tend_reminder_describe (const TendReminder *self, TendHours hours, GDateWeekday week_start);
char *tend_reminder_describe_before (int minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendReminder, tend_reminder_free)

G_END_DECLS
