/* A zone is found by its place, and told with what the clock shows there. */

#include "widget-fixture.h"

#include "widgets/tend-zone-chooser.h"

typedef struct
{
  GtkWidget *chooser;
  GtkListBox *list;
  GtkEditable *search;
  char *chosen;
} Fixture;

static void
on_chosen_cb (Fixture    *fixture,
              const char *id)
{
  g_free (fixture->chosen);
  fixture->chosen = g_strdup (id);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (TendZone) here = tend_zone_new ("Europe/Berlin", NULL);
  TendWall noon = { tend_day_from_ymd (2026, 11, 27), 16 * 3600 + 1800 };

  fixture->chooser = tend_zone_chooser_new (here, tend_zone_to_instant (here, noon));
  fixture->list = GTK_LIST_BOX (widget_fixture_find (fixture->chooser, GTK_TYPE_LIST_BOX));
  fixture->search = GTK_EDITABLE (widget_fixture_find (fixture->chooser, GTK_TYPE_SEARCH_ENTRY));
  g_signal_connect_swapped (fixture->chooser, "chosen", G_CALLBACK (on_chosen_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->chooser), (gpointer *) &fixture->chooser);
  gtk_window_present (GTK_WINDOW (fixture->chooser));
  widget_fixture_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->chooser)
    gtk_window_destroy (GTK_WINDOW (fixture->chooser));
  widget_fixture_settle ();
  g_assert_null (fixture->chooser);
  g_free (fixture->chosen);
}

static void
assert_row (Fixture    *fixture,
            int         i,
            const char *title,
            const char *subtitle)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (fixture->list, i);

  g_assert_nonnull (row);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  user_data)
{
  /* Before anything is looked for, one's own is on top. */
  assert_row (fixture, 0, "Wherever You Are", "The same hour in every zone");
  assert_row (fixture, 1, "Berlin", "Here · 16:30");
  gtk_editable_set_text (fixture->search, "new y");
  assert_row (fixture, 0, "New York", "United States · 10:30");
  g_assert_null (gtk_list_box_get_row_at_index (fixture->list, 1));
  /* It is another day there. */
  gtk_editable_set_text (fixture->search, "auckland");
  assert_row (fixture, 0, "Auckland", "New Zealand · Saturday 04:30");

  gtk_editable_set_text (fixture->search, "nowhere");
  g_assert_null (gtk_list_box_get_row_at_index (fixture->list, 0));
  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_null (fixture->chosen);
  g_assert_nonnull (fixture->chooser);
}

static void
test_enter (Fixture       *fixture,
            gconstpointer  user_data)
{
  gtk_editable_set_text (fixture->search, "lis");
  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_cmpstr (fixture->chosen, ==, "Europe/Lisbon");
  widget_fixture_settle ();
  g_assert_null (fixture->chooser);
}

static void
test_floating (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_signal_emit_by_name (fixture->list, "row-activated", gtk_list_box_get_row_at_index (fixture->list, 0));
  g_assert_cmpstr (fixture->chosen, ==, "");
}

static void
test_many (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkListBoxRow *first;

  gtk_editable_set_text (fixture->search, "san");
  first = gtk_list_box_get_row_at_index (fixture->list, 0);
  g_assert_nonnull (gtk_list_box_get_row_at_index (fixture->list, 1));
  g_signal_emit_by_name (fixture->search, "activate");
  g_assert_null (fixture->chosen);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->chooser)) == GTK_WIDGET (first));
  g_signal_emit_by_name (fixture->list, "row-activated", first);
  g_assert_nonnull (fixture->chosen);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/zone-chooser/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("is-searched-by-place-and-country", test_search);
  ADD ("enter-takes-the-only-one", test_enter);
  ADD ("a-clock-can-go-along", test_floating);
  ADD ("of-many-the-arrows-choose", test_many);
#undef ADD

  return g_test_run ();
}
