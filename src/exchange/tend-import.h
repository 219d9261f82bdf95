/* Any file that Tend can read, told by what is in it and not by its name.
 *
 * `tend import` and the window open a file with it in a thread of its own, show tend_archive_preview() of
 * the archive, and merge that with tend_archive_merge(). */

#pragma once

#include "base/tend-zone.h"
#include "exchange/tend-ical-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TendImport:
 * @kind: what the file is, in words: "a backup of Loop Habit Tracker"
 * @archive: what is in it; its notes are for the user
 * @calendar: (nullable): if it is a calendar: whose plans those are is to be said by tend_ical_settle() before the
 *   archive is merged
 */
typedef struct
{
  char *kind;
  TendArchive *archive;
  TendIcalFile *calendar;
} TendImport;

/**
 * TendImportMoment:
 * @today: the day it is
 * @now: UTC seconds
 * @zone: where the user is: what says no zone is meant there
 *
 * When and where a file is read, as the application's clock has it; a thread cannot ask that.
 */
typedef struct
{
  TendDay today;
  gint64 now;
  TendZone *zone;
} TendImportMoment;

TendImport *tend_import_open (const char *path, const TendImportMoment *moment, TendProgress *progress,
                              GCancellable *cancellable, GError **error);
void tend_import_free (TendImport *self);

gboolean tend_import_is_life (const char *path, const char *life_folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendImport, tend_import_free)

G_END_DECLS
