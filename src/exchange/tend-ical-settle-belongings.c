#include "exchange/tend-ical-settling.h"

#include "store/tend-acquaintance.h"

/* Whether what belongs to an entry comes in with it. */
static gboolean
is_taken (TendIcalSettling *self,
          guint             index)
{
  return tend_ical_settling_get_fate (self, index)->uuid &&
         tend_archive_table_get_policy (self->plans, index) != TEND_ARCHIVE_ROW_LEAVE;
}

static void
settle_dates (TendIcalSettling *self)
{
  for (guint i = 0; i < self->file->dates->len; i++)
    {
      guint index = g_array_index (self->file->dates, guint, i);

      tend_archive_table_set_policy (self->dates, i,
                                     is_taken (self, index) ? TEND_ARCHIVE_ROW_AS_TABLE : TEND_ARCHIVE_ROW_SKIP);
      if (is_taken (self, index))
        tend_archive_table_set_text (self->dates, i, "plan", tend_ical_settling_get_fate (self, index)->uuid);
    }
}

/* Whom the user knows, by what they call them. */
static gboolean
read_people (TendIcalSettling          *self,
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
read_guests (TendIcalSettling  *self,
             const char        *plan_uuid,
             GError           **error)
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
name_guest (TendIcalSettling *self,
            const char       *plan,
            const char       *email,
            const char       *name)
{
  return tend_ical_settling_derive (self, "ical-guest", plan, *email ? email : name);
}

static void
settle_guest (TendIcalSettling *self,
              guint             row,
              guint             index,
              GHashTable       *known)
{
  const char *plan = tend_ical_settling_get_fate (self, index)->uuid;
  const char *email = tend_ical_settling_get_text (self->guests, "email", row);
  const char *given = g_array_index (self->file->guests, TendIcalGuestRow, row).given;
  g_autofree char *lower = g_ascii_strdown (email, -1);
  g_autofree char *name = g_utf8_casefold (tend_ical_settling_get_text (self->guests, "name", row), -1);
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
remove_guests_gone (TendIcalSettling  *self,
                    guint              index,
                    GHashTable        *wanted,
                    GError           **error)
{
  const char *plan = tend_ical_settling_get_fate (self, index)->uuid;
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
settle_guests_gone (TendIcalSettling  *self,
                    GError           **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);

  if (!self->has_plans)
    return TRUE;
  for (guint i = 0; i < self->file->guests->len; i++)
    if (tend_archive_table_get_policy (self->guests, i) != TEND_ARCHIVE_ROW_SKIP)
      g_hash_table_add (wanted, (gpointer) tend_ical_settling_get_text (self->guests, "uuid", i));
  for (guint i = 0; i < self->file->entries->len; i++)
    if (self->calendar == NULL && is_taken (self, i) && tend_ical_settling_get_fate (self, i)->is_known &&
        !remove_guests_gone (self, i, wanted, error))
      return FALSE;
  return TRUE;
}

/* Guests of one plan stand together. */
static gboolean
settle_guests (TendIcalSettling  *self,
               GError           **error)
{
  g_autoptr (GHashTable) known = NULL;
  guint last = TEND_ICAL_NONE;

  for (guint i = 0; i < self->file->guests->len; i++)
    {
      guint index = g_array_index (self->file->guests, TendIcalGuestRow, i).entry;
      gboolean is_wanted = is_taken (self, index) && self->calendar == NULL;

      tend_archive_table_set_policy (self->guests, i, is_wanted ? TEND_ARCHIVE_ROW_UPDATE : TEND_ARCHIVE_ROW_SKIP);
      if (!is_wanted)
        continue;
      if (index != last)
        {
          g_clear_pointer (&known, g_hash_table_unref);
          if (tend_ical_settling_get_fate (self, index)->is_known)
            {
              known = read_guests (self, tend_ical_settling_get_fate (self, index)->uuid, error);
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
name_reminder (TendIcalSettling *self,
               guint             index,
               gint64            minutes)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);

  return tend_ical_settling_derive (self, "ical-reminder", tend_ical_settling_get_fate (self, index)->uuid, text);
}

/* Those that came with the plan before, and are no more in the file. */
static gboolean
remove_reminders_gone (TendIcalSettling  *self,
                       guint              index,
                       GHashTable        *wanted,
                       GError           **error)
{
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, before_minutes FROM reminder WHERE subject_uuid = ?1"
                                             "  AND subject_kind = 'plan' AND before_minutes IS NOT NULL",
                                             "s", tend_ical_settling_get_fate (self, index)->uuid);
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
settle_reminders (TendIcalSettling  *self,
                  GError           **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int minutes_column = tend_archive_table_find_column (self->reminders, "before_minutes");

  for (guint i = 0; i < self->file->reminders->len; i++)
    {
      guint index = g_array_index (self->file->reminders, guint, i);
      const TendIcalFate *fate = tend_ical_settling_get_fate (self, index);
      gboolean is_wanted = is_taken (self, index) && self->calendar == NULL &&
                           (!fate->is_known || fate->is_newer) &&
                           tend_ical_settling_get_entry (self, index)->last_day >= self->today &&
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
    if (self->calendar == NULL && tend_ical_settling_get_fate (self, i)->is_known &&
        tend_ical_settling_get_fate (self, i)->is_newer && !remove_reminders_gone (self, i, wanted, error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_shown_plans_gone (TendIcalSettling  *self,
                         GHashTable        *kept,
                         GError           **error)
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
remove_times_gone (TendIcalSettling  *self,
                   guint              index,
                   GHashTable        *kept,
                   GError           **error)
{
  const char *master = tend_ical_settling_get_fate (self, index)->uuid;
  g_autoptr (TendRows) rows = tend_db_query (self->db, error,
                                             "SELECT uuid, recurrence_id FROM plan WHERE master_uuid = ?1"
                                             "  AND modified_at <= ?2",
                                             "si", master, tend_ical_settling_get_entry (self, index)->modified_at);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      const char *uuid = tend_rows_get_text (rows, 0);
      g_autofree char *derived = tend_ical_settling_derive (self, "ical-time", master, tend_rows_get_text (rows, 1));

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
settle_removals (TendIcalSettling  *self,
                 GError           **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  if (!self->has_plans)
    return TRUE;
  for (guint i = 0; i < self->fates->len; i++)
    if (tend_ical_settling_get_fate (self, i)->uuid)
      g_hash_table_add (kept, (gpointer) tend_ical_settling_get_fate (self, i)->uuid);
  if (self->calendar)
    return remove_shown_plans_gone (self, kept, error);
  for (guint i = 0; i < self->fates->len; i++)
    if (tend_ical_settling_get_fate (self, i)->is_newer && !tend_ical_settling_get_entry (self, i)->has_recurrence &&
        !remove_times_gone (self, i, kept, error))
      return FALSE;
  return TRUE;
}

/**
 * tend_ical_settle_belongings:
 * @self: a file of which it is known which plans its events are
 * @features: the features of the life
 * @n_features: how many
 * @error: return location
 *
 * Says of single dates, guests and alarms whose they are, and what that came with a file before goes now.
 *
 * Returns: whether it could
 */
gboolean
tend_ical_settle_belongings (TendIcalSettling          *self,
                             const TendFeature *const  *features,
                             guint                      n_features,
                             GError                   **error)
{
  if (self->calendar == NULL && !read_people (self, features, n_features, error))
    return FALSE;
  settle_dates (self);
  return settle_guests (self, error) && settle_reminders (self, error) && settle_removals (self, error);
}
