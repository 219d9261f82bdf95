#include "widgets/tend-picture-row.h"

#include "widgets/tend-picture-maker.h"

#include <glib/gi18n.h>

struct _TendPictureRow
{
  AdwActionRow parent_instance;

  gboolean has_picture;
  TendPicture *made;             /* (nullable): what was taken here */
  GCancellable *cancellable;     /* of the file that is read now, NULL if none is */
  GtkFileChooserNative *chooser; /* NULL while none is chosen */

  GtkStack *sign;
  GtkWidget *nothing;
  GtkSpinner *spinner;
  GtkWidget *thumbnail;
  GtkPicture *picture;
  GtkWidget *remove_button;
  GtkWidget *choose_button;
};

enum
{
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPictureRow, tend_picture_row, ADW_TYPE_ACTION_ROW)

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
tell (TendPictureRow *self,
      const char     *words)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* @trouble: (nullable): what is told instead of what can be done */
static void
update (TendPictureRow *self,
        const char     *trouble)
{
  gboolean is_reading = self->cancellable != NULL;

  gtk_stack_set_visible_child (self->sign, is_reading          ? GTK_WIDGET (self->spinner)
                                           : self->has_picture ? self->thumbnail
                                                               : self->nothing);
  gtk_spinner_set_spinning (self->spinner, is_reading);
  gtk_widget_set_visible (self->remove_button, is_reading || self->has_picture);
  name_button (self->remove_button, is_reading ? _("Leave That Picture") : _("Remove the Picture"));
  name_button (self->choose_button, self->has_picture ? _("Choose Another Picture…") : _("Choose a Picture…"));
  if (is_reading)
    tell (self, _("Looking at it…"));
  else if (trouble)
    tell (self, trouble);
  else
    tell (self, self->has_picture ? _("Kept without its place and date") : _("Choose one, or drop it here"));
}

static void
show (TendPictureRow *self,
      GBytes         *thumbnail) /* (nullable) */
{
  g_autoptr (GdkTexture) texture = thumbnail ? tend_picture_decode (thumbnail, NULL) : NULL;

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
stop_reading (TendPictureRow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (TendPictureRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPicture) picture = tend_picture_make_finish (result, &error);

  /* Something else was chosen since, or nothing. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (picture)
    {
      g_clear_pointer (&self->made, tend_picture_unref);
      self->made = g_steal_pointer (&picture);
      self->has_picture = TRUE;
      show (self, self->made->thumbnail);
    }
  update (self, error ? error->message : NULL);
  g_signal_emit (self, signals[SIGNAL_READ], 0, error == NULL);
}

static void
on_chooser_answered_cb (TendPictureRow *self,
                        int             response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file)
    tend_picture_row_take_file (self, file);
}

static void
on_choose_clicked_cb (TendPictureRow *self)
{
  g_clear_object (&self->chooser);
  self->chooser = tend_picture_chooser_new (GTK_WIDGET (self));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_remove_clicked_cb (TendPictureRow *self)
{
  gboolean is_reading = self->cancellable != NULL;

  if (is_reading)
    stop_reading (self);
  else
    {
      g_clear_pointer (&self->made, tend_picture_unref);
      self->has_picture = FALSE;
      show (self, NULL);
    }
  update (self, NULL);
  gtk_widget_grab_focus (self->choose_button);
  if (is_reading)
    g_signal_emit (self, signals[SIGNAL_READ], 0, FALSE);
}

static gboolean
on_dropped_cb (TendPictureRow *self,
               const GValue   *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  tend_picture_row_take_file (self, files->data);
  return TRUE;
}

static void
tend_picture_row_dispose (GObject *object)
{
  TendPictureRow *self = TEND_PICTURE_ROW (object);

  stop_reading (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->made, tend_picture_unref);

  G_OBJECT_CLASS (tend_picture_row_parent_class)->dispose (object);
}

static void
tend_picture_row_class_init (TendPictureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_picture_row_dispose;

  /**
   * TendPictureRow::read:
   * @self: the row
   * @is_taken: whether it is a picture that the row has now; of one that is not, the row tells why
   *
   * A file was looked at, or left before it was.
   */
  signals[SIGNAL_READ] = g_signal_new ("read", TEND_TYPE_PICTURE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-picture-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, nothing);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, picture);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TendPictureRow, choose_button);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
}

static void
tend_picture_row_init (TendPictureRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update (self, NULL);
}

/**
 * tend_picture_chooser_new:
 * @for_widget: what the picture is for; its window waits
 *
 * Returns: (transfer full): a dialog in which a file with a picture is chosen, to be shown
 */
GtkFileChooserNative *
tend_picture_chooser_new (GtkWidget *for_widget)
{
  GtkRoot *root = gtk_widget_get_root (for_widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("A Picture of What You Made"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_OPEN,
      _("_Add"), _("_Cancel"));

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/**
 * tend_picture_row_set_kept:
 * @self: a row
 * @has_picture: whether one is kept already
 * @thumbnail: (nullable): what is to be seen of it, %NULL if it cannot be shown
 *
 * Forgets what was taken here.
 */
void
tend_picture_row_set_kept (TendPictureRow *self,
                           gboolean        has_picture,
                           GBytes         *thumbnail)
{
  g_return_if_fail (TEND_IS_PICTURE_ROW (self));

  stop_reading (self);
  g_clear_pointer (&self->made, tend_picture_unref);
  self->has_picture = has_picture;
  show (self, thumbnail);
  update (self, NULL);
}

/**
 * tend_picture_row_take_file:
 * @self: a row
 * @file: a file of the user's, which may be anything
 *
 * Looks at it in a thread; "read" says when that is done. A file that was looked at before is left.
 */
void
tend_picture_row_take_file (TendPictureRow *self,
                            GFile          *file)
{
  g_return_if_fail (TEND_IS_PICTURE_ROW (self));
  g_return_if_fail (G_IS_FILE (file));

  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  tend_picture_make_async (file, self->cancellable, on_made_cb, g_object_ref (self));
  update (self, NULL);
}

/**
 * tend_picture_row_get_has_picture:
 * @self: a row
 *
 * Returns: whether there is a picture, kept before or taken here
 */
gboolean
tend_picture_row_get_has_picture (TendPictureRow *self)
{
  g_return_val_if_fail (TEND_IS_PICTURE_ROW (self), FALSE);

  return self->has_picture;
}

/**
 * tend_picture_row_get_picture:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the picture that was taken here, %NULL if it has the one from before, or none
 */
TendPicture *
tend_picture_row_get_picture (TendPictureRow *self)
{
  g_return_val_if_fail (TEND_IS_PICTURE_ROW (self), NULL);

  return self->made;
}

gboolean
tend_picture_row_get_is_reading (TendPictureRow *self)
{
  g_return_val_if_fail (TEND_IS_PICTURE_ROW (self), FALSE);

  return self->cancellable != NULL;
}
