/* An iCalendar file, as rows of plans, which are not yet anybody's.
 *
 * Which plans of a life they are, and whether they are to be the user's own or only shown, is said later, by
 * tend-ical-settle.h: until then their UUIDs and those of what belongs to them are only stand-ins. */

#pragma once

#include "exchange/tend-archive.h"
#include "exchange/tend-ical-event.h"
#include "exchange/tend-progress.h"

G_BEGIN_DECLS

/* The most bytes that a file may have. */
#define TEND_ICAL_LIMIT (256 * 1024 * 1024)

/* Stands for "none" as an index. */
#define TEND_ICAL_NONE G_MAXUINT

/**
 * TendIcalEntry:
 * @line: where the event begins in the file
 * @key: what names it among all events: its UID, or what stands for one
 * @has_uid: whether that is its UID
 * @has_recurrence: whether it is one time of another
 * @recurrence: which
 * @recurrence_zone: (nullable): the zone that @recurrence is on the wall of
 * @master: the entry that it is a time of, %TEND_ICAL_NONE if it is none, or that is not in the file
 * @is_all_day: whether it has days and no hours
 * @zone: (nullable): its zone
 * @sequence: SEQUENCE
 * @modified_at: UTC seconds
 * @last_day: the last day that it can touch
 * @is_out: whether another of the same name counts instead
 *
 * One row of the table of plans, by the row's number.
 */
typedef struct
{
  guint line;
  const char *key;
  gboolean has_uid;
  gboolean has_recurrence;
  TendIcalTime recurrence;
  TendZone *recurrence_zone;
  guint master;
  gboolean is_all_day;
  TendZone *zone;
  int sequence;
  gint64 modified_at;
  TendDay last_day;
  gboolean is_out;
} TendIcalEntry;

/**
 * TendIcalGuestRow:
 * @entry: the entry that they are part of
 * @given: (nullable): the UUID that they had where the file was written, if that was Tend
 */
typedef struct
{
  guint entry;
  const char *given;
} TendIcalGuestRow;

/**
 * TendIcalFile:
 * @archive: the rows, and what is told about them
 * @name: (nullable): what the calendar is called in the file
 * @identity: by what the same calendar is known again
 * @zones: its zones, which the entries refer to
 * @entries: (element-type TendIcalEntry): one a row of the table of plans
 * @guests: (element-type TendIcalGuestRow): one a row of the table of guests
 * @dates: (element-type guint): for each row of single dates, the entry
 * @reminders: (element-type guint): for each row of reminders, the entry
 */
typedef struct
{
  TendArchive *archive;
  char *name;
  char *identity;
  TendIcalZones *zones;
  GArray *entries;
  GArray *guests;
  GArray *dates;
  GArray *reminders;
} TendIcalFile;

TendIcalFile *tend_ical_file_read (const char *source, GBytes *bytes, TendDay today, TendProgress *progress,
                                   GCancellable *cancellable, GError **error);
void tend_ical_file_free (TendIcalFile *self);

char *tend_ical_entry_format_recurrence (const TendIcalEntry *self, gboolean is_all_day, TendZone *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIcalFile, tend_ical_file_free)

G_END_DECLS
