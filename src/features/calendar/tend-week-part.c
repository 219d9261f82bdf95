#include "features/calendar/tend-week-part.h"

#include "widgets/tend-color.h"

#define GHOST_RADIUS 6
#define GHOST_ALPHA 0.3f

typedef struct
{
  GPtrArray *blocks; /* of TendPlanBlock: as many as there ever were, those to spare are hidden */
  int gutter;
} TendWeekPartPrivate;

enum
{
  PROP_GUTTER = 1,
  N_PROPERTIES,
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TendWeekPart, tend_week_part, GTK_TYPE_WIDGET)

static TendWeekPartPrivate *
get_private (TendWeekPart *self)
{
  return tend_week_part_get_instance_private (self);
}

static void
on_block_open_cb (TendWeekPart       *self,
                  TendPlanOccurrence *at)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, at);
}

static void
on_block_move_cb (TendWeekPart       *self,
                  TendPlanOccurrence *at,
                  int                 start_minutes,
                  int                 end_minutes)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, at, start_minutes, end_minutes, TRUE);
}

static void
on_block_leave_cb (TendWeekPart       *self,
                   TendPlanOccurrence *at,
                   int                 days,
                   int                 quarters)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0, at, days, quarters);
}

static void
tend_week_part_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_GUTTER:
      g_value_set_int (value, tend_week_part_get_gutter (TEND_WEEK_PART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_week_part_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_GUTTER:
      tend_week_part_set_gutter (TEND_WEEK_PART (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_week_part_dispose (GObject *object)
{
  TendWeekPartPrivate *priv = get_private (TEND_WEEK_PART (object));

  for (guint i = 0; i < priv->blocks->len; i++)
    gtk_widget_unparent (g_ptr_array_index (priv->blocks, i));
  g_ptr_array_set_size (priv->blocks, 0);

  G_OBJECT_CLASS (tend_week_part_parent_class)->dispose (object);
}

static void
tend_week_part_finalize (GObject *object)
{
  g_ptr_array_unref (get_private (TEND_WEEK_PART (object))->blocks);

  G_OBJECT_CLASS (tend_week_part_parent_class)->finalize (object);
}

static void
tend_week_part_class_init (TendWeekPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = tend_week_part_get_property;
  object_class->set_property = tend_week_part_set_property;
  object_class->dispose = tend_week_part_dispose;
  object_class->finalize = tend_week_part_finalize;

  /**
   * TendWeekPart:gutter:
   *
   * The room before the first day, in pixels.
   */
  properties[PROP_GUTTER] =
      g_param_spec_int ("gutter", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendWeekPart::open:
   * @self: the part
   * @at: a time of a plan
   *
   * It was chosen.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       TEND_TYPE_PLAN_OCCURRENCE);
  /**
   * TendWeekPart::move:
   * @self: the part
   * @at: a time of a plan
   * @start_minutes: by how much it is to begin later, on the wall
   * @end_minutes: by how much it is to end later
   * @by_keys: whether a key asks for it, which may be one of many
   *
   * It is to take place at another time.
   */
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                       TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
  /**
   * TendWeekPart::leave:
   * @self: the part
   * @at: a time of a plan
   * @days: to which side of it the keys are to go, or 0
   * @quarters: under 0 for before it, over 0 for after it, or 0
   *
   * The keys are to go to the hours beside it.
   */
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                        TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT);
}

static void
tend_week_part_init (TendWeekPart *self)
{
  get_private (self)->blocks = g_ptr_array_new ();
}

int
tend_week_part_get_gutter (TendWeekPart *self)
{
  return get_private (self)->gutter;
}

void
tend_week_part_set_gutter (TendWeekPart *self,
                           int           gutter)
{
  TendWeekPartPrivate *priv = get_private (self);

  if (priv->gutter == gutter)
    return;
  priv->gutter = gutter;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GUTTER]);
}

static void
add_block (TendWeekPart *self)
{
  GtkWidget *block = tend_plan_block_new ();

  g_signal_connect_swapped (block, "open", G_CALLBACK (on_block_open_cb), self);
  g_signal_connect_swapped (block, "move", G_CALLBACK (on_block_move_cb), self);
  g_signal_connect_swapped (block, "leave", G_CALLBACK (on_block_leave_cb), self);
  gtk_widget_set_parent (block, GTK_WIDGET (self));
  g_ptr_array_add (get_private (self)->blocks, block);
}

/**
 * tend_week_part_begin_blocks:
 * @self: the part
 * @n_blocks: how many blocks are to be seen from now on
 */
void
tend_week_part_begin_blocks (TendWeekPart *self,
                             guint         n_blocks)
{
  GPtrArray *blocks = get_private (self)->blocks;

  while (blocks->len < n_blocks)
    add_block (self);
  for (guint i = 0; i < blocks->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (blocks, i), i < n_blocks);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tend_week_part_set_block (TendWeekPart             *self,
                          guint                     i,
                          const TendPlanOccurrence *at,
                          TendDay                   today)
{
  tend_plan_block_set (g_ptr_array_index (get_private (self)->blocks, i), at, today);
}

GtkWidget *
tend_week_part_get_block (TendWeekPart *self,
                          guint         i)
{
  return g_ptr_array_index (get_private (self)->blocks, i);
}

const TendPlanOccurrence *
tend_week_part_get_plan (TendWeekPart *self,
                         guint         i)
{
  return tend_plan_block_get (g_ptr_array_index (get_private (self)->blocks, i));
}

/**
 * tend_week_part_measure_blocks:
 * @self: the part
 * @orientation: which way
 *
 * GTK wants everybody asked before they get their place.
 *
 * Returns: the greatest of what the blocks would like to have, in pixels
 */
int
tend_week_part_measure_blocks (TendWeekPart   *self,
                               GtkOrientation  orientation)
{
  GPtrArray *blocks = get_private (self)->blocks;
  int greatest = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (blocks, i), orientation, -1, NULL, &natural, NULL, NULL);
      greatest = MAX (greatest, natural);
    }
  return greatest;
}

gboolean
tend_week_part_is_rtl (TendWeekPart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/**
 * tend_week_part_get_columns:
 * @self: the part
 * @from: a place in the week, in days from its beginning
 * @to: a later one
 * @left: (out): where that stretch begins, in pixels
 * @size: (out): how wide it is
 */
void
tend_week_part_get_columns (TendWeekPart *self,
                            double        from,
                            double        to,
                            double       *left,
                            double       *size)
{
  tend_week_layout_get_columns (gtk_widget_get_width (GTK_WIDGET (self)), tend_week_part_get_gutter (self),
                                tend_week_part_is_rtl (self), from, to, left, size);
}

/**
 * tend_week_part_pick_column:
 * @self: the part
 * @x: a place in it, in pixels
 * @across: (out): where in the column that is, from 0 to 1
 *
 * Returns: the column, -1 in the gutter
 */
int
tend_week_part_pick_column (TendWeekPart *self,
                            double        x,
                            double       *across)
{
  return tend_week_layout_pick_column (gtk_widget_get_width (GTK_WIDGET (self)), tend_week_part_get_gutter (self),
                                       tend_week_part_is_rtl (self), x, across);
}

/**
 * tend_week_part_draw_ghost:
 * @self: the part
 * @snapshot: where to
 * @area: where something that is held would come to stand
 */
void
tend_week_part_draw_ghost (TendWeekPart          *self,
                           GtkSnapshot           *snapshot,
                           const graphene_rect_t *area)
{
  GskRoundedRect outline;
  GdkRGBA veil;

  tend_color_lookup (GTK_WIDGET (self), NULL, &veil);
  veil.alpha = GHOST_ALPHA;
  gsk_rounded_rect_init_from_rect (&outline, area, GHOST_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &veil, area);
  gtk_snapshot_pop (snapshot);
}

/**
 * tend_week_part_ask_for_move:
 * @self: the part
 * @at: a time of a plan that a hand moved
 * @start_minutes: by how much it is to begin later
 * @end_minutes: by how much it is to end later
 */
void
tend_week_part_ask_for_move (TendWeekPart             *self,
                             const TendPlanOccurrence *at,
                             int                       start_minutes,
                             int                       end_minutes)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, at, start_minutes, end_minutes, FALSE);
}
