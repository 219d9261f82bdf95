/* A plan as it is kept: a value, copied and handed about; changing a copy changes nothing else.
 *
 * A plan says what the wall clock of its zone shows when it begins and ends. If it repeats, that is its first
 * time; when the others are is told by tend-plan-rules.h. One time of a repeating plan that was changed by itself
 * is a plan of its own, with the UUID of the one that it belongs to and the time that it stands for. */

#pragma once

#include "base/tend-minute.h"
#include "base/tend-zone.h"

G_BEGIN_DECLS

/* The longest that a plan may last, in days. */
#define TEND_PLAN_DAYS_MAX 366

/* The moods of "How was it?"; 0 is not said. */
#define TEND_PLAN_MOOD_NONE 0
#define TEND_PLAN_MOOD_MAX 5

/**
 * TendGuestAnswer:
 * @TEND_GUEST_ASKED: asked, or to be asked
 * @TEND_GUEST_COMING: coming
 * @TEND_GUEST_DECLINED: can't
 * @TEND_GUEST_MAYBE: maybe
 */
typedef enum
{
  TEND_GUEST_ASKED,
  TEND_GUEST_COMING,
  TEND_GUEST_DECLINED,
  TEND_GUEST_MAYBE,
} TendGuestAnswer;

#define TEND_GUEST_N_ANSWERS (TEND_GUEST_MAYBE + 1)

/**
 * TendGuest:
 * @uuid: (nullable): what names the row in files, %NULL while it is not kept yet
 * @person_uuid: (nullable): who it is, if they are among the people
 * @name: what they were called when they were asked
 * @email: "" if not known
 * @answer: what they said
 *
 * Somebody who is part of a plan.
 */
typedef struct
{
  char *uuid;
  char *person_uuid;
  char *name;
  char *email;
  TendGuestAnswer answer;
} TendGuest;

TendGuest *tend_guest_new (const char *person_uuid, const char *name);
TendGuest *tend_guest_copy (const TendGuest *self);
void tend_guest_free (TendGuest *self);
gboolean tend_guest_is_same (const TendGuest *one, const TendGuest *other);
const char *tend_guest_answer_get_name (TendGuestAnswer answer);
const char *tend_guest_answer_to_text (TendGuestAnswer answer);
gboolean tend_guest_answer_from_text (const char *text, TendGuestAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGuest, tend_guest_free)

/**
 * TendPlanTime:
 * @day: the day
 * @minute: minutes after midnight; %TEND_MINUTE_NONE for the day as a whole
 *
 * Which time of a repeating plan is meant, on the wall of its zone.
 */
typedef struct
{
  TendDay day;
  int minute;
} TendPlanTime;

/* Bytes of a time as text, "2026-11-24T16:30", the closing NUL included. */
#define TEND_PLAN_TIME_TEXT_SIZE 17

const char *tend_plan_time_to_text (TendPlanTime time, char text[static TEND_PLAN_TIME_TEXT_SIZE]);
gboolean tend_plan_time_from_text (const char *text, TendPlanTime *time);
int tend_plan_time_compare (TendPlanTime one, TendPlanTime other);
TendPlanTime tend_plan_time_add (TendPlanTime time, int minutes);

/**
 * TendPlanDate:
 * @is_added: whether it is a time more (RDATE) or a time less (EXDATE)
 * @time: which; a time less that has no minute is the whole day
 */
typedef struct
{
  gboolean is_added;
  TendPlanTime time;
} TendPlanDate;

/**
 * TendPlan:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @calendar_uuid: the imported calendar that it came with, "" for an own plan
 * @title: what it is called
 * @place: where, "" if not said
 * @note: "" if there is none
 * @kind: the id of a kind of Tend's own (see tend_plan_kind_get_ids()), the name of one of the user's, or ""
 * @is_all_day: whether it has days and no hours; start_minute and end_minute are 0 then
 * @start_day: the day that it begins
 * @start_minute: minutes after midnight
 * @end_day: the day that it ends; of an all-day plan, its last day
 * @end_minute: minutes after midnight; the end itself is not part of the plan
 * @zone: the IANA name of the zone whose clock is meant, "" for the clock wherever one is
 * @rule: how it repeats, as an RRULE that tend_recurrence_parse() knows; "" for a plan that does not
 * @dates: (element-type TendPlanDate): single times more and less
 * @guests: (element-type TendGuest): who is part of it
 * @is_cancelled: called off, and still to be seen
 * @mood: how it was, 1 to 5; 0 if not said
 * @afterwards: a line about how it was, "" if there is none
 * @master_uuid: (nullable): the repeating plan that this is one time of
 * @recurrence: which time it stands for, if @master_uuid is set; on the wall of the repeating plan
 * @uid: iCalendar's UID, "" while it was never in a file
 * @sequence: iCalendar's SEQUENCE
 * @extra: properties of iCalendar that Tend does not know, for the way back; "" if there are none
 * @hobby_uuid: (nullable): the hobby that it is a session of
 * @created_at: UTC seconds
 * @modified_at: UTC seconds
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *calendar_uuid;
  char *title;
  char *place;
  char *note;
  char *kind;
  gboolean is_all_day;
  TendDay start_day;
  int start_minute;
  TendDay end_day;
  int end_minute;
  char *zone;
  char *rule;
  GArray *dates;
  GPtrArray *guests;
  gboolean is_cancelled;
  int mood;
  char *afterwards;
  char *master_uuid;
  TendPlanTime recurrence;
  char *uid;
  int sequence;
  char *extra;
  char *hobby_uuid;
  gint64 created_at;
  gint64 modified_at;
} TendPlan;

#define TEND_TYPE_PLAN (tend_plan_get_type ())

GType tend_plan_get_type (void) G_GNUC_CONST;
TendPlan *tend_plan_new (const char *title, TendDay day, int minute, int minutes);
TendPlan *tend_plan_new_all_day (const char *title, TendDay first, TendDay last);
TendPlan *tend_plan_copy (const TendPlan *self);
void tend_plan_free (TendPlan *self);

void tend_plan_set_text (char **field, const char *text);
void tend_plan_add_guest (TendPlan *self, const TendGuest *guest);
TendGuest *tend_plan_find_guest (const TendPlan *self, const TendGuest *like);
void tend_plan_add_date (TendPlan *self, gboolean is_added, TendPlanTime time);

gboolean tend_plan_repeats (const TendPlan *self);
gboolean tend_plan_is_own (const TendPlan *self);
TendPlanTime tend_plan_get_start (const TendPlan *self);
int tend_plan_get_minutes (const TendPlan *self);
gboolean tend_plan_has_same_times (const TendPlan *self, const TendPlan *other);
gboolean tend_plan_has_same_guests (const TendPlan *self, const TendPlan *other);
gboolean tend_plan_is_same (const TendPlan *self, const TendPlan *other);
gboolean tend_plan_validate_times (const TendPlan *self, GError **error);
gboolean tend_plan_validate (const TendPlan *self, GError **error);

/* The kinds that Tend brings: "in-person", "call", "walk", … */
const char *const *tend_plan_kind_get_ids (void);
const char *tend_plan_kind_get_name (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPlan, tend_plan_free)

G_END_DECLS
