/* Undo and redo: of every table, of everything that goes with it, as deep as there is room. */

#include "store/test-life.h"
#include "store/test-rows.h"

#include "store/tend-recorder.h"
#include "store/tend-undo-stack.h"

#include <string.h>

#define ROWS 5

typedef struct
{
  const TendTable *table;
  guint *serial;
  guint n_rows;
} RowsDeed;

static gboolean
insert_rows (TendDb    *db,
             gpointer   data,
             GError   **error)
{
  const RowsDeed *deed = data;

  test_rows_insert (db, deed->table, deed->n_rows, deed->serial);
  return TRUE;
}

static gboolean
change_row (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const RowsDeed *deed = data;

  test_rows_change (db, deed->table, deed->serial);
  return TRUE;
}

static void
write_rows (TestLife        *life,
            const TendTable *table,
            TendWriteFunc    func,
            guint            n_rows,
            guint           *serial)
{
  RowsDeed deed = { table, serial, n_rows };
  g_autoptr (GError) error = NULL;

  tend_store_write (life->store, table->name, TEND_WRITE_DEFAULT, func, &deed, &error);
  g_assert_no_error (error);
}

static void
assert_same_as (TestLife   *life,
                const char *expected)
{
  g_autofree char *dump = test_life_dump (life);

  g_assert_cmpstr (dump, ==, expected);
  test_life_assert_sound (life);
}

static void
undo (TestLife *life)
{
  g_autoptr (GError) error = NULL;

  test_life_undo (life, &error);
  g_assert_no_error (error);
}

static void
redo (TestLife *life)
{
  g_autoptr (GError) error = NULL;

  test_life_redo (life, &error);
  g_assert_no_error (error);
}

/* Does it, and goes back and forth: each time the life is, in every word, what it was then. */
static void
walk (TestLife        *life,
      const TendTable *table,
      TendWriteFunc    func,
      guint            n_rows,
      guint           *serial)
{
  g_autofree char *before = test_life_dump (life);
  g_autofree char *after = NULL;

  write_rows (life, table, func, n_rows, serial);
  after = test_life_dump (life);
  g_assert_cmpstr (after, !=, before);
  test_life_assert_sound (life);
  for (int i = 0; i < 2; i++)
    {
      undo (life);
      assert_same_as (life, before);
      redo (life);
      assert_same_as (life, after);
    }
  undo (life);
  assert_same_as (life, before);
  redo (life);
}

static gboolean
delete_all (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const RowsDeed *deed = data;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", deed->table->name);

  return tend_db_execute (db, sql, error);
}

/* Parents come last in a descriptor, so it is read from its end. */
static void
fill_every_table (TestLife *life,
                  guint    *serial)
{
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = tend_features[i]->n_tables; j > 0; j--)
      {
        const TendTable *table = &tend_features[i]->tables[j - 1];

        write_rows (life, table, insert_rows, ROWS, serial);
        g_test_message ("%s: %d rows", table->name,
                        (int) test_life_ask (life, "SELECT count(*) FROM %s", table->name));
        g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM %s", table->name), >, 0);
      }
}

static void
test_every_table_is_undone_and_redone (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  guint serial = 0;

  fill_every_table (life, &serial);
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = tend_features[i]->n_tables; j > 0; j--)
      {
        const TendTable *table = &tend_features[i]->tables[j - 1];

        g_test_message ("%s", table->name);
        walk (life, table, insert_rows, ROWS * 4, &serial);
        walk (life, table, change_row, 1, &serial);
        walk (life, table, delete_all, 0, &serial);
        undo (life); /* the children of this one are walked next, and need it */
      }
}

static void
test_everything_is_undone_step_by_step_and_redone (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  guint serial = 0;

  g_ptr_array_add (dumps, test_life_dump (life));
  for (guint i = 0; i < tend_n_features; i++)
    for (guint j = tend_features[i]->n_tables; j > 0; j--)
      {
        const TendTable *table = &tend_features[i]->tables[j - 1];

        write_rows (life, table, insert_rows, ROWS, &serial);
        g_ptr_array_add (dumps, test_life_dump (life));
        write_rows (life, table, change_row, 1, &serial);
        g_ptr_array_add (dumps, test_life_dump (life));
      }
  for (int round = 0; round < 2; round++)
    {
      for (guint i = dumps->len - 1; i > 0; i--)
        {
          undo (life);
          assert_same_as (life, g_ptr_array_index (dumps, i - 1));
        }
      g_assert_null (tend_store_get_undo_label (life->store));
      for (guint i = 1; i < dumps->len; i++)
        {
          redo (life);
          assert_same_as (life, g_ptr_array_index (dumps, i));
        }
      g_assert_null (tend_store_get_redo_label (life->store));
    }
}

/* DELETE FROM the parents alone: what went along comes back. */
static void
test_what_a_cascade_took_comes_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint serial = 0;

  fill_every_table (life, &serial);
  before = test_life_dump (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_note_fts ('number')"), >, 0);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_fts ('number')"), >, 0);
  test_life_sql (life, "Delete all", TEND_WRITE_OFFER_UNDO, "DELETE FROM goal");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const children[] = { "goal_check_in", "goal_step", "goal_plan" };

      g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM %s", children[i]), ==, 0);
    }
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_note_fts ('number')"), ==, 0);
  after = test_life_dump (life);

  undo (life);
  assert_same_as (life, before);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_note_fts ('number')"), >, 0);
  redo (life);
  assert_same_as (life, after);
  undo (life);
  assert_same_as (life, before);
}

static void
test_labels_tell_what_comes_next (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  g_assert_null (tend_store_get_undo_label (life->store));
  test_life_add_goal (life, "one");
  test_life_add_goal (life, "two");
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "two");
  test_life_hush (life);
  undo (life);
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "one");
  g_assert_cmpstr (tend_store_get_redo_label (life->store), ==, "two");
  g_assert_cmpint (tend_changes_get_origin (g_ptr_array_index (life->told, 0)), ==, TEND_CHANGES_UNDO);
  g_assert_cmpstr (tend_changes_get_label (g_ptr_array_index (life->told, 0)), ==, "two");
  redo (life);
  g_assert_cmpint (tend_changes_get_origin (g_ptr_array_index (life->told, 1)), ==, TEND_CHANGES_REDO);
  g_assert_null (tend_store_get_redo_label (life->store));

  /* Whoever does something new after an undo has no redo. */
  undo (life);
  test_life_add_goal (life, "three");
  g_assert_null (tend_store_get_redo_label (life->store));
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "three");
}

static void
test_nothing_to_undo_is_told (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  g_assert_false (test_life_undo (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
  g_clear_error (&error);
  g_assert_false (test_life_redo (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
  test_assert_sentence (error);
}

static void
assert_conflict (TestLife *life)
{
  g_autofree char *before = test_life_dump (life);
  g_autoptr (GError) error = NULL;

  g_assert_false (test_life_undo (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_CONFLICT);
  test_assert_sentence (error);
  assert_same_as (life, before);
  g_assert_null (tend_store_get_redo_label (life->store));
}

static void
test_what_was_changed_since_stays_as_it_is (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "first");
  test_life_sql (life, "rename", 0, "UPDATE goal SET title = 'second', why = 'x'");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE, "UPDATE goal SET title = 'third'");
  assert_conflict (life);
  /* The entry has left; the one below it is in the way of nothing but that it is a conflict, too. */
  g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, "first");
  assert_conflict (life);
  g_assert_null (tend_store_get_undo_label (life->store));
}

static void
test_what_was_changed_elsewhere_in_the_row_does_not_matter (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "first");
  test_life_sql (life, "rename", 0, "UPDATE goal SET title = 'second'");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE, "UPDATE goal SET why = 'because'");
  undo (life);
  g_assert_cmpint (
      test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'first' AND why = 'because'"), ==, 1);
  redo (life);
  g_assert_cmpint (
      test_life_ask (life, "SELECT count(*) FROM goal WHERE title = 'second' AND why = 'because'"), ==, 1);
  test_life_assert_sound (life);
}

static void
test_a_child_does_not_come_back_without_its_parent (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "goal");
  test_life_sql (life, "check in", TEND_WRITE_NOT_UNDOABLE,
                 "INSERT INTO goal_check_in (goal_id, day, state, at) VALUES (1, '2026-03-01', 'done', 0)");
  test_life_sql (life, "take back", 0, "DELETE FROM goal_check_in");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE, "DELETE FROM goal");
  assert_conflict (life);
}

static void
test_a_row_whose_name_is_taken_does_not_come_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "set", TEND_WRITE_NOT_UNDOABLE, "INSERT INTO setting (key, value) VALUES ('a', 'b')");
  test_life_sql (life, "unset", 0, "DELETE FROM setting");
  test_life_sql (life, "set", TEND_WRITE_NOT_UNDOABLE, "INSERT INTO setting (key, value) VALUES ('a', 'c')");
  assert_conflict (life);
}

static void
test_what_is_gone_already_leaves_no_redo_of_nothing (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_add_goal (life, "goal");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE, "DELETE FROM goal");
  test_life_hush (life);
  undo (life);
  g_assert_cmpuint (life->told->len, ==, 0);
  g_assert_null (tend_store_get_undo_label (life->store));
  g_assert_null (tend_store_get_redo_label (life->store));
}

static void
test_undoing_a_goal_takes_what_was_added_to_it (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;

  test_life_add_goal (life, "goal");
  test_life_sql (life, NULL, TEND_WRITE_NOT_UNDOABLE,
                 "INSERT INTO goal_check_in (goal_id, day, state, note, at)"
                 "  VALUES (1, '2026-03-01', 'done', 'by the river', 0)");
  before = test_life_dump (life);
  undo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal_check_in"), ==, 0);
  redo (life);
  assert_same_as (life, before);
}

static void
test_writes_that_are_nobodys_deed_do_not_disturb (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("goal %d", i);

      test_life_add_goal (life, title);
      test_life_sql (life, "no deed", TEND_WRITE_NOT_UNDOABLE,
                     "INSERT INTO setting (key, value) VALUES ('n', '%d')"
                     "  ON CONFLICT (key) DO UPDATE SET value = excluded.value", i);
      g_assert_cmpstr (tend_store_get_undo_label (life->store), ==, title);
    }
  for (int i = 0; i < 20; i++)
    undo (life);
  test_life_sql (life, "no deed", TEND_WRITE_NOT_UNDOABLE, "UPDATE setting SET value = 'x'");
  for (int i = 0; i < 20; i++)
    redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM goal"), ==, 20);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting WHERE value = 'x'"), ==, 1);
  test_life_assert_sound (life);
}

static void
test_thousands_of_steps_are_not_too_many (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  TendUndoStack *stack = tend_undo_stack_new (64 * 1024 * 1024);
  const int n_steps = 1000;

  /* In the store as many as the suite has time for; on the stack itself, more. */
  for (int i = 0; i < n_steps; i++)
    test_life_sql (life, "step", 0, "INSERT INTO setting (key, value) VALUES ('%d', '')", i);
  for (int i = 0; i < n_steps; i++)
    undo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, 0);
  for (int i = 0; i < n_steps; i++)
    redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM setting"), ==, n_steps);

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (&i, sizeof i);

      g_assert_false (tend_undo_stack_push (stack, "step", bytes));
    }
  g_assert_cmpuint (tend_undo_stack_get_length (stack), ==, 5000);
  tend_undo_stack_free (stack);
}

static void
test_the_oldest_leave_when_there_is_no_room (void)
{
  TendUndoStack *stack = tend_undo_stack_new (64 * 1024 * 1024);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (16 * 1024 * 1024), 16 * 1024 * 1024);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (65 * 1024 * 1024), 65 * 1024 * 1024);
  char *label = NULL;

  g_assert_false (tend_undo_stack_push (stack, "1", large));
  g_assert_false (tend_undo_stack_push (stack, "2", large));
  g_assert_false (tend_undo_stack_push (stack, "3", large));
  g_assert_true (tend_undo_stack_push (stack, "4", large));
  g_assert_cmpuint (tend_undo_stack_get_length (stack), ==, 3);
  for (int i = 4; i > 1; i--)
    {
      g_autofree char *expected = g_strdup_printf ("%d", i);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_cmpstr (tend_undo_stack_peek_label (stack), ==, expected);
      bytes = tend_undo_stack_pop (stack, &label);
      g_assert_true (bytes == large);
      g_assert_cmpstr (label, ==, expected);
      g_clear_pointer (&label, g_free);
    }
  g_assert_null (tend_undo_stack_pop (stack, &label));
  g_assert_null (tend_undo_stack_peek_label (stack));

  /* What alone is too much stays while it is the newest. */
  g_assert_false (tend_undo_stack_push (stack, "small", large));
  g_assert_true (tend_undo_stack_push (stack, "huge", huge));
  g_assert_cmpuint (tend_undo_stack_get_length (stack), ==, 1);
  g_assert_true (tend_undo_stack_push (stack, NULL, large));
  g_assert_cmpuint (tend_undo_stack_get_length (stack), ==, 1);
  g_assert_cmpstr (tend_undo_stack_peek_label (stack), ==, "");
  g_assert_true (tend_undo_stack_clear (stack));
  g_assert_false (tend_undo_stack_clear (stack));
  tend_undo_stack_free (stack);
}

static void
test_a_great_many_small_ones_are_limited_as_well (void)
{
  TendUndoStack *stack = tend_undo_stack_new (100 * 1000);
  g_autofree char *label = g_strnfill (1000, 'x');
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  for (int i = 0; i < 1000; i++)
    tend_undo_stack_push (stack, label, empty);
  g_assert_cmpuint (tend_undo_stack_get_length (stack), >, 80);
  g_assert_cmpuint (tend_undo_stack_get_length (stack), <, 100);
  tend_undo_stack_free (stack);
}

static void
test_an_id_is_never_used_twice (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  gint64 last = test_life_add_goal (life, "first");

  for (int i = 0; i < 5; i++)
    {
      gint64 id;

      if (i % 2)
        undo (life);
      else
        test_life_sql (life, "delete", 0, "DELETE FROM goal");
      if (i == 3)
        {
          test_life_close (life);
          test_life_open (life);
        }
      id = test_life_add_goal (life, "next");
      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_what_is_redone_has_its_old_ids (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  gint64 id = test_life_add_goal (life, "goal");

  undo (life);
  redo (life);
  g_assert_cmpint (test_life_ask (life, "SELECT id FROM goal"), ==, id);
}

static void
test_rows_that_move_up_move_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_life_sql (life, "set", 0,
                 "INSERT INTO setting (key, value) VALUES ('a', '1'), ('b', '2'), ('c', '3')");
  before = test_life_dump (life);
  /* Keys are unique: the last one has to be put back first. */
  test_life_sql (life, "move up", 0,
                 "UPDATE setting SET key = 'x' WHERE key = 'a'; UPDATE setting SET key = 'a' WHERE key = 'b';"
                 "UPDATE setting SET key = 'b' WHERE key = 'c'");
  after = test_life_dump (life);
  for (int i = 0; i < 3; i++)
    {
      undo (life);
      assert_same_as (life, before);
      redo (life);
      assert_same_as (life, after);
    }
}

/* What sessions can't take back in SQLite 3.40: see TendTable. It is told, and nothing is half done. */
static void
test_unique_values_that_changed_places_stay_there (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();

  test_life_sql (life, "set", TEND_WRITE_NOT_UNDOABLE,
                 "INSERT INTO setting (key, value) VALUES ('a', '1'), ('b', '2')");
  test_life_sql (life, "change places", 0,
                 "UPDATE setting SET key = 'x' WHERE key = 'a'; UPDATE setting SET key = 'a' WHERE key = 'b';"
                 "UPDATE setting SET key = 'b' WHERE key = 'x'");
  if (test_life_ask (life, "SELECT sqlite_version () LIKE '3.40.%%'"))
    assert_conflict (life);
  else
    g_test_skip ("another SQLite");
}

static void
test_undo_does_not_outlive_the_store (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  test_life_add_goal (life, "goal");
  test_life_close (life);
  test_life_open (life);
  g_assert_null (tend_store_get_undo_label (life->store));
  g_assert_false (test_life_undo (life, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/undo/" name, func)
  ADD ("every-table-is-undone-and-redone", test_every_table_is_undone_and_redone);
  ADD ("everything-is-undone-step-by-step-and-redone", test_everything_is_undone_step_by_step_and_redone);
  ADD ("what-a-cascade-took-comes-back", test_what_a_cascade_took_comes_back);
  ADD ("labels-tell-what-comes-next", test_labels_tell_what_comes_next);
  ADD ("nothing-to-undo-is-told", test_nothing_to_undo_is_told);
  ADD ("what-was-changed-since-stays-as-it-is", test_what_was_changed_since_stays_as_it_is);
  ADD ("what-was-changed-elsewhere-in-the-row-does-not-matter",
       test_what_was_changed_elsewhere_in_the_row_does_not_matter);
  ADD ("a-child-does-not-come-back-without-its-parent", test_a_child_does_not_come_back_without_its_parent);
  ADD ("a-row-whose-name-is-taken-does-not-come-back", test_a_row_whose_name_is_taken_does_not_come_back);
  ADD ("what-is-gone-already-leaves-no-redo-of-nothing", test_what_is_gone_already_leaves_no_redo_of_nothing);
  ADD ("undoing-a-goal-takes-what-was-added-to-it", test_undoing_a_goal_takes_what_was_added_to_it);
  ADD ("writes-that-are-nobodys-deed-do-not-disturb", test_writes_that_are_nobodys_deed_do_not_disturb);
  ADD ("thousands-of-steps-are-not-too-many", test_thousands_of_steps_are_not_too_many);
  ADD ("the-oldest-leave-when-there-is-no-room", test_the_oldest_leave_when_there_is_no_room);
  ADD ("a-great-many-small-ones-are-limited-as-well", test_a_great_many_small_ones_are_limited_as_well);
  ADD ("an-id-is-never-used-twice", test_an_id_is_never_used_twice);
  ADD ("what-is-redone-has-its-old-ids", test_what_is_redone_has_its_old_ids);
  ADD ("rows-that-move-up-move-back", test_rows_that_move_up_move_back);
  ADD ("unique-values-that-changed-places-stay-there", test_unique_values_that_changed_places_stay_there);
  ADD ("undo-does-not-outlive-the-store", test_undo_does_not_outlive_the_store);
  return g_test_run ();
}
