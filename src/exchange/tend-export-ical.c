#include "exchange/tend-export-ical.h"

#include "base/tend-error.h"
#include "exchange/tend-ical-goal.h"
#include "exchange/tend-ical-plan.h"
#include "exchange/tend-ical-timezone.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define PRODUCT "-//Tend//Tend//EN"
#define CALENDAR_NAME "Tend"

/* How far the plans in a zone reach. */
typedef struct
{
  TendZone *zone; /* NULL if this computer does not know it */
  TendDay first;
  TendDay last;
} Zone;

typedef struct
{
  TendIcalPlan plan;
  const char *key; /* the UUID of the series, by which its times stand together */
} Event;

typedef struct
{
  TendArchiveTable *plans;
  GHashTable *rows;      /* UUID → the row and one */
  GHashTable *singles;   /* UUID of a plan → GArray of TendIcalSingle */
  GHashTable *guests;    /* UUID of a plan → GArray of TendIcalAttendee */
  GHashTable *reminders; /* UUID of a plan → GArray of int */
  GHashTable *zones;     /* name → Zone */
  GArray *events;        /* of Event */
  GArray *nothing;       /* for a plan that has none of something */
  char *uid;             /* (nullable): that of an invitation to one time */
} Export;

static void
zone_free (gpointer data)
{
  Zone *zone = data;

  g_clear_pointer (&zone->zone, tend_zone_unref);
  g_free (zone);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
}

static void
export_clear (Export *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->singles);
  g_hash_table_unref (self->guests);
  g_hash_table_unref (self->reminders);
  g_hash_table_unref (self->zones);
  g_array_unref (self->events);
  g_array_unref (self->nothing);
  g_free (self->uid);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static const char *
get_text (TendArchiveTable *table,
          guint             row,
          const char       *column)
{
  const TendArchiveValue *value = tend_archive_table_get (table, tend_archive_table_find_column (table, column), row);

  return value->type == TEND_ARCHIVE_TEXT ? value->text : "";
}

/* -1 where there is none. */
static gint64
get_integer (TendArchiveTable *table,
             guint             row,
             const char       *column)
{
  const TendArchiveValue *value = tend_archive_table_get (table, tend_archive_table_find_column (table, column), row);

  return value->type == TEND_ARCHIVE_INTEGER ? value->integer : -1;
}

static GArray *
get_list (GHashTable *index,
          const char *uuid,
          guint       size)
{
  GArray *list = g_hash_table_lookup (index, uuid);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, size);
      g_hash_table_insert (index, (gpointer) uuid, list);
    }
  return list;
}

static void
read_singles (Export      *self,
              TendArchive *archive)
{
  TendArchiveTable *table = tend_archive_find_table (archive, "plan_date");

  for (guint row = 0; table && row < tend_archive_table_get_n_rows (table); row++)
    {
      TendIcalSingle single = { g_str_equal (get_text (table, row, "kind"), "rdate"),
                                tend_ical_moment_parse (get_text (table, row, "value")) };

      if (single.moment.day != TEND_DAY_NONE)
        g_array_append_val (get_list (self->singles, get_text (table, row, "plan"), sizeof single), single);
    }
}

static int
compare_positions (gconstpointer one,
                   gconstpointer other,
                   gpointer      table)
{
  gint64 first = get_integer (table, *(const guint *) one, "position");
  gint64 second = get_integer (table, *(const guint *) other, "position");

  return first < second ? -1 : first > second;
}

static void
read_guests (Export      *self,
             TendArchive *archive)
{
  TendArchiveTable *table = tend_archive_find_table (archive, "plan_guest");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; table && row < tend_archive_table_get_n_rows (table); row++)
    g_array_append_val (rows, row);
  g_array_sort_with_data (rows, compare_positions, table);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      TendIcalAttendee guest = { get_text (table, row, "uuid"), get_text (table, row, "name"),
                                 get_text (table, row, "email"), get_text (table, row, "answer") };

      g_array_append_val (get_list (self->guests, get_text (table, row, "plan"), sizeof guest), guest);
    }
}

static int
compare_minutes (gconstpointer one,
                 gconstpointer other)
{
  return *(const int *) one - *(const int *) other;
}

static void
read_reminders (Export      *self,
                TendArchive *archive)
{
  TendArchiveTable *table = tend_archive_find_table (archive, "reminder");
  GHashTableIter iter;
  gpointer list;

  for (guint row = 0; table && row < tend_archive_table_get_n_rows (table); row++)
    {
      int minutes = (int) get_integer (table, row, "before_minutes");

      if (minutes >= 0 && get_integer (table, row, "is_enabled") == 1 &&
          g_str_equal (get_text (table, row, "subject_kind"), "plan"))
        g_array_append_val (get_list (self->reminders, get_text (table, row, "subject_uuid"), sizeof minutes),
                            minutes);
    }
  g_hash_table_iter_init (&iter, self->reminders);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_array_sort (list, compare_minutes);
}

static void
export_init (Export      *self,
             TendArchive *archive)
{
  self->plans = tend_archive_find_table (archive, "plan");
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->singles = new_index ();
  self->guests = new_index ();
  self->reminders = new_index ();
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);
  self->events = g_array_new (FALSE, TRUE, sizeof (Event));
  self->nothing = g_array_new (FALSE, FALSE, 1);
  for (guint row = 0; self->plans && row < tend_archive_table_get_n_rows (self->plans); row++)
    g_hash_table_insert (self->rows, (gpointer) get_text (self->plans, row, "uuid"), GUINT_TO_POINTER (row + 1));
  read_singles (self, archive);
  read_guests (self, archive);
  read_reminders (self, archive);
}

static Zone *
get_zone (Export     *self,
          const char *name)
{
  Zone *zone = *name ? g_hash_table_lookup (self->zones, name) : NULL;

  if (zone == NULL && *name)
    {
      zone = g_new0 (Zone, 1);
      *zone = (Zone) { tend_zone_new (name, NULL), tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31),
                       tend_day_from_ymd (1, 1, 1) };
      g_hash_table_insert (self->zones, g_strdup (name), zone);
    }
  return zone;
}

static TendZone *
use_zone (Export     *self,
          const char *name,
          TendDay     first,
          TendDay     last)
{
  Zone *zone = get_zone (self, name);

  if (zone == NULL || zone->zone == NULL)
    return NULL;
  zone->first = MIN (zone->first, first);
  zone->last = MAX (zone->last, last);
  return zone->zone;
}

/* Lines of another program may be in zones that no plan is in. */
static void
use_zones_of_extra (Export     *self,
                    const char *extra,
                    TendDay     first,
                    TendDay     last)
{
  const char *at = extra;

  while ((at = strstr (at, ";TZID=")) != NULL)
    {
      g_autofree char *name = NULL;

      at += strlen (";TZID=");
      at += *at == '"';
      name = g_strndup (at, strcspn (at, "\":;,\n"));
      use_zone (self, name, first, last);
    }
}

/* Which series a row is a time of: its row and one, 0 if it is a plan of its own. */
static guint
find_series (Export *self,
             guint   row)
{
  const char *master = get_text (self->plans, row, "master_uuid");

  return *master ? GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, master)) : 0;
}

static TendIcalMoment
read_moment (Export     *self,
             guint       row,
             const char *day,
             const char *minute)
{
  return (TendIcalMoment) { tend_day_parse (get_text (self->plans, row, day), NULL),
                            (int) MAX (get_integer (self->plans, row, minute), 0) };
}

static GArray *
find_list (Export     *self,
           GHashTable *index,
           const char *uuid)
{
  GArray *list = g_hash_table_lookup (index, uuid);

  return list ? list : self->nothing;
}

static void
read_recurrence (Export       *self,
                 guint         row,
                 guint         series,
                 TendIcalPlan *plan)
{
  plan->recurrence.day = TEND_DAY_NONE;
  if (series == 0)
    return;
  plan->recurrence = tend_ical_moment_parse (get_text (self->plans, row, "recurrence_id"));
  if (get_integer (self->plans, series - 1, "is_all_day") == 1)
    plan->recurrence.minute = TEND_ICAL_WHOLE_DAY;
  else if (plan->recurrence.minute == TEND_ICAL_WHOLE_DAY)
    plan->recurrence.minute = (int) get_integer (self->plans, series - 1, "start_minute");
}

/* Of a time of a series, the series is what is reminded of, and what names it. */
static Event
read_event (Export *self,
            guint   row)
{
  TendArchiveTable *table = self->plans;
  guint series = find_series (self, row);
  const char *uuid = get_text (table, row, "uuid");
  const char *key = series ? get_text (table, series - 1, "uuid") : uuid;
  const char *uid = get_text (table, series ? series - 1 : row, "uid");
  const char *rule = get_text (table, row, "rule");
  TendIcalPlan plan = {
    .uid = *uid ? uid : key,
    .title = get_text (table, row, "title"),
    .place = get_text (table, row, "place"),
    .note = get_text (table, row, "note"),
    .kind = get_text (table, row, "kind"),
    .is_all_day = get_integer (table, row, "is_all_day") == 1,
    .start = read_moment (self, row, "start_day", "start_minute"),
    .end = read_moment (self, row, "end_day", "end_minute"),
    .rule = *rule && series == 0 ? rule : NULL,
    .singles = series ? self->nothing : find_list (self, self->singles, uuid),
    .guests = find_list (self, self->guests, uuid),
    .reminders = find_list (self, self->reminders, key),
    .is_cancelled = g_str_equal (get_text (table, row, "status"), "cancelled"),
    .sequence = (int) CLAMP (get_integer (table, row, "sequence"), 0, G_MAXINT),
    .extra = get_text (table, row, "extra"),
    .created_at = get_integer (table, row, "created_at"),
    .modified_at = get_integer (table, row, "modified_at"),
  };

  read_recurrence (self, row, series, &plan);
  return (Event) { plan, key };
}

static void
add_zones (Export *self,
           Event  *event,
           guint   row)
{
  TendIcalPlan *plan = &event->plan;
  guint series = find_series (self, row);
  TendDay first = plan->start.day;
  TendDay last = tend_ical_plan_get_last_day (plan);

  if (plan->recurrence.day != TEND_DAY_NONE)
    {
      first = MIN (first, plan->recurrence.day);
      plan->recurrence_zone = use_zone (self, get_text (self->plans, series - 1, "zone"), first, last);
    }
  for (guint i = 0; i < plan->singles->len; i++)
    first = MIN (first, g_array_index (plan->singles, TendIcalSingle, i).moment.day);
  if (!plan->is_all_day)
    plan->zone = use_zone (self, get_text (self->plans, row, "zone"), first, last);
  use_zones_of_extra (self, plan->extra, first, last);
}

static void
add_event (Export *self,
           guint   row)
{
  Event event = read_event (self, row);

  if (event.plan.start.day == TEND_DAY_NONE || event.plan.end.day == TEND_DAY_NONE)
    return;
  add_zones (self, &event, row);
  g_array_append_val (self->events, event);
}

static void
add_own_plans (Export *self)
{
  for (guint row = 0; self->plans && row < tend_archive_table_get_n_rows (self->plans); row++)
    if (*get_text (self->plans, row, "calendar_uuid") == '\0')
      add_event (self, row);
}

/* The series that a plan belongs to, and all its times that were changed by themselves. */
static void
add_plan (Export *self,
          guint   row)
{
  guint series = find_series (self, row);
  const char *uuid;

  row = series ? series - 1 : row;
  uuid = get_text (self->plans, row, "uuid");
  add_event (self, row);
  for (guint i = 0; i < tend_archive_table_get_n_rows (self->plans); i++)
    if (i != row && g_str_equal (get_text (self->plans, i, "master_uuid"), uuid))
      add_event (self, i);
}

static void
move_to (TendIcalPlan   *plan,
         TendIcalMoment  moment)
{
  int minutes = (plan->end.day - plan->start.day) * TEND_MINUTES_A_DAY + plan->end.minute - plan->start.minute;

  if (moment.minute == TEND_ICAL_WHOLE_DAY)
    moment.minute = plan->start.minute;
  plan->start = moment;
  minutes += moment.minute;
  plan->end.day = moment.day + minutes / TEND_MINUTES_A_DAY;
  plan->end.minute = minutes % TEND_MINUTES_A_DAY;
}

/* One time, and nothing that is only the user's own business. A "no" is as easy as a "yes". */
static void
add_invitation (Export     *self,
                guint       row,
                const char *recurrence)
{
  TendIcalMoment moment = tend_ical_moment_parse (recurrence ? recurrence : "");
  Event *event;
  TendIcalPlan *plan;
  gboolean is_one_of_several;

  add_event (self, row);
  if (self->events->len == 0)
    return;
  event = &g_array_index (self->events, Event, 0);
  plan = &event->plan;
  is_one_of_several = plan->rule || plan->singles->len > 0 || plan->recurrence.day != TEND_DAY_NONE;
  if (moment.day != TEND_DAY_NONE && is_one_of_several)
    {
      if (plan->recurrence.day == TEND_DAY_NONE)
        move_to (plan, moment);
      self->uid = g_strdup_printf ("%s-%s", plan->uid, recurrence);
      plan->uid = self->uid;
    }
  plan->rule = NULL;
  plan->singles = self->nothing;
  plan->reminders = NULL;
  plan->recurrence.day = TEND_DAY_NONE;
  plan->kind = "";
  plan->extra = "";
  plan->note = _("Only if you feel like it. A simple “no” is fine, and needs no reason.");
  g_hash_table_remove_all (self->zones);
  if (!plan->is_all_day)
    plan->zone = use_zone (self, get_text (self->plans, row, "zone"), plan->start.day,
                           tend_ical_plan_get_last_day (plan));
}

static int
compare_moments (TendIcalMoment one,
                 TendIcalMoment other)
{
  if (one.day != other.day)
    return one.day < other.day ? -1 : 1;
  return one.minute - other.minute;
}

/* A series stands before its times. */
static int
compare_events (gconstpointer one,
                gconstpointer other)
{
  const Event *first = one;
  const Event *second = other;
  gboolean is_time = first->plan.recurrence.day != TEND_DAY_NONE;
  gboolean is_other_time = second->plan.recurrence.day != TEND_DAY_NONE;
  int order;

  if (!is_time != !is_other_time)
    return is_time ? 1 : -1;
  order = compare_moments (first->plan.start, second->plan.start);
  return order ? order : strcmp (first->key, second->key);
}

static void
write_zones (Export         *self,
             TendIcalWriter *writer)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->zones), (GCompareFunc) strcmp);

  for (GList *at = names; at; at = at->next)
    {
      const Zone *zone = g_hash_table_lookup (self->zones, at->data);

      if (zone->zone && zone->first <= zone->last && !g_str_equal (at->data, "UTC"))
        tend_ical_timezone_write (zone->zone, zone->first, zone->last, writer);
    }
}

/* The goals that have a day, and were not put away. */
static void
write_goals (TendArchive    *archive,
             TendIcalWriter *writer)
{
  TendArchiveTable *table = tend_archive_find_table (archive, "goal");

  for (guint row = 0; table && row < tend_archive_table_get_n_rows (table); row++)
    {
      TendIcalGoal goal = {
        .uid = get_text (table, row, "uuid"),
        .title = get_text (table, row, "title"),
        .why = get_text (table, row, "why"),
        .due = tend_day_parse (get_text (table, row, "due_day"), NULL),
        .is_done = *get_text (table, row, "done_day") != '\0',
        .done_at = MAX (get_integer (table, row, "done_at"), 0),
        .created_at = get_integer (table, row, "created_at"),
      };

      if (goal.due != TEND_DAY_NONE && get_integer (table, row, "is_archived") == 0)
        tend_ical_goal_write (&goal, writer);
    }
}

static void
write_calendar (Export              *self,
                TendArchive         *archive,
                TendExportIcalScope  scope,
                TendIcalWriter      *writer)
{
  tend_ical_writer_add (writer, "BEGIN", "VCALENDAR");
  tend_ical_writer_add (writer, "VERSION", "2.0");
  tend_ical_writer_add (writer, "PRODID", PRODUCT);
  tend_ical_writer_add (writer, "CALSCALE", "GREGORIAN");
  if (scope == TEND_EXPORT_ICAL_EVERYTHING || scope == TEND_EXPORT_ICAL_PLANS)
    tend_ical_writer_add (writer, "X-WR-CALNAME", CALENDAR_NAME);
  write_zones (self, writer);
  for (guint i = 0; i < self->events->len; i++)
    tend_ical_plan_write (&g_array_index (self->events, Event, i).plan, writer);
  if (scope == TEND_EXPORT_ICAL_EVERYTHING)
    write_goals (archive, writer);
  tend_ical_writer_add (writer, "END", "VCALENDAR");
}

/**
 * tend_export_ical_to_text:
 * @archive: a life
 * @scope: what of it
 * @uuid: (nullable): the plan, where @scope is about one
 * @recurrence: (nullable): which of its times an invitation is to, as the table of plans has it
 * @error: return location; %TEND_ERROR_NOT_FOUND if the plan is gone
 *
 * Two files of the same life are the same, byte for byte.
 *
 * Returns: (transfer full): the file
 */
char *
tend_export_ical_to_text (TendArchive          *archive,
                          TendExportIcalScope   scope,
                          const char           *uuid,
                          const char           *recurrence,
                          GError              **error)
{
  g_autoptr (TendIcalWriter) writer = tend_ical_writer_new ();
  g_auto (Export) self = { NULL };
  guint row;

  export_init (&self, archive);
  row = uuid ? GPOINTER_TO_UINT (g_hash_table_lookup (self.rows, uuid)) : 0;
  if (uuid && row == 0)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That plan isn’t there any more."));
      return NULL;
    }
  if (scope == TEND_EXPORT_ICAL_PLAN)
    add_plan (&self, row - 1);
  else if (scope == TEND_EXPORT_ICAL_INVITATION)
    add_invitation (&self, row - 1, recurrence);
  else
    add_own_plans (&self);
  g_array_sort (self.events, compare_events);
  write_calendar (&self, archive, scope, writer);
  return g_strdup (tend_ical_writer_get_text (writer));
}
