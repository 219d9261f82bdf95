#include "widgets/tend-idea-row.h"

#include <glib/gi18n.h>

struct _TendIdeaRow
{
  AdwActionRow parent_instance;

  TendIdea *idea;
};

enum
{
  SIGNAL_HIDE_ASKED,
  SIGNAL_EDIT_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendIdeaRow, tend_idea_row, ADW_TYPE_ACTION_ROW)

static void
on_hide_clicked_cb (TendIdeaRow *self)
{
  g_signal_emit (self, signals[SIGNAL_HIDE_ASKED], 0);
}

static void
on_edit_clicked_cb (TendIdeaRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_ASKED], 0);
}

static void
on_delete_clicked_cb (TendIdeaRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0);
}

/* Buttons that look alike are told apart by what they are about. */
static void
add_button (TendIdeaRow *self,
            const char  *icon_name,
            const char  *tooltip,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s: %s", tooltip, self->idea->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
show_idea (TendIdeaRow *self)
{
  g_autofree char *figures = tend_idea_describe (self->idea);
  g_autofree char *subtitle = *self->idea->detail ? g_strconcat (self->idea->detail, "\n", figures, NULL)
                                                  : g_strdup (figures);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->idea->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (self->idea->is_hidden)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
  if (self->idea->is_own)
    {
      add_button (self, "document-edit-symbolic", _("Change"), G_CALLBACK (on_edit_clicked_cb));
      add_button (self, "user-trash-symbolic", _("Delete"), G_CALLBACK (on_delete_clicked_cb));
    }
  else if (self->idea->is_hidden)
    add_button (self, "view-reveal-symbolic", _("Show Again"), G_CALLBACK (on_hide_clicked_cb));
  else
    add_button (self, "view-conceal-symbolic", _("Put out of Sight"), G_CALLBACK (on_hide_clicked_cb));
}

static void
tend_idea_row_finalize (GObject *object)
{
  g_clear_pointer (&TEND_IDEA_ROW (object)->idea, tend_idea_free);

  G_OBJECT_CLASS (tend_idea_row_parent_class)->finalize (object);
}

static void
tend_idea_row_class_init (TendIdeaRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_idea_row_finalize;

  signals[SIGNAL_HIDE_ASKED] = g_signal_new ("hide-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDIT_ASKED] = g_signal_new ("edit-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               0);
}

static void
tend_idea_row_init (TendIdeaRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * tend_idea_row_new:
 * @idea: what it shows
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
tend_idea_row_new (const TendIdea *idea)
{
  TendIdeaRow *self = g_object_new (TEND_TYPE_IDEA_ROW, NULL);

  self->idea = tend_idea_copy (idea);
  show_idea (self);
  return GTK_WIDGET (self);
}

const TendIdea *
tend_idea_row_get_idea (TendIdeaRow *self)
{
  g_return_val_if_fail (TEND_IS_IDEA_ROW (self), NULL);

  return self->idea;
}
