/* One event of an iCalendar file, taken apart into what a plan is made of.
 *
 * Everything that can be wrong with one event ends here: it is kept as the plan that it can be, or it is left out,
 * and both are told. Only what makes the file as a whole unreadable is an error. What a plan has no place for stays
 * in @extra, line by line, so that it can be written again. */

#pragma once

#include "exchange/tend-ical-alarm.h"
#include "exchange/tend-ical-moment.h"
#include "exchange/tend-ical-zones.h"

G_BEGIN_DECLS

/* As long as a plan may last. */
#define TEND_ICAL_DAYS_MAX 366

/* Single dates of one event; more would be slow to look through, week for week. */
#define TEND_ICAL_DATES_MAX 3660

#define TEND_ICAL_GUESTS_MAX 1000

/**
 * TendIcalGuest:
 * @name: what they are called
 * @email: their address, "" if it is not known
 * @uuid: (nullable): how Tend named them, where it was Tend that wrote the file
 * @answer: as the table of guests has it: "asked", "coming", "declined" or "maybe"
 */
typedef struct
{
  char *name;
  char *email;
  char *uuid;
  const char *answer;
} TendIcalGuest;

/**
 * TendIcalEvent:
 * @line: where it begins
 * @uid: (nullable): UID
 * @title: SUMMARY, or what stands for it
 * @place: LOCATION
 * @note: DESCRIPTION
 * @kind: (nullable): what kind of plan it is, where it was Tend that wrote the file
 * @is_all_day: whether it has days and no hours
 * @start: when it starts, on the wall of its zone
 * @end: when it ends; of an all-day event, its last day
 * @zone: (nullable): its zone, %NULL for the clock wherever one is
 * @rule: (nullable): how it repeats, in Tend's spelling
 * @singles: (element-type TendIcalSingle): single times more and less
 * @guests: (element-type TendIcalGuest): who is part of it
 * @alarms: (element-type int): how many minutes before the start
 * @is_cancelled: whether it was called off
 * @has_recurrence: whether it is one time of another event
 * @recurrence: which, if so
 * @recurrence_zone: (nullable): the zone that @recurrence is on the wall of
 * @sequence: SEQUENCE
 * @created_at: UTC seconds, 0 if not said
 * @modified_at: UTC seconds, 0 if not said
 * @extra: lines for the way back
 * @is_left_out: whether it can't be kept
 * @remarks: (element-type utf8): sentences for the user
 */
typedef struct
{
  guint line;
  char *uid;
  char *title;
  char *place;
  char *note;
  char *kind;
  gboolean is_all_day;
  TendWall start;
  TendWall end;
  TendZone *zone;
  char *rule;
  GArray *singles;
  GPtrArray *guests;
  GArray *alarms;
  gboolean is_cancelled;
  gboolean has_recurrence;
  TendIcalTime recurrence;
  TendZone *recurrence_zone;
  int sequence;
  gint64 created_at;
  gint64 modified_at;
  GString *extra;
  gboolean is_left_out;
  GPtrArray *remarks;
} TendIcalEvent;

/**
 * TendIcalContext:
 * @zones: what zones are called in the file
 * @zone: (nullable): the zone that the calendar says it is in (X-WR-TIMEZONE)
 * @unknown_zones: char * → guint: names that say nothing, with the first line that each stands on
 * @is_cancelling: whether the calendar takes back what is in it (METHOD:CANCEL)
 * @n_without_alarm: alarms that Tend can't set
 * @n_with_seconds: events whose seconds were left out
 *
 * What the events of a calendar have in common, and what is told once for all of them.
 */
typedef struct
{
  TendIcalZones *zones;
  TendZone *zone;
  GHashTable *unknown_zones;
  gboolean is_cancelling;
  guint n_without_alarm;
  guint n_with_seconds;
} TendIcalContext;

TendIcalEvent *tend_ical_event_read (TendIcalText *text, guint line, TendIcalContext *context, GError **error);
void tend_ical_event_free (TendIcalEvent *self);
void tend_ical_event_remark (TendIcalEvent *self, char *sentence);
void tend_ical_event_leave_out (TendIcalEvent *self, char *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalEvent, tend_ical_event_free)

G_END_DECLS
