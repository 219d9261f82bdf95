#include "exchange/tend-ical-timezone.h"

/* How many years are looked at to find what comes every year: enough that each weekday has fallen on each day of
 * its week of the month, a year without its leap day included. */
#define YEARS_LOOKED_AT 80
#define YEARS_OF_A_RULE 40

/* The changes of a zone before this are of no use to anybody. */
#define FIRST_YEAR 1800

#define ABBREVIATIONS "MOTUWETHFRSASU"

/* A change of the offset, by what the wall showed when it came. */
typedef struct
{
  int from;
  int to;
  TendWall wall;
  int year;
  int month;
  int day_of_month;
  GDateWeekday weekday;
} Change;

/* A change that comes every year, from changes[first] on. */
typedef struct
{
  Change first;
  gboolean is_date;  /* whether it has a date, and not a weekday */
  int earliest;      /* the days of the month that it comes on */
  int latest;
} Yearly;

typedef struct
{
  TendZone *zone;
  GArray *changes;   /* of Change, in order */
  GArray *yearlies;  /* of Yearly */
  TendDay first;
  TendDay last;
} Making;

static gint64
get_instant_of_day (TendDay day)
{
  return (gint64) day * TEND_SECONDS_A_DAY;
}

static Change
make_change (TendZone *zone,
             gint64    at)
{
  Change change = { .from = tend_zone_get_offset (zone, at - 1), .to = tend_zone_get_offset (zone, at) };

  change.wall = tend_wall_from_seconds (at + change.from);
  change.weekday = tend_day_get_weekday (change.wall.day);
  tend_day_to_ymd (change.wall.day, &change.year, &change.month, &change.day_of_month);
  return change;
}

/* From the change that holds on the first day, to some decades later. */
static void
collect_changes (Making *self)
{
  int last_year = MAX (tend_day_get_year (self->first) + YEARS_LOOKED_AT,
                       MIN (tend_day_get_year (self->last), tend_day_get_year (self->first) + 3 * YEARS_LOOKED_AT));
  gint64 end = get_instant_of_day (tend_day_from_ymd (MIN (last_year, TEND_DAY_YEAR_MAX - 1), 12, 31));
  gint64 start = get_instant_of_day (self->first);
  gint64 at = tend_zone_get_next_change (self->zone, get_instant_of_day (tend_day_from_ymd (FIRST_YEAR, 1, 1)));

  for (; at < end; at = tend_zone_get_next_change (self->zone, at))
    {
      Change change = make_change (self->zone, at);

      if (at <= start)
        g_array_set_size (self->changes, 0);
      g_array_append_val (self->changes, change);
    }
}

static const Change *
get_change (Making *self,
            guint   index)
{
  return &g_array_index (self->changes, Change, index);
}

static gboolean
is_alike (const Change *one,
          const Change *other)
{
  return one->month == other->month && one->wall.second == other->wall.second && one->from == other->from &&
         one->to == other->to;
}

static const Change *
find_alike (Making       *self,
            const Change *change,
            int           year)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (get_change (self, i)->year == year && is_alike (get_change (self, i), change))
      return get_change (self, i);
  return NULL;
}

/* Goes back year by year, as far as it is the same rule. */
static gboolean
follow_back (Making       *self,
             const Change *last,
             Yearly       *yearly)
{
  const Change *before = find_alike (self, last, last->year - 1);
  int n_years = 1;

  *yearly = (Yearly) { *last, before && before->day_of_month == last->day_of_month, last->day_of_month,
                       last->day_of_month };
  for (; before; before = find_alike (self, last, before->year - 1), n_years++)
    {
      int earliest = MIN (yearly->earliest, before->day_of_month);
      int latest = MAX (yearly->latest, before->day_of_month);

      if (yearly->is_date ? earliest != latest : before->weekday != last->weekday || latest - earliest > 6)
        break;
      yearly->earliest = earliest;
      yearly->latest = latest;
      yearly->first = *before;
    }
  return n_years >= YEARS_OF_A_RULE && (yearly->is_date || yearly->latest - yearly->earliest == 6);
}

/* What comes in the last whole year that was looked at comes for ever, if all of it is by a rule. */
static void
find_yearlies (Making *self)
{
  int year = self->changes->len ? get_change (self, self->changes->len - 1)->year : 0;

  if (year < tend_day_get_year (self->first) + YEARS_LOOKED_AT - 1)
    return;
  for (guint i = 0; i < self->changes->len; i++)
    if (get_change (self, i)->year == year)
      {
        Yearly yearly;

        if (!follow_back (self, get_change (self, i), &yearly))
          {
            g_array_set_size (self->yearlies, 0);
            return;
          }
        g_array_append_val (self->yearlies, yearly);
      }
}

static gboolean
is_of_a_yearly (Making       *self,
                const Change *change)
{
  for (guint i = 0; i < self->yearlies->len; i++)
    {
      const Yearly *yearly = &g_array_index (self->yearlies, Yearly, i);

      if (change->wall.day >= yearly->first.wall.day && is_alike (change, &yearly->first))
        return TRUE;
    }
  return FALSE;
}

static void
format_offset (int  offset,
               char text[static 16])
{
  int seconds = ABS (offset);

  if (seconds % 60)
    g_snprintf (text, 16, "%c%02d%02d%02d", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60, seconds % 60);
  else
    g_snprintf (text, 16, "%c%02d%02d", offset < 0 ? '-' : '+', seconds / 3600, seconds / 60 % 60);
}

/* tzdata knows which time is the summer's by name only; whoever reads this looks at the offsets. */
static void
begin_observance (TendIcalWriter *writer,
                  const Change   *change)
{
  g_autoptr (GString) start = g_string_new ("DTSTART:");
  char from[16], to[16];

  format_offset (change->from, from);
  format_offset (change->to, to);
  tend_ical_append_wall (start, change->wall);
  tend_ical_writer_add (writer, "BEGIN", change->to > change->from ? "DAYLIGHT" : "STANDARD");
  tend_ical_writer_add_line (writer, start->str);
  tend_ical_writer_add (writer, "TZOFFSETFROM", from);
  tend_ical_writer_add (writer, "TZOFFSETTO", to);
}

static void
end_observance (TendIcalWriter *writer,
                const Change   *change)
{
  tend_ical_writer_add (writer, "END", change->to > change->from ? "DAYLIGHT" : "STANDARD");
}

/* "the last Sunday", "the second Sunday", or the Friday of seven days that are not a week of the month. */
static char *
describe_rule (const Yearly *yearly)
{
  g_autoptr (GString) rule = g_string_new (NULL);
  int month = yearly->first.month;
  int length = tend_day_get_days_in_month (yearly->first.year, month);
  const char *weekday = ABBREVIATIONS + 2 * (yearly->first.weekday - G_DATE_MONDAY);

  g_string_append_printf (rule, "FREQ=YEARLY;BYMONTH=%d", month);
  if (yearly->is_date)
    g_string_append_printf (rule, ";BYMONTHDAY=%d", yearly->latest);
  else if (month != G_DATE_FEBRUARY && yearly->latest == length)
    g_string_append_printf (rule, ";BYDAY=-1%.2s", weekday);
  else if (yearly->latest % 7 == 0)
    g_string_append_printf (rule, ";BYDAY=%d%.2s", yearly->latest / 7, weekday);
  else
    {
      g_string_append_printf (rule, ";BYDAY=%.2s;BYMONTHDAY=%d", weekday, yearly->earliest);
      for (int day = yearly->earliest + 1; day <= yearly->latest; day++)
        g_string_append_printf (rule, ",%d", day);
    }
  return g_strdup (rule->str);
}

static void
write_yearlies (Making         *self,
                TendIcalWriter *writer)
{
  for (guint i = 0; i < self->yearlies->len; i++)
    {
      const Yearly *yearly = &g_array_index (self->yearlies, Yearly, i);
      g_autofree char *rule = describe_rule (yearly);

      if (yearly->first.wall.day > self->last)
        continue;
      begin_observance (writer, &yearly->first);
      tend_ical_writer_add (writer, "RRULE", rule);
      end_observance (writer, &yearly->first);
    }
}

/* Changes between the same two offsets are one observance. */
static void
write_singles (Making         *self,
               TendIcalWriter *writer)
{
  g_autofree gboolean *is_done = g_new0 (gboolean, self->changes->len + 1);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = get_change (self, i);
      g_autoptr (GString) dates = g_string_new (NULL);

      if (is_done[i] || change->wall.day > self->last || is_of_a_yearly (self, change))
        continue;
      for (guint j = i + 1; j < self->changes->len && get_change (self, j)->wall.day <= self->last; j++)
        if (get_change (self, j)->from == change->from && get_change (self, j)->to == change->to &&
            !is_of_a_yearly (self, get_change (self, j)))
          {
            is_done[j] = TRUE;
            g_string_append (dates, dates->len ? "," : "");
            tend_ical_append_wall (dates, get_change (self, j)->wall);
          }
      begin_observance (writer, change);
      if (dates->len)
        tend_ical_writer_add (writer, "RDATE", dates->str);
      end_observance (writer, change);
    }
}

/* Where nothing changed before the plans, something has to hold all the same. */
static void
write_beginning (Making         *self,
                 TendIcalWriter *writer)
{
  gint64 start = get_instant_of_day (self->first);
  int offset = tend_zone_get_offset (self->zone, start);
  Change beginning = { .from = offset, .to = offset };

  if (self->changes->len && get_change (self, 0)->wall.day <= self->first)
    return;
  beginning.wall.day = MIN (self->first, tend_day_from_ymd (1970, 1, 1));
  begin_observance (writer, &beginning);
  end_observance (writer, &beginning);
}

/**
 * tend_ical_timezone_write:
 * @zone: a zone
 * @first: the first day, on its wall, that is to be right
 * @last: the last one; it may be the last that there is
 * @writer: where it goes
 *
 * Writes what @zone's offsets are. Of a zone whose changes follow no rule and that @last is further away in than
 * some decades, the changes of those decades are written.
 */
void
tend_ical_timezone_write (TendZone       *zone,
                          TendDay         first,
                          TendDay         last,
                          TendIcalWriter *writer)
{
  Making self = {
    .zone = zone,
    /* A time may have begun the day before, and end the day after. */
    .first = MAX (first, tend_day_from_ymd (1, 1, 3)) - 2,
    .last = MIN (MAX (last, first), tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 29)) + 2,
  };

  self.changes = g_array_new (FALSE, FALSE, sizeof (Change));
  self.yearlies = g_array_new (FALSE, FALSE, sizeof (Yearly));
  collect_changes (&self);
  find_yearlies (&self);

  tend_ical_writer_add (writer, "BEGIN", "VTIMEZONE");
  tend_ical_writer_add_text (writer, "TZID", tend_zone_get_id (zone));
  tend_ical_writer_add_text (writer, "X-LIC-LOCATION", tend_zone_get_id (zone));
  write_beginning (&self, writer);
  write_singles (&self, writer);
  write_yearlies (&self, writer);
  tend_ical_writer_add (writer, "END", "VTIMEZONE");
  g_array_unref (self.changes);
  g_array_unref (self.yearlies);
}
