/* What the suites about calendars share: calendars written on the spot, read, and brought into a life as the window and
 * the commands bring them. */

#pragma once

#include "exchange/exchange-kit.h"
#include "exchange/tend-ical-file.h"
#include "exchange/tend-transfer.h"

G_BEGIN_DECLS

/* An event of these lines, each of which ends in "\n". */
#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define ALARM(lines) "BEGIN:VALARM\n" lines "END:VALARM\n"

/* Monday, 2 March 2026, from 9 to 10. */
#define WHEN "DTSTART:20260302T090000\nDTEND:20260302T100000\n"

char *ical_kit_wrap (const char *lines);

TendIcalFile *ical_kit_read (const char *lines);
void ical_kit_assert_noted (TendIcalFile *file, const char *words);
void ical_kit_assert_refused (const char *text, const char *words);

/**
 * IcalKitImport:
 * @path: the file
 * @is_shown_only: whether it is to be shown and no more
 * @name: (nullable): what the calendar is to be called
 * @cancellable: (nullable): ends it
 * @progress: (nullable): is told how far it has come
 */
typedef struct
{
  const char *path;
  gboolean is_shown_only;
  const char *name;
  GCancellable *cancellable;
  TendProgress *progress;
} IcalKitImport;

TendTransfer *ical_kit_open (TestLife *life, const IcalKitImport *import, GError **error);
char *ical_kit_try_import (TestLife *life, const IcalKitImport *import, GError **error);
char *ical_kit_import (TestLife *life, const char *lines);
char *ical_kit_show (TestLife *life, const char *lines);

G_END_DECLS
