#include "exchange/tend-loop-csv.h"

#include "base/tend-error.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-loop.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

#define HABITS_NAME "Habits.csv"
#define CHECKMARKS_NAME "Checkmarks.csv"

/* Any larger value is a number in thousandths; see models/Entry.kt. */
#define NAMED_VALUE_MAX 3

/* One habit and the checkmarks read for it. Whether they are ticks or numbers may be known only later. */
typedef struct
{
  TendHabit *habit;
  char *name; /* as the export has it */
  int position;
  gboolean is_measure_known;
  GArray *marks; /* of Mark */
} Source;

typedef struct
{
  TendDay day;
  gint64 value;
  char *note;
  guint line;
} Mark;

typedef struct
{
  TendFileSet *files;
  GPtrArray *sources;   /* of Source */
  GPtrArray *columns;   /* of Source, unowned: what the columns of the common file are about */
  GPtrArray *header;    /* of char *: the list's columns */
  Source *current;      /* whose own file is being read */
  gboolean has_begun;
  TendLoopTally tally;
} Reading;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->note);
}

static void
source_free (gpointer data)
{
  Source *source = data;

  tend_habit_free (source->habit);
  g_free (source->name);
  g_array_unref (source->marks);
  g_free (source);
}

static Source *
add_source (Reading    *self,
            const char *name)
{
  Source *source = g_new0 (Source, 1);

  source->habit = tend_habit_new (name);
  source->name = g_strdup (name);
  source->position = (int) self->sources->len + 1;
  source->habit->position = source->position;
  source->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (source->marks, mark_clear);
  g_ptr_array_add (self->sources, source);
  return source;
}

static gboolean
add_mark (const TendCsvRow  *row,
          Source            *source,
          const char        *value_text,
          const char        *note,
          GError           **error)
{
  Mark mark = { .line = row->line };

  mark.day = tend_day_parse (row->fields[0], NULL);
  if (mark.day == TEND_DAY_NONE)
    return tend_csv_row_refuse (row, error, _("“%.40s” is not a day."), row->fields[0]);
  if (!tend_loop_parse_value (value_text, &mark.value))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no checkmark."), value_text);
  mark.note = g_strdup (note);
  g_array_append_val (source->marks, mark);
  return TRUE;
}

static gboolean
is_day (const char *text)
{
  return tend_day_parse (text, NULL) != TEND_DAY_NONE;
}

static gboolean
is_header_of_one (const char *const *fields,
                  guint              n_fields)
{
  return n_fields >= 2 && n_fields <= 3 &&
         g_str_equal (fields[0], "Date") && g_str_equal (fields[1], "Value") &&
         (n_fields == 2 || g_str_equal (fields[2], "Notes"));
}

/**
 * tend_loop_csv_recognize:
 * @first_row: (element-type utf8): the first row of a file
 *
 * Returns: which file of the export it is the first row of
 */
TendLoopCsvKind
tend_loop_csv_recognize (GPtrArray *first_row)
{
  const char *const *fields = (const char *const *) first_row->pdata;

  if (first_row->len < 2)
    return TEND_LOOP_CSV_NONE;
  if (g_str_equal (fields[0], "Position") && g_str_equal (fields[1], "Name"))
    return TEND_LOOP_CSV_HABITS;
  if (is_header_of_one (fields, first_row->len) || (first_row->len <= 3 && is_day (fields[0])))
    return TEND_LOOP_CSV_ONE;
  return g_str_equal (fields[0], "Date") ? TEND_LOOP_CSV_ALL : TEND_LOOP_CSV_NONE;
}

/* The column of one of two names, "" if the file has neither. */
static const char *
get_field (Reading          *self,
           const TendCsvRow *row,
           const char       *name,
           const char       *older_name)
{
  for (guint i = 0; i < self->header->len; i++)
    {
      const char *title = g_ptr_array_index (self->header, i);

      if (g_str_equal (title, name) || g_strcmp0 (title, older_name) == 0)
        return tend_csv_row_get (row, (int) i);
    }
  return "";
}

static gboolean
read_number (const TendCsvRow  *row,
             const char        *text,
             gint64             fallback,
             gint64            *number,
             GError           **error)
{
  *number = fallback;
  if (*text == '\0' || g_ascii_string_to_signed (text, 10, 1, TEND_HABIT_RHYTHM_MAX, number, NULL))
    return TRUE;
  return tend_csv_row_refuse (row, error, _("“%.40s” should be a number from 1 to %d."), text,
                              TEND_HABIT_RHYTHM_MAX);
}

static gboolean
read_measure (Reading           *self,
              const TendCsvRow  *row,
              Source            *source,
              GError           **error)
{
  const char *type = get_field (self, row, "Type", NULL);
  const char *target = get_field (self, row, "Target Value", NULL);
  char *end;

  if (*type == '\0')
    return TRUE;
  source->is_measure_known = TRUE;
  if (g_str_equal (type, "YES_NO"))
    return TRUE;
  if (!g_str_equal (type, "NUMERICAL"))
    return tend_csv_row_refuse (row, error, _("“%.40s” is a kind of habit which Tend does not know."), type);

  source->habit->measure = g_str_equal (get_field (self, row, "Target Type", NULL), "AT_MOST")
                               ? TEND_HABIT_AT_MOST
                               : TEND_HABIT_AT_LEAST;
  source->habit->target = g_ascii_strtod (target, &end);
  if (*end != '\0' || !(source->habit->target >= 0 && source->habit->target <= TEND_HABIT_VALUE_MAX))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no target."), target);
  g_free (source->habit->unit);
  source->habit->unit = g_strdup (get_field (self, row, "Unit", NULL));
  return TRUE;
}

static gboolean
read_habit (Reading           *self,
            const TendCsvRow  *row,
            GError           **error)
{
  Source *source = add_source (self, get_field (self, row, "Name", NULL));
  const char *color = get_field (self, row, "Color", NULL);
  gint64 position, times, days;

  if (!read_number (row, get_field (self, row, "Position", NULL), source->position, &position, error) ||
      !read_number (row, get_field (self, row, "FrequencyNumerator", "NumRepetitions"), 1, &times, error) ||
      !read_number (row, get_field (self, row, "FrequencyDenominator", "Interval"), 1, &days, error) ||
      !read_measure (self, row, source, error))
    return FALSE;
  source->position = (int) position;
  source->habit->position = position;
  source->habit->times = (int) times;
  source->habit->days = (int) days;
  source->habit->line = row->line;
  source->habit->is_archived = g_str_equal (get_field (self, row, "Archived?", NULL), "true");
  if (*color == '#')
    source->habit->color =
        tend_loop_get_nearest_color ((guint32) (g_ascii_strtoull (color + 1, NULL, 16) & 0xffffff));
  tend_habit_add_why (source->habit, get_field (self, row, "Question", NULL));
  tend_habit_add_why (source->habit, get_field (self, row, "Description", NULL));
  return TRUE;
}

static gboolean
on_list_row_read_cb (const TendCsvRow  *row,
                     gpointer           data,
                     GError           **error)
{
  Reading *self = data;

  if (self->has_begun)
    return read_habit (self, row, error);
  self->has_begun = TRUE;
  for (guint i = 0; i < row->n_fields; i++)
    g_ptr_array_add (self->header, g_strdup (row->fields[i]));
  return TRUE;
}

static gboolean
on_own_row_read_cb (const TendCsvRow  *row,
                    gpointer           data,
                    GError           **error)
{
  Reading *self = data;
  gboolean is_header = !self->has_begun && is_header_of_one (row->fields, row->n_fields);

  self->has_begun = TRUE;
  return is_header ||
         add_mark (row, self->current, tend_csv_row_get (row, 1), tend_csv_row_get (row, 2), error);
}

/* Several habits may have one name: each column takes the next of them. */
static Source *
find_column_source (Reading    *self,
                    const char *name)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = g_ptr_array_index (self->sources, i);

      if (g_str_equal (source->name, name) && !g_ptr_array_find (self->columns, source, NULL))
        return source;
    }
  return add_source (self, name);
}

static gboolean
on_common_row_read_cb (const TendCsvRow  *row,
                       gpointer           data,
                       GError           **error)
{
  Reading *self = data;
  guint n_fields = row->n_fields;

  /* Each line ends with a comma too many. */
  if (n_fields > 1 && row->fields[n_fields - 1][0] == '\0')
    n_fields--;
  if (!self->has_begun)
    {
      self->has_begun = TRUE;
      for (guint i = 1; i < n_fields; i++)
        g_ptr_array_add (self->columns, find_column_source (self, row->fields[i]));
      return TRUE;
    }
  if (n_fields != self->columns->len + 1)
    return tend_csv_row_refuse (row, error, _("there are %u values, and %u habits in the first line."),
                                n_fields - 1, self->columns->len);
  for (guint i = 1; i < n_fields; i++)
    if (!add_mark (row, g_ptr_array_index (self->columns, i - 1), row->fields[i], "", error))
      return FALSE;
  return TRUE;
}

static gboolean
read_file (Reading      *self,
           const char   *name,
           TendCsvFunc   func,
           GError      **error)
{
  self->has_begun = FALSE;
  return tend_csv_read (tend_file_set_get_path (self->files, name), tend_file_set_get (self->files, name),
                        func, self, error);
}

/* A habit's folder is called by its place in the list and what the disk can hold of its name. */
static const char *
find_own_file (Reading      *self,
               const char   *base,
               const Source *source)
{
  g_autofree char *prefix = g_strdup_printf ("%s%03d", base, source->position);
  gsize length = strlen (prefix);

  for (guint i = 0; i < tend_file_set_get_n_files (self->files); i++)
    {
      const char *name = tend_file_set_get_name (self->files, i);

      if (g_str_has_prefix (name, prefix) && (name[length] == ' ' || name[length] == '/'))
        return name;
    }
  return NULL;
}

static gboolean
read_marks (Reading     *self,
            const char  *base,
            GError     **error)
{
  g_autofree char *common = g_strconcat (base, CHECKMARKS_NAME, NULL);
  gboolean has_own_files = FALSE;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const char *name;

      self->current = g_ptr_array_index (self->sources, i);
      name = find_own_file (self, base, self->current);
      if (name == NULL)
        continue;
      has_own_files = TRUE;
      if (!read_file (self, name, on_own_row_read_cb, error))
        return FALSE;
    }
  return has_own_files || tend_file_set_get (self->files, common) == NULL ||
         read_file (self, common, on_common_row_read_cb, error);
}

/* The file of that name that lies in the fewest folders. */
static const char *
find_outermost (TendFileSet *files,
                const char  *wanted)
{
  const char *found = NULL;

  for (guint i = 0; i < tend_file_set_get_n_files (files); i++)
    {
      const char *name = tend_file_set_get_name (files, i);
      g_autofree char *base = g_path_get_basename (name);

      if (g_str_equal (base, wanted) && (found == NULL || strlen (name) < strlen (found)))
        found = name;
    }
  return found;
}

static gboolean
settle_measure (Source *source)
{
  gboolean is_number = FALSE;

  for (guint i = 0; i < source->marks->len; i++)
    is_number |= g_array_index (source->marks, Mark, i).value > NAMED_VALUE_MAX;
  if (source->is_measure_known || !is_number)
    return FALSE;
  source->habit->measure = TEND_HABIT_AT_LEAST;
  source->habit->target = TEND_HABIT_TARGET_UNKNOWN;
  return TRUE;
}

/* A CSV export has no ids: the name, and which of that name it is. */
static void
give_uuid (Reading *self,
           guint    index)
{
  Source *source = g_ptr_array_index (self->sources, index);
  g_autofree char *spelled = NULL;
  guint n_before = 0;

  for (guint i = 0; i < index; i++)
    n_before += g_str_equal (((Source *) g_ptr_array_index (self->sources, i))->name, source->name);
  spelled = g_strdup_printf ("%u %s", n_before, source->name);
  source->habit->uuid = tend_uuid_derive ("loop-csv-habit", spelled);
}

static TendArchive *
make_archive (Reading  *self,
              TendDay   today,
              GError  **error)
{
  const char *path = tend_file_set_get_source (self->files);
  g_autoptr (TendArchive) archive = tend_archive_new (path);
  guint n_without_target = 0;

  for (guint i = 0; i < self->sources->len; i++)
    {
      Source *source = g_ptr_array_index (self->sources, i);

      n_without_target += settle_measure (source);
      for (guint j = 0; j < source->marks->len; j++)
        {
          const Mark *mark = &g_array_index (source->marks, Mark, j);

          if (tend_loop_add_entry (source->habit, mark->day, mark->value, mark->note, mark->line,
                                   &self->tally))
            continue;
          g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                       _("“%s”, line %u: that is no number that Tend can hold."), path, mark->line);
          return NULL;
        }
      give_uuid (self, i);
      tend_habit_move_to (source->habit, archive, today);
    }
  tend_loop_tally_add_notes (&self->tally, archive);
  tend_habit_note_targets (archive, n_without_target);
  return g_steal_pointer (&archive);
}

static gboolean
read_list_and_marks (Reading     *self,
                     const char  *list,
                     GError     **error)
{
  g_autofree char *base = g_strndup (list, strlen (list) - strlen (HABITS_NAME));

  return read_file (self, list, on_list_row_read_cb, error) && read_marks (self, base, error);
}

static gboolean
read_marks_alone (Reading     *self,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (GPtrArray) first_row = tend_csv_read_first (tend_file_set_get (self->files, name));

  if (tend_loop_csv_recognize (first_row) == TEND_LOOP_CSV_ONE)
    {
      g_autofree char *folder = g_path_get_dirname (tend_file_set_get_path (self->files, name));
      g_autofree char *title = g_path_get_basename (folder);
      gsize n_digits = strspn (title, "0123456789");
      gboolean is_numbered = n_digits >= 3 && title[n_digits] == ' ';

      self->current = add_source (self, is_numbered ? title + n_digits + 1 : title);
      return read_file (self, name, on_own_row_read_cb, error);
    }
  return read_file (self, name, on_common_row_read_cb, error);
}

/**
 * tend_loop_csv_read:
 * @files: the files of an export
 * @today: the day it is
 * @error: return location: %TEND_ERROR_UNSUPPORTED, or another with file and line named
 *
 * Returns: (transfer full): goals and check-ins
 */
TendArchive *
tend_loop_csv_read (TendFileSet  *files,
                    TendDay       today,
                    GError      **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
  Reading self = { .files = files, .sources = sources, .columns = columns, .header = header };
  const char *list = find_outermost (files, HABITS_NAME);
  const char *marks = find_outermost (files, CHECKMARKS_NAME);

  if (list == NULL && marks == NULL)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
                   _("There is no export of Loop Habit Tracker in “%s”."), tend_file_set_get_source (files));
      return NULL;
    }
  if (!(list ? read_list_and_marks (&self, list, error) : read_marks_alone (&self, marks, error)))
    return NULL;
  return make_archive (&self, today, error);
}

/**
 * tend_loop_csv_read_file:
 * @path: a file of an export
 * @bytes: what is in it
 * @kind: what tend_loop_csv_recognize() said
 * @today: the day it is
 * @cancellable: (nullable): asked between files
 * @error: return location: %TEND_ERROR_UNSUPPORTED, or another with file and line named
 *
 * Reads a file of an export, and the rest of the export where it lies beside.
 *
 * Returns: (transfer full): goals and check-ins
 */
TendArchive *
tend_loop_csv_read_file (const char       *path,
                         GBytes           *bytes,
                         TendLoopCsvKind   kind,
                         TendDay           today,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *list = g_build_filename (folder, HABITS_NAME, NULL);
  g_autoptr (TendFileSet) files = NULL;

  if (kind != TEND_LOOP_CSV_ONE && g_file_test (list, G_FILE_TEST_IS_REGULAR))
    {
      files = tend_file_set_new_for_folder (folder, cancellable, error);
      return files ? tend_loop_csv_read (files, today, error) : NULL;
    }

  /* Whatever it is called. */
  files = tend_file_set_new (path);
  tend_file_set_add (files, kind == TEND_LOOP_CSV_HABITS ? HABITS_NAME : CHECKMARKS_NAME, path, bytes);
  return tend_loop_csv_read (files, today, error);
}
