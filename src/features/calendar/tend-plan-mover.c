#include "features/calendar/tend-plan-mover.h"

#include "features/calendar/tend-plan-block.h"
#include "features/calendar/tend-plan-store.h"
#include "features/calendar/tend-scope-question.h"
#include "shell/tend-feature-page.h"

/* A plan that keys move, again and again: what they are for is asked once. */
typedef struct
{
  gint64 plan_id;       /* 0 for none */
  TendDay day;          /* where the plan is now */
  TendPlanScope scope;
  gboolean is_under_way;
  int start_minutes;    /* asked for meanwhile */
  int end_minutes;
} Go;

struct _TendPlanMover
{
  GObject parent_instance;

  TendStore *store;
  GtkWidget *week; /* where the plans are to be seen; NULL once it is gone */
  Go go;
};

G_DEFINE_FINAL_TYPE (TendPlanMover, tend_plan_mover, G_TYPE_OBJECT)

/* The block of a plan that is on screen: in the grid, above it, or in the list of a narrow window. */
static GtkWidget *
find_block (GtkWidget *widget,
            gint64     plan_id,
            TendDay    day)
{
  if (TEND_IS_PLAN_BLOCK (widget))
    {
      const TendPlanOccurrence *at = tend_plan_block_get (TEND_PLAN_BLOCK (widget));

      return at && at->plan->id == plan_id && at->start_day == day && gtk_widget_get_mapped (widget) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_block (child, plan_id, day);

      if (found)
        return found;
    }
  return NULL;
}

typedef struct
{
  TendPlanMover *mover;
  TendPlanOccurrence *at;
  int start_minutes;
  int end_minutes;
  gboolean by_keys;
  TendPlanScope scope;
} Move;

static void
move_free (Move *move)
{
  g_object_unref (move->mover);
  tend_plan_occurrence_free (move->at);
  g_free (move);
}

static void move_plan (TendPlanMover *self, const TendPlanOccurrence *at, int start_minutes, int end_minutes,
                       gboolean by_keys, TendPlanScope scope);

/* The keyboard stays with what it moved, on whichever day that is now, and what it asked for meanwhile comes next. */
static void
go_on (TendPlanMover *self,
       const Move       *move,
       gint64            id)
{
  TendPlanTime start = tend_plan_time_add ((TendPlanTime) { move->at->start_day, move->at->start_minute },
                                           move->start_minutes);
  GtkWidget *block = self->week ? find_block (self->week, id, start.day) : NULL;
  int start_minutes = self->go.start_minutes;
  int end_minutes = self->go.end_minutes;

  if (block)
    gtk_widget_grab_focus (block);
  if (!move->by_keys || block == NULL)
    return;
  self->go = (Go) { .plan_id = id, .day = start.day, .scope = move->scope };
  if (start_minutes != 0 || end_minutes != 0)
    move_plan (self, tend_plan_block_get (TEND_PLAN_BLOCK (block)), start_minutes, end_minutes, TRUE, move->scope);
}

static void
on_moved_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      user_data)
{
  Move *move = user_data;
  TendPlanMover *self = move->mover;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_plan_store_finish (TEND_STORE (store), result, &error);

  self->go.is_under_way = FALSE;
  if (id == 0)
    {
      self->go.plan_id = 0;
      if (self->week)
        tend_page_tell_error (self->week, error);
    }
  else
    go_on (self, move, id);
  move_free (move);
}

static Move *
move_new (TendPlanMover            *self,
          const TendPlanOccurrence *at,
          int                       start_minutes,
          int                       end_minutes,
          gboolean                  by_keys)
{
  Move *move = g_new0 (Move, 1);

  move->mover = g_object_ref (self);
  move->at = tend_plan_occurrence_copy (at);
  move->start_minutes = start_minutes;
  move->end_minutes = end_minutes;
  move->by_keys = by_keys;
  return move;
}

static void
move_plan (TendPlanMover            *self,
           const TendPlanOccurrence *at,
           int                       start_minutes,
           int                       end_minutes,
           gboolean                  by_keys,
           TendPlanScope             scope)
{
  Move *move = move_new (self, at, start_minutes, end_minutes, by_keys);

  move->scope = scope;
  if (by_keys)
    self->go = (Go) { .plan_id = at->plan->id, .day = at->start_day, .scope = scope, .is_under_way = TRUE };
  tend_plan_store_move_async (self->store, move->at, start_minutes, end_minutes, scope, on_moved_cb, move);
}

static void
on_move_answered_cb (GObject      *widget,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Move *move = user_data;
  TendPlanScope scope;

  if (tend_scope_question_ask_finish (result, &scope))
    move_plan (move->mover, move->at, move->start_minutes, move->end_minutes, move->by_keys, scope);
  move_free (move);
}

static void
tend_plan_mover_dispose (GObject *object)
{
  TendPlanMover *self = TEND_PLAN_MOVER (object);

  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->week);

  G_OBJECT_CLASS (tend_plan_mover_parent_class)->dispose (object);
}

static void
tend_plan_mover_class_init (TendPlanMoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_plan_mover_dispose;
}

static void
tend_plan_mover_init (TendPlanMover *self)
{
}

/**
 * tend_plan_mover_new:
 * @store: the life
 * @week: where the plans are to be seen as #TendPlanBlock; the mover does not keep it
 *
 * Returns: (transfer full): what moves plans there
 */
TendPlanMover *
tend_plan_mover_new (TendStore *store,
                     GtkWidget *week)
{
  TendPlanMover *self = g_object_new (TEND_TYPE_PLAN_MOVER, NULL);

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->week, week);
  return self;
}

/**
 * tend_plan_mover_move:
 * @self: a mover
 * @at: one time of a plan
 * @start_minutes: by how much it is to begin later, on the wall
 * @end_minutes: by how much it is to end later
 * @by_keys: whether a key asks for it, which may be one of many
 *
 * Where the plan repeats, it is asked first which of its times are meant. What goes wrong is told in the window.
 */
void
tend_plan_mover_move (TendPlanMover            *self,
                      const TendPlanOccurrence *at,
                      int                       start_minutes,
                      int                       end_minutes,
                      gboolean                  by_keys)
{
  gboolean is_going = by_keys && self->go.plan_id == at->plan->id && self->go.day == at->start_day;

  g_return_if_fail (TEND_IS_PLAN_MOVER (self) && self->week);

  if (is_going && self->go.is_under_way)
    {
      self->go.start_minutes += start_minutes;
      self->go.end_minutes += end_minutes;
    }
  else if (is_going || !at->is_repeating)
    move_plan (self, at, start_minutes, end_minutes, by_keys, is_going ? self->go.scope : TEND_PLAN_SCOPE_THIS);
  else
    tend_scope_question_ask_async (self->week, TEND_SCOPE_DEED_MOVE, at, on_move_answered_cb,
                                   move_new (self, at, start_minutes, end_minutes, by_keys));
}

/**
 * tend_plan_mover_heed_focus:
 * @self: a mover
 * @focus: (nullable): what has the keys now
 *
 * Who goes away from a plan is asked again when they come back to it.
 */
void
tend_plan_mover_heed_focus (TendPlanMover *self,
                            GtkWidget     *focus)
{
  g_return_if_fail (TEND_IS_PLAN_MOVER (self));

  if (focus && !self->go.is_under_way &&
      !(TEND_IS_PLAN_BLOCK (focus) && tend_plan_block_get (TEND_PLAN_BLOCK (focus))->plan->id == self->go.plan_id))
    self->go.plan_id = 0;
}
