#include "exchange/tend-loop.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* What an entry's value says. Of a measured habit any other value is a number in thousandths. */
typedef enum
{
  VALUE_UNKNOWN = -1,
  VALUE_NO = 0,
  VALUE_YES_AUTO = 1, /* worked out from the rhythm, not ticked */
  VALUE_YES_MANUAL = 2,
  VALUE_SKIP = 3,
} Value;

#define VALUE_UNIT 1000

/* Before schema version 14 a colour was stored as ARGB, from 14 to 20 it is a place in the first palette
 * of 13, from 21 on one in today's palette of 20. */
#define VERSION_FIRST_PALETTE 14
#define VERSION_SECOND_PALETTE 21

/* Today's palette, and the name of ours that comes nearest. */
static const struct
{
  guint32 rgb;
  const char *name;
} palette[] = {
  { 0xd32f2f, "rose" },   { 0xe64a19, "apricot" }, { 0xf57c00, "apricot" }, { 0xff8f00, "amber" },
  { 0xf9a825, "amber" },  { 0xafb42b, "olive" },   { 0x7cb342, "green" },   { 0x388e3c, "green" },
  { 0x00897b, "teal" },   { 0x00acc1, "teal" },    { 0x039be5, "blue" },    { 0x1976d2, "blue" },
  { 0x303f9f, "indigo" }, { 0x5e35b1, "violet" },  { 0x8e24aa, "violet" },  { 0xd81b60, "rose" },
  { 0x5d4037, "apricot" }, { 0x303030, "slate" },  { 0x757575, "slate" },   { 0xaaaaaa, "slate" },
};

/* Where the 13 colours of the first palette stand in today's: migration 21. */
static const guint8 first_palette[] = { 0, 1, 4, 5, 7, 8, 9, 10, 13, 14, 15, 17, 19 };

/* The 13 colours as they were stored before: migration 14. */
static const gint32 first_argb[] = {
  -2937041,  -1684967, -415707,  -5262293,  -13070788, -16742021, -16732991,
  -16540699, -10603087, -7461718, -2614432, -13619152, -5592406,
};

static int
get_distance (guint32 a,
              guint32 b)
{
  int distance = 0;

  for (int shift = 0; shift <= 16; shift += 8)
    {
      int difference = (int) ((a >> shift) & 0xff) - (int) ((b >> shift) & 0xff);

      distance += difference * difference;
    }
  return distance;
}

/**
 * tend_loop_get_nearest_color:
 * @rgb: red, green and blue, eight bits each
 *
 * Returns: the name of the colour of Tend's that comes nearest
 */
const char *
tend_loop_get_nearest_color (guint32 rgb)
{
  gsize nearest = 0;

  for (gsize i = 1; i < G_N_ELEMENTS (palette); i++)
    if (get_distance (rgb, palette[i].rgb) < get_distance (rgb, palette[nearest].rgb))
      nearest = i;
  return palette[nearest].name;
}

/**
 * tend_loop_get_color:
 * @value: a colour as a backup has it
 * @version: the backup's schema version
 *
 * Returns: the name of the colour of Tend's that comes nearest
 */
const char *
tend_loop_get_color (gint64 value,
                     gint64 version)
{
  if (version < VERSION_FIRST_PALETTE)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (first_argb); i++)
        if (value == first_argb[i])
          return palette[first_palette[i]].name;
      return tend_loop_get_nearest_color ((guint32) value & 0xffffff);
    }
  if (version < VERSION_SECOND_PALETTE)
    {
      gboolean is_known = value >= 0 && value < (gint64) G_N_ELEMENTS (first_palette);

      return palette[is_known ? first_palette[value] : 0].name;
    }
  return palette[value >= 0 && value < (gint64) G_N_ELEMENTS (palette) ? value : 0].name;
}

/**
 * tend_loop_get_weekdays:
 * @packed: weekdays as Loop packs them: bit 0 is Saturday, bit 6 is Friday
 *
 * Returns: the same days
 */
TendWeekdays
tend_loop_get_weekdays (gint64 packed)
{
  TendWeekdays weekdays = 0;

  for (int i = 0; i < 7; i++)
    if (packed & (1 << i))
      weekdays |= (TendWeekdays) (1 << (i + 5) % 7);
  return weekdays;
}

/**
 * tend_loop_parse_value:
 * @text: what stands in a CSV export: a name, a whole number as in a backup, or a number with a point, which
 *   is not in thousandths
 * @value: (out): the value as a backup has it
 *
 * Returns: whether it is one of these
 */
gboolean
tend_loop_parse_value (const char *text,
                       gint64     *value)
{
  static const struct
  {
    const char *name;
    Value value;
  } names[] = {
    { "YES_MANUAL", VALUE_YES_MANUAL }, { "YES_AUTO", VALUE_YES_AUTO }, { "NO", VALUE_NO },
    { "SKIP", VALUE_SKIP },             { "UNKNOWN", VALUE_UNKNOWN },
  };
  char *end;
  double number;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i].name))
      {
        *value = names[i].value;
        return TRUE;
      }
  if (*text == '\0' || strspn (text, "+-.0123456789") != strlen (text))
    return FALSE;
  if (strchr (text, '.') == NULL)
    return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
  number = g_ascii_strtod (text, &end);
  if (*end != '\0' || !(fabs (number) <= TEND_HABIT_VALUE_MAX))
    return FALSE;
  *value = (gint64) llround (number * VALUE_UNIT);
  return TRUE;
}

/**
 * tend_loop_add_entry:
 * @habit: the habit
 * @day: the day
 * @value: the value as a backup has it
 * @note: the note, "" if none
 * @line: the line of the file that it stands on, 0 if the file has no lines
 * @tally: counts what is left out
 *
 * Adds what Loop means by it. What it worked out by itself, and a plain "no", are no check-ins.
 *
 * Returns: %FALSE if it is a number that no check-in can hold
 */
gboolean
tend_loop_add_entry (TendHabit     *habit,
                     TendDay        day,
                     gint64         value,
                     const char    *note,
                     guint          line,
                     TendLoopTally *tally)
{
  TendHabitState state = TEND_HABIT_NOTHING;
  double number = NAN;

  if (!tend_habit_claim_day (habit, day))
    {
      tally->n_twice++;
      return TRUE;
    }

  if (value == VALUE_SKIP)
    state = TEND_HABIT_SKIPPED;
  else if (habit->measure != TEND_HABIT_TICK && value != VALUE_UNKNOWN)
    {
      state = TEND_HABIT_DONE;
      number = (double) value / VALUE_UNIT;
      if (number < 0 || number > TEND_HABIT_VALUE_MAX)
        return FALSE;
    }
  else if (value == VALUE_YES_MANUAL)
    state = TEND_HABIT_DONE;
  else if (value < VALUE_UNKNOWN || value > VALUE_SKIP)
    tally->n_without_meaning++;
  tend_habit_add_entry (habit, day, state, number, note, line);
  return TRUE;
}

/**
 * tend_loop_tally_add_notes:
 * @tally: what was left out
 * @archive: told of it
 */
void
tend_loop_tally_add_notes (const TendLoopTally *tally,
                           TendArchive         *archive)
{
  if (tally->n_twice > 0)
    tend_archive_add_note (archive,
                           g_strdup_printf (ngettext ("%'u entry was about a day that had one already; "
                                                      "the first was kept.",
                                                      "%'u entries were about a day that had one already; "
                                                      "the first was kept.",
                                                      tally->n_twice),
                                            tally->n_twice));
  if (tally->n_without_habit > 0)
    tend_archive_add_note (archive,
                           g_strdup_printf (ngettext ("%'u entry belongs to a habit that is not in the file; "
                                                      "it was left out.",
                                                      "%'u entries belong to habits that are not in the "
                                                      "file; they were left out.",
                                                      tally->n_without_habit),
                                            tally->n_without_habit));
  if (tally->n_without_meaning > 0)
    tend_archive_add_note (archive,
                           g_strdup_printf (ngettext ("%'u entry of a yes-or-no habit holds a number; "
                                                      "it was left out.",
                                                      "%'u entries of yes-or-no habits hold numbers; "
                                                      "they were left out.",
                                                      tally->n_without_meaning),
                                            tally->n_without_meaning));
}
