#include "features/calendar/tend-someone.h"

#include "features/calendar/tend-companions.h"
#include "features/calendar/tend-plan-reader.h"
#include "features/calendar/tend-plan-words.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

void
tend_someone_free (TendSomeone *self)
{
  g_ptr_array_unref (self->suggestions);
  g_clear_pointer (&self->meeting, tend_plan_occurrence_free);
  g_free (self);
}

/**
 * tend_someone_read_wish:
 * @db: a connection
 * @wish: (out): how many plans with somebody a week should have; one where nothing was said, 0 for no wish
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_someone_read_wish (TendDb  *db,
                        int     *wish,
                        GError **error)
{
  gint64 value;

  if (!tend_db_query_int64 (db, &value, error, "SELECT coalesce((SELECT wish FROM week_wish WHERE uuid = ?1), ?2)",
                            "si", TEND_SOMEONE_UUID, (gint64) TEND_SOMEONE_WISH_DEFAULT))
    return FALSE;
  *wish = (int) value;
  return TRUE;
}

/**
 * tend_someone_read_nudge:
 * @db: a connection
 * @weekday: (out): on which weekday one is reminded to plan the week; %G_DATE_BAD_WEEKDAY if one is not
 * @minute: (out): minutes after midnight
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_someone_read_nudge (TendDb        *db,
                         GDateWeekday  *weekday,
                         int           *minute,
                         GError       **error)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_read_for (db, TEND_SOMEONE_KIND, TEND_SOMEONE_UUID, error);

  *weekday = G_DATE_BAD_WEEKDAY;
  *minute = TEND_MINUTE_NONE;
  if (reminders == NULL)
    return FALSE;
  if (reminders->len > 0)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, 0);

      *minute = reminder->minute;
      for (int i = 0; i < 7; i++)
        if (reminder->is_enabled && (reminder->weekdays & (1u << i)))
          {
            *weekday = G_DATE_MONDAY + i;
            break;
          }
    }
  return TRUE;
}

/* Who is not to come up today. The nudge's UUID among them stands for everybody. */
static GHashTable *
read_put_off (TendDb   *db,
              TendDay   today,
              GError  **error)
{
  g_autoptr (GHashTable) put_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT person_uuid FROM suggestion_put_off WHERE day = ?1",
                                             "d", today);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_hash_table_add (put_off, tend_rows_dup_text (rows, 0));
  if (local_error == NULL)
    return g_steal_pointer (&put_off);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
is_planned_with (GPtrArray  *occurrences,
                 const char *person_uuid)
{
  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      for (guint j = 0; !at->plan->is_cancelled && j < at->plan->guests->len; j++)
        if (g_strcmp0 (((TendGuest *) g_ptr_array_index (at->plan->guests, j))->person_uuid, person_uuid) == 0)
          return TRUE;
    }
  return FALSE;
}

/* Nobody is asked for more than three times a day, so what was put off leaves its place empty. */
static void
suggest (TendSomeone             *self,
         const TendSomeoneQuery  *query,
         const TendCompanion     *companions,
         guint                    n_companions,
         GArray                  *free_times,
         GHashTable              *put_off,
         GPtrArray               *occurrences)
{
  g_autofree TendCompanion *candidates = g_memdup2 (companions, sizeof *companions * n_companions);
  guint n_put_off = 0;

  for (guint i = 0; i < n_companions; i++)
    {
      gboolean is_put_off = g_hash_table_contains (put_off, candidates[i].person_uuid);

      n_put_off += is_put_off ? 1 : 0;
      candidates[i].is_out =
          candidates[i].is_out || is_put_off || is_planned_with (occurrences, candidates[i].person_uuid);
    }
  self->n_companions = n_companions;
  g_ptr_array_unref (self->suggestions);
  self->suggestions = tend_someone_rules_suggest (candidates, n_companions, free_times, query->today);
  if (!query->is_asked)
    g_ptr_array_set_size (self->suggestions,
                          (int) MIN (self->suggestions->len, TEND_SOMEONE_MAX - MIN (n_put_off, TEND_SOMEONE_MAX)));
}

static GArray *
find_free (const TendSomeoneQuery *query,
           GPtrArray              *occurrences,
           TendDay                 week_start)
{
  TendWall wall = tend_zone_to_wall (query->zone, query->now);

  return tend_someone_rules_find_free (occurrences, week_start, week_start + 6, query->today,
                                       wall.day > query->today ? TEND_MINUTES_A_DAY : wall.second / 60, query->quiet);
}

/* Who asks when nothing of the week is free any more is told of the next one. Takes the place of what was looked at. */
static gboolean
look_at_next_week (TendDb                  *db,
                   TendSomeone             *self,
                   const TendSomeoneQuery  *query,
                   GPtrArray              **occurrences,
                   GArray                 **free_times,
                   GError                 **error)
{
  TendDay next = self->week_start + 7;
  GPtrArray *found = tend_calendar_read_range (db, query->zone, next, next + 6, error);

  if (found == NULL)
    return FALSE;
  g_ptr_array_unref (*occurrences);
  *occurrences = found;
  g_array_unref (*free_times);
  *free_times = find_free (query, found, next);
  return TRUE;
}

static gboolean
fill_suggestions (TendDb                  *db,
                  TendSomeone             *self,
                  const TendSomeoneQuery  *query,
                  GHashTable              *put_off,
                  GPtrArray               *this_week,
                  GError                 **error)
{
  g_autoptr (TendCompanions) everybody = NULL;
  g_autoptr (GPtrArray) occurrences = g_ptr_array_ref (this_week);
  g_autoptr (GArray) free_times = find_free (query, occurrences, self->week_start);

  self->has_time = free_times->len > 0;
  if (!self->has_time && query->is_asked &&
      !look_at_next_week (db, self, query, &occurrences, &free_times, error))
    return FALSE;
  if (query->companions || query->n_features == 0)
    {
      suggest (self, query, query->companions, query->n_companions, free_times, put_off, occurrences);
      return TRUE;
    }
  everybody = tend_companions_read (db, query->features, query->n_features, query->zone, query->today, query->now,
                                    error);
  if (everybody == NULL)
    return FALSE;
  suggest (self, query, everybody->items, everybody->n_items, free_times, put_off, occurrences);
  return TRUE;
}

/* How many times there are with somebody, and the one to tell of: the next, or the last where all are over. */
static void
count_meetings (TendSomeone *self,
                GPtrArray   *occurrences,
                gint64       now)
{
  const TendPlanOccurrence *told = NULL;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (!tend_someone_rules_counts (at))
        continue;
      self->n_planned++;
      if (told == NULL || told->end <= now)
        told = at;
    }
  self->meeting = told ? tend_plan_occurrence_copy (told) : NULL;
  self->is_meeting_over = told && told->end <= now;
}

/**
 * tend_someone_read:
 * @db: a connection
 * @query: who there is, and when it is
 * @error: return location
 *
 * Returns: (transfer full): how this week stands; there are suggestions only where it has fewer plans with somebody than
 *   are wished for and they were not put off, or where they are asked for
 */
TendSomeone *
tend_someone_read (TendDb                  *db,
                   const TendSomeoneQuery  *query,
                   GError                 **error)
{
  g_autoptr (TendSomeone) self = g_new0 (TendSomeone, 1);
  g_autoptr (GPtrArray) occurrences = NULL;
  g_autoptr (GHashTable) put_off = NULL;
  gboolean is_open;

  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_suggestion_free);
  self->today = query->today;
  self->week_start = tend_day_get_week_start (query->today, query->first_weekday);
  put_off = read_put_off (db, query->today, error);
  if (put_off == NULL || !tend_someone_read_wish (db, &self->wish, error))
    return NULL;
  occurrences = tend_calendar_read_range (db, query->zone, self->week_start, self->week_start + 6, error);
  if (occurrences == NULL)
    return NULL;
  count_meetings (self, occurrences, query->now);
  self->is_put_off = g_hash_table_contains (put_off, TEND_SOMEONE_UUID);
  is_open = (int) self->n_planned < self->wish && !self->is_put_off;
  if ((is_open || query->is_asked) && !fill_suggestions (db, self, query, put_off, occurrences, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * tend_someone_describe:
 * @self: how a week stands
 *
 * Returns: (transfer full) (nullable): one quiet line; %NULL where nothing is wished for
 */
char *
tend_someone_describe (const TendSomeone *self)
{
  g_autofree char *guests = NULL;
  g_autofree char *day = NULL;

  if (self->wish == 0)
    return NULL;
  if (self->meeting == NULL)
    return g_strdup (_("This week is still open for somebody."));
  guests = tend_plan_describe_guests (self->meeting->plan);
  if (self->is_meeting_over)
    /* Translators: names, "Ana, Ben" */
    return g_strdup_printf (_("You spent time with %s this week."), guests);
  day = tend_day_describe (self->meeting->start_day, self->today);
  /* Translators: a day and names, "Thursday with Ana, Ben" */
  return g_strdup_printf (_("%s with %s. This week has somebody in it."), day, guests);
}

/**
 * tend_someone_remind:
 * @db: a connection
 * @query: which day
 * @error: return location
 *
 * Returns: (transfer full): what the planning nudge says
 */
TendRemind *
tend_someone_remind (TendDb                 *db,
                     const TendAgendaQuery  *query,
                     GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_SNOOZE, TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  const TendSomeoneQuery week = {
    .zone = zone,
    .today = query->day,
    .now = tend_zone_get_start_of_day (zone, query->day, 0),
    .first_weekday = query->first_weekday,
  };
  g_autoptr (TendSomeone) someone = tend_someone_read (db, &week, error);
  TendRemind *said;

  if (someone == NULL)
    return NULL;
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (_("Someone this week"));
  said->detail = tend_someone_describe (someone);
  said->actions = actions;
  if (someone->wish == 0)
    said->state = TEND_REMIND_RESTING;
  else
    said->state = (int) someone->n_planned >= someone->wish ? TEND_REMIND_DONE : TEND_REMIND_WANTED;
  return said;
}

/**
 * tend_suggestion_make_plan:
 * @suggestion: a suggestion
 * @zone: the IANA name of the zone one is in
 *
 * Returns: (transfer full): the plan that it becomes, not kept yet
 */
TendPlan *
tend_suggestion_make_plan (const TendSuggestion *suggestion,
                           const char           *zone)
{
  g_autofree char *title = g_strdup_printf (_("Time with %s"), suggestion->name);
  g_autoptr (TendGuest) guest = tend_guest_new (suggestion->person_uuid, suggestion->name);
  TendPlan *plan = tend_plan_new (title, suggestion->time.day, suggestion->time.start_minute,
                                  suggestion->time.end_minute - suggestion->time.start_minute);

  tend_plan_set_text (&plan->zone, zone);
  tend_plan_add_guest (plan, guest);
  return plan;
}

