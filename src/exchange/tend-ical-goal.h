/* A goal that has a day as a thing to be done (VTODO), for programs that keep such lists beside a calendar. */

#pragma once

#include "base/tend-day.h"
#include "exchange/tend-ical-writer.h"

G_BEGIN_DECLS

/**
 * TendIcalGoal:
 * @uid: UID
 * @title: what it is
 * @why: "" if not said
 * @due: its day
 * @is_done: whether it is reached
 * @done_at: when, in UTC seconds; 0 if not known
 * @created_at: UTC seconds
 */
typedef struct
{
  const char *uid;
  const char *title;
  const char *why;
  TendDay due;
  gboolean is_done;
  gint64 done_at;
  gint64 created_at;
} TendIcalGoal;

void tend_ical_goal_write (const TendIcalGoal *self, TendIcalWriter *writer);

G_END_DECLS
