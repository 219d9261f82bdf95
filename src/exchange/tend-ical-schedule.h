/* When an event of an iCalendar file takes place: what its lines say about that, put together.
 *
 * All times come onto the wall of the zone that the event starts in, as a plan has them. */

#pragma once

#include "exchange/tend-ical-event.h"

G_BEGIN_DECLS

typedef struct _TendIcalSchedule TendIcalSchedule;

TendIcalSchedule *tend_ical_schedule_new (TendIcalEvent *event, TendIcalContext *context);
void tend_ical_schedule_free (TendIcalSchedule *self);
gboolean tend_ical_schedule_take (TendIcalSchedule *self, const TendIcalLine *line);
void tend_ical_schedule_complete (TendIcalSchedule *self);
gint64 tend_ical_schedule_get_start (TendIcalSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalSchedule, tend_ical_schedule_free)

G_END_DECLS
