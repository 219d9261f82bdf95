/* Backups: whole copies of a life, made through SQLite's backup API only.
 *
 * They lie in the folder `backups` beside the database: one a day of use, and one before every migration
 * and every restore. The newest seven and one for each of four weeks before are kept, and none for longer
 * than 35 days, since a backup holds what was deleted after it was made. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

#define TEND_BACKUP_KEEP_DAILY 7
#define TEND_BACKUP_KEEP_WEEKLY 4
#define TEND_BACKUP_KEEP_DAYS 35

/* In the name of a file that is being written. */
#define TEND_BACKUP_UNFINISHED ".part"

/**
 * TendBackup:
 * @path: the file
 * @day: the day on which it was made
 * @time: seconds after midnight, UTC, by the file's own time stamp; orders those of one day
 */
typedef struct
{
  char *path;
  TendDay day;
  gint64 time;
} TendBackup;

GPtrArray *tend_backup_list (const char *folder);
void tend_backup_free (TendBackup *backup);

void tend_backup_choose (const TendDay *days, gsize n_days, TendDay today, gboolean *keep);
void tend_backup_prune (const char *folder, TendDay today);
void tend_backup_remove (const char *path);
void tend_backup_remove_all_but (const char *folder, const char *kept_path);

char *tend_backup_get_path (const char *folder, TendDay day, const char *reason);
gboolean tend_backup_write (TendDb *db, const char *path, GError **error);
gboolean tend_backup_check (const char *path, const TendFeature *const *features, guint n_features,
                            GError **error);
gboolean tend_backup_load (TendDb *db, const char *path, GError **error);

gboolean tend_backup_is_same_file (const char *path, const char *other_path);

G_END_DECLS
