#include "store/tend-schema.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

/* PRAGMA user_version: the layout of the two tables below, which belong to no feature. */
#define LAYOUT_VERSION 1

static const char layout_sql[] =
    "CREATE TABLE tend_feature (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE tend_state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

static gboolean
get_feature_version (TendDb             *db,
                     const TendFeature  *feature,
                     gint64             *version,
                     GError            **error)
{
  /* max() has a row also where there is none to take it of. */
  return tend_db_query_int64 (db, version, error,
                              "SELECT coalesce(max(version), 0) FROM tend_feature WHERE name = ?1", "s",
                              feature->id);
}

static gboolean
refuse_newer (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NEWER_SCHEMA,
                       _("Your life here was last kept by a newer Tend than this one; "
                         "nothing was opened or changed, and a newer Tend can read it."));
  return FALSE;
}

static gboolean
refuse_stranger (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("That file is not a life kept by Tend."));
  return FALSE;
}

/**
 * tend_schema_inspect:
 * @db: a connection
 * @features: the features that this Tend has
 * @n_features: how many
 * @state: (out): what it found
 * @error: return location; %TEND_ERROR_NEWER_SCHEMA or %TEND_ERROR_DAMAGED
 *
 * Looks without changing anything. Features in the file that this Tend does not have are left alone.
 *
 * Returns: whether the file is one that this Tend can open
 */
gboolean
tend_schema_inspect (TendDb                    *db,
                     const TendFeature *const  *features,
                     guint                      n_features,
                     TendSchemaState           *state,
                     GError                   **error)
{
  gint64 application_id, layout, n_tables;

  if (!tend_db_query_int64 (db, &application_id, error, "PRAGMA application_id", NULL) ||
      !tend_db_query_int64 (db, &layout, error, "PRAGMA user_version", NULL) ||
      !tend_db_query_int64 (db, &n_tables, error, "SELECT count(*) FROM sqlite_schema", NULL))
    return FALSE;

  if (application_id == 0 && layout == 0 && n_tables == 0)
    {
      *state = TEND_SCHEMA_EMPTY;
      return TRUE;
    }
  if (application_id != TEND_SCHEMA_APPLICATION_ID)
    return refuse_stranger (error);
  if (layout > LAYOUT_VERSION)
    return refuse_newer (error);

  *state = TEND_SCHEMA_CURRENT;
  for (guint i = 0; i < n_features; i++)
    {
      gint64 version;

      if (!get_feature_version (db, features[i], &version, error))
        return FALSE;
      if (version < 0)
        return refuse_stranger (error);
      if (version > features[i]->n_migrations)
        return refuse_newer (error);
      if (version < features[i]->n_migrations)
        *state = TEND_SCHEMA_OLDER;
    }
  return TRUE;
}

/* A column that was added is not in the rows that were there before: SQLite reads its default instead. The
 * session extension of SQLite 3.40 does not, records that they held NULL, and could not put them back. So
 * every row is written anew, with all of its columns. */
static gboolean
write_rows_anew (TendDb             *db,
                 const TendFeature  *feature,
                 GError            **error)
{
  for (guint i = 0; i < feature->n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET id = id", feature->tables[i].name);

      if (!tend_db_execute (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
migrate_feature (TendDb             *db,
                 const TendFeature  *feature,
                 GError            **error)
{
  gint64 version;
  gboolean has_rows;

  if (!get_feature_version (db, feature, &version, error))
    return FALSE;
  has_rows = version > 0 && version < feature->n_migrations;
  for (; version < feature->n_migrations; version++)
    if (!tend_db_execute (db, feature->migrations[version].sql, error))
      {
        g_prefix_error (error, _("Step %d of “%s” could not be taken: "), (int) version + 1, feature->id);
        return FALSE;
      }
  if (has_rows && !write_rows_anew (db, feature, error))
    return FALSE;
  return tend_db_run (db, error,
                      "INSERT INTO tend_feature (name, version) VALUES (?1, ?2)"
                      "  ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                      "si", feature->id, version);
}

/**
 * tend_schema_check_integrity:
 * @db: a connection
 * @problems: (element-type utf8): gets a line for everything that is wrong
 * @error: return location, for when it could not be found out
 *
 * Asks SQLite whether the file is whole, and whether its indexes agree with its tables.
 *
 * Returns: whether it could be found out
 */
gboolean
tend_schema_check_integrity (TendDb     *db,
                             GPtrArray  *problems,
                             GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, "PRAGMA integrity_check", NULL);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      /* A row may hold several lines, the first of which is a heading. */
      g_auto (GStrv) lines = g_strsplit (tend_rows_get_text (rows, 0), "\n", -1);

      for (guint i = 0; lines[i]; i++)
        if (!g_str_equal (lines[i], "ok") && !g_str_has_prefix (lines[i], "***"))
          g_ptr_array_add (problems, g_strdup (lines[i]));
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_schema_check_references:
 * @db: a connection
 * @error: return location; %TEND_ERROR_DAMAGED if not
 *
 * Returns: whether every row has the one that it belongs to
 */
gboolean
tend_schema_check_references (TendDb  *db,
                              GError **error)
{
  gint64 n_broken;

  if (!tend_db_query_int64 (db, &n_broken, error, "SELECT count(*) FROM pragma_foreign_key_check", NULL))
    return FALSE;
  if (n_broken == 0)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED,
               ngettext ("%d entry belongs to something that isn’t there.",
                         "%d entries belong to something that isn’t there.", (gulong) n_broken),
               (int) n_broken);
  return FALSE;
}

static gboolean
migrate_all (TendDb                    *db,
             const TendFeature *const  *features,
             guint                      n_features,
             GError                   **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            TEND_SCHEMA_APPLICATION_ID, LAYOUT_VERSION);
  gint64 layout;

  if (!tend_db_query_int64 (db, &layout, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (layout == 0 && !tend_db_execute (db, layout_sql, error))
    return FALSE;
  for (guint i = 0; i < n_features; i++)
    if (!migrate_feature (db, features[i], error))
      return FALSE;
  return tend_schema_check_references (db, error) && tend_db_execute (db, stamp, error);
}

/**
 * tend_schema_migrate:
 * @db: the writing connection
 * @features: the features that this Tend has
 * @n_features: how many
 * @error: return location
 *
 * Brings every feature's tables to the version that this Tend knows, all in one transaction. A migration
 * may build a table anew: references are not enforced while it runs, and checked before it is kept.
 *
 * Returns: whether it is done; if not, nothing was changed
 */
gboolean
tend_schema_migrate (TendDb                    *db,
                     const TendFeature *const  *features,
                     guint                      n_features,
                     GError                   **error)
{
  gboolean is_done;

  is_done = tend_db_execute (db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;", error) &&
            migrate_all (db, features, n_features, error) && tend_db_execute (db, "COMMIT", error);
  if (!is_done)
    tend_db_execute (db, "ROLLBACK", NULL);
  if (!tend_db_execute (db, "PRAGMA foreign_keys = ON", is_done ? error : NULL))
    return FALSE;
  return is_done;
}

/**
 * tend_schema_get_erase_pending:
 * @db: a connection
 * @is_pending: (out): whether something was taken away whose traces are still in the file
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_schema_get_erase_pending (TendDb    *db,
                               gboolean  *is_pending,
                               GError   **error)
{
  gint64 value;

  if (!tend_db_query_int64 (db, &value, error,
                            "SELECT coalesce(max(value), 0) FROM tend_state WHERE key = 'erase-pending'",
                            NULL))
    return FALSE;
  *is_pending = value != 0;
  return TRUE;
}

gboolean
tend_schema_set_erase_pending (TendDb    *db,
                               gboolean   is_pending,
                               GError   **error)
{
  return tend_db_run (db, error,
                      "INSERT INTO tend_state (key, value) VALUES ('erase-pending', ?1)"
                      "  ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "b", is_pending);
}
