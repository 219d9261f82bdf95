#include "widgets/tend-picture-maker.h"

#include "base/tend-error.h"
#include "widgets/tend-picture-end.h"

#include <glib/gi18n.h>

#define BLOCK_SIZE (32 * 1024)

/* Of the longer side in turn, until it is small enough; the last one always is. */
static const int sides[] = { TEND_PICTURE_SIDE_MAX, 1600, 1280, 960, 640 };

/* What a camera or a drawing program writes. None of them can name other files, or draw without end. */
static const char *const formats[] = { "jpeg", "png", "webp", "gif", "tiff", "bmp", "heif", "heif/avif", "avif", "jxl",
                                       NULL };

/* What stands between bytes that might be anything and a decoder. */
typedef struct
{
  GdkPixbufLoader *loader;
  int side_max;    /* what it is shrunk to */
  int width, height; /* of the image as it comes, once it is known */
  gboolean is_too_large;
  gboolean is_format_known;
  gsize n_bytes;
  gboolean is_end_wanted; /* whether half an image is refused */
  TendPictureEnd end;
} Decoder;

static gboolean
refuse_no_picture (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                       _("That file is no picture that Tend can read; a photo or a drawing will do."));
  return FALSE;
}

static gboolean
refuse_large (GError **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("That picture is too large for Tend; one of up to %d MB and %'d pixels a side will do."),
               TEND_PICTURE_FILE_MAX / 1000000, TEND_PICTURE_FILE_SIDE_MAX);
  return FALSE;
}

static gboolean
refuse_cut (GError **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                       _("That picture stops in the middle. If it is still being copied, it will do when all of it is there."));
  return FALSE;
}

/* Comes before the decoder makes room for the image. Nought by nought makes it stop there. */
static void
on_size_prepared_cb (Decoder *self,
                     int      width,
                     int      height)
{
  double scale = MIN (1, (double) self->side_max / MAX (width, height));

  self->width = width;
  self->height = height;
  self->is_too_large = width < 1 || height < 1 || MAX (width, height) > TEND_PICTURE_FILE_SIDE_MAX ||
                       (gint64) width * height > TEND_PICTURE_FILE_PIXELS_MAX;
  if (self->is_too_large)
    gdk_pixbuf_loader_set_size (self->loader, 0, 0);
  else
    gdk_pixbuf_loader_set_size (self->loader, MAX (1, (int) (width * scale + 0.5)),
                                MAX (1, (int) (height * scale + 0.5)));
}

static void
decoder_init (Decoder *self,
              int      side_max)
{
  *self = (Decoder) { .loader = gdk_pixbuf_loader_new (), .side_max = side_max };
  tend_picture_end_init (&self->end);
  g_signal_connect_swapped (self->loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), self);
}

static gboolean
is_format_wanted (Decoder *self)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (self->loader);
  g_autofree char *name = format ? gdk_pixbuf_format_get_name (format) : NULL;

  self->is_format_known = format != NULL;
  return format == NULL || g_strv_contains (formats, name);
}

static gboolean
decoder_write (Decoder       *self,
               const guchar  *bytes,
               gsize          size,
               GError       **error)
{
  gboolean is_written;

  self->n_bytes += size;
  if (self->n_bytes > TEND_PICTURE_FILE_MAX)
    return refuse_large (error);
  tend_picture_end_add (&self->end, bytes, size);
  is_written = gdk_pixbuf_loader_write (self->loader, bytes, size, NULL);
  if (self->is_too_large)
    return refuse_large (error);
  return (is_written && (self->is_format_known || is_format_wanted (self))) || refuse_no_picture (error);
}

/* Only of what is an image at all: of others there is something else to be said. */
static gboolean
is_cut (Decoder *self)
{
  return self->is_end_wanted && is_format_wanted (self) && self->is_format_known &&
         !tend_picture_end_is_reached (&self->end);
}

/* Also where nothing is made of it: a loader wants to be closed. */
static GdkPixbuf *
decoder_finish (Decoder   *self,
                gboolean   is_whole,
                GError   **error)
{
  gboolean is_closed = gdk_pixbuf_loader_close (self->loader, NULL);
  GdkPixbuf *image = is_whole && is_closed && !is_cut (self) ? gdk_pixbuf_loader_get_pixbuf (self->loader) : NULL;
  GdkPixbuf *upright = image && is_format_wanted (self) ? gdk_pixbuf_apply_embedded_orientation (image) : NULL;

  if (is_whole && upright == NULL && self->is_too_large)
    refuse_large (error);
  else if (is_whole && upright == NULL && is_cut (self))
    refuse_cut (error);
  else if (is_whole && upright == NULL)
    refuse_no_picture (error);
  g_object_unref (self->loader);
  return upright;
}

static gboolean
read_blocks (Decoder       *self,
             GInputStream  *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree guchar *block = g_malloc (BLOCK_SIZE);
  g_autoptr (GError) local_error = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, block, BLOCK_SIZE, cancellable, &local_error)) > 0)
    if (!decoder_write (self, block, (gsize) n, error))
      return FALSE;
  if (n == 0)
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("The picture could not be read (%s)."), local_error->message);
  return FALSE;
}

/* Something else than a file, a pipe for instance, could keep one waiting for ever. */
static gboolean
check_file (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, &local_error);

  if (info == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("The picture could not be read (%s)."), local_error->message);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return refuse_no_picture (error);
  return g_file_info_get_size (info) <= TEND_PICTURE_FILE_MAX || refuse_large (error);
}

static GdkPixbuf *
load_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  Decoder decoder;

  if (!check_file (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, &local_error);
  if (stream == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("The picture could not be read (%s)."), local_error->message);
      return NULL;
    }
  decoder_init (&decoder, TEND_PICTURE_SIDE_MAX);
  decoder.is_end_wanted = TRUE;
  return decoder_finish (&decoder, read_blocks (&decoder, G_INPUT_STREAM (stream), cancellable, error), error);
}

/* A JPEG has no transparency: what shines through is white, as paper is. */
static GdkPixbuf *
flatten (GdkPixbuf *image)
{
  int width = gdk_pixbuf_get_width (image), height = gdk_pixbuf_get_height (image);
  GdkPixbuf *flat;

  if (!gdk_pixbuf_get_has_alpha (image))
    return g_object_ref (image);
  flat = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  gdk_pixbuf_fill (flat, 0xffffffff);
  gdk_pixbuf_composite (image, flat, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
  return flat;
}

static GdkPixbuf *
shrink (GdkPixbuf *image,
        int        side_max)
{
  int width = gdk_pixbuf_get_width (image), height = gdk_pixbuf_get_height (image);
  double scale = (double) side_max / MAX (width, height);

  if (scale >= 1)
    return g_object_ref (image);
  return gdk_pixbuf_scale_simple (image, MAX (1, (int) (width * scale + 0.5)), MAX (1, (int) (height * scale + 0.5)),
                                  GDK_INTERP_BILINEAR);
}

/* Nothing is handed on but the colours: the options of an image, where cameras write, are not among them. */
static GBytes *
encode (GdkPixbuf  *image,
        GError    **error)
{
  char *buffer;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (image, &buffer, &size, "jpeg", error, "quality", "82", NULL))
    return NULL;
  return g_bytes_new_take (buffer, size);
}

static GBytes *
encode_small (GdkPixbuf  *image,
              gsize       size_max,
              GdkPixbuf **kept,
              GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GdkPixbuf) smaller = shrink (image, sides[i]);
      g_autoptr (GBytes) bytes = encode (smaller, error);

      if (bytes == NULL)
        return NULL;
      if (g_bytes_get_size (bytes) <= size_max || i + 1 == G_N_ELEMENTS (sides))
        {
          *kept = g_steal_pointer (&smaller);
          return g_steal_pointer (&bytes);
        }
    }
  return NULL;
}

/**
 * tend_picture_make:
 * @file: a file of the user's
 * @cancellable: (nullable): asked between blocks
 * @error: return location; %TEND_ERROR_UNSUPPORTED if it is no picture, too large a one, or only a part of one
 *
 * Takes as long as decoding takes; from any thread but the main one. Nothing is written anywhere.
 *
 * Returns: (transfer full): the picture, ready to be kept
 */
TendPicture *
tend_picture_make (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GdkPixbuf) loaded = load_file (file, cancellable, error);
  g_autoptr (GdkPixbuf) flat = loaded ? flatten (loaded) : NULL;
  g_autoptr (GdkPixbuf) kept = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  g_autoptr (GBytes) image = flat ? encode_small (flat, TEND_PICTURE_BYTES_MAX, &kept, error) : NULL;
  g_autoptr (GBytes) thumbnail = NULL;

  if (image == NULL)
    return NULL;
  small = shrink (kept, TEND_PICTURE_THUMBNAIL_SIDE_MAX);
  thumbnail = encode (small, error);
  if (thumbnail == NULL)
    return NULL;
  return tend_picture_new (image, thumbnail, gdk_pixbuf_get_width (kept), gdk_pixbuf_get_height (kept));
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TendPicture *picture = tend_picture_make (data, cancellable, &error);

  if (picture)
    g_task_return_pointer (task, picture, (GDestroyNotify) tend_picture_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tend_picture_make_async:
 * @file: a file of the user's
 * @cancellable: (nullable): to leave it
 * @callback: called when it is made
 * @user_data: for @callback
 */
void
tend_picture_make_async (GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tend_picture_make_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, make_in_thread);
}

TendPicture *
tend_picture_make_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tend_picture_decode:
 * @image: what was kept; it may have come with an archive, and be anything
 * @error: return location
 *
 * A thumbnail takes less than a millisecond, a whole picture some tens: those with tend_picture_decode_async().
 *
 * Returns: (transfer full): what is to be seen of it
 */
GdkTexture *
tend_picture_decode (GBytes  *image,
                     GError **error)
{
  g_autoptr (GdkPixbuf) decoded = NULL;
  Decoder decoder;
  gsize size;
  const guchar *bytes = g_bytes_get_data (image, &size);

  decoder_init (&decoder, TEND_PICTURE_SIDE_MAX);
  decoded = decoder_finish (&decoder, decoder_write (&decoder, bytes, size, error), error);
  return decoded ? gdk_texture_new_for_pixbuf (decoded) : NULL;
}

static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = tend_picture_decode (data, &error);

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
tend_picture_decode_async (GBytes              *image,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tend_picture_decode_async);
  g_task_set_task_data (task, g_bytes_ref (image), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

GdkTexture *
tend_picture_decode_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
