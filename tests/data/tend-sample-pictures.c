#include "tend-sample-pictures.h"

#include "tend-chance.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

/* Streams of the seed that nothing else uses: one for each picture. */
#define STREAM_PICTURES 400000

#define WIDTH 480
#define HEIGHT 360
#define N_SHAPES 7
#define N_COLORS 5

/* Each as three shares of red, green and blue: the ground above and below, and what stands on it. */
static const guchar palettes[][N_COLORS][3] = {
  { { 246, 241, 228 }, { 232, 219, 196 }, { 70, 66, 84 }, { 142, 98, 72 }, { 96, 120, 132 } },
  { { 205, 226, 214 }, { 122, 164, 128 }, { 58, 96, 66 }, { 214, 92, 72 }, { 240, 202, 96 } },
  { { 236, 226, 216 }, { 196, 170, 150 }, { 150, 92, 70 }, { 72, 110, 140 }, { 228, 206, 182 } },
  { { 252, 232, 200 }, { 232, 176, 120 }, { 176, 72, 48 }, { 120, 140, 60 }, { 250, 244, 220 } },
};

typedef struct
{
  double x, y, width, height;
  const guchar *color;
} Shape;

/* How much of the shape there is at a point, with an edge two pixels soft. */
static double
get_cover (const Shape *shape,
           double       x,
           double       y)
{
  double distance = hypot ((x - shape->x) / shape->width, (y - shape->y) / shape->height);

  return CLAMP ((1 - distance) * MIN (shape->width, shape->height) / 2, 0, 1);
}

static void
paint_ground (GdkPixbuf    *image,
              const guchar  palette[N_COLORS][3])
{
  for (int y = 0; y < HEIGHT; y++)
    {
      guchar *row = gdk_pixbuf_get_pixels (image) + y * gdk_pixbuf_get_rowstride (image);

      for (int i = 0; i < 3 * WIDTH; i++)
        row[i] = (guchar) (palette[0][i % 3] + (palette[1][i % 3] - palette[0][i % 3]) * y / HEIGHT);
    }
}

static void
paint_shape (GdkPixbuf   *image,
             const Shape *shape)
{
  int top = (int) MAX (shape->y - shape->height, 0), bottom = (int) MIN (shape->y + shape->height, HEIGHT - 1);
  int left = (int) MAX (shape->x - shape->width, 0), right = (int) MIN (shape->x + shape->width, WIDTH - 1);

  for (int y = top; y <= bottom; y++)
    for (int x = left; x <= right; x++)
      {
        guchar *pixel = gdk_pixbuf_get_pixels (image) + y * gdk_pixbuf_get_rowstride (image) + x * 3;
        double cover = get_cover (shape, x, y) * 0.88;

        for (int i = 0; i < 3; i++)
          pixel[i] = (guchar) (pixel[i] + (shape->color[i] - pixel[i]) * cover);
      }
}

static GBytes *
encode (GdkPixbuf  *image,
        GError    **error)
{
  char *buffer;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (image, &buffer, &size, "jpeg", error, "quality", "80", NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}

/**
 * tend_sample_picture_draw:
 * @seed: any number
 * @number: which one
 * @error: return location
 *
 * Returns: (transfer full): the picture, the same each time
 */
TendPicture *
tend_sample_picture_draw (guint64   seed,
                          guint     number,
                          GError  **error)
{
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) thumbnail = NULL;
  Shape shapes[N_SHAPES];
  TendChance chance;
  const guchar (*palette)[3];

  tend_chance_init (&chance, seed, STREAM_PICTURES + number);
  palette = palettes[tend_chance_get_below (&chance, G_N_ELEMENTS (palettes))];
  for (int i = 0; i < N_SHAPES; i++)
    shapes[i] = (Shape) { WIDTH * (0.1 + 0.8 * tend_chance_get_share (&chance)),
                          HEIGHT * (0.35 + 0.55 * tend_chance_get_share (&chance)),
                          20 + 70 * tend_chance_get_share (&chance), 16 + 60 * tend_chance_get_share (&chance),
                          palette[2 + tend_chance_get_below (&chance, N_COLORS - 2)] };
  paint_ground (image, palette);
  for (int i = 0; i < N_SHAPES; i++)
    paint_shape (image, &shapes[i]);

  small = gdk_pixbuf_scale_simple (image, WIDTH / 2, HEIGHT / 2, GDK_INTERP_BILINEAR);
  bytes = encode (image, error);
  thumbnail = bytes ? encode (small, error) : NULL;
  return thumbnail ? tend_picture_new (bytes, thumbnail, WIDTH, HEIGHT) : NULL;
}
