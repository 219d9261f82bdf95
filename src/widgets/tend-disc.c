#include "widgets/tend-disc.h"

#include <adwaita.h>

#define DISC_SIZE 24
#define RING_WIDTH 1.5f
#define RING_WIDTH_EMPHASISED 2.0f

#define FILL_MARGIN 5.0f

/* Parts of the disc's diameter. */
#define CHECK_SIZE 16
#define REST_SHARE 0.26f

struct _TendDisc
{
  GtkWidget parent_instance;

  TendDiscState state;
  double level;
  char *color_name;
};

G_DEFINE_ENUM_TYPE (TendDiscState, tend_disc_state,
                    G_DEFINE_ENUM_VALUE (TEND_DISC_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (TEND_DISC_STATE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (TEND_DISC_STATE_RESTING, "resting"))

G_DEFINE_FINAL_TYPE (TendDisc, tend_disc, GTK_TYPE_WIDGET)

static void
fill_round (GtkSnapshot           *snapshot,
            const graphene_rect_t *area,
            const GdkRGBA         *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, area->size.width / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* Fills the disc from below, like a glass; neither a little nor almost all is mistaken for the end of
 * the scale. */
static void
fill_partly (GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             const GdkRGBA         *color,
             float                  level)
{
  float height = CLAMP (roundf (area->size.height * level), FILL_MARGIN, area->size.height - FILL_MARGIN);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, area->size.width / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y + area->size.height - height,
                                                  area->size.width, height));
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (GtkSnapshot           *snapshot,
           const graphene_rect_t *area,
           const GdkRGBA         *color,
           float                  width)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, area->size.width / 2.0f);
  gtk_snapshot_append_border (snapshot, &outline,
                              (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
draw_check (GtkSnapshot           *snapshot,
            GtkWidget             *widget,
            const graphene_rect_t *area,
            const GdkRGBA         *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  float inset = (area->size.width - CHECK_SIZE) / 2.0f;
  g_autoptr (GtkIconPaintable) check = NULL;

  check = gtk_icon_theme_lookup_icon (theme, "object-select-symbolic", NULL, CHECK_SIZE,
                                      gtk_widget_get_scale_factor (widget),
                                      gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area->origin.x + inset, area->origin.y + inset));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (check), snapshot, CHECK_SIZE, CHECK_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
tend_disc_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = DISC_SIZE;
}

static void
tend_disc_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  TendDisc *self = TEND_DISC (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = MIN (width, height);
  TendPalette palette;

  tend_palette_load (&palette, widget, self->color_name);
  tend_disc_draw (snapshot, widget, &palette,
                  &GRAPHENE_RECT_INIT ((float) ((width - size) / 2), (float) ((height - size) / 2),
                                       (float) size, (float) size),
                  self->state, (float) self->level, TRUE);
}

static void
tend_disc_finalize (GObject *object)
{
  g_clear_pointer (&TEND_DISC (object)->color_name, g_free);

  G_OBJECT_CLASS (tend_disc_parent_class)->finalize (object);
}

static void
tend_disc_class_init (TendDiscClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_disc_finalize;

  widget_class->measure = tend_disc_measure;
  widget_class->snapshot = tend_disc_snapshot;

  gtk_widget_class_set_css_name (widget_class, "disc");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tend_disc_init (TendDisc *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (style, "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * tend_disc_new:
 *
 * Returns: (transfer full): an open disc
 */
GtkWidget *
tend_disc_new (void)
{
  return g_object_new (TEND_TYPE_DISC, NULL);
}

/**
 * tend_disc_set:
 * @self: a disc
 * @state: what to show
 * @level: while open, how much is done, 0 to 1
 * @color_name: (nullable): one of tend_color_get_names(), or %NULL for the accent
 */
void
tend_disc_set (TendDisc      *self,
               TendDiscState  state,
               double         level,
               const char    *color_name)
{
  g_return_if_fail (TEND_IS_DISC (self));

  if (self->state == state && self->level == level && g_strcmp0 (self->color_name, color_name) == 0)
    return;

  self->state = state;
  self->level = level;
  if (g_strcmp0 (self->color_name, color_name) != 0)
    {
      g_free (self->color_name);
      self->color_name = g_strdup (color_name);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tend_disc_draw:
 * @snapshot: where to draw
 * @widget: whose icons and scale to use
 * @palette: the colours
 * @area: a square
 * @state: what to show
 * @level: while open, how much is done, 0 to 1
 * @emphasised: whether this is the day that matters now
 */
void
tend_disc_draw (GtkSnapshot           *snapshot,
                GtkWidget             *widget,
                const TendPalette     *palette,
                const graphene_rect_t *area,
                TendDiscState          state,
                float                  level,
                gboolean               emphasised)
{
  graphene_rect_t dot = *area;
  float inset = roundf (area->size.width * (1.0f - REST_SHARE) / 2.0f);

  switch (state)
    {
    case TEND_DISC_STATE_DONE:
      fill_round (snapshot, area, &palette->accent);
      draw_check (snapshot, widget, area, &palette->paper);
      break;
    case TEND_DISC_STATE_RESTING:
      fill_round (snapshot, area, &palette->faint);
      graphene_rect_inset (&dot, inset, inset);
      fill_round (snapshot, &dot, &palette->accent);
      break;
    case TEND_DISC_STATE_OPEN:
    default:
      if (level > 0)
        fill_partly (snapshot, area, &palette->accent, level);
      draw_ring (snapshot, area, level > 0 || emphasised ? &palette->accent : &palette->outline,
                 emphasised ? RING_WIDTH_EMPHASISED : RING_WIDTH);
      break;
    }
}
