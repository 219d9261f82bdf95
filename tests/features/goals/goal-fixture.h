/* Goals with a past, for tests: written down as a line of days, or made up at random. */

#pragma once

#include "features/goals/tend-goal-days.h"

G_BEGIN_DECLS

/* A Monday. */
#define GOAL_FIXTURE_MONDAY (tend_day_from_ymd (2026, 11, 2))

typedef struct
{
  TendGoal *goal;
  GArray *check_ins;
  TendDay today;
  GDateWeekday first_weekday;
} GoalFixture;

GoalFixture *goal_fixture_new (TendScheduleKind kind, int times, int days);
GoalFixture *goal_fixture_new_random (GRand *random, int n_days);
void goal_fixture_free (GoalFixture *self);

void goal_fixture_measure (GoalFixture *self, TendMeasureKind measure, double target);
void goal_fixture_add (GoalFixture *self, TendDay day, TendCheckInState state, double value);
void goal_fixture_write (GoalFixture *self, const char *line);

TendGoalHistory goal_fixture_get_history (GoalFixture *self);
TendGoalDays *goal_fixture_get_days (GoalFixture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoalFixture, goal_fixture_free)

G_END_DECLS
