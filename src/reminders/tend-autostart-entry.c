#include "reminders/tend-autostart-entry.h"

#include "base/tend-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static char *
get_path (const char *config_folder,
          const char *id)
{
  g_autofree char *name = g_strconcat (id, ".desktop", NULL);

  return g_build_filename (config_folder, "autostart", name, NULL);
}

static gboolean
has_system_entry (const char *id)
{
  for (const char *const *folder = g_get_system_config_dirs (); *folder; folder++)
    {
      g_autofree char *path = get_path (*folder, id);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* The argument of Exec=, by the desktop entry specification: quoted, with what means something inside of
 * quotes escaped, and no "%" that could be a field. GKeyFile escapes for the file once more. */
static char *
quote (const char *program)
{
  GString *quoted = g_string_new ("\"");

  for (const char *c = program; *c; c++)
    {
      if (strchr ("\"`$\\", *c))
        g_string_append_c (quoted, '\\');
      if (*c == '%')
        g_string_append_c (quoted, '%');
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static gboolean
write_entry (const char  *id,
             GKeyFile    *entry,
             GError     **error)
{
  g_autofree char *path = get_path (g_get_user_config_dir (), id);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) trouble = NULL;

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, _("Tend Reminders"));
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_key_file_save_to_file (entry, path, &trouble))
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be written: %s"), path,
               trouble ? trouble->message : g_strerror (errno));
  return FALSE;
}

/**
 * tend_autostart_entry_is_enabled:
 * @id: the entry's name, without ".desktop"
 * @counts_systems: whether the desktop heeds the entry of the system
 *
 * Returns: whether the desktop starts it at login
 */
gboolean
tend_autostart_entry_is_enabled (const char *id,
                                 gboolean    counts_systems)
{
  g_autofree char *path = NULL;
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  g_return_val_if_fail (id != NULL, FALSE);

  path = get_path (g_get_user_config_dir (), id);
  if (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL))
    return !g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL) &&
           g_key_file_has_key (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  return counts_systems && has_system_entry (id);
}

/**
 * tend_autostart_entry_enable:
 * @id: the entry's name, without ".desktop"
 * @program: what is to be started, a path
 * @error: return location for a %TEND_ERROR_IO
 *
 * Has @program started at login, by systemd too, which skips the entry of the system.
 *
 * Returns: whether it could
 */
gboolean
tend_autostart_entry_enable (const char  *id,
                             const char  *program,
                             GError     **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (program != NULL, FALSE);

  quoted = quote (program);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, quoted);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  return write_entry (id, entry, error);
}

/**
 * tend_autostart_entry_disable:
 * @id: the entry's name, without ".desktop"
 * @error: return location for a %TEND_ERROR_IO
 *
 * Has it started no more, by the entry of the system neither.
 *
 * Returns: whether it could
 */
gboolean
tend_autostart_entry_disable (const char  *id,
                              GError     **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  g_return_val_if_fail (id != NULL, FALSE);

  if (!has_system_entry (id))
    return tend_autostart_entry_reset (id, error);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, TRUE);
  return write_entry (id, entry, error);
}

/**
 * tend_autostart_entry_reset:
 * @id: the entry's name, without ".desktop"
 * @error: return location for a %TEND_ERROR_IO
 *
 * Takes the user's entry away, so that only what the system has counts.
 *
 * Returns: whether it could
 */
gboolean
tend_autostart_entry_reset (const char  *id,
                            GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (id != NULL, FALSE);

  path = get_path (g_get_user_config_dir (), id);
  if (g_remove (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be removed: %s"), path,
               g_strerror (errno));
  return FALSE;
}
