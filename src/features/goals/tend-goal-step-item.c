#include "features/goals/tend-goal-step-item.h"

#include "widgets/tend-disc.h"

struct _TendGoalStepItem
{
  GObject parent_instance;

  TendGoalStep *step; /* NULL for a step that is already gone */
};

enum
{
  PROP_TITLE = 1,
  PROP_STATE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalStepItem, tend_goal_step_item, G_TYPE_OBJECT)

static gboolean
query_steps (TendDb    *db,
             GArray    *ids,
             gpointer   user_data,
             GError   **error)
{
  return tend_goal_read_step_ids (db, *(gint64 *) user_data, ids, error);
}

static GObject *
load_step (TendDb    *db,
           gint64     id,
           GObject   *item,
           gpointer   user_data,
           GError   **error)
{
  TendGoalStep *step = tend_goal_read_step (db, id, error);
  TendGoalStepItem *self;

  if (step == NULL)
    return NULL;
  self = item ? TEND_GOAL_STEP_ITEM (g_object_ref (item)) : g_object_new (TEND_TYPE_GOAL_STEP_ITEM, NULL);
  g_clear_pointer (&self->step, tend_goal_step_free);
  self->step = step;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  return G_OBJECT (self);
}

static void
tend_goal_step_item_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  const TendGoalStep *step = TEND_GOAL_STEP_ITEM (object)->step;

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, step ? step->title : "");
      break;
    case PROP_STATE:
      g_value_set_enum (value, step && step->is_done ? TEND_DISC_STATE_DONE : TEND_DISC_STATE_OPEN);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_goal_step_item_finalize (GObject *object)
{
  g_clear_pointer (&TEND_GOAL_STEP_ITEM (object)->step, tend_goal_step_free);

  G_OBJECT_CLASS (tend_goal_step_item_parent_class)->finalize (object);
}

static void
tend_goal_step_item_class_init (TendGoalStepItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_goal_step_item_get_property;
  object_class->finalize = tend_goal_step_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TEND_TYPE_DISC_STATE, TEND_DISC_STATE_OPEN,
                                              flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_goal_step_item_init (TendGoalStepItem *self)
{
}

/**
 * tend_goal_step_item_list_new:
 * @store: the store
 * @goal_id: the goal whose steps they are
 *
 * Returns: (transfer full): the steps in the user's order, as a list that follows the store
 */
TendRowList *
tend_goal_step_item_list_new (TendStore *store,
                              gint64     goal_id)
{
  return tend_row_list_new (store, TEND_TYPE_GOAL_STEP_ITEM, "goal_step", query_steps, load_step,
                            g_memdup2 (&goal_id, sizeof goal_id), g_free);
}

/**
 * tend_goal_step_item_get_step:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its step, %NULL where that is gone and the list is about to say so
 */
const TendGoalStep *
tend_goal_step_item_get_step (TendGoalStepItem *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_STEP_ITEM (self), NULL);

  return self->step;
}
