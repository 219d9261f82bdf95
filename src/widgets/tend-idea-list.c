#include "widgets/tend-idea-list.h"

#include "widgets/tend-idea-row.h"

#include <glib/gi18n.h>

struct _TendIdeaList
{
  GtkWidget parent_instance;

  GPtrArray *ideas;                      /* of TendIdea, NULL until there are any */
  guint choices[TEND_IDEA_N_FACETS];
  GtkWidget *choosers[TEND_IDEA_N_FACETS]; /* GtkDropDown */
  guint n_hidden;
  guint n_shown;

  GtkWidget *box;
  GtkFlowBox *chooser_box;
  GtkLabel *count;
  GtkButton *surprise;
  GtkListBox *list;
  GtkToggleButton *reveal;
};

enum
{
  SIGNAL_PICKED,
  SIGNAL_HIDE_ASKED,
  SIGNAL_EDIT_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendIdeaList, tend_idea_list, GTK_TYPE_WIDGET)

static gboolean
is_shown (TendIdeaList   *self,
          const TendIdea *idea)
{
  return (!idea->is_hidden || gtk_toggle_button_get_active (self->reveal)) && tend_idea_fits (idea, self->choices);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  return is_shown (user_data, tend_idea_row_get_idea (TEND_IDEA_ROW (row)));
}

static void
update_count (TendIdeaList *self)
{
  g_autofree char *text = NULL;

  self->n_shown = 0;
  for (guint i = 0; self->ideas && i < self->ideas->len; i++)
    self->n_shown += is_shown (self, g_ptr_array_index (self->ideas, i)) ? 1 : 0;
  text = g_strdup_printf (ngettext ("%u idea", "%u ideas", self->n_shown), self->n_shown);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->surprise), self->n_shown > 0);
}

static void
filter (TendIdeaList *self)
{
  gtk_list_box_invalidate_filter (self->list);
  update_count (self);
}

/* The keyboard comes to the button within, and GTK does not hand the name on to it. */
static void
name_chooser (GtkDropDown   *chooser,
              TendIdeaFacet  facet)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (chooser));
  g_autofree char *name =
      g_strdup_printf ("%s: %s", tend_idea_facet_get_name (facet),
                       tend_idea_facet_get_choice (facet, gtk_drop_down_get_selected (chooser)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_choice_selected_cb (TendIdeaList *self,
                       GParamSpec   *pspec,
                       GtkDropDown  *chooser)
{
  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    if (self->choosers[facet] == GTK_WIDGET (chooser))
      {
        self->choices[facet] = gtk_drop_down_get_selected (chooser);
        name_chooser (chooser, facet);
      }
  filter (self);
}

static void
on_row_activated_cb (TendIdeaList *self,
                     TendIdeaRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, tend_idea_row_get_idea (row));
}

static void
on_new_clicked_cb (TendIdeaList *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_ASKED], 0, NULL);
}

/* Where the choice is hard, it is made: the keys go to one of them, and no more than that. */
static void
on_surprise_clicked_cb (TendIdeaList *self)
{
  guint left = (guint) g_random_int_range (0, (gint32) self->n_shown);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        return;
      if (!filter_row (row, self) || left-- > 0)
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      /* Whoever clicked is to see which it is, too. */
      if (GTK_IS_WINDOW (root))
        gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
      return;
    }
}

static void
on_row_hide_asked_cb (TendIdeaList *self,
                      TendIdeaRow  *row)
{
  const TendIdea *idea = tend_idea_row_get_idea (row);

  g_signal_emit (self, signals[SIGNAL_HIDE_ASKED], 0, idea, !idea->is_hidden);
}

static void
on_row_edit_asked_cb (TendIdeaList *self,
                      TendIdeaRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_ASKED], 0, tend_idea_row_get_idea (row));
}

static void
on_row_delete_asked_cb (TendIdeaList *self,
                        TendIdeaRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0, tend_idea_row_get_idea (row));
}

static GtkWidget *
make_row (TendIdeaList   *self,
          const TendIdea *idea)
{
  GtkWidget *row = tend_idea_row_new (idea);

  g_signal_connect_object (row, "hide-asked", G_CALLBACK (on_row_hide_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit-asked", G_CALLBACK (on_row_edit_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete-asked", G_CALLBACK (on_row_delete_asked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Choosing by what makes no difference would only be in the way. */
static void
update_choosers (TendIdeaList *self)
{
  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    {
      gboolean is_used = self->ideas && tend_idea_facet_is_used (self->ideas, facet);

      gtk_widget_set_visible (gtk_widget_get_parent (self->choosers[facet]), is_used);
      if (!is_used)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choosers[facet]), 0);
    }
}

static void
add_choosers (TendIdeaList *self)
{
  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      guint n_choices = tend_idea_facet_get_n_choices (facet);
      GtkWidget *chooser;

      for (guint choice = 0; choice < n_choices; choice++)
        gtk_string_list_append (names, tend_idea_facet_get_choice (facet, choice));
      chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tend_idea_facet_get_name (facet), -1);
      name_chooser (GTK_DROP_DOWN (chooser), facet);
      g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (on_choice_selected_cb), self,
                               G_CONNECT_SWAPPED);
      self->choosers[facet] = chooser;
      gtk_flow_box_insert (self->chooser_box, chooser, -1);
      /* The keys go to what is chosen by, not to the place around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (chooser), FALSE);
    }
}

static gboolean
tend_idea_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TEND_IDEA_LIST (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void
tend_idea_list_dispose (GObject *object)
{
  g_clear_pointer (&TEND_IDEA_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_idea_list_parent_class)->dispose (object);
}

static void
tend_idea_list_finalize (GObject *object)
{
  g_clear_pointer (&TEND_IDEA_LIST (object)->ideas, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_idea_list_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  /**
   * TendIdeaList::picked:
   * @self: the list
   * @idea: (type TendIdea): what was picked
   */
  signals[SIGNAL_PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * TendIdeaList::hide-asked:
   * @self: the list
   * @idea: (type TendIdea): which one
   * @is_hidden: whether it is not to be seen any more
   */
  signals[SIGNAL_HIDE_ASKED] = g_signal_new ("hide-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             2, TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_BOOLEAN);
  /**
   * TendIdeaList::edit-asked:
   * @self: the list
   * @idea: (type TendIdea) (nullable): one of the user's own, %NULL for a new one
   */
  signals[SIGNAL_EDIT_ASKED] = g_signal_new ("edit-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             1, TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * TendIdeaList::delete-asked:
   * @self: the list
   * @idea: (type TendIdea): one of the user's own
   */
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
tend_idea_list_class_init (TendIdeaListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_idea_list_dispose;
  object_class->finalize = tend_idea_list_finalize;
  widget_class->grab_focus = tend_idea_list_grab_focus;
  add_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-idea-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, box);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, count);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, surprise);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, list);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaList, reveal);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_surprise_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_new_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter);
}

static void
tend_idea_list_init (TendIdeaList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choosers (self);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  update_choosers (self);
  update_count (self);
}

/**
 * tend_idea_list_new:
 *
 * Returns: (transfer full): a list without ideas
 */
GtkWidget *
tend_idea_list_new (void)
{
  return g_object_new (TEND_TYPE_IDEA_LIST, NULL);
}

static void
clear_rows (TendIdeaList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The keys stay where they were: with the row that stands there now, or the last one. */
static void
focus_row (TendIdeaList *self,
           int           index)
{
  for (int i = MIN (index, (int) self->ideas->len - 1); i >= 0; i--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (!filter_row (row, self))
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
}

/**
 * tend_idea_list_set_ideas:
 * @self: the list
 * @ideas: (element-type TendIdea): what there is to pick from, in order; those that are hidden are among them
 *
 * What was chosen to narrow them down stays chosen.
 */
void
tend_idea_list_set_ideas (TendIdeaList *self,
                          GPtrArray    *ideas)
{
  GtkWidget *focus;
  int index;

  g_return_if_fail (TEND_IS_IDEA_LIST (self));

  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  index = GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  clear_rows (self);
  g_clear_pointer (&self->ideas, g_ptr_array_unref);
  self->ideas = g_ptr_array_ref (ideas);
  self->n_hidden = 0;
  for (guint i = 0; i < ideas->len; i++)
    {
      self->n_hidden += ((TendIdea *) g_ptr_array_index (ideas, i))->is_hidden ? 1 : 0;
      gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (ideas, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), self->n_hidden > 0);
  if (self->n_hidden == 0)
    gtk_toggle_button_set_active (self->reveal, FALSE);
  update_choosers (self);
  filter (self);
  if (index >= 0)
    focus_row (self, index);
}

guint
tend_idea_list_get_n_shown (TendIdeaList *self)
{
  g_return_val_if_fail (TEND_IS_IDEA_LIST (self), 0);

  return self->n_shown;
}

/**
 * tend_idea_list_choose:
 * @self: the list
 * @facet: by what to choose
 * @choice: one of its choices, 0 for whatever it is
 */
void
tend_idea_list_choose (TendIdeaList  *self,
                       TendIdeaFacet  facet,
                       guint          choice)
{
  g_return_if_fail (TEND_IS_IDEA_LIST (self));
  g_return_if_fail (choice < tend_idea_facet_get_n_choices (facet));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choosers[facet]), choice);
}
