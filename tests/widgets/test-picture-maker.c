/* Files of anybody's become pictures that Tend can keep, or one sentence says why not. */

#include "widgets/tend-picture-maker.h"

#include "base/tend-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define RED 0xff0000ff
#define BLUE 0x0000ffff

static char *folder;

/* Big-endian, as cameras write it: orientation 6 (turned right to stand upright), and a place: N 48 51 30. */
static const guchar exif[] = {
  'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
  0, 2,                                          /* two entries, at 8 */
  0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,      /* orientation */
  0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,     /* where the place is */
  0, 0, 0, 0,
  0, 2,                                          /* two entries, at 38 */
  0, 1, 0, 2, 0, 0, 0, 2, 'N', 0, 0, 0,          /* latitude north */
  0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 68,           /* how far */
  0, 0, 0, 0,
  0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1,
};
static const guchar place[] = { 0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1 };

static gboolean
contains (GBytes       *bytes,
          gconstpointer word,
          gsize         size)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, word, size) != NULL;
}

/* The left half is red, the right one blue. */
static GdkPixbuf *
draw (int      width,
      int      height,
      gboolean has_alpha)
{
  GdkPixbuf *image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (image, 0, 0, MAX (width / 2, 1), height);

  gdk_pixbuf_fill (image, BLUE);
  gdk_pixbuf_fill (half, RED);
  return image;
}

static GFile *
write_file (const char    *name,
            gconstpointer  data,
            gsize          size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GFile *
write_image (const char *name,
             const char *format,
             int         width,
             int         height,
             gboolean    has_alpha)
{
  g_autoptr (GdkPixbuf) image = draw (width, height, has_alpha);
  g_autoptr (GError) error = NULL;
  g_autofree char *buffer = NULL;
  gsize size;

  gdk_pixbuf_save_to_buffer (image, &buffer, &size, format, &error, NULL);
  g_assert_no_error (error);
  return write_file (name, buffer, size);
}

/* A JPEG as a camera writes it: what it has to say stands after the first two bytes. */
static GFile *
write_photo (int width,
             int height)
{
  g_autoptr (GdkPixbuf) image = draw (width, height, FALSE);
  g_autoptr (GByteArray) photo = g_byte_array_new ();
  guchar head[] = { 0xff, 0xe1, 0, sizeof exif + 2 };
  g_autofree char *buffer = NULL;
  gsize size;

  g_assert_true (gdk_pixbuf_save_to_buffer (image, &buffer, &size, "jpeg", NULL, NULL));
  g_byte_array_append (photo, (guchar *) buffer, 2);
  g_byte_array_append (photo, head, sizeof head);
  g_byte_array_append (photo, exif, sizeof exif);
  g_byte_array_append (photo, (guchar *) buffer + 2, (guint) size - 2);
  return write_file ("photo.jpg", photo->data, photo->len);
}

static TendPicture *
make (GFile *file)
{
  g_autoptr (GError) error = NULL;
  TendPicture *picture = tend_picture_make (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tend_picture_validate (picture, NULL));
  return picture;
}

static void
assert_color (GdkTexture *texture,
              int         x,
              int         y,
              guint32     rgba)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  guint32 pixel;

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  pixel = pixels[y * width + x];
  g_assert_cmpint (ABS ((int) (pixel >> 16 & 0xff) - (int) (rgba >> 24 & 0xff)), <, 24);
  g_assert_cmpint (ABS ((int) (pixel >> 8 & 0xff) - (int) (rgba >> 16 & 0xff)), <, 24);
  g_assert_cmpint (ABS ((int) (pixel & 0xff) - (int) (rgba >> 8 & 0xff)), <, 24);
}

static void
assert_refused (GFile      *file,
                TendError   code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPicture) picture = tend_picture_make (file, NULL, &error);

  g_assert_null (picture);
  g_assert_error (error, TEND_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

/* Where it was taken does not come along, and it stands upright. */
static void
test_a_photo_leaves_its_place_behind (void)
{
  g_autoptr (GFile) file = write_photo (400, 200);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr (TendPicture) picture = make (file);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_true (contains (bytes, "Exif", 4) && contains (bytes, place, sizeof place));
  g_assert_false (contains (picture->image, "Exif", 4) || contains (picture->image, place, sizeof place));
  g_assert_false (contains (picture->thumbnail, "Exif", 4) || contains (picture->thumbnail, place, sizeof place));

  g_assert_cmpint (picture->width, ==, 200);
  g_assert_cmpint (picture->height, ==, 400);
  texture = tend_picture_decode (picture->image, NULL);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 400);
  assert_color (texture, 100, 50, RED);
  assert_color (texture, 100, 350, BLUE);
}

/* As PNG counts it: CRC-32 of the chunk's name and what it has. */
static guint32
get_checksum (const guchar *data,
              gsize         size)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      sum ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
  return ~sum;
}

static void
append_chunk (GByteArray *png,
              const char *name,
              const void *data,
              guint       size)
{
  guint32 length = GUINT32_TO_BE (size);
  guint start = png->len + sizeof length;
  guint32 sum;

  g_byte_array_append (png, (const guchar *) &length, sizeof length);
  g_byte_array_append (png, (const guchar *) name, 4);
  g_byte_array_append (png, data, size);
  sum = GUINT32_TO_BE (get_checksum (png->data + start, png->len - start));
  g_byte_array_append (png, (const guchar *) &sum, sizeof sum);
}

/* The head of a PNG is 33 bytes, and then comes what a telephone has to say. */
static void
test_a_png_leaves_its_place_behind (void)
{
  g_autoptr (GFile) plain = write_image ("plain.png", "png", 90, 30, FALSE);
  g_autoptr (GBytes) bytes = g_file_load_bytes (plain, NULL, NULL, NULL);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (TendPicture) picture = NULL;
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (png, data, 33);
  append_chunk (png, "eXIf", exif + 6, sizeof exif - 6);
  append_chunk (png, "tEXt", "Comment\0At home", 15);
  g_byte_array_append (png, data + 33, (guint) size - 33);
  file = write_file ("place.png", png->data, png->len);
  picture = make (file);
  g_assert_cmpint (picture->width * picture->height, ==, 90 * 30);
  g_assert_false (contains (picture->image, place, sizeof place) || contains (picture->image, "At home", 7));
  g_assert_false (contains (picture->thumbnail, place, sizeof place) || contains (picture->thumbnail, "At home", 7));
}

/* Also where the decoder shrinks it on the way. */
static void
test_a_large_photo_is_shrunk_and_upright (void)
{
  g_autoptr (GFile) file = write_photo (4000, 3000);
  g_autoptr (TendPicture) picture = make (file);
  g_autoptr (GdkTexture) texture = tend_picture_decode (picture->image, NULL);
  g_autoptr (GdkTexture) small = tend_picture_decode (picture->thumbnail, NULL);

  g_assert_cmpint (picture->height, ==, TEND_PICTURE_SIDE_MAX);
  g_assert_cmpint (picture->width, ==, TEND_PICTURE_SIDE_MAX * 3 / 4);
  assert_color (texture, 700, 200, RED);
  assert_color (texture, 700, 1900, BLUE);
  g_assert_cmpint (gdk_texture_get_height (small), ==, TEND_PICTURE_THUMBNAIL_SIDE_MAX);
  g_assert_cmpint (gdk_texture_get_width (small), ==, TEND_PICTURE_THUMBNAIL_SIDE_MAX * 3 / 4);
}

static void
test_a_small_one_stays_as_large_as_it_is (void)
{
  g_autoptr (GFile) file = write_image ("small.png", "png", 90, 30, FALSE);
  g_autoptr (TendPicture) picture = make (file);

  g_assert_cmpint (picture->width, ==, 90);
  g_assert_cmpint (picture->height, ==, 30);
}

static void
test_what_shines_through_is_white (void)
{
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 40, 40);
  g_autofree char *buffer = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TendPicture) picture = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize size;

  gdk_pixbuf_fill (image, 0x00000000);
  g_assert_true (gdk_pixbuf_save_to_buffer (image, &buffer, &size, "png", NULL, NULL));
  file = write_file ("clear.png", buffer, size);
  picture = make (file);
  texture = tend_picture_decode (picture->image, NULL);
  assert_color (texture, 20, 20, 0xffffffff);
}

/* Noise is what compresses least. */
static void
test_it_is_never_too_large_to_be_kept (void)
{
  g_autoptr (GdkPixbuf) image = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 2048, 2048);
  g_autofree char *buffer = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TendPicture) picture = NULL;
  guchar *pixels = gdk_pixbuf_get_pixels (image);
  gsize size;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (image); i++)
    pixels[i] = (guchar) g_test_rand_int ();
  g_assert_true (gdk_pixbuf_save_to_buffer (image, &buffer, &size, "jpeg", NULL, "quality", "95", NULL));
  file = write_file ("noise.jpg", buffer, size);
  picture = make (file);
  g_assert_cmpint (picture->width, >=, 640);
}

static void
test_what_is_no_picture_says_so (void)
{
  g_autoptr (GFile) text = write_file ("text.jpg", "Dear diary, ", 12);
  g_autoptr (GFile) nothing = write_file ("nothing.png", "", 0);
  g_autoptr (GFile) drawing = write_file ("drawing.svg",
                                          "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", 61);
  g_autoptr (GFile) missing = g_file_new_build_filename (folder, "not-there.png", NULL);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);

  assert_refused (text, TEND_ERROR_UNSUPPORTED, "no picture");
  assert_refused (nothing, TEND_ERROR_UNSUPPORTED, "no picture");
  assert_refused (drawing, TEND_ERROR_UNSUPPORTED, "no picture");
  assert_refused (directory, TEND_ERROR_UNSUPPORTED, "no picture");
  assert_refused (missing, TEND_ERROR_IO, "could not be read");
}

/* It would wait for ever for somebody to write into it. */
static void
test_a_pipe_is_not_opened (void)
{
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (file, TEND_ERROR_UNSUPPORTED, "no picture");
  g_unlink (path);
}

static void
test_a_file_of_more_than_100_mb_is_not_read (void)
{
  g_autofree char *path = g_build_filename (folder, "large.jpg", NULL);
  g_autoptr (GFile) file = write_file ("large.jpg", "\xff\xd8", 2);

  g_assert_cmpint (truncate (path, TEND_PICTURE_FILE_MAX + 1), ==, 0);
  assert_refused (file, TEND_ERROR_UNSUPPORTED, "100 MB");
  g_unlink (path);
}

/* The head alone: what it claims is enough, and no room is made for it. */
static void
test_one_20000_pixels_wide_is_not_decoded (void)
{
  g_autoptr (GFile) wide = write_image ("wide.png", "png", 20000, 2, FALSE);
  g_autoptr (GFile) small = write_image ("claims.png", "png", 4, 4, FALSE);
  g_autoptr (GBytes) bytes = g_file_load_bytes (small, NULL, NULL, NULL);
  gsize size;
  g_autofree guchar *claims = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_autoptr (GFile) file = NULL;

  assert_refused (wide, TEND_ERROR_UNSUPPORTED, "too large");
  /* A million by a million, and whatever the checksum says. */
  memcpy (claims + 16, "\x00\x0f\x42\x40\x00\x0f\x42\x40", 8);
  file = write_file ("claims.png", claims, size);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (tend_picture_make (file, NULL, &error));
    g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
  }
}

/* Cut anywhere, it is not kept as if it were whole; with something after its end, it is. */
static void
assert_whole_only (const char *format,
                   const char *option,
                   const char *value)
{
  g_autoptr (GdkPixbuf) image = draw (300, 200, FALSE);
  g_autofree char *buffer = NULL;
  g_autoptr (GFile) longer = NULL;
  g_autoptr (TendPicture) picture = NULL;
  gsize size;

  g_assert_true (gdk_pixbuf_save_to_buffer (image, &buffer, &size, format, NULL, option, value, NULL));
  for (int tenths = 3; tenths <= 9; tenths++)
    {
      g_autoptr (GFile) cut = write_file ("cut", buffer, size * (gsize) tenths / 10);

      assert_refused (cut, TEND_ERROR_UNSUPPORTED, "in the middle");
    }
  buffer = g_realloc (buffer, size + 100);
  memset (buffer + size, 'x', 100);
  longer = write_file ("longer", buffer, size + 100);
  picture = make (longer);
  g_assert_cmpint (picture->width, ==, 300);
}

static void
test_half_a_picture_is_not_kept (void)
{
  assert_whole_only ("png", NULL, NULL);
  assert_whole_only ("png", "compression", "0");
  assert_whole_only ("jpeg", "quality", "82");
  assert_whole_only ("bmp", NULL, NULL);
}

/* What a camera writes into the head has an end of its own, which is not that of the photo. */
static void
test_half_a_photo_is_not_kept (void)
{
  g_autoptr (GFile) photo = write_photo (400, 300);
  g_autoptr (GBytes) bytes = g_file_load_bytes (photo, NULL, NULL, NULL);
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);
  const guchar head[] = { 0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9 };
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (TendPicture) picture = NULL;

  g_byte_array_append (whole, head, sizeof head);
  g_byte_array_append (whole, data + 2, (guint) size - 2);
  file = write_file ("whole.jpg", whole->data, whole->len);
  picture = make (file);
  g_clear_object (&file);
  file = write_file ("half.jpg", whole->data, whole->len - 200);
  assert_refused (file, TEND_ERROR_UNSUPPORTED, "in the middle");
}

/* Bytes turned around at random: a sentence or a picture, and never the end of the program. */
static void
test_damaged_files_are_borne (void)
{
  g_autoptr (GFile) photo = write_photo (160, 120);
  g_autoptr (GBytes) bytes = g_file_load_bytes (photo, NULL, NULL, NULL);
  gsize size = g_bytes_get_size (bytes);

  for (int i = 0; i < 150; i++)
    {
      g_autofree guchar *damaged = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GError) error = NULL;
      g_autoptr (TendPicture) picture = NULL;
      g_autoptr (GFile) file = NULL;

      for (int j = 0; j < 8; j++)
        damaged[g_test_rand_int_range (2, (int) size)] = (guchar) g_test_rand_int ();
      file = write_file ("damaged.jpg", damaged, size);
      picture = tend_picture_make (file, NULL, &error);
      g_assert_true ((picture == NULL) == (error != NULL));
      if (error)
        g_assert_cmpint ((int) error->domain, ==, (int) TEND_ERROR);
    }
}

static void
test_what_is_kept_may_be_anything (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xd8\xff\xe0", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (tend_picture_decode (bytes, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_it_is_made_beside_the_main_thread (void)
{
  g_autoptr (GFile) file = write_image ("whole.png", "png", 300, 200, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPicture) picture = NULL;

  tend_picture_make_async (file, NULL, on_done_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  picture = tend_picture_make_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 300);

  g_cancellable_cancel (cancellable);
  tend_picture_make_async (file, cancellable, on_done_cb, &left);
  while (left == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tend_picture_make_finish (left, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("tend-XXXXXX", NULL);
  g_test_add_func ("/picture-maker/a-photo-leaves-its-place-behind", test_a_photo_leaves_its_place_behind);
  g_test_add_func ("/picture-maker/a-png-leaves-its-place-behind", test_a_png_leaves_its_place_behind);
  g_test_add_func ("/picture-maker/a-large-photo-is-shrunk-and-upright", test_a_large_photo_is_shrunk_and_upright);
  g_test_add_func ("/picture-maker/a-small-one-stays-as-large-as-it-is", test_a_small_one_stays_as_large_as_it_is);
  g_test_add_func ("/picture-maker/what-shines-through-is-white", test_what_shines_through_is_white);
  g_test_add_func ("/picture-maker/it-is-never-too-large-to-be-kept", test_it_is_never_too_large_to_be_kept);
  g_test_add_func ("/picture-maker/what-is-no-picture-says-so", test_what_is_no_picture_says_so);
  g_test_add_func ("/picture-maker/a-pipe-is-not-opened", test_a_pipe_is_not_opened);
  g_test_add_func ("/picture-maker/a-file-of-more-than-100-mb-is-not-read",
                   test_a_file_of_more_than_100_mb_is_not_read);
  g_test_add_func ("/picture-maker/one-20000-pixels-wide-is-not-decoded", test_one_20000_pixels_wide_is_not_decoded);
  g_test_add_func ("/picture-maker/half-a-picture-is-not-kept", test_half_a_picture_is_not_kept);
  g_test_add_func ("/picture-maker/half-a-photo-is-not-kept", test_half_a_photo_is_not_kept);
  g_test_add_func ("/picture-maker/damaged-files-are-borne", test_damaged_files_are_borne);
  g_test_add_func ("/picture-maker/what-is-kept-may-be-anything", test_what_is_kept_may_be_anything);
  g_test_add_func ("/picture-maker/it-is-made-beside-the-main-thread", test_it_is_made_beside_the_main_thread);
  status = g_test_run ();
  remove_folder ();
  return status;
}
