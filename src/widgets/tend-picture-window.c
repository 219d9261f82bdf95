#include "widgets/tend-picture-window.h"

#include "widgets/tend-picture-maker.h"

#define WIDTH_DEFAULT 720
#define HEIGHT_DEFAULT 640

struct _TendPictureWindow
{
  AdwWindow parent_instance;

  GCancellable *cancellable;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkWidget *spinner;
  GtkPicture *picture;
  GtkLabel *trouble;
  GtkLabel *line;
};

enum
{
  SIGNAL_REMOVE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPictureWindow, tend_picture_window, ADW_TYPE_WINDOW)

static void
on_decoded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendPictureWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = tend_picture_decode_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->picture));
      return;
    }
  gtk_label_set_label (self->trouble, error->message);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->trouble));
}

/* It can be taken back, so nobody is asked again. */
static void
on_remove_clicked_cb (TendPictureWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE_ASKED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tend_picture_window_dispose (GObject *object)
{
  TendPictureWindow *self = TEND_PICTURE_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tend_picture_window_parent_class)->dispose (object);
}

static void
tend_picture_window_class_init (TendPictureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_picture_window_dispose;

  /**
   * TendPictureWindow::remove-asked:
   * @self: the window, which closes
   *
   * The picture is not to be kept any longer.
   */
  signals[SIGNAL_REMOVE_ASKED] = g_signal_new ("remove-asked", TEND_TYPE_PICTURE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-picture-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPictureWindow, line);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_picture_window_init (TendPictureWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH_DEFAULT, HEIGHT_DEFAULT);
}

/**
 * tend_picture_window_new:
 * @parent: (nullable): the window that it belongs to
 * @image: what was kept
 * @title: what it is of
 * @subtitle: when it was made
 * @line: what was written about it, "" for nothing
 *
 * Returns: (transfer none): the window, to be presented; it is its own
 */
TendPictureWindow *
tend_picture_window_new (GtkWindow  *parent,
                         GBytes     *image,
                         const char *title,
                         const char *subtitle,
                         const char *line)
{
  TendPictureWindow *self = g_object_new (TEND_TYPE_PICTURE_WINDOW, "transient-for", parent, "title", title, NULL);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->line, line);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *line != '\0');
  gtk_picture_set_alternative_text (self->picture, *line ? line : subtitle);
  tend_picture_decode_async (image, self->cancellable, on_decoded_cb, g_object_ref (self));
  return self;
}
