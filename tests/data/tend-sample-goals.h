/* What the person in the sample life wants: the texts, and how they usually go about it. */

#pragma once

#include "features/goals/tend-goal.h"

G_BEGIN_DECLS

#define TEND_SAMPLE_NOTES 4
#define TEND_SAMPLE_STEPS 6

/**
 * TendSampleGoal:
 * @title: what it is called
 * @why: why it matters
 * @color: the name of its colour
 * @schedule: how often
 * @measure: what a tick is
 * @target: the number for one period
 * @unit: what is counted
 * @source_feature: (nullable): the feature whose it is what it counts by itself; what comes by hand is on top of that
 * @source_key: (nullable): what names it there
 * @source_unit: what it is counted in
 * @often: how likely it is done on a day on which it is asked for, 0 to 1
 * @extra: how likely it is done on any other day, 0 to 1
 * @weekdays: what each weekday adds to that, in percent, Monday first
 * @typical: the number of a usual day
 * @swing: how far from @typical most days are, as a share of it
 * @grain: what numbers are multiples of
 * @hour: when in the day it is usually done
 * @begins: how many days after the beginning of the life it begins
 * @lasts: after which share of the life it is put away; 0 if it isn't
 * @rests_when_ill: whether being ill makes rest days
 * @rests_when_away: whether being away does
 * @notes: what stands beside some days
 * @outcome: the best that would come of it, %NULL where there is no plan
 * @obstacle: what in oneself gets in the way
 * @when_text: the moment at which it does
 * @then_text: what one then does
 */
typedef struct
{
  const char *title;
  const char *why;
  const char *color;
  TendSchedule schedule;
  TendMeasureKind measure;
  double target;
  const char *unit;
  const char *source_feature;
  const char *source_key;
  TendMeasureUnits source_unit;
  double often;
  double extra;
  int weekdays[7];
  double typical;
  double swing;
  double grain;
  int hour;
  int begins;
  double lasts;
  gboolean rests_when_ill;
  gboolean rests_when_away;
  const char *notes[TEND_SAMPLE_NOTES];
  const char *outcome;
  const char *obstacle;
  const char *when_text;
  const char *then_text;
} TendSampleGoal;

/**
 * TendSampleTask:
 * @title: what it is called
 * @why: why it matters
 * @color: the name of its colour
 * @begins: how many days before the end it was written down
 * @due: on which day after the end it is planned for, negative before
 * @done: how many days before the end it was done, -1 if it is open
 * @is_archived: whether it is put away
 * @n_steps_done: how many of its steps are done
 * @steps: its steps
 *
 * A goal done once.
 */
typedef struct
{
  const char *title;
  const char *why;
  const char *color;
  int begins;
  int due;
  int done;
  gboolean is_archived;
  guint n_steps_done;
  const char *steps[TEND_SAMPLE_STEPS];
} TendSampleTask;

extern const TendSampleGoal tend_sample_goals[];
extern const guint tend_sample_n_goals;
extern const TendSampleTask tend_sample_tasks[];
extern const guint tend_sample_n_tasks;

G_END_DECLS
