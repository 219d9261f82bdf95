#include "exchange/tend-ical-event.h"

#include "exchange/tend-ical-kept.h"
#include "exchange/tend-ical-schedule.h"

#include <glib/gi18n.h>
#include <string.h>

/* As the tables have them; see features/calendar and tend-archive-schema.h. */
#define TITLE_MAX 500
#define PLACE_MAX 2000
#define EXTRA_MAX (256 * 1024)

/* Before this many characters of a note there is nothing to cut. */
#define NOTE_MAX (64 * 1024)

typedef struct
{
  TendIcalText *text;
  TendIcalContext *context;
  TendIcalEvent *event;
  TendIcalSchedule *schedule;
  GPtrArray *alarms; /* of TendIcalAlarm */
  gboolean has_modified;
} Reading;

static void
guest_free (gpointer data)
{
  TendIcalGuest *guest = data;

  g_free (guest->name);
  g_free (guest->email);
  g_free (guest->uuid);
  g_free (guest);
}

static TendIcalEvent *
event_new (guint line)
{
  TendIcalEvent *self = g_new0 (TendIcalEvent, 1);

  self->line = line;
  self->singles = g_array_new (FALSE, FALSE, sizeof (TendIcalSingle));
  self->guests = g_ptr_array_new_with_free_func (guest_free);
  self->alarms = g_array_new (FALSE, FALSE, sizeof (int));
  self->extra = g_string_new (NULL);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tend_ical_event_free (TendIcalEvent *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->place);
  g_free (self->note);
  g_free (self->kind);
  g_free (self->rule);
  g_array_unref (self->singles);
  g_ptr_array_unref (self->guests);
  g_array_unref (self->alarms);
  g_string_free (self->extra, TRUE);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/**
 * tend_ical_event_remark:
 * @self: an event
 * @sentence: (transfer full): what the user should know about it
 */
void
tend_ical_event_remark (TendIcalEvent *self,
                        char          *sentence)
{
  g_ptr_array_add (self->remarks, sentence);
}

/**
 * tend_ical_event_leave_out:
 * @self: an event
 * @sentence: (transfer full): why it can't be kept
 */
void
tend_ical_event_leave_out (TendIcalEvent *self,
                           char          *sentence)
{
  g_autofree char *reason = sentence;

  self->is_left_out = TRUE;
  tend_ical_event_remark (self, g_strdup_printf (_("%s It is left out."), reason));
}

/* What there is no room for is told, never dropped in silence. */
static void
keep_line (Reading            *self,
           const TendIcalLine *line)
{
  if (self->event->extra->len > EXTRA_MAX)
    {
      tend_ical_event_remark (self->event, g_strdup_printf (_("There is no room for %s, on line %u."), line->name,
                                                            line->number));
      return;
    }
  tend_ical_line_append (line, self->event->extra);
}

static void
take_text (char               **field,
           const TendIcalLine  *line)
{
  if (*field == NULL)
    *field = tend_ical_text_decode (line->value);
}

static gboolean
is_known_guest (TendIcalEvent       *event,
                const TendIcalGuest *guest)
{
  for (guint i = 0; i < event->guests->len; i++)
    {
      const TendIcalGuest *other = g_ptr_array_index (event->guests, i);

      if (*guest->email ? g_ascii_strcasecmp (other->email, guest->email) == 0
                        : *other->email == '\0' && g_str_equal (other->name, guest->name))
        return TRUE;
    }
  return FALSE;
}

/* Parameters that Tend writes itself; an attendee with others stays in the extra lines too. */
static gboolean
has_own_parameters_only (const TendIcalLine *line)
{
  gboolean is_quoted = FALSE;

  for (const char *at = line->parameters; *at; at++)
    if (*at == '"')
      is_quoted = !is_quoted;
    else if (*at == ';' && !is_quoted && g_ascii_strncasecmp (at + 1, "CN=", 3) != 0 &&
             g_ascii_strncasecmp (at + 1, "PARTSTAT=", 9) != 0)
      return FALSE;
  return TRUE;
}

static char *
cut (const char *text,
     glong       length)
{
  return g_utf8_strlen (text, -1) > length ? g_utf8_substring (text, 0, length) : g_strdup (text);
}

static TendIcalGuest *
make_guest (const TendIcalLine *line)
{
  TendIcalGuest *guest = g_new0 (TendIcalGuest, 1);
  g_autofree char *name = tend_ical_line_dup_parameter (line, "CN");
  const char *value = line->value;

  if (g_ascii_strncasecmp (value, "mailto:", 7) == 0)
    guest->email = cut (value + 7, TITLE_MAX);
  else if (g_ascii_strncasecmp (value, "urn:uuid:", 9) == 0)
    guest->uuid = g_ascii_strdown (value + 9, -1);
  if (guest->email == NULL)
    guest->email = g_strdup ("");
  g_strstrip (guest->email);
  if (name)
    g_strstrip (name);
  guest->name = cut (name && *name ? name : *guest->email ? guest->email : value, TITLE_MAX);
  for (char *at = guest->name; *at; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  return guest;
}

static void
take_guest (Reading            *self,
            const TendIcalLine *line)
{
  TendIcalEvent *event = self->event;
  g_autofree char *type = tend_ical_line_dup_parameter (line, "CUTYPE");
  g_autofree char *partstat = tend_ical_line_dup_parameter (line, "PARTSTAT");
  gboolean is_thing = tend_ical_is_thing (type);
  TendIcalGuest *guest = make_guest (line);
  const char *answer = tend_ical_get_answer (partstat);

  guest->answer = answer ? answer : "asked";
  if (*g_strstrip (guest->name) == '\0' || is_thing || answer == NULL || !has_own_parameters_only (line))
    keep_line (self, line);
  if (*guest->name == '\0' || is_thing || is_known_guest (event, guest))
    guest_free (guest);
  else if (event->guests->len >= TEND_ICAL_GUESTS_MAX)
    {
      tend_ical_event_remark (event, g_strdup_printf (_("A plan has room for %d people; “%s” is left out."),
                                                      TEND_ICAL_GUESTS_MAX, guest->name));
      guest_free (guest);
    }
  else
    g_ptr_array_add (event->guests, guest);
}

static void
take_status (Reading            *self,
             const TendIcalLine *line)
{
  self->event->is_cancelled = g_ascii_strcasecmp (line->value, "CANCELLED") == 0;
  /* What goes without saying is not kept. */
  if (!self->event->is_cancelled && g_ascii_strcasecmp (line->value, "CONFIRMED") != 0)
    keep_line (self, line);
}

/* What Tend writes for other programs, and knows by X-TEND-KIND itself. */
static gboolean
is_own_category (const TendIcalLine *line)
{
  g_autofree char *name = g_strconcat (line->name, line->parameters, NULL);

  return g_ascii_strcasecmp (name, TEND_ICAL_OWN_CATEGORIES) == 0;
}

static void
take_stamp (Reading            *self,
            const TendIcalLine *line)
{
  TendIcalEvent *event = self->event;
  gint64 instant;

  /* Where a calendar was sent, DTSTAMP is when; what was last changed is told by LAST-MODIFIED, if at all. */
  if (!tend_ical_stamp_parse (line->value, &instant))
    return;
  if (tend_ical_line_is (line, "CREATED"))
    event->created_at = instant;
  else if (tend_ical_line_is (line, "LAST-MODIFIED"))
    {
      event->modified_at = instant;
      self->has_modified = TRUE;
    }
  else if (!self->has_modified)
    event->modified_at = instant;
}

static gboolean
take_words (Reading            *self,
            const TendIcalLine *line)
{
  TendIcalEvent *event = self->event;

  if (tend_ical_line_is (line, "SUMMARY"))
    take_text (&event->title, line);
  else if (tend_ical_line_is (line, "DESCRIPTION"))
    take_text (&event->note, line);
  else if (tend_ical_line_is (line, "LOCATION"))
    take_text (&event->place, line);
  else if (tend_ical_line_is (line, "UID"))
    take_text (&event->uid, line);
  else if (tend_ical_line_is (line, "X-TEND-KIND"))
    take_text (&event->kind, line);
  else
    return FALSE;
  return TRUE;
}

static void
take_line (Reading            *self,
           const TendIcalLine *line)
{
  int sequence;

  if (line->is_cut)
    {
      g_autofree char *reason =
          *line->name ? g_strdup_printf (_("%s, on line %u, is longer than Tend reads lines (%d KiB)."), line->name,
                                         line->number, TEND_ICAL_LINE_MAX / 1024)
                      : g_strdup_printf (_("Line %u is longer than Tend reads lines (%d KiB)."), line->number,
                                         TEND_ICAL_LINE_MAX / 1024);

      if (tend_ical_schedule_take (self->schedule, line))
        tend_ical_event_leave_out (self->event, g_steal_pointer (&reason));
      else
        tend_ical_event_remark (self->event, g_steal_pointer (&reason));
      return;
    }
  if (*line->name == '\0')
    {
      g_autofree char *shown = tend_ical_show (line->value);

      tend_ical_event_remark (self->event, g_strdup_printf (_("“%s”, on line %u, is no line of a calendar."), shown,
                                                            line->number));
      return;
    }
  if (take_words (self, line) || tend_ical_schedule_take (self->schedule, line))
    return;
  if (tend_ical_line_is (line, "DTSTAMP") || tend_ical_line_is (line, "LAST-MODIFIED") ||
      tend_ical_line_is (line, "CREATED"))
    take_stamp (self, line);
  else if (tend_ical_line_is (line, "SEQUENCE") && tend_ical_number_parse (line->value, &sequence))
    self->event->sequence = sequence;
  else if (tend_ical_line_is (line, "STATUS"))
    take_status (self, line);
  else if (tend_ical_line_is (line, "ATTENDEE"))
    take_guest (self, line);
  else if (is_own_category (line))
    return;
  else
    keep_line (self, line);
}

/* A component within the event that Tend knows nothing about, as it stands. */
static gboolean
keep_component (Reading             *self,
                const TendIcalLine  *begin,
                GError             **error)
{
  g_autofree char *name = g_strdup (begin->value);
  guint number = begin->number;
  guint depth = 1;
  GError *local_error = NULL;
  TendIcalLine line;

  keep_line (self, begin);
  while (tend_ical_text_next (self->text, &line, &local_error))
    {
      if (!line.is_cut && *line.name)
        keep_line (self, &line);
      if (tend_ical_line_is (&line, "BEGIN"))
        depth++;
      else if (tend_ical_line_is (&line, "END") && --depth == 0)
        return TRUE;
    }
  if (local_error)
    g_propagate_error (error, local_error);
  else
    {
      g_autofree char *shown = tend_ical_show (name);

      tend_ical_text_refuse (self->text, number, error,
                             _("the file ends within “%s”, which begins there; it was cut off."), shown);
    }
  return FALSE;
}

static gboolean
take_component (Reading             *self,
                const TendIcalLine  *begin,
                GError             **error)
{
  TendIcalAlarm *alarm;

  if (!tend_ical_line_is_component (begin, "BEGIN", "VALARM"))
    return keep_component (self, begin, error);
  alarm = tend_ical_alarm_read (self->text, begin, error);
  if (alarm)
    g_ptr_array_add (self->alarms, alarm);
  return alarm != NULL;
}

static gboolean
read_lines (Reading  *self,
            GError  **error)
{
  guint number = self->event->line;
  GError *local_error = NULL;
  TendIcalLine line;

  while (tend_ical_text_next (self->text, &line, &local_error))
    {
      if (tend_ical_line_is_component (&line, "END", "VEVENT"))
        return TRUE;
      if (tend_ical_line_is_component (&line, "BEGIN", "VEVENT") || tend_ical_line_is (&line, "END"))
        {
          g_autofree char *words = tend_ical_line_dup (&line);
          g_autofree char *shown = tend_ical_show (words);

          return tend_ical_text_refuse (self->text, line.number, error,
                                        _("the event that begins on line %u does not end, and “%s” stands there."),
                                        number, shown);
        }
      if (!tend_ical_line_is (&line, "BEGIN"))
        take_line (self, &line);
      else if (!take_component (self, &line, error))
        return FALSE;
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return tend_ical_text_refuse (self->text, number, error,
                                _("the file ends within the event that begins there; it was cut off."));
}

static gboolean
has_alarm (TendIcalEvent *event,
           int            minutes)
{
  for (guint i = 0; i < event->alarms->len; i++)
    if (g_array_index (event->alarms, int, i) == minutes)
      return TRUE;
  return FALSE;
}

static void
complete_alarms (Reading *self)
{
  TendIcalEvent *event = self->event;
  int length = (event->end.day - event->start.day + (event->is_all_day ? 1 : 0)) * 24 * 60 +
               (event->end.second - event->start.second) / 60;
  gint64 start = tend_ical_schedule_get_start (self->schedule);

  for (guint i = 0; i < self->alarms->len; i++)
    {
      const TendIcalAlarm *alarm = g_ptr_array_index (self->alarms, i);
      int minutes = tend_ical_alarm_get_minutes (alarm, length, start);

      if (minutes >= 0 && !has_alarm (event, minutes))
        g_array_append_val (event->alarms, minutes);
      if (minutes >= 0 && alarm->is_plain)
        continue;
      if (event->extra->len > EXTRA_MAX)
        {
          tend_ical_event_remark (event, g_strdup (_("There is no room for all of its alarms.")));
          continue;
        }
      g_string_append (event->extra, alarm->lines->str);
      if (minutes < 0)
        self->context->n_without_alarm++;
    }
}

/* A title is one line; what does not fit into it goes on in the note. */
static void
complete_title (TendIcalEvent *event)
{
  char *title = event->title ? g_strdelimit (event->title, "\n\t", ' ') : NULL;

  if (title)
    g_strstrip (title);
  if (title == NULL || *title == '\0')
    {
      g_free (event->title);
      event->title = g_strdup (_("Untitled"));
    }
  else if (g_utf8_strlen (title, -1) > TITLE_MAX)
    {
      char *note = g_strconcat (title, "\n\n", event->note, NULL);

      event->title = g_utf8_substring (title, 0, TITLE_MAX);
      g_free (title);
      g_free (event->note);
      event->note = note;
      tend_ical_event_remark (event, g_strdup_printf (_("Its title is longer than %d characters; all of it is in the "
                                                        "note."), TITLE_MAX));
    }
}

static void
shorten (TendIcalEvent  *event,
         char          **field,
         glong           length,
         const char     *name)
{
  char *whole = *field ? *field : g_strdup ("");

  *field = whole;
  if (strlen (whole) <= (gsize) length || g_utf8_strlen (whole, -1) <= length)
    return;
  *field = g_utf8_substring (whole, 0, length);
  g_free (whole);
  /* Translators: a property like LOCATION */
  tend_ical_event_remark (event, g_strdup_printf (_("Of %s, the first %ld characters are kept."), name, length));
}

static void
complete (Reading *self)
{
  TendIcalEvent *event = self->event;

  tend_ical_schedule_complete (self->schedule);
  complete_title (event);
  shorten (event, &event->place, PLACE_MAX, "LOCATION");
  shorten (event, &event->note, NOTE_MAX, "DESCRIPTION");
  if (event->kind && g_utf8_strlen (event->kind, -1) > TITLE_MAX)
    g_clear_pointer (&event->kind, g_free);
  if (self->context->is_cancelling)
    event->is_cancelled = TRUE;
  if (!event->is_left_out)
    complete_alarms (self);
}

/**
 * tend_ical_event_read:
 * @text: the lines of a file, after the one that begins the event
 * @line: which that was
 * @context: what the events of the calendar have in common
 * @error: return location: %TEND_ERROR_DAMAGED, with the line named
 *
 * Returns: (transfer full): the event
 */
TendIcalEvent *
tend_ical_event_read (TendIcalText     *text,
                      guint             line,
                      TendIcalContext  *context,
                      GError          **error)
{
  g_autoptr (TendIcalEvent) event = event_new (line);
  g_autoptr (TendIcalSchedule) schedule = tend_ical_schedule_new (event, context);
  g_autoptr (GPtrArray) alarms = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_ical_alarm_free);
  Reading self = { .text = text, .context = context, .event = event, .schedule = schedule, .alarms = alarms };

  if (!read_lines (&self, error))
    return NULL;
  complete (&self);
  return g_steal_pointer (&event);
}
