/* Starts the window, or runs a command.
 *
 * A command goes to the Tend that is running, if there is one, so that an open window sees what it does;
 * otherwise it runs here, with no display and no bus. It never starts the toolkit. */

#include "shell/tend-application.h"
#include "shell/tend-commands.h"
#include "tend-config.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Building a window frees much of what it takes. Left to itself glibc learns from that to keep it, and gives
 * each thread a heap of its own to keep it in: 4 MiB that nobody uses (mallopt(3)). */
static void
keep_memory_small (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TRIM_THRESHOLD, 64 * 1024);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

/* A launcher is never the running instance itself: it registers only if there is one. */
static int
run_words (int    argc,
             char **argv)
{
  g_autoptr (GApplication) launcher = g_application_new (
      TEND_APPLICATION_ID, G_APPLICATION_IS_LAUNCHER | G_APPLICATION_HANDLES_COMMAND_LINE);

  /* Help, and words that are no command, concern nobody who is running. */
  if (!tend_commands_is_command (argv[1]))
    return tend_commands_run_alone ((const char *const *) argv + 1);
  if (g_application_register (launcher, NULL, NULL) && g_application_get_is_remote (launcher))
    return g_application_run (launcher, argc, argv);
  return tend_commands_run_alone ((const char *const *) argv + 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TendApplication) application = NULL;

  keep_memory_small ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, TEND_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Breathing needs the window; all other words are commands. */
  if (argc > 1 && argv[1][0] != '-' && !g_str_equal (argv[1], "breathe"))
    return run_words (argc, argv);
  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      g_autofree char *help = tend_commands_help_text ();

      g_print ("%s", help);
      return 0;
    }
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      g_print ("Tend %s\n", TEND_VERSION);
      return 0;
    }

  g_set_application_name (_("Tend"));
  application = tend_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
