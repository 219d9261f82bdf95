#include "exchange/tend-ical-settle.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>
#include <string.h>

#define SEPARATOR "\x1f"

/* What becomes of one entry. */
typedef struct
{
  const char *uuid;     /* the archive's; NULL for one that is out */
  gboolean is_known;    /* whether the life has it */
  gboolean is_newer;    /* whether the file's is newer than the life's */
} Fate;

typedef struct
{
  TendIcalFile *file;
  TendDb *db;
  const char *calendar; /* (nullable): the UUID of the calendar that they come into; NULL for own plans */
  TendDay today;
  TendArchiveTable *plans;
  TendArchiveTable *dates;
  TendArchiveTable *guests;
  TendArchiveTable *reminders;
  int uuid_column;
  gboolean has_plans;     /* whether the life has any, to look among */
  GArray *fates;          /* of Fate, one an entry */
  GHashTable *people;     /* (nullable): casefolded name → UUID, "" if several are called so */
} Settling;

/**
 * tend_ical_file_get_name:
 * @self: a file
 *
 * Returns: (transfer full): what a calendar made of it is called
 */
char *
tend_ical_file_get_name (TendIcalFile *self)
{
  g_autofree char *base = NULL;
  char *dot;

  if (self->name)
    return g_strdup (self->name);
  base = g_filename_display_basename (tend_archive_get_source (self->archive));
  dot = strrchr (base, '.');
  if (dot && dot != base)
    *dot = '\0';
  return g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), 500));
}

/**
 * tend_ical_find_calendar:
 * @file: a file
 * @db: a connection to a life
 * @uuid: (out) (nullable): the calendar that it was imported into before, to be shown only
 * @name: (out) (nullable): what that is called now
 * @error: return location
 *
 * Returns: whether it could be asked
 */
gboolean
tend_ical_find_calendar (TendIcalFile  *file,
                         TendDb        *db,
                         char         **uuid,
                         char         **name,
                         GError       **error)
{
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT uuid, name FROM calendar WHERE source = ?1 AND is_shown_only = 1"
                                             "  ORDER BY position, id LIMIT 1",
                                             "s", file->identity);
  GError *local_error = NULL;

  *uuid = NULL;
  *name = NULL;
  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      *uuid = tend_rows_dup_text (rows, 0);
      *name = tend_rows_dup_text (rows, 1);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static const TendIcalEntry *
get_entry (const Settling *self,
           guint           index)
{
  return &g_array_index (self->file->entries, TendIcalEntry, index);
}

static Fate *
get_fate (Settling *self,
          guint     index)
{
  return &g_array_index (self->fates, Fate, index);
}

static const char *
get_text (TendArchiveTable *table,
          const char       *column,
          guint             row)
{
  return tend_archive_table_get (table, tend_archive_table_find_column (table, column), row)->text;
}

static char *
derive (const Settling *self,
        const char     *space,
        const char     *key,
        const char     *more)
{
  g_autofree char *name = g_strjoin (SEPARATOR, key, more, self->calendar, NULL);

  return tend_uuid_derive (space, name);
}

static void
set_uuid (Settling   *self,
          guint       index,
          const char *uuid)
{
  tend_archive_table_set_text (self->plans, index, "uuid", uuid);
  get_fate (self, index)->uuid = tend_archive_table_get (self->plans, self->uuid_column, index)->text;
}

/* Asks for the plan that an entry is; the row has its UUID, SEQUENCE and when it was last changed. */
static gboolean
take_known (Settling  *self,
            guint      index,
            TendRows  *rows,
            GError   **error)
{
  g_autoptr (TendRows) own_rows = rows;
  const TendIcalEntry *entry = get_entry (self, index);
  Fate *fate = get_fate (self, index);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      gint64 sequence = tend_rows_get_int64 (rows, 1);
      gint64 modified_at = tend_rows_get_int64 (rows, 2);

      set_uuid (self, index, tend_rows_get_text (rows, 0));
      fate->is_known = TRUE;
      fate->is_newer = entry->sequence > sequence ||
                       (entry->sequence == sequence && entry->modified_at > modified_at);
      /* What is as old as what is here, and different, was changed in the file by who does not count versions. */
      tend_archive_table_set_policy (self->plans, index,
                                     entry->sequence < sequence || (entry->sequence == sequence &&
                                                                    entry->modified_at < modified_at)
                                         ? TEND_ARCHIVE_ROW_LEAVE
                                         : TEND_ARCHIVE_ROW_UPDATE);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
is_own_uuid (const char *key)
{
  if (!tend_uuid_is_valid (key))
    return FALSE;
  for (const char *at = key; *at; at++)
    if (g_ascii_isupper (*at))
      return FALSE;
  return TRUE;
}

/* A plan that Tend made itself goes out with its UUID for a UID, and keeps that when it comes back. */
static gboolean
settle_by_uuid (Settling  *self,
                guint      index,
                GError   **error)
{
  const char *key = get_entry (self, index)->key;
  gint64 is_taken = 0;

  if (self->has_plans &&
      (!take_known (self, index,
                    tend_db_query (self->db, error,
                                   "SELECT uuid, sequence, modified_at FROM plan WHERE uuid = ?1 AND uid = ''"
                                   "  AND calendar_uuid IS NULL AND master_uuid IS NULL", "s", key),
                    error) ||
       !tend_db_query_int64 (self->db, &is_taken, error, "SELECT count(*) FROM plan WHERE uuid = ?1", "s", key)))
    return FALSE;
  if (get_fate (self, index)->is_known || !is_taken)
    {
      set_uuid (self, index, key);
      tend_archive_table_set_text (self->plans, index, "uid", "");
    }
  return TRUE;
}

static gboolean
settle_own_plan (Settling  *self,
                 guint      index,
                 GError   **error)
{
  const TendIcalEntry *entry = get_entry (self, index);
  g_autofree char *uuid = NULL;

  if (entry->has_uid && self->has_plans &&
      !take_known (self, index,
                   tend_db_query (self->db, error,
                                  "SELECT uuid, sequence, modified_at FROM plan WHERE uid = ?1 AND uid <> ''"
                                  "  AND calendar_uuid IS NULL AND master_uuid IS NULL ORDER BY id LIMIT 1",
                                  "s", entry->key),
                   error))
    return FALSE;
  if (get_fate (self, index)->uuid == NULL && entry->has_uid && is_own_uuid (entry->key) &&
      !settle_by_uuid (self, index, error))
    return FALSE;
  if (get_fate (self, index)->uuid)
    return TRUE;
  uuid = derive (self, "ical-plan", entry->key, "");
  set_uuid (self, index, uuid);
  return TRUE;
}

/* The series that an entry is a time of, where that is in the life and not in the file. */
static gboolean
find_master (Settling    *self,
             guint        index,
             char       **uuid,
             char       **recurrence,
             GError     **error)
{
  const TendIcalEntry *entry = get_entry (self, index);
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, is_all_day, zone FROM plan"
                                             "  WHERE uid = ?1 AND uid <> '' AND calendar_uuid IS ?2"
                                             "    AND master_uuid IS NULL AND series_end IS NOT NULL"
                                             "  ORDER BY id LIMIT 1",
                                             "ss", entry->key, self->calendar);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  if (tend_rows_next (rows, &local_error))
    {
      g_autoptr (TendZone) zone = tend_zone_new (tend_rows_get_text (rows, 2), NULL);

      *uuid = tend_rows_dup_text (rows, 0);
      *recurrence = tend_ical_entry_format_recurrence (entry, tend_rows_get_boolean (rows, 1), zone);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* A time of a series that is nowhere is a plan of its own. */
static void
settle_stray (Settling *self,
              guint     index)
{
  const TendIcalEntry *entry = get_entry (self, index);
  g_autofree char *recurrence = tend_ical_entry_format_recurrence (entry, entry->recurrence.is_date, NULL);
  g_autofree char *uuid = derive (self, "ical-plan", entry->key, recurrence);

  tend_archive_table_set_text (self->plans, index, "uid", "");
  set_uuid (self, index, uuid);
}

/* Whether a time that the life does not have was taken out of its series here, which has stayed as it is since: by
 * itself, or with all that follow. */
static gboolean
ask_whether_left_out (Settling    *self,
                      guint        index,
                      const char  *master,
                      const char  *recurrence,
                      gint64      *is_left_out,
                      GError     **error)
{
  const TendIcalEntry *entry = get_entry (self, index);

  *is_left_out = FALSE;
  if (entry->master != TEND_ICAL_NONE &&
      tend_archive_table_get_policy (self->plans, entry->master) != TEND_ARCHIVE_ROW_LEAVE)
    return TRUE;
  return tend_db_query_int64 (self->db, is_left_out, error,
                              "SELECT EXISTS (SELECT 1 FROM plan p WHERE p.uuid = ?1 AND p.sequence >= ?3"
                              "  AND p.modified_at > ?4 AND (p.series_end < substr (?2, 1, 10)"
                              "    OR EXISTS (SELECT 1 FROM plan_date d WHERE d.plan_id = p.id AND d.kind = 'exdate'"
                              "      AND d.value IN (?2, substr (?2, 1, 10)))))",
                              "ssii", master, recurrence, (gint64) entry->sequence, entry->modified_at);
}

static gboolean
settle_time (Settling  *self,
             guint      index,
             GError   **error)
{
  const TendIcalEntry *entry = get_entry (self, index);
  g_autofree char *master = NULL;
  g_autofree char *recurrence = NULL;
  g_autofree char *uuid = NULL;
  gint64 is_left_out;

  if (entry->master == TEND_ICAL_NONE)
    {
      if (!find_master (self, index, &master, &recurrence, error))
        return FALSE;
    }
  else
    {
      const TendIcalEntry *series = get_entry (self, entry->master);

      master = g_strdup (get_fate (self, entry->master)->uuid);
      recurrence = tend_ical_entry_format_recurrence (entry, series->is_all_day, series->zone);
      tend_archive_table_set_text (self->plans, index, "uid", get_text (self->plans, "uid", entry->master));
    }
  if (master == NULL)
    {
      settle_stray (self, index);
      return TRUE;
    }
  tend_archive_table_set_text (self->plans, index, "master_uuid", master);
  tend_archive_table_set_text (self->plans, index, "recurrence_id", recurrence);
  if (!take_known (self, index,
                   tend_db_query (self->db, error,
                                  "SELECT uuid, sequence, modified_at FROM plan"
                                  "  WHERE master_uuid = ?1 AND recurrence_id = ?2 ORDER BY id LIMIT 1",
                                  "ss", master, recurrence),
                   error))
    return FALSE;
  if (get_fate (self, index)->uuid)
    return TRUE;
  if (!ask_whether_left_out (self, index, master, recurrence, &is_left_out, error))
    return FALSE;
  if (is_left_out)
    {
      tend_archive_table_set_policy (self->plans, index, TEND_ARCHIVE_ROW_LEAVE);
      return TRUE;
    }
  uuid = derive (self, "ical-time", master, recurrence);
  set_uuid (self, index, uuid);
  return TRUE;
}

/* Within a calendar that is shown only, every UUID is known beforehand, and the file is always right. */
static void
settle_shown_plan (Settling *self,
                   guint     index)
{
  g_autofree char *uuid = derive (self, "ical-plan", get_entry (self, index)->key, "");

  set_uuid (self, index, uuid);
}

static gboolean
settle_plans (Settling  *self,
              gboolean   are_times,
              GError   **error)
{
  for (guint i = 0; i < self->file->entries->len; i++)
    {
      const TendIcalEntry *entry = get_entry (self, i);

      if (entry->is_out || (!entry->has_recurrence) == are_times)
        continue;
      tend_archive_table_set_policy (self->plans, i, TEND_ARCHIVE_ROW_UPDATE);
      tend_archive_table_set_null (self->plans, i, "master_uuid");
      tend_archive_table_set_null (self->plans, i, "recurrence_id");
      if (get_text (self->plans, "uid", i) != entry->key)
        tend_archive_table_set_text (self->plans, i, "uid", entry->has_uid ? entry->key : "");
      if (self->calendar)
        tend_archive_table_set_text (self->plans, i, "calendar_uuid", self->calendar);
      else
        tend_archive_table_set_null (self->plans, i, "calendar_uuid");

      if (are_times && !settle_time (self, i, error))
        return FALSE;
      if (!are_times && self->calendar)
        settle_shown_plan (self, i);
      if (!are_times && !self->calendar && !settle_own_plan (self, i, error))
        return FALSE;
      if (self->calendar)
        tend_archive_table_set_policy (self->plans, i, TEND_ARCHIVE_ROW_UPDATE);
    }
  return TRUE;
}

static gboolean
is_settled (Settling *self,
            guint     index)
{
  return get_fate (self, index)->uuid &&
         tend_archive_table_get_policy (self->plans, index) != TEND_ARCHIVE_ROW_LEAVE;
}

static void
settle_dates (Settling *self)
{
  for (guint i = 0; i < self->file->dates->len; i++)
    {
      guint index = g_array_index (self->file->dates, guint, i);

      tend_archive_table_set_policy (self->dates, i,
                                     is_settled (self, index) ? TEND_ARCHIVE_ROW_AS_TABLE : TEND_ARCHIVE_ROW_SKIP);
      if (is_settled (self, index))
        tend_archive_table_set_text (self->dates, i, "plan", get_fate (self, index)->uuid);
    }
}

/* Whom the user knows, by what they call them. */
static gboolean
read_people (Settling                  *self,
             const TendFeature *const  *features,
             guint                      n_features,
             GError                   **error)
{
  g_autoptr (GPtrArray) people = tend_acquaintances_read (self->db, features, n_features, error);

  if (people == NULL)
    return FALSE;
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < people->len; i++)
    {
      const TendAcquaintance *person = g_ptr_array_index (people, i);
      char *name = g_utf8_casefold (person->name, -1);
      gboolean is_twice = g_hash_table_contains (self->people, name);

      g_hash_table_insert (self->people, name, g_strdup (is_twice ? "" : person->uuid));
    }
  return TRUE;
}

#define GUESTS_OF_PLAN                                                                                                 \
  "SELECT g.uuid, g.email, g.name FROM plan p JOIN plan_guest g ON g.plan_id = p.id WHERE p.uuid = ?1"

/* The guests that a plan has: by what they are known again. */
static GHashTable *
read_guests (Settling    *self,
             const char  *plan_uuid,
             GError     **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (TendRows) rows = tend_db_query (self->db, error, GUESTS_OF_PLAN, "s", plan_uuid);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      const char *uuid = tend_rows_get_text (rows, 0);
      const char *email = tend_rows_get_text (rows, 1);

      g_hash_table_insert (known, g_strdup (uuid), g_strdup (uuid));
      if (*email)
        g_hash_table_insert (known, g_ascii_strdown (email, -1), g_strdup (uuid));
      else
        g_hash_table_insert (known, g_utf8_casefold (tend_rows_get_text (rows, 2), -1), g_strdup (uuid));
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&known);
}

/* What a guest is called who came with the plan, lower case or casefolded. */
static char *
name_guest (Settling   *self,
            const char *plan,
            const char *email,
            const char *name)
{
  return derive (self, "ical-guest", plan, *email ? email : name);
}

static void
settle_guest (Settling   *self,
              guint       row,
              guint       index,
              GHashTable *known)
{
  const char *plan = get_fate (self, index)->uuid;
  const char *email = get_text (self->guests, "email", row);
  const char *given = g_array_index (self->file->guests, TendIcalGuestRow, row).given;
  g_autofree char *lower = g_ascii_strdown (email, -1);
  g_autofree char *name = g_utf8_casefold (get_text (self->guests, "name", row), -1);
  g_autofree char *derived = name_guest (self, plan, lower, given ? given : name);
  const char *uuid = NULL;
  const char *person = self->people ? g_hash_table_lookup (self->people, name) : NULL;

  if (known && given)
    uuid = g_hash_table_lookup (known, given);
  if (known && uuid == NULL)
    uuid = g_hash_table_lookup (known, *lower ? lower : name);
  tend_archive_table_set_text (self->guests, row, "uuid", uuid ? uuid : derived);
  tend_archive_table_set_text (self->guests, row, "plan", plan);
  if (person && *person)
    tend_archive_table_set_text (self->guests, row, "person_uuid", person);
  else
    tend_archive_table_set_null (self->guests, row, "person_uuid");
}

/* Those that came with the plan before, and are no more in the file; who was added here stays. */
static gboolean
remove_guests_gone (Settling    *self,
                    guint        index,
                    GHashTable  *wanted,
                    GError     **error)
{
  const char *plan = get_fate (self, index)->uuid;
  g_autoptr (TendRows) rows = tend_db_query (self->db, error, GUESTS_OF_PLAN, "s", plan);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      const char *uuid = tend_rows_get_text (rows, 0);
      g_autofree char *email = g_ascii_strdown (tend_rows_get_text (rows, 1), -1);
      g_autofree char *name = g_utf8_casefold (tend_rows_get_text (rows, 2), -1);
      g_autofree char *derived = name_guest (self, plan, email, name);

      if (g_str_equal (uuid, derived) && !g_hash_table_contains (wanted, uuid))
        tend_archive_table_add_removal (self->guests, uuid);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
settle_guests_gone (Settling  *self,
                    GError   **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  if (!self->has_plans)
    return TRUE;
  for (guint i = 0; i < self->file->guests->len; i++)
    if (tend_archive_table_get_policy (self->guests, i) != TEND_ARCHIVE_ROW_SKIP)
      g_hash_table_add (wanted, (gpointer) get_text (self->guests, "uuid", i));
  for (guint i = 0; i < self->file->entries->len; i++)
    if (self->calendar == NULL && is_settled (self, i) && get_fate (self, i)->is_known &&
        !remove_guests_gone (self, i, wanted, error))
      return FALSE;
  return TRUE;
}

/* Guests of one plan stand together. */
static gboolean
settle_guests (Settling  *self,
               GError   **error)
{
  g_autoptr (GHashTable) known = NULL;
  guint last = TEND_ICAL_NONE;

  for (guint i = 0; i < self->file->guests->len; i++)
    {
      guint index = g_array_index (self->file->guests, TendIcalGuestRow, i).entry;
      gboolean is_wanted = is_settled (self, index) && self->calendar == NULL;

      tend_archive_table_set_policy (self->guests, i, is_wanted ? TEND_ARCHIVE_ROW_UPDATE : TEND_ARCHIVE_ROW_SKIP);
      if (!is_wanted)
        continue;
      if (index != last)
        {
          g_clear_pointer (&known, g_hash_table_unref);
          if (get_fate (self, index)->is_known)
            {
              known = read_guests (self, get_fate (self, index)->uuid, error);
              if (known == NULL)
                return FALSE;
            }
          last = index;
        }
      settle_guest (self, i, index, known);
    }
  return settle_guests_gone (self, error);
}

/* What an alarm of a plan is called as a reminder. */
static char *
name_reminder (Settling *self,
               guint     index,
               gint64    minutes)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);

  return derive (self, "ical-reminder", get_fate (self, index)->uuid, text);
}

/* Those that came with the plan before, and are no more in the file. */
static gboolean
remove_reminders_gone (Settling    *self,
                       guint        index,
                       GHashTable  *wanted,
                       GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, before_minutes FROM reminder WHERE subject_uuid = ?1"
                                             "  AND subject_kind = 'plan' AND before_minutes IS NOT NULL",
                                             "s", get_fate (self, index)->uuid);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      g_autofree char *name = name_reminder (self, index, tend_rows_get_int64 (rows, 1));

      if (g_strcmp0 (name, tend_rows_get_text (rows, 0)) == 0 && !g_hash_table_contains (wanted, name))
        tend_archive_table_add_removal (self->reminders, name);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* An alarm becomes a reminder when its plan first comes, or comes in a newer version; a reminder that was taken away
 * since does not come back. What is over reminds of nothing, and a time of a series is reminded of with its series. */
static gboolean
settle_reminders (Settling  *self,
                  GError   **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int minutes_column = tend_archive_table_find_column (self->reminders, "before_minutes");

  for (guint i = 0; i < self->file->reminders->len; i++)
    {
      guint index = g_array_index (self->file->reminders, guint, i);
      const Fate *fate = get_fate (self, index);
      gboolean is_wanted = is_settled (self, index) && self->calendar == NULL &&
                           (!fate->is_known || fate->is_newer) && get_entry (self, index)->last_day >= self->today &&
                           tend_archive_table_get (
                               self->plans, tend_archive_table_find_column (self->plans, "master_uuid"), index)->type !=
                               TEND_ARCHIVE_TEXT;
      char *name;

      tend_archive_table_set_policy (self->reminders, i, is_wanted ? TEND_ARCHIVE_ROW_AS_TABLE : TEND_ARCHIVE_ROW_SKIP);
      if (!is_wanted)
        continue;
      name = name_reminder (self, index, tend_archive_table_get (self->reminders, minutes_column, i)->integer);
      tend_archive_table_set_text (self->reminders, i, "uuid", name);
      tend_archive_table_set_text (self->reminders, i, "subject_uuid", fate->uuid);
      g_hash_table_add (wanted, name);
    }
  for (guint i = 0; i < self->file->entries->len; i++)
    if (self->calendar == NULL && get_fate (self, i)->is_known && get_fate (self, i)->is_newer &&
        !remove_reminders_gone (self, i, wanted, error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_shown_plans_gone (Settling    *self,
                         GHashTable  *kept,
                         GError     **error)
{
  g_autoptr (TendRows) rows = tend_db_query (self->db, error, "SELECT uuid FROM plan WHERE calendar_uuid = ?1", "s",
                                             self->calendar);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    if (!g_hash_table_contains (kept, tend_rows_get_text (rows, 0)))
      tend_archive_table_add_removal (self->plans, tend_rows_get_text (rows, 0));
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Times of a series that came with it before, and were not changed here since; those that were changed here by
 * themselves have other names. */
static gboolean
remove_times_gone (Settling    *self,
                   guint        index,
                   GHashTable  *kept,
                   GError     **error)
{
  const char *master = get_fate (self, index)->uuid;
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, recurrence_id FROM plan WHERE master_uuid = ?1"
                                             "  AND modified_at <= ?2",
                                             "si", master, get_entry (self, index)->modified_at);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      const char *uuid = tend_rows_get_text (rows, 0);
      g_autofree char *derived = derive (self, "ical-time", master, tend_rows_get_text (rows, 1));

      if (g_str_equal (uuid, derived) && !g_hash_table_contains (kept, uuid))
        tend_archive_table_add_removal (self->plans, uuid);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* A newer version of a series has all times that were changed by themselves; a calendar that is shown only has all
 * its plans. */
static gboolean
settle_removals (Settling  *self,
                 GError   **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  if (!self->has_plans)
    return TRUE;
  for (guint i = 0; i < self->fates->len; i++)
    if (get_fate (self, i)->uuid)
      g_hash_table_add (kept, (gpointer) get_fate (self, i)->uuid);
  if (self->calendar)
    return remove_shown_plans_gone (self, kept, error);
  for (guint i = 0; i < self->fates->len; i++)
    if (get_fate (self, i)->is_newer && !get_entry (self, i)->has_recurrence &&
        !remove_times_gone (self, i, kept, error))
      return FALSE;
  return TRUE;
}

static void
settle_calendar (Settling             *self,
                 const TendIcalChoice *choice)
{
  TendArchiveTable *table = tend_archive_add_table (self->file->archive, "calendar");
  guint row = tend_archive_table_get_n_rows (table);
  g_autofree char *name = choice->name ? g_strdup (choice->name) : tend_ical_file_get_name (self->file);

  /* It may have been settled before. */
  if (row == 0)
    tend_archive_table_append (table, 0);
  row = 0;
  tend_archive_table_set_policy (table, row, self->calendar ? TEND_ARCHIVE_ROW_AS_TABLE : TEND_ARCHIVE_ROW_SKIP);
  if (self->calendar == NULL)
    return;
  tend_archive_table_set_text (table, row, "uuid", self->calendar);
  tend_archive_table_set_text (table, row, "name", name);
  tend_archive_table_set_text (table, row, "color", choice->color ? choice->color : "");
  tend_archive_table_set_text (table, row, "source", self->file->identity);
  tend_archive_table_set_integer (table, row, "is_shown_only", 1);
  tend_archive_table_set_integer (table, row, "position", 0);
}

static void
settling_clear (Settling *self)
{
  g_clear_pointer (&self->fates, g_array_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

static void
settling_init (Settling     *self,
               TendIcalFile *file)
{
  self->plans = tend_archive_add_table (file->archive, "plan");
  self->dates = tend_archive_add_table (file->archive, "plan_date");
  self->guests = tend_archive_add_table (file->archive, "plan_guest");
  self->reminders = tend_archive_add_table (file->archive, "reminder");
  self->uuid_column = (int) tend_archive_table_add_column (self->plans, "uuid");
  self->fates = g_array_new (FALSE, TRUE, sizeof (Fate));
  g_array_set_size (self->fates, file->entries->len);
  tend_archive_table_set_use (self->plans, "created_at", TEND_ARCHIVE_USE_ONCE);
  tend_archive_table_set_use (self->plans, "modified_at", TEND_ARCHIVE_USE_ALONG);
  tend_archive_table_set_use (self->guests, "person_uuid", TEND_ARCHIVE_USE_ONCE);
  tend_archive_table_set_follows (self->dates, NULL);
  tend_archive_table_clear_removals (self->plans);
  tend_archive_table_clear_removals (self->guests);
  tend_archive_table_clear_removals (self->reminders);
}

/**
 * tend_ical_settle:
 * @file: a file
 * @db: a connection to the life that it comes into
 * @features: the features of the life
 * @n_features: how many
 * @choice: what the user says about it
 * @today: the day it is
 * @error: return location
 *
 * Makes of a file's rows those that tend_archive_merge() and tend_archive_preview() are to look at; to be called
 * before each, since the life may be another by then. While it runs, nobody else may use the file.
 *
 * Returns: whether it could
 */
gboolean
tend_ical_settle (TendIcalFile              *file,
                  TendDb                    *db,
                  const TendFeature *const  *features,
                  guint                      n_features,
                  const TendIcalChoice      *choice,
                  TendDay                    today,
                  GError                   **error)
{
  g_auto (Settling) self = { .file = file, .db = db, .today = today };
  g_autofree char *calendar = NULL;
  g_autofree char *name = NULL;
  gint64 has_plans;

  if (!tend_db_query_int64 (db, &has_plans, error, "SELECT EXISTS (SELECT 1 FROM plan)", NULL))
    return FALSE;
  settling_init (&self, file);
  self.has_plans = has_plans != 0;
  if (choice->is_shown_only)
    {
      if (!tend_ical_find_calendar (file, db, &calendar, &name, error))
        return FALSE;
      if (calendar == NULL)
        calendar = tend_uuid_derive ("ical-calendar", file->identity);
      self.calendar = calendar;
    }
  else if (!read_people (&self, features, n_features, error))
    return FALSE;

  settle_calendar (&self, choice);
  if (!settle_plans (&self, FALSE, error) || !settle_plans (&self, TRUE, error))
    return FALSE;
  settle_dates (&self);
  return settle_guests (&self, error) && settle_reminders (&self, error) && settle_removals (&self, error);
}
