#include "shell/tend-command-add-plan.h"

#include "base/tend-error.h"
#include "features/calendar/tend-plan-writer.h"
#include "features/calendar/tend-quick-entry.h"
#include "shell/tend-command-values.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_MINUTES 60
#define LENGTH_MAX (TEND_PLAN_DAYS_MAX * TEND_MINUTES_A_DAY)

/* For the writer thread. */
typedef struct
{
  TendPlan *plan; /* as it is to be, then as it is kept */
  gint64 now;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  tend_plan_free (addition->plan);
  g_free (addition);
}

static gboolean
write_addition (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  Addition *addition = data;
  TendPlan *kept;
  gint64 id;

  if (!tend_plan_insert (db, addition->plan, addition->now, &id, error))
    return FALSE;
  kept = tend_plan_read (db, id, error);
  if (kept == NULL)
    return FALSE;
  tend_plan_free (addition->plan);
  addition->plan = kept;
  return TRUE;
}

static void
on_addition_written_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  TendCommand *self = user_data;
  GError *error = NULL;
  const Addition *addition = tend_store_write_finish (TEND_STORE (source), result, &error);
  g_autofree char *title = NULL;

  if (addition == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  title = tend_command_show (addition->plan->title);
  tend_command_print (self, "%s  %s\n", addition->plan->uuid, title);
  tend_command_finish (self);
}

/* "2026-11-27 16:30", or a day alone */
static gboolean
parse_at (const char    *text,
          TendDay        today,
          TendPlanTime  *time,
          GError       **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);

  time->minute = TEND_MINUTE_NONE;
  time->day = tend_command_parse_day (words[0] ? words[0] : "", today, error);
  if (time->day == TEND_DAY_NONE)
    return FALSE;
  if (words[1] == NULL || tend_minute_parse (words[1], &time->minute))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is no time of the day; write it like 16:30."),
               words[1]);
  return FALSE;
}

/* "90m", "1h", "1h30", "3d" */
static gboolean
parse_length (const char  *text,
              gboolean     is_all_day,
              int         *minutes,
              GError     **error)
{
  char *unit;
  gint64 amount = g_ascii_isdigit (*text) ? g_ascii_strtoll (text, &unit, 10) : -1;
  gint64 length = -1;

  if (amount >= 0 && amount <= LENGTH_MAX && is_all_day && g_str_equal (unit, "d"))
    length = (amount - 1) * TEND_MINUTES_A_DAY;
  else if (amount >= 0 && amount <= LENGTH_MAX && !is_all_day)
    {
      if (g_str_equal (unit, "m") || g_str_equal (unit, "min"))
        length = amount;
      else if (g_str_equal (unit, "h"))
        length = amount * 60;
      else if (*unit == 'h' && g_ascii_isdigit (unit[1]) && g_ascii_isdigit (unit[2]) && unit[1] < '6' &&
               (unit[3] == '\0' || g_str_equal (unit + 3, "m")))
        length = amount * 60 + (unit[1] - '0') * 10 + unit[2] - '0';
    }
  if (length >= 0 && length <= LENGTH_MAX)
    {
      *minutes = (int) length;
      return TRUE;
    }
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               is_all_day ? _("“%s” is no number of days; write it like 3d.")
                          : _("“%s” is no length of time; write it like 45m, 1h or 1h30."),
               text);
  return FALSE;
}

/* Who is among the people is remembered as that person; anybody else by name. */
static gboolean
add_guests (TendCommand  *self,
            TendPlan     *plan,
            GError      **error)
{
  const char *const *names = tend_command_get_list (self, "with");
  TendStore *store = tend_command_get_store (self);
  g_autoptr (GPtrArray) known_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = NULL;
  TendQuickQuery query = { 0 };
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  if (names == NULL)
    return TRUE;
  people = tend_acquaintances_read (tend_store_get_reader (store), features, n_features, error);
  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (known_names, ((TendAcquaintance *) g_ptr_array_index (people, i))->name);
  g_ptr_array_add (known_names, NULL);
  query.names = (const char *const *) known_names->pdata;

  for (guint i = 0; names[i]; i++)
    {
      guint n_found;
      int found = tend_quick_entry_find_person (&query, names[i], &n_found);
      const TendAcquaintance *person = found >= 0 ? g_ptr_array_index (people, found) : NULL;
      g_autoptr (TendGuest) guest = person ? tend_guest_new (person->uuid, person->name)
                                           : tend_guest_new (NULL, names[i]);

      if (n_found > 1)
        {
          g_autofree char *sentence = tend_quick_entry_describe_ambiguous (names[i], n_found);

          g_set_error_literal (error, TEND_ERROR, TEND_ERROR_AMBIGUOUS, sentence);
          return FALSE;
        }
      tend_plan_add_guest (plan, guest);
    }
  return TRUE;
}

static TendPlan *
make_plan (TendCommand  *self,
           GError      **error)
{
  const char *length = tend_command_get_option (self, "for");
  const char *title = tend_command_get_word (self, 1);
  g_autoptr (TendZone) zone = tend_zone_new_local ();
  g_autoptr (TendPlan) plan = NULL;
  TendPlanTime at;
  gboolean is_all_day;
  int minutes;

  if (!parse_at (tend_command_get_option (self, "at"), tend_command_get_today (self), &at, error))
    return NULL;
  is_all_day = at.minute == TEND_MINUTE_NONE;
  minutes = is_all_day ? 0 : DEFAULT_MINUTES;
  if (length && !parse_length (length, is_all_day, &minutes, error))
    return NULL;
  plan = is_all_day ? tend_plan_new_all_day (title, at.day, at.day + minutes / TEND_MINUTES_A_DAY)
                    : tend_plan_new (title, at.day, at.minute, minutes);
  if (!is_all_day)
    tend_plan_set_text (&plan->zone, tend_zone_get_id (zone));
  tend_plan_set_text (&plan->place, tend_command_get_option (self, "place"));
  tend_plan_set_text (&plan->rule, tend_command_get_option (self, "repeat"));
  return add_guests (self, plan, error) && tend_plan_validate (plan, error) ? g_steal_pointer (&plan) : NULL;
}

/**
 * tend_command_add_plan_check:
 * @self: tend add plan
 * @error: return location
 *
 * Returns: whether its options go together
 */
gboolean
tend_command_add_plan_check (TendCommand  *self,
                             GError      **error)
{
  if (tend_command_has_option (self, "at"))
    return TRUE;
  tend_command_set_usage_error (self, error, _("A plan needs --at, the day and the time at which it begins"));
  return FALSE;
}

/**
 * tend_command_add_plan_run:
 * @self: tend add plan
 */
void
tend_command_add_plan_run (TendCommand *self)
{
  TendStore *store = tend_command_get_store (self);
  GError *error = NULL;
  TendPlan *plan = make_plan (self, &error);
  g_autofree char *label = NULL;
  Addition *addition;

  if (plan == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  addition = g_new0 (Addition, 1);
  addition->plan = plan;
  addition->now = tend_clock_get_now (tend_store_get_clock (store));
  label = g_strdup_printf (_("Added “%s”"), plan->title);
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_addition, addition, addition_free, NULL,
                          on_addition_written_cb, self);
}
