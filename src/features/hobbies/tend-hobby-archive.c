#include "features/hobbies/tend-hobby-archive.h"

#include "features/hobbies/tend-hobby-row.h"

struct _TendHobbyArchive
{
  GtkWidget parent_instance;

  TendRowList *hobbies;

  GtkStack *stack;
  TendOrderedList *list;
};

G_DEFINE_FINAL_TYPE (TendHobbyArchive, tend_hobby_archive, GTK_TYPE_WIDGET)

static void
on_hobbies_changed_cb (TendHobbyArchive *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->hobbies)) == 0 ? "empty" : "list");
}

static void
on_list_opened_cb (TendHobbyArchive *self,
                   gint64            id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hobbies.open", "x", id);
}

static void
on_list_moved_cb (TendHobbyArchive *self,
                  gint64            id,
                  gint64            before_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hobbies.move", "(xx)", id, before_id);
}

static gboolean
tend_hobby_archive_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TEND_HOBBY_ARCHIVE (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static void
tend_hobby_archive_dispose (GObject *object)
{
  TendHobbyArchive *self = TEND_HOBBY_ARCHIVE (object);

  if (self->list)
    tend_ordered_list_set_model (self->list, NULL, NULL, NULL);
  g_clear_object (&self->hobbies);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_hobby_archive_parent_class)->dispose (object);
}

static void
tend_hobby_archive_class_init (TendHobbyArchiveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_archive_dispose;
  widget_class->grab_focus = tend_hobby_archive_grab_focus;

  g_type_ensure (TEND_TYPE_ORDERED_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-archive.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyArchive, stack);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyArchive, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_moved_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_hobby_archive_init (TendHobbyArchive *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_archive_new:
 * @store: the life
 *
 * Opening, moving and all else that a row offers is up to the page around it, by its actions.
 *
 * Returns: (transfer floating): the archive, which follows the store
 */
GtkWidget *
tend_hobby_archive_new (TendStore *store)
{
  TendHobbyArchive *self = g_object_new (TEND_TYPE_HOBBY_ARCHIVE, NULL);

  self->hobbies = tend_hobby_item_list_new (store, TRUE);
  g_signal_connect_object (self->hobbies, "items-changed", G_CALLBACK (on_hobbies_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tend_hobby_row_fill_list (self->list, self->hobbies);
  on_hobbies_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_archive_refresh:
 * @self: an archive
 *
 * Reads all again: the day, or the weekday that weeks begin with, is another.
 */
void
tend_hobby_archive_refresh (TendHobbyArchive *self)
{
  g_return_if_fail (TEND_IS_HOBBY_ARCHIVE (self));

  tend_row_list_refresh (self->hobbies);
}

/**
 * tend_hobby_archive_focus:
 * @self: an archive
 * @id: one of its hobbies
 */
void
tend_hobby_archive_focus (TendHobbyArchive *self,
                          gint64            id)
{
  g_return_if_fail (TEND_IS_HOBBY_ARCHIVE (self));

  tend_ordered_list_focus (self->list, id);
}
