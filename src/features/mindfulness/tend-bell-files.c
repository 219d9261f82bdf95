#include "features/mindfulness/tend-bell-files.h"

#include "base/tend-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define PREFIX "bell-"
#define SUFFIX ".wav"

/* What stands before the samples: the RIFF header, the form of the samples, and how many there are. */
#define HEADER_SIZE 44

/* After the samples a chunk of Tend's own, which players pass over: the sum of all that is before it. */
#define SUM_CHUNK "tsum"
#define SUM_SIZE 32
#define TAIL_SIZE (8 + SUM_SIZE)

struct _TendBellFiles
{
  char *folder;
  char *paths[TEND_N_BELLS]; /* (nullable): until it is asked for */
  int fds[TEND_N_BELLS];     /* of those that live in memory, -1 for the others */
};

static void
append_number (GByteArray *bytes,
               guint32     number,
               guint       n_bytes)
{
  guint32 little_endian = GUINT32_TO_LE (number);

  g_byte_array_append (bytes, (const guint8 *) &little_endian, n_bytes);
}

static void
append_word (GByteArray *bytes,
             const char *word)
{
  g_byte_array_append (bytes, (const guint8 *) word, 4);
}

/* One channel of 16 bits: see “Multimedia Programming Interface and Data Specifications 1.0”, IBM and Microsoft 1991,
 * pages 56 to 60. */
static void
append_header (GByteArray *bytes,
               gsize       n_samples)
{
  guint32 size = (guint32) (2 * n_samples);

  append_word (bytes, "RIFF");
  append_number (bytes, HEADER_SIZE - 8 + size + TAIL_SIZE, 4);
  append_word (bytes, "WAVE");
  append_word (bytes, "fmt ");
  append_number (bytes, 16, 4);
  append_number (bytes, 1, 2); /* PCM */
  append_number (bytes, 1, 2); /* mono */
  append_number (bytes, TEND_BELL_RATE, 4);
  append_number (bytes, 2 * TEND_BELL_RATE, 4);
  append_number (bytes, 2, 2);
  append_number (bytes, 16, 2);
  append_word (bytes, "data");
  append_number (bytes, size, 4);
}

static void
append_sum (GByteArray *bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 sum[SUM_SIZE];
  gsize length = sizeof sum;

  g_checksum_update (checksum, bytes->data, (gssize) bytes->len);
  g_checksum_get_digest (checksum, sum, &length);
  append_word (bytes, SUM_CHUNK);
  append_number (bytes, SUM_SIZE, 4);
  g_byte_array_append (bytes, sum, SUM_SIZE);
}

static GByteArray *
make_wave (TendBell bell)
{
  gsize n_samples = tend_bell_count_samples (bell);
  GByteArray *bytes = g_byte_array_sized_new ((guint) (HEADER_SIZE + 2 * n_samples + TAIL_SIZE));
  g_autofree gint16 *samples = g_new (gint16, n_samples);

  append_header (bytes, n_samples);
  tend_bell_synthesise (bell, samples);
  for (gsize i = 0; i < n_samples; i++)
    samples[i] = GINT16_TO_LE (samples[i]);
  g_byte_array_append (bytes, (const guint8 *) samples, (guint) (2 * n_samples));
  append_sum (bytes);
  return bytes;
}

/* Whether a file is what was once written to it. */
static gboolean
is_sound (const char *path,
          TendBell    bell)
{
  gsize size = HEADER_SIZE + 2 * tend_bell_count_samples (bell) + TAIL_SIZE;
  g_autofree char *content = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL) || length != size)
    return FALSE;
  bytes = g_byte_array_sized_new ((guint) size);
  g_byte_array_append (bytes, (const guint8 *) content, (guint) (size - TAIL_SIZE));
  append_sum (bytes);
  return memcmp (bytes->data, content, size) == 0;
}

/* What other versions of Tend have kept is of no use to this one. */
static void
remove_other_versions (const char *folder)
{
  g_autofree char *current = g_strdup_printf (PREFIX "%d-", TEND_BELL_FILES_VERSION);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, SUFFIX) && !g_str_has_prefix (name, current))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

static char *
get_path (TendBellFiles *self,
          TendBell       bell)
{
  g_autofree char *name =
      g_strdup_printf (PREFIX "%d-%s" SUFFIX, TEND_BELL_FILES_VERSION, tend_bell_get_name (bell));

  return g_build_filename (self->folder, name, NULL);
}

static gboolean
keep (const char *path,
      GByteArray *wave)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  remove_other_versions (folder);
  return g_file_set_contents_full (path, (const char *) wave->data, (gssize) wave->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
write_all (int         fd,
           GByteArray *wave)
{
  gsize written = 0;

  while (written < wave->len)
    {
      gssize n = write (fd, wave->data + written, wave->len - written);

      if (n < 0 && errno != EINTR)
        return FALSE;
      written += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* A file without a place on any disk; this process can open it by its path. */
static gboolean
hold (TendBellFiles *self,
      TendBell       bell,
      GByteArray    *wave)
{
  int fd = memfd_create (tend_bell_get_name (bell), MFD_CLOEXEC);

  if (fd < 0)
    return FALSE;
  self->fds[bell] = fd;
  self->paths[bell] = g_strdup_printf ("/proc/self/fd/%d", fd);
  return write_all (fd, wave);
}

char *
tend_bell_files_get_default_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "tend", NULL);
}

/**
 * tend_bell_files_new:
 * @folder: where to keep them; it need not be there yet
 *
 * Returns: (transfer full): no files yet
 */
TendBellFiles *
tend_bell_files_new (const char *folder)
{
  TendBellFiles *self = g_new0 (TendBellFiles, 1);

  self->folder = g_strdup (folder);
  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    self->fds[bell] = -1;
  return self;
}

void
tend_bell_files_free (TendBellFiles *self)
{
  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    {
      g_free (self->paths[bell]);
      if (self->fds[bell] >= 0)
        close (self->fds[bell]);
    }
  g_free (self->folder);
  g_free (self);
}

/**
 * tend_bell_files_get:
 * @self: the files
 * @bell: what is to be heard
 * @error: return location; %TEND_ERROR_FAILED
 *
 * Makes it, if it is not there. May take some tenths of a second.
 *
 * Returns: (transfer none): the path of a WAV file of it
 */
const char *
tend_bell_files_get (TendBellFiles *self,
                     TendBell       bell,
                     GError       **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GByteArray) wave = NULL;

  if (self->paths[bell])
    return self->paths[bell];
  path = get_path (self, bell);
  if (!is_sound (path, bell))
    {
      wave = make_wave (bell);
      if (!keep (path, wave))
        {
          if (hold (self, bell, wave))
            return self->paths[bell];
          g_clear_pointer (&self->paths[bell], g_free);
          g_set_error_literal (error, TEND_ERROR, TEND_ERROR_FAILED, _("There is no room for the sound of a bell."));
          return NULL;
        }
    }
  self->paths[bell] = g_steal_pointer (&path);
  return self->paths[bell];
}
