#include "features/calendar/tend-calendar-panes.h"

#include "features/calendar/tend-calendar-page.h"
#include "features/calendar/tend-calendars-dialog.h"
#include "features/calendar/tend-looking-back-view.h"
#include "features/calendar/tend-plan-dialog.h"
#include "features/calendar/tend-plan-pastimes.h"
#include "features/calendar/tend-someone-view.h"
#include "features/calendar/tend-someone.h"
#include "features/calendar/tend-together.h"
#include "shell/tend-idea-view.h"
#include "store/tend-idea-store.h"
#include "store/tend-acquaintance.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* The panes in the order in which one comes to them: going back leads from each to the one that it was come from. */
#define WEEK "week"
#define SOMEONE "someone"
#define IDEAS "ideas"
#define BACK "back"

struct _TendCalendarPanes
{
  TendPage parent_instance;

  TendPage *week;
  gboolean is_from_someone; /* whether ideas or looking back were come to from there */
  GtkWindow *dialog;        /* NULL until an idea is first picked */

  GtkStack *panes;
  TendSomeoneView *someone; /* these three are NULL until they are first shown */
  TendIdeaView *ideas;
  TendLookingBackView *back;
};

G_DEFINE_FINAL_TYPE (TendCalendarPanes, tend_calendar_panes, TEND_TYPE_PAGE)

static gboolean
is_showing (TendCalendarPanes *self,
            const char        *pane)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->panes), pane) == 0;
}

static void
show_pane (TendCalendarPanes *self,
           const char        *pane,
           GtkWidget         *focus)
{
  if (g_str_equal (pane, IDEAS) || g_str_equal (pane, BACK))
    self->is_from_someone = is_showing (self, SOMEONE) || (self->is_from_someone && !is_showing (self, WEEK));
  else
    self->is_from_someone = FALSE;
  gtk_stack_set_visible_child_name (self->panes, pane);
  gtk_widget_grab_focus (focus);
}

static void
add_pane (TendCalendarPanes *self,
          const char        *name,
          const char        *title,
          GtkWidget         *content)
{
  GtkWidget *pane = g_object_new (TEND_TYPE_PANE, "title", title, "can-go-back", TRUE, NULL);

  tend_pane_set_content (TEND_PANE (pane), content);
  g_object_bind_property (self, "folded", pane, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->panes, pane, name);
}

static void
show_week (TendCalendarPanes *self)
{
  show_pane (self, WEEK, GTK_WIDGET (self->week));
}

static void
show_someone (TendCalendarPanes *self)
{
  if (self->someone == NULL)
    {
      self->someone = g_object_new (TEND_TYPE_SOMEONE_VIEW, NULL);
      tend_someone_view_set_store (self->someone, tend_page_get_store (TEND_PAGE (self)));
      add_pane (self, SOMEONE, _("Someone This Week"), GTK_WIDGET (self->someone));
    }
  show_pane (self, SOMEONE, GTK_WIDGET (self->someone));
}

static void
show_back (TendCalendarPanes *self)
{
  if (self->back == NULL)
    {
      self->back = g_object_new (TEND_TYPE_LOOKING_BACK_VIEW, NULL);
      tend_looking_back_view_set_store (self->back, tend_page_get_store (TEND_PAGE (self)));
      add_pane (self, BACK, _("Looking Back"), GTK_WIDGET (self->back));
    }
  show_pane (self, BACK, GTK_WIDGET (self->back));
}

static void
on_dialog_finished_cb (TendCalendarPanes *self)
{
  g_clear_pointer (&self->dialog, gtk_window_destroy);
}

/* The week shows where the plan came to stand. */
static void
on_plan_saved_cb (TendCalendarPanes *self,
                  int                day)
{
  tend_calendar_page_show_day (TEND_CALENDAR_PAGE (self->week), day);
  show_week (self);
}

/* Takes @dialog, one for a new plan, and shows it. */
static void
show_dialog (TendCalendarPanes *self,
             GtkWindow         *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_pointer (&self->dialog, gtk_window_destroy);
  self->dialog = dialog;
  g_signal_connect_object (self->dialog, "finished", G_CALLBACK (on_dialog_finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dialog, "saved", G_CALLBACK (on_plan_saved_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->dialog, GTK_WINDOW (root));
  gtk_window_present (self->dialog);
}

/* Who it is with, and whether the time is right, is said before it is kept. */
static void
on_idea_picked_cb (TendCalendarPanes *self,
                   const TendIdea    *idea)
{
  TendStore *store = tend_page_get_store (TEND_PAGE (self));
  g_autoptr (TendPlan) plan = tend_together_plan_idea (store, idea);
  GtkWidget *dialog = tend_plan_dialog_new (store);

  tend_plan_dialog_set_plan (TEND_PLAN_DIALOG (dialog), plan);
  show_dialog (self, GTK_WINDOW (dialog));
}

/* Whether there is such a person. */
static gboolean
plan_with (TendCalendarPanes *self,
           const char        *person_uuid)
{
  TendStore *store = tend_page_get_store (TEND_PAGE (self));
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);
  g_autofree char *name =
      tend_acquaintance_read_name (tend_store_get_reader (store), features, n_features, person_uuid, NULL);
  g_autoptr (TendGuest) guest = name ? tend_guest_new (person_uuid, name) : NULL;

  if (guest)
    show_dialog (self, GTK_WINDOW (tend_plan_dialog_new_with (store, guest)));
  return guest != NULL;
}

/* Whether there is such a hobby. */
static gboolean
plan_about (TendCalendarPanes *self,
            const char        *hobby_uuid)
{
  TendStore *store = tend_page_get_store (TEND_PAGE (self));
  g_autoptr (TendPlan) plan = tend_plan_pastimes_make_plan (store, hobby_uuid);
  GtkWidget *dialog;

  if (plan == NULL)
    return FALSE;
  dialog = tend_plan_dialog_new (store);
  tend_plan_dialog_set_plan (TEND_PLAN_DIALOG (dialog), plan);
  show_dialog (self, GTK_WINDOW (dialog));
  return TRUE;
}

static void
show_ideas (TendCalendarPanes *self)
{
  if (self->ideas == NULL)
    {
      self->ideas = TEND_IDEA_VIEW (tend_idea_view_new (tend_page_get_store (TEND_PAGE (self)),
                                                        TEND_IDEA_TOPIC_TOGETHER, TEND_TOGETHER_RESOURCE,
                                                        _("Something Light to Do")));
      g_signal_connect_object (self->ideas, "picked", G_CALLBACK (on_idea_picked_cb), self, G_CONNECT_SWAPPED);
      add_pane (self, IDEAS, _("Something Light to Do"), GTK_WIDGET (self->ideas));
    }
  show_pane (self, IDEAS, GTK_WIDGET (self->ideas));
}

static void
show_calendars (TendCalendarPanes *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = tend_calendars_dialog_new (tend_page_get_store (TEND_PAGE (self)));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_way_activated_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (widget);

  if (g_str_equal (action_name, "calendar.ideas"))
    show_ideas (self);
  else if (g_str_equal (action_name, "calendar.look-back"))
    show_back (self);
  else if (g_str_equal (action_name, "calendar.calendars"))
    show_calendars (self);
  else
    show_someone (self);
}

static void
tend_calendar_panes_make_new (TendPage *page)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (page);

  if (is_showing (self, IDEAS))
    tend_idea_view_begin_idea (self->ideas);
  else
    tend_page_make_new (self->week);
}

static gboolean
tend_calendar_panes_open (TendPage   *page,
                          const char *kind,
                          const char *uuid)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (page);

  /* The reminder to plan the week leads to those whom one might see. */
  if (g_str_equal (kind, TEND_CALENDAR_KIND_SOMEONE) || g_str_equal (kind, TEND_SOMEONE_KIND))
    show_someone (self);
  else if (g_str_equal (kind, TEND_CALENDAR_KIND_IDEA))
    show_ideas (self);
  else if (g_str_equal (kind, TEND_CALENDAR_KIND_BACK))
    show_back (self);
  else if (g_str_equal (kind, TEND_CALENDAR_KIND_WITH))
    {
      show_week (self);
      return plan_with (self, uuid);
    }
  else if (g_str_equal (kind, TEND_CALENDAR_KIND_ABOUT))
    {
      show_week (self);
      return plan_about (self, uuid);
    }
  else
    {
      show_week (self);
      return tend_page_open (self->week, kind, uuid);
    }
  return TRUE;
}

static gboolean
tend_calendar_panes_go_back (TendPage *page)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (page);

  if (is_showing (self, WEEK))
    return tend_page_go_back (self->week);
  if (self->is_from_someone)
    show_someone (self);
  else
    show_week (self);
  return TRUE;
}

static gboolean
tend_calendar_panes_grab_focus (GtkWidget *widget)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (widget);

  if (is_showing (self, WEEK))
    return gtk_widget_grab_focus (GTK_WIDGET (self->week));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->panes), GTK_DIR_TAB_FORWARD);
}

static void
tend_calendar_panes_constructed (GObject *object)
{
  TendCalendarPanes *self = TEND_CALENDAR_PANES (object);
  TendStore *store = tend_page_get_store (TEND_PAGE (self));

  G_OBJECT_CLASS (tend_calendar_panes_parent_class)->constructed (object);

  self->week = tend_calendar_page_new (store);
  gtk_stack_add_named (self->panes, GTK_WIDGET (self->week), WEEK);
  g_object_bind_property (self, "folded", self->week, "folded", G_BINDING_SYNC_CREATE);
}

static void
tend_calendar_panes_dispose (GObject *object)
{
  g_clear_pointer (&TEND_CALENDAR_PANES (object)->dialog, gtk_window_destroy);

  G_OBJECT_CLASS (tend_calendar_panes_parent_class)->dispose (object);
}

static void
tend_calendar_panes_class_init (TendCalendarPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tend_calendar_panes_constructed;
  G_OBJECT_CLASS (klass)->dispose = tend_calendar_panes_dispose;
  widget_class->grab_focus = tend_calendar_panes_grab_focus;
  page_class->make_new = tend_calendar_panes_make_new;
  page_class->open = tend_calendar_panes_open;
  page_class->go_back = tend_calendar_panes_go_back;

  gtk_widget_class_install_action (widget_class, "calendar.someone", NULL, on_way_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.ideas", NULL, on_way_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.look-back", NULL, on_way_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.calendars", NULL, on_way_activated_cb);
}

static void
tend_calendar_panes_init (TendCalendarPanes *self)
{
  self->panes = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->panes, FALSE);
  gtk_stack_set_vhomogeneous (self->panes, FALSE);
  gtk_stack_set_transition_type (self->panes, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->panes));
}

TendPage *
tend_calendar_panes_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_CALENDAR_PANES, "store", store, NULL);
}
