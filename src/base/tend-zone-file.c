#include "base/tend-zone-file.h"

#include <string.h>

#define HEADER_SIZE 44
#define TYPE_SIZE 6

/* RFC 9636 section 3.2 allows no offset beyond these. */
#define OFFSET_MIN (-25 * 60 * 60 + 1)
#define OFFSET_MAX (26 * 60 * 60 - 1)

/* What of a file has not been read yet. */
typedef struct
{
  const guint8 *data;
  gsize size;
} Rest;

typedef struct
{
  char version;
  guint32 n_ut_flags;
  guint32 n_standard_flags;
  guint32 n_leaps;
  guint32 n_times;
  guint32 n_types;
  guint32 n_chars;
} Header;

static guint32
get_uint32 (const guint8 *bytes)
{
  guint32 big_endian;

  memcpy (&big_endian, bytes, sizeof big_endian);
  return GUINT32_FROM_BE (big_endian);
}

static gint64
get_int64 (const guint8 *bytes)
{
  gint64 big_endian;

  memcpy (&big_endian, bytes, sizeof big_endian);
  return GINT64_FROM_BE (big_endian);
}

static const guint8 *
take (Rest    *rest,
      guint64  size)
{
  const guint8 *taken = rest->data;

  if (size > rest->size)
    return NULL;
  rest->data += size;
  rest->size -= (gsize) size;
  return taken;
}

static gboolean
read_header (Rest   *rest,
             Header *header)
{
  const guint8 *bytes = take (rest, HEADER_SIZE);

  if (bytes == NULL || memcmp (bytes, "TZif", 4) != 0)
    return FALSE;
  *header = (Header) {
    .version = (char) bytes[4],
    .n_ut_flags = get_uint32 (bytes + 20),
    .n_standard_flags = get_uint32 (bytes + 24),
    .n_leaps = get_uint32 (bytes + 28),
    .n_times = get_uint32 (bytes + 32),
    .n_types = get_uint32 (bytes + 36),
    .n_chars = get_uint32 (bytes + 40),
  };
  return TRUE;
}

static gboolean
skip_block (Rest         *rest,
            const Header *header,
            guint         time_size)
{
  guint64 size = (guint64) header->n_times * (time_size + 1) + (guint64) header->n_types * TYPE_SIZE +
                 header->n_chars + (guint64) header->n_leaps * (time_size + 4) + header->n_standard_flags +
                 header->n_ut_flags;

  return take (rest, size) != NULL;
}

static gboolean
add_change (GArray       *changes,
            gint64        at,
            guint         type,
            const Header *header,
            const guint8 *types)
{
  TendZoneChange change = { at, 0 };

  if (type >= header->n_types)
    return FALSE;
  if (changes->len > 1 && at <= g_array_index (changes, TendZoneChange, changes->len - 1).at)
    return FALSE;

  change.offset = (gint32) get_uint32 (types + type * TYPE_SIZE);
  if (change.offset < OFFSET_MIN || change.offset > OFFSET_MAX)
    return FALSE;
  g_array_append_val (changes, change);
  return TRUE;
}

static gboolean
read_changes (Rest         *rest,
              const Header *header,
              guint         time_size,
              GArray       *changes)
{
  Rest block = *rest;
  const guint8 *times = take (&block, (guint64) header->n_times * time_size);
  const guint8 *time_types = take (&block, header->n_times);
  const guint8 *types = take (&block, (guint64) header->n_types * TYPE_SIZE);

  if (times == NULL || time_types == NULL || types == NULL || !skip_block (rest, header, time_size))
    return FALSE;
  /* Before the first change, the first type holds (RFC 9636 section 3.2). */
  if (!add_change (changes, G_MININT64, 0, header, types))
    return FALSE;

  for (guint32 i = 0; i < header->n_times; i++)
    {
      const guint8 *time = times + i * time_size;
      gint64 at = time_size == 8 ? get_int64 (time) : (gint32) get_uint32 (time);

      if (!add_change (changes, at, time_types[i], header, types))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_zone_file_parse:
 * @data: the bytes of a file
 * @size: how many
 * @changes: (element-type TendZoneChange): where the changes go, the first one at %G_MININT64
 * @footer: (out) (transfer full): the rule for the time after the last change, empty if there is none
 *
 * Files that count leap seconds (the folder "right" of tzdata) are refused: Tend's instants do not.
 *
 * Returns: whether that is a sound file of a zone
 */
gboolean
tend_zone_file_parse (const guint8  *data,
                      gsize          size,
                      GArray        *changes,
                      char         **footer)
{
  Rest rest = { data, size };
  Header header;
  guint time_size = 4;
  const guint8 *end;

  if (!read_header (&rest, &header))
    return FALSE;
  /* From version 2 on, a second block says the same in 64 bits, and the footer follows. */
  if (header.version >= '2')
    {
      time_size = 8;
      if (!skip_block (&rest, &header, 4) || !read_header (&rest, &header))
        return FALSE;
    }
  if (header.n_leaps > 0 || !read_changes (&rest, &header, time_size, changes))
    return FALSE;

  if (time_size == 4)
    {
      *footer = g_strdup ("");
      return TRUE;
    }
  if (rest.size < 2 || rest.data[0] != '\n')
    return FALSE;
  end = memchr (rest.data + 1, '\n', rest.size - 1);
  if (end == NULL)
    return FALSE;
  *footer = g_strndup ((const char *) rest.data + 1, (gsize) (end - rest.data - 1));
  return TRUE;
}
