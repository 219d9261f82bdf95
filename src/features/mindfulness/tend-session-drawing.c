#include "features/mindfulness/tend-session-drawing.h"

#include <adwaita.h>
#include <math.h>

/* Where the dots stand, of half the figure's size. */
#define DOTS_RADIUS 0.94

/* How big the form is where it rests, with dots around it and with a bar below it; likewise. */
#define REST_RADIUS 0.84
#define STILL_RADIUS 0.78

/* The width of the words, likewise. */
#define WORDS_WIDTH 1.5

#define RING_WIDTH 3.0

gboolean
tend_session_drawing_is_contrast_high (GtkWidget *widget)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
}

const TendSessionShade tend_session_shades[TEND_SESSION_N_SHADES] = {
  { 0, 0.50f },
  { 0.72f, 0.38f },
  { 0.90f, 0.20f },
  { 1, 0 },
};

void
tend_session_words_clear (TendSessionWords *self)
{
  g_clear_object (&self->word);
  g_clear_object (&self->number);
}

/* In pixels; whoever needs large text has it here too. */
double
tend_session_drawing_get_text_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static PangoLayout *
make_layout (GtkWidget   *widget,
             const char  *text,
             double       size,
             PangoWeight  weight,
             double       width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

/* With its top at @y. */
void
tend_session_drawing_center (GtkSnapshot   *snapshot,
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

/**
 * tend_session_words_draw:
 * @self: what was laid out before
 * @widget: the figure
 * @snapshot: where to
 * @word: the big words
 * @number: what stands below, "" for nothing
 * @ink: their colour
 * @y: where their middle is
 * @half: half of the figure's size
 *
 * To be cleared when @word or @number is another one than before.
 */
void
tend_session_words_draw (TendSessionWords *self,
                         GtkWidget        *widget,
                         GtkSnapshot      *snapshot,
                         const char       *word,
                         const char       *number,
                         const GdkRGBA    *ink,
                         double            y,
                         double            half)
{
  double x = gtk_widget_get_width (widget) / 2.0;
  double least = tend_session_drawing_get_text_size (widget);
  int word_height, number_height;

  if (self->half != (int) half)
    tend_session_words_clear (self);
  self->half = (int) half;
  if (self->word == NULL)
    self->word = make_layout (widget, word, CLAMP (half * 0.15, least, 60), PANGO_WEIGHT_SEMIBOLD, WORDS_WIDTH * half);
  if (self->number == NULL)
    self->number = make_layout (widget, number, CLAMP (half * 0.17, least * 1.15, 72), PANGO_WEIGHT_NORMAL,
                                WORDS_WIDTH * half);
  pango_layout_get_pixel_size (self->word, NULL, &word_height);
  pango_layout_get_pixel_size (self->number, NULL, &number_height);
  tend_session_drawing_center (snapshot, self->word, ink, x, y - (word_height + number_height) / 2.0);
  tend_session_drawing_center (snapshot, self->number, ink, x, y + (word_height - number_height) / 2.0);
}

/* As a border that is as wide as its inside: that is filled as one path, where a clip costs cairo several times as much. */
void
tend_session_drawing_disc (GtkSnapshot   *snapshot,
                           const GdkRGBA *color,
                           double         x,
                           double         y,
                           double         radius)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius),
                                             (float) (2 * radius));
  float width = (float) radius;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, width);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ width, width, width, width },
                              (const GdkRGBA[]){ *color, *color, *color, *color });
}

/* Full within, and gone at its edge. */
static void
draw_soft_form (GtkSnapshot   *snapshot,
                const GdkRGBA *color,
                double         x,
                double         y,
                double         radius,
                float          strength)
{
  GskColorStop stops[TEND_SESSION_N_SHADES];

  for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
    stops[i] = (GskColorStop){ tend_session_shades[i].offset,
                               tend_color_fade (color, tend_session_shades[i].strength * strength) };
  gtk_snapshot_append_radial_gradient (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius), (float) (2 * radius)),
      &GRAPHENE_POINT_INIT ((float) x, (float) y), (float) radius, (float) radius, 0, 1, stops,
      G_N_ELEMENTS (stops));
}

/**
 * tend_session_drawing_form:
 * @widget: the figure
 * @snapshot: where to
 * @palette: its colours
 * @y: where its middle is
 * @radius: how big the form is
 * @strength: how much of it is seen, 0 to 1
 *
 * A soft form; in high contrast a ring.
 */
void
tend_session_drawing_form (GtkWidget         *widget,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette,
                           double             y,
                           double             radius,
                           float              strength)
{
  double x = gtk_widget_get_width (widget) / 2.0;

  if (!tend_session_drawing_is_contrast_high (widget))
    {
      draw_soft_form (snapshot, &palette->accent, x, y, radius, strength);
      return;
    }
  tend_session_drawing_disc (snapshot, &palette->ink, x, y, radius);
  tend_session_drawing_disc (snapshot, &palette->paper, x, y, MAX (radius - RING_WIDTH, 0));
}

static void
fill_dots (cairo_t       *cairo,
           const GdkRGBA *color,
           double         half,
           int            first,
           int            end)
{
  for (int i = first; i < end; i++)
    {
      double angle = 2 * G_PI * i / TEND_SESSION_N_DOTS - G_PI / 2;

      cairo_new_sub_path (cairo);
      cairo_arc (cairo, cos (angle) * half * DOTS_RADIUS, sin (angle) * half * DOTS_RADIUS, CLAMP (half / 60, 1.5, 6), 0,
                 2 * G_PI);
    }
  gdk_cairo_set_source_rgba (cairo, color);
  cairo_fill (cairo);
}

/* As two paths: each dot for itself takes three times as long. */
void
tend_session_drawing_dots (GtkWidget         *widget,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette,
                           double             half,
                           double             progress)
{
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  int n_done = (int) floor (progress * TEND_SESSION_N_DOTS);
  cairo_t *cairo = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT ((float) (x - half), (float) (y - half), (float) (2 * half), (float) (2 * half)));

  cairo_translate (cairo, x, y);
  fill_dots (cairo, &palette->accent, half, 0, n_done);
  fill_dots (cairo, &palette->outline, half, n_done, TEND_SESSION_N_DOTS);
  cairo_destroy (cairo);
}

/* For those whom motion disturbs: nothing moves but the end of a bar. */
void
tend_session_drawing_bar (GtkWidget         *widget,
                          GtkSnapshot       *snapshot,
                          const TendPalette *palette,
                          double             half,
                          double             progress)
{
  double width = 1.4 * half;
  double height = CLAMP (half / 45, 4, 8);
  double left = gtk_widget_get_width (widget) / 2.0 - width / 2;
  double top = gtk_widget_get_height (widget) / 2.0 + half * 0.8;

  gtk_snapshot_append_color (snapshot, &palette->outline,
                             &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width, (float) height));
  gtk_snapshot_append_color (
      snapshot, &palette->accent,
      &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (width * progress), (float) height));
}

/**
 * tend_session_drawing_rest:
 * @widget: the figure
 * @snapshot: where to
 * @palette: its colours
 * @half: half of its size
 * @progress: how much is done, 0 to 1
 * @strength: how much of the form is seen, 0 to 1
 * @has_motion: whether there are dots, or a bar below
 *
 * What is behind words where nothing breathes.
 */
void
tend_session_drawing_rest (GtkWidget         *widget,
                           GtkSnapshot       *snapshot,
                           const TendPalette *palette,
                           double             half,
                           double             progress,
                           float              strength,
                           gboolean           has_motion)
{
  double y = gtk_widget_get_height (widget) / 2.0;

  if (has_motion)
    {
      tend_session_drawing_form (widget, snapshot, palette, y, half * REST_RADIUS, strength);
      tend_session_drawing_dots (widget, snapshot, palette, half, progress);
      return;
    }
  tend_session_drawing_form (widget, snapshot, palette, y - half * TEND_SESSION_STILL_RISE, half * STILL_RADIUS,
                             strength);
  tend_session_drawing_bar (widget, snapshot, palette, half, progress);
}
