#include "tend-sample-plans.h"

#include "features/calendar/tend-plan-writer.h"
#include "tend-chance.h"
#include "tend-sample-hobbies.h"

/* Streams of the seed that goals do not use. */
enum
{
  STREAM_PLANS = 100000,
  STREAM_SERIES,
  STREAM_PEOPLE,
};

#define SECONDS_A_DAY (24 * 60 * 60)

/* How far ahead plans are made, in days. */
#define AHEAD 18

/* Plans that come by themselves in a week, beside those that repeat. */
#define SINGLE_A_WEEK 3

const char *const tend_sample_people[TEND_SAMPLE_N_PEOPLE] = {
  "Ana Silva",    "Ben Okafor",   "Mira Lindqvist", "Jonas Weber", "Luz Herrera",  "Tomás Ferreira",
  "Noor Haddad",  "Kai Nakamura", "Elif Yıldız",    "Sam Whitley", "Ida Sørensen", "Pavel Novák",
  "Grace Mensah", "Leo Marchetti", "Hana Kim",      "Oskar Nowak", "Rosa Delgado", "Finn O’Brien",
  "Amina Diallo", "Viktor Ilić",  "Clara Dubois",   "Ravi Menon",  "Johanna Frei", "Mateo Rojas",
  "Sofia Papas",  "Emil Berg",    "Yara Nasser",    "Peter Hale",  "Lin Zhao",     "Marta Kowal",
};

typedef struct
{
  const char *title;
  const char *kind;
  int hour;    /* on working days; two hours earlier at weekends */
  int minutes;
  guint hobby; /* 0 for none */
} Idea;

static const Idea ideas[] = {
  { "Coffee", "in-person", 17, 60, 0 },
  { "A walk by the river", "walk", 17, 90, 0 },
  { "Dinner", "meal", 19, 120, 0 },
  { "Phone call", "call", 20, 45, 0 },
  { "Film night", "film", 20, 150, 0 },
  { "Climbing", "sport", 18, 120, 0 },
  { "Museum", "culture", 16, 120, TEND_SAMPLE_HOBBY_DRAWING },
  { "Helping with the move", "help", 16, 180, 0 },
  { "Board games", "in-person", 19, 180, 0 },
  { "Running together", "sport", 18, 60, 0 },
  { "Lunch", "meal", 13, 60, 0 },
  { "Concert", "culture", 20, 150, 0 },
};

static const char *const places[] = {
  "Luna", "Harbour Café", "The old mill", "City park", "At home", "Cinema Odeon", "North pool", "",
};

static const char *const lines[] = {
  "Good to laugh again.", "Quiet, and that was right.", "We talked for a long time.",
  "Tired before, better after.", "Next time outdoors.",
};

typedef struct
{
  TendDb *db;
  guint64 seed;
  TendDay first_day;
  TendDay end_day;
  TendChance chance;
} SamplePlans;

/**
 * tend_sample_person_make_uuid:
 * @seed: the seed of the life
 * @index: which of the people
 *
 * Returns: (transfer full): the UUID that they have in that life
 */
char *
tend_sample_person_make_uuid (guint64 seed,
                              guint   index)
{
  TendChance chance;

  g_return_val_if_fail (index < TEND_SAMPLE_N_PEOPLE, NULL);

  tend_chance_init (&chance, seed, STREAM_PEOPLE + index);
  return tend_chance_make_uuid (&chance);
}

/* Near ones are met more often. */
static void
add_guest (SamplePlans *self,
           TendPlan    *plan,
           gboolean     is_past)
{
  double share = tend_chance_get_share (&self->chance);
  guint index = (guint) (share * share * TEND_SAMPLE_N_PEOPLE);
  g_autofree char *uuid = tend_sample_person_make_uuid (self->seed, index);
  g_autoptr (TendGuest) guest = tend_guest_new (uuid, tend_sample_people[index]);

  guest->uuid = tend_chance_make_uuid (&self->chance);
  if (tend_chance_happens (&self->chance, 0.05))
    guest->answer = TEND_GUEST_DECLINED;
  else if (is_past || tend_chance_happens (&self->chance, 0.5))
    guest->answer = TEND_GUEST_COMING;
  tend_plan_add_guest (plan, guest);
}

static gboolean
write_plan (SamplePlans  *self,
            TendPlan     *plan,
            GError      **error)
{
  plan->uuid = tend_chance_make_uuid (&self->chance);
  return tend_plan_insert (self->db, plan, (gint64) (plan->start_day - 3) * SECONDS_A_DAY + 17 * 60 * 60, NULL, error);
}

static gboolean
write_single (SamplePlans  *self,
              TendDay       day,
              GError      **error)
{
  const Idea *idea = &ideas[tend_chance_get_below (&self->chance, G_N_ELEMENTS (ideas))];
  gboolean is_weekend = tend_day_get_weekday (day) >= G_DATE_SATURDAY;
  gboolean is_past = day < self->end_day;
  int minute = (idea->hour - (is_weekend ? 2 : 0)) * 60 + 30 * (int) tend_chance_get_below (&self->chance, 2);
  g_autoptr (TendPlan) plan = tend_plan_new (idea->title, day, minute, idea->minutes);

  tend_plan_set_text (&plan->kind, idea->kind);
  if (idea->hobby > 0)
    plan->hobby_uuid = tend_sample_hobby_make_uuid (self->seed, idea->hobby);
  tend_plan_set_text (&plan->place, places[tend_chance_get_below (&self->chance, G_N_ELEMENTS (places))]);
  add_guest (self, plan, is_past);
  if (tend_chance_happens (&self->chance, 0.3))
    add_guest (self, plan, is_past);
  plan->is_cancelled = tend_chance_happens (&self->chance, 0.06);
  if (is_past && !plan->is_cancelled && tend_chance_happens (&self->chance, 0.25))
    {
      plan->mood = 2 + (int) tend_chance_get_below (&self->chance, 4);
      if (tend_chance_happens (&self->chance, 0.4))
        tend_plan_set_text (&plan->afterwards, lines[tend_chance_get_below (&self->chance, G_N_ELEMENTS (lines))]);
    }
  return write_plan (self, plan, error);
}

/* A choir on Thursdays from the beginning, and lunch on Sundays, both without an end. */
static gboolean
write_series (SamplePlans  *self,
              const char   *title,
              const char   *kind,
              GDateWeekday  weekday,
              int           minute,
              int           minutes,
              guint         hobby,
              GError      **error)
{
  TendDay day = self->first_day + (weekday - tend_day_get_weekday (self->first_day) + 7) % 7;
  g_autoptr (TendPlan) plan = tend_plan_new (title, day, minute, minutes);

  tend_plan_set_text (&plan->kind, kind);
  tend_plan_set_text (&plan->rule, "FREQ=WEEKLY");
  if (hobby > 0)
    plan->hobby_uuid = tend_sample_hobby_make_uuid (self->seed, hobby);
  add_guest (self, plan, TRUE);
  add_guest (self, plan, TRUE);
  return write_plan (self, plan, error);
}

/**
 * tend_sample_plans_write:
 * @db: a connection that writes, to a life without plans, within a transaction
 * @seed: any number
 * @first_day: the first day of the life
 * @end_day: the day it is
 * @error: return location
 *
 * Writes what was planned from the first day on, and some plans ahead.
 *
 * Returns: whether all was written
 */
gboolean
tend_sample_plans_write (TendDb   *db,
                         guint64   seed,
                         TendDay   first_day,
                         TendDay   end_day,
                         GError  **error)
{
  SamplePlans self = { .db = db, .seed = seed, .first_day = first_day, .end_day = end_day };
  TendDay last = MIN (end_day + AHEAD, tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31));

  tend_chance_init (&self.chance, seed, STREAM_SERIES);
  if (!write_series (&self, "Choir", "culture", G_DATE_THURSDAY, 19 * 60 + 30, 120,
                     TEND_SAMPLE_HOBBY_CHOIR, error) ||
      !write_series (&self, "Sunday lunch", "meal", G_DATE_SUNDAY, 12 * 60 + 30, 120, 0, error))
    return FALSE;

  tend_chance_init (&self.chance, seed, STREAM_PLANS);
  for (TendDay week = first_day; week <= last; week += 7)
    for (int i = 0; i < SINGLE_A_WEEK; i++)
      {
        TendDay day = week + (TendDay) tend_chance_get_below (&self.chance, 7);

        if (day <= last && !write_single (&self, day, error))
          return FALSE;
      }
  return TRUE;
}
