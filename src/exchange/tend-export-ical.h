/* Plans as an iCalendar file (RFC 5545): for other programs, for other people, and back again.
 *
 * Only the user's own plans are written; what a calendar that is shown only brought stays with whom it came from. How
 * a plan was, and what one thought of it afterwards, is in no such file. */

#pragma once

#include "exchange/tend-archive.h"

G_BEGIN_DECLS

/**
 * TendExportIcalScope:
 * @TEND_EXPORT_ICAL_EVERYTHING: all plans, and the goals that have a day, as things to be done
 * @TEND_EXPORT_ICAL_PLANS: all plans
 * @TEND_EXPORT_ICAL_PLAN: one plan, with all its times
 * @TEND_EXPORT_ICAL_INVITATION: one time of a plan as others may know it: without note, kind and reminders
 *
 * What a file is made of.
 */
typedef enum
{
  TEND_EXPORT_ICAL_EVERYTHING,
  TEND_EXPORT_ICAL_PLANS,
  TEND_EXPORT_ICAL_PLAN,
  TEND_EXPORT_ICAL_INVITATION,
} TendExportIcalScope;

char *tend_export_ical_to_text (TendArchive *archive, TendExportIcalScope scope, const char *uuid,
                                const char *recurrence, GError **error);

G_END_DECLS
