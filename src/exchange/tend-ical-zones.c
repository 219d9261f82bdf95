#include "exchange/tend-ical-zones.h"

#include "base/tend-recurrence.h"
#include "exchange/tend-ical-value.h"

#include <libical/ical.h>
#include <string.h>

/* What of a VTIMEZONE is looked at; more than this no program writes. */
#define RULES_SIZE_MAX (64 * 1024)
#define RULES_COUNT_MAX 500

/* Which years a zone of the file is held against others in: one whose rules are those of today only, as Outlook
 * writes them, is known too. Days before and after today. */
static const struct
{
  int before;
  int after;
} spans[] = { { 3653, 1826 }, { 366, 1826 } };

#define STEP (7 * TEND_SECONDS_A_DAY)

/* A VTIMEZONE, as it stands in the file. */
typedef struct
{
  char *name;
  char *location;      /* (nullable): X-LIC-LOCATION */
  GString *rules;      /* the lines that say when the offset changes */
  gboolean is_strange; /* whether it has rules that are not looked at */
} Definition;

struct _TendIcalZones
{
  TendDay today;
  TendZone *utc;
  TendZone *local;
  GPtrArray *candidates;   /* of TendZone: NULL until rules are looked for */
  GHashTable *definitions; /* char * → Definition */
  GHashTable *found;       /* char * → TendZone, NULL for names that say nothing */
};

static void
definition_free (gpointer data)
{
  Definition *definition = data;

  g_free (definition->name);
  g_free (definition->location);
  g_string_free (definition->rules, TRUE);
  g_free (definition);
}

static void
clear_zone (gpointer data)
{
  if (data)
    tend_zone_unref (data);
}

/**
 * tend_ical_zones_new:
 * @today: the day it is
 *
 * Returns: (transfer full): the zones of a file of which nothing was read yet
 */
TendIcalZones *
tend_ical_zones_new (TendDay today)
{
  TendIcalZones *self = g_new0 (TendIcalZones, 1);

  self->today = today;
  self->utc = tend_zone_new ("UTC", NULL);
  if (self->utc == NULL)
    self->utc = tend_zone_new_utc ();
  self->local = tend_zone_new_local ();
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, definition_free);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_zone);
  return self;
}

void
tend_ical_zones_free (TendIcalZones *self)
{
  tend_zone_unref (self->utc);
  tend_zone_unref (self->local);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->found);
  g_free (self);
}

TendZone *
tend_ical_zones_get_utc (TendIcalZones *self)
{
  return self->utc;
}

/* Whether libical may work a rule out: it does so for all years up to 2582, however many times that makes. */
static gboolean
is_rule_of_years (const char *value)
{
  g_autoptr (TendRecurrence) rule = tend_recurrence_parse (value, NULL);

  return rule && tend_recurrence_get_frequency (rule) == TEND_FREQUENCY_YEARLY;
}

static void
take_line (Definition         *definition,
           const TendIcalLine *line)
{
  static const char *const wanted[] = { "BEGIN", "END", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE" };
  gboolean is_wanted = FALSE;

  if (tend_ical_line_is (line, "TZID") && definition->name == NULL)
    definition->name = tend_ical_text_decode (line->value);
  else if (tend_ical_line_is (line, "X-LIC-LOCATION") && definition->location == NULL)
    definition->location = tend_ical_text_decode (line->value);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted) && !is_wanted; i++)
    is_wanted = tend_ical_line_is (line, wanted[i]);
  if (!is_wanted)
    return;
  if (line->is_cut || definition->rules->len > RULES_SIZE_MAX ||
      (tend_ical_line_is (line, "RRULE") && !is_rule_of_years (line->value)))
    definition->is_strange = TRUE;
  else
    g_string_append_printf (definition->rules, "%s%s:%s\r\n", line->name, line->parameters, line->value);
}

static gboolean
read_definition (TendIcalZones  *self,
                 TendIcalText   *text,
                 GError        **error)
{
  Definition *definition = g_new0 (Definition, 1);
  GError *local_error = NULL;
  TendIcalLine line;

  definition->rules = g_string_new ("BEGIN:VTIMEZONE\r\nTZID:x\r\n");
  while (tend_ical_text_next (text, &line, &local_error))
    {
      take_line (definition, &line);
      if (tend_ical_line_is_component (&line, "END", "VTIMEZONE"))
        break;
    }
  if (local_error == NULL && definition->name && g_hash_table_size (self->definitions) < RULES_COUNT_MAX)
    g_hash_table_replace (self->definitions, definition->name, definition);
  else
    definition_free (definition);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_ical_zones_read:
 * @self: the zones of a file
 * @text: its lines
 * @error: return location
 *
 * Reads what the file says about zones, wherever it does: the events that use them may stand before that. Whether it
 * is well-formed is for whoever reads the events to say.
 *
 * Returns: whether it could
 */
gboolean
tend_ical_zones_read (TendIcalZones  *self,
                      TendIcalText   *text,
                      GError        **error)
{
  GError *local_error = NULL;
  TendIcalLine line;

  while (tend_ical_text_skip_to (text, "BEGIN:VTIMEZONE") && tend_ical_text_next (text, &line, &local_error))
    if (tend_ical_line_is_component (&line, "BEGIN", "VTIMEZONE") && !read_definition (self, text, error))
      return FALSE;
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static icaltimezone *
make_timezone (const Definition *definition)
{
  icalcomponent *component = icalparser_parse_string (definition->rules->str);
  icaltimezone *timezone = icaltimezone_new ();

  icalerror_clear_errno ();
  if (component && icalcomponent_isa (component) == ICAL_VTIMEZONE_COMPONENT &&
      icaltimezone_set_component (timezone, component))
    return timezone;
  g_clear_pointer (&component, icalcomponent_free);
  icaltimezone_free (timezone, 1);
  return NULL;
}

static int
get_offset (icaltimezone *timezone,
            gint64        instant)
{
  TendWall wall = tend_wall_from_seconds (instant);
  struct icaltimetype time = { .hour = wall.second / 3600, .minute = wall.second / 60 % 60, .second = wall.second % 60 };

  tend_day_to_ymd (wall.day, &time.year, &time.month, &time.day);
  return icaltimezone_get_utc_offset_of_utc_time (timezone, &time, NULL);
}

/* Whether both have the same offset all the time: in each week, and just before and after each change of one. */
static gboolean
is_same (icaltimezone *timezone,
         TendZone     *zone,
         gint64        from,
         gint64        to)
{
  gint64 change = tend_zone_get_next_change (zone, from);

  for (gint64 at = from; at < to; at += STEP)
    if (get_offset (timezone, at) != tend_zone_get_offset (zone, at))
      return FALSE;
  for (; change < to; change = tend_zone_get_next_change (zone, change))
    if (get_offset (timezone, change - 1) != tend_zone_get_offset (zone, change - 1) ||
        get_offset (timezone, change) != tend_zone_get_offset (zone, change))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_in_span (TendIcalZones *self,
                 icaltimezone  *timezone,
                 TendZone      *zone,
                 guint          span)
{
  return is_same (timezone, zone, (gint64) (self->today - spans[span].before) * TEND_SECONDS_A_DAY,
                  (gint64) (self->today + spans[span].after) * TEND_SECONDS_A_DAY);
}

/* A zone that is always so many whole hours from UTC. */
static TendZone *
make_fixed_zone (icaltimezone *timezone,
                 gint64        at)
{
  int offset = get_offset (timezone, at);
  g_autofree char *name = NULL;

  if (offset % 3600 != 0 || offset < -12 * 3600 || offset > 14 * 3600)
    return NULL;
  /* The sign is POSIX', and says how far UTC is from the zone. */
  name = offset == 0 ? g_strdup ("UTC") : g_strdup_printf ("Etc/GMT%+d", -offset / 3600);
  return tend_zone_new (name, NULL);
}

static GPtrArray *
get_candidates (TendIcalZones *self)
{
  const char *name;

  if (self->candidates)
    return self->candidates;
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_zone_unref);
  for (guint i = 0; (name = tend_windows_zone_get (i)) != NULL; i++)
    {
      TendZone *zone = tend_zone_new (name, NULL);

      if (zone)
        g_ptr_array_add (self->candidates, zone);
    }
  return self->candidates;
}

/* Returns: (transfer full) (nullable): a zone that has the same offsets */
static TendZone *
find_by_rules (TendIcalZones *self,
               icaltimezone  *timezone)
{
  GPtrArray *candidates = get_candidates (self);

  for (guint span = 0; span < G_N_ELEMENTS (spans); span++)
    {
      g_autoptr (TendZone) fixed = make_fixed_zone (timezone, (gint64) self->today * TEND_SECONDS_A_DAY);

      if (is_same_in_span (self, timezone, self->local, span))
        return tend_zone_ref (self->local);
      if (fixed && is_same_in_span (self, timezone, fixed, span))
        return g_steal_pointer (&fixed);
      for (guint i = 0; i < candidates->len; i++)
        if (is_same_in_span (self, timezone, g_ptr_array_index (candidates, i), span))
          return tend_zone_ref (g_ptr_array_index (candidates, i));
    }
  return NULL;
}

/* A name that ends in one of tzdata's, like "/freeassociation.sourceforge.net/Europe/Lisbon". */
static TendZone *
find_by_ending (TendIcalZones *self,
                const char    *name,
                icaltimezone  *timezone)
{
  for (const char *at = name; *at; at++)
    if (*at == '/' || *at == '_' || *at == ' ' || *at == ':')
      {
        g_autoptr (TendZone) zone = strchr (at + 1, '/') ? tend_zone_new (at + 1, NULL) : NULL;

        if (zone && (timezone == NULL || is_same_in_span (self, timezone, zone, G_N_ELEMENTS (spans) - 1)))
          return g_steal_pointer (&zone);
      }
  return NULL;
}

static TendZone *
find_by_name (const char *name)
{
  const char *windows = tend_windows_zone_find (name);

  /* A rule as POSIX writes it would be one too, and no name. */
  if (strpbrk (name, ",<") != NULL)
    return NULL;
  return tend_zone_new (windows ? windows : name, NULL);
}

static TendZone *
find (TendIcalZones *self,
      const char    *name)
{
  const Definition *definition = g_hash_table_lookup (self->definitions, name);
  icaltimezone *timezone = NULL;
  TendZone *zone = find_by_name (name);

  if (zone == NULL && definition && definition->location)
    zone = find_by_name (definition->location);
  if (zone)
    return zone;

  icalerror_set_errors_are_fatal (FALSE);
  if (definition && !definition->is_strange)
    timezone = make_timezone (definition);
  zone = find_by_ending (self, name, timezone);
  if (zone == NULL && timezone)
    zone = find_by_rules (self, timezone);
  if (timezone)
    icaltimezone_free (timezone, 1);
  return zone;
}

/**
 * tend_ical_zones_find:
 * @self: the zones of a file
 * @name: a TZID
 *
 * Returns: (transfer none) (nullable): which zone of tzdata that is, %NULL if that can't be told
 */
TendZone *
tend_ical_zones_find (TendIcalZones *self,
                      const char    *name)
{
  gpointer zone;

  if (g_hash_table_lookup_extended (self->found, name, NULL, &zone))
    return zone;
  zone = find (self, name);
  g_hash_table_insert (self->found, g_strdup (name), zone);
  return zone;
}
