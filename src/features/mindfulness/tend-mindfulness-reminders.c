#include "features/mindfulness/tend-mindfulness-reminders.h"

#include "base/tend-error.h"
#include "features/mindfulness/tend-practice.h"
#include "features/mindfulness/tend-script-library.h"
#include "reminders/tend-reminder-reader.h"

#include <glib/gi18n.h>

extern const TendFeature tend_mindfulness_feature;

const char *const tend_mindfulness_remind_kinds[] = { TEND_PRACTICE_REMINDER_KIND, NULL };

static GPtrArray *
read_practices (TendDb  *db,
                GError **error)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);

  return tend_practice_read_all (db, scripts, error);
}

static gboolean
count_sessions (TendDb              *db,
                const TendPractice  *practice,
                TendDay              day,
                gint64              *n,
                GError             **error)
{
  return tend_db_query_int64 (db, n, error, "SELECT count(*) FROM session WHERE exercise = ?1 AND day = ?2", "sd",
                              practice->id, day);
}

/* How many of its reminders of that day there are; each of them wants a session of its own. */
static gboolean
count_wishes (TendDb      *db,
              const char  *uuid,
              TendDay      day,
              gint64      *n,
              GError     **error)
{
  return tend_db_query_int64 (db, n, error,
                              "SELECT count(*) FROM reminder WHERE subject_uuid = ?1 AND subject_kind = ?2"
                              "  AND is_enabled = 1 AND before_minutes IS NULL AND weekdays & ?3",
                              "ssi", uuid, TEND_PRACTICE_REMINDER_KIND,
                              (gint64) TEND_WEEKDAYS_OF (tend_day_get_weekday (day)));
}

/**
 * tend_mindfulness_remind:
 * @db: a connection
 * @kind: %TEND_PRACTICE_REMINDER_KIND
 * @uuid: what tend_practice_get_uuid() says of a practice
 * @query: the day
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): what there is to say of it on that day; it is done where there were as many sessions as
 *   there are reminders
 */
TendRemind *
tend_mindfulness_remind (TendDb                 *db,
                         const char             *kind,
                         const char             *uuid,
                         const TendAgendaQuery  *query,
                         GError                **error)
{
  static const char *const actions[] = { TEND_REMIND_ACTION_START, TEND_REMIND_ACTION_SNOOZE,
                                         TEND_REMIND_ACTION_OPEN, NULL };
  g_autoptr (GPtrArray) practices = read_practices (db, error);
  const TendPractice *practice = practices ? tend_practice_find_by_uuid (practices, uuid) : NULL;
  gint64 n_done, n_wished;
  TendRemind *said;

  if (practices == NULL)
    return NULL;
  if (practice == NULL)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That exercise isn’t there any more."));
      return NULL;
    }
  if (!count_sessions (db, practice, query->day, &n_done, error) ||
      !count_wishes (db, uuid, query->day, &n_wished, error))
    return NULL;
  said = g_new0 (TendRemind, 1);
  said->title = g_strdup (practice->title);
  said->detail = tend_practice_describe_length (practice);
  said->state = n_done > 0 && n_done >= n_wished ? TEND_REMIND_DONE : TEND_REMIND_WANTED;
  said->actions = actions;
  return said;
}

static TendAgendaItem *
make_item (const TendReminder    *reminder,
           const TendPractice    *practice,
           const TendAgendaQuery *query)
{
  TendAgendaItem *item = tend_agenda_item_new (&tend_mindfulness_feature, TEND_PRACTICE_REMINDER_KIND);

  item->id = reminder->id;
  item->uuid = g_strdup (reminder->subject_uuid);
  item->day = query->day;
  item->title = g_strdup (practice->title);
  item->detail = tend_practice_describe_length (practice);
  item->minute = reminder->minute;
  item->can_start = TRUE;
  return item;
}

/* Each session of the day has answered one of the reminders, whichever came first. */
static gboolean
append_open (TendDb                 *db,
             GPtrArray              *reminders,
             GPtrArray              *practices,
             const TendAgendaQuery  *query,
             GPtrArray              *items,
             GError                **error)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      const TendPractice *practice = tend_practice_find_by_uuid (practices, reminder->subject_uuid);
      gint64 n_done;
      int n_before = GPOINTER_TO_INT (g_hash_table_lookup (answered, reminder->subject_uuid));

      /* What is not there any more asks for nothing. */
      if (practice == NULL)
        continue;
      if (!count_sessions (db, practice, query->day, &n_done, error))
        return FALSE;
      g_hash_table_insert (answered, reminder->subject_uuid, GINT_TO_POINTER (n_before + 1));
      if (n_before >= n_done)
        g_ptr_array_add (items, make_item (reminder, practice, query));
    }
  return TRUE;
}

/**
 * tend_mindfulness_append_reminded:
 * @db: a connection
 * @query: which day
 * @items: (element-type TendAgendaItem): gets the exercises that somebody wants to be reminded of on that day and that
 *   are not done yet, in the order of their times; of a day that is over, none
 * @error: return location
 *
 * Returns: whether they could be read
 */
gboolean
tend_mindfulness_append_reminded (TendDb                 *db,
                                  const TendAgendaQuery  *query,
                                  GPtrArray              *items,
                                  GError                **error)
{
  g_autoptr (GPtrArray) reminders = NULL;
  g_autoptr (GPtrArray) practices = NULL;

  if (query->day < query->today)
    return TRUE;
  reminders = tend_reminder_read_of_kind (db, TEND_PRACTICE_REMINDER_KIND,
                                          TEND_WEEKDAYS_OF (tend_day_get_weekday (query->day)), error);
  if (reminders == NULL)
    return FALSE;
  if (reminders->len == 0)
    return TRUE;
  practices = read_practices (db, error);
  return practices && append_open (db, reminders, practices, query, items, error);
}
