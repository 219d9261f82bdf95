#include "features/calendar/tend-plan-file.h"

#include "exchange/tend-transfer.h"
#include "widgets/tend-refusal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The most characters of a title that a file is called by. */
#define NAME_MAX_LENGTH 60

typedef struct
{
  GtkWindow *parent;
  TendExportIcalScope scope;
  char *uuid;       /* (nullable): the plan */
  char *recurrence; /* (nullable): which of its times */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->parent);
  g_free (errand->uuid);
  g_free (errand->recurrence);
  g_free (errand);
}

/* What a file can be called on any disk. */
static char *
make_name (TendStore                *store,
           const TendPlanOccurrence *at)
{
  char day[TEND_DAY_TEXT_SIZE];
  g_autofree char *title = at ? g_utf8_substring (at->plan->title, 0, MIN (g_utf8_strlen (at->plan->title, -1),
                                                                          NAME_MAX_LENGTH))
                              : NULL;

  if (title == NULL)
    return g_strdup_printf ("tend-%s.ics", tend_day_to_text (tend_store_get_today (store), day));
  g_strstrip (g_strdelimit (title, "/\\:*?\"<>|\n\t", ' '));
  /* A dot at the beginning would hide it. */
  return g_strdup_printf ("%s.ics", *title == '\0' || *title == '.' ? _("Plan") : title);
}

static void
on_exported_cb (GObject      *store,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_saved = tend_transfer_export_finish (TEND_STORE (store), result, &error);

  /* A window may have been closed meanwhile. */
  if (error && gtk_widget_get_mapped (GTK_WIDGET (errand->parent)))
    tend_refusal_show (errand->parent, _("Nothing Was Saved"), error->message);
  g_task_return_boolean (task, is_saved);
}

static void
on_chosen_cb (GtkNativeDialog *dialog,
              int              response,
              gpointer         user_data)
{
  GTask *task = user_data;
  const Errand *errand = g_task_get_task_data (task);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  g_object_unref (dialog);
  if (path)
    {
      tend_transfer_export_plans_async (g_task_get_source_object (task), path, errand->scope, errand->uuid, errand->recurrence,
                              NULL, on_exported_cb, task);
      return;
    }
  g_task_return_boolean (task, FALSE);
  g_object_unref (task);
}

/**
 * tend_plan_file_save_async:
 * @store: the life
 * @parent: the window that asks
 * @scope: what the file is made of
 * @at: (nullable): the plan, where @scope is about one, and which of its times
 * @callback: called when it is safely on disk, or was left
 * @user_data: for @callback
 */
void
tend_plan_file_save_async (TendStore                *store,
                           GtkWindow                *parent,
                           TendExportIcalScope       scope,
                           const TendPlanOccurrence *at,
                           GAsyncReadyCallback       callback,
                           gpointer                  user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      scope == TEND_EXPORT_ICAL_INVITATION ? _("Save Invitation") : _("Save as Calendar File"), parent,
      GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *name = make_name (store, at);
  Errand *errand = g_new0 (Errand, 1);
  char recurrence[TEND_PLAN_TIME_TEXT_SIZE];

  errand->parent = g_object_ref (parent);
  errand->scope = scope;
  errand->uuid = at ? g_strdup (at->plan->uuid) : NULL;
  errand->recurrence = at ? g_strdup (tend_plan_time_to_text (at->recurrence, recurrence)) : NULL;
  g_task_set_source_tag (task, tend_plan_file_save_async);
  g_task_set_task_data (task, errand, errand_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * tend_plan_file_save_finish:
 * @store: the store
 * @result: what the callback was given
 *
 * Returns: whether there is a file now; why there is none, if it was not left, was explained
 */
gboolean
tend_plan_file_save_finish (TendStore    *store,
                            GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
