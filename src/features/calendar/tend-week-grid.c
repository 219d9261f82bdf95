#include "features/calendar/tend-week-grid.h"

#include <math.h>

/* How long an hour is, in pixels. */
#define HOUR 48.0

/* How near its end a plan is taken hold of to make it longer, in pixels. */
#define EDGE 8

struct _TendWeekGrid
{
  GtkWidget parent_instance;

  TendZone *zone;
  TendWeekLayout *layout; /* NULL until there is a week */
  GPtrArray *buttons;     /* of TendPlanBlock; as many as there ever were, those to spare are hidden */
  gint64 now;

  /* What is dragged. */
  gboolean is_dragging;
  gboolean is_resizing;
  int held;               /* the block that is held, -1 for free time */
  int from_day, from_second;
  int to_day, to_second;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  SIGNAL_MAKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekGrid, tend_week_grid, GTK_TYPE_WIDGET)

static double
get_day_width (TendWeekGrid *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - TEND_WEEK_GRID_GUTTER, 7) / (double) TEND_WEEK_DAYS;
}

static graphene_rect_t
get_area (TendWeekGrid *self,
          int           day,
          double        from,
          double        to,
          int           start,
          int           end)
{
  double width = get_day_width (self);
  double left = TEND_WEEK_GRID_GUTTER + width * (day + from);
  double size = width * (to - from);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    left = gtk_widget_get_width (GTK_WIDGET (self)) - left - size;
  return GRAPHENE_RECT_INIT ((float) left, (float) (start / 3600.0 * HOUR), (float) size,
                             (float) ((end - start) / 3600.0 * HOUR));
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
  double place;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  place = (x - TEND_WEEK_GRID_GUTTER) / get_day_width (self);
  if (self->layout == NULL)
    return FALSE;
  *day = CLAMP ((int) floor (place), 0, TEND_WEEK_DAYS - 1);
  *across = CLAMP (place - *day, 0, 0.999);
  *second = CLAMP ((int) (y / HOUR * 3600), 0, tend_week_layout_get_day_seconds (self->layout, *day) - 1);
  return place >= 0;
}

static int
get_minute (TendWeekGrid *self,
            int           day,
            int           second)
{
  return tend_week_layout_get_minute (self->layout, self->zone, day, second);
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

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 600;
  else
    *minimum = *natural = self->layout ? (int) (tend_week_layout_get_longest (self->layout) / 3600.0 * HOUR)
                                       : (int) (24 * HOUR);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      int unused;

      gtk_widget_measure (g_ptr_array_index (self->buttons, i), orientation, -1, &unused, NULL, NULL, NULL);
    }
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
      const TendWeekBlock *block = &g_array_index (self->layout->blocks, TendWeekBlock, i);
      graphene_rect_t area = get_area (self, block->day, block->lane / (double) block->n_lanes,
                                       (block->lane + 1) / (double) block->n_lanes, block->start, block->end);
      GtkAllocation place = { (int) area.origin.x + 2, (int) area.origin.y + 1, (int) area.size.width - 3,
                              (int) area.size.height - 2 };

      gtk_widget_size_allocate (g_ptr_array_index (self->buttons, i), &place, -1);
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
  g_autofree char *text = tend_minute_format (minute, tend_minute_get_locale_hours ());
  g_autoptr (PangoLayout) words = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width;

  pango_layout_get_pixel_size (words, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (is_rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - left - width : left),
                                      (float) top));
  gtk_snapshot_append_layout (snapshot, words, color);
  gtk_snapshot_restore (snapshot);
}

/* A day on which the clock is changed has hours of its own beside it. */
static void
draw_hours (TendWeekGrid  *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *ink,
            const GdkRGBA *line)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  for (int hour = 1; hour * 3600 < tend_week_layout_get_longest (self->layout); hour++)
    {
      gtk_snapshot_append_color (snapshot, line, &GRAPHENE_RECT_INIT (0, (float) (hour * HOUR), (float) width, 1));
      if (hour < 24)
        draw_hour (self, snapshot, ink, hour * 60, 6, hour * HOUR + 2);
    }
  for (int day = 0; day < TEND_WEEK_DAYS; day++)
    {
      int length = tend_week_layout_get_day_seconds (self->layout, day);
      graphene_rect_t edge = get_area (self, day, 0, 0, 0, tend_week_layout_get_longest (self->layout));

      edge.size.width = 1;
      gtk_snapshot_append_color (snapshot, line, &edge);
      for (int hour = 1; length != TEND_SECONDS_A_DAY && hour * 3600 < length; hour++)
        draw_hour (self, snapshot, ink, get_minute (self, day, hour * 3600),
                   TEND_WEEK_GRID_GUTTER + day * get_day_width (self) + 4, hour * HOUR + 2);
    }
}

static void
get_ghost (TendWeekGrid *self,
           int          *day,
           int          *start,
           int          *end)
{
  const int snap = TEND_WEEK_SNAP_MINUTES * 60;

  *day = self->from_day;
  if (self->held < 0)
    {
      *start = MIN (self->from_second, self->to_second) / snap * snap;
      *end = MAX (self->from_second, self->to_second) / snap * snap + snap;
    }
  else
    {
      const TendWeekBlock *block = &g_array_index (self->layout->blocks, TendWeekBlock, self->held);
      int by = (self->to_second - self->from_second) / snap * snap;

      *day = self->is_resizing ? block->day : CLAMP (block->day + self->to_day - self->from_day, 0, 6);
      *start = self->is_resizing ? block->start : block->start + by;
      *end = MAX (block->end + by, *start + snap);
    }
}

static void
tend_week_grid_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TendWeekGrid *self = TEND_WEEK_GRID (widget);
  GdkRGBA ink, line, accent;
  int day, start, end;

  if (self->layout == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  line = ink;
  line.alpha *= 0.12f;
  draw_hours (self, snapshot, &ink, &line);
  GTK_WIDGET_CLASS (tend_week_grid_parent_class)->snapshot (widget, snapshot);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent))
    accent = ink;
  if (self->is_dragging)
    {
      GdkRGBA veil = accent;
      graphene_rect_t ghost;

      veil.alpha = 0.3f;
      get_ghost (self, &day, &start, &end);
      ghost = get_area (self, day, 0, 1, start, end);
      gtk_snapshot_append_color (snapshot, &veil, &ghost);
    }
  if (tend_week_layout_locate (self->layout, self->now, &day, &start))
    {
      graphene_rect_t mark = get_area (self, day, 0, 1, start, start);

      mark.size.height = 2;
      gtk_snapshot_append_color (snapshot, &accent, &mark);
    }
}

static void
on_drag_begin_cb (TendWeekGrid *self,
                  double        x,
                  double        y)
{
  const TendWeekBlock *block;
  double across;

  self->is_dragging = FALSE;
  self->held = -2;
  if (!locate_point (self, x, y, &self->from_day, &self->from_second, &across))
    return;
  self->to_day = self->from_day;
  self->to_second = self->from_second;
  block = tend_week_layout_pick (self->layout, self->from_day, self->from_second, across);
  self->held = block ? (int) (block - (const TendWeekBlock *) (gpointer) self->layout->blocks->data) : -1;
  self->is_resizing = block && (block->end - self->from_second) / 3600.0 * HOUR < EDGE;
  if (block && tend_plan_block_get (g_ptr_array_index (self->buttons, self->held))->is_shown_only)
    self->held = -2;
}

static void
on_drag_update_cb (TendWeekGrid   *self,
                   double          dx,
                   double          dy,
                   GtkGestureDrag *gesture)
{
  double x, y, across;

  if (self->held == -2 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->is_dragging &&
      !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) (y + dy)))
    return;
  if (!self->is_dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_dragging = TRUE;
  locate_point (self, x + dx, y + dy, &self->to_day, &self->to_second, &across);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make (TendWeekGrid *self)
{
  int day, start, end, from;

  get_ghost (self, &day, &start, &end);
  from = get_minute (self, day, start);
  g_signal_emit (self, signals[SIGNAL_MAKE], 0, self->layout->first + day, from,
                 self->is_dragging ? (end - start) / 60 : 60);
}

/* By how much the wall differs between where it was taken and where it was let go; the start lands on a quarter. */
static void
drop (TendWeekGrid *self)
{
  TendPlanBlock *button = g_ptr_array_index (self->buttons, self->held);
  const TendPlanOccurrence *at = tend_plan_block_get (button);
  int snap = TEND_WEEK_SNAP_MINUTES;
  int by = get_minute (self, self->to_day, self->to_second) - get_minute (self, self->from_day, self->from_second);
  int length = (int) ((at->end - at->start) / 60);

  if (self->is_resizing)
    by = MAX (by, snap - length);
  else
    by += (self->to_day - self->from_day) * TEND_MINUTES_A_DAY;
  if (!self->is_resizing && by % TEND_MINUTES_A_DAY != 0)
    by -= (at->start_minute + by + TEND_MINUTES_A_DAY * 7) % snap;
  if (by != 0)
    g_signal_emit (self, signals[SIGNAL_MOVE], 0, at, self->is_resizing ? 0 : by, by);
}

static void
on_drag_end_cb (TendWeekGrid *self)
{
  gboolean was_dragging = self->is_dragging;

  if (self->held == -1)
    make (self);
  else if (self->held >= 0 && was_dragging)
    drop (self);
  self->is_dragging = FALSE;
  self->held = -2;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_cancel_cb (TendWeekGrid *self)
{
  self->is_dragging = FALSE;
  self->held = -2;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_block_open_cb (TendWeekGrid       *self,
                  TendPlanOccurrence *at)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, at);
}

static void
on_block_move_cb (TendWeekGrid       *self,
                  TendPlanOccurrence *at,
                  int                 start_minutes,
                  int                 end_minutes)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, at, start_minutes, end_minutes);
}

static TendPlanBlock *
get_button (TendWeekGrid *self,
            guint         i)
{
  GtkWidget *button;

  if (i < self->buttons->len)
    return g_ptr_array_index (self->buttons, i);
  button = tend_plan_block_new ();
  g_signal_connect_swapped (button, "open", G_CALLBACK (on_block_open_cb), self);
  g_signal_connect_swapped (button, "move", G_CALLBACK (on_block_move_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
  return TEND_PLAN_BLOCK (button);
}

/**
 * tend_week_grid_set_week:
 * @self: the grid
 * @occurrences: (element-type TendPlanOccurrence): what takes place
 * @layout: where it stands
 * @zone: the zone of who looks
 * @today: the day it is
 */
void
tend_week_grid_set_week (TendWeekGrid         *self,
                         GPtrArray            *occurrences,
                         const TendWeekLayout *layout,
                         TendZone             *zone,
                         TendDay               today)
{
  g_clear_pointer (&self->layout, tend_week_layout_free);
  g_clear_pointer (&self->zone, tend_zone_unref);
  self->zone = tend_zone_ref (zone);
  self->layout = tend_week_layout_new (occurrences, zone, layout->first);
  on_drag_cancel_cb (self);
  for (guint i = 0; i < MAX (self->layout->blocks->len, self->buttons->len); i++)
    {
      GtkWidget *button = GTK_WIDGET (get_button (self, i));

      gtk_widget_set_visible (button, i < self->layout->blocks->len);
      if (i < self->layout->blocks->len)
        tend_plan_block_set (TEND_PLAN_BLOCK (button),
                             g_ptr_array_index (occurrences,
                                                g_array_index (self->layout->blocks, TendWeekBlock, i).index),
                             today);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  return self->layout ? tend_week_layout_get_opening (self->layout, self->zone) / 3600.0 * HOUR - HOUR / 4 : 0;
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
      const TendPlanOccurrence *at = tend_plan_block_get (g_ptr_array_index (self->buttons, i));

      if (at->plan->id == plan_id && at->start_day == day)
        return g_ptr_array_index (self->buttons, i);
    }
  return NULL;
}

static void
tend_week_grid_dispose (GObject *object)
{
  TendWeekGrid *self = TEND_WEEK_GRID (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->layout, tend_week_layout_free);
  g_clear_pointer (&self->zone, tend_zone_unref);

  G_OBJECT_CLASS (tend_week_grid_parent_class)->dispose (object);
}

static void
tend_week_grid_finalize (GObject *object)
{
  g_ptr_array_unref (TEND_WEEK_GRID (object)->buttons);

  G_OBJECT_CLASS (tend_week_grid_parent_class)->finalize (object);
}

static void
tend_week_grid_class_init (TendWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_week_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_week_grid_finalize;
  widget_class->measure = tend_week_grid_measure;
  widget_class->size_allocate = tend_week_grid_size_allocate;
  widget_class->snapshot = tend_week_grid_snapshot;

  /* As those of the block. */
  signals[SIGNAL_OPEN] = g_signal_new ("open", TEND_TYPE_WEEK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, TEND_TYPE_PLAN_OCCURRENCE);
  signals[SIGNAL_MOVE] = g_signal_new ("move", TEND_TYPE_WEEK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT);
  /**
   * TendWeekGrid::make:
   * @self: the grid
   * @day: a day
   * @minute: minutes after midnight
   * @minutes: how long
   *
   * Free time was chosen for a new plan.
   */
  signals[SIGNAL_MAKE] = g_signal_new ("make", TEND_TYPE_WEEK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
}

static void
tend_week_grid_init (TendWeekGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->buttons = g_ptr_array_new ();
  self->held = -2;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
