/* A wake-up at an instant of the wall clock.
 *
 * Main loops count the time that has gone by, and stand still while the machine sleeps; an alarm is set to
 * what a clock on the wall shows. It also rings when that clock is set and when the machine wakes up,
 * because then its owner has to think again. Between, nothing runs.
 *
 * TendClock has one for the next start of a day. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendAlarm TendAlarm;

/* The end of the year 9999. What adds to an instant, as libfaketime does, must not overflow. */
#define TEND_ALARM_NEVER G_GINT64_CONSTANT (253402300799)

/**
 * TendAlarmReason:
 * @TEND_ALARM_DUE: the instant has come
 * @TEND_ALARM_CLOCK_SET: the clock was set, forth or back
 * @TEND_ALARM_RESUMED: the machine had been asleep
 */
typedef enum
{
  TEND_ALARM_DUE,
  TEND_ALARM_CLOCK_SET,
  TEND_ALARM_RESUMED,
} TendAlarmReason;

typedef void (*TendAlarmFunc) (TendAlarmReason reason, gpointer user_data);

TendAlarm *tend_alarm_new (TendAlarmFunc func, gpointer user_data);
void tend_alarm_free (TendAlarm *self);
void tend_alarm_set (TendAlarm *self, gint64 instant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendAlarm, tend_alarm_free)

G_END_DECLS
