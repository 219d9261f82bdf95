#include "features/goals/tend-goal-item.h"

#include "features/goals/tend-goal-reader.h"
#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-words.h"
#include "store/tend-measure.h"
#include "widgets/tend-day-series.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TendGoalItem
{
  GObject parent_instance;

  TendGoal *goal;    /* NULL for a goal that is already gone */
  GArray *check_ins; /* the last of them: as far back as the words and the strip look */
  TendDay today;
  char *detail;
  char *standing; /* NULL where there is nothing to tell of today */
  TendDiscState state;
  double value;
  guint n_steps;
  guint n_steps_done;
  float levels[TEND_GOAL_ITEM_DAYS];
  guint8 marks[TEND_GOAL_ITEM_DAYS];
};

enum
{
  PROP_TITLE = 1,
  PROP_DETAIL,
  PROP_COLOR_NAME,
  PROP_STATE,
  PROP_COUNTABLE,
  PROP_VALUE,
  PROP_TARGET,
  PROP_UNIT,
  PROP_HAS_DAYS,
  PROP_IS_DONE,
  PROP_STEPS_SHARE,
  PROP_HAS_STEPS,
  PROP_STRIP,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalItem, tend_goal_item, G_TYPE_OBJECT)

typedef struct
{
  TendStore *store; /* not owned: the list that asks owns it */
  gboolean archived;
} Source;

static const TendCheckIn *
find_check_in (TendGoalItem *self,
               TendDay       day)
{
  for (guint i = 0; self->check_ins && i < self->check_ins->len; i++)
    if (g_array_index (self->check_ins, TendCheckIn, i).day == day)
      return &g_array_index (self->check_ins, TendCheckIn, i);
  return NULL;
}

/* How the disc of a day looks: as much of it as was done of what is wished for on one day. */
static float
get_level (TendGoalItem      *self,
           const TendCheckIn *check_in)
{
  if (tend_goal_is_success (self->goal, check_in))
    return 1;
  if (!tend_goal_has_amount (self->goal, check_in) || self->goal->measure != TEND_MEASURE_AT_LEAST)
    return 0;
  return (float) CLAMP (check_in->value / self->goal->target, 0, 0.99);
}

static void
read_strip (TendGoalItem *self,
            TendDay       first_day)
{
  for (int i = 0; i < TEND_GOAL_ITEM_DAYS; i++)
    {
      TendDay day = self->today - (TEND_GOAL_ITEM_DAYS - 1) + i;
      const TendCheckIn *check_in = find_check_in (self, day);

      self->levels[i] = get_level (self, check_in);
      if (check_in && check_in->state == TEND_CHECK_IN_SKIPPED)
        self->marks[i] = TEND_DAY_MARK_REST;
      else
        self->marks[i] = day < first_day ? TEND_DAY_MARK_OUTSIDE : TEND_DAY_MARK_NONE;
    }
}

static TendDiscState
get_state (TendGoalItem      *self,
           const TendCheckIn *check_in)
{
  if (check_in && check_in->state == TEND_CHECK_IN_SKIPPED)
    return TEND_DISC_STATE_RESTING;
  return tend_goal_is_success (self->goal, check_in) ? TEND_DISC_STATE_DONE : TEND_DISC_STATE_OPEN;
}

static char *
describe_steps (TendGoalItem *self)
{
  if (self->n_steps == 0)
    return NULL;
  /* Translators: how many steps of a goal are done, like "2 of 5 steps" */
  return g_strdup_printf (ngettext ("%u of %u step", "%u of %u steps", self->n_steps), self->n_steps_done,
                          self->n_steps);
}

static char *
describe_standing (TendGoalItem          *self,
                   const TendGoalHistory *history)
{
  const TendGoal *goal = self->goal;

  if (goal->schedule.kind == TEND_SCHEDULE_ONCE && goal->done_day != TEND_DAY_NONE)
    {
      g_autofree char *day = tend_day_describe (goal->done_day, self->today);

      /* Translators: %s is a day, like "Today" or "3 March" */
      return g_strdup_printf (_("Done · %s"), day);
    }
  if (self->state == TEND_DISC_STATE_RESTING)
    return g_strdup (_("Resting today"));
  return tend_goal_describe_period (history, self->today);
}

static char *
describe (TendGoalItem *self)
{
  g_autofree char *steps = describe_steps (self);

  if (self->standing && steps)
    /* Translators: joins two facts about a goal, like "Planned for Friday" and "2 of 5 steps" */
    return g_strdup_printf (_("%s · %s"), self->standing, steps);
  if (self->standing || steps)
    return self->standing ? g_strdup (self->standing) : g_steal_pointer (&steps);
  return tend_goal_describe_schedule (self->goal);
}

static void
notify_all (TendGoalItem *self)
{
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static gboolean
read_around (TendGoalItem  *self,
             TendDb        *db,
             GDateWeekday   first_weekday,
             GError       **error)
{
  const TendGoal *goal = self->goal;
  TendDay horizon = tend_goal_get_horizon (goal, self->today, first_weekday);
  TendDay from = MIN (horizon, self->today - TEND_GOAL_ITEM_DAYS + 1);

  g_clear_pointer (&self->check_ins, g_array_unref);
  self->check_ins = tend_goal_read_history (db, goal, from, self->today, self->today, error);
  return self->check_ins &&
         tend_goal_read_step_counts (db, goal->id, &self->n_steps, &self->n_steps_done, error);
}

/* Takes @goal. */
static gboolean
bring_up_to_date (TendGoalItem  *self,
                  TendGoal      *goal,
                  TendStore     *store,
                  GError       **error)
{
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (store));
  const TendCheckIn *today;
  TendGoalHistory history;

  g_clear_pointer (&self->goal, tend_goal_free);
  self->goal = goal;
  self->today = tend_store_get_today (store);
  if (!read_around (self, tend_store_get_reader (store), first_weekday, error))
    return FALSE;

  history = (TendGoalHistory){ goal, (const TendCheckIn *) (gpointer) self->check_ins->data,
                               self->check_ins->len, self->today, first_weekday };
  today = tend_goal_history_find (&history, self->today);
  if (goal->schedule.kind == TEND_SCHEDULE_ONCE)
    self->state = goal->done_day != TEND_DAY_NONE ? TEND_DISC_STATE_DONE : TEND_DISC_STATE_OPEN;
  else
    self->state = get_state (self, today);
  self->value = tend_goal_get_amount (goal, today);
  read_strip (self, tend_goal_history_get_first_day (&history));
  g_free (self->standing);
  self->standing = describe_standing (self, &history);
  g_free (self->detail);
  self->detail = describe (self);
  notify_all (self);
  return TRUE;
}

static gboolean
query_goals (TendDb    *db,
             GArray    *ids,
             gpointer   user_data,
             GError   **error)
{
  const Source *source = user_data;

  return tend_goal_read_ids (db, source->archived, ids, error);
}

static GObject *
load_goal (TendDb    *db,
           gint64     id,
           GObject   *item,
           gpointer   user_data,
           GError   **error)
{
  const Source *source = user_data;

  return (GObject *) tend_goal_item_read (source->store, id, (TendGoalItem *) item, error);
}

/* What goals count by themselves stands in other features' tables. */
static void
on_store_changed_cb (TendRowList *list,
                     TendChanges *changes)
{
  if (tend_measures_concern (tend_features, tend_n_features, changes))
    tend_row_list_refresh (list);
}

static void
tend_goal_item_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TendGoalItem *self = TEND_GOAL_ITEM (object);
  const TendGoal *goal = self->goal;

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, goal ? goal->title : "");
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail ? self->detail : "");
      break;
    case PROP_COLOR_NAME:
      g_value_set_string (value, goal ? goal->color : "");
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_COUNTABLE:
      g_value_set_boolean (value, goal && goal->measure != TEND_MEASURE_TICK &&
                                      goal->schedule.kind != TEND_SCHEDULE_ONCE);
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_TARGET:
      /* A target for a week says nothing about how much there is to do in one day. */
      g_value_set_double (value, goal && tend_goal_get_span (goal) == TEND_GOAL_SPAN_DAY ? goal->target : 0);
      break;
    case PROP_UNIT:
      g_value_set_string (value, goal ? goal->unit : "");
      break;
    case PROP_HAS_DAYS:
      g_value_set_boolean (value, goal && goal->schedule.kind != TEND_SCHEDULE_ONCE && !goal->is_archived);
      break;
    case PROP_IS_DONE:
      g_value_set_boolean (value, tend_goal_item_get_is_done (self));
      break;
    case PROP_STEPS_SHARE:
      g_value_set_double (value, self->n_steps > 0 ? (double) self->n_steps_done / self->n_steps : 0);
      break;
    case PROP_HAS_STEPS:
      g_value_set_boolean (value, self->n_steps > 0);
      break;
    case PROP_STRIP:
      g_value_set_int (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_goal_item_finalize (GObject *object)
{
  TendGoalItem *self = TEND_GOAL_ITEM (object);

  g_clear_pointer (&self->goal, tend_goal_free);
  g_clear_pointer (&self->check_ins, g_array_unref);
  g_free (self->detail);
  g_free (self->standing);

  G_OBJECT_CLASS (tend_goal_item_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  /**
   * TendGoalItem:detail:
   *
   * How it stands, in a few words: "2 of 3 this week".
   */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_COLOR_NAME] = g_param_spec_string ("color-name", NULL, NULL, "", flags);
  /**
   * TendGoalItem:state:
   *
   * How today stands; for a goal done once, whether it is done.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TEND_TYPE_DISC_STATE, TEND_DISC_STATE_OPEN,
                                              flags);
  properties[PROP_COUNTABLE] = g_param_spec_boolean ("countable", NULL, NULL, FALSE, flags);
  properties[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_TARGET] = g_param_spec_double ("target", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, "", flags);
  /**
   * TendGoalItem:has-days:
   *
   * Whether there is something to be shown of the last days.
   */
  properties[PROP_HAS_DAYS] = g_param_spec_boolean ("has-days", NULL, NULL, FALSE, flags);
  /**
   * TendGoalItem:is-done:
   *
   * Whether there is nothing left to do about it today: done, or a rest day.
   */
  properties[PROP_IS_DONE] = g_param_spec_boolean ("is-done", NULL, NULL, FALSE, flags);
  properties[PROP_STEPS_SHARE] = g_param_spec_double ("steps-share", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_HAS_STEPS] = g_param_spec_boolean ("has-steps", NULL, NULL, FALSE, flags);
  /**
   * TendGoalItem:strip:
   *
   * The last day of the strip; notified of when anything in tend_goal_item_get_strip() may be new.
   */
  properties[PROP_STRIP] = g_param_spec_int ("strip", NULL, NULL, G_MININT, G_MAXINT, TEND_DAY_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_goal_item_class_init (TendGoalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_goal_item_get_property;
  object_class->finalize = tend_goal_item_finalize;

  install_properties (object_class);
}

static void
tend_goal_item_init (TendGoalItem *self)
{
  self->today = TEND_DAY_NONE;
}

/**
 * tend_goal_item_list_new:
 * @store: the store
 * @archived: the goals that were put away, or the others
 *
 * Returns: (transfer full): the goals in the user's order, as a list that follows the store
 */
TendRowList *
tend_goal_item_list_new (TendStore *store,
                         gboolean   archived)
{
  Source *source = g_new (Source, 1);
  TendRowList *list;

  *source = (Source){ store, archived };
  list = tend_row_list_new (store, TEND_TYPE_GOAL_ITEM, "goal", query_goals, load_goal, source, g_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), list, G_CONNECT_SWAPPED);
  return list;
}

/**
 * tend_goal_item_read:
 * @store: the store
 * @id: a goal
 * @item: (nullable): its item, to be brought up to date
 * @error: return location
 *
 * Returns: (transfer full): the item, a reference to @item where that was given
 */
TendGoalItem *
tend_goal_item_read (TendStore     *store,
                     gint64         id,
                     TendGoalItem  *item,
                     GError       **error)
{
  TendGoal *goal = tend_goal_read (tend_store_get_reader (store), id, error);
  g_autoptr (TendGoalItem) self = NULL;

  if (goal == NULL)
    return NULL;
  self = item ? g_object_ref (item) : g_object_new (TEND_TYPE_GOAL_ITEM, NULL);
  return bring_up_to_date (self, goal, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tend_goal_item_get_goal:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its goal, %NULL where that is gone and the list is about to say so
 */
const TendGoal *
tend_goal_item_get_goal (TendGoalItem *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), NULL);

  return self->goal;
}

/**
 * tend_goal_item_get_standing:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how it stands today, like "3 of 8 glasses" or "2 of 3 this week", and
 *   nothing that holds on any day, as #TendGoalItem:detail may
 */
const char *
tend_goal_item_get_standing (TendGoalItem *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), NULL);

  return self->standing;
}

gboolean
tend_goal_item_get_is_done (TendGoalItem *self)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), FALSE);

  return self->state != TEND_DISC_STATE_OPEN;
}

/**
 * tend_goal_item_get_strip:
 * @self: an item
 * @levels: (out) (array fixed-size=7): how full each disc is
 * @marks: (out) (array fixed-size=7): a #TendDayMark for each day
 *
 * The last %TEND_GOAL_ITEM_DAYS days, through today.
 *
 * Returns: the first of them
 */
TendDay
tend_goal_item_get_strip (TendGoalItem  *self,
                          const float  **levels,
                          const guint8 **marks)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), TEND_DAY_NONE);

  *levels = self->levels;
  *marks = self->marks;
  return self->today - (TEND_GOAL_ITEM_DAYS - 1);
}

/**
 * tend_goal_item_describe_day:
 * @self: an item
 * @day: a day of its strip
 *
 * Returns: (transfer full) (nullable): the day in words
 */
char *
tend_goal_item_describe_day (TendGoalItem *self,
                             TendDay       day)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), NULL);

  return self->goal ? tend_goal_describe_day (self->goal, find_check_in (self, day), day, self->today) : NULL;
}

TendDiscState
tend_goal_item_get_day_state (TendGoalItem *self,
                              TendDay       day)
{
  g_return_val_if_fail (TEND_IS_GOAL_ITEM (self), TEND_DISC_STATE_OPEN);

  return self->goal ? get_state (self, find_check_in (self, day)) : TEND_DISC_STATE_OPEN;
}
