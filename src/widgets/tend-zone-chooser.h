/* A window in which a time zone is looked for, by its place or country, with what the clock shows there. */

#pragma once

#include "base/tend-zone.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_ZONE_CHOOSER (tend_zone_chooser_get_type ())

G_DECLARE_FINAL_TYPE (TendZoneChooser, tend_zone_chooser, TEND, ZONE_CHOOSER, AdwWindow)

GtkWidget *tend_zone_chooser_new (TendZone *here, gint64 instant);

G_END_DECLS
