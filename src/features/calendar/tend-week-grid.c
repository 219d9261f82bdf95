#include "features/calendar/tend-week-grid.h"

#include "features/calendar/tend-week-drag.h"
#include "features/calendar/tend-week-slot.h"
#include "widgets/tend-color.h"
#include "widgets/tend-text-cache.h"

#include <math.h>

/* How long an hour is at least, in pixels, and in lines of its text. */
#define HOUR_MIN 48.0
#define HOUR_LINES 3

/* Room at the sides of the hours' names. */
#define GUTTER_PADDING 6

/* How far at a time the hours go by while something is held beyond what is seen of them, in pixels. */
#define SCROLL_STEP 12

#define DEFAULT_MINUTES 60

struct _TendWeekGrid
{
  TendWeekPart parent_instance;

  TendZone *zone;
  TendWeekLayout *layout; /* NULL until there is a week */
  gint64 now;
  TendDay today;

  TendWeekSlot *slot;     /* where the keys are among the hours */
  TendTextCache *texts;
  double hour;            /* pixels */

  TendWeekDrag drag;
  gboolean is_dragging;   /* what is held has left its place */
  TendWeekLayout *ghost;  /* where it would come to stand; NULL while nothing does */
  double x, y;            /* where the hand is */
  guint scroll_source;
};

enum
{
  SIGNAL_MAKE,
  SIGNAL_TURN,
  SIGNAL_ESCAPE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekGrid, tend_week_grid, TEND_TYPE_WEEK_PART)

static gboolean
is_rtl (TendWeekGrid *self)
{
  return tend_week_part_is_rtl (TEND_WEEK_PART (self));
}

static graphene_rect_t
get_area (TendWeekGrid *self,
          double        from,
          double        to,
          int           start,
          int           end)
{
  double left, size;

  tend_week_part_get_columns (TEND_WEEK_PART (self), from, to, &left, &size);
  return GRAPHENE_RECT_INIT ((float) left, (float) (start / 3600.0 * self->hour), (float) size,
                             (float) ((end - start) / 3600.0 * self->hour));
}

static graphene_rect_t
get_block_area (TendWeekGrid        *self,
                const TendWeekBlock *block)
{
  return get_area (self, block->day + block->lane / (double) block->n_lanes,
                   block->day + (block->lane + 1) / (double) block->n_lanes, block->start, block->end);
}

/* Returns: whether the point is in a day */
static gboolean
locate_point (TendWeekGrid *self,
              double        x,
              double        y,
              int          *day,
              int          *second,
              double       *across)
{
  int column = tend_week_part_pick_column (TEND_WEEK_PART (self), x, across);

  if (self->layout == NULL)
    return FALSE;
  *day = MAX (column, 0);
  *second = CLAMP ((int) (y / self->hour * 3600), 0, tend_week_layout_get_day_seconds (self->layout, *day));
  return column >= 0;
}

static const TendWeekBlock *
pick (TendWeekGrid *self,
      double        x,
      double        y,
      gboolean     *is_edge)
{
  const TendWeekBlock *block;
  double across;
  int day, second;

  *is_edge = FALSE;
  if (!locate_point (self, x, y, &day, &second, &across))
    return NULL;
  block = tend_week_layout_pick (self->layout, day, second, across);
  *is_edge = block && (block->end - second) / 3600.0 * self->hour < TEND_WEEK_PART_EDGE;
  return block;
}

static const TendPlanOccurrence *
get_plan_of (TendWeekGrid        *self,
             const TendWeekBlock *block)
{
  return tend_week_part_get_plan (TEND_WEEK_PART (self),
                                  (guint) (block - (const TendWeekBlock *) (gpointer) self->layout->blocks->data));
}

/* The longest names that hours have, whichever way they are counted. */
static void
measure_texts (TendWeekGrid *self)
{
  int gutter = 0;
  int height = 0;

  tend_text_cache_clear (self->texts);
  for (int hour = 10; hour < 24; hour++)
    {
      g_autofree char *text = tend_minute_format_hour (hour * 60, tend_minute_get_hours ());
      g_autoptr (PangoLayout) words = tend_text_cache_get (self->texts, text, FALSE);
      int width;

      pango_layout_get_pixel_size (words, &width, &height);
      gutter = MAX (gutter, width + 2 * GUTTER_PADDING);
    }
  self->hour = MAX (HOUR_MIN, HOUR_LINES * height);
  tend_week_part_set_gutter (TEND_WEEK_PART (self), gutter);
}

static void
tend_week_grid_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tend_week_grid_parent_class)->css_changed (widget, change);
  measure_texts (TEND_WEEK_GRID (widget));
  gtk_widget_queue_resize (widget);
}

static void
tend_week_grid_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  TendWeekGrid *self = TEND_WEEK_GRID (widget);
  int longest = self->layout ? tend_week_layout_get_longest (self->layout) : TEND_SECONDS_A_DAY;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? TEND_WEEK_WIDTH_MIN
                                                                  : (int) (longest / 3600.0 * self->hour);
  tend_week_part_measure_blocks (TEND_WEEK_PART (self), orientation);
  gtk_widget_measure (GTK_WIDGET (self->slot), orientation, -1, NULL, NULL, NULL, NULL);
}

static graphene_rect_t
get_slot_area (TendWeekGrid *self)
{
  const TendWeekCursor *cursor = tend_week_slot_get_cursor (self->slot);

  return get_area (self, cursor->day, cursor->day + 1, cursor->start,
                   tend_week_cursor_get_end (cursor, self->layout));
}

static GtkAllocation
get_place (const graphene_rect_t *area)
{
  return (GtkAllocation) { (int) area->origin.x + 2, (int) area->origin.y + 1, (int) area->size.width - 3,
                           (int) area->size.height - 2 };
}

static void
tend_week_grid_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  TendWeekGrid *self = TEND_WEEK_GRID (widget);

  for (guint i = 0; self->layout && i < self->layout->blocks->len; i++)
    {
      graphene_rect_t area = get_block_area (self, &g_array_index (self->layout->blocks, TendWeekBlock, i));
      GtkAllocation place = get_place (&area);

      gtk_widget_size_allocate (tend_week_part_get_block (TEND_WEEK_PART (self), i), &place, -1);
    }
  if (self->layout)
    {
      graphene_rect_t area = get_slot_area (self);
      GtkAllocation place = get_place (&area);

      gtk_widget_size_allocate (GTK_WIDGET (self->slot), &place, -1);
    }
}

static void
draw_hour (TendWeekGrid  *self,
           GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           int            minute,
           double         left,
           double         top)
{
  g_autofree char *text = tend_minute_format_hour (minute, tend_minute_get_hours ());
  g_autoptr (PangoLayout) words = tend_text_cache_get (self->texts, text, FALSE);
  int width;

  pango_layout_get_pixel_size (words, &width, NULL);
  if (is_rtl (self))
    left = gtk_widget_get_width (GTK_WIDGET (self)) - left - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) top));
  gtk_snapshot_append_layout (snapshot, words, color);
  gtk_snapshot_restore (snapshot);
}

/* A day on which the clock is changed has hours of its own beside it. */
static void
draw_day (TendWeekGrid  *self,
          GtkSnapshot   *snapshot,
          const GdkRGBA *ink,
          const GdkRGBA *line,
          int            day)
{
  int length = tend_week_layout_get_day_seconds (self->layout, day);
  graphene_rect_t column = get_area (self, day, day + 1, 0, tend_week_layout_get_longest (self->layout));
  graphene_rect_t edge = column;
  double left = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - column.origin.x - column.size.width
                              : column.origin.x;

  edge.size.width = 1;
  if (is_rtl (self))
    edge.origin.x += column.size.width - 1;
  gtk_snapshot_append_color (snapshot, line, &edge);
  for (int hour = 1; length != TEND_SECONDS_A_DAY && hour * 3600 < length; hour++)
    draw_hour (self, snapshot, ink, tend_week_layout_get_minute (self->layout, self->zone, day, hour * 3600), left + 4,
               hour * self->hour + 2);
}

static void
draw_hours (TendWeekGrid  *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *ink)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int today = self->today - self->layout->first;
  GdkRGBA line = *ink;
  GdkRGBA veil = *ink;

  line.alpha *= 0.12f;
  veil.alpha *= 0.035f;
  if (today >= 0 && today < TEND_WEEK_DAYS)
    {
      graphene_rect_t column = get_area (self, today, today + 1, 0, tend_week_layout_get_longest (self->layout));

      gtk_snapshot_append_color (snapshot, &veil, &column);
    }
  for (int hour = 1; hour * 3600 < tend_week_layout_get_longest (self->layout); hour++)
    {
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (0, (float) round (hour * self->hour), (float) width, 1));
      if (hour < 24)
        draw_hour (self, snapshot, ink, hour * 60, GUTTER_PADDING, hour * self->hour + 2);
    }
  for (int day = 0; day < TEND_WEEK_DAYS; day++)
    draw_day (self, snapshot, ink, &line, day);
}

static void
tend_week_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TendWeekGrid *self = TEND_WEEK_GRID (widget);
  GdkRGBA ink, accent;
  int day, second;

  if (self->layout == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  tend_color_lookup (widget, NULL, &accent);
  draw_hours (self, snapshot, &ink);
  GTK_WIDGET_CLASS (tend_week_grid_parent_class)->snapshot (widget, snapshot);
  for (guint i = 0; self->ghost && i < self->ghost->blocks->len; i++)
    {
      graphene_rect_t area = get_block_area (self, &g_array_index (self->ghost->blocks, TendWeekBlock, i));

      tend_week_part_draw_ghost (TEND_WEEK_PART (self), snapshot, &area);
    }
  if (tend_week_layout_locate (self->layout, self->now, &day, &second))
    {
      graphene_rect_t mark = get_area (self, day, day + 1, second, second);

      mark.size.height = 2;
      gtk_snapshot_append_color (snapshot, &accent, &mark);
    }
}

static void
update_ghost (TendWeekGrid *self)
{
  double across;

  locate_point (self, self->x, self->y, &self->drag.to_day, &self->drag.to_second, &across);
  if (self->drag.kind == TEND_WEEK_DRAG_RESIZE)
    self->drag.to_day = self->drag.from_day;
  g_clear_pointer (&self->ghost, tend_week_layout_free);
  self->ghost = tend_week_drag_make_ghost (&self->drag, self->layout, self->zone);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
let_go (TendWeekGrid *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->drag.plan_zone, tend_zone_unref);
  g_clear_pointer (&self->ghost, tend_week_layout_free);
  self->drag = (TendWeekDrag) { .kind = TEND_WEEK_DRAG_NONE };
  self->is_dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How far the hand is above or below the hours that are seen: under 0, over 0, or 0 among them. */
static double
get_beyond (TendWeekGrid  *self,
            GtkAdjustment *adjustment)
{
  double top = gtk_adjustment_get_value (adjustment);
  double bottom = top + gtk_adjustment_get_page_size (adjustment);

  return self->y < top ? self->y - top : self->y > bottom ? self->y - bottom : 0;
}

/* Hours out of sight come by while the hand waits at the edge. */
static gboolean
on_scroll_cb (gpointer user_data)
{
  TendWeekGrid *self = user_data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = scroller ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;
  double beyond = adjustment ? get_beyond (self, adjustment) : 0;
  double before;

  if (beyond == 0)
    {
      self->scroll_source = 0;
      return G_SOURCE_REMOVE;
    }
  before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment, before + CLAMP (beyond, -SCROLL_STEP, SCROLL_STEP));
  self->y += gtk_adjustment_get_value (adjustment) - before;
  update_ghost (self);
  return G_SOURCE_CONTINUE;
}

/* As far as it takes to have all of it in sight. */
static void
on_slot_moved_cb (TendWeekGrid *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t area = get_slot_area (self);

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (scroller)
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), area.origin.y,
                               area.origin.y + area.size.height);
}

static void
on_slot_turned_cb (TendWeekGrid *self,
                   int           weeks)
{
  g_signal_emit (self, signals[SIGNAL_TURN], 0, weeks);
}

static void
on_slot_chosen_cb (TendWeekGrid *self,
                   int           day,
                   int           minute,
                   int           minutes)
{
  g_signal_emit (self, signals[SIGNAL_MAKE], 0, day, minute, minutes);
}

static void
on_slot_left_cb (TendWeekGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_ESCAPE], 0);
}

static gboolean
tend_week_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_WEEK_GRID (widget)->slot));
}

static void
on_drag_begin_cb (TendWeekGrid *self,
                  double        x,
                  double        y)
{
  gboolean is_edge;
  const TendWeekBlock *block = pick (self, x, y, &is_edge);
  double across;

  let_go (self);
  if (!locate_point (self, x, y, &self->drag.from_day, &self->drag.from_second, &across))
    return;
  self->drag.to_day = self->drag.from_day;
  self->drag.to_second = self->drag.from_second;
  self->drag.kind = TEND_WEEK_DRAG_NEW;
  if (block == NULL)
    return;
  self->drag.at = get_plan_of (self, block);
  self->drag.kind = is_edge ? TEND_WEEK_DRAG_RESIZE : TEND_WEEK_DRAG_MOVE;
  if (self->drag.at->is_shown_only)
    self->drag.kind = TEND_WEEK_DRAG_NONE;
  else if (*self->drag.at->plan->zone)
    self->drag.plan_zone = tend_zone_new (self->drag.at->plan->zone, NULL);
}

static void
on_drag_update_cb (TendWeekGrid   *self,
                   double          dx,
                   double          dy,
                   GtkGestureDrag *gesture)
{
  double x, y;

  if (self->drag.kind == TEND_WEEK_DRAG_NONE || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->is_dragging &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) (y + dy)))
    return;
  if (!self->is_dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_dragging = TRUE;
  self->x = x + dx;
  self->y = y + dy;
  update_ghost (self);
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (16, on_scroll_cb, self);
}

static void
make (TendWeekGrid *self)
{
  int minutes;
  TendPlanTime start = tend_week_drag_get_free (&self->drag, self->layout, self->zone, &minutes);

  g_signal_emit (self, signals[SIGNAL_MAKE], 0, start.day, start.minute,
                 self->is_dragging ? minutes : DEFAULT_MINUTES);
}

static void
on_drag_end_cb (TendWeekGrid *self)
{
  int start_minutes, end_minutes;

  if (self->drag.kind == TEND_WEEK_DRAG_NEW)
    make (self);
  else if (self->is_dragging &&
           tend_week_drag_get_move (&self->drag, self->layout, self->zone, &start_minutes, &end_minutes))
    tend_week_part_ask_for_move (TEND_WEEK_PART (self), self->drag.at, start_minutes, end_minutes);
  let_go (self);
}

static void
on_drag_cancel_cb (TendWeekGrid *self)
{
  let_go (self);
}

static void
on_pointer_moved_cb (TendWeekGrid *self,
                     double        x,
                     double        y)
{
  gboolean is_edge = FALSE;
  const TendWeekBlock *block = pick (self, x, y, &is_edge);

  if (is_edge && get_plan_of (self, block)->is_shown_only)
    is_edge = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_edge ? "s-resize" : NULL);
}

/**
 * tend_week_grid_set_week:
 * @self: the grid
 * @occurrences: (element-type TendPlanOccurrence): what takes place
 * @layout: (transfer full): where it stands
 * @zone: the zone of who looks
 * @today: the day it is
 */
void
tend_week_grid_set_week (TendWeekGrid   *self,
                         GPtrArray      *occurrences,
                         TendWeekLayout *layout,
                         TendZone       *zone,
                         TendDay         today)
{
  let_go (self);
  g_clear_pointer (&self->layout, tend_week_layout_free);
  g_clear_pointer (&self->zone, tend_zone_unref);
  self->zone = tend_zone_ref (zone);
  self->layout = layout;
  self->today = today;
  tend_week_part_begin_blocks (TEND_WEEK_PART (self), layout->blocks->len);
  for (guint i = 0; i < layout->blocks->len; i++)
    tend_week_part_set_block (
        TEND_WEEK_PART (self), i,
        g_ptr_array_index (occurrences, g_array_index (layout->blocks, TendWeekBlock, i).index), today);
  tend_week_slot_set_week (self->slot, layout, zone, occurrences, today);
  /* Above the plans that it may be beside. */
  gtk_widget_insert_before (GTK_WIDGET (self->slot), GTK_WIDGET (self), NULL);
}

void
tend_week_grid_set_now (TendWeekGrid *self,
                        gint64        now)
{
  self->now = now;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tend_week_grid_get_opening:
 * @self: the grid
 *
 * Returns: how far down the week begins, in pixels
 */
double
tend_week_grid_get_opening (TendWeekGrid *self)
{
  return self->layout
             ? tend_week_layout_get_opening (self->layout, self->zone) / 3600.0 * self->hour - self->hour / 4
             : 0;
}

/**
 * tend_week_grid_leave_plan:
 * @self: the grid
 * @at: a time of a plan
 * @days: to which side of it the keys are to go, or 0
 * @quarters: under 0 for before it, over 0 for after it, or 0
 */
void
tend_week_grid_leave_plan (TendWeekGrid             *self,
                           const TendPlanOccurrence *at,
                           int                       days,
                           int                       quarters)
{
  tend_week_slot_leave_plan (self->slot, at, days, quarters);
}

/**
 * tend_week_grid_find:
 * @self: the grid
 * @plan_id: a plan
 * @day: the day that it begins
 *
 * Returns: (nullable): the block that it has
 */
TendPlanBlock *
tend_week_grid_find (TendWeekGrid *self,
                     gint64        plan_id,
                     TendDay       day)
{
  for (guint i = 0; self->layout && i < self->layout->blocks->len; i++)
    {
      const TendPlanOccurrence *at = tend_week_part_get_plan (TEND_WEEK_PART (self), i);

      if (at->plan->id == plan_id && at->start_day == day)
        return TEND_PLAN_BLOCK (tend_week_part_get_block (TEND_WEEK_PART (self), i));
    }
  return NULL;
}

static void
tend_week_grid_dispose (GObject *object)
{
  TendWeekGrid *self = TEND_WEEK_GRID (object);

  let_go (self);
  if (self->slot)
    gtk_widget_unparent (GTK_WIDGET (self->slot));
  self->slot = NULL;
  g_clear_pointer (&self->layout, tend_week_layout_free);
  g_clear_pointer (&self->zone, tend_zone_unref);

  G_OBJECT_CLASS (tend_week_grid_parent_class)->dispose (object);
}

static void
tend_week_grid_finalize (GObject *object)
{
  tend_text_cache_free (TEND_WEEK_GRID (object)->texts);

  G_OBJECT_CLASS (tend_week_grid_parent_class)->finalize (object);
}

static void
tend_week_grid_class_init (TendWeekGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_week_grid_dispose;
  object_class->finalize = tend_week_grid_finalize;
  widget_class->css_changed = tend_week_grid_css_changed;
  widget_class->measure = tend_week_grid_measure;
  widget_class->size_allocate = tend_week_grid_size_allocate;
  widget_class->snapshot = tend_week_grid_snapshot;
  widget_class->grab_focus = tend_week_grid_grab_focus;

  /**
   * TendWeekGrid::make:
   * @self: the grid
   * @day: a day
   * @minute: minutes after midnight
   * @minutes: how long
   *
   * Free time was chosen for a new plan.
   */
  signals[SIGNAL_MAKE] = g_signal_new ("make", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  /**
   * TendWeekGrid::turn:
   * @self: the grid
   * @weeks: by how many weeks
   *
   * The keys went on beyond the week.
   */
  signals[SIGNAL_TURN] = g_signal_new ("turn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * TendWeekGrid::escape:
   * @self: the grid
   *
   * The keys are to go elsewhere.
   */
  signals[SIGNAL_ESCAPE] = g_signal_new ("escape", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
}

static void
tend_week_grid_init (TendWeekGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->texts = tend_text_cache_new (GTK_WIDGET (self));
  self->slot = TEND_WEEK_SLOT (tend_week_slot_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->slot), GTK_WIDGET (self));
  g_signal_connect_swapped (self->slot, "moved", G_CALLBACK (on_slot_moved_cb), self);
  g_signal_connect_swapped (self->slot, "turned", G_CALLBACK (on_slot_turned_cb), self);
  g_signal_connect_swapped (self->slot, "chosen", G_CALLBACK (on_slot_chosen_cb), self);
  g_signal_connect_swapped (self->slot, "left", G_CALLBACK (on_slot_left_cb), self);
  self->hour = HOUR_MIN;
  self->today = TEND_DAY_NONE;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
