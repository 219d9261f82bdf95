#include "widgets/tend-picture-end.h"

#include <string.h>

enum
{
  STATE_START,
  STATE_PNG_CHUNK,   /* the eight bytes that a chunk begins with */
  STATE_JPEG_DATA,   /* until a marker */
  STATE_JPEG_MARKER, /* what kind of marker it is */
  STATE_JPEG_LENGTH, /* the two bytes that a segment begins with */
  STATE_SIZE,        /* the four bytes with the size of all */
  STATE_REACHED,     /* the end came, or nothing is known about where it would be */
};

/* Of a marker: one that stands alone within the data of an image. */
static gboolean
is_bare (guchar marker)
{
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

static void
begin (TendPictureEnd *self,
       guchar          byte)
{
  switch (byte)
    {
    case 0x89:
      self->state = STATE_PNG_CHUNK;
      self->n_skipped = 7;
      break;
    case 0xff:
      self->state = STATE_JPEG_DATA;
      self->n_skipped = 1;
      break;
    case 'R': /* WebP, in a RIFF */
      self->state = STATE_SIZE;
      self->n_skipped = 3;
      self->n_wanted = 8;
      break;
    case 'B': /* BMP */
      self->state = STATE_SIZE;
      self->n_skipped = 1;
      break;
    default:
      self->state = STATE_REACHED;
    }
}

static void
read_marker (TendPictureEnd *self,
             guchar          byte)
{
  if (byte == 0xd9)
    self->state = STATE_REACHED;
  else if (is_bare (byte))
    self->state = STATE_JPEG_DATA;
  else if (byte != 0xff)
    self->state = STATE_JPEG_LENGTH;
}

/* Returns: whether @n bytes have come together */
static gboolean
collect (TendPictureEnd *self,
         guchar          byte,
         guint           n)
{
  self->word[self->n_word++] = byte;
  if (self->n_word < n)
    return FALSE;
  self->n_word = 0;
  return TRUE;
}

static guint32
get_big_endian (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
read_byte (TendPictureEnd *self,
           guchar          byte)
{
  switch (self->state)
    {
    case STATE_START:
      begin (self, byte);
      break;
    case STATE_PNG_CHUNK:
      if (!collect (self, byte, 8))
        break;
      if (memcmp (self->word + 4, "IEND", 4) == 0)
        self->state = STATE_REACHED;
      self->n_skipped = (guint64) get_big_endian (self->word) + 4; /* and its checksum */
      break;
    case STATE_JPEG_DATA:
      if (byte == 0xff)
        self->state = STATE_JPEG_MARKER;
      break;
    case STATE_JPEG_MARKER:
      read_marker (self, byte);
      break;
    case STATE_JPEG_LENGTH:
      if (!collect (self, byte, 2))
        break;
      self->state = STATE_JPEG_DATA;
      self->n_skipped = (guint64) MAX ((self->word[0] << 8 | self->word[1]) - 2, 0);
      break;
    case STATE_SIZE:
      if (!collect (self, byte, 4))
        break;
      self->n_wanted += self->word[0] | (guint64) self->word[1] << 8 | (guint64) self->word[2] << 16 |
                        (guint64) self->word[3] << 24;
      self->state = STATE_REACHED;
      break;
    default:
      break;
    }
}

void
tend_picture_end_init (TendPictureEnd *self)
{
  memset (self, 0, sizeof *self);
}

/**
 * tend_picture_end_add:
 * @self: what was seen so far
 * @bytes: what comes next in the file
 * @size: how many bytes
 */
void
tend_picture_end_add (TendPictureEnd *self,
                      const guchar   *bytes,
                      gsize           size)
{
  gsize i = 0;

  self->n_bytes += size;
  while (i < size && self->state != STATE_REACHED)
    {
      gsize n = (gsize) MIN (self->n_skipped, (guint64) (size - i));

      self->n_skipped -= n;
      i += n;
      if (i < size)
        read_byte (self, bytes[i++]);
    }
}

/**
 * tend_picture_end_is_reached:
 * @self: what was seen of a file, all of it
 *
 * PNG has a chunk and JPEG a marker that comes last, WebP and BMP say how large they are. What other formats do is
 * left to their decoders.
 *
 * Returns: whether the image was all there
 */
gboolean
tend_picture_end_is_reached (const TendPictureEnd *self)
{
  return self->state == STATE_REACHED && self->n_bytes >= self->n_wanted;
}
