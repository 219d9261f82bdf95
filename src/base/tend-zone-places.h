/* The places that zones are named after, to find a zone by what people call it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendZonePlace:
 * @id: the IANA name of the zone, "America/New_York"
 * @name: the place, "New York"
 * @country: (nullable): the country that it is in, as the user's language calls it where that is known
 */
typedef struct
{
  char *id;
  char *name;
  char *country;
} TendZonePlace;

void tend_zone_place_free (TendZonePlace *self);
char *tend_zone_id_get_place (const char *id);
GPtrArray *tend_zone_places_read (void);
gboolean tend_zone_place_matches (const TendZonePlace *self, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendZonePlace, tend_zone_place_free)

G_END_DECLS
