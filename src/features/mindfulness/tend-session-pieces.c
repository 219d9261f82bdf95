#include "features/mindfulness/tend-session-pieces.h"

#include <math.h>

/* The form is never smaller than its picture, for cairo is slow at making one smaller, and not much bigger. */
#define PIXELS_MIN 32
#define PIXELS_MAX 256

void
tend_session_pieces_clear (TendSessionPieces *self)
{
  g_clear_object (&self->form);
  g_clear_pointer (&self->dots, gsk_render_node_unref);
}

static void
paint_form (cairo_surface_t *surface,
            const GdkRGBA   *color,
            double           half)
{
  cairo_t *cairo = cairo_create (surface);
  cairo_pattern_t *pattern = cairo_pattern_create_radial (half, half, 0, half, half, half);

  for (gsize i = 0; i < TEND_SESSION_N_SHADES; i++)
    cairo_pattern_add_color_stop_rgba (pattern, tend_session_shades[i].offset, color->red, color->green, color->blue,
                                       color->alpha * tend_session_shades[i].strength);
  cairo_set_source (cairo, pattern);
  cairo_paint (cairo);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cairo);
}

static GdkTexture *
make_form (const GdkRGBA *color,
           int            size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  paint_form (surface, color, size / 2.0);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) size);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* At its smallest the form is about 0.7 times as wide as half of the figure. */
static int
choose_form_size (double half)
{
  int size = PIXELS_MIN;

  while (size < PIXELS_MAX && size * 2.0 <= half * 0.7)
    size *= 2;
  return size;
}

/**
 * tend_session_pieces_draw_form:
 * @self: what was made before
 * @widget: the figure
 * @snapshot: where to
 * @palette: its colours
 * @half: half of its size, pixels
 * @radius: how big the form is, pixels
 *
 * Draws in the middle what tend_session_drawing_form() does.
 */
void
tend_session_pieces_draw_form (TendSessionPieces *self,
                               GtkWidget         *widget,
                               GtkSnapshot       *snapshot,
                               const TendPalette *palette,
                               double             half,
                               double             radius)
{
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;
  int size = choose_form_size (half);

  if (tend_session_drawing_is_contrast_high (widget))
    {
      tend_session_drawing_form (widget, snapshot, palette, y, radius, 1);
      return;
    }
  if (self->form == NULL || self->form_size != size || !gdk_rgba_equal (&self->form_color, &palette->accent))
    {
      g_clear_object (&self->form);
      self->form = make_form (&palette->accent, size);
      self->form_size = size;
      self->form_color = palette->accent;
    }
  gtk_snapshot_append_texture (
      snapshot, self->form,
      &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius), (float) (2 * radius), (float) (2 * radius)));
}

static GskRenderNode *
make_dots (GtkWidget         *widget,
           const TendPalette *palette,
           double             half,
           double             progress)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  tend_session_drawing_dots (widget, snapshot, palette, half, progress);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * tend_session_pieces_draw_dots:
 * @self: what was made before
 * @widget: the figure
 * @snapshot: where to
 * @palette: its colours
 * @half: half of its size, pixels
 * @progress: how much is done, 0 to 1
 *
 * Draws what tend_session_drawing_dots() does.
 */
void
tend_session_pieces_draw_dots (TendSessionPieces *self,
                               GtkWidget         *widget,
                               GtkSnapshot       *snapshot,
                               const TendPalette *palette,
                               double             half,
                               double             progress)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  int n_done = (int) floor (progress * TEND_SESSION_N_DOTS);

  if (self->dots == NULL || self->n_done != n_done || !graphene_rect_equal (&self->area, &area) ||
      memcmp (&self->palette, palette, sizeof *palette) != 0)
    {
      g_clear_pointer (&self->dots, gsk_render_node_unref);
      self->dots = make_dots (widget, palette, half, progress);
      self->n_done = n_done;
      self->area = area;
      self->palette = *palette;
    }
  gtk_snapshot_append_node (snapshot, self->dots);
}
