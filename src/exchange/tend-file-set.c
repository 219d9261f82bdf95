#include "exchange/tend-file-set.h"

#include "base/tend-error.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#define FILES_MAX 10000
#define SIZE_MAX_TOGETHER (256 * 1024 * 1024)
#define BLOCK_SIZE (64 * 1024)

struct _TendFileSet
{
  char *source;
  GPtrArray *names; /* of char * */
  GPtrArray *paths; /* of char *, as errors name them */
  GPtrArray *files; /* of GBytes */
  gsize size;
};

static gboolean
is_wanted (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return g_str_equal (base, "Checkmarks.csv") || g_str_equal (base, "Habits.csv");
}

static int
find_file (TendFileSet *self,
           const char  *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (g_ptr_array_index (self->names, i), name))
      return (int) i;
  return -1;
}

static gboolean
refuse_size (TendFileSet  *self,
             GError      **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("“%s” is larger than Tend reads such files (%d MiB)."), self->source,
               SIZE_MAX_TOGETHER / (1024 * 1024));
  return FALSE;
}

/**
 * tend_file_set_new:
 * @source: where the files are from, as errors name it
 *
 * Returns: (transfer full): a set without files
 */
TendFileSet *
tend_file_set_new (const char *source)
{
  TendFileSet *self = g_new0 (TendFileSet, 1);

  self->source = g_strdup (source);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
tend_file_set_free (TendFileSet *self)
{
  g_free (self->source);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->files);
  g_free (self);
}

const char *
tend_file_set_get_source (TendFileSet *self)
{
  return self->source;
}

/**
 * tend_file_set_add:
 * @self: the files
 * @name: the file's name within the export
 * @path: where it is from, as errors name it
 * @bytes: what is in it
 */
void
tend_file_set_add (TendFileSet *self,
                   const char  *name,
                   const char  *path,
                   GBytes      *bytes)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->paths, g_strdup (path));
  g_ptr_array_add (self->files, g_bytes_ref (bytes));
  self->size += g_bytes_get_size (bytes);
}

/**
 * tend_file_set_get:
 * @self: the files
 * @name: a name within the export, "001 Meditate/Checkmarks.csv"
 *
 * Returns: (transfer none) (nullable): what is in it
 */
GBytes *
tend_file_set_get (TendFileSet *self,
                   const char  *name)
{
  int index = find_file (self, name);

  return index < 0 ? NULL : g_ptr_array_index (self->files, index);
}

/**
 * tend_file_set_get_path:
 * @self: the files
 * @name: a name within the export
 *
 * Returns: (transfer none) (nullable): where it is from, as errors name it
 */
const char *
tend_file_set_get_path (TendFileSet *self,
                        const char  *name)
{
  int index = find_file (self, name);

  return index < 0 ? NULL : g_ptr_array_index (self->paths, index);
}

guint
tend_file_set_get_n_files (TendFileSet *self)
{
  return self->names->len;
}

const char *
tend_file_set_get_name (TendFileSet *self,
                        guint        index)
{
  return g_ptr_array_index (self->names, index);
}

static gboolean
load_file (TendFileSet   *self,
           const char    *name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *path = g_build_filename (self->source, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  bytes = tend_file_load (path, TEND_CSV_LIMIT, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  tend_file_set_add (self, name, path, bytes);
  return self->size <= SIZE_MAX_TOGETHER || refuse_size (self, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in an order that does not depend on the disk. */
static GPtrArray *
list_folder (const char  *path,
             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &local_error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_IO, _("“%s” could not be read (%s)."), path,
                   local_error->message);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) && names->len < FILES_MAX)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * tend_file_set_new_for_folder:
 * @path: a folder
 * @cancellable: (nullable): asked between files
 * @error: return location
 *
 * Returns: (transfer full): the files in the folder and in the folders in it
 */
TendFileSet *
tend_file_set_new_for_folder (const char    *path,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (TendFileSet) self = tend_file_set_new (path);
  g_autoptr (GPtrArray) names = list_folder (path, error);

  if (names == NULL || !load_file (self, "Habits.csv", cancellable, error) ||
      !load_file (self, "Checkmarks.csv", cancellable, error))
    return NULL;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *within = g_build_filename (g_ptr_array_index (names, i), "Checkmarks.csv", NULL);

      if (!load_file (self, within, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
refuse_zip (TendFileSet     *self,
            struct archive  *zip,
            GError         **error)
{
  const char *said = archive_error_string (zip);
  g_autofree char *valid = g_utf8_make_valid (said ? said : "", -1);

  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s” is damaged (%s)."), self->source, valid);
  return FALSE;
}

static gboolean
read_zip_file (TendFileSet     *self,
               struct archive  *zip,
               const char      *name,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  g_autofree char *path = g_build_filename (self->source, name, NULL);

  for (;;)
    {
      la_ssize_t n = archive_read_data (zip, block, BLOCK_SIZE);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n < 0)
        return refuse_zip (self, zip, error);
      if (n == 0)
        break;
      g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len > TEND_CSV_LIMIT || self->size + bytes->len > SIZE_MAX_TOGETHER)
        return refuse_size (self, error);
    }
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  tend_file_set_add (self, name, path, whole);
  return TRUE;
}

static gboolean
read_zip (TendFileSet     *self,
          struct archive  *zip,
          GCancellable    *cancellable,
          GError         **error)
{
  struct archive_entry *entry;
  int result;

  while ((result = archive_read_next_header (zip, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      const char *name = archive_entry_pathname_utf8 (entry);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (archive_file_count (zip) > FILES_MAX)
        return refuse_size (self, error);
      if (name && archive_entry_filetype (entry) == AE_IFREG && is_wanted (name) &&
          tend_file_set_get (self, name) == NULL && !read_zip_file (self, zip, name, cancellable, error))
        return FALSE;
    }
  return result == ARCHIVE_EOF || refuse_zip (self, zip, error);
}

/**
 * tend_file_set_new_for_zip:
 * @path: a ZIP file
 * @cancellable: (nullable): asked between blocks
 * @error: return location
 *
 * Returns: (transfer full): the files in it, in memory
 */
TendFileSet *
tend_file_set_new_for_zip (const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (TendFileSet) self = tend_file_set_new (path);
  struct archive *zip = archive_read_new ();
  gboolean is_read;

  archive_read_support_format_zip (zip);
  is_read = archive_read_open_filename (zip, path, BLOCK_SIZE) == ARCHIVE_OK
                ? read_zip (self, zip, cancellable, error)
                : refuse_zip (self, zip, error);
  archive_read_free (zip);
  return is_read ? g_steal_pointer (&self) : NULL;
}
