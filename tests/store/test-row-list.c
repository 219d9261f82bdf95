/* A list model over rows: exact ranges, the same objects, and nothing loaded that nobody asks for. */

#include "store/test-life.h"

#include "store/tend-row-list.h"

#include <stdio.h>
#include <string.h>

/* What the lists here hold: a goal's title, and how many steps it has. */

#define TEST_TYPE_ITEM (test_item_get_type ())
G_DECLARE_FINAL_TYPE (TestItem, test_item, TEST, ITEM, GObject)

struct _TestItem
{
  GObject parent_instance;
  gint64 id;
  char *title;
  gint64 n_steps;
};

G_DEFINE_FINAL_TYPE (TestItem, test_item, G_TYPE_OBJECT)

static void
test_item_finalize (GObject *object)
{
  g_free (TEST_ITEM (object)->title);
  G_OBJECT_CLASS (test_item_parent_class)->finalize (object);
}

static void
test_item_class_init (TestItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_item_finalize;
}

static void
test_item_init (TestItem *self)
{
}

typedef struct
{
  TestLife *life;
  TendRowList *list;
  GString *log;     /* what items-changed said */
  GString *loaded;  /* which rows were loaded */
  guint n_queries;
  guint n_freed;
  gboolean refreshes; /* whether being told asks for more */
} Fixture;

static gboolean
query_goals (TendDb    *db,
             GArray    *ids,
             gpointer   user_data,
             GError   **error)
{
  Fixture *fixture = user_data;
  GError *local_error = NULL;
  g_autoptr (TendRows) rows =
      tend_db_query (db, error, "SELECT id FROM goal WHERE NOT is_archived ORDER BY position, id", NULL);

  fixture->n_queries++;
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      gint64 id = tend_rows_get_int64 (rows, 0);

      g_array_append_val (ids, id);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static GObject *
load_goal (TendDb    *db,
           gint64     id,
           GObject   *item,
           gpointer   user_data,
           GError   **error)
{
  Fixture *fixture = user_data;
  TestItem *goal;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT title, (SELECT count(*) FROM goal_step WHERE goal_id = ?1) FROM goal WHERE id = ?1",
      "i", id);

  g_string_append_printf (fixture->loaded, "%d ", (int) id);
  if (rows == NULL)
    return NULL;
  if (!tend_rows_next (rows, error))
    {
      if (*error == NULL)
        g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, "That isn’t there any more.");
      return NULL;
    }
  goal = item ? g_object_ref (TEST_ITEM (item)) : g_object_new (TEST_TYPE_ITEM, NULL);
  goal->id = id;
  g_free (goal->title);
  goal->title = tend_rows_dup_text (rows, 0);
  goal->n_steps = tend_rows_get_int64 (rows, 1);
  return G_OBJECT (goal);
}

/* Every range is checked against the model as it is while it is told. */
static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Fixture    *fixture)
{
  g_assert_cmpuint (position + n_added, <=, g_list_model_get_n_items (model));
  g_string_append_printf (fixture->log, "%u-%u+%u ", position, n_removed, n_added);
  if (fixture->refreshes)
    {
      fixture->refreshes = FALSE;
      tend_row_list_refresh (TEND_ROW_LIST (model));
      test_life_sql (fixture->life, "More", 0, "UPDATE goal SET position = -1 WHERE title = 'E'");
    }
}

static void
on_list_freed_cb (gpointer user_data)
{
  ((Fixture *) user_data)->n_freed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->life = test_life_new_open ();
  fixture->log = g_string_new (NULL);
  fixture->loaded = g_string_new (NULL);
  for (char title = 'A'; title <= 'E'; title++)
    test_life_sql (fixture->life, "Add", 0,
                   "INSERT INTO goal (uuid, title, position, schedule, start_day, created_at)"
                   "  VALUES ('%c%035d', '%c', %d, 'daily', '2026-03-01', 0)",
                   title, 0, title, 10 * (title - 'A' + 1));
  fixture->list = tend_row_list_new (fixture->life->store, TEST_TYPE_ITEM, "goal", query_goals, load_goal,
                                     fixture, on_list_freed_cb);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer list = fixture->list;

  g_object_add_weak_pointer (list, &list);
  g_object_unref (fixture->list);
  g_assert_null (list);
  g_assert_cmpuint (fixture->n_freed, ==, 1);
  test_life_free (fixture->life);
  g_string_free (fixture->log, TRUE);
  g_string_free (fixture->loaded, TRUE);
}

static void
assert_said (GString    *said,
             const char *expected)
{
  g_assert_cmpstr (said->str, ==, expected);
  g_string_truncate (said, 0);
}

/* Reads the whole model, as a list view would. */
static void
assert_titles (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (TestItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append (titles, item->title ? item->title : "?");
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_only_what_is_asked_for_is_loaded (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr (TestItem) item = NULL;
  g_autoptr (TestItem) again = NULL;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == TEST_TYPE_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 5);
  assert_said (fixture->loaded, "");
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_cmpstr (item->title, ==, "C");
  again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_true (item == again);
  assert_said (fixture->loaded, "3 ");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 5));
  g_assert_cmpuint (tend_row_list_find (fixture->list, 3), ==, 2);
  g_assert_cmpuint (tend_row_list_find (fixture->list, 99), ==, G_MAXUINT);
}

static void
test_a_new_row_is_one_row_more (Fixture       *fixture,
                                gconstpointer  data)
{
  test_life_sql (fixture->life, "Add", 0,
                 "INSERT INTO goal (uuid, title, position, schedule, start_day, created_at)"
                 "  VALUES ('F%035d', 'F', 25, 'daily', '2026-03-01', 0)", 0);
  assert_said (fixture->log, "2-0+1 ");
  assert_titles (fixture, "ABFCDE");
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_said (fixture->log, "2-1+0 ");
  assert_titles (fixture, "ABCDE");
}

static void
test_rows_that_go_are_so_many_less (Fixture       *fixture,
                                    gconstpointer  data)
{
  assert_titles (fixture, "ABCDE");
  test_life_sql (fixture->life, "Delete", 0, "DELETE FROM goal WHERE title IN ('B', 'C', 'E')");
  assert_said (fixture->log, "1-2+0 2-1+0 ");
  assert_titles (fixture, "AD");
  g_assert_true (test_life_undo (fixture->life, NULL));
  assert_said (fixture->log, "1-0+2 4-0+1 ");
  assert_titles (fixture, "ABCDE");
}

static void
test_a_row_that_moves_keeps_its_object (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (TestItem) before = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_autoptr (TestItem) after = NULL;

  test_life_sql (fixture->life, "Move", 0, "UPDATE goal SET position = 45 WHERE title = 'B'");
  assert_said (fixture->log, "1-1+0 3-0+1 ");
  after = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);
  g_assert_true (before == after);
  assert_titles (fixture, "ACDBE");
}

static void
test_a_row_that_changes_is_brought_up_to_date_in_its_place (Fixture       *fixture,
                                                            gconstpointer  data)
{
  g_autoptr (TestItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);

  g_string_truncate (fixture->loaded, 0);
  test_life_sql (fixture->life, "Rename", 0, "UPDATE goal SET title = 'Bee' WHERE title IN ('B', 'D')");
  assert_said (fixture->log, "");
  /* Of the two only the one that somebody has. */
  assert_said (fixture->loaded, "2 ");
  g_assert_cmpstr (item->title, ==, "Bee");
  g_assert_true (test_life_undo (fixture->life, NULL));
  g_assert_cmpstr (item->title, ==, "B");
  assert_said (fixture->log, "");
}

static void
test_a_childs_row_brings_its_parent_up_to_date (Fixture       *fixture,
                                                gconstpointer  data)
{
  g_autoptr (TestItem) one = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autoptr (TestItem) two = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);

  g_string_truncate (fixture->loaded, 0);
  test_life_sql (fixture->life, "Step", 0,
                 "INSERT INTO goal_step (uuid, goal_id, title, position) VALUES ('%036d', 1, 'x', 0)", 0);
  assert_said (fixture->loaded, "1 ");
  g_assert_cmpint (one->n_steps, ==, 1);
  test_life_sql (fixture->life, "Move step", 0, "UPDATE goal_step SET goal_id = 2");
  g_assert_cmpint (one->n_steps, ==, 0);
  g_assert_cmpint (two->n_steps, ==, 1);
  assert_said (fixture->log, "");
}

static void
test_other_tables_are_not_listened_to (Fixture       *fixture,
                                       gconstpointer  data)
{
  guint n_queries = fixture->n_queries;

  test_life_sql (fixture->life, "Setting", 0, "INSERT INTO setting (key, value) VALUES ('a', 'b')");
  g_assert_cmpuint (fixture->n_queries, ==, n_queries);
}

static void
test_a_row_that_leaves_the_query_leaves_the_list (Fixture       *fixture,
                                                  gconstpointer  data)
{
  gpointer item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  gpointer gone = item;

  g_object_add_weak_pointer (item, &gone);
  test_life_sql (fixture->life, "Archive", 0, "UPDATE goal SET is_archived = 1 WHERE title = 'A'");
  assert_said (fixture->log, "0-1+0 ");
  g_object_unref (item);
  g_assert_null (gone);
}

/* The writer is ahead of what has been told. */
static void
test_a_row_deleted_already_is_something_until_that_is_told (Fixture       *fixture,
                                                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestItem) item = NULL;
  gulong handler;

  /* As if the news were still under way. */
  handler =
      g_signal_handler_find (fixture->life->store, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, fixture->list);
  g_assert_cmpuint (handler, !=, 0);
  g_signal_handler_block (fixture->life->store, handler);
  test_life_sql (fixture->life, "Delete", 0, "DELETE FROM goal WHERE title = 'C'");
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_true (TEST_IS_ITEM (item));
  g_assert_null (item->title);
  assert_titles (fixture, "AB?DE");
  g_signal_handler_unblock (fixture->life->store, handler);

  tend_row_list_refresh (fixture->list);
  assert_said (fixture->log, "2-1+0 ");
  assert_titles (fixture, "ABDE");
}

static void
test_a_restored_life_is_shown (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = test_life_get_file (fixture->life, "saved.db");
  g_autoptr (TestItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (test_life_backup (fixture->life, path, &error));
  test_life_sql (fixture->life, "Ruin", 0, "DELETE FROM goal WHERE title = 'A'; UPDATE goal SET title = 'x'");
  g_string_truncate (fixture->log, 0);
  g_assert_true (test_life_restore (fixture->life, path, &error));
  g_assert_no_error (error);
  assert_said (fixture->log, "0-0+1 ");
  assert_titles (fixture, "ABCDE");
  g_assert_cmpstr (item->title, ==, "B");
}

static void
test_what_is_asked_for_while_it_is_told_comes_after (Fixture       *fixture,
                                                     gconstpointer  data)
{
  fixture->refreshes = TRUE;
  test_life_sql (fixture->life, "Delete", 0, "DELETE FROM goal WHERE title IN ('B', 'D')");
  assert_said (fixture->log, "1-1+0 2-1+0 0-0+1 3-1+0 ");
  assert_titles (fixture, "EAC");
}

static void
test_a_list_outlives_the_close (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (TestItem) item = NULL;

  tend_store_close (fixture->life->store);
  tend_row_list_refresh (fixture->list);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 4);
  g_assert_true (TEST_IS_ITEM (item));
  assert_said (fixture->log, "");
}

/* Whatever happens, the model says what the query says, and what it told adds up. */
static void
test_a_thousand_random_writes_leave_the_list_right (Fixture       *fixture,
                                                    gconstpointer  data)
{
  for (int round = 0; round < 1000; round++)
    {
      guint n_items = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
      int position = g_test_rand_int_range (0, 100);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      int delta = 0;

      g_string_truncate (fixture->log, 0);
      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
        case 1:
          test_life_sql (fixture->life, "Add", 0,
                         "INSERT INTO goal (uuid, title, position, schedule, start_day, created_at)"
                         "  VALUES ('%036d', 'x', %d, 'daily', '2026-03-01', 0)",
                         round, position);
          break;
        case 2:
          test_life_sql (fixture->life, "Move", 0,
                         "UPDATE goal SET position = (id * %d) %% 101 WHERE id %% 3 = %d", position,
                         round % 3);
          break;
        case 3:
          test_life_sql (fixture->life, "Delete", 0, "DELETE FROM goal WHERE id %% 17 = %d", round % 17);
          break;
        default:
          test_life_undo (fixture->life, NULL);
        }

      g_assert_true (query_goals (tend_store_get_reader (fixture->life->store), ids, fixture, NULL));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, ids->len);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (TestItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

          g_assert_cmpint (item->id, ==, g_array_index (ids, gint64, i));
        }
      {
        g_auto (GStrv) ranges = g_strsplit (g_strchomp (fixture->log->str), " ", -1);
        guint at, n_removed, n_added;

        for (guint i = 0; ranges[i]; i++)
          if (sscanf (ranges[i], "%u-%u+%u", &at, &n_removed, &n_added) == 3)
            delta += (int) n_added - (int) n_removed;
      }
      g_assert_cmpint ((int) n_items + delta, ==, (int) ids->len);
    }
}

#define ADD(name, func) g_test_add ("/store/row-list/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-what-is-asked-for-is-loaded", test_only_what_is_asked_for_is_loaded);
  ADD ("a-new-row-is-one-row-more", test_a_new_row_is_one_row_more);
  ADD ("rows-that-go-are-so-many-less", test_rows_that_go_are_so_many_less);
  ADD ("a-row-that-moves-keeps-its-object", test_a_row_that_moves_keeps_its_object);
  ADD ("a-row-that-changes-is-brought-up-to-date-in-its-place",
       test_a_row_that_changes_is_brought_up_to_date_in_its_place);
  ADD ("a-childs-row-brings-its-parent-up-to-date", test_a_childs_row_brings_its_parent_up_to_date);
  ADD ("other-tables-are-not-listened-to", test_other_tables_are_not_listened_to);
  ADD ("a-row-that-leaves-the-query-leaves-the-list", test_a_row_that_leaves_the_query_leaves_the_list);
  ADD ("a-row-deleted-already-is-something-until-that-is-told",
       test_a_row_deleted_already_is_something_until_that_is_told);
  ADD ("a-restored-life-is-shown", test_a_restored_life_is_shown);
  ADD ("what-is-asked-for-while-it-is-told-comes-after", test_what_is_asked_for_while_it_is_told_comes_after);
  ADD ("a-list-outlives-the-close", test_a_list_outlives_the_close);
  ADD ("a-thousand-random-writes-leave-the-list-right", test_a_thousand_random_writes_leave_the_list_right);
  return g_test_run ();
}
