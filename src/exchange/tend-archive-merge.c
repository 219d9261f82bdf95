#include "exchange/tend-archive-merge.h"

#include "exchange/tend-archive-lane.h"
#include "exchange/tend-bulk.h"

struct _TendArchiveMerge
{
  TendArchive *archive;
  const TendFeature *const *features;
  guint n_features;
  TendArchiveCounts *counts;

  TendWriteFunc prepare; /* (nullable) */
  gpointer prepare_data;
  GDestroyNotify prepare_data_free;
  TendProgress *progress;    /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
};

typedef struct
{
  gboolean is_dry;
  guint n_done; /* rows */
  guint n_all;
  TendProgress *progress;    /* (nullable) */
  GCancellable *cancellable; /* (nullable) */
} Walk;

/* Whether what belongs to a row comes in as it stands in the file: a row that is left as it is keeps what it has. */
static gboolean
is_followed (const TendArchiveLane *lane,
             gint64                 parent_id)
{
  return parent_id == TEND_ARCHIVE_ID_TO_COME ||
         (lane->parent && g_hash_table_contains (lane->parent->touched, &parent_id));
}

static gboolean
add_row (TendArchiveLane   *lane,
         guint              row,
         gint64             parent_id,
         gboolean           is_dry,
         TendArchiveCount  *count,
         GError           **error)
{
  gint64 id = TEND_ARCHIVE_ID_TO_COME;

  count->n_added++;
  if (!is_dry && !tend_archive_lane_insert (lane, row, parent_id, &id, error))
    return FALSE;
  tend_archive_lane_remember (lane, row, id);
  if (id != TEND_ARCHIVE_ID_TO_COME)
    tend_archive_lane_touch (lane, id);
  return TRUE;
}

static gboolean
keep_row (TendArchiveLane   *lane,
          guint              row,
          gint64             id,
          gboolean           is_updated,
          gboolean           is_dry,
          TendArchiveCount  *count,
          GError           **error)
{
  gboolean is_different = FALSE;

  tend_archive_lane_remember (lane, row, id);
  if (is_updated && !tend_archive_lane_differs (lane, row, id, &is_different, error))
    return FALSE;
  if (!is_different)
    {
      count->n_known++;
      return TRUE;
    }
  count->n_changed++;
  tend_archive_lane_touch (lane, id);
  return is_dry || tend_archive_lane_update (lane, row, id, error);
}

static gboolean
walk_row (TendArchiveLane   *lane,
          guint              row,
          gboolean           is_dry,
          TendArchiveCount  *count,
          GError           **error)
{
  TendArchiveMode mode = tend_archive_table_get_mode (lane->table);
  gboolean is_update = tend_archive_table_get_policy (lane->table, row) == TEND_ARCHIVE_ROW_UPDATE;
  gint64 parent_id = TEND_ARCHIVE_ID_TO_COME, id = TEND_ARCHIVE_ID_TO_COME;
  gboolean is_known, is_taken;

  if (!tend_archive_lane_find_parent (lane, row, &parent_id, error) ||
      !tend_archive_lane_find (lane, row, parent_id, &is_known, &id, error))
    return FALSE;
  is_taken = is_update || mode != TEND_ARCHIVE_FOLLOW || is_followed (lane, parent_id);
  /* Whatever it looks like itself: what belongs to it may be otherwise. */
  if (is_known && is_update)
    tend_archive_lane_touch (lane, id);
  if (is_known)
    return keep_row (lane, row, id, is_update || (mode != TEND_ARCHIVE_KEEP && is_taken), is_dry, count, error);
  if (is_taken)
    return add_row (lane, row, parent_id, is_dry, count, error);
  count->n_known++;
  return TRUE;
}

/* What such a file brought once, and is not in it any more, goes. */
static gboolean
remove_gone (TendArchiveLane   *lane,
             gboolean           is_dry,
             TendArchiveCount  *count,
             GError           **error)
{
  GHashTableIter iter;
  gpointer parent_id;

  g_hash_table_iter_init (&iter, lane->parent->touched);
  while (g_hash_table_iter_next (&iter, &parent_id, NULL))
    {
      g_autoptr (GArray) gone = tend_archive_lane_find_gone (lane, *(gint64 *) parent_id, error);

      if (gone == NULL)
        return FALSE;
      count->n_removed += gone->len;
      for (guint i = 0; !is_dry && i < gone->len; i++)
        if (!tend_archive_lane_delete (lane, g_array_index (gone, gint64, i), error))
          return FALSE;
    }
  return TRUE;
}

/* What the archive says is to go. */
static gboolean
remove_named (TendArchiveLane   *lane,
              gboolean           is_dry,
              TendArchiveCount  *count,
              GError           **error)
{
  for (guint i = 0; i < tend_archive_table_get_n_removals (lane->table); i++)
    {
      const char *uuid = tend_archive_table_get_removal (lane->table, i);
      gboolean is_found;
      gint64 id;

      if (!tend_archive_lane_find_uuid (lane, uuid, &is_found, &id, error))
        return FALSE;
      count->n_removed += is_found ? 1 : 0;
      if (is_found && !is_dry && !tend_archive_lane_delete (lane, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_lane (Walk               *walk,
           TendArchiveLane    *lane,
           TendArchiveCounts  *counts,
           GError            **error)
{
  TendArchiveCount count = { .table = lane->info->table };

  for (guint row = 0; row < tend_archive_table_get_n_rows (lane->table); row++)
    {
      TendArchiveRow policy = tend_archive_table_get_policy (lane->table, row);

      if (!tend_progress_step (walk->progress, walk->n_done++, walk->n_all, walk->cancellable, error) ||
          (policy < TEND_ARCHIVE_ROW_LEAVE && !walk_row (lane, row, walk->is_dry, &count, error)))
        return FALSE;
      if (policy == TEND_ARCHIVE_ROW_LEAVE)
        count.n_known++;
    }
  if (lane->parent && !lane->is_empty && tend_archive_table_get_mode (lane->table) == TEND_ARCHIVE_FOLLOW &&
      !remove_gone (lane, walk->is_dry, &count, error))
    return FALSE;
  if (!remove_named (lane, walk->is_dry, &count, error))
    return FALSE;
  tend_archive_counts_add (counts, &count);
  return TRUE;
}

/* Parents come before children. */
static TendArchiveLane *
find_lane (GPtrArray                  *lanes,
           const TendArchiveTableInfo *info)
{
  for (guint i = 0; i < lanes->len; i++)
    {
      TendArchiveLane *lane = g_ptr_array_index (lanes, i);

      if (lane->info == info)
        return lane;
    }
  return NULL;
}

static gboolean
open_lanes (TendDb             *db,
            TendArchive        *archive,
            TendArchiveSchema  *schema,
            Walk               *walk,
            GPtrArray          *lanes,
            GError            **error)
{
  for (guint i = 0; i < tend_archive_schema_get_n_tables (schema); i++)
    {
      TendArchiveTableInfo *info = tend_archive_schema_get_table (schema, i);
      TendArchiveLane *lane = tend_archive_lane_new (db, archive, info, find_lane (lanes, info->parent), error);

      if (lane == NULL)
        return FALSE;
      g_ptr_array_add (lanes, lane);
      walk->n_all += lane->table ? tend_archive_table_get_n_rows (lane->table) : 0;
    }
  return TRUE;
}

/* @merge: what is asked of it, without its counts. */
static TendArchiveCounts *
walk_archive (TendDb            *db,
              TendArchiveMerge  *merge,
              gboolean           is_dry,
              GError           **error)
{
  g_autoptr (TendArchiveSchema) schema = tend_archive_schema_new (db, merge->features, merge->n_features, error);
  g_autoptr (TendArchiveCounts) counts = tend_archive_counts_new ();
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_archive_lane_free);
  Walk walk = { .is_dry = is_dry, .progress = merge->progress, .cancellable = merge->cancellable };

  if (schema == NULL || !tend_archive_schema_check (schema, merge->archive, error) ||
      !open_lanes (db, merge->archive, schema, &walk, lanes, error))
    return NULL;
  for (guint i = 0; i < lanes->len; i++)
    {
      TendArchiveLane *lane = g_ptr_array_index (lanes, i);

      if (lane->table && !walk_lane (&walk, lane, counts, error))
        return NULL;
    }
  return g_steal_pointer (&counts);
}

/**
 * tend_archive_merge_new:
 * @archive: what is merged
 * @features: the features of the life, to outlive the merge
 * @n_features: how many
 *
 * Returns: (transfer full): the data for tend_archive_merge()
 */
TendArchiveMerge *
tend_archive_merge_new (TendArchive              *archive,
                        const TendFeature *const *features,
                        guint                     n_features)
{
  TendArchiveMerge *self = g_new0 (TendArchiveMerge, 1);

  self->archive = tend_archive_ref (archive);
  self->features = features;
  self->n_features = n_features;
  return self;
}

void
tend_archive_merge_free (TendArchiveMerge *self)
{
  if (self->prepare_data_free)
    self->prepare_data_free (self->prepare_data);
  tend_archive_unref (self->archive);
  g_clear_pointer (&self->counts, tend_archive_counts_free);
  g_clear_pointer (&self->progress, tend_progress_unref);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * tend_archive_merge_set_prepare:
 * @self: a merge
 * @prepare: called within the write, before the archive is looked at: it may say which rows are which
 * @data: (transfer full): for @prepare
 * @data_free: (nullable): frees @data
 */
void
tend_archive_merge_set_prepare (TendArchiveMerge *self,
                                TendWriteFunc     prepare,
                                gpointer          data,
                                GDestroyNotify    data_free)
{
  self->prepare = prepare;
  self->prepare_data = data;
  self->prepare_data_free = data_free;
}

/**
 * tend_archive_merge_watch:
 * @self: a merge
 * @progress: (nullable): is told how far it has come
 * @cancellable: (nullable): ends it, until its last row is written
 */
void
tend_archive_merge_watch (TendArchiveMerge *self,
                          TendProgress     *progress,
                          GCancellable     *cancellable)
{
  self->progress = progress ? tend_progress_ref (progress) : NULL;
  g_set_object (&self->cancellable, cancellable);
}

/**
 * tend_archive_merge_get_counts:
 * @self: a merge
 *
 * Returns: (transfer none) (nullable): what was added, once tend_archive_merge() has run
 */
TendArchiveCounts *
tend_archive_merge_get_counts (TendArchiveMerge *self)
{
  return self->counts;
}

/**
 * tend_archive_merge:
 * @db: the writing connection, within a transaction
 * @merge: a #TendArchiveMerge
 * @error: return location: %TEND_ERROR_INVALID with the file, and the line or the row, named
 *
 * A #TendWriteFunc. Adds the rows that the life does not know by any of their names; what becomes of one that it
 * knows is said by its table's #TendArchiveMode, or by its own #TendArchiveRow. A row that can't be kept fails the
 * whole merge.
 *
 * Returns: whether to commit
 */
gboolean
tend_archive_merge (TendDb    *db,
                    gpointer   merge,
                    GError   **error)
{
  TendArchiveMerge *self = merge;
  g_autoptr (TendBulk) bulk = NULL;

  g_clear_pointer (&self->counts, tend_archive_counts_free);
  if (self->prepare && !self->prepare (db, self->prepare_data, error))
    return FALSE;
  bulk = tend_bulk_begin (db, self->archive, self->features, self->n_features, error);
  if (bulk == NULL)
    return FALSE;
  self->counts = walk_archive (db, self, FALSE, error);
  if (self->counts == NULL || tend_bulk_end (bulk, error))
    return self->counts != NULL;
  g_clear_pointer (&self->counts, tend_archive_counts_free);
  return FALSE;
}

/**
 * tend_archive_preview:
 * @db: a connection of the thread that calls, which may be one that only reads
 * @archive: an archive
 * @features: the features of the life
 * @n_features: how many
 * @error: return location, as for tend_archive_merge()
 *
 * Finds out what tend_archive_merge() would add, by reading only. It looks for every row: not for the
 * main thread where there are thousands.
 *
 * Returns: (transfer full): what it found
 */
TendArchiveCounts *
tend_archive_preview (TendDb                    *db,
                      TendArchive               *archive,
                      const TendFeature *const  *features,
                      guint                      n_features,
                      GError                   **error)
{
  gboolean is_alone = sqlite3_get_autocommit (tend_db_get_handle (db)) != 0;
  TendArchiveMerge merge = { .archive = archive, .features = features, .n_features = n_features };
  TendArchiveCounts *counts;

  if (is_alone && !tend_db_execute (db, "BEGIN", error))
    return NULL;
  counts = walk_archive (db, &merge, TRUE, error);
  if (is_alone)
    tend_db_execute (db, "COMMIT", NULL);
  return counts;
}
