#include "features/calendar/tend-plan-writer.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* Something else, the commands for instance, may have deleted it since it was shown. */
static gboolean
require_change (TendDb      *db,
                const char  *sentence,
                GError     **error)
{
  if (tend_db_get_change_count (db) > 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, sentence);
  return FALSE;
}

static const char *
get_time_text (const TendPlan *plan,
               char            text[static TEND_PLAN_TIME_TEXT_SIZE])
{
  return plan->master_uuid ? tend_plan_time_to_text (plan->recurrence, text) : NULL;
}

static gboolean
delete_dates_gone (TendDb          *db,
                   const TendPlan  *plan,
                   gint64           id,
                   GError         **error)
{
  GString *kept = g_string_new ("[");
  g_autofree char *json = NULL;

  for (guint i = 0; i < plan->dates->len; i++)
    {
      const TendPlanDate *date = &g_array_index (plan->dates, TendPlanDate, i);
      char text[TEND_PLAN_TIME_TEXT_SIZE];

      g_string_append_printf (kept, "%s\"%s%s\"", i ? "," : "", date->is_added ? "rdate" : "exdate",
                              tend_plan_time_to_text (date->time, text));
    }
  g_string_append_c (kept, ']');
  json = g_string_free (kept, FALSE);
  return tend_db_run (db, error,
                      "DELETE FROM plan_date WHERE plan_id = ?1"
                      "  AND kind || value NOT IN (SELECT value FROM json_each (?2))",
                      "is", id, json);
}

/* Rows that stay are left alone: one that was deleted and put in again could not be undone, as two rows would have
 * the same key for a moment. */
static gboolean
write_dates (TendDb          *db,
             const TendPlan  *plan,
             gint64           id,
             GError         **error)
{
  if (!delete_dates_gone (db, plan, id, error))
    return FALSE;
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const TendPlanDate *date = &g_array_index (plan->dates, TendPlanDate, i);
      char text[TEND_PLAN_TIME_TEXT_SIZE];

      if (!tend_db_run (db, error,
                        "INSERT INTO plan_date (plan_id, kind, value) VALUES (?1, ?2, ?3)"
                        "  ON CONFLICT (plan_id, kind, value) DO NOTHING",
                        "iss", id, date->is_added ? "rdate" : "exdate", tend_plan_time_to_text (date->time, text)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_guest (TendDb           *db,
              const TendGuest  *guest,
              const char       *wanted_uuid,
              gint64            id,
              guint             position,
              GError          **error)
{
  g_autofree char *uuid = wanted_uuid ? g_strdup (wanted_uuid) : tend_uuid_new ();

  return tend_db_run (db, error,
                      "INSERT INTO plan_guest (uuid, plan_id, position, person_uuid, name, email, answer)"
                      "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                      "siissss", uuid, id, (gint64) position, guest->person_uuid, guest->name, guest->email,
                      tend_guest_answer_to_text (guest->answer));
}

static gboolean
update_guest (TendDb           *db,
              const TendGuest  *guest,
              gint64            id,
              guint             position,
              gboolean         *is_there,
              GError          **error)
{
  *is_there = FALSE;
  if (guest->uuid == NULL)
    return TRUE;
  if (!tend_db_run (db, error,
                    "UPDATE plan_guest SET position = ?3, person_uuid = ?4, name = ?5, email = ?6, answer = ?7"
                    "  WHERE uuid = ?1 AND plan_id = ?2",
                    "siissss", guest->uuid, id, (gint64) position, guest->person_uuid, guest->name, guest->email,
                    tend_guest_answer_to_text (guest->answer)))
    return FALSE;
  *is_there = tend_db_get_change_count (db) > 0;
  return TRUE;
}

static gboolean
delete_guests_gone (TendDb          *db,
                    const TendPlan  *plan,
                    gint64           id,
                    GError         **error)
{
  GString *kept = g_string_new ("[");
  g_autofree char *json = NULL;

  for (guint i = 0; i < plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (plan->guests, i);

      if (guest->uuid && tend_uuid_is_valid (guest->uuid))
        g_string_append_printf (kept, "%s\"%s\"", kept->len > 1 ? "," : "", guest->uuid);
    }
  g_string_append_c (kept, ']');
  json = g_string_free (kept, FALSE);
  return tend_db_run (db, error,
                      "DELETE FROM plan_guest WHERE plan_id = ?1 AND uuid NOT IN (SELECT value FROM json_each (?2))",
                      "is", id, json);
}

static gboolean
write_guests (TendDb          *db,
              const TendPlan  *plan,
              gint64           id,
              GError         **error)
{
  if (!delete_guests_gone (db, plan, id, error))
    return FALSE;
  for (guint i = 0; i < plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (plan->guests, i);
      gboolean is_there;

      if (!update_guest (db, guest, id, i, &is_there, error) ||
          (!is_there && !insert_guest (db, guest, NULL, id, i, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_plan_insert:
 * @db: the writing connection
 * @plan: a plan; its id is not looked at, its UUID and those of its guests are taken where they have one
 * @now: UTC seconds
 * @id: (out) (optional): the row
 * @error: return location; %TEND_ERROR_INVALID if the plan makes no sense
 *
 * Adds a plan with its dates and guests.
 *
 * Returns: whether it was added
 */
gboolean
tend_plan_insert (TendDb          *db,
                  const TendPlan  *plan,
                  gint64           now,
                  gint64          *id,
                  GError         **error)
{
  g_autofree char *uuid = plan->uuid ? g_strdup (plan->uuid) : tend_uuid_new ();
  char time[TEND_PLAN_TIME_TEXT_SIZE];
  gint64 row;

  if (!tend_plan_validate (plan, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO plan (uuid, calendar_uuid, title, place, note, kind, is_all_day, start_day,"
                    "    start_minute, end_day, end_minute, zone, rule, series_end, status, mood, afterwards,"
                    "    master_uuid, recurrence_id, uid, sequence, extra, hobby_uuid, created_at, modified_at)"
                    "  VALUES (?1, nullif (?2, ''), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                    "    nullif (?16, 0), ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?24)",
                    "ssssssbdidissdsissssissi", uuid, plan->calendar_uuid, plan->title, plan->place, plan->note,
                    plan->kind, plan->is_all_day, plan->start_day, (gint64) plan->start_minute, plan->end_day,
                    (gint64) plan->end_minute, plan->zone, plan->rule, tend_plan_rules_get_series_end (plan),
                    plan->is_cancelled ? "cancelled" : "planned", (gint64) plan->mood, plan->afterwards,
                    plan->master_uuid, get_time_text (plan, time), plan->uid, (gint64) plan->sequence, plan->extra,
                    plan->hobby_uuid, now))
    return FALSE;
  row = tend_db_get_last_id (db);
  if (id)
    *id = row;
  for (guint i = 0; i < plan->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (plan->guests, i);

      if (!insert_guest (db, guest, guest->uuid, row, i, error))
        return FALSE;
    }
  return plan->dates->len == 0 || write_dates (db, plan, row, error);
}

/**
 * tend_plan_update:
 * @db: the writing connection
 * @plan: a plan with its id, and all that it is to be; its UUID and when it was made stay as they are
 * @now: UTC seconds
 * @error: return location
 *
 * Writes one row with its dates and guests, whether it repeats or not.
 *
 * Returns: whether it was written
 */
gboolean
tend_plan_update (TendDb          *db,
                  const TendPlan  *plan,
                  gint64           now,
                  GError         **error)
{
  char time[TEND_PLAN_TIME_TEXT_SIZE];

  return tend_plan_validate (plan, error) &&
         tend_db_run (db, error,
                      "UPDATE plan SET calendar_uuid = nullif (?2, ''), title = ?3, place = ?4, note = ?5, kind = ?6,"
                      "    is_all_day = ?7, start_day = ?8, start_minute = ?9, end_day = ?10, end_minute = ?11,"
                      "    zone = ?12, rule = ?13, series_end = ?14, status = ?15, mood = nullif (?16, 0),"
                      "    afterwards = ?17, master_uuid = ?18, recurrence_id = ?19, uid = ?20, sequence = ?21,"
                      "    extra = ?22, hobby_uuid = ?23, modified_at = ?24 WHERE id = ?1",
                      "isssssbdidissdsissssissi", plan->id, plan->calendar_uuid, plan->title, plan->place, plan->note,
                      plan->kind, plan->is_all_day, plan->start_day, (gint64) plan->start_minute, plan->end_day,
                      (gint64) plan->end_minute, plan->zone, plan->rule, tend_plan_rules_get_series_end (plan),
                      plan->is_cancelled ? "cancelled" : "planned", (gint64) plan->mood, plan->afterwards,
                      plan->master_uuid, get_time_text (plan, time), plan->uid, (gint64) plan->sequence, plan->extra,
                      plan->hobby_uuid, now) &&
         require_change (db, _("That plan isn’t there any more."), error) &&
         write_dates (db, plan, plan->id, error) && write_guests (db, plan, plan->id, error);
}

/**
 * tend_plan_delete:
 * @db: the writing connection
 * @id: the row
 * @error: return location
 *
 * Deletes a plan with its dates, guests and reminders, and with its times that were changed by themselves.
 *
 * Returns: whether it was deleted
 */
gboolean
tend_plan_delete (TendDb  *db,
                  gint64   id,
                  GError **error)
{
  g_autoptr (TendPlan) plan = tend_plan_read (db, id, error);

  return plan && tend_reminder_delete_for (db, "plan", plan->uuid, error) &&
         tend_db_run (db, error, "DELETE FROM plan WHERE master_uuid = ?1", "s", plan->uuid) &&
         tend_db_run (db, error, "DELETE FROM plan WHERE id = ?1", "i", id);
}

static gboolean
validate_calendar (const TendCalendar  *calendar,
                   GError             **error)
{
  if (*calendar->name && g_utf8_validate (calendar->name, -1, NULL) && g_utf8_strlen (calendar->name, -1) <= 500)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("A calendar needs a name of up to 500 characters."));
  return FALSE;
}

/**
 * tend_calendar_insert:
 * @db: the writing connection
 * @calendar: an imported calendar; its UUID is taken if it has one, its id and position are not looked at
 * @id: (out): the row
 * @error: return location
 *
 * Returns: whether it was added
 */
gboolean
tend_calendar_insert (TendDb              *db,
                      const TendCalendar  *calendar,
                      gint64              *id,
                      GError             **error)
{
  g_autofree char *uuid = calendar->uuid ? g_strdup (calendar->uuid) : tend_uuid_new ();

  if (!validate_calendar (calendar, error) ||
      !tend_db_run (db, error,
                    "INSERT INTO calendar (uuid, name, color, source, is_shown_only, position)"
                    "  VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM calendar))",
                    "ssssb", uuid, calendar->name, calendar->color, calendar->source, calendar->is_shown_only))
    return FALSE;
  *id = tend_db_get_last_id (db);
  return TRUE;
}

gboolean
tend_calendar_update (TendDb              *db,
                      const TendCalendar  *calendar,
                      GError             **error)
{
  return validate_calendar (calendar, error) &&
         tend_db_run (db, error,
                      "UPDATE calendar SET name = ?2, color = ?3, source = ?4, is_shown_only = ?5 WHERE id = ?1",
                      "isssb", calendar->id, calendar->name, calendar->color, calendar->source,
                      calendar->is_shown_only) &&
         require_change (db, _("That calendar isn’t there any more."), error);
}

/**
 * tend_calendar_delete:
 * @db: the writing connection
 * @id: the row
 * @error: return location
 *
 * Deletes an imported calendar with all its plans and their reminders.
 *
 * Returns: whether it was deleted
 */
gboolean
tend_calendar_delete (TendDb  *db,
                      gint64   id,
                      GError **error)
{
  g_autoptr (TendCalendar) calendar = tend_calendar_read (db, id, error);

  return calendar &&
         tend_db_run (db, error,
                      "DELETE FROM reminder WHERE subject_kind = 'plan'"
                      "  AND subject_uuid IN (SELECT uuid FROM plan WHERE calendar_uuid = ?1)",
                      "s", calendar->uuid) &&
         tend_db_run (db, error, "DELETE FROM plan WHERE calendar_uuid = ?1", "s",
                      calendar->uuid) &&
         tend_db_run (db, error, "DELETE FROM calendar WHERE id = ?1", "i", id);
}

/* Returns: (transfer full) (nullable): the name as it is kept, NULL if it is none that a kind of the user's can have */
static char *
take_kind_name (const char  *name,
                GError     **error)
{
  g_autofree char *stripped = g_utf8_validate (name, -1, NULL) ? g_strstrip (g_strdup (name)) : NULL;

  if (stripped == NULL || *stripped == '\0' || g_utf8_strlen (stripped, -1) > 500)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("A kind needs a name of up to 500 characters."));
      return NULL;
    }
  /* It would be taken for that one. */
  for (const char *const *id = tend_plan_kind_get_ids (); *id; id++)
    if (g_str_equal (*id, stripped) || g_str_equal (tend_plan_kind_get_name (*id), stripped))
      {
        g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT, _("There is a kind called “%s” already."), stripped);
        return NULL;
      }
  return g_steal_pointer (&stripped);
}

/**
 * tend_plan_kind_insert:
 * @db: the writing connection
 * @name: what the kind is called
 * @error: return location; %TEND_ERROR_INVALID, %TEND_ERROR_CONFLICT if it is one of Tend's own
 *
 * Adds a kind of the user's, if there is none of that name.
 *
 * Returns: whether there is one now
 */
gboolean
tend_plan_kind_insert (TendDb      *db,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *uuid = tend_uuid_new ();
  g_autofree char *kept = take_kind_name (name, error);

  return kept && tend_db_run (db, error,
                              "INSERT INTO plan_kind (uuid, name, position)"
                              "  SELECT ?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM plan_kind)"
                              "    WHERE NOT EXISTS (SELECT 1 FROM plan_kind WHERE name = ?2)",
                              "ss", uuid, kept);
}

/**
 * tend_plan_kind_rename:
 * @db: the writing connection
 * @name: what a kind of the user's is called
 * @new_name: what it is to be called
 * @now: UTC seconds
 * @error: return location; %TEND_ERROR_CONFLICT if another is called so
 *
 * Plans that are of it go along.
 *
 * Returns: whether it is called so now
 */
gboolean
tend_plan_kind_rename (TendDb      *db,
                       const char  *name,
                       const char  *new_name,
                       gint64       now,
                       GError     **error)
{
  g_autofree char *kept = take_kind_name (new_name, error);
  gint64 n;

  if (kept == NULL || !tend_db_query_int64 (db, &n, error, "SELECT count(*) FROM plan_kind WHERE name = ?1", "s", kept))
    return FALSE;
  if (n > 0 && !g_str_equal (name, kept))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_CONFLICT, _("There is a kind called “%s” already."), kept);
      return FALSE;
    }
  return tend_db_run (db, error, "UPDATE plan_kind SET name = ?2 WHERE name = ?1", "ss", name, kept) &&
         require_change (db, _("That kind isn’t there any more."), error) &&
         tend_db_run (db, error, "UPDATE plan SET kind = ?2, modified_at = ?3 WHERE kind = ?1", "ssi", name, kept, now);
}

/**
 * tend_plan_kind_delete:
 * @db: the writing connection
 * @name: what the kind is called
 * @error: return location
 *
 * Takes a kind of the user's off the list. Plans that are of it stay so.
 *
 * Returns: whether it was on the list
 */
gboolean
tend_plan_kind_delete (TendDb      *db,
                       const char  *name,
                       GError     **error)
{
  return tend_db_run (db, error, "DELETE FROM plan_kind WHERE name = ?1", "s", name) &&
         require_change (db, _("That kind isn’t there any more."), error);
}
