/* Which files a command may read and write: never those that a life is kept in. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendCommandFileKind:
 * @TEND_COMMAND_FILE: a file, and no folder
 * @TEND_COMMAND_FOLDER: a folder will do as well
 */
typedef enum
{
  TEND_COMMAND_FILE,
  TEND_COMMAND_FOLDER,
} TendCommandFileKind;

gboolean tend_command_check_source (const char *folder, const char *path, TendCommandFileKind kind,
                                    GError **error);
gboolean tend_command_check_target (const char *folder, const char *path, TendCommandFileKind kind,
                                    GError **error);
char *tend_command_show_path (const char *path);

G_END_DECLS
