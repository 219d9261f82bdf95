#include "exchange/tend-export-csv.h"

#include "base/tend-error.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-file.h"
#include "exchange/tend-session-csv.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static void
append_value (GString                *csv,
              const TendArchiveValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->type)
    {
    case TEND_ARCHIVE_INTEGER:
      g_string_append_printf (csv, "%" G_GINT64_FORMAT, value->integer);
      break;
    case TEND_ARCHIVE_REAL:
      g_string_append (csv, g_ascii_formatd (number, sizeof number, "%.15g", value->real));
      break;
    case TEND_ARCHIVE_TEXT:
      tend_csv_append_field (csv, value->text);
      break;
    case TEND_ARCHIVE_NULL:
    case TEND_ARCHIVE_ABSENT:
    default:
      break;
    }
}

static GString *
write_table (TendArchiveTable *table)
{
  GString *csv = g_string_new (NULL);
  guint n_columns = tend_archive_table_get_n_columns (table);

  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append (csv, i ? "," : "");
      tend_csv_append_field (csv, tend_archive_table_get_column_name (table, i));
    }
  g_string_append (csv, "\r\n");
  for (guint row = 0; row < tend_archive_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          g_string_append (csv, i ? "," : "");
          append_value (csv, tend_archive_table_get (table, (int) i, row));
        }
      g_string_append (csv, "\r\n");
    }
  return csv;
}

static gboolean
save_tables (TendArchive  *archive,
             const char   *folder,
             GPtrArray    *paths,
             GError      **error)
{
  for (guint i = 0; i < tend_archive_get_n_tables (archive); i++)
    {
      TendArchiveTable *table = tend_archive_get_table (archive, i);
      g_autoptr (GString) csv = write_table (table);
      g_autofree char *name = g_strconcat (tend_archive_table_get_name (table), ".csv", NULL);
      char *path = g_build_filename (folder, name, NULL);

      g_ptr_array_add (paths, path);
      if (!tend_file_save (path, csv->str, csv->len, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_log (TendDb      *db,
          TendZone    *zone,
          const char  *folder,
          GPtrArray   *paths,
          GError     **error)
{
  char *path = g_build_filename (folder, TEND_EXPORT_CSV_LOG, NULL);

  g_ptr_array_add (paths, path);
  return tend_session_csv_save (db, 0, zone, path, error);
}

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

/**
 * tend_export_csv:
 * @archive: an archive
 * @db: a connection of the thread that calls, to the life that the archive was read from
 * @zone: the zone that the hours of sessions are written in
 * @folder: the folder to be made, of mode 0700, or one that is there and empty
 * @error: return location: %TEND_ERROR_INVALID if something is in the folder
 *
 * Writes a file for each table, called by its name, with the columns of the archive, and %TEND_EXPORT_CSV_LOG. Lines end
 * as RFC 4180 has it. Where it fails, nothing of it is left.
 *
 * Returns: whether all files are safely on disk
 */
gboolean
tend_export_csv (TendArchive  *archive,
                 TendDb       *db,
                 TendZone     *zone,
                 const char   *folder,
                 GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gboolean is_made = g_mkdir (folder, 0700) == 0;

  if (!is_made && errno != EEXIST)
    {
      g_set_error (error, TEND_ERROR, errno == ENOSPC ? TEND_ERROR_FULL : TEND_ERROR_READ_ONLY,
                   _("The folder “%s” could not be made (%s)."), folder, g_strerror (errno));
      return FALSE;
    }
  if (!is_made && !is_empty_folder (folder))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   _("“%s” is there already and is no empty folder; nothing was written."), folder);
      return FALSE;
    }
  if (save_tables (archive, folder, paths, error) && save_log (db, zone, folder, paths, error))
    return TRUE;

  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
  if (is_made)
    g_rmdir (folder);
  return FALSE;
}
