/* How much of an archive is new to a life, table by table, and that in words. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendArchiveCount:
 * @table: the table
 * @n_added: rows that are new
 * @n_changed: rows that are in the life already and are brought up to date
 * @n_removed: rows that an earlier state of the file brought, and that are not in it any more
 * @n_known: rows that are in the life already and stay as they are
 */
typedef struct
{
  const TendTable *table;
  guint n_added;
  guint n_changed;
  guint n_removed;
  guint n_known;
} TendArchiveCount;

typedef struct _TendArchiveCounts TendArchiveCounts;

TendArchiveCounts *tend_archive_counts_new (void);
void tend_archive_counts_free (TendArchiveCounts *self);
void tend_archive_counts_add (TendArchiveCounts *self, const TendArchiveCount *count);

guint tend_archive_counts_get_length (TendArchiveCounts *self);
const TendArchiveCount *tend_archive_counts_get (TendArchiveCounts *self, guint index);
gboolean tend_archive_counts_has_news (TendArchiveCounts *self);

char *tend_archive_counts_describe_plan (TendArchiveCounts *self);
char *tend_archive_counts_describe_result (TendArchiveCounts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendArchiveCounts, tend_archive_counts_free)

G_END_DECLS
