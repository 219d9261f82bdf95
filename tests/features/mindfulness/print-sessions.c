/* Prints every text of the guided sessions, a line each, in the language that the catalogues in a folder have.
 *
 *   print-sessions FOLDER
 *
 * For check-sessions. */

#include "features/mindfulness/tend-script-library.h"

#include <libintl.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) scripts = NULL;

  if (argc != 2)
    return 2;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, argv[1]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  scripts = tend_script_library_load (NULL);
  for (guint i = 0; i < scripts->len; i++)
    {
      const TendScript *script = g_ptr_array_index (scripts, i);

      g_print ("%s\n%s\n", script->title, script->about);
      for (guint line = 0; line < script->lines->len; line++)
        g_print ("%s\n", tend_script_get_line (script, line));
    }
  return 0;
}
