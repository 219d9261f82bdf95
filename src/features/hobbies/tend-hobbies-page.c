#include "features/hobbies/tend-hobbies-page.h"

#include "features/hobbies/tend-hobby-archive.h"
#include "features/hobbies/tend-hobby-dialog.h"
#include "features/hobbies/tend-hobby-ideas.h"
#include "features/hobbies/tend-hobby-log.h"
#include "features/hobbies/tend-hobby-menu.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-row.h"
#include "features/hobbies/tend-hobby-session-dialog.h"
#include "features/hobbies/tend-hobby-store.h"
#include "features/hobbies/tend-hobby-times.h"
#include "features/hobbies/tend-hobby-view.h"
#include "shell/tend-idea-view.h"
#include "store/tend-idea-store.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-more-button.h"
#include "widgets/tend-ordered-list.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

struct _TendHobbiesPage
{
  TendPage parent_instance;

  TendDrafts *drafts;
  TendRowList *hobbies;
  gint64 focus_id;       /* the hobby to focus once a write is done, 0 for none */

  GtkStack *panes;
  GtkStack *list_stack;
  TendOrderedList *list;
  /* All that follow are NULL until they are first shown. */
  TendHobbyArchive *archive;
  TendPane *hobby_pane;
  GtkMenuButton *hobby_menu;
  TendHobbyView *view;
  TendIdeaView *ideas;
  TendHobbyLog *log;
  GtkWidget *times;
};

G_DEFINE_FINAL_TYPE (TendHobbiesPage, tend_hobbies_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendHobbiesPage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

/* Returns: (transfer full) (nullable): the hobby; where it is gone, the user was told. */
static TendHobby *
read_hobby (TendHobbiesPage *self,
            gint64           id)
{
  g_autoptr (GError) error = NULL;
  TendHobby *hobby = tend_hobby_read (tend_store_get_reader (get_store (self)), id, &error);

  if (hobby == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  return hobby;
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendHobbiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_hobby_store_finish (TEND_STORE (store), result, &error);

  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
  else if (id != 0 && id == self->focus_id)
    tend_ordered_list_focus (self->list, id);
  self->focus_id = 0;
}

static void
show_pane (TendHobbiesPage *self,
           const char      *name)
{
  gtk_stack_set_visible_child_name (self->panes, name);
}

static gboolean
is_showing (TendHobbiesPage *self,
            const char      *pane)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->panes), pane) == 0;
}

static void
on_hobbies_changed_cb (TendHobbiesPage *self)
{
  gtk_stack_set_visible_child_name (self->list_stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->hobbies)) == 0 ? "empty" : "list");
}

static void
on_time_changed_cb (TendHobbiesPage *self)
{
  tend_row_list_refresh (self->hobbies);
  if (self->archive)
    tend_hobby_archive_refresh (self->archive);
  if (self->view)
    tend_hobby_view_refresh (self->view);
}

static TendPane *
add_pane (TendHobbiesPage *self,
          const char      *name,
          const char      *title,
          GtkWidget       *content)
{
  TendPane *pane = g_object_new (TEND_TYPE_PANE, "title", title, "can-go-back", TRUE, NULL);

  tend_pane_set_content (pane, content);
  g_object_bind_property (self, "folded", pane, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->panes, GTK_WIDGET (pane), name);
  return pane;
}

static gboolean
leave_hobby (TendHobbiesPage *self)
{
  const TendHobby *hobby = tend_hobby_view_get_hobby (self->view);
  gint64 id = hobby ? hobby->id : 0;

  if (hobby && hobby->is_archived && self->archive)
    {
      show_pane (self, "archive");
      tend_hobby_archive_focus (self->archive, id);
    }
  else
    {
      show_pane (self, "list");
      tend_ordered_list_focus (self->list, id);
    }
  tend_hobby_view_show (self->view, 0);
  return TRUE;
}

static void
on_view_hobby_changed_cb (TendHobbiesPage *self)
{
  const TendHobby *hobby = tend_hobby_view_get_hobby (self->view);
  g_autoptr (GMenuModel) menu = NULL;

  if (hobby == NULL)
    {
      if (is_showing (self, "hobby"))
        show_pane (self, "list");
      return;
    }
  tend_pane_set_title (self->hobby_pane, hobby->name);
  menu = tend_hobby_menu_new (hobby, FALSE);
  gtk_menu_button_set_menu_model (self->hobby_menu, menu);
  tend_more_button_set_about (self->hobby_menu, hobby->name);
}

static void
make_view (TendHobbiesPage *self)
{
  self->view = TEND_HOBBY_VIEW (tend_hobby_view_new (get_store (self)));
  self->hobby_pane = add_pane (self, "hobby", "", GTK_WIDGET (self->view));
  self->hobby_menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->hobby_menu, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hobby_menu), _("More"));
  tend_pane_pack_end (self->hobby_pane, GTK_WIDGET (self->hobby_menu));
  g_signal_connect_swapped (self->view, "notify::hobby", G_CALLBACK (on_view_hobby_changed_cb), self);
}

static gboolean
open_hobby (TendHobbiesPage *self,
            gint64           id)
{
  if (self->view == NULL)
    make_view (self);
  if (!tend_hobby_view_show (self->view, id))
    return FALSE;
  show_pane (self, "hobby");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

static void
on_hobby_added_cb (TendHobbiesPage *self,
                   gint64           id)
{
  show_pane (self, "list");
  tend_ordered_list_focus (self->list, id);
}

static void
edit_hobby (TendHobbiesPage *self,
            const TendHobby *hobby)
{
  g_autofree char *key = g_strdup_printf ("edit %" G_GINT64_FORMAT, hobby ? hobby->id : 0);

  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      GtkWidget *dialog = tend_hobby_dialog_new (get_store (self), hobby);

      if (hobby == NULL)
        g_signal_connect_object (dialog, "saved", G_CALLBACK (on_hobby_added_cb), self, G_CONNECT_SWAPPED);
      tend_drafts_keep (self->drafts, key, GTK_WINDOW (dialog));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
start_hobby (TendHobbiesPage *self,
             const TendHobby *hobby)
{
  TendStore *store = get_store (self);
  TendStopwatchInstant now;

  tend_stopwatch_instant_take (&now, tend_store_get_clock (store));
  tend_hobby_store_start_async (store, hobby, &now, on_verb_done_cb, g_object_ref (self));
}

static void
add_session (TendHobbiesPage *self,
             const TendHobby *hobby)
{
  g_autofree char *key = g_strdup_printf ("session of %" G_GINT64_FORMAT, hobby->id);

  if (tend_drafts_find (self->drafts, key) == NULL)
    tend_drafts_keep (self->drafts, key,
                      GTK_WINDOW (tend_hobby_session_dialog_new (get_store (self), hobby, NULL)));
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
on_hobby_activated_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);
  g_autoptr (TendHobby) hobby = read_hobby (self, g_variant_get_int64 (parameter));
  TendStore *store = get_store (self);

  if (hobby == NULL)
    return;
  if (g_str_equal (action_name, "hobbies.open"))
    open_hobby (self, hobby->id);
  else if (g_str_equal (action_name, "hobbies.edit"))
    edit_hobby (self, hobby);
  else if (g_str_equal (action_name, "hobbies.start"))
    start_hobby (self, hobby);
  else if (g_str_equal (action_name, "hobbies.add-session"))
    add_session (self, hobby);
  else if (g_str_equal (action_name, "hobbies.delete"))
    tend_hobby_store_delete_async (store, hobby, on_verb_done_cb, g_object_ref (self));
  else if (g_str_equal (action_name, "hobbies.archive") || g_str_equal (action_name, "hobbies.restore"))
    tend_hobby_store_set_archived_async (store, hobby, g_str_equal (action_name, "hobbies.archive"), on_verb_done_cb,
                                         g_object_ref (self));
  else
    tend_hobby_store_set_resting_async (store, hobby, g_str_equal (action_name, "hobbies.rest"), on_verb_done_cb,
                                        g_object_ref (self));
}

static void
on_list_opened_cb (TendHobbiesPage *self,
                   gint64           id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hobbies.open", "x", id);
}

static void
on_move_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);
  g_autoptr (TendHobby) hobby = NULL;
  gint64 id, before_id;

  g_variant_get (parameter, "(xx)", &id, &before_id);
  hobby = read_hobby (self, id);
  if (hobby == NULL)
    return;
  self->focus_id = id;
  tend_hobby_store_move_async (get_store (self), hobby, before_id, on_verb_done_cb, g_object_ref (self));
}

static void
on_list_moved_cb (TendHobbiesPage *self,
                  gint64           id,
                  gint64           before_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hobbies.move", "(xx)", id, before_id);
}

static void
on_step_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_ordered_list_step (TEND_HOBBIES_PAGE (widget)->list, g_variant_get_int64 (parameter),
                          g_str_equal (action_name, "hobbies.move-up") ? -1 : 1);
}

static void
on_show_archive_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);

  if (self->archive == NULL)
    {
      self->archive = TEND_HOBBY_ARCHIVE (tend_hobby_archive_new (get_store (self)));
      add_pane (self, "archive", _("Archived Hobbies"), GTK_WIDGET (self->archive));
    }
  show_pane (self, "archive");
  gtk_widget_grab_focus (GTK_WIDGET (self->archive));
}

/* What was begun with is open at once, for the first ten minutes. */
static void
on_idea_taken_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendHobbiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_hobby_store_finish (TEND_STORE (store), result, &error);

  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
  else
    open_hobby (self, id);
}

static void
on_idea_picked_cb (TendHobbiesPage *self,
                   const TendIdea  *idea)
{
  TendStore *store = get_store (self);
  g_autoptr (TendHobby) hobby = tend_hobby_new_from_idea (tend_store_get_reader (store), idea,
                                                          tend_store_get_today (store));

  tend_hobby_store_add_async (store, hobby, on_idea_taken_cb, g_object_ref (self));
}

static void
on_show_ideas_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);

  if (self->ideas == NULL)
    {
      self->ideas = TEND_IDEA_VIEW (tend_idea_view_new (get_store (self), TEND_IDEA_TOPIC_HOBBY,
                                                        TEND_HOBBY_IDEAS_RESOURCE, _("Something to Take Up")));
      g_signal_connect_object (self->ideas, "picked", G_CALLBACK (on_idea_picked_cb), self, G_CONNECT_SWAPPED);
      add_pane (self, "ideas", _("Something to Take Up"), GTK_WIDGET (self->ideas));
    }
  show_pane (self, "ideas");
  gtk_widget_grab_focus (GTK_WIDGET (self->ideas));
}

static void
on_session_activated_cb (TendHobbiesPage *self,
                         gint64           hobby_id,
                         gint64           session_id)
{
  TendDb *db = tend_store_get_reader (get_store (self));
  g_autofree char *key = g_strdup_printf ("session %" G_GINT64_FORMAT, session_id);

  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendHobby) hobby = tend_hobby_read (db, hobby_id, &error);
      g_autoptr (TendHobbySession) session = hobby ? tend_hobby_session_read (db, session_id, &error) : NULL;

      if (session == NULL)
        {
          tend_page_tell_error (GTK_WIDGET (self), error);
          return;
        }
      tend_drafts_keep (self->drafts, key,
                        GTK_WINDOW (tend_hobby_session_dialog_new (get_store (self), hobby, session)));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

/* Of one hobby, or with 0 of all. */
static void
on_show_log_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);

  if (self->log == NULL)
    {
      self->log = TEND_HOBBY_LOG (tend_hobby_log_new (get_store (self)));
      g_signal_connect_object (self->log, "session-activated", G_CALLBACK (on_session_activated_cb), self,
                               G_CONNECT_SWAPPED);
      add_pane (self, "log", _("What You Did"), GTK_WIDGET (self->log));
    }
  tend_hobby_log_show (self->log, g_variant_get_int64 (parameter));
  show_pane (self, "log");
  gtk_widget_grab_focus (GTK_WIDGET (self->log));
}

static void
on_show_times_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (widget);

  if (self->times == NULL)
    {
      self->times = tend_hobby_times_new (get_store (self));
      add_pane (self, "times", _("Time by Month"), self->times);
    }
  show_pane (self, "times");
  gtk_widget_grab_focus (self->times);
}

static gboolean
leave_log (TendHobbiesPage *self)
{
  const TendHobby *hobby = self->view ? tend_hobby_view_get_hobby (self->view) : NULL;

  if (hobby == NULL || tend_hobby_log_get_hobby_id (self->log) == 0)
    return FALSE;
  show_pane (self, "hobby");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

static void
tend_hobbies_page_make_new (TendPage *page)
{
  if (is_showing (TEND_HOBBIES_PAGE (page), "ideas"))
    {
      tend_idea_view_begin_idea (TEND_HOBBIES_PAGE (page)->ideas);
      return;
    }
  edit_hobby (TEND_HOBBIES_PAGE (page), NULL);
}

static gboolean
tend_hobbies_page_open (TendPage   *page,
                        const char *kind,
                        const char *uuid)
{
  g_autoptr (TendHobby) hobby = NULL;

  if (!g_str_equal (kind, "hobby"))
    return FALSE;
  hobby = tend_hobby_read_by_uuid (tend_store_get_reader (tend_page_get_store (page)), uuid, NULL);
  return hobby && open_hobby (TEND_HOBBIES_PAGE (page), hobby->id);
}

/* As *Start* on a notification promises. */
static gboolean
tend_hobbies_page_start (TendPage   *page,
                         const char *kind,
                         const char *uuid)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (page);

  if (!tend_hobbies_page_open (page, kind, uuid))
    return FALSE;
  start_hobby (self, tend_hobby_view_get_hobby (self->view));
  return TRUE;
}

static gboolean
tend_hobbies_page_go_back (TendPage *page)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (page);

  if (is_showing (self, "hobby"))
    return leave_hobby (self);
  if (is_showing (self, "log") && leave_log (self))
    return TRUE;
  if (is_showing (self, "list"))
    return FALSE;
  show_pane (self, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list_stack), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
tend_hobbies_page_constructed (GObject *object)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_hobbies_page_parent_class)->constructed (object);

  self->drafts = tend_drafts_new ();
  self->hobbies = tend_hobby_item_list_new (store, FALSE);
  tend_hobby_row_fill_list (self->list, self->hobbies);
  g_signal_connect_object (self->hobbies, "items-changed", G_CALLBACK (on_hobbies_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday",
                           G_CALLBACK (on_time_changed_cb), self, G_CONNECT_SWAPPED);
  on_hobbies_changed_cb (self);
}

static void
tend_hobbies_page_dispose (GObject *object)
{
  TendHobbiesPage *self = TEND_HOBBIES_PAGE (object);

  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  if (self->list)
    tend_ordered_list_set_model (self->list, NULL, NULL, NULL);
  g_clear_object (&self->hobbies);

  G_OBJECT_CLASS (tend_hobbies_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_ORDERED_LIST);
  g_type_ensure (TEND_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobbies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbiesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TendHobbiesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TendHobbiesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_moved_cb);
}

static void
tend_hobbies_page_class_init (TendHobbiesPageClass *klass)
{
  static const char *const verbs[] = { "hobbies.open",    "hobbies.edit", "hobbies.start", "hobbies.add-session",
                                       "hobbies.delete",  "hobbies.rest", "hobbies.wake",  "hobbies.archive",
                                       "hobbies.restore" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->constructed = tend_hobbies_page_constructed;
  object_class->dispose = tend_hobbies_page_dispose;
  page_class->make_new = tend_hobbies_page_make_new;
  page_class->open = tend_hobbies_page_open;
  page_class->start = tend_hobbies_page_start;
  page_class->go_back = tend_hobbies_page_go_back;

  bind_template (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i], "x", on_hobby_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.move", "(xx)", on_move_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.move-up", "x", on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.move-down", "x", on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.show-archive", NULL, on_show_archive_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.show-ideas", NULL, on_show_ideas_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.show-log", "x", on_show_log_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobbies.show-times", NULL, on_show_times_activated_cb);
}

static void
tend_hobbies_page_init (TendHobbiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobbies_page_new:
 * @store: the life whose hobbies are shown
 *
 * Returns: (transfer full): the page
 */
TendPage *
tend_hobbies_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_HOBBIES_PAGE, "store", store, NULL);
}
