/* Ideas to pick from: narrowed down, picked, put out of sight, written. */

#include "widget-fixture.h"

#include "widgets/tend-idea-dialog.h"
#include "widgets/tend-idea-list.h"
#include "widgets/tend-idea-row.h"

typedef struct
{
  WidgetFixture window;
  TendIdeaList *list;
  GPtrArray *ideas;
  char *told; /* what the last signal was about */
} Fixture;

static const char text[] =
    "<ideas>"
    "<idea id='walk' minutes='45' cost='free' energy='low' place='outdoors'><title>Walk</title></idea>"
    "<idea id='climb' minutes='120' cost='some' energy='high' place='indoors'><title>Climb</title></idea>"
    "<idea id='soup' minutes='90' cost='little' energy='low' place='indoors'><title>Soup</title></idea>"
    "</ideas>";

static void
tell (Fixture        *fixture,
      const char     *what,
      const TendIdea *idea)
{
  g_free (fixture->told);
  fixture->told = g_strdup_printf ("%s %s", what, idea ? idea->title : "new");
}

static void
on_picked_cb (Fixture        *fixture,
              const TendIdea *idea)
{
  tell (fixture, "picked", idea);
}

static void
on_hide_asked_cb (Fixture        *fixture,
                  const TendIdea *idea,
                  gboolean        is_hidden)
{
  tell (fixture, is_hidden ? "hide" : "show", idea);
}

static void
on_edit_asked_cb (Fixture        *fixture,
                  const TendIdea *idea)
{
  tell (fixture, "edit", idea);
}

static void
on_delete_asked_cb (Fixture        *fixture,
                    const TendIdea *idea)
{
  tell (fixture, "delete", idea);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GtkWidget *list = tend_idea_list_new ();
  TendIdea *own = tend_idea_new ("Darts");
  g_autoptr (GError) error = NULL;

  fixture->list = TEND_IDEA_LIST (list);
  fixture->ideas = tend_ideas_parse (text, -1, &error);
  g_assert_no_error (error);
  own->is_own = TRUE;
  g_ptr_array_insert (fixture->ideas, 0, own);
  g_signal_connect_swapped (list, "picked", G_CALLBACK (on_picked_cb), fixture);
  g_signal_connect_swapped (list, "hide-asked", G_CALLBACK (on_hide_asked_cb), fixture);
  g_signal_connect_swapped (list, "edit-asked", G_CALLBACK (on_edit_asked_cb), fixture);
  g_signal_connect_swapped (list, "delete-asked", G_CALLBACK (on_delete_asked_cb), fixture);
  tend_idea_list_set_ideas (fixture->list, fixture->ideas);
  widget_fixture_set_up (&fixture->window, list, 360, 600);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  widget_fixture_tear_down (&fixture->window);
  g_ptr_array_unref (fixture->ideas);
  g_free (fixture->told);
}

static GtkListBox *
get_box (Fixture *fixture)
{
  return GTK_LIST_BOX (widget_fixture_find (GTK_WIDGET (fixture->list), GTK_TYPE_LIST_BOX));
}

static GtkWidget *
get_row (Fixture *fixture,
         int      index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (get_box (fixture), index));
}

/* The rows that are on screen. */
static void
assert_shown (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  widget_fixture_settle ();
  for (int i = 0; get_row (fixture, i); i++)
    if (gtk_widget_get_child_visible (get_row (fixture, i)))
      g_string_append_printf (titles, "%s%s", n++ > 0 ? ", " : "",
                              tend_idea_row_get_idea (TEND_IDEA_ROW (get_row (fixture, i)))->title);
  g_assert_cmpstr (titles->str, ==, expected);
  g_assert_cmpuint (tend_idea_list_get_n_shown (fixture->list), ==, n);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon_name,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0) &&
      (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon_name, label);
  return found;
}

static void
click (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_narrowing_down (Fixture       *fixture,
                     gconstpointer  user_data)
{
  assert_shown (fixture, "Darts, Walk, Climb, Soup");
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_LENGTH, 3);
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_PLACE, 1);
  assert_shown (fixture, "Darts, Climb, Soup");
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_COST, 2);
  assert_shown (fixture, "Darts, Soup");
  /* What was chosen stays so when the ideas are read anew. */
  g_ptr_array_remove_index (fixture->ideas, 0);
  tend_idea_list_set_ideas (fixture->list, fixture->ideas);
  assert_shown (fixture, "Soup");
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_LENGTH, 1);
  assert_shown (fixture, "");
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_LENGTH, 0);
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_PLACE, 0);
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_COST, 0);
  assert_shown (fixture, "Walk, Climb, Soup");
}

/* None of these ideas has a season or a mood. */
static void
test_only_what_makes_a_difference_is_asked (Fixture       *fixture,
                                            gconstpointer  user_data)
{
  GtkWidget *flow = widget_fixture_find (GTK_WIDGET (fixture->list), GTK_TYPE_FLOW_BOX);

  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    {
      GtkWidget *child = GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), (int) facet));
      GtkWidget *chooser = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      g_assert_true (gtk_widget_get_visible (child) ==
                     (facet != TEND_IDEA_FACET_SEASON && facet != TEND_IDEA_FACET_MOOD));
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           tend_idea_facet_get_name (facet));
    }
}

static void
test_a_row_is_picked (Fixture       *fixture,
                      gconstpointer  user_data)
{
  fixture->window.widget = get_row (fixture, 2);
  widget_fixture_click (&fixture->window, GDK_BUTTON_PRIMARY, 30, 20);
  fixture->window.widget = GTK_WIDGET (fixture->list);
  g_assert_cmpstr (fixture->told, ==, "picked Climb");
}

static void
test_one_is_picked_for_the_user (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  GtkWidget *surprise = find_button (GTK_WIDGET (fixture->list), NULL, "Pick One for Me");

  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_PLACE, 1);
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_ENERGY, 3);
  assert_shown (fixture, "Climb");
  click (surprise);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window.window)) == get_row (fixture, 2));
  g_assert_null (fixture->told);
  tend_idea_list_choose (fixture->list, TEND_IDEA_FACET_COST, 1);
  assert_shown (fixture, "");
  g_assert_false (gtk_widget_get_sensitive (surprise));
}

static void
test_out_of_sight_and_back (Fixture       *fixture,
                            gconstpointer  user_data)
{
  GtkWidget *reveal = find_button (GTK_WIDGET (fixture->list), NULL, "Show What Is out of Sight");
  GtkWidget *button = find_button (get_row (fixture, 1), "view-conceal-symbolic", NULL);

  g_assert_false (gtk_widget_get_visible (reveal));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Put out of Sight: Walk");
  gtk_widget_grab_focus (button);
  click (button);
  g_assert_cmpstr (fixture->told, ==, "hide Walk");
  ((TendIdea *) g_ptr_array_index (fixture->ideas, 1))->is_hidden = TRUE;
  tend_idea_list_set_ideas (fixture->list, fixture->ideas);
  assert_shown (fixture, "Darts, Climb, Soup");
  /* The keys are still in the list. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window.window)) == get_row (fixture, 0));
  g_assert_true (gtk_widget_get_visible (reveal));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (reveal), TRUE);
  assert_shown (fixture, "Darts, Walk, Climb, Soup");
  click (find_button (get_row (fixture, 1), "view-reveal-symbolic", NULL));
  g_assert_cmpstr (fixture->told, ==, "show Walk");
}

static void
test_own_ideas (Fixture       *fixture,
                gconstpointer  user_data)
{
  click (find_button (GTK_WIDGET (fixture->list), "list-add-symbolic", NULL));
  g_assert_cmpstr (fixture->told, ==, "edit new");
  click (find_button (get_row (fixture, 0), "document-edit-symbolic", NULL));
  g_assert_cmpstr (fixture->told, ==, "edit Darts");
  click (find_button (get_row (fixture, 0), "user-trash-symbolic", NULL));
  g_assert_cmpstr (fixture->told, ==, "delete Darts");
  g_assert_null (find_button (get_row (fixture, 1), "user-trash-symbolic", NULL));
}

static void
on_saved_cb (TendIdea       **saved,
             const TendIdea  *idea)
{
  g_clear_pointer (saved, tend_idea_free);
  *saved = tend_idea_copy (idea);
}

static GtkEditable *
find_entry_row (GtkWidget  *widget,
                const char *title)
{
  GtkEditable *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry_row (child, title);
  return found;
}

static void
test_an_idea_is_written (void)
{
  g_autoptr (TendIdea) saved = NULL;
  TendIdeaDialog *dialog = tend_idea_dialog_new (NULL, NULL, FALSE);
  GtkEditable *title = find_entry_row (GTK_WIDGET (dialog), "What to Do");
  GtkWidget *save;

  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (on_saved_cb), &saved);
  gtk_window_present (GTK_WINDOW (dialog));
  widget_fixture_settle ();
  save = find_button (GTK_WIDGET (dialog), NULL, "_Save");
  gtk_editable_set_text (title, "  ");
  click (save);
  g_assert_null (saved);
  gtk_editable_set_text (title, " Chess ");
  gtk_editable_set_text (find_entry_row (GTK_WIDGET (dialog), "A Line More"), "In the park.");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SPIN_BUTTON)), 25);
  click (save);
  g_assert_cmpstr (saved->title, ==, "Chess");
  g_assert_cmpstr (saved->detail, ==, "In the park.");
  g_assert_cmpint (saved->minutes, ==, 25);
  g_assert_cmpuint (saved->cost, ==, TEND_IDEA_COST_FREE);
  g_assert_cmpuint (saved->places, ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static AdwComboRow *
find_combo_row (GtkWidget  *widget,
                const char *title)
{
  AdwComboRow *found = NULL;

  if (ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_combo_row (child, title);
  return found;
}

/* Two seasons cannot be chosen here; they stay unless another is. */
static void
test_an_idea_is_changed (void)
{
  g_autoptr (TendIdea) idea = tend_idea_new ("Darts");
  g_autoptr (TendIdea) saved = NULL;
  TendIdeaDialog *dialog;
  GtkWidget *save;

  idea->seasons = TEND_IDEA_SEASON_SUMMER | TEND_IDEA_SEASON_WINTER;
  idea->energy = TEND_IDEA_ENERGY_HIGH;
  idea->places = TEND_IDEA_PLACE_OUTDOORS;
  dialog = tend_idea_dialog_new (NULL, idea, TRUE);
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (on_saved_cb), &saved);
  save = find_button (GTK_WIDGET (dialog), NULL, "_Save");
  click (save);
  g_assert_cmpuint (saved->seasons, ==, idea->seasons);
  g_assert_cmpuint (saved->energy, ==, idea->energy);
  g_assert_cmpuint (saved->places, ==, idea->places);
  adw_combo_row_set_selected (find_combo_row (GTK_WIDGET (dialog), "Season"), 3);
  adw_combo_row_set_selected (find_combo_row (GTK_WIDGET (dialog), "Energy"), 1);
  adw_combo_row_set_selected (find_combo_row (GTK_WIDGET (dialog), "Place"), 0);
  adw_combo_row_set_selected (find_combo_row (GTK_WIDGET (dialog), "Cost"), 2);
  adw_combo_row_set_selected (find_combo_row (GTK_WIDGET (dialog), "Good For"), 4);
  click (save);
  g_assert_cmpuint (saved->seasons, ==, TEND_IDEA_SEASON_AUTUMN);
  g_assert_cmpuint (saved->energy, ==, TEND_IDEA_ENERGY_MIDDLE);
  g_assert_cmpuint (saved->places, ==, 0);
  g_assert_cmpuint (saved->cost, ==, TEND_IDEA_COST_SOME);
  g_assert_cmpuint (saved->moods, ==, TEND_IDEA_MOOD_BRIGHT);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, test) g_test_add ("/ideas/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("narrowing-down", test_narrowing_down);
  ADD ("only-what-makes-a-difference-is-asked", test_only_what_makes_a_difference_is_asked);
  ADD ("a-row-is-picked", test_a_row_is_picked);
  ADD ("one-is-picked-for-the-user", test_one_is_picked_for_the_user);
  ADD ("out-of-sight-and-back", test_out_of_sight_and_back);
  ADD ("own-ideas", test_own_ideas);
#undef ADD
  g_test_add_func ("/ideas/an-idea-is-written", test_an_idea_is_written);
  g_test_add_func ("/ideas/an-idea-is-changed", test_an_idea_is_changed);

  return g_test_run ();
}
