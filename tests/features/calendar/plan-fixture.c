#include "plan-fixture.h"

PlanFixture *
plan_fixture_new (const char *zone)
{
  PlanFixture *self = g_new0 (PlanFixture, 1);
  g_autoptr (GError) error = NULL;

  self->life = test_life_new_open ();
  self->zone = tend_zone_new (zone, &error);
  g_assert_no_error (error);
  return self;
}

void
plan_fixture_free (PlanFixture *self)
{
  test_life_free (self->life);
  tend_zone_unref (self->zone);
  g_free (self);
}

TendPlan *
plan_fixture_make (const char *title,
                   TendDay     day,
                   int         hour,
                   int         minutes,
                   const char *rule)
{
  TendPlan *plan = tend_plan_new (title, day, hour * 60, minutes);

  tend_plan_set_text (&plan->zone, "Europe/Berlin");
  tend_plan_set_text (&plan->rule, rule);
  return plan;
}

void
on_plan_verb_done_cb (GObject      *store,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  PlanAnswer *answer = user_data;

  answer->id = tend_plan_store_finish (TEND_STORE (store), result, &answer->error);
  answer->is_done = TRUE;
}

gint64
plan_fixture_wait (PlanAnswer *answer)
{
  gint64 id;

  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
  id = answer->id;
  *answer = (PlanAnswer){ FALSE, 0, NULL };
  return id;
}

void
plan_fixture_wait_for_refusal (PlanAnswer *answer,
                               TendError   code)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer->error, TEND_ERROR, (int) code);
  test_assert_sentence (answer->error);
  g_clear_error (&answer->error);
  *answer = (PlanAnswer){ FALSE, 0, NULL };
}

gint64
plan_fixture_add (PlanFixture    *self,
                  const TendPlan *plan)
{
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_store_add_async (self->life->store, plan, NULL, on_plan_verb_done_cb, &answer);
  return plan_fixture_wait (&answer);
}

void
plan_fixture_refuse (PlanFixture    *self,
                     const TendPlan *plan,
                     TendError       code)
{
  PlanAnswer answer = { FALSE, 0, NULL };

  tend_plan_store_add_async (self->life->store, plan, NULL, on_plan_verb_done_cb, &answer);
  plan_fixture_wait_for_refusal (&answer, code);
  g_assert_cmpint (test_life_ask (self->life, "SELECT count(*) FROM plan"), ==, 0);
}

GPtrArray *
plan_fixture_read (PlanFixture *self,
                   TendDay      from,
                   TendDay      to)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *occurrences = tend_calendar_read_range (tend_store_get_reader (self->life->store), self->zone, from,
                                                     to, &error);

  g_assert_no_error (error);
  return occurrences;
}

/* Returns: (transfer full): the only occurrence of a day */
TendPlanOccurrence *
plan_fixture_get (PlanFixture *self,
                  TendDay      day)
{
  g_autoptr (GPtrArray) occurrences = plan_fixture_read (self, day, day);

  g_assert_cmpuint (occurrences->len, ==, 1);
  return g_ptr_array_steal_index (occurrences, 0);
}

/* Returns: (transfer full): what is in those days, one a line: "03-02 18:00-19:00 Run"; a cancelled one has a "-"
 * before its title */
char *
plan_fixture_list (PlanFixture *self,
                   TendDay      from,
                   TendDay      to)
{
  g_autoptr (GPtrArray) occurrences = plan_fixture_read (self, from, to);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);
      char day[TEND_DAY_TEXT_SIZE];

      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", tend_day_to_text (at->start_day, day) + 5);
      if (at->plan->is_all_day)
        g_string_append_printf (list, " to %s", tend_day_to_text (at->end_day, day) + 5);
      else
        g_string_append_printf (list, " %02d:%02d-%02d:%02d", at->start_minute / 60, at->start_minute % 60,
                                at->end_minute / 60, at->end_minute % 60);
      g_string_append_printf (list, " %s%s", at->plan->is_cancelled ? "-" : "", at->plan->title);
    }
  return g_string_free (list, FALSE);
}
