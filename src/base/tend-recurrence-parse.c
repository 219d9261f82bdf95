/* Reads a rule, and refuses by name what Tend does not keep.
 *
 * The grammar is that of RFC 5545 section 3.3.10. A rule is first read whole: that it is not well-formed
 * is said before that a part of it is not kept. */

#include "base/tend-error.h"
#include "base/tend-recurrence-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define SHOWN_BYTES_MAX 40

typedef struct _Reader Reader;

/* One kind of part. The numbers of those that Tend does not keep are still read, to tell what is wrong
 * from what is not kept. */
typedef struct
{
  const char *name;
  gboolean (*read) (Reader *reader, const char *value, GError **error);
  gboolean kept;
  /* For lists of numbers: their range, and what takes them if they are kept. */
  int minimum;
  int maximum;
  void (*add) (TendRecurrenceParts *parts, int number);
} PartKind;

struct _Reader
{
  TendRecurrenceParts parts;
  const PartKind *kind;
  guint seen;
  gboolean has_frequency;
  /* The first part that is understood and not kept. */
  char *not_kept;
};

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

/* What of a text can be put into a message, wherever it comes from. */
static char *
show (const char *text)
{
  return g_utf8_make_valid (text, (gssize) MIN (strlen (text), SHOWN_BYTES_MAX));
}

static gboolean
refuse_value (const char  *name,
              const char  *value,
              GError     **error)
{
  g_autofree char *shown = show (value);

  /* Translators: the second %s is a part of a repeat rule, like BYMONTHDAY */
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is not a value for %s in a repeat rule."),
               shown, name);
  return FALSE;
}

static void
note_not_kept (Reader     *reader,
               const char *what)
{
  if (!reader->not_kept)
    reader->not_kept = show (what);
}

/* Reads 1*DIGIT, and stops at G_MAXINT. Returns what comes after it, or NULL if there is no digit. */
static const char *
read_digits (const char *text,
             int        *number)
{
  gint64 value = 0;

  if (!g_ascii_isdigit (*text))
    return NULL;
  for (; g_ascii_isdigit (*text); text++)
    value = MIN (value * 10 + (*text - '0'), G_MAXINT);
  *number = (int) value;
  return text;
}

static const char *
read_signed (const char *text,
             int        *number)
{
  gboolean negative = *text == '-';

  text = read_digits (*text == '-' || *text == '+' ? text + 1 : text, number);
  if (text && negative)
    *number = -*number;
  return text;
}

static int
find_weekday (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (weekday_names); i++)
    if (g_ascii_strcasecmp (text, weekday_names[i]) == 0)
      return (int) i;
  return -1;
}

static gboolean
read_frequency (Reader      *reader,
                const char  *value,
                GError     **error)
{
  static const char *const kept[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  static const char *const not_kept[] = { "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY" };

  reader->has_frequency = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_ascii_strcasecmp (value, kept[i]) == 0)
      {
        reader->parts.frequency = (TendFrequency) i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (not_kept); i++)
    if (g_ascii_strcasecmp (value, strchr (not_kept[i], '=') + 1) == 0)
      {
        note_not_kept (reader, not_kept[i]);
        return TRUE;
      }
  return refuse_value (reader->kind->name, value, error);
}

/* INTERVAL and COUNT: from 1; more than an int holds is understood, and not kept. */
static gboolean
read_amount (Reader      *reader,
             const char  *value,
             int         *amount,
             GError     **error)
{
  const char *rest = read_digits (value, amount);

  if (!rest || *rest != '\0' || *amount < 1)
    return refuse_value (reader->kind->name, value, error);

  while (*value == '0')
    value++;
  if (strlen (value) > strlen (G_STRINGIFY (2147483647)) || g_ascii_strtoull (value, NULL, 10) > G_MAXINT)
    {
      g_autofree char *what = g_strdup_printf ("%s=%s", reader->kind->name, value);

      note_not_kept (reader, what);
    }
  return TRUE;
}

static gboolean
read_interval (Reader      *reader,
               const char  *value,
               GError     **error)
{
  return read_amount (reader, value, &reader->parts.interval, error);
}

static gboolean
read_count (Reader      *reader,
            const char  *value,
            GError     **error)
{
  return read_amount (reader, value, &reader->parts.count, error);
}

/* YYYYMMDD, then THHMMSS or nothing, then Z or nothing. A leap second is read as the one before it, as
 * section 3.3.12 has it for clocks that know none. */
static gboolean
read_until (Reader      *reader,
            const char  *value,
            GError     **error)
{
  TendRecurrenceParts *parts = &reader->parts;
  static const char form[] = "ddddddddTddddddZ";
  gsize length = strlen (value);
  gboolean well_formed = length == 8 || length == 15 || length == 16;
  int fields[14] = { 0 };
  int hour, minute, second;

  for (gsize i = 0; well_formed && i < length; i++)
    if (form[i] == 'd')
      {
        well_formed = g_ascii_isdigit (value[i]);
        fields[i < 8 ? i : i - 1] = value[i] - '0';
      }
    else
      {
        well_formed = g_ascii_toupper (value[i]) == form[i];
      }

  hour = fields[8] * 10 + fields[9];
  minute = fields[10] * 10 + fields[11];
  second = MIN (fields[12] * 10 + fields[13], 60);
  if (well_formed && hour < 24 && minute < 60 && fields[12] <= 6 && (fields[12] < 6 || fields[13] == 0))
    parts->until.day = tend_day_from_ymd (fields[0] * 1000 + fields[1] * 100 + fields[2] * 10 + fields[3],
                                          fields[4] * 10 + fields[5], fields[6] * 10 + fields[7]);
  else
    parts->until.day = TEND_DAY_NONE;
  if (parts->until.day == TEND_DAY_NONE)
    return refuse_value (reader->kind->name, value, error);

  parts->until.second = hour * 3600 + minute * 60 + MIN (second, 59);
  parts->until_kind = length == 8 ? TEND_UNTIL_DAY : length == 15 ? TEND_UNTIL_WALL : TEND_UNTIL_UTC;
  return TRUE;
}

static gboolean
read_week_start (Reader      *reader,
                 const char  *value,
                 GError     **error)
{
  int weekday = find_weekday (value);

  if (weekday < 0)
    return refuse_value (reader->kind->name, value, error);
  reader->parts.week_start = (GDateWeekday) (weekday + G_DATE_MONDAY);
  return TRUE;
}

static void
add_weekday (TendRecurrenceParts *parts,
             int                  ordinal,
             int                  weekday)
{
  TendWeekdays bit = (TendWeekdays) (1u << weekday);

  if (ordinal == 0)
    parts->weekdays |= bit;
  else if (ordinal > 0)
    parts->nth[ordinal - 1] |= bit;
  else
    parts->nth_from_end[-ordinal - 1] |= bit;
  parts->has_ordinals |= ordinal != 0;
}

static gboolean
read_weekdays (Reader      *reader,
               const char  *value,
               GError     **error)
{
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] || i == 0; i++)
    {
      const char *name = items[i] ? items[i] : "";
      gboolean plain = g_ascii_isalpha (*name);
      int ordinal = 0;
      int weekday;

      if (!plain)
        name = read_signed (name, &ordinal);
      weekday = name ? find_weekday (name) : -1;
      if (weekday < 0 || (!plain && (ordinal == 0 || ABS (ordinal) > TEND_RECURRENCE_ORDINAL_MAX)))
        return refuse_value (reader->kind->name, items[i] ? items[i] : "", error);
      add_weekday (&reader->parts, ordinal, weekday);
    }
  return TRUE;
}

static void
add_month (TendRecurrenceParts *parts,
           int                  month)
{
  parts->months |= (guint16) (1u << (month - 1));
}

static void
add_month_day (TendRecurrenceParts *parts,
               int                  day)
{
  *(day > 0 ? &parts->month_days : &parts->month_days_from_end) |= 1u << (ABS (day) - 1);
}

static void
add_position (TendRecurrenceParts *parts,
              int                  position)
{
  tend_day_set_add (position > 0 ? &parts->positions : &parts->positions_from_end, ABS (position) - 1);
  parts->has_positions = TRUE;
}

/* A list of numbers of the kind's range; where that goes below zero, zero itself is not in it. */
static gboolean
read_numbers (Reader      *reader,
              const char  *value,
              GError     **error)
{
  const PartKind *kind = reader->kind;
  g_auto (GStrv) items = g_strsplit (value, ",", -1);

  for (guint i = 0; items[i] || i == 0; i++)
    {
      const char *item = items[i] ? items[i] : "";
      const char *rest;
      int number = 0;

      rest = kind->minimum < 0 ? read_signed (item, &number) : read_digits (item, &number);
      if (!rest || *rest != '\0' || number < kind->minimum || number > kind->maximum ||
          (number == 0 && kind->minimum < 0))
        return refuse_value (kind->name, item, error);
      if (kind->add)
        kind->add (&reader->parts, number);
    }
  return TRUE;
}

/* RFC 7529: a calendar other than the Gregorian, and what to do with its leap months. */
static gboolean
read_anything (Reader      *reader,
               const char  *value,
               GError     **error)
{
  return TRUE;
}

static const PartKind part_kinds[] = {
  { "FREQ", read_frequency, TRUE },
  { "UNTIL", read_until, TRUE },
  { "COUNT", read_count, TRUE },
  { "INTERVAL", read_interval, TRUE },
  { "WKST", read_week_start, TRUE },
  { "BYDAY", read_weekdays, TRUE },
  { "BYMONTH", read_numbers, TRUE, 1, 12, add_month },
  { "BYMONTHDAY", read_numbers, TRUE, -31, 31, add_month_day },
  { "BYSETPOS", read_numbers, TRUE, -366, 366, add_position },
  { "BYSECOND", read_numbers, FALSE, 0, 60 },
  { "BYMINUTE", read_numbers, FALSE, 0, 59 },
  { "BYHOUR", read_numbers, FALSE, 0, 23 },
  { "BYYEARDAY", read_numbers, FALSE, -366, 366 },
  { "BYWEEKNO", read_numbers, FALSE, -53, 53 },
  { "RSCALE", read_anything, FALSE },
  { "SKIP", read_anything, FALSE },
};

static const PartKind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_kinds); i++)
    if (g_ascii_strcasecmp (name, part_kinds[i].name) == 0)
      return &part_kinds[i];
  return NULL;
}

static gboolean
is_token (const char *name)
{
  gboolean token = *name != '\0';

  for (; *name; name++)
    token = token && (g_ascii_isalnum (*name) || *name == '-');
  return token;
}

/* Reads NAME=VALUE; @part is taken apart. */
static gboolean
read_part (Reader  *reader,
           char    *part,
           GError **error)
{
  char *equals = strchr (part, '=');
  guint bit;

  if (equals)
    *equals = '\0';
  if (!equals || !is_token (part))
    {
      g_autofree char *shown = show (part);

      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s” is not a part of a repeat rule; each part is written NAME=VALUE."), shown);
      return FALSE;
    }

  reader->kind = find_kind (part);
  if (!reader->kind)
    {
      note_not_kept (reader, part);
      return TRUE;
    }

  bit = 1u << (reader->kind - part_kinds);
  if (reader->seen & bit)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("%s stands twice in the repeat rule."),
                   reader->kind->name);
      return FALSE;
    }
  reader->seen |= bit;
  if (!reader->kind->kept)
    note_not_kept (reader, reader->kind->name);
  return reader->kind->read (reader, equals + 1, error);
}

/* What section 3.3.10 forbids though each part is well-formed. */
static gboolean
check_whole (Reader  *reader,
             GError **error)
{
  const TendRecurrenceParts *parts = &reader->parts;
  gboolean counts_weekdays =
    parts->frequency == TEND_FREQUENCY_MONTHLY || parts->frequency == TEND_FREQUENCY_YEARLY;
  const char *reason = NULL;

  if (!reader->has_frequency)
    reason = _("The repeat rule has no FREQ, which says how often.");
  else if (parts->count > 0 && parts->until_kind != TEND_UNTIL_NONE)
    reason = _("A repeat rule ends by COUNT or by UNTIL, not by both.");
  else if (reader->not_kept)
    g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                 /* Translators: %s is a part of a repeat rule, like BYWEEKNO or FREQ=HOURLY */
                 _("Tend does not keep repeat rules with %s."), reader->not_kept);
  else if (parts->has_ordinals && !counts_weekdays)
    reason = _("BYDAY with a number, like 1MO, goes with FREQ=MONTHLY and FREQ=YEARLY only.");
  else if (tend_recurrence_parts_have_month_days (parts) && parts->frequency == TEND_FREQUENCY_WEEKLY)
    reason = _("BYMONTHDAY does not go with FREQ=WEEKLY.");
  else if (parts->has_positions && parts->months == 0 && !tend_recurrence_parts_have_weekdays (parts) &&
           !tend_recurrence_parts_have_month_days (parts))
    reason = _("BYSETPOS picks from what other parts like BYDAY give, and there are none.");
  else
    return TRUE;

  if (reason)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, reason);
  return FALSE;
}

/**
 * tend_recurrence_parse:
 * @text: (nullable): the value of an RRULE, as "FREQ=WEEKLY;BYDAY=TU,TH"
 * @error: return location for a #GError
 *
 * Reads a rule. It must be well-formed by RFC 5545 section 3.3.10; the order and the case of its parts
 * do not matter. What is not well-formed, or forbidden there, is a %TEND_ERROR_INVALID; what is
 * well-formed and outside of what Tend keeps is a %TEND_ERROR_UNSUPPORTED. Both name the part. Nothing
 * is ever left out to make a rule fit.
 *
 * Kept are FREQ from DAILY to YEARLY, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and
 * WKST.
 *
 * Returns: (transfer full): the rule, or %NULL with @error set
 */
TendRecurrence *
tend_recurrence_parse (const char  *text,
                       GError     **error)
{
  Reader reader = { .parts = { .interval = 1, .week_start = G_DATE_MONDAY } };
  g_autofree char *not_kept = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean read = TRUE;

  if (!text || *text == '\0')
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("The repeat rule is empty."));
      return NULL;
    }

  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; read && parts[i]; i++)
    read = read_part (&reader, parts[i], error);
  read = read && check_whole (&reader, error);

  not_kept = reader.not_kept;
  return read ? tend_recurrence_new (&reader.parts) : NULL;
}
