/* The events of an iCalendar file on their way into its archive: as rows, in the order in which they are read.
 *
 * Rows are made in a thread of their own while the next events are read; to read a large file is as much work as to
 * keep what stands in it. */

#pragma once

#include "exchange/tend-ical-file.h"

G_BEGIN_DECLS

typedef struct _TendIcalRows TendIcalRows;

TendIcalRows *tend_ical_rows_new (TendIcalFile *file);
void tend_ical_rows_take (TendIcalRows *self, TendIcalEvent *event);
void tend_ical_rows_finish (TendIcalRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalRows, tend_ical_rows_finish)

G_END_DECLS
