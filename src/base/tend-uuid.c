#include "base/tend-uuid.h"

#include <string.h>

/* The name space of Tend's derived UUIDs, itself a random one: d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b47. */
static const guint8 tend_space[16] = { 0xd3, 0xb1, 0xf7, 0xf4, 0x6c, 0x0e, 0x4b, 0x55,
                                       0x9d, 0x0a, 0x6e, 0x1f, 0x3a, 0x8c, 0x2b, 0x47 };

/**
 * tend_uuid_new:
 *
 * Returns: (transfer full): a random UUID (version 4), 36 characters
 */
char *
tend_uuid_new (void)
{
  return g_uuid_string_random ();
}

/**
 * tend_uuid_derive:
 * @space: which kind of name it is ("loop-habit")
 * @name: the name
 *
 * The same name gives the same UUID, so that what is imported twice is known again. Version 5 of RFC 4122,
 * section 4.3.
 *
 * Returns: (transfer full): the UUID, 36 characters
 */
char *
tend_uuid_derive (const char *space,
                  const char *name)
{
  static const char digits[] = "0123456789abcdef";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 hash[20];
  gsize size = sizeof hash;
  char *text = g_malloc (37);
  char *to = text;

  g_checksum_update (checksum, tend_space, sizeof tend_space);
  g_checksum_update (checksum, (const guchar *) space, (gssize) strlen (space) + 1);
  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name));
  g_checksum_get_digest (checksum, hash, &size);

  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *to++ = '-';
      *to++ = digits[hash[i] >> 4];
      *to++ = digits[hash[i] & 0x0f];
    }
  *to = '\0';
  return text;
}

gboolean
tend_uuid_is_valid (const char *text)
{
  return text != NULL && g_uuid_string_is_valid (text);
}
