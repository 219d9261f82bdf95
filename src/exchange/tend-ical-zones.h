/* What an iCalendar file means by the names of its time zones.
 *
 * A name may be tzdata's ("Europe/Lisbon"), tzdata's with something before it, or Windows'; otherwise the rules that
 * the file gives for it (VTIMEZONE) are held against those of zones that are known. Files are full of rules that are
 * out of date, so that a name that is known goes before them. */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-ical-text.h"

G_BEGIN_DECLS

typedef struct _TendIcalZones TendIcalZones;

TendIcalZones *tend_ical_zones_new (TendDay today);
void tend_ical_zones_free (TendIcalZones *self);

gboolean tend_ical_zones_read (TendIcalZones *self, TendIcalText *text, GError **error);
TendZone *tend_ical_zones_find (TendIcalZones *self, const char *name);
TendZone *tend_ical_zones_get_utc (TendIcalZones *self);

/* Windows' names for zones, each with the one of tzdata for the place that it is called after. */
const char *tend_windows_zone_find (const char *name);
const char *tend_windows_zone_get (guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalZones, tend_ical_zones_free)

G_END_DECLS
