/* Makes of a file of the user's a picture that Tend can keep, and of what is kept something to show.
 *
 * What is kept is decoded, turned the way it was taken, shrunk, and encoded anew, so that nothing of the file's comes
 * along but what is seen: not where it was taken, when, or with what. The file may be anybody's, so its size is asked
 * before anything is made of it, and only formats of photographs and drawings are looked at. */

#pragma once

#include "base/tend-picture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The largest file, in bytes, and the largest image, in pixels along a side and in all, that is looked at. */
#define TEND_PICTURE_FILE_MAX (100 * 1000 * 1000)
#define TEND_PICTURE_FILE_SIDE_MAX 16000
#define TEND_PICTURE_FILE_PIXELS_MAX (110 * 1000 * 1000)

TendPicture *tend_picture_make (GFile *file, GCancellable *cancellable, GError **error);
void tend_picture_make_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
TendPicture *tend_picture_make_finish (GAsyncResult *result, GError **error);

GdkTexture *tend_picture_decode (GBytes *image, GError **error);
void tend_picture_decode_async (GBytes *image, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
GdkTexture *tend_picture_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
