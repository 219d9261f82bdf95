#include "features/calendar/tend-quick-entry.h"

#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-quick-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_MINUTES 60
#define TEXT_MAX 2000

/* An end on the clock before the start is on the next day, unless that would take most of it. */
#define NIGHT_MAX (16 * 60)

#define WORDS_WITH C_ ("quick entry: with somebody", "with|w/")
#define WORDS_AND C_ ("quick entry: between names", "and|&|+")
#define WORDS_AT_PLACE C_ ("quick entry: at a place", "at|@")

typedef struct
{
  const TendQuickQuery *query;
  TendQuickWords words;
  TendQuickEntry *entry;
  GString *title;
  GString *place;
  GPtrArray *guests;
  TendDay day;
  gboolean is_weekday;
  gboolean is_tonight;
  TendQuickTime time;
  int minutes;
  const char *leftovers[TEND_QUICK_N_LOOKS]; /* the first word of each look that was not understood */
} Parser;

void
tend_quick_entry_free (TendQuickEntry *self)
{
  g_clear_pointer (&self->plan, tend_plan_free);
  g_free (self->understood);
  g_free (self->doubt);
  g_free (self);
}

/* Takes @sentence. The first doubt is told; what cannot be goes before it. */
static void
doubt (Parser   *self,
       gboolean  is_possible,
       char     *sentence)
{
  if (self->entry->doubt && (is_possible || !self->entry->is_possible))
    {
      g_free (sentence);
      return;
    }
  g_free (self->entry->doubt);
  self->entry->doubt = sentence;
  self->entry->is_possible = self->entry->is_possible && is_possible;
}

static void
append_word (GString    *text,
             const char *word)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
}

/* A comma at the end of a clause is not of it. */
static void
finish_clause (GString *text)
{
  while (text->len > 0 && strchr (",;", text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
}

static void
append_words (Parser  *self,
              GString *text,
              guint    at,
              guint    n)
{
  for (guint i = at; i < at + n; i++)
    append_word (text, self->words.words[i]);
}

/* Whether something is said here that is neither a name nor a place. */
static gboolean
begins_something (Parser *self,
                  guint   at)
{
  TendQuickTime time;
  TendDay day;
  gboolean is_weekday, is_wrong;
  int minutes;

  return tend_quick_words_match_day (&self->words, at, self->query->today, &day, &is_weekday, &is_wrong) > 0 ||
         tend_quick_words_match_time (&self->words, at, &time, &is_wrong) > 0 ||
         tend_quick_words_match_length (&self->words, at, &minutes) > 0 ||
         tend_quick_words_is (&self->words, at, WORDS_WITH) ||
         tend_quick_words_is (&self->words, at, WORDS_AT_PLACE) ||
         tend_quick_words_look (&self->words, at) == TEND_QUICK_LOOK_REPEAT;
}

static guint
take_day (Parser *self,
          guint   at)
{
  TendDay day;
  gboolean is_weekday, is_wrong;
  guint n = tend_quick_words_match_day (&self->words, at, self->query->today, &day, &is_weekday, &is_wrong);

  if (n == 0)
    return 0;
  if (is_wrong)
    {
      g_autoptr (GString) said = g_string_new (NULL);

      append_words (self, said, at, n);
      doubt (self, FALSE, g_strdup_printf (_("There is no day “%s”."), said->str));
    }
  else if (self->entry->has_day && day != self->day)
    {
      doubt (self, TRUE, g_strdup (_("Two days are named; the first one is taken, the other stays in the title.")));
      append_words (self, self->title, at, n);
    }
  else
    {
      self->day = day;
      self->is_weekday = is_weekday;
      self->is_tonight = tend_quick_words_is_tonight (&self->words, at + n - 1);
      self->entry->has_day = TRUE;
    }
  return n;
}

static gboolean
is_same_time (const TendQuickTime *one,
              const TendQuickTime *other)
{
  return one->start == other->start && one->end == other->end;
}

static guint
take_time (Parser *self,
           guint   at)
{
  TendQuickTime time;
  gboolean is_wrong;
  guint n = tend_quick_words_match_time (&self->words, at, &time, &is_wrong);

  gboolean may_be_place = n > 0 && tend_quick_words_is_bare_hour (&self->words, at, n) &&
                          at + n < self->words.n_words && !begins_something (self, at + n);

  /* "at 10 Downing Street" where the time is said already. */
  if (n == 0 || (may_be_place && self->entry->has_time))
    return 0;
  if (is_wrong)
    doubt (self, FALSE, g_strdup_printf (_("“%s” is no time of the day."), self->words.words[at + n - 1]));
  else if (self->entry->has_time && is_same_time (&self->time, &time))
    return n;
  else if (self->entry->has_time)
    {
      doubt (self, TRUE, g_strdup (_("Two times are named; the first one is taken, the other stays in the title.")));
      append_words (self, self->title, at, n);
    }
  else
    {
      self->time = time;
      self->entry->has_time = TRUE;
      if (may_be_place)
        doubt (self, TRUE,
               g_strdup_printf (_("“%s” is taken for a time; if it is part of the place, say the time first."),
                                self->words.words[at + 1]));
      if (time.may_be_day)
        doubt (self, TRUE,
               g_strdup_printf (_("“%s” is taken for a time; for a day, write it with a full stop at the end."),
                                self->words.words[at + n - 1]));
    }
  return n;
}

static guint
take_length (Parser *self,
             guint   at)
{
  int minutes;
  guint n = tend_quick_words_match_length (&self->words, at, &minutes);

  if (n == 0)
    return 0;
  if (minutes == 0)
    doubt (self, FALSE, g_strdup (_("A plan takes a minute at least.")));
  self->minutes = minutes;
  self->entry->has_length = TRUE;
  return n;
}

/* In one case and without accents, as names are typed in a hurry. */
static char *
fold_name (const char *name)
{
  g_autofree char *apart = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *cased = g_utf8_casefold (apart ? apart : name, -1);
  GString *folded = g_string_new (NULL);

  for (const char *at = cased; *at; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
  return g_string_free (folded, FALSE);
}

static gboolean
is_first_name (const char *name,
               const char *folded)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", 2);
  g_autofree char *first = parts[0] ? fold_name (parts[0]) : NULL;

  return g_strcmp0 (first, folded) == 0;
}

/**
 * tend_quick_entry_find_person:
 * @query: among whom
 * @name: a name, whole or the first alone, in any case, with or without its accents
 * @n_found: (out): how many are called so; whole names go before first names
 *
 * Returns: the place of one of them in @query's names, -1 if nobody is called so
 */
int
tend_quick_entry_find_person (const TendQuickQuery *query,
                              const char           *name,
                              guint                *n_found)
{
  g_autofree char *folded = fold_name (name);
  int found = -1;

  *n_found = 0;
  for (int is_whole = 1; is_whole >= 0 && *n_found == 0; is_whole--)
    for (guint i = 0; query->names && query->names[i]; i++)
      {
        g_autofree char *other = fold_name (query->names[i]);

        if (is_whole ? g_str_equal (other, folded) : is_first_name (query->names[i], folded))
          {
            found = (int) i;
            ++*n_found;
          }
      }
  return found;
}

/**
 * tend_quick_entry_describe_ambiguous:
 * @name: a name
 * @n_found: how many are called so
 *
 * Returns: (transfer full): a sentence that says so
 */
char *
tend_quick_entry_describe_ambiguous (const char *name,
                                     guint       n_found)
{
  return g_strdup_printf (ngettext ("There is %u “%s” among your people; write the whole name.",
                                    "There are %u “%s” among your people; write the whole name.", n_found),
                          n_found, name);
}

static void
add_guest (Parser     *self,
           const char *name)
{
  guint n_found;
  int found = tend_quick_entry_find_person (self->query, name, &n_found);

  if (n_found > 1)
    {
      doubt (self, TRUE, tend_quick_entry_describe_ambiguous (name, n_found));
      found = -1;
    }
  g_ptr_array_add (self->guests, found >= 0 ? tend_guest_new (self->query->person_uuids[found],
                                                              self->query->names[found])
                                            : tend_guest_new (NULL, name));
}

static void
finish_name (Parser  *self,
             GString *name)
{
  finish_clause (name);
  if (name->len > 0)
    add_guest (self, name->str);
  g_string_truncate (name, 0);
}

/* Whether it is somebody's name, whatever else it may be: May, or Sun. */
static gboolean
is_known (Parser *self,
          guint   at)
{
  guint n_found;

  tend_quick_entry_find_person (self->query, self->words.folded[at], &n_found);
  return n_found > 0;
}

/* "with Ana, Ben and Carl" */
static guint
take_guests (Parser *self,
             guint   at)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint n_before = self->guests->len;
  guint end = at + 1;

  if (!tend_quick_words_is (&self->words, at, WORDS_WITH))
    return 0;
  for (; end < self->words.n_words && (!begins_something (self, end) || (name->len == 0 && is_known (self, end)));
       end++)
    {
      if (tend_quick_words_is (&self->words, end, WORDS_AND))
        {
          finish_name (self, name);
          continue;
        }
      append_word (name, self->words.words[end]);
      if (g_str_has_suffix (name->str, ","))
        finish_name (self, name);
    }
  finish_name (self, name);
  return self->guests->len > n_before ? end - at : 0;
}

static void
note_leftover (Parser *self,
               guint   at)
{
  TendQuickLook look = tend_quick_words_look (&self->words, at);

  if (self->leftovers[look] == NULL)
    self->leftovers[look] = self->words.words[at];
}

static guint
take_place (Parser *self,
            guint   at)
{
  guint end = at + 1;

  if (!tend_quick_words_is (&self->words, at, WORDS_AT_PLACE) || self->place->len > 0)
    return 0;
  for (; end < self->words.n_words && !begins_something (self, end); end++)
    if (tend_quick_words_look (&self->words, end) == TEND_QUICK_LOOK_LENGTH)
      note_leftover (self, end);
  append_words (self, self->place, at + 1, end - at - 1);
  return end > at + 1 ? end - at : 0;
}

/* What is not understood, and looks like something that the line does not say elsewhere. */
static void
doubt_leftovers (Parser *self)
{
  const char *const *leftovers = self->leftovers;

  if (leftovers[TEND_QUICK_LOOK_TIME] && !self->entry->has_time)
    doubt (self, TRUE, g_strdup_printf (_("“%s” is not understood; a time is written like 16:30."),
                                        leftovers[TEND_QUICK_LOOK_TIME]));
  if (leftovers[TEND_QUICK_LOOK_DAY])
    doubt (self, TRUE, g_strdup_printf (_("“%s” is not understood; a day is written like Fri or 2026-11-27."),
                                        leftovers[TEND_QUICK_LOOK_DAY]));
  if (leftovers[TEND_QUICK_LOOK_LENGTH] && !self->entry->has_length)
    doubt (self, TRUE, g_strdup_printf (_("“%s” is not understood; how long is said like “for 90 min”."),
                                        leftovers[TEND_QUICK_LOOK_LENGTH]));
  if (leftovers[TEND_QUICK_LOOK_REPEAT])
    doubt (self, TRUE, g_strdup_printf (_("“%s” is not understood; how it repeats is chosen below."),
                                        leftovers[TEND_QUICK_LOOK_REPEAT]));
}

/* Who is new is told last, for it is no mistake but in a name that is mistyped. */
static void
doubt_names (Parser *self)
{
  for (guint i = 0; self->query->names && self->query->names[0] && i < self->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (self->guests, i);

      if (guest->person_uuid == NULL)
        doubt (self, TRUE, g_strdup_printf (_("“%s” is not among your people; the plan keeps the name."), guest->name));
    }
}

static void
read_words (Parser *self)
{
  for (guint at = 0; at < self->words.n_words;)
    {
      guint n = take_day (self, at);

      if (n == 0)
        n = take_time (self, at);
      if (n == 0)
        n = take_length (self, at);
      if (n == 0)
        n = take_guests (self, at);
      if (n == 0)
        n = take_place (self, at);
      if (n == 0)
        {
          note_leftover (self, at);
          append_word (self->title, self->words.words[at]);
          n = 1;
        }
      at += n;
    }
}

/* "tonight at 8" */
static void
read_tonight (Parser *self)
{
  self->time.start += TEND_MINUTES_A_DAY / 2;
  if (self->time.end != TEND_MINUTE_NONE && self->time.end < TEND_MINUTES_A_DAY / 2 &&
      self->time.end + TEND_MINUTES_A_DAY / 2 > self->time.start)
    self->time.end += TEND_MINUTES_A_DAY / 2;
}

/* The day as far as it is anybody's choice. */
static gboolean
has_own_day (Parser *self)
{
  return self->query->plan && !self->query->is_day_open;
}

/* What was not said: an hour that is over today is tomorrow's, and next week's if its weekday was said. */
static void
complete_day (Parser *self)
{
  gboolean is_over = self->entry->has_time && self->time.start <= self->query->minute;

  if (!self->entry->has_day && has_own_day (self))
    self->day = self->query->plan->start_day;
  else if (!self->entry->has_day)
    self->day = self->query->today + (is_over ? 1 : 0);
  else if (self->is_weekday && self->day == self->query->today && is_over)
    self->day += 7;
  else if (self->day < self->query->today || (self->day == self->query->today && is_over))
    doubt (self, TRUE, g_strdup (_("That is past already.")));
}

/* How long it is where the line says nothing of it. */
static int
get_usual_minutes (Parser *self)
{
  const TendPlan *plan = self->query->plan;

  return plan && !plan->is_all_day ? tend_plan_get_minutes (plan) : DEFAULT_MINUTES;
}

static int
complete_length (Parser *self)
{
  int minutes;

  if (self->time.end == TEND_MINUTE_NONE)
    return self->entry->has_length ? self->minutes : get_usual_minutes (self);
  minutes = self->time.end - self->time.start;
  if (minutes <= 0)
    minutes += TEND_MINUTES_A_DAY;
  if (minutes > NIGHT_MAX && self->time.end <= self->time.start)
    doubt (self, FALSE, g_strdup (_("This plan would end before it starts.")));
  else if (self->entry->has_length && self->minutes != minutes)
    doubt (self, TRUE, g_strdup (_("An end and a length are named; the end is taken.")));
  self->entry->has_length = TRUE;
  return minutes;
}

static char *
make_title (Parser *self)
{
  if (self->title->len > 0)
    return g_strdup (self->title->str);
  if (self->query->plan && *self->query->plan->title)
    return g_strdup (self->query->plan->title);
  if (self->guests->len > 0)
    return g_strdup_printf (_("Time with %s"), ((TendGuest *) g_ptr_array_index (self->guests, 0))->name);
  doubt (self, FALSE, g_strdup (_("What is the plan? It needs a word or two as a title.")));
  return self->query->plan ? g_strdup ("") : NULL;
}

static void
set_hours (Parser       *self,
           TendPlan     *plan,
           TendPlanTime  start,
           int           minutes)
{
  TendPlanTime end = tend_plan_time_add (start, minutes);

  if (plan->is_all_day)
    tend_plan_set_text (&plan->zone, self->query->zone);
  plan->is_all_day = FALSE;
  plan->start_day = start.day;
  plan->start_minute = start.minute;
  plan->end_day = end.day;
  plan->end_minute = end.minute;
}

static void
set_when (Parser   *self,
          TendPlan *plan)
{
  gboolean has_hours = !plan->is_all_day;

  if (self->entry->has_time)
    set_hours (self, plan, (TendPlanTime) { self->day, self->time.start }, complete_length (self));
  else if (self->entry->has_length && has_hours)
    set_hours (self, plan, (TendPlanTime) { self->day, plan->start_minute }, self->minutes);
  else
    {
      plan->end_day += self->day - plan->start_day;
      plan->start_day = self->day;
      if (self->entry->has_length)
        doubt (self, FALSE, g_strdup (_("It is said how long, and not from when; add a time, such as 16:30.")));
    }
}

static void
make_plan (Parser *self)
{
  g_autofree char *title = make_title (self);
  g_autoptr (TendPlan) plan = NULL;

  complete_day (self);
  if (title == NULL)
    return;
  plan = self->query->plan ? tend_plan_copy (self->query->plan) : tend_plan_new_all_day ("", self->day, self->day);
  tend_plan_set_text (&plan->title, title);
  set_when (self, plan);
  if (self->place->len > 0)
    tend_plan_set_text (&plan->place, self->place->str);
  for (guint i = 0; i < self->guests->len; i++)
    tend_plan_add_guest (plan, g_ptr_array_index (self->guests, i));
  self->entry->plan = g_steal_pointer (&plan);
}

/* Whatever is not on the one day is said, too. */
static void
append_hours (GString        *said,
              const TendPlan *plan)
{
  TendHours hours = tend_minute_get_hours ();
  g_autofree char *start = tend_minute_format (plan->start_minute, hours);
  g_autofree char *end = tend_minute_format (plan->end_minute, hours);
  g_autofree char *span = tend_minute_format_span (plan->start_minute, plan->end_minute, hours);
  g_autofree char *last = tend_day_format (plan->end_day, _("%A, %-d %B %Y"));
  /* What ends in the night after it began is not said to be on another day. */
  gboolean is_night = !plan->is_all_day && plan->end_day == plan->start_day + 1 && plan->end_minute < plan->start_minute;

  if (plan->is_all_day && plan->end_day == plan->start_day)
    g_string_append_printf (said, ", %s", _("all day"));
  else if (plan->is_all_day)
    g_string_append_printf (said, " – %s", last);
  else if (plan->end_day == plan->start_day || is_night)
    g_string_append_printf (said, ", %s", span);
  else
    g_string_append_printf (said, ", %s – %s, %s", start, last, end);
}

/**
 * tend_quick_entry_describe:
 * @plan: a plan
 *
 * Returns: (transfer full): one line that says all that a line can say. The day is said as a date always, so that
 *   "Friday" is seen to be the one that is meant.
 */
char *
tend_quick_entry_describe (const TendPlan *plan)
{
  g_autoptr (GString) said = g_string_new (plan->title);
  g_autofree char *guests = tend_plan_describe_guests (plan);
  /* Translators: a day with its weekday, like "Friday, 27 November 2026"; see g_date_time_format() */
  g_autofree char *day = tend_day_format (plan->start_day, _("%A, %-d %B %Y"));

  if (guests)
    {
      g_autofree char *with = g_strdup_printf (_("with %s"), guests);

      g_string_append_printf (said, " · %s", with);
    }
  g_string_append_printf (said, " · %s", day);
  append_hours (said, plan);
  if (*plan->place)
    {
      g_autofree char *at = g_strdup_printf (_("at %s"), plan->place);

      g_string_append_printf (said, " · %s", at);
    }
  return g_strdup (said->str);
}

static void
check (Parser *self)
{
  g_autoptr (GError) error = NULL;

  if (self->entry->plan == NULL || *self->entry->plan->title == '\0' ||
      tend_plan_validate (self->entry->plan, &error))
    return;
  doubt (self, FALSE, g_strdup (error->message));
}

/**
 * tend_quick_entry_parse:
 * @text: what was typed
 * @query: when and among whom it was
 *
 * Understands a plan in one line. Whatever is not understood is in the title, and what is understood is said, so that
 * nothing is wrong in silence.
 *
 * Returns: (transfer full): what was understood
 */
TendQuickEntry *
tend_quick_entry_parse (const char           *text,
                        const TendQuickQuery *query)
{
  Parser parser = { .query = query, .time = { TEND_MINUTE_NONE, TEND_MINUTE_NONE, FALSE }, .minutes = 0 };
  TendQuickEntry *entry = g_new0 (TendQuickEntry, 1);

  g_return_val_if_fail (text != NULL && query != NULL, entry);

  entry->is_possible = TRUE;
  parser.entry = entry;
  if (strlen (text) > TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    {
      doubt (&parser, FALSE, g_strdup (_("That can’t be read as one line of text.")));
      entry->understood = g_strdup ("");
      return entry;
    }
  parser.title = g_string_new (NULL);
  parser.place = g_string_new (NULL);
  parser.guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);
  tend_quick_words_init (&parser.words, text);
  read_words (&parser);
  finish_clause (parser.title);
  finish_clause (parser.place);
  if (parser.is_tonight && parser.entry->has_time && parser.time.start < TEND_MINUTES_A_DAY / 2)
    read_tonight (&parser);
  doubt_leftovers (&parser);
  make_plan (&parser);
  check (&parser);
  doubt_names (&parser);
  entry->understood = entry->plan ? tend_quick_entry_describe (entry->plan) : g_strdup ("");

  tend_quick_words_clear (&parser.words);
  g_string_free (parser.title, TRUE);
  g_string_free (parser.place, TRUE);
  g_ptr_array_unref (parser.guests);
  return entry;
}

/**
 * tend_quick_entry_take_changes:
 * @plan: a plan
 * @before: how something was
 * @now: how it is now
 *
 * Makes to @plan the changes that lead from @before to @now, as far as a line can say them: title, place, people and
 * time, each as a whole. What is the same in both is left as it is in @plan: what fields say is not taken back by a
 * line that says nothing of it, nor what a line says by a field for something else.
 */
void
tend_quick_entry_take_changes (TendPlan       *plan,
                               const TendPlan *before,
                               const TendPlan *now)
{
  if (!g_str_equal (before->title, now->title))
    tend_plan_set_text (&plan->title, now->title);
  if (!g_str_equal (before->place, now->place))
    tend_plan_set_text (&plan->place, now->place);
  if (!tend_plan_has_same_guests (before, now))
    {
      g_ptr_array_set_size (plan->guests, 0);
      for (guint i = 0; i < now->guests->len; i++)
        tend_plan_add_guest (plan, g_ptr_array_index (now->guests, i));
    }
  if (tend_plan_has_same_times (before, now))
    return;
  plan->is_all_day = now->is_all_day;
  plan->start_day = now->start_day;
  plan->start_minute = now->start_minute;
  plan->end_day = now->end_day;
  plan->end_minute = now->end_minute;
  tend_plan_set_text (&plan->zone, now->zone);
}
