#include "exchange/tend-session-csv.h"

#include "base/tend-uuid.h"
#include "base/tend-zone.h"
#include "exchange/tend-csv.h"
#include "exchange/tend-file.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* The most characters of a hobby's name, and the longest session. */
#define NAME_MAX_CHARS 500
#define MINUTES_MAX (7 * 24 * 60)

#define NOON (12 * 60 * 60)

enum
{
  COLUMN_HOBBY,
  COLUMN_DAY,
  COLUMN_BEGUN_AT,
  COLUMN_MINUTES,
  COLUMN_MOOD,
  COLUMN_LINE,
  COLUMN_UUID,
  COLUMN_STARTED_AT, /* these two stand in the tables of an export: seconds since 1970, and how many */
  COLUMN_SECONDS,
  N_COLUMNS,
  N_WRITTEN = COLUMN_STARTED_AT,
};

static const char *const column_names[N_COLUMNS] = {
  "hobby", "day", "begun_at", "minutes", "mood", "line", "uuid", "started_at", "seconds",
};

typedef struct
{
  TendArchive *archive;
  TendZone *zone;
  int columns[N_COLUMNS]; /* where they stand, -1 if nowhere */
  gboolean has_begun;
  GHashTable *hobbies; /* name → its UUID, which belongs to the archive */
  GHashTable *said;    /* what a row without a UUID says → how often it was said, as a pointer */
} Reading;

static int
find_column (const char *const *fields,
             guint              n_fields,
             int                column)
{
  for (guint i = 0; i < n_fields; i++)
    if (g_ascii_strcasecmp (fields[i], column_names[column]) == 0)
      return (int) i;
  return -1;
}

static void
find_columns (int                columns[static N_COLUMNS],
              const char *const *fields,
              guint              n_fields)
{
  for (int i = 0; i < N_COLUMNS; i++)
    columns[i] = find_column (fields, n_fields, i);
}

/**
 * tend_session_csv_recognize:
 * @first_row: (element-type utf8): the first row of a file
 *
 * Returns: whether it has the columns of sessions
 */
gboolean
tend_session_csv_recognize (GPtrArray *first_row)
{
  int columns[N_COLUMNS];

  find_columns (columns, (const char *const *) first_row->pdata, first_row->len);
  return columns[COLUMN_HOBBY] >= 0 &&
         ((columns[COLUMN_MINUTES] >= 0 && (columns[COLUMN_DAY] >= 0 || columns[COLUMN_BEGUN_AT] >= 0)) ||
          (columns[COLUMN_SECONDS] >= 0 && columns[COLUMN_STARTED_AT] >= 0));
}

static const char *
get (Reading          *self,
     const TendCsvRow *row,
     int               column)
{
  return tend_csv_row_get (row, self->columns[column]);
}

/* Two digits at @text, which may be its end. */
static gboolean
read_two_digits (const char *text,
                 int         limit,
                 int        *number)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *number = (text[0] - '0') * 10 + text[1] - '0';
  return *number < limit;
}

/* "+01:00", "+0100", "Z", or nothing, which is the time here. */
static gboolean
read_offset (const char *text,
             gboolean   *is_local,
             int        *offset)
{
  int hours, minutes;

  *is_local = *text == '\0';
  *offset = 0;
  if (*is_local || g_ascii_strcasecmp (text, "Z") == 0)
    return TRUE;
  if ((*text != '+' && *text != '-') || !read_two_digits (text + 1, 24, &hours))
    return FALSE;
  if (!read_two_digits (text + (text[3] == ':' ? 4 : 3), 60, &minutes) || strlen (text) != (text[3] == ':' ? 6 : 5))
    return FALSE;
  *offset = (hours * 60 + minutes) * (*text == '-' ? -60 : 60);
  return TRUE;
}

/* "2026-03-02T19:30:00+01:00", or with less of it from the end on, down to the minutes. */
static gboolean
read_instant (Reading    *self,
              const char *text,
              TendDay    *day,
              gint64     *instant)
{
  g_autofree char *date = g_strndup (text, 10);
  TendDay read_day = strlen (date) == 10 ? tend_day_parse (date, NULL) : TEND_DAY_NONE;
  int hour, minute, second = 0, offset;
  gboolean is_local;
  const char *rest = text + 16;

  if (read_day == TEND_DAY_NONE || (text[10] != 'T' && text[10] != ' ') || !read_two_digits (text + 11, 24, &hour) ||
      text[13] != ':' || !read_two_digits (text + 14, 60, &minute))
    return FALSE;
  if (*rest == ':')
    {
      if (!read_two_digits (rest + 1, 60, &second))
        return FALSE;
      rest += 3;
    }
  if (!read_offset (rest, &is_local, &offset))
    return FALSE;
  second += (hour * 60 + minute) * 60;
  *day = read_day;
  *instant = is_local ? tend_zone_to_instant (self->zone, (TendWall) { read_day, second })
                      : (gint64) read_day * TEND_SECONDS_A_DAY + second - offset;
  return TRUE;
}

/* When it was: what of day and instant is missing is made of the other. */
static gboolean
read_time (Reading           *self,
           const TendCsvRow  *row,
           TendDay           *day,
           gint64            *begun_at,
           GError           **error)
{
  const char *day_text = get (self, row, COLUMN_DAY);
  const char *text = get (self, row, COLUMN_BEGUN_AT);
  const char *number = get (self, row, COLUMN_STARTED_AT);
  TendDay own_day = TEND_DAY_NONE;

  *day = *day_text ? tend_day_parse (day_text, NULL) : TEND_DAY_NONE;
  if (*day_text && *day == TEND_DAY_NONE)
    return tend_csv_row_refuse (row, error, _("“%.40s” is not a day."), day_text);
  if (*text && !read_instant (self, text, &own_day, begun_at))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no time; 2026-03-02T19:30:00 would be one."), text);
  if (*text == '\0' && *number)
    {
      if (!g_ascii_string_to_signed (number, 10, -TEND_SECONDS_A_DAY * (gint64) 366 * 2000,
                                     TEND_SECONDS_A_DAY * (gint64) 366 * 8000, begun_at, NULL))
        return tend_csv_row_refuse (row, error, _("“%.40s” is no number that Tend can hold."), number);
      own_day = tend_zone_to_day (self->zone, *begun_at, 0);
    }
  else if (*text == '\0' && *day != TEND_DAY_NONE)
    *begun_at = tend_zone_to_instant (self->zone, (TendWall) { *day, NOON });
  else if (*text == '\0')
    return tend_csv_row_refuse (row, error, _("it says neither a day nor a time."));
  if (*day == TEND_DAY_NONE)
    *day = own_day;
  return TRUE;
}

static gboolean
read_seconds (Reading           *self,
              const TendCsvRow  *row,
              gint64            *seconds,
              GError           **error)
{
  const char *minutes = get (self, row, COLUMN_MINUTES);
  const char *text = *minutes ? minutes : get (self, row, COLUMN_SECONDS);
  char *end;
  double number = g_ascii_strtod (text, &end) * (*minutes ? 60 : 1);

  if (*text == '\0' || *end != '\0' || !(round (number) >= 1) || !(number <= MINUTES_MAX * 60))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no length of a session; it is from a moment to a week."),
                                text);
  *seconds = (gint64) round (number);
  return TRUE;
}

/* Returns: the hobby's UUID as the archive has it */
static const char *
add_hobby (Reading          *self,
           const TendCsvRow *row,
           const char       *name,
           TendDay           day)
{
  TendArchiveTable *hobbies = tend_archive_add_table (self->archive, "hobby");
  guint n = tend_archive_table_append (hobbies, row->line);
  g_autofree char *uuid = tend_uuid_derive ("csv-hobby", name);
  char day_text[TEND_DAY_TEXT_SIZE];

  tend_archive_table_set_text (hobbies, n, "uuid", uuid);
  tend_archive_table_set_text (hobbies, n, "name", name);
  tend_archive_table_set_integer (hobbies, n, "position", n + 1);
  tend_archive_table_set_text (hobbies, n, "created_day", tend_day_to_text (day, day_text));
  tend_archive_table_set_integer (hobbies, n, "created_at", (gint64) day * TEND_SECONDS_A_DAY);
  tend_archive_table_set_namesake (hobbies, "name");
  return tend_archive_table_get (hobbies, tend_archive_table_find_column (hobbies, "uuid"), n)->text;
}

/* Returns: (nullable): the UUID, %NULL with @error set where it has no name that a hobby could have */
static const char *
find_hobby (Reading           *self,
            const TendCsvRow  *row,
            TendDay            day,
            GError           **error)
{
  g_autofree char *name = g_strstrip (g_strdup (get (self, row, COLUMN_HOBBY)));
  const char *uuid;

  g_strdelimit (name, "\r\n\t", ' ');
  /* The tables of an export name it by its UUID. */
  if (self->columns[COLUMN_MINUTES] < 0 && tend_uuid_is_valid (name))
    return get (self, row, COLUMN_HOBBY);
  uuid = g_hash_table_lookup (self->hobbies, name);
  if (uuid)
    return uuid;
  if (*name == '\0')
    tend_csv_row_refuse (row, error, _("it does not say which hobby it was."));
  else if (g_utf8_strlen (name, -1) > NAME_MAX_CHARS)
    tend_csv_row_refuse (row, error, _("the hobby’s name is too long."));
  else
    {
      uuid = add_hobby (self, row, name, day);
      g_hash_table_insert (self->hobbies, g_steal_pointer (&name), (gpointer) uuid);
    }
  return uuid;
}

static gboolean
read_mood (Reading           *self,
           const TendCsvRow  *row,
           TendArchiveTable  *sessions,
           guint              n,
           GError           **error)
{
  const char *text = get (self, row, COLUMN_MOOD);
  gint64 mood;

  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 1, 5, &mood, NULL))
    return tend_csv_row_refuse (row, error, _("“%.40s” is no mood; those are 1 to 5."), text);
  tend_archive_table_set_integer (sessions, n, "mood", mood);
  return TRUE;
}

/* What has no name of its own is named by what it says, and by how often that was said before, so that importing it
 * twice changes nothing, and two times of one day are two. */
static char *
make_uuid (Reading          *self,
           const TendCsvRow *row,
           const char       *hobby,
           gint64            begun_at)
{
  const char *uuid = get (self, row, COLUMN_UUID);
  g_autofree char *name = NULL;
  g_autofree char *counted = NULL;
  int n;

  if (tend_uuid_is_valid (uuid))
    return g_strdup (uuid);
  name = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s", hobby, begun_at, get (self, row, COLUMN_MINUTES),
                          get (self, row, COLUMN_LINE));
  n = GPOINTER_TO_INT (g_hash_table_lookup (self->said, name));
  counted = g_strdup_printf ("%d %s", n, name);
  g_hash_table_insert (self->said, g_steal_pointer (&name), GINT_TO_POINTER (n + 1));
  return tend_uuid_derive ("csv-session", counted);
}

static gboolean
on_row_read_cb (const TendCsvRow  *row,
                gpointer           data,
                GError           **error)
{
  Reading *self = data;
  TendArchiveTable *sessions;
  g_autofree char *uuid = NULL;
  char day_text[TEND_DAY_TEXT_SIZE];
  const char *hobby;
  TendDay day;
  gint64 begun_at = 0, seconds = 0;
  guint n;

  if (!self->has_begun)
    {
      find_columns (self->columns, row->fields, row->n_fields);
      self->has_begun = TRUE;
      return TRUE;
    }
  if (!read_time (self, row, &day, &begun_at, error) || !read_seconds (self, row, &seconds, error) ||
      (hobby = find_hobby (self, row, day, error)) == NULL)
    return FALSE;
  uuid = make_uuid (self, row, hobby, begun_at);
  sessions = tend_archive_add_table (self->archive, "hobby_session");
  n = tend_archive_table_append (sessions, row->line);
  tend_archive_table_set_text (sessions, n, "uuid", uuid);
  tend_archive_table_set_text (sessions, n, "hobby", hobby);
  tend_archive_table_set_text (sessions, n, "day", tend_day_to_text (day, day_text));
  tend_archive_table_set_integer (sessions, n, "started_at", begun_at);
  tend_archive_table_set_integer (sessions, n, "seconds", seconds);
  tend_archive_table_set_text (sessions, n, "line", get (self, row, COLUMN_LINE));
  return read_mood (self, row, sessions, n, error);
}

/**
 * tend_session_csv_read:
 * @path: the file, as errors name it
 * @bytes: what is in it
 * @zone: where the user is
 * @error: return location: %TEND_ERROR_INVALID with the line named
 *
 * A hobby that the life has by that name is meant by it; another one is made. A time without a zone is one of @zone.
 *
 * Returns: (transfer full): hobbies and their sessions
 */
TendArchive *
tend_session_csv_read (const char  *path,
                       GBytes      *bytes,
                       TendZone    *zone,
                       GError     **error)
{
  g_autoptr (TendArchive) archive = tend_archive_new (path);
  g_autoptr (GHashTable) hobbies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading self = { .archive = archive, .zone = zone, .hobbies = hobbies, .said = said };

  return tend_csv_read (path, bytes, on_row_read_cb, &self, error) ? g_steal_pointer (&archive) : NULL;
}

/* The time on the wall with how far it was from UTC; that from UTC itself, where that is no whole minutes. */
static void
append_instant (GString  *csv,
                TendZone *zone,
                gint64    instant)
{
  int offset = tend_zone_get_offset (zone, instant);
  char day_text[TEND_DAY_TEXT_SIZE];
  TendWall wall;

  if (offset % 60 != 0)
    offset = 0;
  wall = tend_wall_from_seconds (instant + offset);
  g_string_append_printf (csv, "%sT%02d:%02d:%02d%c%02d:%02d", tend_day_to_text (wall.day, day_text),
                          wall.second / 3600, wall.second / 60 % 60, wall.second % 60, offset < 0 ? '-' : '+', ABS (offset) / 3600,
                          ABS (offset) / 60 % 60);
}

/* Whole minutes as they are; of others as many digits as lead back to the second. */
static void
append_minutes (GString *csv,
                gint64   seconds)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (seconds % 60 == 0)
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, seconds / 60);
  else
    g_string_append (csv, g_ascii_formatd (number, sizeof number, "%.3f", (double) seconds / 60));
}

static void
append_session (GString  *csv,
                TendZone *zone,
                TendRows *rows)
{
  tend_csv_append_field (csv, tend_rows_get_text (rows, 0));
  g_string_append_printf (csv, ",%s,", tend_rows_get_text (rows, 1));
  append_instant (csv, zone, tend_rows_get_int64 (rows, 2));
  g_string_append_c (csv, ',');
  append_minutes (csv, tend_rows_get_int64 (rows, 3));
  g_string_append_c (csv, ',');
  if (!tend_rows_is_null (rows, 4))
    g_string_append_printf (csv, "%" G_GINT64_FORMAT, tend_rows_get_int64 (rows, 4));
  g_string_append_c (csv, ',');
  tend_csv_append_field (csv, tend_rows_get_text (rows, 5));
  g_string_append_printf (csv, ",%s\r\n", tend_rows_get_text (rows, 6));
}

/**
 * tend_session_csv_save:
 * @db: a connection of the thread that calls
 * @hobby_id: the hobby whose sessions are written, 0 for those of all
 * @zone: the zone that times are written in
 * @path: the file, which is replaced if it is there
 * @error: return location, see tend_file_save()
 *
 * Writes one line a session, the earliest first. Lines end as RFC 4180 has it.
 *
 * Returns: whether it is safely on disk
 */
gboolean
tend_session_csv_save (TendDb      *db,
                       gint64       hobby_id,
                       TendZone    *zone,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error,
      "SELECT h.name, s.day, s.started_at, s.seconds, s.mood, s.line, s.uuid FROM hobby_session s"
      "  JOIN hobby h ON h.id = s.hobby_id WHERE ?1 IN (0, h.id) ORDER BY s.started_at, s.id",
      "i", hobby_id);

  if (rows == NULL)
    return FALSE;
  for (int i = 0; i < N_WRITTEN; i++)
    g_string_append_printf (csv, "%s%s", i ? "," : "", column_names[i]);
  g_string_append (csv, "\r\n");
  while (tend_rows_next (rows, &local_error))
    append_session (csv, zone, rows);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return tend_file_save (path, csv->str, csv->len, error);
}
