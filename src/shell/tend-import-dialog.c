#include "shell/tend-import-dialog.h"

#include "exchange/tend-transfer.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-color.h"
#include "widgets/tend-refusal.h"

#include <glib/gi18n.h>

/* What is done sooner than this needs no window that says it is being done. */
#define PATIENCE_MS 300

#define TICK_MS 100

/* How much of the bar is left for what comes after the last row: indexes, and the disk. */
#define SHARE_OF_ROWS 0.9

struct _TendImportDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  char *name;              /* the file's, without its folder */
  TendTransfer *transfer;  /* NULL until the file has been read */
  TendArchiveCounts *plan; /* NULL until it is known what would come of it */
  TendProgress *progress;
  GCancellable *cancellable;
  gboolean is_at_work;     /* whether something is under way, which calls back */
  gboolean is_stale;       /* whether the plan under way is for a choice that was changed since */
  gboolean is_over;        /* whether it is to close as soon as it can */
  guint patience_source;
  guint tick_source;

  GtkWidget *import_button;
  GtkStack *pages;
  GtkLabel *work_label;
  GtkProgressBar *bar;
  GtkLabel *about;
  GtkWidget *choice;
  GtkCheckButton *shown_button;
  GtkEditable *name_row;
  GtkWidget *color_row;
  TendColorChooser *color;
  GtkWidget *notes_box;
  GtkListBox *notes;
};

G_DEFINE_FINAL_TYPE (TendImportDialog, tend_import_dialog, ADW_TYPE_WINDOW)

/* Whether Tend was ended meanwhile: what calls back then finds no window that it could say something in. */
static gboolean
is_gone (TendImportDialog *self)
{
  return self->store == NULL;
}

static void
finish (TendImportDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Ends with a sentence, unless it was called off. */
static void
give_up (TendImportDialog *self,
         const char       *heading,
         const GError     *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tend_refusal_show (gtk_window_get_transient_for (GTK_WINDOW (self)), heading, error->message);
  finish (self);
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  TendImportDialog *self = user_data;

  self->patience_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick_cb (gpointer user_data)
{
  TendImportDialog *self = user_data;
  double done = tend_progress_get (self->progress);

  /* What changes where nobody sees it is no news, and GTK 4.8 trips over telling it to assistive technology. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  if (done >= 1)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, done * SHARE_OF_ROWS);
  return G_SOURCE_CONTINUE;
}

/* @sentence: (transfer full): what is being done */
static void
begin_work (TendImportDialog *self,
            char             *sentence)
{
  g_autofree char *own = sentence;

  g_clear_pointer (&self->progress, tend_progress_unref);
  g_clear_object (&self->cancellable);
  self->progress = tend_progress_new ();
  self->cancellable = g_cancellable_new ();
  self->is_at_work = TRUE;
  gtk_label_set_label (self->work_label, own);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->pages, "work");
  if (self->tick_source == 0)
    self->tick_source = g_timeout_add (TICK_MS, on_tick_cb, self);
}

/* Returns: whether to go on */
static gboolean
end_work (TendImportDialog *self)
{
  self->is_at_work = FALSE;
  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (self->is_over)
    finish (self);
  return !self->is_over;
}

static gboolean
is_new_calendar (TendImportDialog *self)
{
  return gtk_check_button_get_active (self->shown_button) && !tend_transfer_is_calendar_known (self->transfer);
}

static void
take_choice (TendImportDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  gboolean has_name = is_new_calendar (self) && *name;

  if (tend_transfer_is_calendar (self->transfer))
    tend_transfer_set_shown_only (self->transfer, gtk_check_button_get_active (self->shown_button),
                                  has_name ? name : NULL, tend_color_chooser_get_color_name (self->color));
}

static void
on_merged_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TendImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (is_gone (self))
    return;
  /* What came in is told by the toast that offers to take it back. */
  if (tend_transfer_merge_finish (TEND_STORE (store), result, &error))
    finish (self);
  else
    {
      GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

      /* Who has closed Tend meanwhile needs no telling. */
      if (window && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s", error->message);
      give_up (self, _("Nothing Was Imported"), error);
    }
}

static void
on_go_activated_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TendImportDialog *self = TEND_IMPORT_DIALOG (widget);

  if (self->is_at_work || self->plan == NULL || !tend_archive_counts_has_news (self->plan))
    return;
  take_choice (self);
  begin_work (self, g_strdup_printf (_("“%s” comes in…"), self->name));
  tend_transfer_merge_async (self->store, self->transfer, self->progress, self->cancellable, on_merged_cb,
                             g_object_ref (self));
}

/* As soon as it can: what is under way is told to stop, and calls back. */
static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendImportDialog *self = TEND_IMPORT_DIALOG (widget);

  if (!self->is_at_work)
    {
      finish (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  self->is_over = TRUE;
  gtk_label_set_label (self->work_label, _("It is being called off…"));
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->pages, "work");
  gtk_widget_action_set_enabled (widget, "import.cancel", FALSE);
}

static gboolean
tend_import_dialog_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "import.cancel", NULL);
  return TRUE;
}

static void
show_notes (TendImportDialog *self)
{
  const char *const *notes = tend_transfer_get_notes (self->transfer);

  gtk_widget_set_visible (self->notes_box, *notes != NULL);
  for (; *notes; notes++)
    {
      GtkWidget *label = gtk_label_new (*notes);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_margin_start (label, 12);
      gtk_widget_set_margin_end (label, 12);
      gtk_widget_set_margin_top (label, 9);
      gtk_widget_set_margin_bottom (label, 9);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, *notes, -1);
      gtk_list_box_append (self->notes, row);
    }
}

/* What is to be said when there is nothing to choose and nothing to do. */
static char *
join_notes (TendImportDialog *self,
            const char       *about)
{
  GString *text = g_string_new (about);

  for (const char *const *note = tend_transfer_get_notes (self->transfer); *note; note++)
    g_string_append_printf (text, "\n\n%s", *note);
  return g_string_free (text, FALSE);
}

static void
show_plan (TendImportDialog *self)
{
  gboolean has_news = tend_archive_counts_has_news (self->plan);
  g_autofree char *plan = tend_archive_counts_describe_plan (self->plan);
  /* Translators: a kind of file, like "a backup of Loop Habit Tracker", and sentences about what it would bring */
  g_autofree char *about = g_strdup_printf (_("This is %s. %s"), tend_transfer_get_kind (self->transfer), plan);

  if (!has_news && !tend_transfer_is_calendar (self->transfer))
    {
      g_autofree char *text = join_notes (self, about);

      tend_refusal_show (gtk_window_get_transient_for (GTK_WINDOW (self)), _("Nothing New"), text);
      finish (self);
      return;
    }
  gtk_label_set_label (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_new_calendar (self));
  gtk_widget_set_visible (self->color_row, is_new_calendar (self));
  gtk_widget_set_visible (self->import_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.go", has_news);
  /* What was asked for is there; who chooses meanwhile stays where they are. */
  if (g_str_equal (gtk_stack_get_visible_child_name (self->pages), "work"))
    gtk_widget_grab_focus (has_news ? self->import_button : self->choice);
  gtk_stack_set_visible_child_name (self->pages, "plan");
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void begin_plan (TendImportDialog *self);

static void
on_planned_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  TendArchiveCounts *plan = NULL;

  if (is_gone (self))
    return;
  plan = tend_transfer_plan_finish (TEND_STORE (store), result, &error);
  g_clear_pointer (&self->plan, tend_archive_counts_free);
  self->plan = plan;
  if (!end_work (self))
    return;
  if (plan == NULL)
    give_up (self, _("That File Can’t Be Imported"), error);
  else if (self->is_stale)
    begin_plan (self);
  else
    show_plan (self);
}

static void
begin_plan (TendImportDialog *self)
{
  self->is_stale = FALSE;
  self->is_at_work = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.go", FALSE);
  take_choice (self);
  tend_transfer_plan_async (self->store, self->transfer, on_planned_cb, g_object_ref (self));
}

static void
on_shown_toggled_cb (TendImportDialog *self)
{
  if (self->plan && self->is_at_work)
    self->is_stale = TRUE;
  else if (self->plan)
    begin_plan (self);
}

static void
on_opened_cb (GObject      *store,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TendImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (is_gone (self))
    return;
  self->transfer = tend_transfer_open_finish (TEND_STORE (store), result, &error);
  if (!end_work (self))
    return;
  if (self->transfer == NULL)
    {
      give_up (self, _("That File Can’t Be Imported"), error);
      return;
    }
  if (tend_transfer_is_calendar (self->transfer))
    {
      gtk_widget_set_visible (self->choice, TRUE);
      gtk_editable_set_text (self->name_row, tend_transfer_get_calendar_name (self->transfer));
      gtk_check_button_set_active (self->shown_button, tend_transfer_is_shown_only (self->transfer));
    }
  show_notes (self);
  begin_plan (self);
}

static void
tend_import_dialog_dispose (GObject *object)
{
  TendImportDialog *self = TEND_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->transfer, tend_transfer_free);
  g_clear_pointer (&self->plan, tend_archive_counts_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_import_dialog_parent_class)->dispose (object);
}

static void
tend_import_dialog_finalize (GObject *object)
{
  TendImportDialog *self = TEND_IMPORT_DIALOG (object);

  g_clear_pointer (&self->progress, tend_progress_unref);
  g_free (self->name);

  G_OBJECT_CLASS (tend_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_COLOR_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, work_label);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, about);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, shown_button);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, color_row);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, color);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, notes_box);
  gtk_widget_class_bind_template_child (widget_class, TendImportDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_toggled_cb);
}

static void
tend_import_dialog_class_init (TendImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_import_dialog_dispose;
  object_class->finalize = tend_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_import_dialog_close_request;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.go", NULL, on_go_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
tend_import_dialog_init (TendImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->import_button);
  tend_color_chooser_set_color_name (self->color, tend_color_get_names ()[TEND_N_COLORS - 1]);
}

/**
 * tend_import_dialog_run:
 * @store: the life
 * @parent: the window
 * @path: a file
 *
 * Reads the file and says what would come in; brings it in if the user says so. What can't be read is told, too.
 */
void
tend_import_dialog_run (TendStore  *store,
                        GtkWindow  *parent,
                        const char *path)
{
  TendImportDialog *self = g_object_new (TEND_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->name = g_filename_display_basename (path);
  begin_work (self, g_strdup_printf (_("“%s” is being read…"), self->name));
  self->patience_source = g_timeout_add (PATIENCE_MS, on_patience_ended_cb, self);
  tend_transfer_open_async (store, path, self->progress, self->cancellable, on_opened_cb, g_object_ref (self));
}
