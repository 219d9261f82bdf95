/* Plans for tests: a life with the calendar, and short ways to add and to read. */

#pragma once

#include "features/calendar/tend-plan-store.h"

#include "store/test-life.h"

G_BEGIN_DECLS

/* A Monday, and its life's today. */
#define PLAN_FIXTURE_MONDAY (tend_day_from_ymd (2026, 3, 2))

typedef struct
{
  TestLife *life;
  TendZone *zone;
} PlanFixture;

PlanFixture *plan_fixture_new (const char *zone);
void plan_fixture_free (PlanFixture *self);

TendPlan *plan_fixture_make (const char *title, TendDay day, int hour, int minutes, const char *rule);
gint64 plan_fixture_add (PlanFixture *self, const TendPlan *plan);
void plan_fixture_refuse (PlanFixture *self, const TendPlan *plan, TendError code);
GPtrArray *plan_fixture_read (PlanFixture *self, TendDay from, TendDay to);
TendPlanOccurrence *plan_fixture_get (PlanFixture *self, TendDay day);
char *plan_fixture_list (PlanFixture *self, TendDay from, TendDay to);

/* For the verbs: the callback, and waiting for it. */
typedef struct
{
  gboolean is_done;
  gint64 id;
  GError *error;
} PlanAnswer;

void on_plan_verb_done_cb (GObject *store, GAsyncResult *result, gpointer user_data);
gint64 plan_fixture_wait (PlanAnswer *answer);
void plan_fixture_wait_for_refusal (PlanAnswer *answer, TendError code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanFixture, plan_fixture_free)

G_END_DECLS
