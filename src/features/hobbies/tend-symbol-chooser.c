#include "features/hobbies/tend-symbol-chooser.h"

#include <glib/gi18n.h>

struct _TendSymbolChooser
{
  GtkWidget parent_instance;

  GtkFlowBox *box;
  char *unknown; /* (nullable): a symbol of a later Tend, kept until another is chosen */
};

G_DEFINE_FINAL_TYPE (TendSymbolChooser, tend_symbol_chooser, GTK_TYPE_WIDGET)

static void
add_symbol (TendSymbolChooser *self,
            const char        *symbol)
{
  const char *title = tend_hobby_get_symbol_title (symbol);
  g_autofree char *icon_name = tend_hobby_get_icon_name (symbol);
  GtkWidget *image = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_image_set_icon_size (GTK_IMAGE (image), GTK_ICON_SIZE_NORMAL);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), image);
  gtk_widget_set_tooltip_text (child, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_flow_box_append (self->box, child);
}

static void
on_selected_cb (TendSymbolChooser *self)
{
  g_clear_pointer (&self->unknown, g_free);
}

static gboolean
tend_symbol_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TEND_SYMBOL_CHOOSER (widget)->box), GTK_DIR_TAB_FORWARD);
}

static void
tend_symbol_chooser_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &TEND_SYMBOL_CHOOSER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_symbol_chooser_parent_class)->dispose (object);
}

static void
tend_symbol_chooser_finalize (GObject *object)
{
  g_free (TEND_SYMBOL_CHOOSER (object)->unknown);

  G_OBJECT_CLASS (tend_symbol_chooser_parent_class)->finalize (object);
}

static void
tend_symbol_chooser_class_init (TendSymbolChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_symbol_chooser_dispose;
  object_class->finalize = tend_symbol_chooser_finalize;
  widget_class->grab_focus = tend_symbol_chooser_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "symbols");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_symbol_chooser_init (TendSymbolChooser *self)
{
  const char *const *symbols = tend_hobby_get_symbols ();

  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_min_children_per_line (self->box, 6);
  gtk_flow_box_set_max_children_per_line (self->box, 9);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Symbol"), -1);
  for (gsize i = 0; symbols[i]; i++)
    add_symbol (self, symbols[i]);
  g_signal_connect_swapped (self->box, "selected-children-changed", G_CALLBACK (on_selected_cb), self);
}

GtkWidget *
tend_symbol_chooser_new (void)
{
  return g_object_new (TEND_TYPE_SYMBOL_CHOOSER, NULL);
}

/**
 * tend_symbol_chooser_get_symbol:
 * @self: a chooser
 *
 * Returns: (transfer none): the symbol chosen, "" for none
 */
const char *
tend_symbol_chooser_get_symbol (TendSymbolChooser *self)
{
  g_autoptr (GList) selected = NULL;

  g_return_val_if_fail (TEND_IS_SYMBOL_CHOOSER (self), NULL);

  if (self->unknown)
    return self->unknown;
  selected = gtk_flow_box_get_selected_children (self->box);
  return selected ? tend_hobby_get_symbols ()[gtk_flow_box_child_get_index (selected->data)] : "";
}

/**
 * tend_symbol_chooser_set_symbol:
 * @self: a chooser
 * @symbol: a symbol, "" for none; one that this Tend does not know is kept as it is
 */
void
tend_symbol_chooser_set_symbol (TendSymbolChooser *self,
                                const char        *symbol)
{
  const char *const *symbols = tend_hobby_get_symbols ();

  g_return_if_fail (TEND_IS_SYMBOL_CHOOSER (self));

  gtk_flow_box_unselect_all (self->box);
  for (int i = 0; symbols[i]; i++)
    if (g_str_equal (symbols[i], symbol))
      {
        gtk_flow_box_select_child (self->box, gtk_flow_box_get_child_at_index (self->box, i));
        return;
      }
  g_free (self->unknown);
  self->unknown = *symbol ? g_strdup (symbol) : NULL;
}
