#include "features/calendar/tend-someone-rules.h"

/* When people meet: on working days after work, at weekends from the morning on. Minutes after midnight. */
#define EVENING_START (17 * 60 + 30)
#define WEEKEND_START (10 * 60)
#define DAY_END (21 * 60 + 30)

/* A time that is shorter is none, a suggestion is not longer than the other, and it starts on a half hour. */
#define FREE_MIN 90
#define SUGGESTED_MINUTES 120
#define STEP 30

/* Nobody is asked to be somewhere within the hour. */
#define NOTICE 60

TendSuggestion *
tend_suggestion_copy (const TendSuggestion *self)
{
  TendSuggestion *copy = g_memdup2 (self, sizeof *self);

  copy->person_uuid = g_strdup (self->person_uuid);
  copy->name = g_strdup (self->name);
  copy->color = g_strdup (self->color);
  return copy;
}

void
tend_suggestion_free (TendSuggestion *self)
{
  g_free (self->person_uuid);
  g_free (self->name);
  g_free (self->color);
  g_free (self);
}

/**
 * tend_someone_rules_counts:
 * @at: one time of a plan
 *
 * Returns: whether it is a plan with somebody: not called off, one's own, and with someone who may be there
 */
gboolean
tend_someone_rules_counts (const TendPlanOccurrence *at)
{
  if (at->plan->is_cancelled || at->is_shown_only)
    return FALSE;
  for (guint i = 0; i < at->plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (at->plan->guests, i);

      if (guest->answer != TEND_GUEST_DECLINED)
        return TRUE;
    }
  return FALSE;
}

/* Days that somebody else's calendar names, such as holidays, are as free as others. */
static gboolean
takes_time (const TendPlanOccurrence *at)
{
  return !at->plan->is_cancelled && (!at->plan->is_all_day || !at->is_shown_only);
}

/* A stretch of a day, in minutes after midnight. */
typedef struct
{
  int start;
  int end;
} Stretch;

static void
add_stretch (GArray *stretches,
             int     start,
             int     end)
{
  Stretch stretch = { start, end };

  if (start < end)
    g_array_append_val (stretches, stretch);
}

/* What of @day is taken, by plans and by quiet. */
static GArray *
find_taken (GPtrArray            *occurrences,
            TendDay               day,
            const TendQuietHours *quiet)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);
      gboolean is_all_day = at->plan->is_all_day;

      if (takes_time (at) && tend_plan_occurrence_touches (at, day, day))
        add_stretch (taken, is_all_day || at->start_day < day ? 0 : at->start_minute,
                     is_all_day || at->end_day > day ? TEND_MINUTES_A_DAY : at->end_minute);
    }
  if (quiet && quiet->start_minute < quiet->end_minute)
    add_stretch (taken, quiet->start_minute, quiet->end_minute);
  else if (quiet)
    {
      add_stretch (taken, 0, quiet->end_minute);
      add_stretch (taken, quiet->start_minute, TEND_MINUTES_A_DAY);
    }
  return taken;
}

static int
round_up (int minute)
{
  return (minute + STEP - 1) / STEP * STEP;
}

/* The first stretch from @start on that is long enough, between what is taken. */
static gboolean
find_between (GArray  *taken,
              int      start,
              Stretch *found)
{
  while (start + FREE_MIN <= DAY_END)
    {
      int end = DAY_END;
      int next = start;

      for (guint i = 0; i < taken->len; i++)
        {
          const Stretch *stretch = &g_array_index (taken, Stretch, i);

          if (stretch->end <= start)
            continue;
          if (stretch->start < start + FREE_MIN)
            next = MAX (next, stretch->end);
          else
            end = MIN (end, stretch->start);
        }
      if (next == start)
        {
          *found = (Stretch) { start, end };
          return TRUE;
        }
      start = round_up (next);
    }
  return FALSE;
}

/**
 * tend_someone_rules_find_free:
 * @occurrences: (element-type TendPlanOccurrence): what is planned in those days, busy time of others included
 * @from: a day
 * @to: a day, included
 * @today: the day it is
 * @minute_now: minutes after midnight that it is now
 * @quiet: (nullable): the hours in which nobody is to be met, %NULL for none
 *
 * Returns: (transfer full) (element-type TendFreeTime): from today on, the stretches that are really free and long
 *   enough to see somebody, the earliest first
 */
GArray *
tend_someone_rules_find_free (GPtrArray            *occurrences,
                              TendDay               from,
                              TendDay               to,
                              TendDay               today,
                              int                   minute_now,
                              const TendQuietHours *quiet)
{
  GArray *free_times = g_array_new (FALSE, FALSE, sizeof (TendFreeTime));

  for (TendDay day = MAX (from, today); day <= to; day++)
    {
      gboolean is_weekend = tend_day_get_weekday (day) >= G_DATE_SATURDAY;
      int earliest = MAX (day == today ? minute_now + NOTICE : 0, is_weekend ? WEEKEND_START : EVENING_START);
      g_autoptr (GArray) taken = find_taken (occurrences, day, quiet);
      Stretch found = { 0, earliest };

      while (find_between (taken, round_up (found.end), &found))
        {
          TendFreeTime time = { day, found.start, found.end };

          g_array_append_val (free_times, time);
        }
    }
  return free_times;
}

/* First those whose time has come round, then those without a rhythm, then those whose time is still to come. */
static int
get_group (const TendCompanion *companion,
           TendDay              today)
{
  if (companion->rhythm_days == 0)
    return 1;
  return companion->last_met == TEND_DAY_NONE || today - companion->last_met >= companion->rhythm_days ? 0 : 2;
}

typedef struct
{
  const TendCompanion *companions;
  TendDay today;
} Ranking;

static int
compare_companions (gconstpointer a,
                    gconstpointer b,
                    gpointer      user_data)
{
  const Ranking *ranking = user_data;
  const TendCompanion *one = &ranking->companions[*(const guint *) a];
  const TendCompanion *other = &ranking->companions[*(const guint *) b];
  int group = get_group (one, ranking->today);
  int other_group = get_group (other, ranking->today);

  if (group != other_group)
    return group - other_group;
  if (group != 1 && one->last_met != TEND_DAY_NONE && other->last_met != TEND_DAY_NONE)
    {
      /* How much of the rhythm has passed, compared without dividing. */
      gint64 passed = (gint64) (ranking->today - one->last_met) * other->rhythm_days;
      gint64 other_passed = (gint64) (ranking->today - other->last_met) * one->rhythm_days;

      if (passed != other_passed)
        return passed > other_passed ? -1 : 1;
    }
  if (one->last_met != other->last_met)
    return one->last_met < other->last_met ? -1 : 1;
  return g_strcmp0 (one->person_uuid, other->person_uuid);
}

/**
 * tend_someone_rules_rank:
 * @companions: (array length=n_companions): people
 * @n_companions: how many
 * @today: the day it is
 *
 * Returns: (transfer full) (element-type guint): who may be suggested, as places in @companions: those whose rhythm has
 *   come round, the longest past it first; then those without a rhythm, the least lately seen first; then the others
 */
GArray *
tend_someone_rules_rank (const TendCompanion *companions,
                         guint                n_companions,
                         TendDay              today)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint));
  Ranking ranking = { companions, today };

  for (guint i = 0; i < n_companions; i++)
    if (!companions[i].is_out)
      g_array_append_val (ranked, i);
  g_array_sort_with_data (ranked, compare_companions, &ranking);
  return ranked;
}

/* A time that can be suggested, and how many of the same day go before it. */
typedef struct
{
  TendFreeTime time;
  int place;
} Slot;

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const Slot *one = a;
  const Slot *other = b;

  if (one->place != other->place)
    return one->place - other->place;
  if (one->time.day != other->time.day)
    return one->time.day < other->time.day ? -1 : 1;
  return one->time.start_minute - other->time.start_minute;
}

/* Times that do not overlap: one of each day first, then a second of each, and so on. */
static GArray *
cut_slots (GArray *free_times)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  TendDay day = TEND_DAY_NONE;
  int place = 0;

  for (guint i = 0; i < free_times->len; i++)
    {
      const TendFreeTime *stretch = &g_array_index (free_times, TendFreeTime, i);

      if (stretch->day != day)
        place = 0;
      day = stretch->day;
      for (int start = stretch->start_minute; start + FREE_MIN <= stretch->end_minute; start += SUGGESTED_MINUTES)
        {
          Slot slot = { { day, start, MIN (start + SUGGESTED_MINUTES, stretch->end_minute) }, place++ };

          g_array_append_val (slots, slot);
        }
    }
  g_array_sort (slots, compare_slots);
  return slots;
}

/**
 * tend_someone_rules_suggest:
 * @companions: (array length=n_companions): people
 * @n_companions: how many
 * @free_times: (element-type TendFreeTime): when there is time, in order
 * @today: the day it is
 *
 * Returns: (transfer full) (element-type TendSuggestion): up to three, each for another day as far as there are days,
 *   and always for another time: no more than there is time for
 */
GPtrArray *
tend_someone_rules_suggest (const TendCompanion *companions,
                            guint                n_companions,
                            GArray              *free_times,
                            TendDay              today)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_suggestion_free);
  g_autoptr (GArray) ranked = tend_someone_rules_rank (companions, n_companions, today);
  g_autoptr (GArray) slots = cut_slots (free_times);

  for (guint i = 0; i < ranked->len && i < TEND_SOMEONE_MAX && i < slots->len; i++)
    {
      const TendCompanion *companion = &companions[g_array_index (ranked, guint, i)];
      TendSuggestion *suggestion = g_new0 (TendSuggestion, 1);

      suggestion->person_uuid = g_strdup (companion->person_uuid);
      suggestion->name = g_strdup (companion->name);
      suggestion->color = g_strdup (companion->color ? companion->color : "");
      suggestion->last_met = companion->last_met;
      suggestion->rhythm_days = companion->rhythm_days;
      suggestion->time = g_array_index (slots, Slot, i).time;
      g_ptr_array_add (suggestions, suggestion);
    }
  return suggestions;
}
