#include "features/goals/tend-goal-source-row.h"

#include "store/tend-measure.h"

#include <glib/gi18n.h>

struct _TendGoalSourceRow
{
  AdwComboRow parent_instance;

  GPtrArray *measures; /* of TendMeasure, those of the list after its first line */
  TendGoal *shown;     /* (nullable): the goal whose source is chosen at first */
  gboolean is_missing; /* whether what feeds that is no measure any more, and stands last in the list */
};

G_DEFINE_FINAL_TYPE (TendGoalSourceRow, tend_goal_source_row, ADW_TYPE_COMBO_ROW)

/* (nullable): nothing is chosen, or what is missing. */
static const TendMeasure *
get_chosen (TendGoalSourceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->measures == NULL || selected == 0 || selected > self->measures->len)
    return NULL;
  return g_ptr_array_index (self->measures, selected - 1);
}

static gboolean
is_missing_chosen (TendGoalSourceRow *self)
{
  return self->is_missing && adw_combo_row_get_selected (ADW_COMBO_ROW (self)) == self->measures->len + 1;
}

static void
tend_goal_source_row_finalize (GObject *object)
{
  TendGoalSourceRow *self = TEND_GOAL_SOURCE_ROW (object);

  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->shown, tend_goal_free);

  G_OBJECT_CLASS (tend_goal_source_row_parent_class)->finalize (object);
}

static void
tend_goal_source_row_class_init (TendGoalSourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_goal_source_row_finalize;
}

static void
tend_goal_source_row_init (TendGoalSourceRow *self)
{
}

/**
 * tend_goal_source_row_show:
 * @self: the row
 * @measures: (element-type TendMeasure): all that can be counted
 * @goal: a goal, whose source is chosen
 *
 * A source that is not there any more stays the goal's until another is chosen.
 */
void
tend_goal_source_row_show (TendGoalSourceRow *self,
                           GPtrArray         *measures,
                           const TendGoal    *goal)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gboolean has_source = goal->source_feature[0] != '\0';
  guint selected = 0;

  g_return_if_fail (TEND_IS_GOAL_SOURCE_ROW (self));

  gtk_string_list_append (titles, _("Only what I enter"));
  for (guint i = 0; i < measures->len; i++)
    {
      const TendMeasure *measure = g_ptr_array_index (measures, i);

      gtk_string_list_append (titles, measure->title);
      if (g_str_equal (measure->feature->id, goal->source_feature) && g_str_equal (measure->key, goal->source_key))
        selected = i + 1;
    }
  self->is_missing = has_source && selected == 0;
  if (self->is_missing)
    {
      gtk_string_list_append (titles, _("What isn’t here any more"));
      selected = measures->len + 1;
    }
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  self->measures = g_ptr_array_ref (measures);
  g_clear_pointer (&self->shown, tend_goal_free);
  self->shown = tend_goal_copy (goal);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
}

/**
 * tend_goal_source_row_has_choice:
 * @self: the row
 *
 * Returns: whether there is anything to choose from
 */
gboolean
tend_goal_source_row_has_choice (TendGoalSourceRow *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_SOURCE_ROW (self), FALSE);

  return self->is_missing || (self->measures && self->measures->len > 0);
}

/**
 * tend_goal_source_row_get_units:
 * @self: the row
 *
 * Returns: the units that what is chosen can be counted in, 0 if nothing is chosen
 */
TendMeasureUnits
tend_goal_source_row_get_units (TendGoalSourceRow *self)
{
  const TendMeasure *measure;

  g_return_val_if_fail (TEND_IS_GOAL_SOURCE_ROW (self), 0);

  measure = get_chosen (self);
  if (measure)
    return measure->units;
  return is_missing_chosen (self) ? self->shown->source_unit : 0;
}

/**
 * tend_goal_source_row_read:
 * @self: the row
 * @goal: a goal
 * @unit: what it is to be counted in, if it can be
 *
 * Gives @goal what is chosen for its source.
 */
void
tend_goal_source_row_read (TendGoalSourceRow *self,
                           TendGoal          *goal,
                           TendMeasureUnits   unit)
{
  const TendMeasure *measure;

  g_return_if_fail (TEND_IS_GOAL_SOURCE_ROW (self));

  measure = get_chosen (self);
  if (is_missing_chosen (self))
    tend_goal_set_source (goal, self->shown->source_feature, self->shown->source_key, self->shown->source_unit);
  else if (measure)
    tend_goal_set_source (goal, measure->feature->id, measure->key, measure->units & unit ? unit : measure->units);
  else
    tend_goal_set_source (goal, NULL, NULL, TEND_MEASURE_TIMES);
}
