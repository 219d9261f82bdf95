/* A goal as it is kept: a value, copied and handed about; changing one changes nothing else. */

#pragma once

#include "store/tend-feature.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TendScheduleKind:
 * @TEND_SCHEDULE_ONCE: done once, and then it is done
 * @TEND_SCHEDULE_DAILY: every day
 * @TEND_SCHEDULE_WEEKDAYS: on chosen weekdays
 * @TEND_SCHEDULE_WEEKLY: some times a week, on whichever days
 * @TEND_SCHEDULE_MONTHLY: some times a month
 * @TEND_SCHEDULE_INTERVAL: every so many days, counted from the last time
 * @TEND_SCHEDULE_WINDOW: some times in every so many days (other apps have goals like that)
 */
typedef enum
{
  TEND_SCHEDULE_ONCE,
  TEND_SCHEDULE_DAILY,
  TEND_SCHEDULE_WEEKDAYS,
  TEND_SCHEDULE_WEEKLY,
  TEND_SCHEDULE_MONTHLY,
  TEND_SCHEDULE_INTERVAL,
  TEND_SCHEDULE_WINDOW,
} TendScheduleKind;

/**
 * TendSchedule:
 * @kind: which of the kinds
 * @times: how often in the week, the month or the window, 1 and up; 1 for the other kinds
 * @days: the length of the interval or of the window in days, 1 and up; 0 for the other kinds
 * @weekdays: the chosen weekdays for %TEND_SCHEDULE_WEEKDAYS, otherwise 0
 */
typedef struct
{
  TendScheduleKind kind;
  int times;
  int days;
  TendWeekdays weekdays;
} TendSchedule;

/**
 * TendMeasureKind:
 * @TEND_MEASURE_TICK: done or not
 * @TEND_MEASURE_AT_LEAST: a number that should reach the target
 * @TEND_MEASURE_AT_MOST: a number that should stay within the target
 */
typedef enum
{
  TEND_MEASURE_TICK,
  TEND_MEASURE_AT_LEAST,
  TEND_MEASURE_AT_MOST,
} TendMeasureKind;

/**
 * TendCheckInState:
 * @TEND_CHECK_IN_NONE: nothing but a note
 * @TEND_CHECK_IN_DONE: ticked, or a number was entered
 * @TEND_CHECK_IN_SKIPPED: a rest day
 */
typedef enum
{
  TEND_CHECK_IN_NONE,
  TEND_CHECK_IN_DONE,
  TEND_CHECK_IN_SKIPPED,
} TendCheckInState;

/**
 * TendCheckIn:
 * @day: the day it is about
 * @state: what happened
 * @value: the number, NAN if none; for a measured goal only
 * @note: (nullable): the note on that day; the reason, where it was skipped
 * @measured: how much of that the goal counted by itself, 0 where nothing feeds it; see tend-goal-source.h
 */
typedef struct
{
  TendDay day;
  TendCheckInState state;
  double value;
  char *note;
  double measured;
} TendCheckIn;

/**
 * TendGoal:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @title: what it is called
 * @why: why it matters, "" if not said
 * @color: a name out of tend_goal_colors, "" for none
 * @position: its place in the list, ascending
 * @schedule: how often
 * @measure: what a tick is
 * @target: the number for one period, for measured goals
 * @unit: what is counted, "" if not said
 * @source_feature: the feature whose it is what the goal counts by itself, "" if nothing feeds it
 * @source_key: what names it there; see #TendMeasure
 * @source_unit: what it is counted in
 * @start_day: the day from which it counts
 * @due_day: until when, for a goal done once; %TEND_DAY_NONE if not said
 * @done_day: when it was done, for a goal done once; %TEND_DAY_NONE while it isn't
 * @is_archived: put away
 * @created_at: UTC seconds
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *title;
  char *why;
  char *color;
  gint64 position;
  TendSchedule schedule;
  TendMeasureKind measure;
  double target;
  char *unit;
  char *source_feature;
  char *source_key;
  TendMeasureUnits source_unit;
  TendDay start_day;
  TendDay due_day;
  TendDay done_day;
  gboolean is_archived;
  gint64 created_at;
} TendGoal;

#define TEND_TYPE_GOAL (tend_goal_get_type ())

/* The most characters that a title holds. */
#define TEND_GOAL_TITLE_MAX 500

/* The most characters that name what feeds a goal. */
#define TEND_GOAL_SOURCE_MAX 100

GType tend_goal_get_type (void) G_GNUC_CONST;
TendGoal *tend_goal_new (const char *title, TendDay start_day);
TendGoal *tend_goal_copy (const TendGoal *self);
void tend_goal_free (TendGoal *self);
void tend_goal_set_source (TendGoal *self, const char *feature, const char *key, TendMeasureUnits unit);
gboolean tend_goal_is_fed (const TendGoal *self);
gboolean tend_goal_validate_title (const char *title, GError **error);
gboolean tend_goal_validate (const TendGoal *self, GError **error);

const char *tend_schedule_kind_to_text (TendScheduleKind kind);
gboolean tend_schedule_kind_from_text (const char *text, TendScheduleKind *kind);
const char *tend_measure_kind_to_text (TendMeasureKind kind);
gboolean tend_measure_kind_from_text (const char *text, TendMeasureKind *kind);
const char *tend_check_in_state_to_text (TendCheckInState state);
gboolean tend_check_in_state_from_text (const char *text, TendCheckInState *state);

void tend_check_in_clear (TendCheckIn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendGoal, tend_goal_free)

G_END_DECLS
