/* A plan as an event of an iCalendar file (VEVENT). */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-ical-kept.h"
#include "exchange/tend-ical-moment.h"
#include "exchange/tend-ical-writer.h"

G_BEGIN_DECLS

/**
 * TendIcalPlan:
 * @uid: UID: of one time of a series, the series'
 * @title: what it is called
 * @place: where, "" if not said
 * @note: "" if there is none
 * @kind: "" if not said
 * @is_all_day: whether it has days and no hours
 * @start: when it starts
 * @end: when it ends; of an all-day plan, its last day
 * @zone: (nullable): its zone, %NULL for the clock wherever one is
 * @rule: (nullable): how it repeats
 * @singles: (element-type TendIcalSingle): single times more and less
 * @guests: (element-type TendIcalAttendee): who is part of it
 * @reminders: (nullable) (element-type int): how many minutes before the start, none twice
 * @is_cancelled: whether it was called off
 * @recurrence: which time of its series it is; the day is %TEND_DAY_NONE if it is a plan of its own
 * @recurrence_zone: (nullable): the zone of its series
 * @sequence: SEQUENCE
 * @extra: lines for the way back
 * @created_at: UTC seconds
 * @modified_at: UTC seconds
 *
 * A row of the table of plans, with what belongs to it. Its texts are somebody else's.
 */
typedef struct
{
  const char *uid;
  const char *title;
  const char *place;
  const char *note;
  const char *kind;
  gboolean is_all_day;
  TendIcalMoment start;
  TendIcalMoment end;
  TendZone *zone;
  const char *rule;
  GArray *singles;
  GArray *guests;
  GArray *reminders;
  gboolean is_cancelled;
  TendIcalMoment recurrence;
  TendZone *recurrence_zone;
  int sequence;
  const char *extra;
  gint64 created_at;
  gint64 modified_at;
} TendIcalPlan;

void tend_ical_plan_write (const TendIcalPlan *self, TendIcalWriter *writer);
TendDay tend_ical_plan_get_last_day (const TendIcalPlan *self);

G_END_DECLS
