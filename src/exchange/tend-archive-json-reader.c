/* The other half of tend-archive-json.h: JSON text becomes an archive, row by row. */

#include "exchange/tend-archive-json.h"

#include "base/tend-error.h"
#include "exchange/tend-file.h"
#include "exchange/tend-json-scanner.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  TendJsonScanner scanner;
  JsonParser *parser;
  TendArchive *archive;
  TendArchiveTable *table;
  gboolean has_format;
  gboolean has_version;
  gboolean has_tables;
} Reading;

static gboolean
parse_slice (Reading              *self,
             const TendJsonSlice  *slice,
             GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  guint line;

  if (json_parser_load_from_data (self->parser, slice->text, (gssize) slice->size, &local_error))
    return TRUE;
  line = json_parser_get_current_line (self->parser);
  return tend_json_scanner_refuse (&self->scanner, slice->line + (line > 0 ? line - 1 : 0), error,
                                   _("that can’t be understood."));
}

static gboolean
refuse_value (Reading     *self,
              guint        row,
              const char  *column,
              GError     **error)
{
  tend_archive_set_row_error (self->archive, self->table, row, error, TEND_ERROR_INVALID,
                              _("“%s” is neither a number nor a text."), column);
  return FALSE;
}

static gboolean
take_member (Reading     *self,
             guint        row,
             const char  *column,
             JsonNode    *node,
             GError     **error)
{
  double number;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      tend_archive_table_set_null (self->table, row, column);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return refuse_value (self, row, column, error);

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_INT64:
      tend_archive_table_set_integer (self->table, row, column, json_node_get_int (node));
      return TRUE;
    case G_TYPE_STRING:
      tend_archive_table_set_text (self->table, row, column, json_node_get_string (node));
      return TRUE;
    case G_TYPE_DOUBLE:
      number = json_node_get_double (node);
      if (!isfinite (number))
        return refuse_value (self, row, column, error);
      tend_archive_table_set_real (self->table, row, column, number);
      return TRUE;
    default:
      return refuse_value (self, row, column, error);
    }
}

static gboolean
read_row (Reading  *self,
          GError  **error)
{
  TendJsonSlice slice;
  JsonObjectIter iter;
  JsonObject *object;
  const char *column;
  JsonNode *node;
  guint row;

  if (!tend_json_scanner_skip_value (&self->scanner, &slice, error) || !parse_slice (self, &slice, error))
    return FALSE;
  row = tend_archive_table_append (self->table, slice.line);
  node = json_parser_get_root (self->parser);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      tend_archive_set_row_error (self->archive, self->table, row, error, TEND_ERROR_INVALID,
                                  _("that is not a row."));
      return FALSE;
    }
  object = json_node_get_object (node);
  if (json_object_get_size (object) != slice.n_members)
    {
      tend_archive_set_row_error (self->archive, self->table, row, error, TEND_ERROR_INVALID,
                                  _("something is said twice there."));
      return FALSE;
    }

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &column, &node))
    if (!take_member (self, row, column, node, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_table (Reading  *self,
            GError  **error)
{
  gboolean is_first = TRUE, has_item = TRUE;
  g_autofree char *name = tend_json_scanner_read_name (&self->scanner, error);

  if (name == NULL)
    return FALSE;
  if (tend_archive_find_table (self->archive, name))
    return tend_json_scanner_refuse (&self->scanner, self->scanner.line, error,
                                     _("something is said twice there."));
  self->table = tend_archive_add_table (self->archive, name);

  if (!tend_json_scanner_expect (&self->scanner, '[', error))
    return FALSE;
  while (tend_json_scanner_next_item (&self->scanner, ']', &is_first, &has_item, error))
    {
      if (!has_item)
        return TRUE;
      if (!read_row (self, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
read_tables (Reading  *self,
             GError  **error)
{
  gboolean is_first = TRUE, has_item = TRUE;

  if (self->has_tables)
    return tend_json_scanner_refuse (&self->scanner, self->scanner.line, error,
                                     _("something is said twice there."));
  self->has_tables = TRUE;
  if (!tend_json_scanner_expect (&self->scanner, '{', error))
    return FALSE;
  while (tend_json_scanner_next_item (&self->scanner, '}', &is_first, &has_item, error))
    {
      if (!has_item)
        return TRUE;
      if (!read_table (self, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
take_versions (Reading   *self,
               JsonNode  *node,
               guint      line,
               GError   **error)
{
  JsonObjectIter iter;
  const char *feature;
  JsonNode *version;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return tend_json_scanner_refuse (&self->scanner, line, error, _("that is not what should stand there."));
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &feature, &version))
    {
      if (!JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64)
        return tend_json_scanner_refuse (&self->scanner, line, error,
                                         _("that is not what should stand there."));
      tend_archive_set_version (self->archive, feature, json_node_get_int (version));
    }
  return TRUE;
}

static gboolean
take_format_version (Reading   *self,
                     JsonNode  *node,
                     guint      line,
                     GError   **error)
{
  gint64 version = 0;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    version = json_node_get_int (node);
  if (version < 1)
    return tend_json_scanner_refuse (&self->scanner, line, error, _("that is not what should stand there."));
  if (version > TEND_ARCHIVE_JSON_VERSION)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_NEWER_SCHEMA,
                   _("“%s” was written by a newer Tend than this one; "
                     "update Tend to read it, nothing was changed."),
                   self->scanner.source);
      return FALSE;
    }
  self->has_version = TRUE;
  return TRUE;
}

static gboolean
holds_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* A member of the outermost object, other than the tables. */
static gboolean
read_member (Reading     *self,
             const char  *name,
             GError     **error)
{
  TendJsonSlice slice;
  JsonNode *node;

  if (!tend_json_scanner_skip_value (&self->scanner, &slice, error) || !parse_slice (self, &slice, error))
    return FALSE;
  node = json_parser_get_root (self->parser);
  if (node == NULL)
    return tend_json_scanner_refuse (&self->scanner, slice.line, error, _("that can’t be understood."));

  if (g_str_equal (name, "features"))
    return take_versions (self, node, slice.line, error);
  if (g_str_equal (name, "version"))
    return take_format_version (self, node, slice.line, error);
  if (g_str_equal (name, "exported_at") && holds_text (node))
    return TRUE;
  if (g_str_equal (name, "format") && holds_text (node) &&
      g_str_equal (json_node_get_string (node), TEND_ARCHIVE_JSON_FORMAT))
    {
      self->has_format = TRUE;
      return TRUE;
    }
  g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED,
               _("“%s”, line %u: “%s” does not belong into an archive of Tend’s."), self->scanner.source,
               slice.line, name);
  return FALSE;
}

static gboolean
read_all (Reading  *self,
          GError  **error)
{
  gboolean is_first = TRUE, has_item = TRUE;

  if (!tend_json_scanner_expect (&self->scanner, '{', error))
    return FALSE;
  while (tend_json_scanner_next_item (&self->scanner, '}', &is_first, &has_item, error))
    {
      g_autofree char *name = NULL;

      if (!has_item)
        return tend_json_scanner_expect_end (&self->scanner, error);
      name = tend_json_scanner_read_name (&self->scanner, error);
      if (name == NULL)
        return FALSE;
      if (!(g_str_equal (name, "tables") ? read_tables (self, error) : read_member (self, name, error)))
        return FALSE;
    }
  return FALSE;
}

/**
 * tend_archive_from_json:
 * @source: the file, as errors name it
 * @bytes: what is in it
 * @error: return location: %TEND_ERROR_DAMAGED or %TEND_ERROR_INVALID with the line named,
 *   %TEND_ERROR_NEWER_SCHEMA, %TEND_ERROR_UNSUPPORTED for JSON that is something else
 *
 * Reads the form alone; whether a life has these tables and columns, tend_archive_preview() and
 * tend_archive_merge() find out.
 *
 * Returns: (transfer full): the archive
 */
TendArchive *
tend_archive_from_json (const char  *source,
                        GBytes      *bytes,
                        GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (TendArchive) archive = tend_archive_new (source);
  Reading self = { .parser = parser, .archive = archive };
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (!tend_file_check_text (source, bytes, error))
    return NULL;
  tend_json_scanner_init (&self.scanner, source, text, size);
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self.scanner.at += 3;
  if (!read_all (&self, error))
    return NULL;
  if (!self.has_format || !self.has_version || !self.has_tables)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_UNSUPPORTED, _("“%s” is JSON, but no archive of Tend’s."),
                   source);
      return NULL;
    }
  return g_steal_pointer (&archive);
}
