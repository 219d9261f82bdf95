#include "features/goals/tend-goals-page.h"

#include "features/goals/tend-goal-day-popover.h"
#include "features/goals/tend-goal-dialog.h"
#include "features/goals/tend-goal-menu.h"
#include "features/goals/tend-goal-plan-dialog.h"
#include "features/goals/tend-goal-row.h"
#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-store.h"
#include "features/goals/tend-goal-view.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-more-button.h"
#include "widgets/tend-ordered-list.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TendGoalsPage
{
  TendPage parent_instance;

  GSettings *settings;
  TendDrafts *drafts;
  TendRowList *goals;
  TendRowList *archived;   /* NULL until it is first shown */
  GtkFilterListModel *shown;
  GtkFilter *filter;
  gboolean hide_done;
  gint64 focus_id;         /* the goal to focus once a write is done, 0 for none */

  GtkStack *panes;
  GtkStack *list_stack;
  TendOrderedList *list;
  GtkStack *archive_stack;
  TendOrderedList *archive;
  TendPane *goal_pane;
  GtkMenuButton *goal_menu;
  TendGoalView *view;      /* NULL until a goal is first opened */
  GtkWidget *day_popover;  /* NULL until it is first asked for */
  GtkWidget *asked_from;   /* what had the focus when it was */
};

enum
{
  PROP_HIDE_DONE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendGoalsPage, tend_goals_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendGoalsPage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

static gint64
get_id (gpointer item)
{
  const TendGoal *goal = tend_goal_item_get_goal (item);

  return goal ? goal->id : 0;
}

static GtkWidget *
on_row_wanted_cb (gpointer item,
                  gpointer user_data)
{
  return tend_goal_row_new (item);
}

/* Returns: (transfer full) (nullable): the goal; where it is gone, the user was told. */
static TendGoal *
read_goal (TendGoalsPage *self,
           gint64         id)
{
  g_autoptr (GError) error = NULL;
  TendGoal *goal = tend_goal_read (tend_store_get_reader (get_store (self)), id, &error);

  if (goal == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  return goal;
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendGoalsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_goal_store_finish (TEND_STORE (store), result, &error);

  if (id == 0)
    tend_page_tell_error (GTK_WIDGET (self), error);
  else if (id == self->focus_id)
    tend_ordered_list_focus (self->list, id);
  self->focus_id = 0;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  return !TEND_GOALS_PAGE (user_data)->hide_done || !tend_goal_item_get_is_done (item);
}

static const char *
get_pane_name (TendGoalsPage *self)
{
  return gtk_stack_get_visible_child_name (self->panes);
}

static void
update_list (TendGoalsPage *self)
{
  guint n_goals = g_list_model_get_n_items (G_LIST_MODEL (self->goals));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_stack_set_visible_child_name (self->list_stack,
                                    n_goals == 0 ? "empty" : n_shown == 0 ? "hidden" : "list");
}

static void
update_archive (TendGoalsPage *self)
{
  guint n_goals = self->archived ? g_list_model_get_n_items (G_LIST_MODEL (self->archived)) : 0;

  gtk_stack_set_visible_child_name (self->archive_stack, n_goals == 0 ? "empty" : "list");
}

static void
on_goals_changed_cb (TendGoalsPage *self)
{
  update_list (self);
}

static void
on_archived_changed_cb (TendGoalsPage *self)
{
  update_archive (self);
}

/* Connected after the list, whose items know by now. */
static void
on_store_changed_cb (TendGoalsPage *self)
{
  if (self->hide_done)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_time_changed_cb (TendGoalsPage *self)
{
  tend_row_list_refresh (self->goals);
  if (self->archived)
    tend_row_list_refresh (self->archived);
  on_store_changed_cb (self);
  if (self->view)
    tend_goal_view_refresh (self->view);
}

static void
show_pane (TendGoalsPage *self,
           const char    *name)
{
  gtk_stack_set_visible_child_name (self->panes, name);
}

static gboolean
leave_goal (TendGoalsPage *self)
{
  const TendGoal *goal = tend_goal_view_get_goal (self->view);
  gint64 id = goal ? goal->id : 0;

  show_pane (self, goal && goal->is_archived && self->archived ? "archive" : "list");
  tend_ordered_list_focus (goal && goal->is_archived ? self->archive : self->list, id);
  tend_goal_view_show (self->view, 0);
  return TRUE;
}

static void
on_view_goal_changed_cb (TendGoalsPage *self)
{
  const TendGoal *goal = tend_goal_view_get_goal (self->view);
  g_autoptr (GMenuModel) menu = NULL;

  if (goal == NULL)
    {
      if (g_strcmp0 (get_pane_name (self), "goal") == 0)
        show_pane (self, "list");
      return;
    }
  tend_pane_set_title (self->goal_pane, goal->title);
  menu = tend_goal_menu_new (goal, FALSE);
  gtk_menu_button_set_menu_model (self->goal_menu, menu);
  tend_more_button_set_about (self->goal_menu, goal->title);
}

static gboolean
open_goal (TendGoalsPage *self,
           gint64         id)
{
  if (self->view == NULL)
    {
      self->view = TEND_GOAL_VIEW (tend_goal_view_new (get_store (self)));
      g_signal_connect_swapped (self->view, "notify::goal", G_CALLBACK (on_view_goal_changed_cb), self);
      tend_pane_set_content (self->goal_pane, GTK_WIDGET (self->view));
    }
  if (!tend_goal_view_show (self->view, id))
    return FALSE;
  show_pane (self, "goal");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

static void
on_day_saved_cb (TendGoalsPage      *self,
                 TendGoalDayPopover *popover)
{
  TendCheckIn check_in;

  tend_goal_day_popover_get_check_in (popover, &check_in);
  tend_goal_store_set_check_in_async (get_store (self), tend_goal_day_popover_get_goal (popover), &check_in,
                                      on_verb_done_cb, g_object_ref (self));
  tend_check_in_clear (&check_in);
}

/* The keyboard goes back to where the popover was asked for. */
static void
on_day_closed_cb (TendGoalsPage *self)
{
  if (self->asked_from && gtk_widget_get_mapped (self->asked_from))
    gtk_widget_grab_focus (self->asked_from);
  g_clear_weak_pointer (&self->asked_from);
}

static void
locate_day (TendGoalsPage *self,
            gint64         id,
            TendDay        day,
            GdkRectangle  *area)
{
  const TendGoal *goal = self->view ? tend_goal_view_get_goal (self->view) : NULL;
  GtkListBoxRow *row;

  *area = (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self)) / 2, 48, 1, 1 };
  if (g_strcmp0 (get_pane_name (self), "goal") == 0 && goal && goal->id == id)
    {
      tend_goal_view_locate_day (self->view, day, GTK_WIDGET (self), area);
      return;
    }
  row = tend_ordered_list_find_row (self->list, id);
  if (row)
    tend_goal_row_locate_day (TEND_GOAL_ROW (row), day, GTK_WIDGET (self), area);
}

static void
ask_day (TendGoalsPage    *self,
         gint64            id,
         TendDay           day,
         TendGoalDayFocus  focus)
{
  g_autoptr (TendGoal) goal = read_goal (self, id);
  g_autoptr (GArray) check_ins = NULL;
  g_autoptr (GError) error = NULL;
  GdkRectangle area;

  if (goal == NULL || goal->schedule.kind == TEND_SCHEDULE_ONCE)
    return;
  check_ins = tend_goal_read_history (tend_store_get_reader (get_store (self)), goal, day, day,
                                      tend_store_get_today (get_store (self)), &error);
  if (check_ins == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->day_popover == NULL)
    {
      self->day_popover = tend_goal_day_popover_new ();
      g_signal_connect_swapped (self->day_popover, "saved", G_CALLBACK (on_day_saved_cb), self);
      g_signal_connect_swapped (self->day_popover, "closed", G_CALLBACK (on_day_closed_cb), self);
      gtk_widget_set_parent (self->day_popover, GTK_WIDGET (self));
    }
  g_set_weak_pointer (&self->asked_from, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  locate_day (self, id, day, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->day_popover), &area);
  tend_goal_day_popover_ask (TEND_GOAL_DAY_POPOVER (self->day_popover), goal,
                             check_ins->len > 0 ? &g_array_index (check_ins, TendCheckIn, 0) : NULL, day,
                             focus);
}

static void
set_done (TendGoalsPage  *self,
          const TendGoal *goal,
          TendDay         day,
          gboolean        done,
          double          value)
{
  gboolean is_counted = goal->measure != TEND_MEASURE_TICK && goal->schedule.kind != TEND_SCHEDULE_ONCE;

  /* Nothing done towards something to reach is an open day; nothing used of what is to stay within a limit is
   * a number like any other. */
  if (is_counted)
    done = value > 0 || goal->measure == TEND_MEASURE_AT_MOST;
  tend_goal_store_set_done_async (get_store (self), goal, day, done, is_counted && done ? value : NAN,
                                  on_verb_done_cb, g_object_ref (self));
}

static void
on_set_done_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);
  g_autoptr (TendGoal) goal = NULL;
  gboolean done;
  double value;
  gint64 id;

  g_variant_get (parameter, "(xbd)", &id, &done, &value);
  goal = read_goal (self, id);
  if (goal)
    set_done (self, goal, tend_store_get_today (get_store (self)), done, value);
}

static void
on_toggle_day_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);
  g_autoptr (TendGoal) goal = NULL;
  g_autoptr (GArray) check_ins = NULL;
  gint32 day;
  gint64 id;
  gboolean is_done;

  g_variant_get (parameter, "(xi)", &id, &day);
  goal = read_goal (self, id);
  if (goal == NULL)
    return;
  if (goal->measure != TEND_MEASURE_TICK)
    {
      ask_day (self, id, day, TEND_GOAL_DAY_FOCUS_DONE);
      return;
    }
  check_ins = tend_goal_read_history (tend_store_get_reader (get_store (self)), goal, day, day,
                                      tend_store_get_today (get_store (self)), NULL);
  is_done = check_ins && check_ins->len > 0 &&
            g_array_index (check_ins, TendCheckIn, 0).state == TEND_CHECK_IN_DONE;
  set_done (self, goal, day, !is_done, NAN);
}

static void
on_day_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  gint32 day;
  gint64 id;

  g_variant_get (parameter, "(xi)", &id, &day);
  ask_day (TEND_GOALS_PAGE (widget), id, day, TEND_GOAL_DAY_FOCUS_DONE);
}

static void
on_today_activated_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);

  ask_day (self, g_variant_get_int64 (parameter), tend_store_get_today (get_store (self)),
           g_str_equal (action_name, "goals.rest") ? TEND_GOAL_DAY_FOCUS_REST : TEND_GOAL_DAY_FOCUS_NOTE);
}

static void
on_goal_added_cb (TendGoalsPage *self,
                  gint64         id)
{
  show_pane (self, "list");
  tend_ordered_list_focus (self->list, id);
}

static void
edit_goal (TendGoalsPage  *self,
           const TendGoal *goal)
{
  g_autofree char *key = g_strdup_printf ("edit %" G_GINT64_FORMAT, goal ? goal->id : 0);

  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      GtkWidget *dialog = tend_goal_dialog_new (get_store (self), goal);

      if (goal == NULL)
        g_signal_connect_object (dialog, "saved", G_CALLBACK (on_goal_added_cb), self, G_CONNECT_SWAPPED);
      tend_drafts_keep (self->drafts, key, GTK_WINDOW (dialog));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
plan_goal (TendGoalsPage  *self,
           const TendGoal *goal)
{
  g_autofree char *key = g_strdup_printf ("plan %" G_GINT64_FORMAT, goal->id);

  if (tend_drafts_find (self->drafts, key) == NULL)
    tend_drafts_keep (self->drafts, key, GTK_WINDOW (tend_goal_plan_dialog_new (get_store (self), goal)));
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
on_dialog_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);
  g_autoptr (TendGoal) goal = read_goal (self, g_variant_get_int64 (parameter));

  if (goal == NULL)
    return;
  if (g_str_equal (action_name, "goals.plan"))
    plan_goal (self, goal);
  else
    edit_goal (self, goal);
}

static void
on_goal_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);
  g_autoptr (TendGoal) goal = read_goal (self, g_variant_get_int64 (parameter));

  if (goal == NULL)
    return;
  if (g_str_equal (action_name, "goals.open"))
    open_goal (self, goal->id);
  else if (g_str_equal (action_name, "goals.delete"))
    tend_goal_store_delete_async (get_store (self), goal, on_verb_done_cb, g_object_ref (self));
  else
    tend_goal_store_set_archived_async (get_store (self), goal, g_str_equal (action_name, "goals.archive"),
                                        on_verb_done_cb, g_object_ref (self));
}

static void
on_list_opened_cb (TendGoalsPage *self,
                   gint64         id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.open", "x", id);
}

static void
on_list_moved_cb (TendGoalsPage *self,
                  gint64         id,
                  gint64         before_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goals.move", "(xx)", id, before_id);
}

static void
on_move_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);
  g_autoptr (TendGoal) goal = NULL;
  gint64 id, before_id;

  g_variant_get (parameter, "(xx)", &id, &before_id);
  goal = read_goal (self, id);
  if (goal == NULL)
    return;
  self->focus_id = id;
  tend_goal_store_move_async (get_store (self), goal, before_id, on_verb_done_cb, g_object_ref (self));
}

static void
on_step_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tend_ordered_list_step (TEND_GOALS_PAGE (widget)->list, g_variant_get_int64 (parameter),
                       g_str_equal (action_name, "goals.move-up") ? -1 : 1);
}

static void
on_show_archive_activated_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (widget);

  if (self->archived == NULL)
    {
      self->archived = tend_goal_item_list_new (get_store (self), TRUE);
      g_signal_connect_object (self->archived, "items-changed", G_CALLBACK (on_archived_changed_cb), self,
                               G_CONNECT_SWAPPED);
      tend_ordered_list_set_model (self->archive, G_LIST_MODEL (self->archived), on_row_wanted_cb, get_id);
    }
  update_archive (self);
  show_pane (self, "archive");
  gtk_widget_child_focus (GTK_WIDGET (self->archive_stack), GTK_DIR_TAB_FORWARD);
}

static void
tend_goals_page_make_new (TendPage *page)
{
  edit_goal (TEND_GOALS_PAGE (page), NULL);
}

static gboolean
tend_goals_page_open (TendPage   *page,
                      const char *kind,
                      const char *uuid)
{
  g_autoptr (TendGoal) goal = NULL;

  if (!g_str_equal (kind, "goal"))
    return FALSE;
  goal = tend_goal_read_by_uuid (tend_store_get_reader (tend_page_get_store (page)), uuid, NULL);
  return goal && open_goal (TEND_GOALS_PAGE (page), goal->id);
}

static gboolean
tend_goals_page_go_back (TendPage *page)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (page);
  const char *pane = get_pane_name (self);

  if (g_strcmp0 (pane, "goal") == 0)
    return leave_goal (self);
  if (g_strcmp0 (pane, "archive") != 0)
    return FALSE;
  show_pane (self, "list");
  gtk_widget_child_focus (GTK_WIDGET (self->list_stack), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
set_hide_done (TendGoalsPage *self,
               gboolean       hide_done)
{
  if (self->hide_done == hide_done)
    return;
  self->hide_done = hide_done;
  gtk_filter_changed (self->filter,
                      hide_done ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_DONE]);
}

static void
tend_goals_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_HIDE_DONE)
    g_value_set_boolean (value, TEND_GOALS_PAGE (object)->hide_done);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goals_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_HIDE_DONE)
    set_hide_done (TEND_GOALS_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_goals_page_constructed (GObject *object)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_goals_page_parent_class)->constructed (object);

  self->goals = tend_goal_item_list_new (store, FALSE);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->goals)),
                                           g_object_ref (self->filter));
  g_settings_bind (self->settings, "goals-hide-done", self, "hide-done", G_SETTINGS_BIND_DEFAULT);
  tend_ordered_list_set_model (self->list, G_LIST_MODEL (self->shown), on_row_wanted_cb, get_id);
  g_signal_connect_swapped (self->shown, "items-changed", G_CALLBACK (on_goals_changed_cb), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday",
                           G_CALLBACK (on_time_changed_cb), self, G_CONNECT_SWAPPED);
  update_list (self);

  self->drafts = tend_drafts_new ();
}

static void
tend_goals_page_dispose (GObject *object)
{
  TendGoalsPage *self = TEND_GOALS_PAGE (object);

  g_clear_weak_pointer (&self->asked_from);
  g_clear_pointer (&self->day_popover, gtk_widget_unparent);
  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  if (self->list)
    tend_ordered_list_set_model (self->list, NULL, NULL, NULL);
  if (self->archive)
    tend_ordered_list_set_model (self->archive, NULL, NULL, NULL);
  if (self->shown)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->goals);
  g_clear_object (&self->archived);
  g_clear_object (&self->filter);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tend_goals_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_ORDERED_LIST);
  g_type_ensure (TEND_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, list);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, archive_stack);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, archive);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, goal_pane);
  gtk_widget_class_bind_template_child (widget_class, TendGoalsPage, goal_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_list_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_moved_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "goals.open", "x", on_goal_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.delete", "x", on_goal_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.archive", "x", on_goal_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.restore", "x", on_goal_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.edit", "x", on_dialog_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.plan", "x", on_dialog_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.rest", "x", on_today_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.note", "x", on_today_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.move-up", "x", on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.move-down", "x", on_step_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.move", "(xx)", on_move_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.set-done", "(xbd)", on_set_done_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.toggle-day", "(xi)", on_toggle_day_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.edit-day", "(xi)", on_day_activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.show-archive", NULL, on_show_archive_activated_cb);
  gtk_widget_class_install_property_action (widget_class, "goals.hide-done", "hide-done");
}

static void
tend_goals_page_class_init (TendGoalsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->get_property = tend_goals_page_get_property;
  object_class->set_property = tend_goals_page_set_property;
  object_class->constructed = tend_goals_page_constructed;
  object_class->dispose = tend_goals_page_dispose;
  page_class->make_new = tend_goals_page_make_new;
  page_class->open = tend_goals_page_open;
  page_class->go_back = tend_goals_page_go_back;

  /**
   * TendGoalsPage:hide-done:
   *
   * Whether the list leaves out what is done today.
   */
  properties[PROP_HIDE_DONE] = g_param_spec_boolean ("hide-done", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
tend_goals_page_init (TendGoalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new ("io.github.tend_app.Tend");
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
}

/**
 * tend_goals_page_new:
 * @store: the life whose goals are shown
 *
 * Returns: (transfer full): the page
 */
TendPage *
tend_goals_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_GOALS_PAGE, "store", store, NULL);
}
