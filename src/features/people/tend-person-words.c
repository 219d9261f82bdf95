#include "features/people/tend-person-words.h"

#include "base/tend-color-name.h"
#include "features/people/tend-person-rules.h"

#include <glib/gi18n.h>

/* Up to so many days, weeks are counted; before that a month or a year is named. */
#define WEEKS_DAYS_MAX 62

/* How far ahead a yearly day is worth a word, in days. */
#define SOON_DAYS 14

static const char *const day_names[] = {
  [TEND_PERSON_DAY_BIRTHDAY] = N_("Birthday"),
  [TEND_PERSON_DAY_ANNIVERSARY] = N_("Anniversary"),
  [TEND_PERSON_DAY_OTHER] = N_("Another Day"),
};

static const char *const way_names[] = {
  [TEND_PERSON_WAY_PHONE] = N_("Phone"),      [TEND_PERSON_WAY_MAIL] = N_("Mail"),
  [TEND_PERSON_WAY_ADDRESS] = N_("Address"),  [TEND_PERSON_WAY_HANDLE] = N_("Messenger"),
  [TEND_PERSON_WAY_WEB] = N_("Web Page"),     [TEND_PERSON_WAY_OTHER] = N_("Another Way"),
};

static const char *const contact_names[] = {
  [TEND_CONTACT_CALL] = N_("We talked"),
  [TEND_CONTACT_MEETING] = N_("We met"),
};

const char *
tend_person_day_kind_get_name (TendPersonDayKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (day_names), NULL);

  return _(day_names[kind]);
}

const char *
tend_person_way_kind_get_name (TendPersonWayKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (way_names), NULL);

  return _(way_names[kind]);
}

const char *
tend_contact_kind_get_name (TendContactKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (contact_names), NULL);

  return _(contact_names[kind]);
}

/**
 * tend_person_dup_initials:
 * @person: somebody
 *
 * Returns: (transfer full): what stands for them in a small space: their symbol, or the first letters of their first and
 *   last name
 */
char *
tend_person_dup_initials (const TendPerson *person)
{
  g_auto (GStrv) names = g_strsplit_set (person->name, " \t-", -1);
  const char *first = NULL, *last = NULL;
  GString *initials;

  if (*person->symbol)
    return g_strdup (person->symbol);
  for (guint i = 0; names[i]; i++)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (names[i])))
        continue;
      first = first ? first : names[i];
      last = names[i];
    }
  initials = g_string_new (NULL);
  if (first)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (first)));
  if (last != first)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));
  return g_string_free (initials, FALSE);
}

/**
 * tend_person_get_color_name:
 * @person: somebody
 *
 * Returns: (transfer none): the name of their colour; for who has none, always the same one of all
 */
const char *
tend_person_get_color_name (const TendPerson *person)
{
  if (*person->color)
    return person->color;
  return tend_color_get_names ()[g_str_hash (person->uuid ? person->uuid : person->name) % TEND_N_COLORS];
}

/**
 * tend_person_day_get_title:
 * @day: a day that comes every year
 *
 * Returns: (transfer none): what it is called
 */
const char *
tend_person_day_get_title (const TendPersonDay *day)
{
  return *day->name ? day->name : tend_person_day_kind_get_name (day->kind);
}

/**
 * tend_person_day_describe_date:
 * @day: a day that comes every year
 *
 * Returns: (transfer full): its date, with the year it began if that is said: "29 February 1980"
 */
char *
tend_person_day_describe_date (const TendPersonDay *day)
{
  gboolean has_year = day->year != TEND_PERSON_YEAR_NONE;
  int year = has_year ? day->year : 2000;
  TendDay date = tend_day_from_ymd (year, day->month,
                                    MIN (day->day_of_month, tend_day_get_days_in_month (year, day->month)));

  return tend_day_format (date, has_year ? _("%-d %B %Y") : _("%-d %B"));
}

/**
 * tend_person_day_describe_on:
 * @day: a day that comes every year
 * @on: one of its times
 *
 * Returns: (transfer full): what is on it then: "Birthday · 40 years"
 */
char *
tend_person_day_describe_on (const TendPersonDay *day,
                             TendDay              on)
{
  int years = tend_person_day_get_years (day, on);

  if (years == 0)
    return g_strdup (tend_person_day_get_title (day));
  /* Translators: a day that comes every year, and how many years it is: "Birthday · 40 years" */
  return g_strdup_printf (ngettext ("%s · %d year", "%s · %d years", (gulong) years), tend_person_day_get_title (day),
                          years);
}

/**
 * tend_person_day_describe_when:
 * @day: a day that comes every year
 * @today: the day it is
 *
 * Returns: (transfer full): its date and, where it comes soon, when: "12 March 1980 · on Friday"
 */
char *
tend_person_day_describe_when (const TendPersonDay *day,
                               TendDay              today)
{
  g_autofree char *date = tend_person_day_describe_date (day);
  g_autofree char *soon = NULL;
  TendDay next = tend_person_day_get_next (day, today);

  if (next == TEND_DAY_NONE || next > today + SOON_DAYS)
    return g_steal_pointer (&date);
  soon = tend_day_describe (next, today);
  /* Translators: a date, and when it comes next: "12 March 1980 · Tomorrow" */
  return g_strdup_printf (_("%s · %s"), date, soon);
}

/**
 * tend_person_way_describe:
 * @way: a way to reach somebody
 *
 * Returns: (transfer full): what it is: "Phone", "Phone (work)"
 */
char *
tend_person_way_describe (const TendPersonWay *way)
{
  if (*way->label == '\0')
    return g_strdup (tend_person_way_kind_get_name (way->kind));
  /* Translators: a way to reach somebody, and which of them: "Phone (work)" */
  return g_strdup_printf (_("%s (%s)"), tend_person_way_kind_get_name (way->kind), way->label);
}

/**
 * tend_person_describe_rhythm:
 * @weeks: a rhythm, 0 for none
 *
 * Returns: (transfer full): "About every 3 weeks"
 */
char *
tend_person_describe_rhythm (int weeks)
{
  if (weeks == 0)
    return g_strdup (_("No rhythm"));
  if (weeks == 1)
    return g_strdup (_("About every week"));
  return g_strdup_printf (ngettext ("About every %d week", "About every %d weeks", (gulong) weeks), weeks);
}

/**
 * tend_person_describe_last_met:
 * @last: when one was last together, or talked
 * @today: the day it is
 *
 * Days are never counted: what is long ago is told by its month, and then by its year alone.
 *
 * Returns: (transfer full) (nullable): "Last together 3 weeks ago"; %NULL if nothing is known
 */
char *
tend_person_describe_last_met (TendDay last,
                               TendDay today)
{
  int days;

  if (last == TEND_DAY_NONE)
    return NULL;
  days = today - last;
  if (days <= 0)
    return g_strdup (_("Together today"));
  if (days == 1)
    return g_strdup (_("Together yesterday"));
  if (days < 7)
    return g_strdup_printf (_("Together on %s"), tend_weekday_get_name (tend_day_get_weekday (last)));
  if (days < WEEKS_DAYS_MAX)
    return g_strdup_printf (ngettext ("Last together a week ago", "Last together %d weeks ago", (gulong) days / 7),
                            days / 7);
  if (days < 365)
    /* Translators: the month of a day of the last year; see g_date_time_format() */
    return tend_day_format (last, _("Last together in %B"));
  /* Translators: the year of a day; see g_date_time_format() */
  return tend_day_format (last, _("Last together in %Y"));
}

/**
 * tend_person_describe_next:
 * @next: when one will be together
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): "Together again on Friday"; %NULL if nothing is planned
 */
char *
tend_person_describe_next (TendDay next,
                           TendDay today)
{
  g_autofree char *day = NULL;

  if (next == TEND_DAY_NONE)
    return NULL;
  if (next <= today)
    return g_strdup (_("You will see each other today"));
  if (next == today + 1)
    return g_strdup (_("You will see each other tomorrow"));
  day = tend_day_describe (next, today);
  /* Translators: %s is a weekday or a date, like "Friday" or "3 March" */
  return g_strdup_printf (_("You will see each other on %s"), day);
}

/* A yearly day that comes soon. */
static char *
describe_soon (const TendPerson *person,
               TendDay           today)
{
  const TendPersonDay *soonest = NULL;
  TendDay at = today + SOON_DAYS + 1;
  g_autofree char *when = NULL;

  for (guint i = 0; i < person->days->len; i++)
    {
      const TendPersonDay *day = g_ptr_array_index (person->days, i);
      TendDay next = tend_person_day_get_next (day, today);

      if (next != TEND_DAY_NONE && next < at)
        {
          soonest = day;
          at = next;
        }
    }
  if (soonest == NULL)
    return NULL;
  when = tend_day_describe (at, today);
  /* Translators: a day that comes every year, and when: "Birthday: Friday" */
  return g_strdup_printf (_("%s: %s"), tend_person_day_get_title (soonest), when);
}

/**
 * tend_person_describe_standing:
 * @person: somebody
 * @last: when one was last together, %TEND_DAY_NONE if that is not known
 * @next: when one will be together, %TEND_DAY_NONE if nothing is planned
 * @today: the day it is
 *
 * Returns: (transfer full): what a list says of them: a yearly day that comes soon, what is planned, or when one was
 *   last together; for somebody without any of that, their groups or how one knows them
 */
char *
tend_person_describe_standing (const TendPerson *person,
                               TendDay           last,
                               TendDay           next,
                               TendDay           today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *soon = describe_soon (person, today);
  char *planned = tend_person_describe_next (next, today);
  char *met = planned ? NULL : tend_person_describe_last_met (last, today);

  if (soon)
    g_ptr_array_add (parts, soon);
  if (planned || met)
    g_ptr_array_add (parts, planned ? planned : met);
  if (parts->len == 0 && person->groups->len > 0)
    g_ptr_array_add (parts, tend_person_dup_groups (person));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (person->known_from));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
