#include "widgets/tend-text-row.h"

struct _TendTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *caption;
  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (TendTextRow, tend_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
on_title_notified_cb (TendTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (self->caption, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/* The caption is part of what is typed in. */
static void
on_pressed_cb (TendTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
tend_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_TEXT_ROW (widget)->view));
}

static void
tend_text_row_class_init (TendTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = tend_text_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, TendTextRow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_title_notified_cb);
}

static void
tend_text_row_init (TendTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_text_row_new (void)
{
  return g_object_new (TEND_TYPE_TEXT_ROW, NULL);
}

/**
 * tend_text_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what is typed in it, without white space around it
 */
char *
tend_text_row_dup_text (TendTextRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TEND_IS_TEXT_ROW (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
tend_text_row_set_text (TendTextRow *self,
                        const char  *text)
{
  g_return_if_fail (TEND_IS_TEXT_ROW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}
