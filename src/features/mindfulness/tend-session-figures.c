#include "features/mindfulness/tend-session-figures.h"

#include "base/tend-day-levels.h"

#include <glib/gi18n.h>

/* The minutes of a day whose square is as strong as any can be, at the least. */
#define STRONG_MINUTES 10

/**
 * tend_session_read_days:
 * @db: a connection
 * @from: the first day, %TEND_DAY_NONE for all
 * @to: the last day
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendSessionDay): the days that have sessions, in order
 */
GArray *
tend_session_read_days (TendDb   *db,
                        TendDay   from,
                        TendDay   to,
                        GError  **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TendSessionDay));
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT day, seconds FROM session"
                                             "  WHERE day >= coalesce(?1, '') AND day <= ?2 ORDER BY day",
                                             "dd", from, to);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      TendSessionDay next = { tend_rows_get_day (rows, 0), 1,
                              tend_session_get_minutes ((int) tend_rows_get_int64 (rows, 1)) };
      TendSessionDay *last = days->len > 0 ? &g_array_index (days, TendSessionDay, days->len - 1) : NULL;

      if (next.day == TEND_DAY_NONE)
        continue;
      if (last && last->day == next.day)
        {
          last->n_sessions++;
          last->minutes += next.minutes;
        }
      else
        g_array_append_val (days, next);
    }
  if (local_error == NULL)
    return g_steal_pointer (&days);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_session_get_levels:
 * @days: (element-type TendSessionDay): days that have sessions, in order
 * @from: the first day
 * @to: the last day, not before it
 *
 * Returns: (transfer full) (array): how strong the square of each day is, 0 to 1, NAN where there was nothing
 */
float *
tend_session_get_levels (GArray  *days,
                         TendDay  from,
                         TendDay  to)
{
  guint n_days = (guint) (to - from) + 1;
  g_autofree int *minutes = g_new (int, n_days);

  for (guint i = 0; i < n_days; i++)
    minutes[i] = -1;
  for (guint i = 0; i < days->len; i++)
    {
      const TendSessionDay *day = &g_array_index (days, TendSessionDay, i);

      if (day->day >= from && day->day <= to)
        minutes[day->day - from] = day->minutes;
    }
  return tend_day_levels_new (minutes, n_days, STRONG_MINUTES);
}

/**
 * tend_session_sum_weeks:
 * @days: (element-type TendSessionDay): days that have sessions, in order
 * @weeks: (array length=n_weeks): the first day of each week, in order
 * @n_weeks: how many
 * @minutes: (out caller-allocates) (array length=n_weeks): gets the minutes of each
 */
void
tend_session_sum_weeks (GArray        *days,
                        const TendDay *weeks,
                        guint          n_weeks,
                        double        *minutes)
{
  for (guint week = 0; week < n_weeks; week++)
    {
      minutes[week] = 0;
      for (guint i = 0; i < days->len; i++)
        {
          const TendSessionDay *day = &g_array_index (days, TendSessionDay, i);

          if (day->day >= weeks[week] && day->day < weeks[week] + 7)
            minutes[week] += day->minutes;
        }
    }
}

/**
 * tend_session_describe_day:
 * @self: (nullable): what there was on the day
 * @day: the day
 *
 * Returns: (transfer full): the day in words, like "Tuesday, 3 March 2026: 12 minutes, 2 sessions"
 */
char *
tend_session_describe_day (const TendSessionDay *self,
                           TendDay               day)
{
  g_autofree char *date = tend_day_format (day, _("%A, %-d %B %Y"));
  g_autofree char *minutes = NULL;
  g_autofree char *sessions = NULL;

  if (self == NULL)
    return g_strdup_printf (_("%s: nothing written down"), date);
  minutes = g_strdup_printf (ngettext ("%d minute", "%d minutes", self->minutes), self->minutes);
  sessions = g_strdup_printf (ngettext ("%u session", "%u sessions", self->n_sessions), self->n_sessions);
  /* Translators: a date, how many minutes, and in how many sessions: "Tuesday, 3 March 2026: 12 minutes, 2 sessions" */
  return g_strdup_printf (_("%s: %s, %s"), date, minutes, sessions);
}

void
tend_session_effect_free (TendSessionEffect *self)
{
  g_free (self->exercise);
  g_free (self->title);
  g_free (self);
}

/**
 * tend_session_effect_read_all:
 * @db: a connection
 * @kind: mood or energy
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendSessionEffect): every exercise that has a session of which both was said,
 *   those with most of them first
 */
GPtrArray *
tend_session_effect_read_all (TendDb        *db,
                              TendMoodKind   kind,
                              GError       **error)
{
  static const char mood[] =
      "SELECT exercise, title, count(*), avg(mood_before), avg(mood_after),"
      "    sum(mood_after > mood_before), sum(mood_after < mood_before), max(started_at)"
      "  FROM session WHERE mood_before IS NOT NULL AND mood_after IS NOT NULL"
      "  GROUP BY exercise ORDER BY count(*) DESC, exercise";
  static const char energy[] =
      "SELECT exercise, title, count(*), avg(energy_before), avg(energy_after),"
      "    sum(energy_after > energy_before), sum(energy_after < energy_before), max(started_at)"
      "  FROM session WHERE energy_before IS NOT NULL AND energy_after IS NOT NULL"
      "  GROUP BY exercise ORDER BY count(*) DESC, exercise";
  g_autoptr (GPtrArray) effects = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_session_effect_free);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, kind == TEND_MOOD_KIND_MOOD ? mood : energy, "");

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    {
      TendSessionEffect *effect = g_new0 (TendSessionEffect, 1);

      effect->exercise = tend_rows_dup_text (rows, 0);
      /* With max() alone of the aggregates, SQLite takes the other columns from the row that has it: the title as
       * it was last. */
      effect->title = tend_rows_dup_text (rows, 1);
      effect->n_sessions = (guint) tend_rows_get_int64 (rows, 2);
      effect->before = tend_rows_get_double (rows, 3);
      effect->after = tend_rows_get_double (rows, 4);
      effect->n_more = (guint) tend_rows_get_int64 (rows, 5);
      effect->n_less = (guint) tend_rows_get_int64 (rows, 6);
      g_ptr_array_add (effects, effect);
    }
  if (local_error == NULL)
    return g_steal_pointer (&effects);
  g_propagate_error (error, local_error);
  return NULL;
}

gboolean
tend_session_effect_can_be_drawn (const TendSessionEffect *self)
{
  return self->n_sessions >= TEND_SESSION_EFFECT_LEAST;
}

/* "Box: from 2.8 to 3.6 over 42 sessions" */
static char *
describe_means (const TendSessionEffect *self)
{
  /* Translators: an exercise, the means of what was said before and after its sessions, and how many they are: "Box:
   * from 2.8 to 3.6 over 42 sessions" */
  return g_strdup_printf (ngettext ("%s: from %.1f to %.1f over %u session", "%s: from %.1f to %.1f over %u sessions",
                                    self->n_sessions),
                          self->title, self->before, self->after, self->n_sessions);
}

/**
 * tend_session_effect_describe:
 * @self: an exercise with its sessions
 * @kind: whether it is of mood or of energy
 *
 * What was, in numbers and without a reason: nobody knows what else was on those days. Of fewer than
 * %TEND_SESSION_EFFECT_LEAST sessions nothing is said but how many they are.
 *
 * Returns: (transfer full): the words
 */
char *
tend_session_effect_describe (const TendSessionEffect *self,
                              TendMoodKind             kind)
{
  g_autofree char *means = NULL;
  guint n_same = self->n_sessions - self->n_more - self->n_less;

  if (!tend_session_effect_can_be_drawn (self))
    /* Translators: an exercise and how many sessions there are of it */
    return g_strdup_printf (ngettext ("%s: %u session", "%s: %u sessions", self->n_sessions), self->title,
                            self->n_sessions);
  means = describe_means (self);
  if (kind == TEND_MOOD_KIND_MOOD)
    /* Translators: %s is like "Box: from 2.8 to 3.6 over 42 sessions"; then after how many of them it was so */
    return g_strdup_printf (_("%s. Better after %u of them, the same after %u, less good after %u."), means,
                            self->n_more, n_same, self->n_less);
  /* Translators: %s is like "Box: from 2.8 to 3.6 over 42 sessions"; then after how many of them it was so */
  return g_strdup_printf (_("%s. More energy after %u of them, the same after %u, less after %u."), means, self->n_more,
                          n_same, self->n_less);
}
