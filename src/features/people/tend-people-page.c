#include "features/people/tend-people-page.h"

#include "features/people/tend-contact-dialog.h"
#include "features/people/tend-people-feature.h"
#include "features/people/tend-person-dialog.h"
#include "features/people/tend-person-list.h"
#include "features/people/tend-person-menu.h"
#include "features/people/tend-person-reader.h"
#include "features/people/tend-person-selection.h"
#include "features/people/tend-person-store.h"
#include "features/people/tend-person-view.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-more-button.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* What stands before the groups in the choice of whom to show. */
enum
{
  CHOICE_EVERYBODY,
  CHOICE_MISSED,
  N_CHOICES,
};

struct _TendPeoplePage
{
  TendPage parent_instance;

  TendDrafts *drafts;
  TendPersonSelection *people;
  TendPersonSelection *archived; /* NULL until it is first shown */
  GPtrArray *groups;             /* of texts: those that can be chosen */
  gboolean is_filling;           /* whether the choice changes without anybody's choosing */

  GtkStack *panes;
  GtkStack *list_stack;
  GtkEditable *search;
  GtkDropDown *choice;
  GtkStringList *choices;
  GtkStack *found_stack;
  TendPersonList *list;
  GtkStack *archive_stack;
  TendPersonList *archive;
  TendPane *person_pane;
  GtkMenuButton *person_menu;
  TendPersonView *view;          /* NULL until somebody is first opened */
};

G_DEFINE_FINAL_TYPE (TendPeoplePage, tend_people_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendPeoplePage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

/* Returns: (transfer full) (nullable): the person; where they are gone, the user was told. */
static TendPerson *
read_person (TendPeoplePage *self,
             gint64          id)
{
  g_autoptr (GError) error = NULL;
  TendPerson *person = tend_person_read (tend_store_get_reader (get_store (self)), id, &error);

  if (person == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  return person;
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_person_store_finish (TEND_STORE (store), result, &error) == 0)
    tend_page_tell_error (GTK_WIDGET (self), error);
}

static const char *
get_pane_name (TendPeoplePage *self)
{
  return gtk_stack_get_visible_child_name (self->panes);
}

static gboolean
is_archive_shown (TendPeoplePage *self)
{
  return g_strcmp0 (get_pane_name (self), "archive") == 0;
}

static void
show_pane (TendPeoplePage *self,
           const char     *name)
{
  gtk_stack_set_visible_child_name (self->panes, name);
}

/* Where nobody is kept there is nobody to look for. */
static void
update_list (TendPeoplePage *self)
{
  guint n_shown = g_list_model_get_n_items (tend_person_selection_get_items (self->people));
  gboolean is_any = n_shown > 0 || tend_person_read_is_any (tend_store_get_reader (get_store (self)), FALSE);

  gtk_stack_set_visible_child_name (self->list_stack, is_any ? "list" : "empty");
  gtk_stack_set_visible_child_name (self->found_stack, n_shown > 0 ? "people" : "nobody");
}

static void
update_archive (TendPeoplePage *self)
{
  guint n_shown = self->archived ? g_list_model_get_n_items (tend_person_selection_get_items (self->archived)) : 0;

  gtk_stack_set_visible_child_name (self->archive_stack, n_shown > 0 ? "list" : "empty");
}

static gboolean
has_same_texts (GPtrArray *one,
                GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;
  return TRUE;
}

static void
on_choice_changed_cb (TendPeoplePage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice);
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->choice));

  /* The keyboard comes to the button within, and GTK does not hand the name on to it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who Is Shown"), -1);
  if (self->is_filling || self->people == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  tend_person_selection_set_only_missed (self->people, chosen == CHOICE_MISSED);
  tend_person_selection_set_group (
      self->people, chosen >= N_CHOICES ? g_ptr_array_index (self->groups, chosen - N_CHOICES) : NULL);
  update_list (self);
}

/* The group that is chosen stays so, wherever it stands now; if it is gone, everybody is shown. */
static void
fill_groups (TendPeoplePage *self)
{
  g_autoptr (GPtrArray) groups = tend_person_read_all_groups (tend_store_get_reader (get_store (self)), NULL);
  guint chosen = gtk_drop_down_get_selected (self->choice);
  g_autofree char *group = NULL;

  if (groups == NULL || has_same_texts (self->groups, groups))
    return;
  if (chosen >= N_CHOICES && self->groups && chosen - N_CHOICES < self->groups->len)
    group = g_strdup (g_ptr_array_index (self->groups, chosen - N_CHOICES));
  chosen = group || chosen >= N_CHOICES ? CHOICE_EVERYBODY : chosen;

  self->is_filling = TRUE;
  g_ptr_array_add (groups, NULL);
  gtk_string_list_splice (self->choices, N_CHOICES, g_list_model_get_n_items (G_LIST_MODEL (self->choices)) - N_CHOICES,
                          (const char *const *) groups->pdata);
  g_ptr_array_set_size (groups, (int) groups->len - 1);
  for (guint i = 0; group && i < groups->len; i++)
    if (g_str_equal (group, g_ptr_array_index (groups, i)))
      chosen = N_CHOICES + i;
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_steal_pointer (&groups);
  gtk_drop_down_set_selected (self->choice, chosen);
  self->is_filling = FALSE;
  on_choice_changed_cb (self);
}

static void
on_search_changed_cb (TendPeoplePage *self)
{
  if (self->people == NULL)
    return;
  tend_person_selection_set_words (self->people, gtk_editable_get_text (self->search));
  update_list (self);
}

static void
on_search_activated_cb (TendPeoplePage *self)
{
  tend_person_list_open_first (self->list);
}

static void
on_people_changed_cb (TendPeoplePage *self)
{
  update_list (self);
}

static void
on_archived_changed_cb (TendPeoplePage *self)
{
  update_archive (self);
}

static void
on_store_changed_cb (TendPeoplePage *self,
                     TendChanges    *changes)
{
  if (tend_changes_get_origin (changes) != TEND_CHANGES_RESTORE && !tend_changes_concern (changes, "person") &&
      !tend_changes_concern (changes, "person_group"))
    return;
  fill_groups (self);
  update_list (self);
}

static void
on_day_changed_cb (TendPeoplePage *self)
{
  tend_person_selection_refresh (self->people);
  if (self->archived)
    tend_person_selection_refresh (self->archived);
  if (self->view)
    tend_person_view_refresh (self->view);
}

static gboolean
leave_person (TendPeoplePage *self)
{
  const TendPerson *person = tend_person_view_get_person (self->view);
  gint64 id = person ? person->id : 0;
  gboolean is_away = person && person->is_archived && self->archived;

  show_pane (self, is_away ? "archive" : "list");
  tend_person_list_focus (is_away ? self->archive : self->list, id);
  tend_person_view_show (self->view, 0);
  return TRUE;
}

static void
on_view_changed_cb (TendPeoplePage *self)
{
  const TendPerson *person = tend_person_view_get_person (self->view);
  g_autoptr (GMenuModel) menu = NULL;

  if (person == NULL)
    {
      if (g_strcmp0 (get_pane_name (self), "person") == 0)
        {
          show_pane (self, "list");
          tend_person_list_focus (self->list, 0);
        }
      return;
    }
  tend_pane_set_title (self->person_pane, person->name);
  menu = tend_person_menu_new (person, FALSE);
  gtk_menu_button_set_menu_model (self->person_menu, menu);
  tend_more_button_set_about (self->person_menu, person->name);
}

static gboolean
open_person (TendPeoplePage *self,
             gint64          id)
{
  if (self->view == NULL)
    {
      self->view = TEND_PERSON_VIEW (tend_person_view_new (get_store (self)));
      g_signal_connect_swapped (self->view, "changed", G_CALLBACK (on_view_changed_cb), self);
      tend_pane_set_content (self->person_pane, GTK_WIDGET (self->view));
    }
  if (!tend_person_view_show (self->view, id))
    return FALSE;
  show_pane (self, "person");
  /* Of somebody in the archive there may be nothing that takes the keys, but the way back does. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (self->person_pane), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
on_person_added_cb (TendPeoplePage *self,
                    gint64          id)
{
  show_pane (self, "list");
  tend_person_list_focus (self->list, id);
}

static void
edit_person (TendPeoplePage   *self,
             const TendPerson *person)
{
  g_autofree char *key = g_strdup_printf ("edit %" G_GINT64_FORMAT, person ? person->id : 0);

  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      GtkWidget *dialog = tend_person_dialog_new (get_store (self), person);

      if (person == NULL)
        g_signal_connect_object (dialog, "saved", G_CALLBACK (on_person_added_cb), self, G_CONNECT_SWAPPED);
      tend_drafts_keep (self->drafts, key, GTK_WINDOW (dialog));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
edit_contact (TendPeoplePage *self,
              const char     *uuid)
{
  g_autofree char *key = g_strdup_printf ("contact %s", uuid);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendContact) contact =
      tend_contact_read_by_uuid (tend_store_get_reader (get_store (self)), uuid, &error);
  g_autoptr (TendPerson) person = contact ? read_person (self, contact->person_id) : NULL;

  if (contact == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  if (person == NULL)
    return;
  if (tend_drafts_find (self->drafts, key) == NULL)
    tend_drafts_keep (self->drafts, key, GTK_WINDOW (tend_contact_dialog_new (get_store (self), person, contact)));
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
on_person_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (widget);
  g_autoptr (TendPerson) person = read_person (self, g_variant_get_int64 (parameter));

  if (person == NULL)
    return;
  if (g_str_equal (action_name, "people.open"))
    open_person (self, person->id);
  else if (g_str_equal (action_name, "people.edit"))
    edit_person (self, person);
  else if (g_str_equal (action_name, "people.plan"))
    gtk_widget_activate_action (widget, "win.open", "(ss)", "plan-with", person->uuid);
  else if (g_str_equal (action_name, "people.delete"))
    tend_person_store_delete_async (get_store (self), person, on_verb_done_cb, g_object_ref (self));
  else
    tend_person_store_set_archived_async (get_store (self), person, g_str_equal (action_name, "people.archive"),
                                          on_verb_done_cb, g_object_ref (self));
}

static void
on_log_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (widget);
  g_autoptr (TendPerson) person = read_person (self, g_variant_get_int64 (parameter));
  g_autoptr (TendContact) contact = NULL;

  if (person == NULL)
    return;
  contact = tend_contact_new (person->id,
                              g_str_equal (action_name, "people.log-call") ? TEND_CONTACT_CALL : TEND_CONTACT_MEETING,
                              tend_store_get_today (get_store (self)));
  tend_person_store_add_contact_async (get_store (self), person, contact, on_verb_done_cb, g_object_ref (self));
}

static void
on_edit_contact_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  edit_contact (TEND_PEOPLE_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
on_show_archive_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (widget);

  if (self->archived == NULL)
    {
      GListModel *items;

      self->archived = tend_person_selection_new (get_store (self), TRUE);
      items = tend_person_selection_get_items (self->archived);
      g_signal_connect_object (items, "items-changed", G_CALLBACK (on_archived_changed_cb), self, G_CONNECT_SWAPPED);
      tend_person_selection_set_is_seen (self->archived, TRUE);
      tend_person_list_set_model (self->archive, items);
    }
  update_archive (self);
  show_pane (self, "archive");
  gtk_widget_child_focus (GTK_WIDGET (self->archive_stack), GTK_DIR_TAB_FORWARD);
}

static void
tend_people_page_make_new (TendPage *page)
{
  edit_person (TEND_PEOPLE_PAGE (page), NULL);
}

static gint64
find_person (TendDb     *db,
             const char *kind,
             const char *uuid)
{
  if (g_str_equal (kind, TEND_PERSON_DAY_KIND))
    {
      g_autoptr (TendDatedPerson) dated = tend_person_read_dated (db, uuid, NULL);

      return dated ? dated->person_id : 0;
    }
  if (g_str_equal (kind, TEND_CONTACT_KIND))
    {
      g_autoptr (TendContact) contact = tend_contact_read_by_uuid (db, uuid, NULL);

      return contact ? contact->person_id : 0;
    }
  {
    g_autoptr (TendPerson) person = tend_person_read_by_uuid (db, uuid, NULL);

    return person ? person->id : 0;
  }
}

static gboolean
tend_people_page_open (TendPage   *page,
                       const char *kind,
                       const char *uuid)
{
  gint64 id = find_person (tend_store_get_reader (tend_page_get_store (page)), kind, uuid);

  return id != 0 && open_person (TEND_PEOPLE_PAGE (page), id);
}

static gboolean
tend_people_page_go_back (TendPage *page)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (page);

  if (g_strcmp0 (get_pane_name (self), "person") == 0)
    return leave_person (self);
  if (!is_archive_shown (self))
    return FALSE;
  show_pane (self, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list_stack), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
set_is_seen (TendPeoplePage *self,
             gboolean        is_seen)
{
  if (self->people)
    tend_person_selection_set_is_seen (self->people, is_seen);
  if (self->archived)
    tend_person_selection_set_is_seen (self->archived, is_seen);
}

static void
tend_people_page_map (GtkWidget *widget)
{
  set_is_seen (TEND_PEOPLE_PAGE (widget), TRUE);
  GTK_WIDGET_CLASS (tend_people_page_parent_class)->map (widget);
}

static void
tend_people_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tend_people_page_parent_class)->unmap (widget);
  set_is_seen (TEND_PEOPLE_PAGE (widget), FALSE);
}

static void
tend_people_page_constructed (GObject *object)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (object);
  TendStore *store = get_store (self);
  GListModel *items;

  G_OBJECT_CLASS (tend_people_page_parent_class)->constructed (object);

  self->drafts = tend_drafts_new ();
  self->people = tend_person_selection_new (store, FALSE);
  items = tend_person_selection_get_items (self->people);
  tend_person_list_set_model (self->list, items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (on_people_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_groups (self);
  update_list (self);
}

static void
tend_people_page_dispose (GObject *object)
{
  TendPeoplePage *self = TEND_PEOPLE_PAGE (object);

  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  if (self->list)
    tend_person_list_set_model (self->list, NULL);
  if (self->archive)
    tend_person_list_set_model (self->archive, NULL);
  g_clear_object (&self->people);
  g_clear_object (&self->archived);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_people_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_PANE);
  g_type_ensure (TEND_TYPE_PERSON_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, panes);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, choice);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, choices);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, found_stack);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, archive_stack);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, archive);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, person_pane);
  gtk_widget_class_bind_template_child (widget_class, TendPeoplePage, person_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.open", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.edit", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.plan", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.delete", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.archive", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.restore", "x", on_person_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.log-call", "x", on_log_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.log-meeting", "x", on_log_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.edit-contact", "s", on_edit_contact_activated_cb);
  gtk_widget_class_install_action (widget_class, "people.show-archive", NULL, on_show_archive_activated_cb);
}

static void
tend_people_page_class_init (TendPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->constructed = tend_people_page_constructed;
  object_class->dispose = tend_people_page_dispose;
  widget_class->map = tend_people_page_map;
  widget_class->unmap = tend_people_page_unmap;
  page_class->make_new = tend_people_page_make_new;
  page_class->open = tend_people_page_open;
  page_class->go_back = tend_people_page_go_back;

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
tend_people_page_init (TendPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_people_page_new:
 * @store: the life whose people are shown
 *
 * Returns: (transfer full): the page
 */
TendPage *
tend_people_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_PEOPLE_PAGE, "store", store, NULL);
}
