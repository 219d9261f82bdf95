/* Whether the bytes of an image go on until it ends.
 *
 * The decoders take a file that stops in the middle as far as it goes, and leave the rest of the picture grey, or blurred;
 * a photo that is still being copied would be kept like that for good. Fed block by block, beside the decoder. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendPictureEnd:
 *
 * All fields are private; on the stack, set up by tend_picture_end_init().
 */
typedef struct
{
  int state;
  guint64 n_bytes;  /* seen so far */
  guint64 n_wanted; /* the least that the file says it has, 0 if it does not say */
  guint64 n_skipped; /* still to be passed over */
  guchar word[8];
  guint n_word;
} TendPictureEnd;

void tend_picture_end_init (TendPictureEnd *self);
void tend_picture_end_add (TendPictureEnd *self, const guchar *bytes, gsize size);
gboolean tend_picture_end_is_reached (const TendPictureEnd *self);

G_END_DECLS
