/* What another program wrote about an event and Tend has no place for, on its way back.
 *
 * An import keeps such lines in a plan's column "extra". Most go back as they stand. Of some, Tend took a part over:
 * an attendee with parameters of its own is also a guest, an alarm with a sound is also a reminder. Those go back
 * too, but what has changed in Tend since goes before what they say. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the kind of a plan is written as for other programs. It is marked, so that it is not kept as somebody else's
 * words when the file comes back. */
#define TEND_ICAL_OWN_CATEGORIES "CATEGORIES;X-TEND=KIND"

/**
 * TendIcalKeptAlarm:
 * @lines: (element-type utf8): all of the alarm
 * @minutes: which reminder it is: how many minutes before the start; -1 if it is none
 */
typedef struct
{
  GPtrArray *lines;
  int minutes;
} TendIcalKeptAlarm;

/**
 * TendIcalKept:
 * @lines: (element-type utf8): what goes back as it stands, in order
 * @schedule: (element-type utf8): how it repeats, where Tend does not keep that
 * @attendees: (element-type utf8): lines that name guests
 * @alarms: (element-type TendIcalKeptAlarm): its alarms
 * @status: (nullable): the line that says how settled it is
 * @is_and_following: whether, being one time of a series, it stood for all that follow too
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *schedule;
  GPtrArray *attendees;
  GPtrArray *alarms;
  char *status;
  gboolean is_and_following;
} TendIcalKept;

/**
 * TendIcalAttendee:
 * @uuid: what names them in Tend
 * @name: what they are called
 * @email: "" if it is not known
 * @answer: as the table of guests has it
 */
typedef struct
{
  const char *uuid;
  const char *name;
  const char *email;
  const char *answer;
} TendIcalAttendee;

TendIcalKept *tend_ical_kept_new (const char *extra, int length, gint64 start);
void tend_ical_kept_free (TendIcalKept *self);

const char *tend_ical_get_answer (const char *partstat);
gboolean tend_ical_is_thing (const char *type);
char *tend_ical_kept_make_attendee (const TendIcalKept *self, const TendIcalAttendee *guest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalKept, tend_ical_kept_free)

G_END_DECLS
