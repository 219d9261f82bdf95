/* When one was last together with everybody, and when that is planned next, as far as any feature knows: what a list
 * of people says of each without reading all that there ever was with them. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

/* How far ahead a feature looks for the next time together, in days. */
#define TEND_MEETINGS_AHEAD 60

TendMeetings *tend_meetings_new (void);
TendMeetings *tend_meetings_read (TendDb *db, const TendFeature *const *features, guint n_features, TendZone *zone,
                                  TendDay today, gint64 now, GError **error);
void tend_meetings_free (TendMeetings *self);

void tend_meetings_note_last (TendMeetings *self, const char *person_uuid, TendDay day);
void tend_meetings_note_next (TendMeetings *self, const char *person_uuid, TendDay day);
TendDay tend_meetings_get_last (TendMeetings *self, const char *person_uuid);
TendDay tend_meetings_get_next (TendMeetings *self, const char *person_uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendMeetings, tend_meetings_free)

G_END_DECLS
