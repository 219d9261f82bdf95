#include "base/tend-zone.h"

#include "base/tend-error.h"
#include "base/tend-zone-file.h"
#include "base/tend-zone-rule.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* Where tzdata is, if the variable TZDIR does not say otherwise. */
#define ZONE_FOLDER "/usr/share/zoneinfo"

/* No offset is further from UTC than this (RFC 9636 section 3.2). */
#define OFFSET_MAX (26 * 60 * 60)

/* The calendar comes back after 400 years, weekdays included, and so do the changes of a yearly rule. */
#define YEARS_A_CYCLE 400
#define SECONDS_A_CYCLE (G_GINT64_CONSTANT (146097) * TEND_SECONDS_A_DAY)

/* The instants whose day every zone can tell: a few days inside of the years that TendDay knows. */
#define INSTANT_MIN (G_GINT64_CONSTANT (-62135596800) + 3 * TEND_SECONDS_A_DAY)
#define INSTANT_MAX (G_GINT64_CONSTANT (253402300799) - 3 * TEND_SECONDS_A_DAY)

struct _TendZone
{
  gatomicrefcount ref_count;
  char *id;

  /* TendZoneChange, ascending; the first one is at G_MININT64. Where a yearly rule goes on for ever, they
   * reach until one cycle after cycle_start, and a later time is looked up whole cycles before. */
  GArray *changes;
  gint64 cycle_start;
};

G_DEFINE_BOXED_TYPE (TendZone, tend_zone, tend_zone_ref, tend_zone_unref)

static const TendZoneChange *
get_change (TendZone *self,
            guint     index)
{
  return &g_array_index (self->changes, TendZoneChange, index);
}

/* The offset of a change holds until the next one. */
static gint64
get_end (TendZone *self,
         guint     index)
{
  return index + 1 < self->changes->len ? get_change (self, index + 1)->at : G_MAXINT64;
}

static guint
find_change (TendZone *self,
             gint64    instant)
{
  guint low = 0;
  guint high = self->changes->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_change (self, middle)->at <= instant)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* How many seconds of whole cycles to take off before looking a time up. */
static gint64
get_shift (TendZone *self,
           gint64    seconds)
{
  if (seconds < self->cycle_start || seconds - self->cycle_start < SECONDS_A_CYCLE)
    return 0;
  return (seconds - self->cycle_start) / SECONDS_A_CYCLE * SECONDS_A_CYCLE;
}

static gint64
get_wall_seconds (TendWall wall)
{
  return (gint64) wall.day * TEND_SECONDS_A_DAY + wall.second;
}

static TendDay
get_day_of_seconds (gint64 seconds)
{
  return (TendDay) ((seconds - (seconds < 0 ? TEND_SECONDS_A_DAY - 1 : 0)) / TEND_SECONDS_A_DAY);
}

static void
append_change (TendZone             *self,
               const TendZoneChange *change)
{
  TendZoneChange *last = &g_array_index (self->changes, TendZoneChange, self->changes->len - 1);

  /* A rule can end summer at the very instant at which it begins again. */
  if (last->at == change->at)
    last->offset = change->offset;
  else if (last->at < change->at && last->offset != change->offset)
    g_array_append_val (self->changes, *change);
}

/* The rule holds after @last. That is not the last of the kept changes where only the name of the time
 * changed then, and not the offset. */
static void
append_rule (TendZone           *self,
             const TendZoneRule *rule,
             gint64              last)
{
  int first_year = tend_day_get_year (get_day_of_seconds (CLAMP (last, INSTANT_MIN, INSTANT_MAX)));

  if (!rule->has_summer || first_year + YEARS_A_CYCLE + 2 > TEND_DAY_YEAR_MAX)
    return;

  for (int year = first_year; year <= first_year + YEARS_A_CYCLE + 2; year++)
    {
      TendZoneChange changes[2];

      tend_zone_rule_get_changes (rule, year, changes);
      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        if (changes[i].at > last)
          append_change (self, &changes[i]);
    }
  /* Late enough that nothing near the start of the cycle comes from before the rule. */
  self->cycle_start = (gint64) tend_day_from_ymd (first_year + 2, 1, 1) * TEND_SECONDS_A_DAY;
}

static TendZone *
zone_new (const char *id,
          int         offset)
{
  TendZone *self = g_new0 (TendZone, 1);
  TendZoneChange first = { G_MININT64, offset };

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->changes = g_array_new (FALSE, FALSE, sizeof (TendZoneChange));
  g_array_append_val (self->changes, first);
  self->cycle_start = G_MAXINT64;
  return self;
}

static TendZone *
zone_new_from_rule (const char *text)
{
  TendZoneRule rule;
  TendZone *self;

  if (!tend_zone_rule_parse (text, &rule))
    return NULL;
  self = zone_new (text, rule.standard_offset);
  append_rule (self, &rule, G_MININT64);
  return self;
}

static TendZone *
zone_new_from_bytes (const char *id,
                     const char *bytes,
                     gsize       size)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TendZoneChange));
  g_autofree char *footer = NULL;
  TendZoneRule rule;
  TendZone *self;

  if (!tend_zone_file_parse ((const guint8 *) bytes, size, changes, &footer))
    return NULL;

  self = zone_new (id, g_array_index (changes, TendZoneChange, 0).offset);
  for (guint i = 1; i < changes->len; i++)
    append_change (self, &g_array_index (changes, TendZoneChange, i));
  if (tend_zone_rule_parse (footer, &rule))
    append_rule (self, &rule, g_array_index (changes, TendZoneChange, changes->len - 1).at);
  return self;
}

/* Names of tzdata have letters, digits, and these; no dot, so that none leads out of its folder. */
static gboolean
is_name (const char *id)
{
  for (const char *c = id; *c; c++)
    if (!g_ascii_isalnum (*c) && strchr ("+-_/", *c) == NULL)
      return FALSE;
  return *id != '\0' && *id != '/';
}

static TendZone *
zone_new_from_name (const char *id)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  if (!is_name (id))
    return NULL;
  path = g_build_filename (tend_zone_get_folder (), id, NULL);
  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  return zone_new_from_bytes (id, bytes, size);
}

static TendZone *
zone_new_from_path (const char *path)
{
  const char *folder = path ? g_strrstr (path, "/zoneinfo/") : NULL;

  return folder ? zone_new_from_name (folder + strlen ("/zoneinfo/")) : NULL;
}

/* Reads TZ as POSIX.1-2017 section 8.3 and libc do: a name of tzdata, the path of its file, or a rule. */
static TendZone *
zone_new_from_environment (const char *text)
{
  gsize name;
  g_autofree char *quoted = NULL;
  TendZone *self;

  if (*text == ':')
    text++;
  self = *text == '/' ? zone_new_from_path (text) : zone_new_from_name (text);
  if (self != NULL)
    return self;
  if (strchr (text, ',') != NULL || *text == '<')
    return zone_new_from_rule (text);

  /* The form that tend_zone_new() can tell from a misspelt name. */
  name = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  quoted = g_strdup_printf ("<%.*s>%s", (int) MIN (name, 100), text, text + name);
  return zone_new_from_rule (quoted);
}

/**
 * tend_zone_get_folder:
 *
 * Returns: (transfer none): where tzdata is
 */
const char *
tend_zone_get_folder (void)
{
  const char *folder = g_getenv ("TZDIR");

  return folder ? folder : ZONE_FOLDER;
}

/**
 * tend_zone_new:
 * @id: (nullable): a name of tzdata such as "Europe/Lisbon", or what tend_zone_get_id() gave
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Offsets and abbreviations ("+02:00", "UTC+2", "CEST") are not names of zones and are refused: what they
 * mean is read differently by different programs.
 *
 * Returns: (transfer full): the zone, or %NULL with @error set
 */
TendZone *
tend_zone_new (const char  *id,
               GError     **error)
{
  TendZone *self = zone_new_from_name (id ? id : "");

  if (self == NULL && id != NULL && (strchr (id, ',') != NULL || *id == '<'))
    self = zone_new_from_rule (id);
  if (self == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (id ? id : "", id ? (gssize) strnlen (id, 40) : 0);

      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s” is not a time zone that this computer knows; "
                     "zones are written like Europe/Lisbon."),
                   shown);
    }
  return self;
}

/**
 * tend_zone_new_local:
 *
 * The zone that this computer is in now: what the variable TZ says, otherwise the link /etc/localtime,
 * read anew each time. Where neither names a zone it is UTC, as it is to libc.
 *
 * Returns: (transfer full): the zone
 */
TendZone *
tend_zone_new_local (void)
{
  const char *variable = g_getenv ("TZ");
  TendZone *self;

  if (variable)
    self = zone_new_from_environment (variable);
  else
    self = tend_zone_new_from_link (TEND_LOCALTIME_PATH);
  return self ? self : tend_zone_new_utc ();
}

/**
 * tend_zone_new_from_link:
 * @path: %TEND_LOCALTIME_PATH; a test has its own
 *
 * The zone that a link into tzdata names. Where the file is a copy and no link, its folder's "timezone"
 * (as Debian and Gentoo keep it) has the name.
 *
 * Returns: (transfer full) (nullable): the zone, or %NULL if @path does not tell
 */
TendZone *
tend_zone_new_from_link (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  TendZone *self = zone_new_from_path (target);

  if (self == NULL && target != NULL)
    {
      /* One link may lead to another; only the last is sure to lead into tzdata. */
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *absolute = g_canonicalize_filename (target, folder);
      char *real = realpath (absolute, NULL);

      self = zone_new_from_path (real);
      free (real);
    }
  else if (self == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *beside = g_build_filename (folder, "timezone", NULL);
      g_autofree char *name = NULL;

      if (g_file_get_contents (beside, &name, NULL, NULL))
        self = zone_new_from_name (g_strstrip (name));
    }
  return self;
}

/**
 * tend_zone_new_utc:
 *
 * Returns: (transfer full): the zone without offset or changes
 */
TendZone *
tend_zone_new_utc (void)
{
  return zone_new ("UTC", 0);
}

TendZone *
tend_zone_ref (TendZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tend_zone_unref (TendZone *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->changes);
  g_free (self->id);
  g_free (self);
}

/**
 * tend_zone_get_id:
 * @self: a zone
 *
 * Returns: (transfer none): its name, which tend_zone_new() reads back
 */
const char *
tend_zone_get_id (TendZone *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * tend_zone_to_instant:
 * @self: a zone
 * @wall: a time on the wall there
 *
 * By RFC 5545 section 3.3.5: a time that occurs twice is its first occurrence, and one that does not
 * occur is read with the offset from before the gap, so that 02:30 becomes 03:30 where the clock goes
 * from 02:00 to 03:00.
 *
 * Returns: the instant, in UTC seconds
 */
gint64
tend_zone_to_instant (TendZone *self,
                      TendWall  wall)
{
  gint64 seconds, shift;
  gint64 in_gap = G_MAXINT64;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (wall.day != TEND_DAY_NONE, 0);
  g_return_val_if_fail (wall.second >= 0 && wall.second < TEND_SECONDS_A_DAY, 0);

  seconds = get_wall_seconds (wall);
  shift = get_shift (self, seconds);
  seconds -= shift;

  for (guint i = find_change (self, seconds - OFFSET_MAX);
       i < self->changes->len && get_change (self, i)->at <= seconds + OFFSET_MAX;
       i++)
    {
      gint64 instant = seconds - get_change (self, i)->offset;

      if (instant >= get_end (self, i))
        continue;
      if (instant >= get_change (self, i)->at)
        return instant + shift;
      if (in_gap == G_MAXINT64)
        in_gap = seconds - get_change (self, i - 1)->offset;
    }

  g_return_val_if_fail (in_gap != G_MAXINT64, seconds + shift);
  return in_gap + shift;
}

/**
 * tend_zone_to_wall:
 * @self: a zone
 * @instant: UTC seconds
 *
 * Returns: the time on the wall there; instants outside of the years of #TendDay are taken as the first or
 *   the last of them
 */
TendWall
tend_zone_to_wall (TendZone *self,
                   gint64    instant)
{
  gint64 seconds;
  TendWall wall = { 0 };

  g_return_val_if_fail (self != NULL, wall);

  instant = CLAMP (instant, INSTANT_MIN, INSTANT_MAX);
  seconds = instant + tend_zone_get_offset (self, instant);
  wall.day = get_day_of_seconds (seconds);
  wall.second = (int) (seconds - (gint64) wall.day * TEND_SECONDS_A_DAY);
  return wall;
}

/**
 * tend_zone_to_day:
 * @self: a zone
 * @instant: UTC seconds
 * @day_start: the hour on the wall at which the user's day starts, 0 to %TEND_DAY_START_MAX
 *
 * A day that has begun stays: where the clock is set back over the start of the day (in Chatham from 03:45
 * to 02:45, say), the day before does not come back for the rest of that hour. So the days of later
 * instants are never earlier.
 *
 * Returns: the user's day that the instant belongs to
 */
TendDay
tend_zone_to_day (TendZone *self,
                  gint64    instant,
                  int       day_start)
{
  TendWall wall;
  TendDay day;

  g_return_val_if_fail (self != NULL, TEND_DAY_NONE);
  g_return_val_if_fail (day_start >= 0 && day_start <= TEND_DAY_START_MAX, TEND_DAY_NONE);

  instant = CLAMP (instant, INSTANT_MIN, INSTANT_MAX);
  wall = tend_zone_to_wall (self, instant);
  day = wall.second < day_start * 60 * 60 ? wall.day - 1 : wall.day;
  while (tend_zone_get_start_of_day (self, day + 1, day_start) <= instant)
    day++;
  return day;
}

/**
 * tend_zone_get_start_of_day:
 * @self: a zone
 * @day: a day
 * @day_start: the hour on the wall at which the user's day starts, 0 to %TEND_DAY_START_MAX
 *
 * The user's day lasts from its start until the start of the next day. A day that a zone left out (Samoa's
 * 30 December 2011) starts when the next one does, and lasts no time.
 *
 * Returns: the first instant, in UTC seconds, at which the wall has reached that hour of that day
 */
gint64
tend_zone_get_start_of_day (TendZone *self,
                            TendDay   day,
                            int       day_start)
{
  gint64 seconds, shift;
  guint i;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (day != TEND_DAY_NONE, 0);
  g_return_val_if_fail (day_start >= 0 && day_start <= TEND_DAY_START_MAX, 0);

  seconds = get_wall_seconds ((TendWall) { day, day_start * 60 * 60 });
  shift = get_shift (self, seconds);
  seconds -= shift;

  i = find_change (self, seconds - OFFSET_MAX);
  while (seconds - get_change (self, i)->offset >= get_end (self, i))
    i++;
  return MAX (seconds - get_change (self, i)->offset, get_change (self, i)->at) + shift;
}

/**
 * tend_zone_get_offset:
 * @self: a zone
 * @instant: UTC seconds
 *
 * Returns: the seconds to add to UTC for the time on the wall
 */
int
tend_zone_get_offset (TendZone *self,
                      gint64    instant)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_change (self, find_change (self, instant - get_shift (self, instant)))->offset;
}

/**
 * tend_zone_get_next_change:
 * @self: a zone
 * @after: UTC seconds
 *
 * Returns: the first instant after @after at which the offset is another than just before, %G_MAXINT64 if it stays
 *   as it is for ever
 */
gint64
tend_zone_get_next_change (TendZone *self,
                           gint64    after)
{
  gint64 shift;
  guint next;

  g_return_val_if_fail (self != NULL, G_MAXINT64);

  shift = get_shift (self, after);
  next = find_change (self, after - shift) + 1;
  return next < self->changes->len ? get_change (self, next)->at + shift : G_MAXINT64;
}
