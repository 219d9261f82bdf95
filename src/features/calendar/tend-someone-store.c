#include "features/calendar/tend-someone-store.h"

#include "base/tend-error.h"
#include "features/calendar/tend-plan-writer.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* What a verb is about. Each verb uses what it needs. */
typedef struct
{
  int wish;
  GDateWeekday weekday;
  int minute;
  char *person_uuid;
  TendDay day;
  TendDay last_day;
  TendPlan *plan;
  gint64 now;
} Verb;

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_clear_pointer (&verb->plan, tend_plan_free);
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

/* A row for each day on which somebody is not to come up; what was put off on days past says nothing any more. */
static gboolean
write_put_off (TendDb    *db,
               gpointer   data,
               GError   **error)
{
  const Verb *verb = data;

  if (!tend_db_run (db, error, "DELETE FROM suggestion_put_off WHERE day < ?1", "d", verb->day))
    return FALSE;
  for (TendDay day = verb->day; day <= verb->last_day; day++)
    if (!tend_db_run (db, error,
                      "INSERT INTO suggestion_put_off (person_uuid, day) VALUES (?1, ?2)"
                      "  ON CONFLICT (person_uuid, day) DO NOTHING",
                      "sd", verb->person_uuid, day))
      return FALSE;
  return TRUE;
}

static gboolean
write_plan (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return tend_plan_insert (db, verb->plan, verb->now, NULL, error);
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
 * @suggestion: (nullable): who is not to come up for now, %NULL for everybody
 * @last_day: until when, itself included
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_someone_store_put_off_async (TendStore            *store,
                                  const TendSuggestion *suggestion,
                                  TendDay               last_day,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  Verb *verb = g_new0 (Verb, 1);
  g_autofree char *label = suggestion ? g_strdup_printf (_("“%s” another time"), suggestion->name)
                                      : g_strdup (_("Someone another time"));

  verb->person_uuid = g_strdup (suggestion ? suggestion->person_uuid : TEND_SOMEONE_UUID);
  verb->day = tend_store_get_today (store);
  verb->last_day = last_day;
  tend_store_write_async (store, label, TEND_WRITE_OFFER_UNDO, write_put_off, verb, verb_free, NULL, callback,
                          user_data);
}

/**
 * tend_someone_store_plan_async:
 * @store: the store
 * @suggestion: a suggestion
 * @callback: called when it is kept
 * @user_data: for @callback
 *
 * Makes a plan of it. One click did that, so the window says how to take it back.
 */
void
tend_someone_store_plan_async (TendStore            *store,
                               const TendSuggestion *suggestion,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  TendClock *clock = tend_store_get_clock (store);
  Verb *verb = g_new0 (Verb, 1);
  g_autofree char *day = tend_day_describe (suggestion->time.day, tend_store_get_today (store));
  g_autofree char *label = NULL;

  verb->plan = tend_suggestion_make_plan (suggestion, tend_zone_get_id (tend_clock_get_zone (clock)));
  verb->now = tend_clock_get_now (clock);
  /* Translators: what a plan is called, and a day: Planned “Time with Ana”, Thursday */
  label = g_strdup_printf (_("Planned “%s”, %s"), verb->plan->title, day);
  tend_store_write_async (store, label, TEND_WRITE_OFFER_UNDO, write_plan, verb, verb_free, NULL, callback,
                          user_data);
}

gboolean
tend_someone_store_finish (TendStore     *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return tend_store_write_finish (store, result, error) != NULL;
}
