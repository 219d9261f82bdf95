#include "shell/tend-idea-view.h"

#include "shell/tend-page.h"
#include "store/tend-idea-store.h"
#include "widgets/tend-idea-dialog.h"
#include "widgets/tend-idea-list.h"

struct _TendIdeaView
{
  AdwBin parent_instance;

  TendStore *store;
  char *topic;
  char *resource_path;
  GPtrArray *brought;     /* of TendIdea, NULL until it is first seen */
  gboolean is_stale;      /* whether something changed while nobody saw it */
  TendIdeaDialog *dialog; /* NULL while no idea is being written */

  TendIdeaList *list;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendIdeaView, tend_idea_view, ADW_TYPE_BIN)

static void
refresh (TendIdeaView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = NULL;

  if (self->brought == NULL)
    self->brought = tend_ideas_load (self->resource_path, &error);
  if (self->brought)
    ideas = tend_ideas_read (tend_store_get_reader (self->store), self->topic, self->brought, &error);
  if (ideas == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  self->is_stale = FALSE;
  tend_idea_list_set_ideas (self->list, ideas);
}

static void
on_store_changed_cb (TendIdeaView *self,
                     TendChanges      *changes)
{
  if (tend_changes_get_origin (changes) != TEND_CHANGES_RESTORE && !tend_changes_concern (changes, "idea") &&
      !tend_changes_concern (changes, "idea_hidden"))
    return;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendIdeaView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tend_idea_store_finish (TEND_STORE (store), result, &error))
    tend_page_tell_error (GTK_WIDGET (self), error);
}

/* What was typed stays until it is kept. */
static void
on_idea_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendIdeaView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_kept = tend_idea_store_finish (TEND_STORE (store), result, &error);

  if (self->dialog == NULL)
    return;
  if (is_kept)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    tend_idea_dialog_tell (self->dialog, error->message);
}

static void
on_idea_saved_cb (TendIdeaView *self,
                  const TendIdea   *idea)
{
  if (idea->is_own)
    tend_idea_store_update_async (self->store, self->topic, idea, on_idea_kept_cb, g_object_ref (self));
  else
    tend_idea_store_add_async (self->store, self->topic, idea, on_idea_kept_cb, g_object_ref (self));
}

static void
on_edit_asked_cb (TendIdeaView *self,
                  const TendIdea   *idea)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->dialog)
    return;
  g_set_weak_pointer (&self->dialog, tend_idea_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, idea, TRUE));
  g_signal_connect_object (self->dialog, "saved", G_CALLBACK (on_idea_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
on_hide_asked_cb (TendIdeaView *self,
                  const TendIdea   *idea,
                  gboolean          is_hidden)
{
  tend_idea_store_set_hidden_async (self->store, self->topic, idea, is_hidden, on_written_cb,
                                    g_object_ref (self));
}

static void
on_delete_asked_cb (TendIdeaView *self,
                    const TendIdea   *idea)
{
  tend_idea_store_delete_async (self->store, self->topic, idea, on_written_cb, g_object_ref (self));
}

static void
on_picked_cb (TendIdeaView *self,
              const TendIdea   *idea)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, idea);
}

static void
tend_idea_view_map (GtkWidget *widget)
{
  TendIdeaView *self = TEND_IDEA_VIEW (widget);

  if (self->is_stale)
    refresh (self);
  GTK_WIDGET_CLASS (tend_idea_view_parent_class)->map (widget);
}

static gboolean
tend_idea_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_IDEA_VIEW (widget)->list));
}

static void
tend_idea_view_dispose (GObject *object)
{
  TendIdeaView *self = TEND_IDEA_VIEW (object);

  if (self->dialog)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_idea_view_parent_class)->dispose (object);
}

static void
tend_idea_view_finalize (GObject *object)
{
  TendIdeaView *self = TEND_IDEA_VIEW (object);

  g_clear_pointer (&self->brought, g_ptr_array_unref);
  g_free (self->topic);
  g_free (self->resource_path);

  G_OBJECT_CLASS (tend_idea_view_parent_class)->finalize (object);
}

static void
tend_idea_view_class_init (TendIdeaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_idea_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_idea_view_finalize;
  widget_class->map = tend_idea_view_map;
  widget_class->grab_focus = tend_idea_view_grab_focus;

  /**
   * TendIdeaView::picked:
   * @self: the view
   * @idea: (type TendIdea): what one would like to do
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", TEND_TYPE_IDEA_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (TEND_TYPE_IDEA_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-idea-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendIdeaView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hide_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_asked_cb);
}

static void
tend_idea_view_init (TendIdeaView *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_idea_view_new:
 * @store: the life
 * @topic: what the ideas are about: %TEND_IDEA_TOPIC_TOGETHER and its like
 * @resource_path: where those that come with Tend are
 * @label: what assistive technology calls the list
 *
 * Returns: (transfer floating): a view of the ideas, which it reads once it is seen
 */
GtkWidget *
tend_idea_view_new (TendStore  *store,
                    const char *topic,
                    const char *resource_path,
                    const char *label)
{
  TendIdeaView *self = g_object_new (TEND_TYPE_IDEA_VIEW, NULL);

  self->store = g_object_ref (store);
  self->topic = g_strdup (topic);
  self->resource_path = g_strdup (resource_path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tend_idea_view_begin_idea:
 * @self: the view
 *
 * Begins an idea of the user's own.
 */
void
tend_idea_view_begin_idea (TendIdeaView *self)
{
  g_return_if_fail (TEND_IS_IDEA_VIEW (self));

  on_edit_asked_cb (self, NULL);
}
