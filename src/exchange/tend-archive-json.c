#include "exchange/tend-archive-json.h"

#include "exchange/tend-file.h"

#include <string.h>

/* Every character that JSON does not let stand for itself. */
static void
append_string (GString    *json,
               const char *text)
{
  static const char *const short_forms[0x20] = {
    ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
  };

  g_string_append_c (json, '"');
  for (const char *rest = text; *rest;)
    {
      gsize n_plain = 0;

      while ((guchar) rest[n_plain] >= 0x20 && rest[n_plain] != '"' && rest[n_plain] != '\\')
        n_plain++;
      g_string_append_len (json, rest, (gssize) n_plain);
      rest += n_plain;
      if (*rest == '\0')
        break;
      if (*rest == '"' || *rest == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *rest);
        }
      else if (short_forms[(guchar) *rest])
        g_string_append (json, short_forms[(guchar) *rest]);
      else
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *rest);
      rest++;
    }
  g_string_append_c (json, '"');
}

/* The fewest digits that are read back as the same number. */
static void
append_real (GString *json,
             double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  g_string_append (json, text);
}

static void
append_value (GString                *json,
              const TendArchiveValue *value)
{
  switch (value->type)
    {
    case TEND_ARCHIVE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT, value->integer);
      break;
    case TEND_ARCHIVE_REAL:
      append_real (json, value->real);
      break;
    case TEND_ARCHIVE_TEXT:
      append_string (json, value->text);
      break;
    case TEND_ARCHIVE_NULL:
    case TEND_ARCHIVE_ABSENT:
    default:
      g_string_append (json, "null");
    }
}

static void
append_row (GString          *json,
            TendArchiveTable *table,
            guint             row)
{
  const char *separator = "{";

  for (guint i = 0; i < tend_archive_table_get_n_columns (table); i++)
    {
      const TendArchiveValue *value = tend_archive_table_get (table, (int) i, row);

      if (value->type == TEND_ARCHIVE_ABSENT)
        continue;
      g_string_append (json, separator);
      append_string (json, tend_archive_table_get_column_name (table, i));
      g_string_append (json, ": ");
      append_value (json, value);
      separator = ", ";
    }
  g_string_append (json, g_str_equal (separator, "{") ? "{}" : "}");
}

static void
append_table (GString          *json,
              TendArchiveTable *table)
{
  guint n_rows = tend_archive_table_get_n_rows (table);

  g_string_append (json, "    ");
  append_string (json, tend_archive_table_get_name (table));
  g_string_append (json, ": [");
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (json, row ? ",\n      " : "\n      ");
      append_row (json, table, row);
    }
  g_string_append (json, n_rows ? "\n    ]" : "]");
}

static void
append_versions (GString     *json,
                 TendArchive *archive)
{
  g_string_append (json, "  \"features\": {");
  for (guint i = 0; i < tend_archive_get_n_versions (archive); i++)
    {
      const char *feature;
      gint64 version = tend_archive_get_version (archive, i, &feature);

      g_string_append (json, i ? ", " : "");
      append_string (json, feature);
      g_string_append_printf (json, ": %" G_GINT64_FORMAT, version);
    }
  g_string_append (json, "},\n");
}

/**
 * tend_archive_to_json:
 * @archive: an archive
 * @exported_at: UTC seconds
 *
 * Returns: (transfer full): the whole of it, ending in a new line
 */
GString *
tend_archive_to_json (TendArchive *archive,
                      gint64       exported_at)
{
  GString *json = g_string_new ("{\n");
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (exported_at);
  g_autofree char *time_text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append_printf (json, "  \"format\": \"%s\",\n  \"version\": %d,\n  \"exported_at\": \"%s\",\n",
                          TEND_ARCHIVE_JSON_FORMAT, TEND_ARCHIVE_JSON_VERSION, time_text);
  append_versions (json, archive);
  g_string_append (json, "  \"tables\": {");
  for (guint i = 0; i < tend_archive_get_n_tables (archive); i++)
    {
      g_string_append (json, i ? ",\n" : "\n");
      append_table (json, tend_archive_get_table (archive, i));
    }
  g_string_append (json, "\n  }\n}\n");
  return json;
}

/**
 * tend_archive_save_json:
 * @archive: an archive
 * @path: the file to be made, of mode 0600; one that is there is replaced, but only by a whole one
 * @exported_at: UTC seconds
 * @error: return location
 *
 * Returns: whether the file is safely on disk
 */
gboolean
tend_archive_save_json (TendArchive  *archive,
                        const char   *path,
                        gint64        exported_at,
                        GError      **error)
{
  g_autoptr (GString) json = tend_archive_to_json (archive, exported_at);

  return tend_file_save (path, json->str, json->len, error);
}
