/* The lines of an iCalendar file, going out: folded, escaped, and ended as RFC 5545 section 3.1 has them.
 *
 * libical could write them too; but what another program wrote and Tend does not know goes back letter for letter,
 * and libical writes such a line as it would have written it. */

#pragma once

#include "base/tend-zone.h"

G_BEGIN_DECLS

/* The most bytes of a line, the line end not counted. */
#define TEND_ICAL_OCTETS_MAX 75

typedef struct _TendIcalWriter TendIcalWriter;

TendIcalWriter *tend_ical_writer_new (void);
void tend_ical_writer_free (TendIcalWriter *self);
const char *tend_ical_writer_get_text (TendIcalWriter *self);

void tend_ical_writer_add_line (TendIcalWriter *self, const char *line);
void tend_ical_writer_add (TendIcalWriter *self, const char *name, const char *value);
void tend_ical_writer_add_text (TendIcalWriter *self, const char *name, const char *text);
void tend_ical_writer_add_format (TendIcalWriter *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void tend_ical_writer_add_stamp (TendIcalWriter *self, const char *name, gint64 instant);
void tend_ical_writer_add_day (TendIcalWriter *self, const char *name, TendDay day);

void tend_ical_append_day (GString *line, TendDay day);
void tend_ical_append_wall (GString *line, TendWall wall);
void tend_ical_append_parameter (GString *line, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalWriter, tend_ical_writer_free)

G_END_DECLS
