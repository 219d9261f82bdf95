#include "features/mindfulness/tend-feeling-rows.h"

#include "widgets/tend-mood-picker.h"

#include <glib/gi18n.h>

struct _TendFeelingRows
{
  AdwPreferencesGroup parent_instance;

  TendMoodPicker *mood;
  TendMoodPicker *energy;
};

G_DEFINE_FINAL_TYPE (TendFeelingRows, tend_feeling_rows, ADW_TYPE_PREFERENCES_GROUP)

static TendMoodPicker *
add_row (TendFeelingRows *self,
         TendMoodKind     kind,
         const char      *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picker = tend_mood_picker_new (kind);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (picker, 6);
  gtk_widget_set_margin_bottom (picker, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), picker);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return TEND_MOOD_PICKER (picker);
}

/* Two groups may be in sight at once, and each picker says which it is of. */
static void
name_pickers (TendFeelingRows *self)
{
  const char *title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self));
  /* Translators: the question of a group, and what is asked for: "How are you now? Mood" */
  g_autofree char *mood = g_strdup_printf (_("%s %s"), title ? title : "", _("Mood"));
  g_autofree char *energy = g_strdup_printf (_("%s %s"), title ? title : "", _("Energy"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mood), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (mood), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->energy), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (energy),
                                  -1);
}

static void
tend_feeling_rows_class_init (TendFeelingRowsClass *klass)
{
}

static void
tend_feeling_rows_init (TendFeelingRows *self)
{
  self->mood = add_row (self, TEND_MOOD_KIND_MOOD, _("Mood"));
  self->energy = add_row (self, TEND_MOOD_KIND_ENERGY, _("Energy"));
  g_signal_connect (self, "notify::title", G_CALLBACK (name_pickers), NULL);
  name_pickers (self);
}

/**
 * tend_feeling_rows_get:
 * @self: the rows
 * @feeling: (out caller-allocates): what is said, %TEND_MOOD_NONE where it isn't
 */
void
tend_feeling_rows_get (TendFeelingRows *self,
                       TendFeeling     *feeling)
{
  g_return_if_fail (TEND_IS_FEELING_ROWS (self));

  feeling->mood = tend_mood_picker_get_value (self->mood);
  feeling->energy = tend_mood_picker_get_value (self->energy);
}

/**
 * tend_feeling_rows_set:
 * @self: the rows
 * @feeling: what to show
 */
void
tend_feeling_rows_set (TendFeelingRows   *self,
                       const TendFeeling *feeling)
{
  g_return_if_fail (TEND_IS_FEELING_ROWS (self));

  tend_mood_picker_set_value (self->mood, feeling->mood);
  tend_mood_picker_set_value (self->energy, feeling->energy);
}
