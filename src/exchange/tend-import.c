#include "exchange/tend-import.h"

#include "base/tend-error.h"
#include "exchange/tend-archive-json.h"
#include "exchange/tend-archive-read.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-file.h"
#include "exchange/tend-habitbull.h"
#include "exchange/tend-loop-csv.h"
#include "exchange/tend-loop-db.h"
#include "exchange/tend-session-csv.h"
#include "exchange/tend-vcard.h"
#include "store/tend-backup.h"
#include "store/tend-restore.h"
#include "store/tend-schema.h"
#include "store/tend-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* SQLite's file format: the first bytes, and where the number stands that says whose file it is. */
static const char sqlite_magic[16] = "SQLite format 3";
#define SQLITE_APPLICATION_ID_OFFSET 68

static const char zip_magic[4] = "PK\3\4";
static const char gzip_magic[2] = "\x1f\x8b";

#define HEAD_SIZE 100

typedef struct
{
  const char *path;
  const TendImportMoment *moment;
  TendProgress *progress;
  GCancellable *cancellable;
  guint8 head[HEAD_SIZE]; /* the first bytes of the file, zeros after its end */
} Opening;

static gboolean
refuse_unknown (const char  *path,
                GError     **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("“%s” is none of the files that Tend can read: an archive of Tend’s (JSON), a calendar "
                 "(iCalendar), an address book (vCard), a backup or a CSV export of Loop Habit Tracker, a CSV export of "
                 "HabitBull, or a list of hobbies’ sessions (CSV)."),
               path);
  return FALSE;
}

static gboolean
read_head (Opening  *self,
           GError  **error)
{
  struct stat info;
  int fd = g_open (self->path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  int number = errno;
  gboolean is_read = FALSE;

  if (fd < 0)
    g_set_error (error, TEND_ERROR, number == ENOENT ? TEND_ERROR_NOT_FOUND : TEND_ERROR_IO,
                 _("“%s” could not be read (%s)."), self->path, g_strerror (number));
  else if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    refuse_unknown (self->path, error);
  else if (read (fd, self->head, HEAD_SIZE) <= 0)
    g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED, _("“%s” is empty."), self->path);
  else
    is_read = TRUE;
  if (fd >= 0)
    g_close (fd, NULL);
  return is_read;
}

static TendImport *
make_import (const char  *kind,
             TendArchive *archive)
{
  TendImport *self;

  if (archive == NULL)
    return NULL;
  self = g_new0 (TendImport, 1);
  self->kind = g_strdup (kind);
  self->archive = archive;
  return self;
}

static TendArchive *
read_copy (const char  *path,
           const char  *copy_path,
           GError     **error)
{
  g_autoptr (TendDb) db = tend_db_open (copy_path, TEND_DB_FOREIGN, error);

  return db ? tend_archive_read (db, path, tend_features, tend_n_features, error) : NULL;
}

/* A backup may be of an older Tend's: a copy is brought to this one's schema, and read. */
static TendArchive *
read_backup (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_dir_make_tmp ("tend-XXXXXX", error);
  g_autofree char *backups = folder ? g_build_filename (folder, "backups", NULL) : NULL;
  g_autofree char *copy_path = NULL;
  TendArchive *archive = NULL;

  if (folder == NULL)
    return NULL;
  copy_path = tend_restore_prepare (folder, path, tend_features, tend_n_features, error);
  if (copy_path)
    {
      archive = read_copy (path, copy_path, error);
      tend_backup_remove (copy_path);
    }
  g_rmdir (backups);
  g_rmdir (folder);
  return archive;
}

static TendImport *
open_database (Opening  *self,
               GError  **error)
{
  guint32 application_id;

  memcpy (&application_id, self->head + SQLITE_APPLICATION_ID_OFFSET, sizeof application_id);
  if (GUINT32_FROM_BE (application_id) == TEND_SCHEMA_APPLICATION_ID)
    return make_import (_("a backup of Tend’s"), read_backup (self->path, error));
  return make_import (_("a backup of Loop Habit Tracker"),
                      tend_loop_db_read (self->path, self->moment->today, self->cancellable, error));
}

static TendImport *
open_files (Opening      *self,
            TendFileSet  *files,
            GError      **error)
{
  if (files == NULL)
    return NULL;
  return make_import (_("a CSV export of Loop Habit Tracker"),
                      tend_loop_csv_read (files, self->moment->today, error));
}

static TendImport *
open_folder (Opening  *self,
             GError  **error)
{
  g_autoptr (TendFileSet) files = tend_file_set_new_for_folder (self->path, self->cancellable, error);

  return open_files (self, files, error);
}

static TendImport *
open_zip (Opening  *self,
          GError  **error)
{
  g_autoptr (TendFileSet) files = tend_file_set_new_for_zip (self->path, self->cancellable, error);

  return open_files (self, files, error);
}

static TendImport *
open_json (Opening  *self,
           GError  **error)
{
  g_autoptr (GBytes) bytes = tend_file_load (self->path, TEND_ARCHIVE_JSON_LIMIT, self->cancellable, error);

  if (bytes == NULL)
    return NULL;
  return make_import (_("an archive of Tend’s"), tend_archive_from_json (self->path, bytes, error));
}

static TendImport *
open_calendar (Opening  *self,
               GError  **error)
{
  g_autoptr (GBytes) bytes = tend_file_load (self->path, TEND_ICAL_LIMIT, self->cancellable, error);
  TendIcalFile *file = bytes ? tend_ical_file_read (self->path, bytes, self->moment->today, self->progress,
                                                    self->cancellable, error)
                             : NULL;
  TendImport *import;

  if (file == NULL)
    return NULL;
  import = make_import (_("a calendar (iCalendar)"), tend_archive_ref (file->archive));
  import->calendar = file;
  return import;
}

static gboolean
refuse_gzip (Opening  *self,
             GError  **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("“%s” is packed (gzip); please unpack it and try again."), self->path);
  return FALSE;
}

static TendImport *
open_csv (Opening  *self,
          GError  **error)
{
  g_autoptr (GBytes) bytes = tend_file_load (self->path, TEND_CSV_LIMIT, self->cancellable, error);
  g_autoptr (GPtrArray) first_row = bytes ? tend_csv_read_first (bytes) : NULL;
  TendLoopCsvKind kind;

  if (bytes == NULL)
    return NULL;
  if (tend_habitbull_recognize (first_row))
    return make_import (_("a CSV export of HabitBull"),
                        tend_habitbull_read (self->path, bytes, self->moment->today, error));
  if (tend_session_csv_recognize (first_row))
    return make_import (_("a list of hobbies’ sessions"), tend_session_csv_read (self->path, bytes, self->moment->zone, error));
  kind = tend_loop_csv_recognize (first_row);
  if (kind != TEND_LOOP_CSV_NONE)
    return make_import (_("a CSV export of Loop Habit Tracker"),
                        tend_loop_csv_read_file (self->path, bytes, kind, self->moment->today, self->cancellable,
                                                 error));
  refuse_unknown (self->path, error);
  return NULL;
}

static TendImport *
open_vcards (Opening  *self,
             GError  **error)
{
  g_autoptr (GBytes) bytes = tend_file_load (self->path, TEND_VCARD_LIMIT, self->cancellable, error);

  if (bytes == NULL)
    return NULL;
  return make_import (_("an address book (vCard)"),
                      tend_vcard_read (self->path, bytes, self->moment->now, error));
}

/* Where the first character is that is no space, after a byte order mark. */
static gsize
find_first_character (Opening *self)
{
  gsize i = memcmp (self->head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i + 1 < HEAD_SIZE && g_ascii_isspace (self->head[i]))
    i++;
  return i;
}

/* Some programs write UTF-16: every other byte of what is plain in it is a zero. */
static gboolean
is_vcard (Opening *self)
{
  char plain[HEAD_SIZE];
  gsize size = 0;
  gsize first = find_first_character (self);

  if (memcmp (self->head, "\xff\xfe", 2) != 0 && memcmp (self->head, "\xfe\xff", 2) != 0)
    return tend_vcard_recognize ((const char *) self->head + first, HEAD_SIZE - first);
  for (gsize i = 2; i < HEAD_SIZE; i++)
    if (self->head[i] != 0)
      plain[size++] = (char) self->head[i];
  return tend_vcard_recognize (plain, size);
}

/**
 * tend_import_open:
 * @path: a file or a folder; not the life's own, see tend_import_is_life()
 * @moment: when and where it is read
 * @progress: (nullable): is told how far it has come, where that takes long enough to be told
 * @cancellable: (nullable): asked while it reads
 * @error: return location: %TEND_ERROR_UNSUPPORTED if it is nothing that Tend knows, another with the line,
 *   or the table and the row, named
 *
 * Finds out what a file is and reads it. It touches nothing but the file, so that any thread may call it;
 * the main thread should not, since it reads all of it.
 *
 * Returns: (transfer full): what is in it
 */
TendImport *
tend_import_open (const char              *path,
                  const TendImportMoment  *moment,
                  TendProgress            *progress,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  Opening self = { .path = path, .moment = moment, .progress = progress, .cancellable = cancellable };

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return open_folder (&self, error);
  if (!read_head (&self, error))
    return NULL;
  if (memcmp (self.head, sqlite_magic, sizeof sqlite_magic) == 0)
    return open_database (&self, error);
  if (memcmp (self.head, zip_magic, sizeof zip_magic) == 0)
    return open_zip (&self, error);
  if (memcmp (self.head, gzip_magic, sizeof gzip_magic) == 0)
    {
      refuse_gzip (&self, error);
      return NULL;
    }
  /* Before calendars, which are taken to be what any text in UTF-16 wants to be. */
  if (is_vcard (&self))
    return open_vcards (&self, error);
  if (tend_ical_text_recognize (self.head, HEAD_SIZE))
    return open_calendar (&self, error);
  if (self.head[find_first_character (&self)] == '{')
    return open_json (&self, error);
  return open_csv (&self, error);
}

void
tend_import_free (TendImport *self)
{
  g_free (self->kind);
  tend_archive_unref (self->archive);
  g_clear_pointer (&self->calendar, tend_ical_file_free);
  g_free (self);
}

/**
 * tend_import_is_life:
 * @path: a file that somebody wants to import
 * @life_folder: the folder of the life that is open
 *
 * To be asked before tend_import_open(): to open, and to close, a file that SQLite has open in the same
 * process would drop SQLite's locks. Nothing is opened here.
 *
 * Returns: whether the file is one of those that the life is kept in, whatever it is called
 */
gboolean
tend_import_is_life (const char *path,
                     const char *life_folder)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *own = g_strconcat (life_folder, G_DIR_SEPARATOR_S, TEND_STORE_DATABASE_NAME,
                                          suffixes[i], NULL);

      if (tend_backup_is_same_file (path, own))
        return TRUE;
    }
  return FALSE;
}
