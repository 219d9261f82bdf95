#include "exchange/tend-ical-kept.h"

#include "exchange/tend-ical-alarm.h"
#include "exchange/tend-ical-writer.h"

#include <string.h>

static const struct
{
  const char *answer;
  const char *partstat;
} answers[] = {
  { "asked", "NEEDS-ACTION" },
  { "coming", "ACCEPTED" },
  { "declined", "DECLINED" },
  { "maybe", "TENTATIVE" },
};

static void
alarm_free (gpointer data)
{
  TendIcalKeptAlarm *alarm = data;

  g_ptr_array_unref (alarm->lines);
  g_free (alarm);
}

void
tend_ical_kept_free (TendIcalKept *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->schedule);
  g_ptr_array_unref (self->attendees);
  g_ptr_array_unref (self->alarms);
  g_free (self->status);
  g_free (self);
}

static gsize
measure_name (const char *line)
{
  gsize length = 0;

  while (g_ascii_isalnum (line[length]) || line[length] == '-')
    length++;
  return line[length] == ':' || line[length] == ';' ? length : 0;
}

static gboolean
is_named (const char *line,
          const char *name)
{
  gsize length = strlen (name);

  return measure_name (line) == length && g_ascii_strncasecmp (line, name, length) == 0;
}

static gboolean
is_any_of (const char        *line,
           const char *const *names)
{
  for (; *names; names++)
    if (is_named (line, *names))
      return TRUE;
  return FALSE;
}

/* As an import reads it, which is how the guest came by their name. */
static char *
dup_parameter (const char *line,
               const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  g_autoptr (TendIcalText) text = tend_ical_text_new ("", bytes);
  TendIcalLine read;

  return tend_ical_text_next (text, &read, NULL) ? tend_ical_line_dup_parameter (&read, name) : NULL;
}

static const char *
get_value (const char *line)
{
  const char *colon = strchr (line, ':');
  gboolean is_quoted = FALSE;

  for (const char *at = line; *at; at++)
    if (*at == '"')
      is_quoted = !is_quoted;
    else if (*at == ':' && !is_quoted)
      return at + 1;
  /* Quotes that are never closed quote nothing. */
  return colon ? colon + 1 : "";
}

/* Which reminder an alarm is, as an import sees it. */
static int
get_minutes (const char *lines,
             int         length,
             gint64      start)
{
  g_autoptr (GBytes) bytes = g_bytes_new (lines, strlen (lines));
  g_autoptr (TendIcalText) text = tend_ical_text_new ("", bytes);
  g_autoptr (TendIcalAlarm) alarm = NULL;
  TendIcalLine begin;

  if (tend_ical_text_next (text, &begin, NULL))
    alarm = tend_ical_alarm_read (text, &begin, NULL);
  return alarm ? tend_ical_alarm_get_minutes (alarm, length, start) : -1;
}

static void
take_alarm (TendIcalKept *self,
            GPtrArray    *lines,
            int           length,
            gint64        start)
{
  TendIcalKeptAlarm *alarm = g_new0 (TendIcalKeptAlarm, 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\r\n", (const char *) lines->pdata[i]);
  alarm->lines = g_ptr_array_ref (lines);
  alarm->minutes = get_minutes (text->str, length, start);
  g_ptr_array_add (self->alarms, alarm);
}

static void
take_line (TendIcalKept *self,
           const char   *line)
{
  static const char *const schedule[] = { "RRULE", "EXRULE", "RDATE", "EXDATE", NULL };
  /* What Tend writes by itself, so that no event says it twice. */
  static const char *const own[] = { "UID",     "DTSTAMP",     "CREATED",  "LAST-MODIFIED", "SEQUENCE",   "DTSTART",
                                     "DTEND",   "DURATION",    "SUMMARY",  "DESCRIPTION",   "LOCATION",   "END",
                                     "METHOD",  "X-TEND-KIND", NULL };

  if (measure_name (line) == 0 || is_any_of (line, own))
    return;
  if (is_named (line, "RECURRENCE-ID"))
    self->is_and_following = TRUE;
  else if (is_any_of (line, schedule))
    g_ptr_array_add (self->schedule, g_strdup (line));
  else if (is_named (line, "STATUS"))
    {
      g_free (self->status);
      self->status = g_strdup (line);
    }
  else if (is_named (line, "ATTENDEE"))
    {
      g_autofree char *type = dup_parameter (line, "CUTYPE");

      g_ptr_array_add (tend_ical_is_thing (type) ? self->lines : self->attendees, g_strdup (line));
    }
  else if (!g_str_has_prefix (line, TEND_ICAL_OWN_CATEGORIES))
    g_ptr_array_add (self->lines, g_strdup (line));
}

/* A component as a whole, or nothing of one that does not end. Returns: the first line after it */
static char **
take_component (TendIcalKept  *self,
                char         **line,
                int            length,
                gint64         start)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean is_alarm = g_ascii_strcasecmp (*line, "BEGIN:VALARM") == 0;
  guint depth = 0;
  char **at = line;

  do
    {
      if (is_named (*at, "BEGIN"))
        depth++;
      else if (is_named (*at, "END"))
        depth--;
      if (measure_name (*at) > 0)
        g_ptr_array_add (lines, g_strdup (*at));
      at++;
    }
  while (depth > 0 && *at);
  if (depth > 0)
    return line + 1;
  if (is_alarm)
    take_alarm (self, lines, length, start);
  else
    for (guint i = 0; i < lines->len; i++)
      g_ptr_array_add (self->lines, g_strdup (lines->pdata[i]));
  return at;
}

/**
 * tend_ical_kept_new:
 * @extra: what was kept, one line below the other
 * @length: how long the event is, in minutes
 * @start: when it starts, in UTC seconds; %G_MININT64 where that is not one instant
 *
 * Returns: (transfer full): the lines, by what is to be done with them
 */
TendIcalKept *
tend_ical_kept_new (const char *extra,
                    int         length,
                    gint64      start)
{
  TendIcalKept *self = g_new0 (TendIcalKept, 1);
  g_auto (GStrv) lines = g_strsplit (extra, "\n", -1);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->schedule = g_ptr_array_new_with_free_func (g_free);
  self->attendees = g_ptr_array_new_with_free_func (g_free);
  self->alarms = g_ptr_array_new_with_free_func (alarm_free);
  for (char **line = lines; *line;)
    if (is_named (*line, "BEGIN"))
      line = take_component (self, line, length, start);
    else
      take_line (self, *line++);
  return self;
}

static const char *
get_partstat (const char *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].answer, answer))
      return answers[i].partstat;
  return answers[0].partstat;
}

/**
 * tend_ical_get_answer:
 * @partstat: (nullable): PARTSTAT of an attendee
 *
 * Returns: (nullable): that as the table of guests has it, %NULL where Tend has no such answer
 */
const char *
tend_ical_get_answer (const char *partstat)
{
  for (gsize i = 0; partstat && i < G_N_ELEMENTS (answers); i++)
    if (g_ascii_strcasecmp (answers[i].partstat, partstat) == 0)
      return answers[i].answer;
  return partstat ? NULL : answers[0].answer;
}

/**
 * tend_ical_is_thing:
 * @type: (nullable): CUTYPE of an attendee
 *
 * Returns: whether it is nobody, but something that is needed
 */
gboolean
tend_ical_is_thing (const char *type)
{
  return type && (g_ascii_strcasecmp (type, "ROOM") == 0 || g_ascii_strcasecmp (type, "RESOURCE") == 0);
}

/* What else there is counts as the first of Tend's four. */
static const char *
get_known_partstat (const char *partstat)
{
  const char *answer = tend_ical_get_answer (partstat);

  return answer ? get_partstat (answer) : answers[0].partstat;
}

static gboolean
is_about (const char             *line,
          const TendIcalAttendee *guest)
{
  const char *value = get_value (line);
  g_autofree char *name = NULL;

  if (*guest->email)
    return g_ascii_strncasecmp (value, "mailto:", 7) == 0 && g_ascii_strcasecmp (value + 7, guest->email) == 0;
  if (g_ascii_strncasecmp (value, "mailto:", 7) == 0)
    return FALSE;
  name = dup_parameter (line, "CN");
  return g_str_equal (name ? name : value, guest->name);
}

/* The line as it stands, with another answer. */
static char *
answer_anew (const char *line,
             const char *partstat)
{
  GString *anew = g_string_new (NULL);
  const char *value = get_value (line);
  const char *at = line;

  while (at < value - 1)
    {
      const char *start = at;
      gboolean is_quoted = FALSE;

      for (at++; at < value - 1 && (is_quoted || *at != ';'); at++)
        if (*at == '"')
          is_quoted = !is_quoted;
      if (g_ascii_strncasecmp (start, ";PARTSTAT=", 10) != 0)
        g_string_append_len (anew, start, at - start);
    }
  g_string_append_printf (anew, ";PARTSTAT=%s:%s", partstat, value);
  return g_string_free (anew, FALSE);
}

static char *
make_line (const TendIcalAttendee *guest,
           const char             *partstat)
{
  g_autoptr (GString) line = g_string_new ("ATTENDEE");

  if (*guest->name)
    tend_ical_append_parameter (line, "CN", guest->name);
  tend_ical_append_parameter (line, "PARTSTAT", partstat);
  g_string_append_printf (line, ":%s%s", *guest->email ? "mailto:" : "urn:uuid:",
                          *guest->email ? guest->email : guest->uuid);
  return g_strdup (line->str);
}

/**
 * tend_ical_kept_make_attendee:
 * @self: what is kept about their plan
 * @guest: somebody
 *
 * Returns: (transfer full): the line that names them: the one that they came with, if there is one, with what they
 *   answered since
 */
char *
tend_ical_kept_make_attendee (const TendIcalKept     *self,
                              const TendIcalAttendee *guest)
{
  const char *partstat = get_partstat (guest->answer);

  for (guint i = 0; i < self->attendees->len; i++)
    {
      const char *line = g_ptr_array_index (self->attendees, i);
      g_autofree char *before = NULL;

      if (!is_about (line, guest))
        continue;
      before = dup_parameter (line, "PARTSTAT");
      return g_str_equal (get_known_partstat (before), partstat) ? g_strdup (line) : answer_anew (line, partstat);
    }
  return make_line (guest, partstat);
}
