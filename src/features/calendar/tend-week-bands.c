#include "features/calendar/tend-week-bands.h"

/* Between two rows, in pixels. */
#define GAP 2

/* The room for a new one where there is none, in pixels. */
#define HEIGHT_MIN 16

/* What is held. */
typedef enum
{
  HELD_NOTHING,
  HELD_FREE,
  HELD_PLAN,
  HELD_END,
} Held;

struct _TendWeekBands
{
  TendWeekPart parent_instance;

  TendDay first;
  GArray *bands;      /* of TendWeekBand */
  int n_rows;
  int row_height;

  Held held;
  guint band;         /* which, if it is one */
  int from_day, to_day;
  gboolean is_dragging;
};

enum
{
  SIGNAL_MAKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekBands, tend_week_bands, TEND_TYPE_WEEK_PART)

static const TendWeekBand *
get_band (TendWeekBands *self,
          guint          i)
{
  return &g_array_index (self->bands, TendWeekBand, i);
}

static GtkAllocation
get_place (TendWeekBands *self,
           int            first,
           int            last,
           int            row)
{
  double left, size;

  tend_week_part_get_columns (TEND_WEEK_PART (self), first, last + 1, &left, &size);
  return (GtkAllocation) { (int) left + 2, row * (self->row_height + GAP), (int) size - 3, self->row_height };
}

static int
pick_day (TendWeekBands *self,
          double         x)
{
  double across;

  return tend_week_part_pick_column (TEND_WEEK_PART (self), x, &across);
}

static void
tend_week_bands_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  TendWeekBands *self = TEND_WEEK_BANDS (widget);
  int greatest = tend_week_part_measure_blocks (TEND_WEEK_PART (self), orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = TEND_WEEK_WIDTH_MIN;
      return;
    }
  self->row_height = greatest;
  *minimum = *natural = MAX (self->n_rows * (greatest + GAP), HEIGHT_MIN);
}

static void
tend_week_bands_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  TendWeekBands *self = TEND_WEEK_BANDS (widget);

  for (guint i = 0; i < self->bands->len; i++)
    {
      const TendWeekBand *band = get_band (self, i);
      GtkAllocation place = get_place (self, band->first, band->last, band->row);

      gtk_widget_size_allocate (tend_week_part_get_block (TEND_WEEK_PART (self), i), &place, -1);
    }
}

/* By how many days the start and the end of what is held are to move. */
static void
get_way (TendWeekBands *self,
         int           *start,
         int           *end)
{
  int by = self->to_day - self->from_day;

  *start = self->held == HELD_PLAN ? by : 0;
  *end = by;
  if (self->held == HELD_END)
    *end = MAX (by, get_band (self, self->band)->first - get_band (self, self->band)->last);
}

static void
tend_week_bands_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  TendWeekBands *self = TEND_WEEK_BANDS (widget);
  const TendWeekBand *band;
  GtkAllocation place;
  graphene_rect_t area;
  int start, end;

  GTK_WIDGET_CLASS (tend_week_bands_parent_class)->snapshot (widget, snapshot);
  if (!self->is_dragging)
    return;
  band = get_band (self, self->band);
  get_way (self, &start, &end);
  start = CLAMP (band->first + start, 0, TEND_WEEK_DAYS - 1);
  end = CLAMP (band->last + end, start, TEND_WEEK_DAYS - 1);
  place = get_place (self, start, end, band->row);
  area = GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, (float) place.width, (float) place.height);
  tend_week_part_draw_ghost (TEND_WEEK_PART (self), snapshot, &area);
}

static void
let_go (TendWeekBands *self)
{
  self->held = HELD_NOTHING;
  self->is_dragging = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is at a place: a plan, its end, or free days. */
static Held
pick (TendWeekBands *self,
      double         x,
      double         y,
      guint         *which)
{
  gboolean is_rtl = tend_week_part_is_rtl (TEND_WEEK_PART (self));
  int day = pick_day (self, x);

  for (guint i = 0; i < self->bands->len; i++)
    {
      const TendWeekBand *band = get_band (self, i);
      const TendPlanOccurrence *at = tend_week_part_get_plan (TEND_WEEK_PART (self), i);
      GtkAllocation place = get_place (self, band->first, band->last, band->row);

      if (x < place.x || x >= place.x + place.width || y < place.y || y >= place.y + place.height)
        continue;
      *which = i;
      if (at->is_shown_only)
        return HELD_NOTHING;
      /* Where it goes on beyond the week, its end is not to be seen. */
      if (at->plan->is_all_day && at->end_day <= self->first + TEND_WEEK_DAYS - 1 &&
          (is_rtl ? x < place.x + TEND_WEEK_PART_EDGE : x >= place.x + place.width - TEND_WEEK_PART_EDGE))
        return HELD_END;
      return HELD_PLAN;
    }
  return day < 0 ? HELD_NOTHING : HELD_FREE;
}

static void
on_drag_begin_cb (TendWeekBands *self,
                  double         x,
                  double         y)
{
  let_go (self);
  self->from_day = self->to_day = MAX (pick_day (self, x), 0);
  self->held = pick (self, x, y, &self->band);
}

static void
on_drag_update_cb (TendWeekBands  *self,
                   double          dx,
                   double          dy,
                   GtkGestureDrag *gesture)
{
  double x, y;

  if ((self->held != HELD_PLAN && self->held != HELD_END) || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->is_dragging && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) y))
    return;
  if (!self->is_dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_dragging = TRUE;
  self->to_day = MAX (pick_day (self, x + dx), 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end_cb (TendWeekBands *self)
{
  int start, end;

  if (self->held == HELD_FREE)
    g_signal_emit (self, signals[SIGNAL_MAKE], 0, self->first + self->from_day);
  else if (self->is_dragging)
    {
      get_way (self, &start, &end);
      if (end != 0)
        tend_week_part_ask_for_move (TEND_WEEK_PART (self), tend_week_part_get_plan (TEND_WEEK_PART (self), self->band),
                                     start * TEND_MINUTES_A_DAY, end * TEND_MINUTES_A_DAY);
    }
  let_go (self);
}

static void
on_drag_cancel_cb (TendWeekBands *self)
{
  let_go (self);
}

static void
on_pointer_moved_cb (TendWeekBands *self,
                     double         x,
                     double         y)
{
  guint which;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pick (self, x, y, &which) == HELD_END ? "ew-resize" : NULL);
}

static void
tend_week_bands_dispose (GObject *object)
{
  TendWeekBands *self = TEND_WEEK_BANDS (object);

  let_go (self);
  g_array_set_size (self->bands, 0);

  G_OBJECT_CLASS (tend_week_bands_parent_class)->dispose (object);
}

static void
tend_week_bands_finalize (GObject *object)
{
  g_array_unref (TEND_WEEK_BANDS (object)->bands);

  G_OBJECT_CLASS (tend_week_bands_parent_class)->finalize (object);
}

static void
tend_week_bands_class_init (TendWeekBandsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_week_bands_dispose;
  object_class->finalize = tend_week_bands_finalize;
  widget_class->measure = tend_week_bands_measure;
  widget_class->size_allocate = tend_week_bands_size_allocate;
  widget_class->snapshot = tend_week_bands_snapshot;

  /**
   * TendWeekBands::make:
   * @self: the bands
   * @day: a day
   *
   * A free day was chosen for a new plan.
   */
  signals[SIGNAL_MAKE] = g_signal_new ("make", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "weekbands");
}

static void
tend_week_bands_init (TendWeekBands *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->bands = g_array_new (FALSE, FALSE, sizeof (TendWeekBand));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/**
 * tend_week_bands_set_week:
 * @self: the bands
 * @occurrences: (element-type TendPlanOccurrence): what takes place
 * @layout: where it stands
 * @today: the day it is
 */
void
tend_week_bands_set_week (TendWeekBands        *self,
                          GPtrArray            *occurrences,
                          const TendWeekLayout *layout,
                          TendDay               today)
{
  let_go (self);
  self->first = layout->first;
  self->n_rows = layout->n_rows;
  g_array_set_size (self->bands, 0);
  g_array_append_vals (self->bands, layout->bands->data, layout->bands->len);
  tend_week_part_begin_blocks (TEND_WEEK_PART (self), self->bands->len);
  for (guint i = 0; i < self->bands->len; i++)
    {
      tend_plan_block_set_is_brief (TEND_PLAN_BLOCK (tend_week_part_get_block (TEND_WEEK_PART (self), i)), TRUE);
      tend_week_part_set_block (TEND_WEEK_PART (self), i, g_ptr_array_index (occurrences, get_band (self, i)->index),
                                today);
    }
}
