/* A picture as Tend keeps it: small enough to be a value in the database, with what to show of it in a list.
 *
 * It lies in the database and not in a file beside it, so that Undo, backups, restoring, erasing and the archive
 * have it without code of their own, and nothing half-written is ever left. widgets/tend-picture-maker.h makes one of
 * a file of the user's. Immutable, and counted. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest side in pixels, and the most bytes, of what is kept. */
#define TEND_PICTURE_SIDE_MAX 2048
#define TEND_PICTURE_BYTES_MAX (640 * 1024)

/* The same for what a list shows of it. */
#define TEND_PICTURE_THUMBNAIL_SIDE_MAX 256
#define TEND_PICTURE_THUMBNAIL_BYTES_MAX (64 * 1024)

/**
 * TendPicture:
 * @image: an encoded image
 * @thumbnail: a small one
 * @width: pixels of @image
 * @height: pixels of @image
 */
typedef struct
{
  GBytes *image;
  GBytes *thumbnail;
  int width;
  int height;
} TendPicture;

TendPicture *tend_picture_new (GBytes *image, GBytes *thumbnail, int width, int height);
TendPicture *tend_picture_ref (TendPicture *self);
void tend_picture_unref (TendPicture *self);
gboolean tend_picture_validate (const TendPicture *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPicture, tend_picture_unref)

G_END_DECLS
