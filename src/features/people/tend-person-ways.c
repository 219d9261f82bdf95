#include "features/people/tend-person-ways.h"

#include "features/people/tend-person-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TendPersonWays
{
  GtkWidget parent_instance;

  GtkWidget *group;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (TendPersonWays, tend_person_ways, GTK_TYPE_WIDGET)

static void
on_copy_clicked_cb (GtkWidget *button)
{
  const TendPersonWay *way = g_object_get_data (G_OBJECT (button), "way");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), way->value);
  gtk_widget_activate_action (button, "win.tell", "s", _("It is on the clipboard."));
}

static GtkWidget *
make_row (const TendPersonWay *way)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *what = tend_person_way_describe (way);
  /* Translators: %s is a way to reach somebody, like "Phone (work)" */
  g_autofree char *copy = g_strdup_printf (_("Copy: %s"), what);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), way->value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);

  g_object_set_data_full (G_OBJECT (button), "way", tend_person_way_copy (way), (GDestroyNotify) tend_person_way_free);
  gtk_widget_set_tooltip_text (button, _("Copy"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_copy_clicked_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
tend_person_ways_dispose (GObject *object)
{
  g_clear_pointer (&TEND_PERSON_WAYS (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_person_ways_parent_class)->dispose (object);
}

static void
tend_person_ways_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_PERSON_WAYS (object)->rows);

  G_OBJECT_CLASS (tend_person_ways_parent_class)->finalize (object);
}

static void
tend_person_ways_class_init (TendPersonWaysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_person_ways_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_person_ways_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
tend_person_ways_init (TendPersonWays *self)
{
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Ways to Reach Them"));
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

/**
 * tend_person_ways_show:
 * @self: the ways
 * @person: whose they are; with none, nothing is to be seen
 */
void
tend_person_ways_show (TendPersonWays   *self,
                       const TendPerson *person)
{
  g_return_if_fail (TEND_IS_PERSON_WAYS (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < person->ways->len; i++)
    {
      GtkWidget *row = make_row (g_ptr_array_index (person->ways, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), person->ways->len > 0);
}
