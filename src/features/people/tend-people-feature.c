/* What people tell the rest of Tend about themselves. */

#include "features/people/tend-people-feature.h"

#include "base/tend-error.h"
#include "features/people/tend-people-schema.h"
#include "features/people/tend-person-reader.h"
#include "features/people/tend-person-rules.h"
#include "features/people/tend-person-words.h"
#include "reminders/tend-reminder-reader.h"
#include "store/tend-acquaintance.h"
#include "store/tend-measure.h"
#include "store/tend-meetings.h"

#include <glib/gi18n.h>

/* A yearly day begins at nine for its reminders, so that "a day before" comes at nine the day before. */
#define DAY_START_MINUTE (9 * 60)

/* What a goal counts that counts every kind of contact. */
#define ANY_CONTACT "any"

extern const TendFeature tend_people_feature;

static gboolean
agenda (TendDb                 *db,
        const TendAgendaQuery  *query,
        GPtrArray              *items,
        GError                **error)
{
  g_autoptr (GPtrArray) days = tend_person_read_days_on (db, query->day, error);

  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      const TendDatedPerson *dated = g_ptr_array_index (days, i);
      TendAgendaItem *item = tend_agenda_item_new (&tend_people_feature, TEND_PERSON_DAY_KIND);

      item->id = dated->day->id;
      item->uuid = g_strdup (dated->day->uuid);
      item->day = query->day;
      item->title = g_strdup (dated->person_name);
      item->detail = tend_person_day_describe_on (dated->day, query->day);
      item->color = g_strdup (dated->person_color);
      g_ptr_array_add (items, item);
    }
  return TRUE;
}

static gint64
get_start (TendDay   day,
           TendZone *zone)
{
  return tend_zone_to_instant (zone, (TendWall) { day, DAY_START_MINUTE * 60 });
}

/* A reminder by the clock is for the day itself; one that comes before it, for the day that it comes on. */
static gboolean
is_wanted_on (TendDb               *db,
              const TendDatedPerson *dated,
              TendDay                day,
              gboolean              *is_wanted,
              GError               **error)
{
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (GPtrArray) reminders = NULL;

  *is_wanted = tend_person_day_is_on (dated->day, day);
  if (*is_wanted)
    return TRUE;
  reminders = tend_reminder_read_for (db, TEND_PERSON_DAY_KIND, dated->day->uuid, error);
  for (guint i = 0; reminders && i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      TendDay next = tend_person_day_get_next (dated->day, day);

      if (next == TEND_DAY_NONE || tend_reminder_goes_by_clock (reminder))
        continue;
      if (tend_zone_to_wall (zone, get_start (next, zone) - (gint64) reminder->before_minutes * 60).day == day)
        *is_wanted = TRUE;
    }
  return reminders != NULL;
}

static char *
describe_remind (const TendDatedPerson *dated,
                 TendDay                today,
                 TendDay                next)
{
  g_autofree char *what = tend_person_day_describe_on (dated->day, next);
  g_autofree char *when = tend_day_describe (next, today);

  /* Translators: what is on a day, and when that is: "Birthday · 40 years · Tomorrow" */
  return next == today ? g_steal_pointer (&what) : g_strdup_printf (_("%s · %s"), what, when);
}

static TendRemind *
remind (TendDb                 *db,
        const char             *kind,
        const char             *uuid,
        const TendAgendaQuery  *query,
        GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_SNOOZE, TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (TendDatedPerson) dated = tend_person_read_dated (db, uuid, error);
  gboolean is_wanted = FALSE;
  TendRemind *said;
  TendDay next;

  if (dated == NULL || (!dated->is_archived && !is_wanted_on (db, dated, query->day, &is_wanted, error)))
    return NULL;
  next = tend_person_day_get_next (dated->day, query->day);
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (dated->person_name);
  said->actions = actions;
  said->state = is_wanted ? TEND_REMIND_WANTED : TEND_REMIND_RESTING;
  said->detail = next != TEND_DAY_NONE ? describe_remind (dated, query->today, next) : NULL;
  return said;
}

static gboolean
next_start (TendDb      *db,
            const char  *kind,
            const char  *uuid,
            gint64       after,
            TendZone    *zone,
            gint64      *start,
            GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendDatedPerson) dated = tend_person_read_dated (db, uuid, &local_error);
  TendDay day = tend_zone_to_wall (zone, after).day;

  *start = G_MAXINT64;
  /* A reminder of what is not there any more reminds of nothing. */
  if (local_error && !g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_clear_error (&local_error);
  for (TendDay next = dated ? tend_person_day_get_next (dated->day, day) : TEND_DAY_NONE; next != TEND_DAY_NONE;
       next = tend_person_day_get_next (dated->day, next + 1))
    {
      *start = get_start (next, zone);
      if (*start > after)
        return TRUE;
    }
  *start = G_MAXINT64;
  return TRUE;
}

static gboolean
search (TendDb      *db,
        const char  *match,
        guint        limit,
        GPtrArray   *results,
        GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "WITH hits AS ("
      "    SELECT rowid AS person_id, NULL AS excerpt, 0 AS far, rank FROM person_fts WHERE person_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT g.person_id, g.name, 1, f.rank FROM person_group_fts f JOIN person_group g ON g.id = f.rowid"
      "      WHERE person_group_fts MATCH ?1"
      "    UNION ALL"
      "    SELECT c.person_id, c.note, 2, f.rank FROM person_contact_fts f JOIN person_contact c ON c.id = f.rowid"
      "      WHERE person_contact_fts MATCH ?1),"
      "  best AS (SELECT person_id, excerpt, far, rank,"
      "      row_number() OVER (PARTITION BY person_id ORDER BY far, rank) AS place FROM hits)"
      "  SELECT p.id, p.uuid, p.name, coalesce(best.excerpt, nullif(p.known_from, ''), p.note)"
      "    FROM best JOIN person p ON p.id = best.person_id"
      "    WHERE best.place = 1 ORDER BY far, p.is_archived, rank, p.name LIMIT ?2",
      "si", match, (gint64) limit);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendSearchResult *result = g_new0 (TendSearchResult, 1);

      result->feature = &tend_people_feature;
      result->kind = TEND_PERSON_KIND;
      result->id = tend_rows_get_int64 (rows, 0);
      result->uuid = tend_rows_dup_text (rows, 1);
      result->title = tend_rows_dup_text (rows, 2);
      result->excerpt = tend_rows_dup_text (rows, 3);
      g_ptr_array_add (results, result);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return g_utf8_collate ((*(TendAcquaintance *const *) one)->name, (*(TendAcquaintance *const *) other)->name);
}

/* A rhythm is met by what was noted here, and by plans that took place, of which the calendar knows. */
static TendAcquaintance *
read_acquaintance_row (TendRows *rows)
{
  TendAcquaintance *person = g_new0 (TendAcquaintance, 1);

  person->feature = &tend_people_feature;
  person->id = tend_rows_get_int64 (rows, 0);
  person->uuid = tend_rows_dup_text (rows, 1);
  person->name = tend_rows_dup_text (rows, 2);
  person->rhythm_days = 7 * (int) tend_rows_get_int64 (rows, 3);
  person->color = tend_rows_dup_text (rows, 4);
  person->last_met = tend_rows_is_null (rows, 5) ? TEND_DAY_NONE : tend_rows_get_day (rows, 5);
  return person;
}

static gboolean
acquaintances (TendDb     *db,
               GPtrArray  *out,
               GError    **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT id, uuid, name, rhythm_weeks, color,"
                                             "    (SELECT max(day) FROM person_contact WHERE person_id = person.id)"
                                             "  FROM person WHERE NOT is_archived ORDER BY id",
                                             "");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    g_ptr_array_add (people, read_acquaintance_row (rows));
  g_ptr_array_sort (people, compare_names);
  g_ptr_array_extend (out, people, NULL, NULL);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
meetings (TendDb        *db,
          TendZone      *zone,
          TendDay        today,
          gint64         now,
          TendMeetings  *out,
          GError       **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT p.uuid, max(c.day) FROM person_contact c"
                                             "  JOIN person p ON p.id = c.person_id GROUP BY c.person_id",
                                             "");

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    tend_meetings_note_last (out, tend_rows_get_text (rows, 0), tend_rows_get_day (rows, 1));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
about_person (TendDb      *db,
              const char  *person_uuid,
              TendDay      from,
              TendDay      to,
              GPtrArray   *out,
              GError     **error)
{
  g_autoptr (GPtrArray) contacts = tend_contact_read_range (db, person_uuid, from, to, error);

  if (contacts == NULL)
    return FALSE;
  for (guint i = 0; i < contacts->len; i++)
    {
      const TendContact *contact = g_ptr_array_index (contacts, i);
      TendEncounter *encounter = tend_encounter_new (&tend_people_feature, TEND_CONTACT_KIND);

      encounter->uuid = g_strdup (contact->uuid);
      encounter->title = g_strdup (tend_contact_kind_get_name (contact->kind));
      encounter->day = contact->day;
      encounter->detail = *contact->note ? g_strdup (contact->note) : NULL;
      encounter->is_meeting = TRUE;
      g_ptr_array_add (out, encounter);
    }
  return TRUE;
}

/* How long a call was is not written down. */
static gboolean
measures (TendDb     *db,
          GPtrArray  *out,
          GError    **error)
{
  g_ptr_array_add (out, tend_measure_new (&tend_people_feature, ANY_CONTACT, _("Any call or time together, noted"),
                                          TEND_MEASURE_TIMES));
  g_ptr_array_add (out, tend_measure_new (&tend_people_feature, tend_contact_kind_to_text (TEND_CONTACT_CALL),
                                          _("Calls, noted"), TEND_MEASURE_TIMES));
  return TRUE;
}

static gboolean
measure (TendDb            *db,
         const char        *key,
         TendMeasureUnits   unit,
         TendDay            from,
         TendDay            to,
         double            *days,
         GError           **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT day, count(*) FROM person_contact WHERE day BETWEEN ?1 AND ?2"
                                             "  AND (?3 = '" ANY_CONTACT "' OR ?3 = kind) GROUP BY day",
                                             "dds", from, to, key);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    if (tend_rows_get_day (rows, 0) != TEND_DAY_NONE && unit == TEND_MEASURE_TIMES)
      days[tend_rows_get_day (rows, 0) - from] += (double) tend_rows_get_int64 (rows, 1);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static const char *const remind_kinds[] = { TEND_PERSON_DAY_KIND, NULL };
static const char *const measure_tables[] = { "person_contact", NULL };

const TendFeature tend_people_feature = {
  .id = "people",
  .migrations = tend_people_migrations,
  .n_migrations = TEND_PEOPLE_N_MIGRATIONS,
  .tables = tend_people_tables,
  .n_tables = TEND_PEOPLE_N_TABLES,
  .fts_tables = tend_people_fts_tables,
  .agenda = agenda,
  .remind = remind,
  .remind_kinds = remind_kinds,
  .next_start = next_start,
  .search = search,
  .acquaintances = acquaintances,
  .person_name = tend_person_read_name,
  .meetings = meetings,
  .about_person = about_person,
  .measures = measures,
  .measure = measure,
  .measure_tables = measure_tables,
};
