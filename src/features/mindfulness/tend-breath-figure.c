#include "features/mindfulness/tend-breath-figure.h"

#include "features/mindfulness/tend-session-time.h"
#include "widgets/tend-color.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define SIZE_MIN 200
#define COLOR_NAME "teal"
#define N_DOTS 60

/* Parts of half the widget's size. */
#define DOTS_RADIUS 0.94
#define OPEN_RADIUS 0.84
#define CLOSED_SHARE 0.42

/* Less than this, in pixels, is not drawn anew. */
#define STEP 0.5

/* What is on screen; compared with what should be before anything is drawn. */
typedef struct
{
  double openness;
  double progress;
  int count;
  TendBreathPhase phase;
  gboolean is_preparing;
} Look;

struct _TendBreathFigure
{
  GtkWidget parent_instance;

  TendBreathPattern pattern;
  gboolean is_timer;
  char *title; /* (nullable): of a timer */
  int n_rounds;
  gint64 length; /* microseconds */
  TendSessionTime time;
  gboolean has_ended;
  guint tick_id;

  Look look;
  PangoLayout *word;
  PangoLayout *number;
  int text_size; /* what the two were laid out for */
};

enum
{
  SIGNAL_ENDED,
  SIGNAL_PAUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendBreathFigure, tend_breath_figure, GTK_TYPE_WIDGET)

static const char *
get_phase_word (TendBreathPhase phase)
{
  switch (phase)
    {
    case TEND_BREATH_IN:
      return _("Breathe in");
    case TEND_BREATH_TOP_UP:
      return _("A little more");
    case TEND_BREATH_HOLD:
      return _("Hold");
    case TEND_BREATH_OUT:
      return _("Breathe out");
    case TEND_BREATH_REST:
      return _("Rest");
    case TEND_BREATH_END:
    default:
      return _("Done");
    }
}

static const char *
get_word (TendBreathFigure *self)
{
  if (self->look.is_preparing)
    return _("Settle in");
  if (self->is_timer && self->look.phase != TEND_BREATH_END)
    return self->title;
  return get_phase_word (self->look.phase);
}

static gboolean
has_motion (TendBreathFigure *self)
{
  gboolean is_on;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &is_on, NULL);
  return is_on;
}

static double
get_half_size (TendBreathFigure *self)
{
  return MIN (gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))) / 2.0;
}

static int
get_count (TendBreathFigure       *self,
           const TendBreathMoment *moment,
           gint64                  at)
{
  if (at < 0)
    return (int) ((-at + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  if (self->is_timer)
    return (int) ((MAX (self->length - at, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  return moment->phase == TEND_BREATH_END ? 0 : tend_breath_moment_get_count (moment, at);
}

static Look
get_look (TendBreathFigure *self,
          gint64            at)
{
  TendBreathMoment moment = { .phase = TEND_BREATH_HOLD, .openness = 0.5 };

  if (!self->is_timer)
    tend_breath_pattern_locate (&self->pattern, self->n_rounds, at, &moment);
  else if (at >= self->length)
    moment.phase = TEND_BREATH_END;
  return (Look){
    .openness = moment.openness,
    .progress = self->length > 0 ? CLAMP ((double) at / (double) self->length, 0, 1) : 0,
    .count = get_count (self, &moment, at),
    .phase = moment.phase,
    .is_preparing = at < 0,
  };
}

static void
clear_text (TendBreathFigure *self)
{
  g_clear_object (&self->word);
  g_clear_object (&self->number);
}

/* The name of what has the focus is what a screen reader says when it changes. */
static void
tell_phase (TendBreathFigure *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_word (self), -1);
}

static gboolean
is_seen (TendBreathFigure *self,
         const Look       *look)
{
  double open = get_half_size (self) * OPEN_RADIUS * (1 - CLOSED_SHARE);

  return look->count != self->look.count || look->phase != self->look.phase ||
         look->is_preparing != self->look.is_preparing ||
         fabs (look->openness - self->look.openness) * open >= STEP ||
         floor (look->progress * N_DOTS) != floor (self->look.progress * N_DOTS);
}

static void
show_look (TendBreathFigure *self,
           const Look       *look)
{
  gboolean says_more = look->phase != self->look.phase || look->is_preparing != self->look.is_preparing;

  if (says_more || look->count != self->look.count)
    clear_text (self);
  self->look = *look;
  if (says_more)
    tell_phase (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_ticking (TendBreathFigure *self)
{
  if (self->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *frame_clock,
            gpointer       user_data)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (widget);
  gint64 now = gdk_frame_clock_get_frame_time (frame_clock);
  gint64 at = tend_session_time_get (&self->time, now);
  Look look = get_look (self, at);

  if (tend_session_time_has_slept (&self->time, g_get_monotonic_time (), tend_session_time_get_boot ()))
    {
      tend_breath_figure_pause (self);
      g_signal_emit (self, signals[SIGNAL_PAUSED], 0);
      return G_SOURCE_REMOVE;
    }
  if (is_seen (self, &look))
    show_look (self, &look);
  if (at < self->length)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  self->time.is_running = FALSE;
  self->time.elapsed = self->length;
  self->has_ended = TRUE;
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
  return G_SOURCE_REMOVE;
}

static void
start_ticking (TendBreathFigure *self)
{
  if (self->tick_id == 0 && self->time.is_running && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static PangoLayout *
make_text (TendBreathFigure *self,
           const char       *text,
           double            size,
           PangoWeight       weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static char *
format_count (TendBreathFigure *self)
{
  if (self->look.count <= 0)
    return g_strdup ("");
  if (self->is_timer && !self->look.is_preparing)
    return g_strdup_printf ("%d:%02d", self->look.count / 60, self->look.count % 60);
  return g_strdup_printf ("%d", self->look.count);
}

static void
ensure_text (TendBreathFigure *self,
             double            half)
{
  g_autofree char *count = format_count (self);

  if (self->word && self->text_size == (int) half)
    return;
  clear_text (self);
  self->text_size = (int) half;
  self->word = make_text (self, get_word (self), CLAMP (half * 0.15, 15, 60), PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_width (self->word, (int) (half * 1.5 * PANGO_SCALE));
  self->number = make_text (self, count, CLAMP (half * 0.17, 17, 72), PANGO_WEIGHT_NORMAL);
}

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           const GdkRGBA *color,
           double         x,
           double         y)
{
  PangoRectangle area;

  pango_layout_get_pixel_extents (layout, NULL, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - area.x - area.width / 2.0), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_words (TendBreathFigure  *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            double             x,
            double             y,
            double             half)
{
  int word_height, number_height;

  ensure_text (self, half);
  pango_layout_get_pixel_size (self->word, NULL, &word_height);
  pango_layout_get_pixel_size (self->number, NULL, &number_height);
  draw_text (snapshot, self->word, &palette->ink, x, y - (word_height + number_height) / 2.0);
  draw_text (snapshot, self->number, &palette->ink, x, y + (word_height - number_height) / 2.0);
}

static void
draw_disc (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         radius)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius),
                                             (float) (2 * radius));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

/* Full within, and gone at its edge. */
static void
draw_form (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         radius)
{
  const GskColorStop stops[] = {
    { 0, tend_color_fade (color, 0.50f) },
    { 0.72f, tend_color_fade (color, 0.38f) },
    { 0.90f, tend_color_fade (color, 0.20f) },
    { 1, tend_color_fade (color, 0) },
  };

  gtk_snapshot_append_radial_gradient (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius), (float) (2 * radius)),
      &GRAPHENE_POINT_INIT ((float) x, (float) y), (float) radius, (float) radius, 0, 1, stops,
      G_N_ELEMENTS (stops));
}

static void
draw_dots (TendBreathFigure  *self,
           GtkSnapshot       *snapshot,
           const TendPalette *palette,
           double             x,
           double             y,
           double             half)
{
  int n_done = (int) floor (self->look.progress * N_DOTS);
  double size = CLAMP (half / 60, 1.5, 6);

  for (int i = 0; i < N_DOTS; i++)
    {
      double angle = 2 * G_PI * i / N_DOTS - G_PI / 2;

      draw_disc (snapshot, i < n_done ? &palette->accent : &palette->outline, x + cos (angle) * half * DOTS_RADIUS,
                 y + sin (angle) * half * DOTS_RADIUS, size);
    }
}

/* For those whom motion disturbs: nothing moves but the end of a bar, and the form only fades. */
static void
draw_still (TendBreathFigure  *self,
            GtkSnapshot       *snapshot,
            const TendPalette *palette,
            double             x,
            double             y,
            double             half)
{
  double width = 1.4 * half;
  double height = MAX (half / 30, 4);
  double top = y + half * 0.8;
  GdkRGBA color = tend_color_fade (&palette->accent, (float) (0.10 + 0.25 * self->look.openness));

  draw_disc (snapshot, &color, x, y - half * 0.1, half * 0.75);
  gtk_snapshot_append_color (snapshot, &palette->outline,
                             &GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) top, (float) width,
                                                  (float) height));
  gtk_snapshot_append_color (snapshot, &palette->accent,
                             &GRAPHENE_RECT_INIT ((float) (x - width / 2), (float) top,
                                                  (float) (width * self->look.progress), (float) height));
  draw_words (self, snapshot, palette, x, y - half * 0.1, half);
}

static void
tend_breath_figure_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (widget);
  double half = get_half_size (self);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  double radius = half * OPEN_RADIUS * (CLOSED_SHARE + (1 - CLOSED_SHARE) * self->look.openness);
  TendPalette palette;

  tend_palette_load (&palette, widget, COLOR_NAME);
  if (!has_motion (self))
    {
      draw_still (self, snapshot, &palette, x, y, half);
      return;
    }
  draw_dots (self, snapshot, &palette, x, y, half);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (gtk_widget_get_display (widget))))
    {
      draw_disc (snapshot, &palette.ink, x, y, radius);
      draw_disc (snapshot, &palette.paper, x, y, MAX (radius - 3, 0));
    }
  else
    draw_form (snapshot, &palette.accent, x, y, radius);
  draw_words (self, snapshot, &palette, x, y, half);
}

static void
tend_breath_figure_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = SIZE_MIN;
  *natural = 2 * SIZE_MIN;
}

static void
tend_breath_figure_map (GtkWidget *widget)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (widget);

  GTK_WIDGET_CLASS (tend_breath_figure_parent_class)->map (widget);
  /* Nobody breathed with what nobody saw. */
  self->time.monotonic = g_get_monotonic_time ();
  self->time.boot = tend_session_time_get_boot ();
  start_ticking (self);
}

static void
tend_breath_figure_unmap (GtkWidget *widget)
{
  stop_ticking (TEND_BREATH_FIGURE (widget));
  GTK_WIDGET_CLASS (tend_breath_figure_parent_class)->unmap (widget);
}

static void
tend_breath_figure_system_setting_changed (GtkWidget        *widget,
                                           GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (tend_breath_figure_parent_class)->system_setting_changed (widget, setting);
  clear_text (TEND_BREATH_FIGURE (widget));
}

static void
tend_breath_figure_dispose (GObject *object)
{
  TendBreathFigure *self = TEND_BREATH_FIGURE (object);

  stop_ticking (self);
  clear_text (self);
  G_OBJECT_CLASS (tend_breath_figure_parent_class)->dispose (object);
}

static void
tend_breath_figure_finalize (GObject *object)
{
  g_free (TEND_BREATH_FIGURE (object)->title);
  G_OBJECT_CLASS (tend_breath_figure_parent_class)->finalize (object);
}

static void
tend_breath_figure_class_init (TendBreathFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_breath_figure_dispose;
  object_class->finalize = tend_breath_figure_finalize;
  widget_class->snapshot = tend_breath_figure_snapshot;
  widget_class->measure = tend_breath_figure_measure;
  widget_class->map = tend_breath_figure_map;
  widget_class->unmap = tend_breath_figure_unmap;
  widget_class->system_setting_changed = tend_breath_figure_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "breathfigure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_ENDED] = g_signal_new ("ended", TEND_TYPE_BREATH_FIGURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", TEND_TYPE_BREATH_FIGURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
tend_breath_figure_init (TendBreathFigure *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
tend_breath_figure_new (void)
{
  return g_object_new (TEND_TYPE_BREATH_FIGURE, NULL);
}

static void
begin_at (TendBreathFigure *self,
          gint64            length,
          int               preparation)
{
  Look look;

  stop_ticking (self);
  self->length = length;
  self->has_ended = FALSE;
  self->time = (TendSessionTime){ .elapsed = -(gint64) preparation * G_USEC_PER_SEC };
  look = get_look (self, self->time.elapsed);
  clear_text (self);
  show_look (self, &look);
  tell_phase (self);
}

/**
 * tend_breath_figure_set_breath:
 * @self: the figure
 * @pattern: the breath
 * @n_rounds: how often
 * @preparation: seconds before the first inhale
 *
 * Stands at the beginning of a session, which tend_breath_figure_run() begins.
 */
void
tend_breath_figure_set_breath (TendBreathFigure        *self,
                               const TendBreathPattern *pattern,
                               int                      n_rounds,
                               int                      preparation)
{
  self->pattern = *pattern;
  self->is_timer = FALSE;
  self->n_rounds = n_rounds;
  begin_at (self, tend_breath_pattern_get_length (pattern, n_rounds), preparation);
}

void
tend_breath_figure_set_timer (TendBreathFigure *self,
                              const char       *title,
                              int               seconds,
                              int               preparation)
{
  g_free (self->title);
  self->title = g_strdup (title);
  self->is_timer = TRUE;
  begin_at (self, (gint64) seconds * G_USEC_PER_SEC, preparation);
}

gboolean
tend_breath_figure_is_running (TendBreathFigure *self)
{
  return self->time.is_running;
}

void
tend_breath_figure_run (TendBreathFigure *self)
{
  if (self->has_ended)
    return;
  tend_session_time_run (&self->time, g_get_monotonic_time (), tend_session_time_get_boot ());
  start_ticking (self);
}

void
tend_breath_figure_pause (TendBreathFigure *self)
{
  tend_session_time_pause (&self->time, g_get_monotonic_time ());
  stop_ticking (self);
}

/**
 * tend_breath_figure_get_seconds:
 * @self: the figure
 *
 * Returns: how long the session has gone on until now, without pauses and without the time to prepare
 */
int
tend_breath_figure_get_seconds (TendBreathFigure *self)
{
  gint64 at = tend_session_time_get (&self->time, g_get_monotonic_time ());

  return (int) (CLAMP (at, 0, self->length) / G_USEC_PER_SEC);
}

void
tend_breath_figure_show_at (TendBreathFigure *self,
                            gint64            at)
{
  Look look = get_look (self, at);

  self->time = (TendSessionTime){ .elapsed = at };
  show_look (self, &look);
}
