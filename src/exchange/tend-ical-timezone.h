/* What a time zone is, for programs that read a calendar: a VTIMEZONE (RFC 5545 section 3.6.5), made of the changes
 * that the zone itself knows.
 *
 * Those that come every year by one rule from some year on are written as that rule, which has no end; all others
 * are written one by one, as far as the plans reach. */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-ical-writer.h"

G_BEGIN_DECLS

void tend_ical_timezone_write (TendZone *zone, TendDay first, TendDay last, TendIcalWriter *writer);

G_END_DECLS
