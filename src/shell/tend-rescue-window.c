#include "shell/tend-rescue-window.h"

#include "base/tend-error.h"
#include "store/tend-backup.h"
#include "store/tend-rescue.h"

#include <glib/gi18n.h>

struct _TendRescueWindow
{
  AdwApplicationWindow parent_instance;

  char *folder;
  TendDay today;
  GPtrArray *backups; /* of TendBackup, one for each row */

  AdwToastOverlay *overlay;
  AdwStatusPage *status_page;
  GtkWidget *damage_box;
  GtkLabel *damage_label;
  GtkListBox *backup_list;
};

enum
{
  RESCUED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendRescueWindow, tend_rescue_window, ADW_TYPE_APPLICATION_WINDOW)

static void
tell (TendRescueWindow *self,
      const GError     *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (escaped));
}

static GtkWidget *
make_backup_row (const TendBackup *backup,
                 TendDay           today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = tend_day_describe (backup->day, today);
  g_autofree char *name = g_path_get_basename (backup->path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
fill_backups (TendRescueWindow *self)
{
  self->backups = tend_backup_list (self->folder);
  for (guint i = 0; i < self->backups->len; i++)
    gtk_list_box_append (self->backup_list, make_backup_row (g_ptr_array_index (self->backups, i), self->today));
  gtk_widget_set_visible (GTK_WIDGET (self->backup_list), self->backups->len > 0);
  if (self->backups->len == 0)
    gtk_label_set_label (self->damage_label, _("Nothing is deleted: the file is set aside under another name. "
                                               "There is no backup here that could take its place."));
}

/* A backup is looked at before anything is moved, so that a bad one leaves all as it was. */
static gboolean
rescue (TendRescueWindow  *self,
        const char        *backup_path,
        GError           **error)
{
  g_autofree char *aside = NULL;

  if (backup_path && !tend_backup_check (backup_path, tend_features, tend_n_features, error))
    return FALSE;
  aside = tend_rescue_set_aside (self->folder, self->today, error);
  if (aside == NULL)
    return FALSE;
  return backup_path == NULL ||
         tend_rescue_bring_back (self->folder, backup_path, tend_features, tend_n_features, error);
}

static void
rescue_or_tell (TendRescueWindow *self,
                const char       *backup_path)
{
  g_autoptr (GError) error = NULL;

  if (rescue (self, backup_path, &error))
    g_signal_emit (self, signals[RESCUED], 0);
  else
    tell (self, error);
}

static void
on_backup_activated_cb (TendRescueWindow *self,
                        GtkListBoxRow    *row)
{
  const TendBackup *backup = g_ptr_array_index (self->backups, (guint) gtk_list_box_row_get_index (row));

  rescue_or_tell (self, backup->path);
}

static void
on_begin_anew_clicked_cb (TendRescueWindow *self)
{
  rescue_or_tell (self, NULL);
}

static void
tend_rescue_window_finalize (GObject *object)
{
  TendRescueWindow *self = TEND_RESCUE_WINDOW (object);

  g_free (self->folder);
  g_clear_pointer (&self->backups, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_rescue_window_parent_class)->finalize (object);
}

static void
tend_rescue_window_class_init (TendRescueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_rescue_window_finalize;

  /**
   * TendRescueWindow::rescued:
   * @self: the window
   *
   * There is a life again that can be opened.
   */
  signals[RESCUED] = g_signal_new ("rescued", TEND_TYPE_RESCUE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-rescue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRescueWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, TendRescueWindow, status_page);
  gtk_widget_class_bind_template_child (widget_class, TendRescueWindow, damage_box);
  gtk_widget_class_bind_template_child (widget_class, TendRescueWindow, damage_label);
  gtk_widget_class_bind_template_child (widget_class, TendRescueWindow, backup_list);
  gtk_widget_class_bind_template_callback (widget_class, on_backup_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_anew_clicked_cb);
}

static void
tend_rescue_window_init (TendRescueWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_rescue_window_new:
 * @application: the application
 * @folder: the folder of the life
 * @error: why it could not be opened
 * @today: the day it is
 *
 * Returns: (transfer none): the window, not yet on screen
 */
TendRescueWindow *
tend_rescue_window_new (AdwApplication *application,
                        const char     *folder,
                        const GError   *error,
                        TendDay         today)
{
  TendRescueWindow *self = g_object_new (TEND_TYPE_RESCUE_WINDOW, "application", application, NULL);
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  self->folder = g_strdup (folder);
  self->today = today;
  adw_status_page_set_description (self->status_page, escaped);
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_DAMAGED))
    {
      fill_backups (self);
      gtk_widget_show (self->damage_box);
    }
  return self;
}
