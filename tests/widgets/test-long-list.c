/* A list of many rows: only what is on screen is there, wherever it is scrolled to and whatever comes and goes. */

#include "widgets/tend-long-list.h"

#include "widgets/tend-long-list-cell.h"

#include "widget-fixture.h"

#include <adwaita.h>

#define N_MANY 20000
#define ROW_HEIGHT 40

typedef struct
{
  WidgetFixture window;
  GtkStringList *model;
  TendLongList *list;
  GHashTable *shown; /* GtkLabel * → GtkStringObject *, what was bound and not let go of */
  guint n_bound;
} Fixture;

static GtkWidget *
create_label (gpointer user_data)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_widget_set_size_request (label, -1, ROW_HEIGHT);
  return label;
}

static void
bind_label (GtkWidget *row,
            gpointer   item,
            guint      position,
            gpointer   user_data)
{
  Fixture *fixture = user_data;

  gtk_label_set_label (GTK_LABEL (row), item ? gtk_string_object_get_string (item) : "");
  if (item)
    g_hash_table_insert (fixture->shown, row, g_object_ref (item));
  else
    g_hash_table_remove (fixture->shown, row);
  fixture->n_bound += item != NULL;
}

static const TendLongListFuncs funcs = { create_label, bind_label };

static void
append (Fixture *fixture,
        guint    from,
        guint    end)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = from; i < end; i++)
    {
      g_autofree char *word = g_strdup_printf ("%u", i);

      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);
  gtk_string_list_splice (fixture->model, from, 0, (const char *const *) words);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->model = gtk_string_list_new (NULL);
  fixture->shown = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  fixture->list = g_object_new (TEND_TYPE_LONG_LIST, NULL);
  append (fixture, 0, N_MANY);
  tend_long_list_set_funcs (fixture->list, &funcs, fixture);
  tend_long_list_set_model (fixture->list, G_LIST_MODEL (fixture->model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->list));
  widget_fixture_set_up (&fixture->window, scroller, 300, 600);
  widget_fixture_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  gpointer list = fixture->list, model = fixture->model;

  g_object_add_weak_pointer (list, &list);
  widget_fixture_tear_down (&fixture->window);
  g_assert_null (list);
  g_assert_cmpuint (g_hash_table_size (fixture->shown), ==, 0);
  g_hash_table_unref (fixture->shown);
  g_object_add_weak_pointer (model, &model);
  g_object_unref (fixture->model);
  g_assert_null (model);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));
}

static void
scroll_to (Fixture *fixture,
           double   offset)
{
  gtk_adjustment_set_value (get_adjustment (fixture), offset);
  widget_fixture_settle ();
}

static TendLongListCell *
find_cell (Fixture *fixture,
           guint    position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->list)); child;
       child = gtk_widget_get_next_sibling (child))
    if (tend_long_list_cell_get_position (TEND_LONG_LIST_CELL (child)) == position)
      return TEND_LONG_LIST_CELL (child);
  return NULL;
}

static const char *
get_words (Fixture *fixture,
           guint    position)
{
  TendLongListCell *cell = find_cell (fixture, position);

  return cell ? gtk_label_get_label (GTK_LABEL (tend_long_list_cell_get_row (cell))) : NULL;
}

/* With what its style puts around it. */
static int
get_row_height (Fixture *fixture)
{
  int height;

  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (fixture->list)), GTK_ORIENTATION_VERTICAL, -1, &height, NULL,
                      NULL, NULL);
  return height;
}

/* What is on screen has a row, in its place and with its words. */
static void
assert_shown (Fixture *fixture,
              guint    first,
              guint    last)
{
  double offset = gtk_adjustment_get_value (get_adjustment (fixture));
  int height = get_row_height (fixture);

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *words = g_strdup (gtk_string_list_get_string (fixture->model, i));
      graphene_rect_t bounds;

      g_assert_cmpstr (get_words (fixture, i), ==, words);
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (find_cell (fixture, i)), GTK_WIDGET (fixture->list), &bounds));
      g_assert_cmpfloat_with_epsilon (bounds.origin.y, (double) i * height - offset, 1);
    }
  g_assert_cmpuint (tend_long_list_get_n_rows (fixture->list), <, 40);
}

static void
test_only_what_is_seen_is_there (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);

  assert_shown (fixture, 0, 10);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >=, N_MANY * ROW_HEIGHT);
  scroll_to (fixture, gtk_adjustment_get_upper (adjustment) / 2);
  g_assert_null (find_cell (fixture, 0));
  scroll_to (fixture, gtk_adjustment_get_upper (adjustment));
  assert_shown (fixture, N_MANY - 5, N_MANY - 1);
  scroll_to (fixture, 0);
  assert_shown (fixture, 0, 10);
}

/* What stays on screen keeps its row, and is not read again. */
static void
test_a_small_step_costs_a_row (Fixture       *fixture,
                               gconstpointer  user_data)
{
  int height = get_row_height (fixture);
  guint n_before;

  scroll_to (fixture, 100 * height);
  n_before = fixture->n_bound;
  for (int i = 1; i <= 20; i++)
    scroll_to (fixture, (100 + i) * height);
  g_assert_cmpuint (fixture->n_bound - n_before, <=, 22);
}

static void
test_what_comes_and_goes (Fixture       *fixture,
                          gconstpointer  user_data)
{
  const char *words[] = { "new", "newer", NULL };
  int height = get_row_height (fixture);

  gtk_string_list_splice (fixture->model, 1, 1, words);
  widget_fixture_settle ();
  g_assert_cmpstr (get_words (fixture, 0), ==, "0");
  g_assert_cmpstr (get_words (fixture, 2), ==, "newer");
  g_assert_cmpstr (get_words (fixture, 3), ==, "2");

  /* Above what is seen: that stays where it is. */
  scroll_to (fixture, 50 * height);
  g_assert_cmpstr (get_words (fixture, 51), ==, "50");
  gtk_string_list_splice (fixture->model, 0, 0, words);
  widget_fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 52 * height);
  g_assert_cmpstr (get_words (fixture, 53), ==, "50");

  /* Everything but three. */
  gtk_string_list_splice (fixture->model, 3, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) - 3, NULL);
  widget_fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, 0);
  assert_shown (fixture, 0, 2);
  gtk_string_list_splice (fixture->model, 0, 3, NULL);
  widget_fixture_settle ();
  g_assert_cmpuint (g_hash_table_size (fixture->shown), ==, 0);
}

static guint
get_focused (Fixture *fixture)
{
  GtkWidget *cell = gtk_widget_get_focus_child (GTK_WIDGET (fixture->list));

  return cell ? tend_long_list_cell_get_position (TEND_LONG_LIST_CELL (cell)) : GTK_INVALID_LIST_POSITION;
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (get_focused (fixture), ==, 0);
  for (guint i = 1; i < 40; i++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_DOWN));
      g_assert_cmpuint (get_focused (fixture), ==, i);
    }
  widget_fixture_settle ();
  g_assert_cmpstr (get_words (fixture, 39), ==, "39");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_UP));
  g_assert_cmpuint (get_focused (fixture), ==, 38);

  /* Scrolled away, it keeps the keys, and Down goes on from there. */
  scroll_to (fixture, 10000 * ROW_HEIGHT);
  g_assert_cmpuint (get_focused (fixture), ==, 38);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_DOWN));
  g_assert_cmpuint (get_focused (fixture), ==, 39);
  widget_fixture_settle ();
  assert_shown (fixture, 39, 42);

  g_assert_true (tend_long_list_focus (fixture->list, N_MANY - 1));
  g_assert_cmpuint (get_focused (fixture), ==, N_MANY - 1);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_DOWN));
  g_assert_false (tend_long_list_focus (fixture->list, N_MANY));
  /* The row that has the keys goes: the next one has them. */
  gtk_string_list_remove (fixture->model, N_MANY - 1);
  widget_fixture_settle ();
  g_assert_cmpuint (get_focused (fixture), ==, N_MANY - 2);
}

static void
on_activated_cb (TendLongList *list,
                 guint         position,
                 guint        *activated)
{
  *activated = position;
}

static void
test_a_row_is_chosen (Fixture       *fixture,
                      gconstpointer  user_data)
{
  guint activated = 0;

  g_signal_connect (fixture->list, "activated", G_CALLBACK (on_activated_cb), &activated);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_cell (fixture, 3))));
  g_assert_cmpuint (activated, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/long-list/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("only-what-is-seen-is-there", test_only_what_is_seen_is_there);
  ADD ("a-small-step-costs-a-row", test_a_small_step_costs_a_row);
  ADD ("what-comes-and-goes", test_what_comes_and_goes);
  ADD ("keys", test_keys);
  ADD ("a-row-is-chosen", test_a_row_is_chosen);
#undef ADD
  return g_test_run ();
}
