#include "shell/tend-command-files.h"

#include "base/tend-error.h"
#include "shell/tend-command-values.h"
#include "store/tend-backup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What was set aside is nobody's any more, and may be looked at like any other file. */
#define SET_ASIDE_PREFIX "tend-damaged-"

/* Whatever stands beside the database: a second descriptor of any of these files would cost SQLite its locks
 * when it is closed. A link to one is the file itself. */
static gboolean
is_own_file (const char *folder,
             const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *own = g_build_filename (folder, name, NULL);

      if (!g_str_has_prefix (name, SET_ASIDE_PREFIX) && !g_file_test (own, G_FILE_TEST_IS_DIR) &&
          tend_backup_is_same_file (path, own))
        return TRUE;
    }
  return FALSE;
}

static void
set_own_file_error (GError     **error,
                    const char  *shown)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               _("“%s” is where Tend keeps your life; please choose another file."), shown);
}

/**
 * tend_command_check_source:
 * @folder: the folder of the life
 * @path: a file to be read
 * @kind: what it may be
 * @error: return location; %TEND_ERROR_NOT_FOUND, %TEND_ERROR_INVALID
 *
 * Looks without opening it.
 *
 * Returns: whether it is there and may be opened
 */
gboolean
tend_command_check_source (const char           *folder,
                           const char           *path,
                           TendCommandFileKind   kind,
                           GError              **error)
{
  g_autofree char *shown = tend_command_show_path (path);
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("“%s” can’t be read (%s)."), shown,
                 g_strerror (errno));
  else if (S_ISDIR (info.st_mode) && kind == TEND_COMMAND_FILE)
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is a folder; please name a file in it."),
                 shown);
  else if (!S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is not a file that can be read."), shown);
  else if (is_own_file (folder, path))
    set_own_file_error (error, shown);
  else
    return TRUE;
  return FALSE;
}

/**
 * tend_command_check_target:
 * @folder: the folder of the life
 * @path: a file to be written
 * @kind: what it may be
 * @error: return location; %TEND_ERROR_NOT_FOUND, %TEND_ERROR_INVALID
 *
 * A file that is there may be written over; a folder may not, nor may anything beside the database.
 *
 * Returns: whether it may be written
 */
gboolean
tend_command_check_target (const char           *folder,
                           const char           *path,
                           TendCommandFileKind   kind,
                           GError              **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *shown = tend_command_show_path (path);
  g_autofree char *shown_directory = tend_command_show_path (directory);
  GStatBuf info;
  gboolean is_there = g_stat (path, &info) == 0;

  if (!g_file_test (directory, G_FILE_TEST_IS_DIR))
    g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("There is no folder “%s”."), shown_directory);
  else if (tend_backup_is_same_file (directory, folder) || (is_there && is_own_file (folder, path)))
    set_own_file_error (error, shown);
  else if (is_there && S_ISDIR (info.st_mode) && kind == TEND_COMMAND_FILE)
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is a folder; please name a file in it."),
                 shown);
  else if (is_there && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is not a file that can be replaced."), shown);
  else
    return TRUE;
  return FALSE;
}

/**
 * tend_command_show_path:
 * @path: (type filename): a file
 *
 * Returns: (transfer full): its path as text, on one line
 */
char *
tend_command_show_path (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return tend_command_show (name);
}
