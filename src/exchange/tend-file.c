#include "exchange/tend-file.h"

#include "base/tend-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE (256 * 1024)

static TendError
get_error_code (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      return TEND_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return TEND_ERROR_READ_ONLY;
    case ENOENT:
      return TEND_ERROR_NOT_FOUND;
    default:
      return TEND_ERROR_IO;
    }
}

static gboolean
refuse_reading (const char  *path,
                int          number,
                GError     **error)
{
  g_set_error (error, TEND_ERROR, get_error_code (number), _("“%s” could not be read (%s)."), path,
               g_strerror (number));
  return FALSE;
}

static gboolean
read_blocks (int            fd,
             const char    *path,
             gsize          limit,
             GByteArray    *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  for (;;)
    {
      gsize before = bytes->len;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_byte_array_set_size (bytes, (guint) before + BLOCK_SIZE);
      n = read (fd, bytes->data + before, BLOCK_SIZE);
      g_byte_array_set_size (bytes, (guint) before + (n > 0 ? (guint) n : 0));
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return refuse_reading (path, errno, error);
      if (bytes->len > limit)
        {
          g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                       _("“%s” is larger than Tend reads such files (%d MiB)."), path,
                       (int) (limit / (1024 * 1024)));
          return FALSE;
        }
    }
}

/**
 * tend_file_load:
 * @path: a file
 * @limit: the most bytes that are read, less than 1 GiB
 * @cancellable: (nullable): asked between blocks
 * @error: return location
 *
 * Reads a plain file; it waits for no pipe and reads no device.
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
tend_file_load (const char    *path,
                gsize          limit,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat info;
  gboolean is_read = FALSE;
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);

  if (fd < 0 || fstat (fd, &info) != 0)
    refuse_reading (path, errno, error);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED, _("“%s” is not a file."), path);
  else
    is_read = read_blocks (fd, path, limit, bytes, cancellable, error);
  if (fd >= 0)
    g_close (fd, NULL);
  return is_read ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/**
 * tend_file_save:
 * @path: the file to be made; one that is there is replaced, but only when the new one is complete
 * @text: what is to be in it
 * @size: how many bytes
 * @error: return location
 *
 * Writes to a temporary file beside @path, of mode 0600, and renames it when it is safely on disk.
 *
 * Returns: whether the file is safely on disk
 */
gboolean
tend_file_save (const char  *path,
                const char  *text,
                gsize        size,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  GStatBuf info;

  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED, _("“%s” is not a file."), path);
      return FALSE;
    }
  if (g_file_set_contents_full (path, text, (gssize) size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &local_error))
    return TRUE;

  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, TEND_ERROR, TEND_ERROR_FULL,
                 _("The disk is full, so “%s” was not written; make some room and try again."), path);
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_READ_ONLY, _("“%s” could not be written (%s)."), path,
                 local_error->message);
  return FALSE;
}

/**
 * tend_file_check_text:
 * @source: the file, as errors name it
 * @bytes: what is in it
 * @error: return location: %TEND_ERROR_DAMAGED with the line named
 *
 * Returns: whether it is UTF-8 throughout, without NUL bytes
 */
gboolean
tend_file_check_text (const char  *source,
                      GBytes      *bytes,
                      GError     **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = text;
  guint line = 1;

  if (size == 0 || g_utf8_validate_len (text, size, &end))
    return TRUE;
  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s”, line %u: that is not text in UTF-8."), source,
               line);
  return FALSE;
}
