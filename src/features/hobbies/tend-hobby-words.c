#include "features/hobbies/tend-hobby-words.h"

#include "base/tend-minute.h"

#include <glib/gi18n.h>

/**
 * tend_hobby_describe_length:
 * @seconds: how long
 *
 * Returns: (transfer full): minutes, rounded, and hours from one on; seconds where it is less than a minute
 */
char *
tend_hobby_describe_length (gint64 seconds)
{
  int minutes = (int) ((seconds + 30) / 60);

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) seconds), (int) seconds);
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) minutes / 60), minutes / 60);
  /* Translators: hours and minutes, short: "2 h 15 min" */
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

/**
 * tend_hobby_describe_wish:
 * @hobby: a hobby
 *
 * Returns: (transfer full) (nullable): the weekly wish; %NULL where there is none
 */
char *
tend_hobby_describe_wish (const TendHobby *hobby)
{
  switch (hobby->wish_kind)
    {
    case TEND_HOBBY_WISH_MINUTES:
      return g_strdup_printf (ngettext ("%d minute a week, if you like", "%d minutes a week, if you like",
                                        (gulong) hobby->wish),
                              hobby->wish);
    case TEND_HOBBY_WISH_TIMES:
      return g_strdup_printf (ngettext ("%d time a week, if you like", "%d times a week, if you like",
                                        (gulong) hobby->wish),
                              hobby->wish);
    case TEND_HOBBY_WISH_NONE:
    default:
      return NULL;
    }
}

/**
 * tend_hobby_describe_week:
 * @hobby: a hobby
 * @standing: how it stands
 *
 * Returns: (transfer full) (nullable): this week against the wish; the wish alone where nothing was done yet, and the week
 *   alone where it was more than that; %NULL where there is neither
 */
char *
tend_hobby_describe_week (const TendHobby         *hobby,
                          const TendHobbyStanding *standing)
{
  g_autofree char *length = NULL;

  if (standing->week_times == 0)
    return tend_hobby_describe_wish (hobby);
  if (hobby->wish_kind == TEND_HOBBY_WISH_TIMES && standing->week_times > hobby->wish)
    return g_strdup_printf (ngettext ("%d time this week", "%d times this week", (gulong) standing->week_times),
                            standing->week_times);
  if (hobby->wish_kind == TEND_HOBBY_WISH_TIMES)
    return g_strdup_printf (ngettext ("%d of %d time this week", "%d of %d times this week", (gulong) hobby->wish),
                            standing->week_times, hobby->wish);
  if (hobby->wish_kind == TEND_HOBBY_WISH_MINUTES && (standing->week_seconds + 30) / 60 <= hobby->wish)
    return g_strdup_printf (ngettext ("%d of %d minute this week", "%d of %d minutes this week",
                                      (gulong) hobby->wish),
                            (standing->week_seconds + 30) / 60, hobby->wish);
  length = tend_hobby_describe_length (standing->week_seconds);
  /* Translators: %s is a length: "45 minutes this week" */
  return g_strdup_printf (_("%s this week"), length);
}

static char *
get_first_line (const char *text)
{
  const char *end = strchr (text, '\n');

  return end ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

/**
 * tend_hobby_describe_briefly:
 * @hobby: a hobby
 * @standing: how it stands
 *
 * Returns: (transfer full) (nullable): a few words beside its name; %NULL where nothing is worth saying
 */
char *
tend_hobby_describe_briefly (const TendHobby         *hobby,
                             const TendHobbyStanding *standing)
{
  g_autofree char *line = NULL;

  if (hobby->is_resting)
    return g_strdup (_("Resting"));
  if (standing->week_times > 0)
    return tend_hobby_describe_week (hobby, standing);
  if (*hobby->next_step)
    {
      line = get_first_line (hobby->next_step);
      /* Translators: %s is what the user wrote as the next small step */
      return g_strdup_printf (_("Next: %s"), line);
    }
  if (*hobby->love)
    return get_first_line (hobby->love);
  return tend_hobby_describe_wish (hobby);
}

/**
 * tend_hobby_describe_invitation:
 * @hobby: a hobby that has been left alone for longer than its rhythm
 * @standing: how it stands
 *
 * Returns: (transfer full): a sentence that invites to it
 */
char *
tend_hobby_describe_invitation (const TendHobby         *hobby,
                                const TendHobbyStanding *standing)
{
  if (hobby->origin == TEND_HOBBY_LOVED)
    /* Translators: %s is a hobby */
    return g_strdup_printf (_("You used to love %s. Ten minutes?"), hobby->name);
  if (standing->last_day == TEND_DAY_NONE)
    /* Translators: %s is a hobby that was not begun yet */
    return g_strdup_printf (_("You wanted to try %s. Ten minutes?"), hobby->name);
  /* Translators: %s is a hobby */
  return g_strdup_printf (_("%s is still there for you. Ten minutes?"), hobby->name);
}

/**
 * tend_hobby_describe_greeting:
 * @hobby: a hobby
 * @standing: how it stands
 *
 * Returns: (transfer full) (nullable): a greeting to somebody who came back to it today, or began; %NULL on other days
 */
char *
tend_hobby_describe_greeting (const TendHobby         *hobby,
                              const TendHobbyStanding *standing)
{
  if (standing->came_back)
    /* Translators: said to somebody who has taken up a hobby again; %s is the hobby */
    return g_strdup_printf (_("You came back to %s."), hobby->name);
  if (standing->has_begun)
    /* Translators: said to somebody after the first session of a new hobby; %s is the hobby */
    return g_strdup_printf (_("You have begun with %s."), hobby->name);
  return NULL;
}

/**
 * tend_hobby_describe_day:
 * @self: (nullable): what there was on the day
 * @day: the day
 *
 * Returns: (transfer full): the day in words, like "Tuesday, 3 March 2026: 25 minutes, 2 times"
 */
char *
tend_hobby_describe_day (const TendHobbyDay *self,
                         TendDay             day)
{
  g_autofree char *date = tend_day_format (day, _("%A, %-d %B %Y"));
  g_autofree char *length = NULL;
  g_autofree char *times = NULL;

  if (self == NULL)
    return g_strdup_printf (_("%s: nothing written down"), date);
  length = tend_hobby_describe_length (self->seconds);
  if (self->times == 1)
    /* Translators: a date, or a month, and how long: "Tuesday, 3 March 2026: 25 minutes" */
    return g_strdup_printf (_("%s: %s"), date, length);
  times = g_strdup_printf (ngettext ("%d time", "%d times", (gulong) self->times), self->times);
  /* Translators: a date, how long, and how often: "Tuesday, 3 March 2026: 25 minutes, 2 times" */
  return g_strdup_printf (_("%s: %s, %s"), date, length, times);
}

/**
 * tend_hobby_describe_month:
 * @month: the first day of a month
 * @seconds: how long in it
 *
 * Returns: (transfer full): the month in words, like "March 2026: 3 h 20 min"
 */
char *
tend_hobby_describe_month (TendDay month,
                           gint64  seconds)
{
  g_autofree char *name = tend_day_format (month, _("%B %Y"));
  g_autofree char *length = seconds > 0 ? tend_hobby_describe_length (seconds) : NULL;

  return length ? g_strdup_printf (_("%s: %s"), name, length)
                : g_strdup_printf (_("%s: nothing written down"), name);
}

/**
 * tend_hobby_describe_all:
 * @best: what there is to look back at
 *
 * Returns: (transfer full): how long in all, and on how many days
 */
char *
tend_hobby_describe_all (const TendHobbyBest *best)
{
  g_autofree char *length = tend_hobby_describe_length (best->seconds);

  /* Translators: how long in all ("14 h 10 min"), and on how many days */
  return g_strdup_printf (ngettext ("%s on %u day", "%s on %u days", best->n_days), length, best->n_days);
}

/**
 * tend_hobby_describe_people:
 * @hobby: a hobby
 *
 * Returns: (transfer full): the names of those who share it, with commas; "" if nobody does
 */
char *
tend_hobby_describe_people (const TendHobby *hobby)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < hobby->people->len; i++)
    {
      /* Translators: between the names of people */
      g_string_append (names, i > 0 ? _(", ") : "");
      g_string_append (names, ((const TendHobbyPerson *) g_ptr_array_index (hobby->people, i))->name);
    }
  return g_string_free (names, FALSE);
}

/**
 * tend_hobby_describe_next:
 * @hobby: a hobby
 * @next: what is planned about it
 * @today: the day it is
 * @hours: how hours are counted
 *
 * Returns: (transfer full): "Tomorrow, 16:30 · With Ana"; what the plan is called comes first where that is not just the
 *   hobby
 */
char *
tend_hobby_describe_next (const TendHobby      *hobby,
                          const TendAgendaItem *next,
                          TendDay               today,
                          TendHours             hours)
{
  g_autofree char *day = tend_day_describe (next->day, today);
  g_autofree char *time = next->minute >= 0 ? tend_minute_format (next->minute, hours) : NULL;
  /* Translators: a day, and a time of that day. */
  g_autofree char *when = time ? g_strdup_printf (_("%s, %s"), day, time) : g_steal_pointer (&day);
  g_autoptr (GString) words = g_string_new (NULL);

  if (!g_str_equal (next->title, hobby->name))
    g_string_append_printf (words, "%s · ", next->title);
  g_string_append (words, when);
  if (next->detail)
    g_string_append_printf (words, " · %s", next->detail);
  return g_strdup (words->str);
}

/**
 * tend_hobby_describe_offer:
 * @offer: a planned time that is over
 * @zone: the zone one is in
 * @today: the day it is
 * @hours: how hours are counted
 *
 * Returns: (transfer full): "Today, 18:00 · 1 hour"; what the plan is called comes first where that is not just the hobby
 */
char *
tend_hobby_describe_offer (const TendHobbyOffer *offer,
                           TendZone             *zone,
                           TendDay               today,
                           TendHours             hours)
{
  TendWall wall = tend_zone_to_wall (zone, offer->session->started_at);
  g_autofree char *day = tend_day_describe (wall.day, today);
  g_autofree char *time = tend_minute_format (wall.second / 60, hours);
  g_autofree char *length = tend_hobby_describe_length (offer->session->seconds);
  /* Translators: a day, and a time of that day. */
  g_autofree char *when = g_strdup_printf (_("%s, %s"), day, time);

  if (g_str_equal (offer->time->title, offer->hobby->name))
    return g_strdup_printf ("%s · %s", when, length);
  return g_strdup_printf ("%s · %s · %s", offer->time->title, when, length);
}

/**
 * tend_hobby_session_describe_start:
 * @session: a session
 * @minute: minutes after midnight at which it began, by the wall
 *
 * Returns: (transfer full): when it began and how long it was
 */
char *
tend_hobby_session_describe_start (const TendHobbySession *session,
                                   int                     minute)
{
  g_autofree char *start = tend_minute_format (minute, tend_minute_get_hours ());
  g_autofree char *length = tend_hobby_describe_length (session->seconds);

  /* Translators: when a session began, and how long it was: "19:30 · 25 minutes" */
  return g_strdup_printf (_("%s · %s"), start, length);
}
