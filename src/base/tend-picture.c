#include "base/tend-picture.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

/**
 * tend_picture_new:
 * @image: an encoded image
 * @thumbnail: a small one
 * @width: pixels of @image
 * @height: pixels of @image
 *
 * Returns: (transfer full): a picture
 */
TendPicture *
tend_picture_new (GBytes *image,
                  GBytes *thumbnail,
                  int     width,
                  int     height)
{
  TendPicture *self = g_atomic_rc_box_new0 (TendPicture);

  self->image = g_bytes_ref (image);
  self->thumbnail = g_bytes_ref (thumbnail);
  self->width = width;
  self->height = height;
  return self;
}

TendPicture *
tend_picture_ref (TendPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TendPicture *self = data;

  g_bytes_unref (self->image);
  g_bytes_unref (self->thumbnail);
}

void
tend_picture_unref (TendPicture *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_size (GBytes *bytes,
         gsize   most)
{
  gsize size = g_bytes_get_size (bytes);

  return size > 0 && size <= most;
}

/**
 * tend_picture_validate:
 * @self: a picture
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Whether its bytes are an image at all is not looked at here.
 *
 * Returns: whether it is small enough to be kept
 */
gboolean
tend_picture_validate (const TendPicture  *self,
                       GError            **error)
{
  if (is_size (self->image, TEND_PICTURE_BYTES_MAX) && is_size (self->thumbnail, TEND_PICTURE_THUMBNAIL_BYTES_MAX) &&
      self->width >= 1 && self->height >= 1 && MAX (self->width, self->height) <= TEND_PICTURE_SIDE_MAX)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("That picture is too large to be kept."));
  return FALSE;
}
