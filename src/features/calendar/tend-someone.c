#include "features/calendar/tend-someone.h"

#include "base/tend-error.h"
#include "features/calendar/tend-plan-reader.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

void
tend_someone_free (TendSomeone *self)
{
  g_ptr_array_unref (self->suggestions);
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

static gboolean
was_put_off (TendDb      *db,
             const char  *person_uuid,
             TendDay      today,
             gboolean    *was,
             GError     **error)
{
  gint64 n;

  if (!tend_db_query_int64 (db, &n, error,
                            "SELECT count(*) FROM suggestion_put_off WHERE person_uuid = ?1 AND day = ?2", "sd",
                            person_uuid, today))
    return FALSE;
  *was = n > 0;
  return TRUE;
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

static gboolean
fill_suggestions (TendDb                  *db,
                  TendSomeone             *self,
                  const TendSomeoneQuery  *query,
                  GPtrArray               *occurrences,
                  GError                 **error)
{
  g_autofree TendCompanion *companions = g_memdup2 (query->companions,
                                                    sizeof *query->companions * query->n_companions);
  TendWall wall = tend_zone_to_wall (query->zone, query->now);
  g_autoptr (GArray) free_times = tend_someone_rules_find_free (
      occurrences, self->week_start, self->week_start + 6, query->today,
      wall.day > query->today ? TEND_MINUTES_A_DAY : wall.second / 60);

  for (guint i = 0; i < query->n_companions; i++)
    {
      gboolean was = FALSE;

      if (!was_put_off (db, companions[i].person_uuid, query->today, &was, error))
        return FALSE;
      companions[i].is_out = companions[i].is_out || was || is_planned_with (occurrences, companions[i].person_uuid);
    }
  g_ptr_array_unref (self->suggestions);
  self->suggestions = tend_someone_rules_suggest (companions, query->n_companions, free_times, query->today);
  return TRUE;
}

static guint
count_with_somebody (GPtrArray *occurrences)
{
  guint n = 0;

  for (guint i = 0; i < occurrences->len; i++)
    n += tend_someone_rules_counts (g_ptr_array_index (occurrences, i)) ? 1 : 0;
  return n;
}

/**
 * tend_someone_read:
 * @db: a connection
 * @query: who there is, and when it is
 * @error: return location
 *
 * Returns: (transfer full): how this week stands; there are suggestions only where nothing is planned and something is
 *   wished for
 */
TendSomeone *
tend_someone_read (TendDb                  *db,
                   const TendSomeoneQuery  *query,
                   GError                 **error)
{
  g_autoptr (TendSomeone) self = g_new0 (TendSomeone, 1);
  g_autoptr (GPtrArray) occurrences = NULL;

  self->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_suggestion_free);
  self->week_start = tend_day_get_week_start (query->today, query->first_weekday);
  if (!tend_someone_read_wish (db, &self->wish, error))
    return NULL;
  occurrences = tend_calendar_read_range (db, query->zone, self->week_start, self->week_start + 6, error);
  if (occurrences == NULL)
    return NULL;
  self->n_planned = count_with_somebody (occurrences);
  if ((int) self->n_planned < self->wish && !fill_suggestions (db, self, query, occurrences, error))
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
  if (self->wish == 0)
    return NULL;
  if (self->n_planned == 0)
    return g_strdup (_("This week is still open for somebody."));
  return g_strdup_printf (ngettext ("%u plan with somebody this week", "%u plans with somebody this week",
                                    self->n_planned),
                          self->n_planned);
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

/* What a verb is about. Each verb uses what it needs. */
typedef struct
{
  int wish;
  GDateWeekday weekday;
  int minute;
  char *person_uuid;
  TendDay day;
} Verb;

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_free (verb->person_uuid);
  g_free (verb);
}

static gboolean
write_wish (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  if (verb->wish < 0 || verb->wish > TEND_SOMEONE_WISH_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("A week can have from 0 to %d plans as a wish."),
                   TEND_SOMEONE_WISH_MAX);
      return FALSE;
    }
  return tend_db_run (db, error,
                      "INSERT INTO week_wish (uuid, wish) VALUES (?1, ?2)"
                      "  ON CONFLICT (uuid) DO UPDATE SET wish = excluded.wish",
                      "si", TEND_SOMEONE_UUID, (gint64) verb->wish);
}

static gboolean
write_nudge (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  const Verb *verb = data;
  g_autoptr (GPtrArray) reminders = tend_reminder_read_for (db, TEND_SOMEONE_KIND, TEND_SOMEONE_UUID, error);
  TendReminder *reminder;

  if (reminders == NULL)
    return FALSE;
  if (verb->weekday == G_DATE_BAD_WEEKDAY)
    return tend_reminder_delete_for (db, TEND_SOMEONE_KIND, TEND_SOMEONE_UUID, error);
  g_ptr_array_set_size (reminders, MIN (reminders->len, 1));
  if (reminders->len == 0)
    g_ptr_array_add (reminders, tend_reminder_new_at (TEND_SOMEONE_KIND, TEND_SOMEONE_UUID, 0, TEND_WEEKDAYS_ALL));
  reminder = g_ptr_array_index (reminders, 0);
  reminder->minute = verb->minute;
  reminder->weekdays = TEND_WEEKDAYS_OF (verb->weekday);
  reminder->is_enabled = TRUE;
  return tend_reminder_replace_for (db, TEND_SOMEONE_KIND, TEND_SOMEONE_UUID, reminders, error);
}

/* What was put off on other days says nothing any more. */
static gboolean
write_put_off (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error, "DELETE FROM suggestion_put_off WHERE day < ?1", "d", verb->day) &&
         tend_db_run (db, error,
                      "INSERT INTO suggestion_put_off (person_uuid, day) VALUES (?1, ?2)"
                      "  ON CONFLICT (person_uuid, day) DO NOTHING",
                      "sd", verb->person_uuid, verb->day);
}

/**
 * tend_someone_store_set_wish_async:
 * @store: the store
 * @wish: how many plans with somebody a week should have, 0 for no wish
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_someone_store_set_wish_async (TendStore           *store,
                                   int                  wish,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->wish = wish;
  tend_store_write_async (store, _("Changed the wish for the week"), TEND_WRITE_DEFAULT, write_wish, verb, verb_free,
                          NULL, callback, user_data);
}

/**
 * tend_someone_store_set_nudge_async:
 * @store: the store
 * @weekday: on which weekday to be reminded to plan the week, %G_DATE_BAD_WEEKDAY for never
 * @minute: minutes after midnight
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_someone_store_set_nudge_async (TendStore           *store,
                                    GDateWeekday         weekday,
                                    int                  minute,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->weekday = weekday;
  verb->minute = minute;
  tend_store_write_async (store, _("Changed when the week is planned"), TEND_WRITE_DEFAULT, write_nudge, verb,
                          verb_free, NULL, callback, user_data);
}

/**
 * tend_someone_store_put_off_async:
 * @store: the store
 * @suggestion: a suggestion that is not to come again today
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_someone_store_put_off_async (TendStore            *store,
                                  const TendSuggestion *suggestion,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  Verb *verb = g_new0 (Verb, 1);
  g_autofree char *label = g_strdup_printf (_("Put off “%s”"), suggestion->name);

  verb->person_uuid = g_strdup (suggestion->person_uuid);
  verb->day = tend_store_get_today (store);
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_put_off, verb, verb_free, NULL, callback,
                          user_data);
}

gboolean
tend_someone_store_finish (TendStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return tend_store_write_finish (store, result, error) != NULL;
}
