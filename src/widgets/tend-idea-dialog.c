#include "widgets/tend-idea-dialog.h"

#include <glib/gi18n.h>

struct _TendIdeaDialog
{
  AdwWindow parent_instance;

  TendIdea *idea;
  guint first[TEND_IDEA_N_FACETS]; /* what each row was set to in the beginning */

  GtkLabel *trouble;
  GtkEditable *title_row;
  GtkEditable *detail_row;
  GtkSpinButton *minutes;
  AdwComboRow *cost_row;
  AdwComboRow *energy_row;
  AdwComboRow *place_row;
  AdwComboRow *season_row;
  AdwComboRow *mood_row;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendIdeaDialog, tend_idea_dialog, ADW_TYPE_WINDOW)

static AdwComboRow *
get_row (TendIdeaDialog *self,
         TendIdeaFacet   facet)
{
  AdwComboRow *const rows[TEND_IDEA_N_FACETS] = {
    [TEND_IDEA_FACET_COST] = self->cost_row,     [TEND_IDEA_FACET_ENERGY] = self->energy_row,
    [TEND_IDEA_FACET_PLACE] = self->place_row,   [TEND_IDEA_FACET_SEASON] = self->season_row,
    [TEND_IDEA_FACET_MOOD] = self->mood_row,
  };

  return rows[facet];
}

/* Of what a row chooses between, the first of what the idea says: one of several seasons can be chosen here, and several
 * that were there already stay as long as nothing else is chosen. */
static guint
get_chosen (const TendIdea *idea,
            TendIdeaFacet   facet)
{
  guint bits = facet == TEND_IDEA_FACET_COST     ? idea->cost
               : facet == TEND_IDEA_FACET_ENERGY ? idea->energy
               : facet == TEND_IDEA_FACET_PLACE  ? idea->places
               : facet == TEND_IDEA_FACET_SEASON ? idea->seasons
                                                 : idea->moods;
  gboolean is_one_of = facet == TEND_IDEA_FACET_COST || facet == TEND_IDEA_FACET_ENERGY;

  if (facet == TEND_IDEA_FACET_PLACE && bits == (TEND_IDEA_PLACE_INDOORS | TEND_IDEA_PLACE_OUTDOORS))
    return 0;
  return bits == 0 ? 0 : (guint) g_bit_nth_lsf (bits, -1) + (is_one_of ? 0 : 1);
}

static void
set_chosen (TendIdea      *idea,
            TendIdeaFacet  facet,
            guint          chosen)
{
  guint bits = chosen == 0 ? 0 : 1u << (chosen - 1);

  if (facet == TEND_IDEA_FACET_COST)
    idea->cost = 1u << chosen;
  else if (facet == TEND_IDEA_FACET_ENERGY)
    idea->energy = 1u << chosen;
  else if (facet == TEND_IDEA_FACET_PLACE)
    idea->places = bits;
  else if (facet == TEND_IDEA_FACET_SEASON)
    idea->seasons = bits;
  else
    idea->moods = bits;
}

static void
show_idea (TendIdeaDialog *self)
{
  gtk_editable_set_text (self->title_row, self->idea->title);
  gtk_editable_set_text (self->detail_row, self->idea->detail);
  gtk_spin_button_set_value (self->minutes, self->idea->minutes);
  for (TendIdeaFacet facet = TEND_IDEA_FACET_COST; facet <= TEND_IDEA_FACET_MOOD; facet++)
    {
      self->first[facet] = get_chosen (self->idea, facet);
      adw_combo_row_set_selected (get_row (self, facet), self->first[facet]);
    }
}

static void
on_save_asked_cb (TendIdeaDialog *self)
{
  g_autoptr (TendIdea) idea = tend_idea_copy (self->idea);
  g_autoptr (GError) error = NULL;

  gtk_spin_button_update (self->minutes);
  g_free (idea->title);
  g_free (idea->detail);
  idea->title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  idea->detail = g_strstrip (g_strdup (gtk_editable_get_text (self->detail_row)));
  idea->minutes = gtk_spin_button_get_value_as_int (self->minutes);
  for (TendIdeaFacet facet = TEND_IDEA_FACET_COST; facet <= TEND_IDEA_FACET_MOOD; facet++)
    {
      guint chosen = adw_combo_row_get_selected (get_row (self, facet));

      if (chosen != self->first[facet])
        set_chosen (idea, facet, chosen);
    }
  if (tend_idea_validate (idea, &error))
    g_signal_emit (self, signals[SIGNAL_SAVED], 0, idea);
  else
    {
      tend_idea_dialog_tell (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
    }
}

static void
tend_idea_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TEND_IDEA_DIALOG (object)->idea, tend_idea_free);

  G_OBJECT_CLASS (tend_idea_dialog_parent_class)->finalize (object);
}

static void
tend_idea_dialog_class_init (TendIdeaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_idea_dialog_finalize;

  /**
   * TendIdeaDialog::saved:
   * @self: the dialog, still open
   * @idea: (type TendIdea): what is to be kept; it has the id of the idea that was changed
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_IDEA_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, TEND_TYPE_IDEA | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-idea-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, detail_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, cost_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, energy_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, season_row);
  gtk_widget_class_bind_template_child (widget_class, TendIdeaDialog, mood_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_idea_dialog_init (TendIdeaDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

/**
 * tend_idea_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @idea: (nullable): what is to be changed, %NULL for a new one
 * @has_moods: whether it is asked which days the idea is good for
 *
 * Returns: (transfer none): the dialog, not shown yet; like every window it is destroyed
 */
TendIdeaDialog *
tend_idea_dialog_new (GtkWindow      *parent,
                      const TendIdea *idea,
                      gboolean        has_moods)
{
  TendIdeaDialog *self = g_object_new (TEND_TYPE_IDEA_DIALOG, "transient-for", parent, NULL);

  self->idea = idea ? tend_idea_copy (idea) : tend_idea_new ("");
  gtk_widget_set_visible (GTK_WIDGET (self->mood_row), has_moods);
  if (idea)
    gtk_window_set_title (GTK_WINDOW (self), _("Change the Idea"));
  show_idea (self);
  return self;
}

/**
 * tend_idea_dialog_tell:
 * @self: the dialog
 * @trouble: why it cannot be kept as it is, a sentence
 */
void
tend_idea_dialog_tell (TendIdeaDialog *self,
                       const char     *trouble)
{
  g_return_if_fail (TEND_IS_IDEA_DIALOG (self));

  gtk_label_set_label (self->trouble, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}
