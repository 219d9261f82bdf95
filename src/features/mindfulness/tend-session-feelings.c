#include "features/mindfulness/tend-session-feelings.h"

#include "features/mindfulness/tend-session-figures.h"
#include "widgets/tend-pairs.h"

#include <glib/gi18n.h>

struct _TendSessionFeelings
{
  GtkWidget parent_instance;

  GPtrArray *effects[TEND_MOOD_N_KINDS]; /* of TendSessionEffect, those with most sessions first */
  TendMoodKind kind;

  GtkWidget *child;
  GtkWidget *kinds_box;
  GtkToggleButton *mood_button;
  GtkToggleButton *energy_button;
  GtkWidget *legend;
  TendPairs *pairs;
  GtkWidget *too_few_box;
  GtkLabel *too_few;
};

G_DEFINE_FINAL_TYPE (TendSessionFeelings, tend_session_feelings, GTK_TYPE_WIDGET)

static guint
count_drawn (GPtrArray *effects)
{
  guint n = 0;

  while (n < effects->len && tend_session_effect_can_be_drawn (g_ptr_array_index (effects, n)))
    n++;
  return n;
}

static void
show_pairs (TendSessionFeelings *self,
            GPtrArray           *effects,
            guint                n_drawn)
{
  g_autofree TendPair *pairs = g_new0 (TendPair, n_drawn + 1);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_drawn; i++)
    {
      const TendSessionEffect *effect = g_ptr_array_index (effects, i);
      char *note = g_strdup_printf (ngettext ("%u session", "%u sessions", effect->n_sessions), effect->n_sessions);

      g_ptr_array_add (notes, note);
      pairs[i] = (TendPair){ effect->title, note, effect->before, effect->after };
    }
  tend_pairs_set_scale (self->pairs, TEND_MOOD_NONE + 1, TEND_MOOD_MAX, tend_mood_get_name (self->kind, 1),
                        tend_mood_get_name (self->kind, TEND_MOOD_MAX));
  tend_pairs_set_data (self->pairs, pairs, n_drawn);
  gtk_widget_set_visible (GTK_WIDGET (self->pairs), n_drawn > 0);
  gtk_widget_set_visible (self->legend, n_drawn > 0);
}

static void
show_too_few (TendSessionFeelings *self,
              GPtrArray           *effects,
              guint                n_drawn)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = n_drawn; i < effects->len; i++)
    {
      g_autofree char *line = tend_session_effect_describe (g_ptr_array_index (effects, i), self->kind);

      g_string_append_printf (words, "%s%s", i > n_drawn ? "\n" : "", line);
    }
  gtk_label_set_label (self->too_few, words->str);
  gtk_widget_set_visible (self->too_few_box, words->len > 0);
}

static void
update (TendSessionFeelings *self)
{
  GPtrArray *effects = self->effects[self->kind];
  guint n_drawn;

  if (effects == NULL)
    return;
  n_drawn = count_drawn (effects);
  show_pairs (self, effects, n_drawn);
  show_too_few (self, effects, n_drawn);
}

static void
on_kind_toggled_cb (TendSessionFeelings *self)
{
  self->kind = gtk_toggle_button_get_active (self->energy_button) ? TEND_MOOD_KIND_ENERGY : TEND_MOOD_KIND_MOOD;
  update (self);
}

static char *
on_pair_described_cb (TendSessionFeelings *self,
                      int                  index)
{
  return tend_session_effect_describe (g_ptr_array_index (self->effects[self->kind], index), self->kind);
}

static void
tend_session_feelings_dispose (GObject *object)
{
  g_clear_pointer (&TEND_SESSION_FEELINGS (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_session_feelings_parent_class)->dispose (object);
}

static void
tend_session_feelings_finalize (GObject *object)
{
  for (int kind = 0; kind < TEND_MOOD_N_KINDS; kind++)
    g_clear_pointer (&TEND_SESSION_FEELINGS (object)->effects[kind], g_ptr_array_unref);

  G_OBJECT_CLASS (tend_session_feelings_parent_class)->finalize (object);
}

static void
tend_session_feelings_class_init (TendSessionFeelingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_session_feelings_dispose;
  object_class->finalize = tend_session_feelings_finalize;

  g_type_ensure (TEND_TYPE_PAIRS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-feelings.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, child);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, mood_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, energy_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, legend);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, pairs);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, too_few_box);
  gtk_widget_class_bind_template_child (widget_class, TendSessionFeelings, too_few);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_described_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_session_feelings_init (TendSessionFeelings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_session_feelings_show:
 * @self: the widget
 * @db: a connection
 *
 * Reads everything anew. Where nothing was ever said, there is nothing to be seen of it.
 */
void
tend_session_feelings_show (TendSessionFeelings *self,
                            TendDb              *db)
{
  gboolean has[TEND_MOOD_N_KINDS];

  g_return_if_fail (TEND_IS_SESSION_FEELINGS (self));

  for (int kind = 0; kind < TEND_MOOD_N_KINDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *effects = tend_session_effect_read_all (db, kind, &error);

      if (effects == NULL)
        {
          g_warning ("What was felt could not be read: %s", error->message);
          return;
        }
      g_clear_pointer (&self->effects[kind], g_ptr_array_unref);
      self->effects[kind] = effects;
      has[kind] = effects->len > 0;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), has[TEND_MOOD_KIND_MOOD] || has[TEND_MOOD_KIND_ENERGY]);
  gtk_widget_set_visible (self->kinds_box, has[TEND_MOOD_KIND_MOOD] && has[TEND_MOOD_KIND_ENERGY]);
  if (!has[self->kind])
    gtk_toggle_button_set_active (self->kind == TEND_MOOD_KIND_MOOD ? self->energy_button : self->mood_button, TRUE);
  update (self);
}
