/* The keys never stay nowhere: a page that goes while its menu closes, and the many times when GTK finds a place by
 * itself. */

#include "widget-fixture.h"

#include "widgets/tend-focus-keeper.h"

/* More frames than the keeper waits for. */
#define A_WHILE (300 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  WidgetFixture fixture;
  GtkStack *stack;
  GtkWidget *menu;  /* the button that opens it, on the first page */
  GtkWidget *item;  /* in the menu */
  GtkWidget *other; /* a button on the second page */
  TendFocusKeeper *keeper;
  guint n_lost;
} Pages;

static void
on_lost_cb (Pages *pages)
{
  pages->n_lost++;
  gtk_widget_grab_focus (pages->other);
}

static void
set_up (Pages *pages)
{
  GtkWidget *popover = gtk_popover_new ();

  *pages = (Pages){ 0 };
  pages->stack = GTK_STACK (gtk_stack_new ());
  pages->item = gtk_button_new_with_label ("Delete");
  gtk_popover_set_child (GTK_POPOVER (popover), pages->item);
  pages->menu = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (pages->menu), popover);
  pages->other = gtk_button_new_with_label ("New");
  gtk_stack_add_named (pages->stack, pages->menu, "first");
  gtk_stack_add_named (pages->stack, pages->other, "second");

  widget_fixture_set_up (&pages->fixture, GTK_WIDGET (pages->stack), 300, 200);
  pages->keeper = tend_focus_keeper_new (GTK_WINDOW (pages->fixture.window));
  g_signal_connect_swapped (pages->keeper, "lost", G_CALLBACK (on_lost_cb), pages);
}

static void
tear_down (Pages *pages)
{
  g_clear_object (&pages->keeper);
  widget_fixture_tear_down (&pages->fixture);
}

static void
open_menu (Pages *pages)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (pages->menu));
  gtk_widget_grab_focus (pages->item);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (pages->fixture.window)) == pages->item);
}

/* Whatever GTK itself makes of it, in the end the keys are with something that is on screen. */
static void
test_page_goes_under_its_menu (void)
{
  Pages pages;
  GtkWidget *focus;

  set_up (&pages);
  open_menu (&pages);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (pages.menu));
  gtk_stack_set_visible_child_name (pages.stack, "second");
  widget_fixture_run_for (A_WHILE);
  focus = gtk_window_get_focus (GTK_WINDOW (pages.fixture.window));
  g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
  tear_down (&pages);
}

static void
test_what_is_hidden_is_told_of (void)
{
  Pages pages;

  set_up (&pages);
  gtk_stack_set_visible_child_name (pages.stack, "second");
  widget_fixture_settle ();
  gtk_window_set_focus (GTK_WINDOW (pages.fixture.window), pages.item);
  widget_fixture_run_for (A_WHILE);
  g_assert_cmpuint (pages.n_lost, ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (pages.fixture.window)) == pages.other);
  tear_down (&pages);
}

static void
test_what_closes_as_usual_is_not (void)
{
  Pages pages;

  set_up (&pages);
  open_menu (&pages);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (pages.menu));
  widget_fixture_run_for (A_WHILE);
  g_assert_cmpuint (pages.n_lost, ==, 0);

  gtk_widget_set_visible (pages.fixture.window, FALSE);
  widget_fixture_run_for (A_WHILE);
  g_assert_cmpuint (pages.n_lost, ==, 0);
  tear_down (&pages);
}

static void
test_what_is_destroyed_is_forgotten (void)
{
  Pages pages;

  set_up (&pages);
  gtk_widget_grab_focus (pages.menu);
  gtk_stack_remove (pages.stack, pages.menu);
  widget_fixture_run_for (A_WHILE);
  g_assert_cmpuint (pages.n_lost, ==, 0);
  tear_down (&pages);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/focus-keeper/page-goes-under-its-menu", test_page_goes_under_its_menu);
  g_test_add_func ("/focus-keeper/what-is-hidden-is-told-of", test_what_is_hidden_is_told_of);
  g_test_add_func ("/focus-keeper/what-closes-as-usual-is-not", test_what_closes_as_usual_is_not);
  g_test_add_func ("/focus-keeper/what-is-destroyed-is-forgotten", test_what_is_destroyed_is_forgotten);

  return g_test_run ();
}
