#include "store/test-rows.h"

#include <stdlib.h>

typedef struct
{
  char *name;
  char *type;
  char *check;      /* (nullable): what stands between CHECK and the end of the column */
  char *references; /* (nullable): the table whose rows it names */
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column->check);
  g_free (column->references);
  g_free (column);
}

static char *
ask_text (TendDb     *db,
          const char *sql,
          const char *first,
          const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, &error, sql, second ? "ss" : "s", first, second);
  char *text = NULL;

  g_assert_no_error (error);
  if (tend_rows_next (rows, &error))
    text = tend_rows_dup_text (rows, 0);
  g_assert_no_error (error);
  return text;
}

/* The constraint of a column, as it stands in the CREATE TABLE. */
static char *
find_check (const char *create_sql,
            const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\b%s [A-Z]+[^,(]*?CHECK \\((.*?)\\)(,|\\) STRICT)", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, create_sql, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static GPtrArray *
read_columns (TendDb     *db,
              const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (column_free);
  g_autofree char *create_sql = ask_text (db, "SELECT sql FROM sqlite_schema WHERE name = ?1", table, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, &error, "SELECT name, type FROM pragma_table_info (?1)", "s",
                                             table);

  g_assert_no_error (error);
  while (tend_rows_next (rows, &error))
    {
      Column *column;

      if (g_str_equal (tend_rows_get_text (rows, 0), "id"))
        continue;
      column = g_new0 (Column, 1);
      column->name = tend_rows_dup_text (rows, 0);
      column->type = tend_rows_dup_text (rows, 1);
      column->check = find_check (create_sql, column->name);
      column->references = ask_text (db,
                                     "SELECT \"table\" FROM pragma_foreign_key_list (?1) WHERE \"from\" = ?2",
                                     table, column->name);
      g_ptr_array_add (columns, column);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (columns->len, >, 0);
  return columns;
}

/* One of the words that `x IN ('a', 'b')` allows. */
static char *
make_choice (const char *check,
             guint       serial)
{
  g_autoptr (GRegex) regex = g_regex_new ("IN \\((.*)\\)?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) choices = NULL;

  if (!g_regex_match (regex, check, 0, &match))
    return NULL;
  list = g_match_info_fetch (match, 1);
  choices = g_strsplit (g_strdelimit (list, ")", ' '), ",", -1);
  return g_strdup (g_strstrip (choices[serial % g_strv_length (choices)]));
}

/* A text of the one length that `length(x) = N` allows: a UUID, a day, or that many letters. */
static char *
make_of_length (const char *check,
                guint       serial)
{
  g_autoptr (GRegex) regex = g_regex_new ("length\\([a-z_]+\\) = ([0-9]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  int length;

  if (!g_regex_match (regex, check, 0, &match))
    return NULL;
  number = g_match_info_fetch (match, 1);
  length = atoi (number);
  if (length == TEND_DAY_TEXT_SIZE - 1)
    {
      char text[TEND_DAY_TEXT_SIZE];

      return g_strdup_printf ("'%s'",
                              tend_day_to_text (tend_day_from_ymd (2026, 1, 1) + (TendDay) serial, text));
    }
  if (length == 36)
    return g_strdup_printf ("'%08x-0000-4000-8000-%012x'", serial, serial);
  return g_strdup_printf ("'%0*u'", length, serial);
}

static char *
make_in_range (const char *check,
               guint       serial)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[a-z_]+ BETWEEN (-?[0-9]+) AND ([0-9]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  gint64 from, n_values;

  if (!g_regex_match (regex, check, 0, &match))
    return NULL;
  low = g_match_info_fetch (match, 1);
  high = g_match_info_fetch (match, 2);
  from = g_ascii_strtoll (low, NULL, 10);
  n_values = g_ascii_strtoll (high, NULL, 10) - from + 1;
  return g_strdup_printf ("%" G_GINT64_FORMAT, from + (n_values > 0 ? (gint64) serial % n_values : 0));
}

static char *
make_value (TendDb       *db,
            const Column *column,
            guint         serial)
{
  char *value = NULL;

  if (column->references)
    return g_strdup_printf ("(SELECT id FROM %s ORDER BY (id * 7 + %u) %% 11 LIMIT 1)", column->references,
                            serial);
  if (column->check &&
      ((value = make_choice (column->check, serial)) || (value = make_of_length (column->check, serial)) ||
       (value = make_in_range (column->check, serial))))
    return value;
  if (g_str_equal (column->type, "REAL"))
    return g_strdup_printf ("%u.25", serial);
  if (g_str_equal (column->type, "INTEGER"))
    return g_strdup_printf ("%u", serial);
  if (g_str_equal (column->type, "BLOB"))
    return g_strdup_printf ("x'%08x'", serial);
  return g_strdup_printf ("'%s number %u – “ ”'", column->name, serial);
}

static void
execute (TendDb     *db,
         const char *table,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!tend_db_execute (db, sql, &error))
    g_error ("test-rows.c can't make rows for the table “%s”: %s\n%s", table, error->message, sql);
}

/**
 * test_rows_insert:
 * @db: a connection, within a write
 * @table: a table whose parent has rows already
 * @n_rows: how many
 * @serial: (inout): a number that makes every value another
 */
void
test_rows_insert (TendDb          *db,
                  const TendTable *table,
                  guint            n_rows,
                  guint           *serial)
{
  g_autoptr (GPtrArray) columns = read_columns (db, table->name);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      g_autoptr (GString) values = g_string_new (NULL);
      g_autofree char *sql = NULL;

      ++*serial;
      for (guint j = 0; j < columns->len; j++)
        {
          const Column *column = g_ptr_array_index (columns, j);
          g_autofree char *value = make_value (db, column, *serial);

          g_string_append_printf (names, "%s%s", j > 0 ? ", " : "", column->name);
          g_string_append_printf (values, "%s%s", j > 0 ? ", " : "", value);
        }
      /* A parent may have room for one row only. */
      sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING", table->name,
                             names->str, values->str);
      execute (db, table->name, sql);
    }
}

/**
 * test_rows_change:
 * @db: a connection, within a write
 * @table: a table
 * @serial: (inout): a number that makes every value another
 *
 * Gives every column of the table's first row another value, but not another parent.
 */
void
test_rows_change (TendDb          *db,
                  const TendTable *table,
                  guint           *serial)
{
  g_autoptr (GPtrArray) columns = read_columns (db, table->name);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = g_ptr_array_index (columns, i);
      g_autofree char *value = NULL;
      g_autofree char *sql = NULL;

      if (column->references)
        continue;
      ++*serial;
      value = make_value (db, column, *serial);
      sql = g_strdup_printf ("UPDATE %s SET %s = %s WHERE id = (SELECT min(id) FROM %s)", table->name,
                             column->name, value, table->name);
      execute (db, table->name, sql);
    }
}
