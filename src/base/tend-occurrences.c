#include "base/tend-occurrences.h"

/* A rule, and the occurrence of it that comes next. */
typedef struct
{
  TendRecurrenceIter *iter;
  gboolean has_next;
  TendWall next;
} Source;

struct _TendOccurrences
{
  TendWall start;
  GArray *sources;
  GArray *dates;
  GArray *excluded_dates;
  GArray *excluded_days;

  /* Whether the arrays are sorted and the places are true. */
  gboolean prepared;
  /* Where in @dates the walk is. */
  guint next_date;
};

static int
compare_walls (gconstpointer a,
               gconstpointer b)
{
  const TendWall *left = a;
  const TendWall *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->second - right->second;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  TendDay left = *(const TendDay *) a;
  TendDay right = *(const TendDay *) b;

  return (left > right) - (left < right);
}

static void
source_clear (gpointer data)
{
  Source *source = data;

  tend_recurrence_iter_free (source->iter);
}

static void
source_advance (Source *source)
{
  source->has_next = tend_recurrence_iter_next (source->iter, &source->next);
}

/* Takes back the date that tend_occurrences_new() put in; the same added by the caller stays. */
static void
remove_start (TendOccurrences *self)
{
  for (guint i = 0; i < self->dates->len; i++)
    if (compare_walls (&g_array_index (self->dates, TendWall, i), &self->start) == 0)
      {
        g_array_remove_index (self->dates, i);
        return;
      }
}

static gboolean
is_excluded (TendOccurrences *self,
             TendWall         wall)
{
  return g_array_binary_search (self->excluded_days, &wall.day, compare_days, NULL) ||
         g_array_binary_search (self->excluded_dates, &wall, compare_walls, NULL);
}

/* The earliest of what comes next from all sources. */
static gboolean
peek (TendOccurrences *self,
      TendWall        *earliest)
{
  gboolean found = self->next_date < self->dates->len;

  if (found)
    *earliest = g_array_index (self->dates, TendWall, self->next_date);
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = &g_array_index (self->sources, Source, i);

      if (source->has_next && (!found || compare_walls (&source->next, earliest) < 0))
        {
          *earliest = source->next;
          found = TRUE;
        }
    }
  return found;
}

/* Takes @wall from every source that has it, so that it comes once. */
static void
drop (TendOccurrences *self,
      TendWall         wall)
{
  while (self->next_date < self->dates->len &&
         compare_walls (&g_array_index (self->dates, TendWall, self->next_date), &wall) == 0)
    self->next_date++;
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = &g_array_index (self->sources, Source, i);

      if (source->has_next && compare_walls (&source->next, &wall) == 0)
        source_advance (source);
    }
}

/**
 * tend_occurrences_new:
 * @start: DTSTART, as a time on the wall
 *
 * Makes a set that holds @start alone, as long as no rule is added. With rules, these decide whether it
 * is in (see tend_recurrence_iter_new()); who wants it in whatever they say adds it as a date.
 *
 * Returns: (transfer full): the set
 */
TendOccurrences *
tend_occurrences_new (TendWall start)
{
  TendOccurrences *self;

  g_return_val_if_fail (start.day != TEND_DAY_NONE, NULL);
  g_return_val_if_fail (start.second >= 0 && start.second < TEND_SECONDS_A_DAY, NULL);

  self = g_new0 (TendOccurrences, 1);
  self->start = start;
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (self->sources, source_clear);
  self->dates = g_array_new (FALSE, FALSE, sizeof (TendWall));
  g_array_append_val (self->dates, start);
  self->excluded_dates = g_array_new (FALSE, FALSE, sizeof (TendWall));
  self->excluded_days = g_array_new (FALSE, FALSE, sizeof (TendDay));
  return self;
}

/**
 * tend_occurrences_free:
 * @self: (transfer full): a set
 */
void
tend_occurrences_free (TendOccurrences *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->sources);
  g_array_unref (self->dates);
  g_array_unref (self->excluded_dates);
  g_array_unref (self->excluded_days);
  g_free (self);
}

/**
 * tend_occurrences_add_rule:
 * @self: a set
 * @rule: a rule (RRULE)
 *
 * Adds all that @rule yields. As all that changes the set, this takes the walk back to its beginning.
 */
void
tend_occurrences_add_rule (TendOccurrences      *self,
                           const TendRecurrence *rule)
{
  Source source = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (rule != NULL);

  if (self->sources->len == 0)
    remove_start (self);
  source.iter = tend_recurrence_iter_new (rule, self->start);
  g_array_append_val (self->sources, source);
  self->prepared = FALSE;
}

/**
 * tend_occurrences_add_date:
 * @self: a set
 * @date: a time on the wall (RDATE)
 */
void
tend_occurrences_add_date (TendOccurrences *self,
                           TendWall         date)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (date.day != TEND_DAY_NONE);

  g_array_append_val (self->dates, date);
  self->prepared = FALSE;
}

/**
 * tend_occurrences_exclude_date:
 * @self: a set
 * @date: a time on the wall (EXDATE), which need not be in the set
 *
 * Takes @date out, whatever puts it in. A rule's COUNT counts it all the same.
 */
void
tend_occurrences_exclude_date (TendOccurrences *self,
                               TendWall         date)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (date.day != TEND_DAY_NONE);

  g_array_append_val (self->excluded_dates, date);
  self->prepared = FALSE;
}

/**
 * tend_occurrences_exclude_day:
 * @self: a set
 * @day: a day (EXDATE;VALUE=DATE)
 *
 * Takes all of @day out.
 */
void
tend_occurrences_exclude_day (TendOccurrences *self,
                              TendDay          day)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (day != TEND_DAY_NONE);

  g_array_append_val (self->excluded_days, day);
  self->prepared = FALSE;
}

/**
 * tend_occurrences_seek:
 * @self: a set
 * @day: a day; %TEND_DAY_NONE for the beginning
 *
 * Goes to before the first occurrence that is on @day or later.
 */
void
tend_occurrences_seek (TendOccurrences *self,
                       TendDay          day)
{
  g_return_if_fail (self != NULL);

  if (!self->prepared)
    {
      g_array_sort (self->dates, compare_walls);
      g_array_sort (self->excluded_dates, compare_walls);
      g_array_sort (self->excluded_days, compare_days);
      self->prepared = TRUE;
    }

  self->next_date = 0;
  while (self->next_date < self->dates->len &&
         g_array_index (self->dates, TendWall, self->next_date).day < day)
    self->next_date++;
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = &g_array_index (self->sources, Source, i);

      tend_recurrence_iter_seek (source->iter, day);
      source_advance (source);
    }
}

/**
 * tend_occurrences_next:
 * @self: a set
 * @occurrence: (out) (optional): the next occurrence
 *
 * Goes on to the next occurrence; each comes once, in order.
 *
 * Returns: whether there was one
 */
gboolean
tend_occurrences_next (TendOccurrences *self,
                       TendWall        *occurrence)
{
  TendWall earliest;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->prepared)
    tend_occurrences_seek (self, TEND_DAY_NONE);

  while (peek (self, &earliest))
    {
      drop (self, earliest);
      if (is_excluded (self, earliest))
        continue;
      if (occurrence)
        *occurrence = earliest;
      return TRUE;
    }
  return FALSE;
}
