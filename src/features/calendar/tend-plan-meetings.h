/* When each person was part of a plan last, and when they will be next. The calendar tells it to the others with this,
 * and Someone this week chooses by it. */

#pragma once

#include "base/tend-zone.h"
#include "store/tend-meetings.h"

G_BEGIN_DECLS

gboolean tend_plan_meetings_note (TendDb *db, TendZone *zone, TendDay today, gint64 now, TendMeetings *meetings,
                                  GError **error);

G_END_DECLS
