#include "features/calendar/tend-plan-series.h"

#include "base/tend-uuid.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* What is said of a plan, as opposed to when it is. */
static void
take_words (TendPlan       *to,
            const TendPlan *from)
{
  tend_plan_set_text (&to->title, from->title);
  tend_plan_set_text (&to->place, from->place);
  tend_plan_set_text (&to->note, from->note);
  tend_plan_set_text (&to->kind, from->kind);
  tend_plan_set_text (&to->zone, from->zone);
  to->is_cancelled = from->is_cancelled;
  g_free (to->hobby_uuid);
  to->hobby_uuid = g_strdup (from->hobby_uuid);
}

/* Those who stay keep their rows, of whichever of the series' plans @from is. */
static void
take_guests (TendPlan       *to,
             const TendPlan *from)
{
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);

  for (guint i = 0; i < from->guests->len; i++)
    {
      TendGuest *guest = tend_guest_copy (g_ptr_array_index (from->guests, i));
      const TendGuest *known = tend_plan_find_guest (to, guest);

      g_free (guest->uuid);
      guest->uuid = known ? g_strdup (known->uuid) : NULL;
      g_ptr_array_add (guests, guest);
    }
  g_ptr_array_unref (to->guests);
  to->guests = g_steal_pointer (&guests);
}

static void
forget_guest_rows (TendPlan *plan)
{
  for (guint i = 0; i < plan->guests->len; i++)
    g_clear_pointer (&((TendGuest *) g_ptr_array_index (plan->guests, i))->uuid, g_free);
}

/* The repeating plan that the time is one of; the plan itself where it does not repeat. */
static TendPlan *
read_master (TendDb                    *db,
             const TendPlanOccurrence  *at,
             GError                   **error)
{
  return at->plan->master_uuid ? tend_plan_read_by_uuid (db, at->plan->master_uuid, error)
                               : tend_plan_read (db, at->plan->id, error);
}

static TendZone *
get_zone (const TendPlan *plan)
{
  TendZone *zone = *plan->zone ? tend_zone_new (plan->zone, NULL) : NULL;

  return zone ? zone : tend_zone_new_utc ();
}

/* The scope as it comes out: all where nothing comes before @at, this one where there is only one. */
static TendPlanScope
get_real_scope (const TendPlan           *master,
                const TendPlanOccurrence *at,
                TendPlanScope             scope)
{
  g_autoptr (TendZone) zone = NULL;
  g_autoptr (TendOccurrences) times = NULL;
  TendWall first;

  if (!at->is_repeating || scope != TEND_PLAN_SCOPE_FOLLOWING)
    return scope;
  zone = get_zone (master);
  times = tend_plan_rules_get_times (master, zone);
  if (!tend_occurrences_next (times, &first) || first.day > at->recurrence.day ||
      (first.day == at->recurrence.day && first.second / 60 >= MAX (at->recurrence.minute, 0)))
    return TEND_PLAN_SCOPE_ALL;
  return scope;
}

/* Reminders that come on the evening before a start go on coming then, whatever the hour of the start is now. */
static gboolean
keep_evening_before (TendDb          *db,
                     const TendPlan  *before,
                     const TendPlan  *now,
                     GError         **error)
{
  int old = tend_plan_rules_get_evening_before (before);
  int new = tend_plan_rules_get_evening_before (now);

  return old == new ||
         tend_db_run (db, error,
                      "UPDATE reminder SET before_minutes = ?3"
                      "  WHERE subject_kind = 'plan' AND subject_uuid = ?1 AND before_minutes = ?2",
                      "sii", before->uuid, (gint64) old, (gint64) new);
}

static gboolean
write_plan (TendDb          *db,
            const TendPlan  *before,
            const TendPlan  *plan,
            gint64           now,
            GError         **error)
{
  return tend_plan_update (db, plan, now, error) && keep_evening_before (db, before, plan, error);
}

/* A time as it is in the database now: what was shown may have been written to since, or have become a plan of its
 * own. */
static TendPlanOccurrence *
refresh (TendDb                    *db,
         const TendPlanOccurrence  *at,
         GError                   **error)
{
  gint64 id = 0;
  char time[TEND_PLAN_TIME_TEXT_SIZE];
  TendPlan *plan;
  TendPlanOccurrence *fresh;

  if (at->is_repeating && at->plan->master_uuid == NULL &&
      !tend_db_query_int64 (db, &id, error,
                            "SELECT coalesce (max (id), 0) FROM plan WHERE master_uuid = ?1 AND recurrence_id = ?2",
                            "ss", at->plan->uuid, tend_plan_time_to_text (at->recurrence, time)))
    return NULL;
  plan = tend_plan_read (db, id != 0 ? id : at->plan->id, error);
  if (plan == NULL)
    return NULL;
  fresh = tend_plan_occurrence_copy (at);
  tend_plan_free (fresh->plan);
  fresh->plan = plan;
  return fresh;
}

/* One time becomes a plan of its own, if it is not one yet. */
static gboolean
write_this (TendDb                    *db,
            const TendPlanOccurrence  *at,
            const TendPlan            *plan,
            gint64                     now,
            gint64                    *id,
            GError                   **error)
{
  g_autoptr (TendPlanOccurrence) fresh = refresh (db, at, error);
  g_autoptr (TendPlan) one = tend_plan_copy (plan);

  if (fresh == NULL)
    return FALSE;
  if (!at->is_repeating || fresh->plan->master_uuid)
    {
      one->id = fresh->plan->id;
      *id = one->id;
      if (fresh->plan->master_uuid && one->master_uuid == NULL)
        {
          tend_plan_set_text (&one->rule, "");
          g_array_set_size (one->dates, 0);
          one->master_uuid = g_strdup (fresh->plan->master_uuid);
          one->recurrence = at->recurrence;
        }
      return write_plan (db, fresh->plan, one, now, error);
    }
  one->id = 0;
  g_free (one->uuid);
  one->uuid = NULL;
  forget_guest_rows (one);
  tend_plan_set_text (&one->rule, "");
  g_array_set_size (one->dates, 0);
  one->master_uuid = g_strdup (at->plan->uuid);
  one->recurrence = at->recurrence;
  return tend_plan_insert (db, one, now, id, error);
}

/* Where a time that was changed by itself stands in its series once that has moved, and perhaps got or lost its
 * hours. */
static TendPlanTime
shift_recurrence (TendPlanTime     recurrence,
                  const TendPlan  *master,
                  int              start_minutes)
{
  TendPlanTime shifted = tend_plan_time_add (recurrence, start_minutes);

  if (master->is_all_day)
    shifted.minute = TEND_MINUTE_NONE;
  else if (shifted.minute == TEND_MINUTE_NONE)
    shifted.minute = master->start_minute;
  return shifted;
}

/* The times changed by themselves go along with their series. One that only said how it was, or who comes, stands
 * where its series has it; one that was moved stays where it was moved to. */
static gboolean
shift_changed_times (TendDb          *db,
                     const TendPlan  *before,
                     const TendPlan  *master,
                     int              start_minutes,
                     int              end_minutes,
                     gint64           now,
                     GError         **error)
{
  g_autoptr (GPtrArray) changed = NULL;
  gboolean keeps_hours = before->is_all_day == master->is_all_day;

  if (start_minutes == 0 && end_minutes == 0 && keeps_hours)
    return TRUE;
  changed = tend_plan_read_changed_times (db, before->uuid, error);
  if (changed == NULL)
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      TendPlan *one = g_ptr_array_index (changed, i);

      if (keeps_hours && tend_plan_time_compare (tend_plan_get_start (one), one->recurrence) == 0 &&
          tend_plan_get_minutes (one) == tend_plan_get_minutes (before) &&
          !tend_plan_rules_shift (one, start_minutes, end_minutes, error))
        return FALSE;
      one->recurrence = shift_recurrence (one->recurrence, master, start_minutes);
      if (!tend_plan_update (db, one, now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_time_of (const TendPlan *master,
            TendPlanTime    time)
{
  g_autoptr (TendZone) zone = get_zone (master);
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (master, zone);
  TendWall wall;

  tend_occurrences_seek (times, time.day);
  return tend_occurrences_next (times, &wall) && wall.day == time.day;
}

/* After the rule is another, times that it does not have are gone, but for those of which something was said. */
static gboolean
delete_changed_times_gone (TendDb          *db,
                           const TendPlan  *master,
                           GError         **error)
{
  g_autoptr (GPtrArray) changed = tend_plan_read_changed_times (db, master->uuid, error);

  if (changed == NULL)
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      const TendPlan *one = g_ptr_array_index (changed, i);

      if (one->mood == TEND_PLAN_MOOD_NONE && *one->afterwards == '\0' && !is_time_of (master, one->recurrence) &&
          !tend_plan_delete (db, one->id, error))
        return FALSE;
    }
  return TRUE;
}

static int
get_minutes_between (TendPlanTime one,
                     TendPlanTime other)
{
  return (other.day - one.day) * TEND_MINUTES_A_DAY + MAX (other.minute, 0) - MAX (one.minute, 0);
}

/* By how much @plan's start and end are off from what @at showed. */
static void
get_shift (const TendPlanOccurrence *at,
           const TendPlan           *plan,
           int                      *start_minutes,
           int                      *end_minutes)
{
  g_autoptr (TendPlan) shown = tend_plan_rules_make_instance (at);

  *start_minutes = get_minutes_between (tend_plan_get_start (shown), tend_plan_get_start (plan));
  *end_minutes = *start_minutes + tend_plan_get_minutes (plan) - tend_plan_get_minutes (shown);
}

/* Writes what @plan says into the series @master as a whole. */
static gboolean
write_series (TendDb                    *db,
              TendPlan                  *master,
              const TendPlanOccurrence  *at,
              const TendPlan            *plan,
              gint64                     now,
              GError                   **error)
{
  g_autoptr (TendPlan) before = tend_plan_copy (master);
  gboolean is_other_rule = at->plan->master_uuid == NULL && !g_str_equal (plan->rule, at->plan->rule);
  int start_minutes, end_minutes;

  get_shift (at, plan, &start_minutes, &end_minutes);
  if (is_other_rule)
    tend_plan_set_text (&master->rule, "");
  take_words (master, plan);
  take_guests (master, plan);
  if (!tend_plan_rules_shift (master, start_minutes, end_minutes, error))
    return FALSE;
  if (is_other_rule)
    {
      tend_plan_set_text (&master->rule, plan->rule);
      tend_plan_rules_align (master);
    }
  if (*master->rule == '\0' && is_other_rule)
    g_array_set_size (master->dates, 0);
  if (plan->is_all_day != master->is_all_day)
    {
      master->is_all_day = plan->is_all_day;
      master->start_minute = plan->start_minute;
      master->end_minute = plan->end_minute;
      master->end_day = master->start_day + (plan->end_day - plan->start_day);
      g_array_set_size (master->dates, 0);
    }
  return write_plan (db, before, master, now, error) &&
         shift_changed_times (db, before, master, start_minutes, end_minutes, now, error) &&
         (!is_other_rule || delete_changed_times_gone (db, master, error));
}

static gboolean
copy_reminders (TendDb      *db,
                const char  *from,
                const char  *to,
                GError     **error)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_read_for (db, "plan", from, error);

  if (reminders == NULL)
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      TendReminder *reminder = g_ptr_array_index (reminders, i);

      g_clear_pointer (&reminder->uuid, g_free);
      g_free (reminder->subject_uuid);
      reminder->subject_uuid = g_strdup (to);
      if (!tend_reminder_insert (db, reminder, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Cuts a series in two before @at.
 *
 * Returns: (transfer full): the second, kept, with its reminders and the changed times that are in it */
static TendPlan *
split_series (TendDb                    *db,
              TendPlan                  *master,
              const TendPlanOccurrence  *at,
              gint64                     now,
              GError                   **error)
{
  g_autoptr (TendPlan) rest = tend_plan_rules_split (master, at->recurrence);
  char time[TEND_PLAN_TIME_TEXT_SIZE];
  gint64 id;

  rest->uuid = tend_uuid_new ();
  if (!tend_plan_update (db, master, now, error) || !tend_plan_insert (db, rest, now, &id, error) ||
      !copy_reminders (db, master->uuid, rest->uuid, error) ||
      !tend_db_run (db, error,
                    "UPDATE plan SET master_uuid = ?2, uid = '' WHERE master_uuid = ?1 AND recurrence_id >= ?3",
                    "sss", master->uuid, rest->uuid, tend_plan_time_to_text (at->recurrence, time)))
    return NULL;
  return tend_plan_read (db, id, error);
}

/* Returns: (transfer full): the series that a change of that scope is for: all of it, or the second part of it
 * after it was cut in two */
static TendPlan *
take_series (TendDb                    *db,
             const TendPlanOccurrence  *at,
             TendPlanScope              scope,
             gint64                     now,
             GError                   **error)
{
  TendPlan *master = read_master (db, at, error);
  TendPlan *rest;

  if (master == NULL || get_real_scope (master, at, scope) != TEND_PLAN_SCOPE_FOLLOWING)
    return master;
  rest = split_series (db, master, at, now, error);
  tend_plan_free (master);
  return rest;
}

/**
 * tend_plan_series_update:
 * @db: the writing connection
 * @at: the time that was shown
 * @plan: what it is to be, with that time's start and end (see tend_plan_rules_make_instance())
 * @scope: which times this is for
 * @now: UTC seconds
 * @id: (out): the row that @at is in now
 * @error: return location
 *
 * Changes a plan. If the start or the end are others now, all times of the scope move by as much.
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_series_update (TendDb                    *db,
                         const TendPlanOccurrence  *at,
                         const TendPlan            *plan,
                         TendPlanScope              scope,
                         gint64                     now,
                         gint64                    *id,
                         GError                   **error)
{
  g_autoptr (TendPlan) master = NULL;

  if (!at->is_repeating || scope == TEND_PLAN_SCOPE_THIS)
    return write_this (db, at, plan, now, id, error);
  master = take_series (db, at, scope, now, error);
  if (master == NULL || !write_series (db, master, at, plan, now, error))
    return FALSE;
  *id = master->id;
  if (at->plan->master_uuid)
    {
      g_autoptr (TendPlan) one = tend_plan_read (db, at->plan->id, error);
      TendPlanTime recurrence;

      if (one == NULL)
        return FALSE;
      recurrence = one->recurrence;
      take_words (one, plan);
      take_guests (one, plan);
      one->is_all_day = plan->is_all_day;
      one->start_day = plan->start_day;
      one->start_minute = plan->start_minute;
      one->end_day = plan->end_day;
      one->end_minute = plan->end_minute;
      one->recurrence = recurrence;
      *id = one->id;
      return tend_plan_update (db, one, now, error);
    }
  return TRUE;
}

/**
 * tend_plan_series_move:
 * @db: the writing connection
 * @at: the time that was shown
 * @start_minutes: by how many minutes on the wall its start moves
 * @end_minutes: by how many its end moves
 * @scope: which times this is for
 * @now: UTC seconds
 * @id: (out): the row that @at is in now
 * @error: return location; %TEND_ERROR_UNSUPPORTED for a series whose rule cannot go to other days
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_series_move (TendDb                    *db,
                       const TendPlanOccurrence  *at,
                       int                        start_minutes,
                       int                        end_minutes,
                       TendPlanScope              scope,
                       gint64                     now,
                       gint64                    *id,
                       GError                   **error)
{
  g_autoptr (TendPlan) plan = tend_plan_rules_make_moved (at, start_minutes, end_minutes, error);

  if (plan == NULL)
    return FALSE;
  return tend_plan_series_update (db, at, plan, scope, now, id, error);
}

static gboolean
set_status_of_changed (TendDb      *db,
                       const char  *master_uuid,
                       gboolean     is_cancelled,
                       gint64       now,
                       GError     **error)
{
  return tend_db_run (db, error, "UPDATE plan SET status = ?2, modified_at = ?3 WHERE master_uuid = ?1", "ssi",
                      master_uuid, is_cancelled ? "cancelled" : "planned", now);
}

/**
 * tend_plan_series_set_cancelled:
 * @db: the writing connection
 * @at: the time that was shown
 * @is_cancelled: whether it is called off, or takes place after all
 * @scope: which times this is for
 * @now: UTC seconds
 * @id: (out): the row that @at is in now
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_series_set_cancelled (TendDb                    *db,
                                const TendPlanOccurrence  *at,
                                gboolean                   is_cancelled,
                                TendPlanScope              scope,
                                gint64                     now,
                                gint64                    *id,
                                GError                   **error)
{
  g_autoptr (TendPlan) master = NULL;

  if (!at->is_repeating || scope == TEND_PLAN_SCOPE_THIS)
    {
      g_autoptr (TendPlanOccurrence) fresh = refresh (db, at, error);
      g_autoptr (TendPlan) plan = fresh ? tend_plan_rules_make_instance (fresh) : NULL;

      if (plan == NULL)
        return FALSE;
      plan->is_cancelled = is_cancelled;
      return write_this (db, at, plan, now, id, error);
    }
  master = take_series (db, at, scope, now, error);
  if (master == NULL)
    return FALSE;
  master->is_cancelled = is_cancelled;
  *id = at->plan->master_uuid ? at->plan->id : master->id;
  return tend_plan_update (db, master, now, error) &&
         set_status_of_changed (db, master->uuid, is_cancelled, now, error);
}

static gboolean
has_any_time (TendDb          *db,
              const TendPlan  *master,
              gboolean        *has_any,
              GError         **error)
{
  g_autoptr (TendZone) zone = get_zone (master);
  g_autoptr (TendOccurrences) times = tend_plan_rules_get_times (master, zone);
  gint64 n;

  *has_any = tend_occurrences_next (times, NULL);
  if (*has_any)
    return TRUE;
  if (!tend_db_query_int64 (db, &n, error, "SELECT count(*) FROM plan WHERE master_uuid = ?1", "s", master->uuid))
    return FALSE;
  *has_any = n > 0;
  return TRUE;
}

static gboolean
delete_this (TendDb                    *db,
             const TendPlanOccurrence  *at,
             TendPlan                  *master,
             gint64                     now,
             GError                   **error)
{
  gboolean has_any;

  if (at->plan->master_uuid && !tend_plan_delete (db, at->plan->id, error))
    return FALSE;
  tend_plan_add_date (master, FALSE, at->recurrence);
  if (!has_any_time (db, master, &has_any, error))
    return FALSE;
  return has_any ? tend_plan_update (db, master, now, error) : tend_plan_delete (db, master->id, error);
}

static gboolean
delete_following (TendDb                    *db,
                  const TendPlanOccurrence  *at,
                  TendPlan                  *master,
                  gint64                     now,
                  GError                   **error)
{
  g_autoptr (TendPlan) rest = tend_plan_rules_split (master, at->recurrence);
  char time[TEND_PLAN_TIME_TEXT_SIZE];

  return tend_plan_update (db, master, now, error) &&
         tend_db_run (db, error, "DELETE FROM plan WHERE master_uuid = ?1 AND recurrence_id >= ?2", "ss",
                      master->uuid, tend_plan_time_to_text (at->recurrence, time));
}

/**
 * tend_plan_series_delete:
 * @db: the writing connection
 * @at: the time that was shown
 * @scope: which times this is for
 * @now: UTC seconds
 * @id: (out): 0
 * @error: return location
 *
 * Returns: whether it was deleted
 */
gboolean
tend_plan_series_delete (TendDb                    *db,
                         const TendPlanOccurrence  *at,
                         TendPlanScope              scope,
                         gint64                     now,
                         gint64                    *id,
                         GError                   **error)
{
  g_autoptr (TendPlan) master = read_master (db, at, error);

  *id = 0;
  if (master == NULL)
    return FALSE;
  if (!at->is_repeating)
    return tend_plan_delete (db, master->id, error);
  switch (get_real_scope (master, at, scope))
    {
    case TEND_PLAN_SCOPE_THIS:
      return delete_this (db, at, master, now, error);
    case TEND_PLAN_SCOPE_FOLLOWING:
      return delete_following (db, at, master, now, error);
    case TEND_PLAN_SCOPE_ALL:
    default:
      return tend_plan_delete (db, master->id, error);
    }
}

/**
 * tend_plan_series_set_answer:
 * @db: the writing connection
 * @at: the time that was shown
 * @guest: one of its guests
 * @answer: what they say to that time
 * @now: UTC seconds
 * @id: (out): the row that @at is in now
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_series_set_answer (TendDb                    *db,
                             const TendPlanOccurrence  *at,
                             const TendGuest           *guest,
                             TendGuestAnswer            answer,
                             gint64                     now,
                             gint64                    *id,
                             GError                   **error)
{
  g_autoptr (TendPlanOccurrence) fresh = refresh (db, at, error);
  g_autoptr (TendPlan) plan = fresh ? tend_plan_rules_make_instance (fresh) : NULL;
  TendGuest *own = plan ? tend_plan_find_guest (plan, guest) : NULL;

  if (plan == NULL)
    return FALSE;
  if (own)
    own->answer = answer;
  else
    {
      g_autoptr (TendGuest) added = tend_guest_copy (guest);

      g_clear_pointer (&added->uuid, g_free);
      added->answer = answer;
      tend_plan_add_guest (plan, added);
    }
  return write_this (db, at, plan, now, id, error);
}

/**
 * tend_plan_series_set_afterwards:
 * @db: the writing connection
 * @at: the time that was shown
 * @mood: how it was, %TEND_PLAN_MOOD_NONE if not said
 * @text: (nullable): a line about it
 * @now: UTC seconds
 * @id: (out): the row that @at is in now
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_series_set_afterwards (TendDb                    *db,
                                 const TendPlanOccurrence  *at,
                                 int                        mood,
                                 const char                *text,
                                 gint64                     now,
                                 gint64                    *id,
                                 GError                   **error)
{
  g_autoptr (TendPlanOccurrence) fresh = refresh (db, at, error);
  g_autoptr (TendPlan) plan = fresh ? tend_plan_rules_make_instance (fresh) : NULL;

  if (plan == NULL)
    return FALSE;
  plan->mood = mood;
  tend_plan_set_text (&plan->afterwards, text);
  return write_this (db, at, plan, now, id, error);
}
