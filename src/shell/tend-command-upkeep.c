/* tend backup, restore, check, migrate: keeping the life's file well. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "shell/tend-command-files.h"
#include "shell/tend-command-values.h"
#include "store/tend-backup.h"
#include "store/tend-rescue.h"

#include <glib/gi18n.h>

/* The one file that the command is about, in words. */
static char *
show_file (TendCommand *self)
{
  g_autofree char *path = tend_command_get_path (self, 0, NULL);

  return tend_command_show_path (path);
}

static void
on_backup_made_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  TendCommand *self = user_data;
  g_autofree char *shown = show_file (self);
  GError *error = NULL;

  if (!tend_store_backup_finish (TEND_STORE (source), result, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  tend_command_print (self, _("Your life is backed up to “%s”.\n"), shown);
  tend_command_finish (self);
}

static void
run_backup (TendCommand *self)
{
  TendStore *store = tend_command_get_store (self);
  GError *error = NULL;
  g_autofree char *path = tend_command_get_path (self, 0, &error);

  if (path && tend_command_check_target (tend_store_get_folder (store), path, TEND_COMMAND_FILE, &error))
    tend_store_backup_async (store, path, NULL, on_backup_made_cb, self);
  else
    tend_command_fail (self, error);
}

const TendCommandKind tend_command_backup = {
  .name = "backup",
  .usage = "tend backup FILE",
  .summary = N_("Makes a copy of all that is kept; a file of that name is replaced."),
  .min_words = 1,
  .max_words = 1,
  .takes_files = TRUE,
  .run = run_backup,
};

static void
on_restored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TendCommand *self = user_data;
  g_autofree char *shown = show_file (self);
  GError *error = NULL;

  if (!tend_store_restore_finish (TEND_STORE (source), result, &error))
    {
      tend_command_fail (self, error);
      return;
    }
  tend_command_print (self,
                      _("Your life is as it was in “%s”; as it was just now, it is among the backups.\n"),
                      shown);
  tend_command_finish (self);
}

static void
run_restore (TendCommand *self)
{
  TendStore *store = tend_command_get_store (self);
  GError *error = NULL;
  g_autofree char *path = tend_command_get_path (self, 0, &error);

  if (path && tend_command_check_source (tend_store_get_folder (store), path, TEND_COMMAND_FILE, &error))
    tend_store_restore_async (store, path, NULL, on_restored_cb, self);
  else
    tend_command_fail (self, error);
}

/* The backup is looked at before anything is moved; opening the life afterwards brings it to this Tend's
 * schema, and shows that it is one. */
static gboolean
rescue (TendCommand  *self,
        const char   *folder,
        TendClock    *clock,
        GError      **error)
{
  g_autofree char *path = tend_command_get_path (self, 0, error);
  g_autofree char *shown = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *shown_aside = NULL;
  g_autoptr (TendStore) store = NULL;

  if (path == NULL || !tend_command_check_source (folder, path, TEND_COMMAND_FILE, error) ||
      !tend_backup_check (path, tend_features, tend_n_features, error))
    return FALSE;
  aside = tend_rescue_set_aside (folder, tend_clock_get_today (clock), error);
  if (aside == NULL)
    return FALSE;

  shown = tend_command_show_path (path);
  shown_aside = tend_command_show_path (aside);
  tend_command_print (self, _("The damaged file is kept as “%s”.\n"), shown_aside);
  if (!tend_rescue_bring_back (folder, path, tend_features, tend_n_features, error))
    return FALSE;
  store = tend_store_open (folder, clock, tend_features, tend_n_features, error);
  if (store == NULL)
    return FALSE;
  tend_store_close (store);
  tend_command_print (self, _("Your life is as it was in “%s”.\n"), shown);
  return TRUE;
}

const TendCommandKind tend_command_restore = {
  .name = "restore",
  .usage = "tend restore FILE",
  .summary = N_("Takes all that is kept back to what it was in a backup, after a backup of what it is now."),
  .min_words = 1,
  .max_words = 1,
  .takes_files = TRUE,
  .run = run_restore,
  .rescue = rescue,
};

static void
on_checked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  TendCommand *self = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) problems = tend_store_check_finish (TEND_STORE (source), result, &error);

  if (problems == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  if (problems->len == 0)
    {
      tend_command_print (self, "%s\n", _("Everything is in order."));
      tend_command_finish (self);
      return;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = tend_command_show (g_ptr_array_index (problems, i));

      tend_command_print (self, "%s\n", problem);
    }
  tend_command_fail (self, g_error_new (TEND_ERROR, TEND_ERROR_DAMAGED,
                                        ngettext ("Your life’s file is damaged in %u place; "
                                                  "“tend restore FILE” brings a backup back.",
                                                  "Your life’s file is damaged in %u places; "
                                                  "“tend restore FILE” brings a backup back.", problems->len),
                                        problems->len));
}

static void
run_check (TendCommand *self)
{
  tend_store_check_async (tend_command_get_store (self), NULL, on_checked_cb, self);
}

const TendCommandKind tend_command_check = {
  .name = "check",
  .usage = "tend check",
  .summary = N_("Looks whether the file in which all is kept is sound."),
  .run = run_check,
};

/* Whoever has a life open has migrated it. */
static void
run_migrate (TendCommand *self)
{
  tend_command_print (self, "%s\n", _("Your life is kept in this Tend’s form."));
  tend_command_finish (self);
}

const TendCommandKind tend_command_migrate = {
  .name = "migrate",
  .usage = "tend migrate",
  .summary = N_("Brings what an earlier Tend has kept into this one’s form, after a backup."),
  .run = run_migrate,
};
