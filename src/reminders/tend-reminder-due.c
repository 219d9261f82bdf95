#include "reminders/tend-reminder-due.h"

#include "reminders/tend-reminder-reader.h"

/* How many days ahead the clock is looked through: each weekday is among them, whatever the clock does. */
#define DAYS_AHEAD 9

void
tend_reminder_due_free (TendReminderDue *self)
{
  tend_reminder_free (self->reminder);
  g_free (self->occurrence);
  g_free (self);
}

static TendWeekdays
get_weekday_bit (TendDay day)
{
  return TEND_WEEKDAYS_OF (tend_day_get_weekday (day));
}

/* The first instant after @after among all the minutes of a day whose clock is changed. */
static gboolean
find_next_on_odd_day (const TendReminderLife  *life,
                      TendDay                  day,
                      gint64                   after,
                      gint64                  *next,
                      GError                 **error)
{
  g_autoptr (GArray) minutes = tend_reminder_read_minutes (life->db, get_weekday_bit (day), error);

  if (minutes == NULL)
    return FALSE;
  for (guint i = 0; i < minutes->len; i++)
    {
      gint64 instant = tend_reminder_rules_get_instant (life->zone, day, g_array_index (minutes, int, i));

      if (instant > after)
        *next = MIN (*next, instant);
    }
  return TRUE;
}

static gboolean
find_next_on_day (const TendReminderLife  *life,
                  TendDay                  day,
                  TendWall                 wall,
                  gint64                   after,
                  gint64                  *next,
                  GError                 **error)
{
  int from_minute, minute;

  if (!tend_reminder_rules_is_plain_day (life->zone, day))
    return find_next_on_odd_day (life, day, after, next, error);
  if (day < wall.day)
    return TRUE;

  from_minute = day == wall.day ? wall.second / 60 + 1 : 0;
  if (!tend_reminder_read_first_minute (life->db, get_weekday_bit (day), from_minute, &minute, error))
    return FALSE;
  if (minute >= 0)
    *next = MIN (*next, tend_reminder_rules_get_instant (life->zone, day, minute));
  return TRUE;
}

static gboolean
find_next_by_clock (const TendReminderLife  *life,
                    gint64                   after,
                    gint64                  *next,
                    GError                 **error)
{
  TendWall wall = tend_zone_to_wall (life->zone, after);
  TendDay last = wall.day + DAYS_AHEAD;

  for (TendDay day = wall.day - 1; day <= last; day++)
    {
      gboolean was_found = *next != TEND_REMINDER_NEVER;

      if (!find_next_on_day (life, day, wall, after, next, error))
        return FALSE;
      /* What a change of the clock has pushed into the next day may come after something there. */
      if (was_found || (*next != TEND_REMINDER_NEVER && tend_reminder_rules_is_plain_day (life->zone, day)))
        break;
    }
  return TRUE;
}

/* The first instant after @after of a reminder that goes by a start; %TEND_REMINDER_NEVER if there is none, or
 * nobody knows of its thing any more. */
static gboolean
find_next_before_start (const TendReminderLife  *life,
                        const TendReminder      *reminder,
                        gint64                   after,
                        gint64                  *instant,
                        GError                 **error)
{
  const TendFeature *feature = tend_feature_find_for_kind (life->features, life->n_features,
                                                           reminder->subject_kind);
  gint64 before = (gint64) reminder->before_minutes * 60;
  gint64 start = G_MAXINT64;

  *instant = TEND_REMINDER_NEVER;
  if (feature == NULL || feature->next_start == NULL)
    return TRUE;
  if (!feature->next_start (life->db, reminder->subject_kind, reminder->subject_uuid, after + before, life->zone,
                            &start, error))
    return FALSE;
  if (start != G_MAXINT64)
    *instant = start - before;
  return TRUE;
}

/**
 * tend_reminder_due_find_next:
 * @life: where to look
 * @after: UTC seconds
 * @next: (out): the first instant after @after at which any reminder comes; %TEND_REMINDER_NEVER if none does
 * @error: return location
 *
 * Whether what comes then is wanted on that day is asked when it comes.
 *
 * Returns: whether it could be read
 */
gboolean
tend_reminder_due_find_next (const TendReminderLife  *life,
                             gint64                   after,
                             gint64                  *next,
                             GError                 **error)
{
  g_autoptr (GPtrArray) before_start = NULL;

  *next = TEND_REMINDER_NEVER;
  if (!find_next_by_clock (life, after, next, error))
    return FALSE;
  before_start = tend_reminder_read_before_start (life->db, error);
  if (before_start == NULL)
    return FALSE;
  for (guint i = 0; i < before_start->len; i++)
    {
      gint64 instant;

      if (!find_next_before_start (life, g_ptr_array_index (before_start, i), after, &instant, error))
        return FALSE;
      *next = MIN (*next, instant);
    }
  return TRUE;
}

/* Takes @occurrence. */
static void
add_due (GPtrArray          *dues,
         const TendReminder *reminder,
         gint64              instant,
         char               *occurrence)
{
  TendReminderDue *due = g_new0 (TendReminderDue, 1);

  due->reminder = tend_reminder_copy (reminder);
  due->instant = instant;
  due->occurrence = occurrence;
  g_ptr_array_add (dues, due);
}

static char *
name_time (TendDay day,
           int     minute)
{
  char text[TEND_DAY_TEXT_SIZE];

  return g_strdup_printf ("%sT%02d:%02d", tend_day_to_text (day, text), minute / 60, minute % 60);
}

static gboolean
read_day (const TendReminderLife  *life,
          TendDay                  day,
          gint64                   after,
          gint64                   until,
          GPtrArray               *dues,
          GError                 **error)
{
  TendWall first = tend_zone_to_wall (life->zone, after);
  TendWall last = tend_zone_to_wall (life->zone, until);
  gboolean is_plain = tend_reminder_rules_is_plain_day (life->zone, day);
  g_autoptr (GPtrArray) reminders = NULL;

  if (is_plain && (day < first.day || day > last.day))
    return TRUE;
  reminders = tend_reminder_read_between (life->db, get_weekday_bit (day),
                                          is_plain && day == first.day ? first.second / 60 : 0,
                                          is_plain && day == last.day ? last.second / 60 : TEND_MINUTES_A_DAY - 1,
                                          error);
  if (reminders == NULL)
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      gint64 instant = tend_reminder_rules_get_instant (life->zone, day, reminder->minute);

      if (after < instant && instant <= until)
        add_due (dues, reminder, instant, name_time (day, reminder->minute));
    }
  return TRUE;
}

static gboolean
read_by_clock (const TendReminderLife  *life,
               gint64                   after,
               gint64                   until,
               GPtrArray               *dues,
               GError                 **error)
{
  TendDay first = tend_zone_to_wall (life->zone, after).day - 1;
  TendDay last = tend_zone_to_wall (life->zone, until).day + 1;

  for (TendDay day = first; day <= last; day++)
    if (!read_day (life, day, after, until, dues, error))
      return FALSE;
  return TRUE;
}

static char *
name_start (gint64 instant)
{
  return g_strdup_printf ("@%" G_GINT64_FORMAT, instant);
}

static gboolean
read_before_start (const TendReminderLife  *life,
                   gint64                   after,
                   gint64                   until,
                   GPtrArray               *dues,
                   GError                 **error)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_read_before_start (life->db, error);

  if (reminders == NULL)
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      gint64 instant = after;

      while (instant < until)
        {
          gint64 earlier = instant;

          if (!find_next_before_start (life, reminder, earlier, &instant, error))
            return FALSE;
          /* A feature that gives the same start again would hold the service up for ever. */
          if (instant <= earlier || instant > until)
            break;
          add_due (dues, reminder, instant, name_start (instant));
        }
    }
  return TRUE;
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const TendReminderDue *first = *(const TendReminderDue *const *) a;
  const TendReminderDue *second = *(const TendReminderDue *const *) b;

  if (first->instant != second->instant)
    return first->instant < second->instant ? -1 : 1;
  return first->reminder->id < second->reminder->id ? -1 : first->reminder->id > second->reminder->id;
}

/**
 * tend_reminder_due_read:
 * @life: where to look
 * @after: UTC seconds
 * @until: UTC seconds
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderDue): what comes after @after and not after @until, by
 *   its instants
 */
GPtrArray *
tend_reminder_due_read (const TendReminderLife  *life,
                        gint64                   after,
                        gint64                   until,
                        GError                 **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_due_free);

  if (!read_by_clock (life, after, until, dues, error) || !read_before_start (life, after, until, dues, error))
    return NULL;
  g_ptr_array_sort (dues, compare_dues);
  return g_steal_pointer (&dues);
}

/* Each weekday is within the days looked through, and so is the next time of each reminder. */
static gboolean
append_next_by_clock (const TendReminderLife  *life,
                      gint64                   after,
                      guint                    limit,
                      GPtrArray               *dues,
                      GError                 **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 end = after + (gint64) DAYS_AHEAD * TEND_SECONDS_A_DAY;

  while (dues->len < limit)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_due_free);
      gint64 next = TEND_REMINDER_NEVER;

      if (!find_next_by_clock (life, after, &next, error))
        return FALSE;
      if (next > end)
        break;
      if (!read_by_clock (life, next - 1, next, found, error))
        return FALSE;
      for (guint i = 0; i < found->len; i++)
        {
          const TendReminderDue *due = g_ptr_array_index (found, i);

          if (g_hash_table_contains (seen, due->reminder->uuid))
            continue;
          add_due (dues, due->reminder, next, g_strdup (due->occurrence));
          g_hash_table_add (seen, ((TendReminderDue *) g_ptr_array_index (dues, dues->len - 1))->reminder->uuid);
        }
      after = next;
    }
  return TRUE;
}

static gboolean
append_next_before_start (const TendReminderLife  *life,
                          gint64                   after,
                          GPtrArray               *dues,
                          GError                 **error)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_read_before_start (life->db, error);

  if (reminders == NULL)
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      gint64 instant;

      if (!find_next_before_start (life, reminder, after, &instant, error))
        return FALSE;
      if (instant != TEND_REMINDER_NEVER)
        add_due (dues, reminder, instant, name_start (instant));
    }
  return TRUE;
}

/**
 * tend_reminder_due_read_next:
 * @life: where to look
 * @after: UTC seconds
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderDue): the next time of each reminder, the nearest first
 */
GPtrArray *
tend_reminder_due_read_next (const TendReminderLife  *life,
                             gint64                   after,
                             guint                    limit,
                             GError                 **error)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_due_free);

  if (!append_next_by_clock (life, after, limit, dues, error) ||
      !append_next_before_start (life, after, dues, error))
    return NULL;
  g_ptr_array_sort (dues, compare_dues);
  if (dues->len > limit)
    g_ptr_array_remove_range (dues, limit, dues->len - limit);
  return g_steal_pointer (&dues);
}
