#include "shell/tend-window.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-signal.h"
#include "shell/tend-feature-page.h"
#include "shell/tend-reminder-question.h"
#include "shell/tend-search-list.h"
#include "shell/tend-shortcuts.h"
#include "shell/tend-toaster.h"
#include "tend-config.h"
#include "widgets/tend-focus-keeper.h"

#include <glib/gi18n.h>

struct _TendWindow
{
  AdwApplicationWindow parent_instance;

  TendStore *store;
  GSettings *settings;
  TendToaster *toaster;
  TendFocusKeeper *focus_keeper;
  GtkWidget **pages; /* one for each of tend_feature_pages, NULL until it is visited */
  char *panel;       /* (nullable): the feature whose page is to be shown, once the window is on screen */
  guint fill_id;

  AdwToastOverlay *overlay;
  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkWidget *content;
  GtkStack *stack;
  GtkListBox *panels;
  GtkStack *sidebar_stack;
  GtkSearchEntry *search_entry;
  GtkSearchBar *search_bar;
  TendSearchList *search_list;
  GtkMenuButton *menu_button;
  TendReminderQuestion *reminder_question;
};

enum
{
  PROP_STORE = 1,
  PROP_SETTINGS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendWindow, tend_window, ADW_TYPE_APPLICATION_WINDOW)

static int
find_panel (const char *id)
{
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (g_strcmp0 (tend_feature_pages[i]->id, id) == 0)
      return (int) i;
  return -1;
}

static int
find_panel_of_kind (const char *kind)
{
  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (tend_feature_pages[i]->kinds && g_strv_contains (tend_feature_pages[i]->kinds, kind))
      return (int) i;
  return -1;
}

static TendPage *
get_page (TendWindow *self,
          int         index)
{
  if (self->pages[index] == NULL)
    {
      self->pages[index] = GTK_WIDGET (tend_feature_pages[index]->create (self->store));
      g_object_bind_property (self->leaflet, "folded", self->pages[index], "folded", G_BINDING_SYNC_CREATE);
      gtk_stack_add_named (self->stack, self->pages[index], tend_feature_pages[index]->id);
    }
  return TEND_PAGE (self->pages[index]);
}

static TendPage *
get_current_page (TendWindow *self)
{
  int index = find_panel (self->panel);

  return index >= 0 && self->pages[index] ? TEND_PAGE (self->pages[index]) : NULL;
}

/* Whoever came by a key goes on by keys. */
static void
focus_page (TendWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

/* Where the page is away, as in a narrow window, there are the pages to choose from. */
static void
on_focus_lost_cb (TendWindow *self)
{
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (!gtk_widget_get_mapped (self->content) || !gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->panels), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_panel_row (const TendFeaturePage *feature_page,
                guint                  number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (feature_page->icon_name);
  GtkWidget *label = gtk_label_new (_(feature_page->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(feature_page->title),
                                  -1);
  if (number <= 9)
    {
      g_autofree char *shortcut = g_strdup_printf ("Ctrl+%u", number);

      gtk_widget_set_tooltip_text (row, shortcut);
    }
  return row;
}

static void
update_undo_actions (TendWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", tend_store_get_undo_label (self->store) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", tend_store_get_redo_label (self->store) != NULL);
}

static void
on_store_troubled_cb (TendWindow   *self,
                      const GError *error)
{
  tend_toaster_tell (self->toaster, error->message);
}

static void
on_step_taken (TendWindow *self,
               gboolean    is_done,
               GError     *error)
{
  if (!is_done && !g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    tend_toaster_tell (self->toaster, error->message);
  g_object_unref (self);
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = tend_store_undo_finish (TEND_STORE (source), result, &error);

  on_step_taken (user_data, is_done, error);
}

static void
on_redone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = tend_store_redo_finish (TEND_STORE (source), result, &error);

  on_step_taken (user_data, is_done, error);
}

static void
on_undo_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_store_undo_async (TEND_WINDOW (widget)->store, NULL, on_undone_cb, g_object_ref (widget));
}

static void
on_redo_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_store_redo_async (TEND_WINDOW (widget)->store, NULL, on_redone_cb, g_object_ref (widget));
}

static void
on_panel_activated_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  tend_window_show_panel (TEND_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_panel_number_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  gint32 number = g_variant_get_int32 (parameter);

  if (number < 1 || (guint) number > tend_n_feature_pages)
    return;
  tend_window_show_panel (TEND_WINDOW (widget), tend_feature_pages[number - 1]->id);
  focus_page (TEND_WINDOW (widget));
}

static void
on_open_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);
  const char *kind, *uuid;
  TendPage *page;
  gboolean is_there;
  int index;

  g_variant_get (parameter, "(&s&s)", &kind, &uuid);
  index = find_panel_of_kind (kind);
  if (index < 0)
    return;
  tend_window_show_panel (self, tend_feature_pages[index]->id);
  page = get_page (self, index);
  is_there = g_str_equal (action_name, "win.start") ? tend_page_start (page, kind, uuid)
                                                    : tend_page_open (page, kind, uuid);
  if (!is_there)
    tend_toaster_tell (self->toaster, _("That isn’t there any more."));
}

/* One key from a racing mind to a breath. */
static void
on_redirect_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.open", "(ss)", "redirect", "");
}

static void
on_new_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  TendPage *page = get_current_page (TEND_WINDOW (widget));

  if (page)
    tend_page_make_new (page);
}

static void
on_new_in_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);
  int index = find_panel (g_variant_get_string (parameter, NULL));

  if (index < 0)
    return;
  tend_window_show_panel (self, tend_feature_pages[index]->id);
  tend_page_make_new (get_page (self, index));
}

static void
on_tell_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_toaster_tell (TEND_WINDOW (widget)->toaster, g_variant_get_string (parameter, NULL));
}

/* Also where it was left out. */
static void
show_sidebar (TendWindow *self)
{
  gtk_widget_set_visible (self->sidebar, TRUE);
  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

/* The page alone, on the whole screen, or as it was before. */
static void
on_fill_screen_activated_cb (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  gboolean fills = g_variant_get_boolean (parameter);

  gtk_widget_set_visible (TEND_WINDOW (widget)->sidebar, !fills);
  if (fills)
    gtk_window_fullscreen (GTK_WINDOW (widget));
  else
    gtk_window_unfullscreen (GTK_WINDOW (widget));
}

/* Whoever ended it. */
static void
on_fullscreen_changed_cb (TendWindow *self)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_widget_set_visible (self->sidebar, TRUE);
}

static void
on_show_sidebar_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);

  show_sidebar (self);
  gtk_widget_child_focus (GTK_WIDGET (self->panels), GTK_DIR_TAB_FORWARD);
}

static void
on_search_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);

  show_sidebar (self);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* From the words, Down leads to what they found. */
static void
on_results_activated_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (TEND_WINDOW (widget)->sidebar_stack), GTK_DIR_TAB_FORWARD);
}

/* Escape ends a search from its results, too, and not from its words only. */
static void
on_end_search_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);

  if (!gtk_search_bar_get_search_mode (self->search_bar))
    return;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->panels), GTK_DIR_TAB_FORWARD);
}

static void
on_menu_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendWindow *self = TEND_WINDOW (widget);

  show_sidebar (self);
  gtk_menu_button_popup (self->menu_button);
}

static void
on_shortcuts_activated_cb (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  tend_shortcuts_present (GTK_WINDOW (widget));
}

static void
on_panel_row_activated_cb (TendWindow    *self,
                           GtkListBoxRow *row)
{
  tend_window_show_panel (self, tend_feature_pages[gtk_list_box_row_get_index (row)]->id);
}

static void
on_search_changed_cb (TendWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  tend_search_list_set_words (self->search_list, words);
  gtk_stack_set_visible_child_name (self->sidebar_stack, words[0] != '\0' ? "results" : "panels");
}

static void
on_search_activated_entry_cb (TendWindow *self)
{
  tend_search_list_open_first (self->search_list);
}

static void
on_result_opened_cb (TendWindow *self,
                     const char *kind,
                     const char *uuid)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", kind, uuid);
}

/* The frame first, then what is in it. */
static gboolean
on_fill_due_cb (gpointer user_data)
{
  TendWindow *self = user_data;
  int index = MAX (find_panel (self->panel), 0);

  self->fill_id = 0;
  get_page (self, index);
  /* Nothing was there to fade from. */
  gtk_stack_set_visible_child_full (self->stack, tend_feature_pages[index]->id, GTK_STACK_TRANSITION_TYPE_NONE);
  focus_page (self);
  return G_SOURCE_REMOVE;
}

static void
on_window_mapped_cb (TendWindow *self)
{
  TendPage *page = get_current_page (self);

  /* What was opened before the window was there has its page, and is begun: it is shown with the first frame. */
  if (page)
    gtk_stack_set_visible_child_full (self->stack, self->panel, GTK_STACK_TRANSITION_TYPE_NONE);
  else if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, on_fill_due_cb, self, NULL);
}

static void
save_state (TendWindow *self)
{
  int width, height;

  g_settings_delay (self->settings);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 300));
    }
  g_settings_set_string (self->settings, "panel", self->panel);
  g_settings_apply (self->settings);
}

static gboolean
tend_window_close_request (GtkWindow *window)
{
  save_state (TEND_WINDOW (window));
  return GTK_WINDOW_CLASS (tend_window_parent_class)->close_request (window);
}

static void
tend_window_constructed (GObject *object)
{
  TendWindow *self = TEND_WINDOW (object);
  g_autofree char *panel = g_settings_get_string (self->settings, "panel");
  g_autoptr (TendBackground) background = tend_background_new (TEND_REMINDER_BUS_NAME, TEND_REMINDERS_PROGRAM);

  G_OBJECT_CLASS (tend_window_parent_class)->constructed (object);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  for (guint i = 0; i < tend_n_feature_pages; i++)
    gtk_list_box_append (self->panels, make_panel_row (tend_feature_pages[i], i + 1));
  tend_search_list_set_store (self->search_list, self->store);
  self->toaster = tend_toaster_new (self->store, self->overlay);
  self->focus_keeper = tend_focus_keeper_new (GTK_WINDOW (self));
  g_signal_connect_object (self->focus_keeper, "lost", G_CALLBACK (on_focus_lost_cb), self, G_CONNECT_SWAPPED);
  tend_reminder_question_follow (self->reminder_question, self->store, self->settings, background);

  g_signal_connect_object (self->store, "notify::undo-label", G_CALLBACK (update_undo_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify::redo-label", G_CALLBACK (update_undo_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "troubled", G_CALLBACK (on_store_troubled_cb), self,
                           G_CONNECT_SWAPPED);
  update_undo_actions (self);
  tend_window_show_panel (self, find_panel (panel) >= 0 ? panel : tend_feature_pages[0]->id);
}

static void
tend_window_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  TendWindow *self = TEND_WINDOW (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_window_dispose (GObject *object)
{
  TendWindow *self = TEND_WINDOW (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->toaster);
  g_clear_object (&self->focus_keeper);

  G_OBJECT_CLASS (tend_window_parent_class)->dispose (object);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
}

static void
tend_window_finalize (GObject *object)
{
  TendWindow *self = TEND_WINDOW (object);

  g_free (self->pages);
  g_free (self->panel);

  G_OBJECT_CLASS (tend_window_parent_class)->finalize (object);
}

static void
add_shortcut (GtkWidgetClass *widget_class,
              const char     *trigger,
              const char     *action)
{
  g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                       gtk_named_action_new (action));

  gtk_widget_class_add_shortcut (widget_class, shortcut);
}

/* Shortcuts of the class come in the bubble phase: a text field keeps its own Ctrl+Z. */
static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  add_shortcut (widget_class, "<Control>z", "win.undo");
  add_shortcut (widget_class, "<Control><Shift>z", "win.redo");
  add_shortcut (widget_class, "<Control>n", "win.new");
  add_shortcut (widget_class, "<Control>f", "win.search");
  add_shortcut (widget_class, "<Control>r", "win.redirect");
  add_shortcut (widget_class, "<Control>question", "win.show-shortcuts");
  add_shortcut (widget_class, "F10", "win.menu");
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Control>%d", i);
      g_autoptr (GtkShortcut) shortcut = gtk_shortcut_new_with_arguments (
          gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new ("win.panel-number"), "i", i);

      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.panel", "s", on_panel_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.panel-number", "i", on_panel_number_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.open", "(ss)", on_open_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.start", "(ss)", on_open_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.redirect", NULL, on_redirect_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, on_new_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new-in", "s", on_new_in_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", on_tell_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.fill-screen", "b", on_fill_screen_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, on_show_sidebar_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.search-results", NULL, on_results_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.end-search", NULL, on_end_search_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, on_menu_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, on_shortcuts_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, on_undo_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, on_redo_activated_cb);
}

static void
tend_window_class_init (TendWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = tend_window_constructed;
  object_class->set_property = tend_window_set_property;
  object_class->dispose = tend_window_dispose;
  object_class->finalize = tend_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_window_close_request;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, TEND_TYPE_STORE, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEND_TYPE_REMINDER_QUESTION);
  g_type_ensure (TEND_TYPE_SEARCH_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/shell/tend-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TendWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, sidebar_stack);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, search_list);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TendWindow, reminder_question);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_result_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_window_mapped_cb);
  add_actions (widget_class);
  add_shortcuts (widget_class);
}

static void
tend_window_init (TendWindow *self)
{
  self->pages = g_new0 (GtkWidget *, tend_n_feature_pages);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreen_changed_cb), NULL);
}

/**
 * tend_window_new:
 * @application: the application
 * @store: the life that it shows, open
 * @settings: the window's own state
 *
 * Returns: (transfer none): the window, not yet on screen
 */
TendWindow *
tend_window_new (AdwApplication *application,
                 TendStore      *store,
                 GSettings      *settings)
{
  return g_object_new (TEND_TYPE_WINDOW, "application", application, "store", store, "settings", settings,
                       NULL);
}

/**
 * tend_window_show_panel:
 * @self: the window
 * @id: a feature that has a page; another is not looked at
 *
 * Shows the feature's page, making it on the first visit.
 */
void
tend_window_show_panel (TendWindow *self,
                        const char *id)
{
  int index = find_panel (id);

  if (index < 0)
    return;
  g_free (self->panel);
  self->panel = g_strdup (id);
  gtk_list_box_select_row (self->panels, gtk_list_box_get_row_at_index (self->panels, index));
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  gtk_window_set_title (GTK_WINDOW (self), _(tend_feature_pages[index]->title));

  /* Before the window is on screen its page can wait. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (get_page (self, index)));
}

const char *
tend_window_get_panel (TendWindow *self)
{
  return self->panel;
}
