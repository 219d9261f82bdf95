#include "features/people/tend-person-list.h"

#include "features/people/tend-person-row.h"
#include "widgets/tend-bound-list.h"

#include <glib/gi18n.h>

/* How many are shown at first, and with each "Show More". */
#define SHOWN_AT_ONCE 100

struct _TendPersonList
{
  GtkWidget parent_instance;

  GtkSliceListModel *slice;
  gint64 focus_id;          /* who gets the focus once their row has its place */
  guint focus_source;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *more;
};

enum
{
  PROP_LABEL = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendPersonList, tend_person_list, GTK_TYPE_WIDGET)

static const TendPerson *
get_person (GtkListBoxRow *row)
{
  return tend_person_item_get_person (tend_person_row_get_item (TEND_PERSON_ROW (row)));
}

/* For nobody in particular it is the first. */
static GtkListBoxRow *
find_row (TendPersonList *self,
          gint64          id)
{
  GtkListBoxRow *row;

  if (id == 0)
    return gtk_list_box_get_row_at_index (self->list, 0);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    {
      const TendPerson *person = get_person (row);

      if (person && person->id == id)
        return row;
    }
  return NULL;
}

static GtkWidget *
on_row_wanted_cb (gpointer item,
                  gpointer user_data)
{
  return tend_person_row_new (item);
}

static void
on_row_activated_cb (TendPersonList *self,
                     GtkListBoxRow  *row)
{
  const TendPerson *person = get_person (row);

  if (person)
    gtk_widget_activate_action (GTK_WIDGET (self), "people.open", "x", person->id);
}

static void
update_more (TendPersonList *self)
{
  GListModel *all = gtk_slice_list_model_get_model (self->slice);

  gtk_widget_set_visible (self->more,
                          all && g_list_model_get_n_items (all) > gtk_slice_list_model_get_size (self->slice));
}

static void
on_more_clicked_cb (TendPersonList *self)
{
  int n_shown = (int) g_list_model_get_n_items (G_LIST_MODEL (self->slice));

  gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + SHOWN_AT_ONCE);
  update_more (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, n_shown)));
}

static gboolean
on_placed_idle_cb (gpointer user_data)
{
  TendPersonList *self = user_data;
  GtkListBoxRow *row = find_row (self, self->focus_id);

  self->focus_source = 0;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

static void
tend_person_list_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_LABEL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (TEND_PERSON_LIST (object)->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_person_list_dispose (GObject *object)
{
  TendPersonList *self = TEND_PERSON_LIST (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->slice)
    tend_person_list_set_model (self, NULL);
  if (self->list)
    tend_bound_list_bind (self->list, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->slice);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_person_list_parent_class)->dispose (object);
}

static void
tend_person_list_class_init (TendPersonListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = tend_person_list_set_property;
  object_class->dispose = tend_person_list_dispose;

  /**
   * TendPersonList:label:
   *
   * What the list is called, for assistive technology.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tend_person_list_init (TendPersonList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);

  self->more = gtk_button_new_with_label (_("Show More"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  gtk_widget_add_css_class (self->more, "pill");
  gtk_box_append (GTK_BOX (self->box), self->more);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more_clicked_cb), self);

  self->slice = gtk_slice_list_model_new (NULL, 0, SHOWN_AT_ONCE);
  tend_bound_list_bind (self->list, G_LIST_MODEL (self->slice), on_row_wanted_cb, NULL);
}

/**
 * tend_person_list_set_model:
 * @self: a list
 * @model: (nullable): the #TendPersonItem objects to show
 */
void
tend_person_list_set_model (TendPersonList *self,
                            GListModel     *model)
{
  GListModel *before;

  g_return_if_fail (TEND_IS_PERSON_LIST (self));

  before = gtk_slice_list_model_get_model (self->slice);
  if (before)
    g_signal_handlers_disconnect_by_data (before, self);
  gtk_slice_list_model_set_model (self->slice, model);
  if (model)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (update_more), self);
  update_more (self);
}

/**
 * tend_person_list_focus:
 * @self: a list
 * @id: a person, 0 for who stands first
 *
 * Focuses their row, if there is one, and so brings it into sight.
 */
void
tend_person_list_focus (TendPersonList *self,
                        gint64          id)
{
  GtkListBoxRow *row;

  g_return_if_fail (TEND_IS_PERSON_LIST (self));

  row = find_row (self, id);
  if (row && gtk_widget_get_height (GTK_WIDGET (row)) > 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
  /* A new row has no place yet to scroll to. */
  self->focus_id = id;
  if (row && self->focus_source == 0)
    self->focus_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_placed_idle_cb, self, NULL);
}

/**
 * tend_person_list_open_first:
 * @self: a list
 *
 * Opens who stands first in it, if there is anybody: Enter, after a few letters of their name.
 */
void
tend_person_list_open_first (TendPersonList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TEND_IS_PERSON_LIST (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row)
    on_row_activated_cb (self, row);
}
