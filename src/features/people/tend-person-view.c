#include "features/people/tend-person-view.h"

#include "features/people/tend-person-avatar.h"
#include "features/people/tend-person-day-card.h"
#include "features/people/tend-person-history.h"
#include "features/people/tend-person-item.h"
#include "features/people/tend-person-ways.h"
#include "features/people/tend-person-words.h"

#include <glib/gi18n.h>

struct _TendPersonView
{
  GtkWidget parent_instance;

  TendStore *store;
  gint64 id;
  TendPersonItem *item; /* NULL while nobody is shown */
  TendPerson *shown;    /* (nullable): whose days and ways are on screen, as they are there */
  TendDay shown_on;     /* the day it was then */
  gboolean is_stale;    /* whether something changed while nobody saw it */

  GtkScrolledWindow *scroller;
  TendPersonAvatar *avatar;
  GtkLabel *name;
  GtkLabel *groups;
  GtkLabel *known_from;
  GtkLabel *rhythm;
  GtkLabel *standing;
  GtkWidget *missed;
  GtkWidget *archived;
  GtkLabel *note;
  GtkWidget *actions;
  GtkWidget *plan;
  GtkWidget *log_call;
  GtkWidget *log_meeting;
  TendPersonWays *ways;
  TendPersonHistory *history;
  GtkBox *days;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPersonView, tend_person_view, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/* When one was together, and when one will be; a list says only the latter. */
static char *
describe_meetings (TendPersonView *self)
{
  TendDay today = tend_store_get_today (self->store);
  g_autofree char *last = tend_person_describe_last_met (tend_person_item_get_last (self->item), today);
  g_autofree char *next = tend_person_describe_next (tend_person_item_get_next (self->item), today);

  if (last && next)
    /* Translators: "Last together 3 weeks ago" and "You will see each other on Friday" */
    return g_strdup_printf (_("%s · %s"), last, next);
  return last ? g_steal_pointer (&last) : g_steal_pointer (&next);
}

/* The target first: an action without its parameter is none. */
static void
set_action (GtkWidget  *button,
            const char *action,
            gint64      id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_head (TendPersonView *self)
{
  const TendPerson *person = tend_person_item_get_person (self->item);
  g_autofree char *groups = tend_person_dup_groups (person);
  g_autofree char *meetings = describe_meetings (self);
  g_autofree char *rhythm = person->rhythm_weeks > 0 ? tend_person_describe_rhythm (person->rhythm_weeks) : NULL;

  tend_person_avatar_show (self->avatar, person);
  gtk_label_set_label (self->name, person->name);
  show_text (self->groups, groups);
  show_text (self->known_from, person->known_from);
  show_text (self->rhythm, rhythm);
  show_text (self->standing, meetings);
  show_text (self->note, person->note);
  gtk_widget_set_visible (self->missed, tend_person_item_get_is_missed (self->item));
  gtk_widget_set_visible (self->archived, person->is_archived);
  gtk_widget_set_visible (self->actions, !person->is_archived);
  set_action (self->plan, "people.plan", person->id);
  set_action (self->log_call, "people.log-call", person->id);
  set_action (self->log_meeting, "people.log-meeting", person->id);
}

static void
show_days (TendPersonView   *self,
           const TendPerson *person)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->days))))
    gtk_box_remove (self->days, card);
  for (guint i = 0; i < person->days->len; i++)
    gtk_box_append (self->days, tend_person_day_card_new (self->store, person, g_ptr_array_index (person->days, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->days), person->days->len > 0);
}

/* What is as it was stays on screen: somebody may be typing in it. */
static void
show_parts (TendPersonView *self)
{
  const TendPerson *person = tend_person_item_get_person (self->item);
  TendDay today = tend_store_get_today (self->store);
  gboolean is_same = self->shown && self->shown->id == person->id && self->shown_on == today &&
                     self->shown->is_archived == person->is_archived && tend_person_is_same (self->shown, person);

  tend_person_history_show (self->history, self->store, person);
  if (is_same)
    return;
  g_clear_pointer (&self->shown, tend_person_free);
  self->shown = tend_person_copy (person);
  self->shown_on = today;
  tend_person_ways_show (self->ways, person);
  show_days (self, person);
}

/* Whether they are there. */
static gboolean
load (TendPersonView *self)
{
  g_autoptr (TendMeetings) meetings = tend_person_item_read_meetings (self->store, NULL);
  g_autoptr (TendPersonItem) item =
      meetings ? tend_person_item_read (self->store, meetings, self->id, self->item, NULL) : NULL;

  if (item == NULL)
    return FALSE;
  g_set_object (&self->item, item);
  self->is_stale = FALSE;
  show_head (self);
  show_parts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/* There is nobody to be shown any more: they were deleted, or their adding taken back. */
static void
forget (TendPersonView *self)
{
  self->id = 0;
  g_clear_object (&self->item);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Anything may be about somebody: what features tell of times together is read through them. */
static void
on_store_changed_cb (TendPersonView *self)
{
  if (self->id == 0)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tend_person_view_refresh (self);
  else
    self->is_stale = TRUE;
}

static void
tend_person_view_map (GtkWidget *widget)
{
  TendPersonView *self = TEND_PERSON_VIEW (widget);

  if (self->is_stale)
    tend_person_view_refresh (self);
  GTK_WIDGET_CLASS (tend_person_view_parent_class)->map (widget);
}

static gboolean
tend_person_view_grab_focus (GtkWidget *widget)
{
  TendPersonView *self = TEND_PERSON_VIEW (widget);

  if (gtk_widget_get_visible (self->actions))
    return gtk_widget_grab_focus (self->plan);
  return gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static void
tend_person_view_dispose (GObject *object)
{
  TendPersonView *self = TEND_PERSON_VIEW (object);

  g_clear_pointer ((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_person_view_parent_class)->dispose (object);
}

static void
tend_person_view_finalize (GObject *object)
{
  g_clear_pointer (&TEND_PERSON_VIEW (object)->shown, tend_person_free);

  G_OBJECT_CLASS (tend_person_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_PERSON_AVATAR);
  g_type_ensure (TEND_TYPE_PERSON_HISTORY);
  g_type_ensure (TEND_TYPE_PERSON_WAYS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, avatar);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, name);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, groups);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, known_from);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, rhythm);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, standing);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, missed);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, archived);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, note);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, actions);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, plan);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, log_call);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, log_meeting);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, ways);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, history);
  gtk_widget_class_bind_template_child (widget_class, TendPersonView, days);
}

static void
tend_person_view_class_init (TendPersonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_person_view_dispose;
  object_class->finalize = tend_person_view_finalize;
  widget_class->map = tend_person_view_map;
  widget_class->grab_focus = tend_person_view_grab_focus;

  /**
   * TendPersonView::changed:
   * @self: the view
   *
   * Somebody else is shown, or something of them is new, or they are gone.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TEND_TYPE_PERSON_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_person_view_init (TendPersonView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_person_view_new:
 * @store: the life
 *
 * Returns: (transfer full): a view of nobody
 */
GtkWidget *
tend_person_view_new (TendStore *store)
{
  TendPersonView *self = g_object_new (TEND_TYPE_PERSON_VIEW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tend_person_view_show:
 * @self: a view
 * @id: whom to show, 0 for nobody
 *
 * Returns: whether there is such a person
 */
gboolean
tend_person_view_show (TendPersonView *self,
                       gint64          id)
{
  g_return_val_if_fail (TEND_IS_PERSON_VIEW (self), FALSE);

  if (self->id != id)
    {
      g_clear_object (&self->item);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  self->id = id;
  if (id != 0 && load (self))
    return TRUE;
  forget (self);
  return FALSE;
}

/**
 * tend_person_view_refresh:
 * @self: a view
 *
 * Shows them as they are now: something about them, or the day, has changed.
 */
void
tend_person_view_refresh (TendPersonView *self)
{
  g_return_if_fail (TEND_IS_PERSON_VIEW (self));

  if (self->id != 0 && !load (self))
    forget (self);
}

/**
 * tend_person_view_get_person:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): who is shown
 */
const TendPerson *
tend_person_view_get_person (TendPersonView *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_VIEW (self), NULL);

  return self->item ? tend_person_item_get_person (self->item) : NULL;
}
