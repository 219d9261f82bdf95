#include "features/hobbies/tend-hobby-return.h"

#include "base/tend-alarm.h"
#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "features/hobbies/tend-hobby-words.h"
#include "shell/tend-feature-page.h"

#include <glib/gi18n.h>

struct _TendHobbyReturn
{
  GtkWidget parent_instance;

  TendStore *store;
  TendAlarm *alarm;      /* for the end of the next planned time */
  TendHobbyOffer *offer; /* NULL where no planned time is to be asked about */
  TendHobby *hobby;      /* NULL where nothing is to be said */
  TendHobbyStanding standing; /* of the hobby, where it is not an offer */

  GtkWidget *card;
  TendHobbyBadge *badge;
  GtkLabel *line;
  GtkLabel *detail;
  GtkStack *deeds;
  GtkWidget *invitation_deeds;
  GtkWidget *offer_deeds;
  GtkWidget *start_button;
  GtkActionable *open_button;
};

G_DEFINE_FINAL_TYPE (TendHobbyReturn, tend_hobby_return, GTK_TYPE_WIDGET)

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_hobby_store_finish (TEND_STORE (store), result, &error) == 0)
    tend_page_tell_error (self, error);
}

/* The target first: an action without its parameter is none. */
static void
set_action (GtkActionable   *button,
            const char      *name,
            const TendHobby *hobby)
{
  gtk_actionable_set_action_target (button, "(ss)", "hobby", hobby->uuid);
  gtk_actionable_set_action_name (button, name);
}

static gboolean
is_greeting (TendHobbyReturn *self)
{
  return self->offer == NULL && (self->standing.came_back || self->standing.has_begun);
}

/* Where it can be taken up: where one left it, or else the smallest thing to do. */
static char *
describe_way_in (const TendHobby *hobby)
{
  if (*hobby->left_off)
    /* Translators: %s is what the user wrote about where they left a hobby */
    return g_strdup_printf (_("You left it here: %s"), hobby->left_off);
  if (*hobby->next_step)
    return g_strdup_printf (_("Next: %s"), hobby->next_step);
  return g_strdup (hobby->love);
}

static void
show_words (TendHobbyReturn *self)
{
  g_autofree char *line = NULL;
  g_autofree char *detail = NULL;

  if (self->offer)
    {
      /* Translators: asks whether the planned time of a hobby was spent with it; %s is the hobby */
      line = g_strdup_printf (_("%s, as planned?"), self->hobby->name);
      detail = tend_hobby_describe_offer (self->offer, tend_clock_get_zone (tend_store_get_clock (self->store)),
                                          tend_store_get_today (self->store), tend_minute_get_hours ());
    }
  else if (is_greeting (self))
    {
      line = tend_hobby_describe_greeting (self->hobby, &self->standing);
      detail = tend_hobby_describe_week (self->hobby, &self->standing);
    }
  else
    {
      line = tend_hobby_describe_invitation (self->hobby, &self->standing);
      detail = describe_way_in (self->hobby);
    }
  gtk_label_set_label (self->line, line);
  gtk_label_set_label (self->detail, detail ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail && *detail);
}

static void
show_hobby (TendHobbyReturn *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->deeds)) != NULL;

  if (self->hobby)
    {
      tend_hobby_badge_show (self->badge, self->hobby);
      show_words (self);
      set_action (GTK_ACTIONABLE (self->start_button), "win.start", self->hobby);
      set_action (self->open_button, "win.open", self->hobby);
      gtk_stack_set_visible_child (self->deeds, self->offer ? self->offer_deeds : self->invitation_deeds);
      gtk_widget_set_visible (GTK_WIDGET (self->deeds), !is_greeting (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->hobby != NULL);
  /* The buttons that had the keys are gone; they stay near. */
  if (had_focus && self->hobby && gtk_widget_get_focus_child (GTK_WIDGET (self->deeds)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->open_button));
}

static void
read_offer (TendHobbyReturn  *self,
            GError          **error)
{
  TendClock *clock = tend_store_get_clock (self->store);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);
  gint64 next = G_MAXINT64;

  self->offer = tend_hobby_offer_read (tend_store_get_reader (self->store), features, n_features,
                                       tend_clock_get_zone (clock), tend_clock_get_day_start (clock),
                                       tend_clock_get_now (clock), &next, error);
  self->hobby = self->offer ? tend_hobby_copy (self->offer->hobby) : NULL;
  tend_alarm_set (self->alarm, MIN (next, TEND_ALARM_NEVER));
}

/* One thing at a time: what goes on, then what was planned, then who came back, then what waits. */
static void
load (TendHobbyReturn *self)
{
  TendDb *db = tend_store_get_reader (self->store);
  TendDay today = tend_store_get_today (self->store);
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (self->store));
  g_autoptr (GError) error = NULL;
  g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_read (db, &error);

  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_clear_pointer (&self->offer, tend_hobby_offer_free);
  if (stopwatch == NULL && error == NULL)
    read_offer (self, &error);
  if (stopwatch == NULL && error == NULL && self->hobby == NULL)
    self->hobby = tend_hobby_read_greeted (db, today, first_weekday, &self->standing, &error);
  if (stopwatch == NULL && error == NULL && self->hobby == NULL)
    self->hobby = tend_hobby_read_waiting (db, today, first_weekday, &self->standing, &error);
  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
  show_hobby (self);
}

static void
on_store_changed_cb (TendHobbyReturn *self,
                     TendChanges     *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);
  gboolean concerns = tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE ||
                      tend_pastime_next_concerns (features, n_features, changes);

  for (guint i = 0; !concerns && i < tend_changes_get_length (changes); i++)
    concerns = g_str_has_prefix (tend_changes_get (changes, i)->table, "hobby");
  if (concerns)
    load (self);
}

static void
on_put_off_clicked_cb (TendHobbyReturn *self)
{
  TendDay until = tend_hobby_rules_put_off (&self->standing, tend_store_get_today (self->store));

  tend_hobby_store_put_off_async (self->store, self->hobby, until, on_verb_done_cb, g_object_ref (self));
}

static void
on_rest_clicked_cb (TendHobbyReturn *self)
{
  TendDay until = tend_hobby_rules_put_off (&self->standing, tend_store_get_today (self->store));

  tend_hobby_store_let_rest_async (self->store, self->hobby, until, on_verb_done_cb, g_object_ref (self));
}

static void
on_keep_clicked_cb (TendHobbyReturn *self)
{
  tend_hobby_store_keep_offer_async (self->store, self->offer, on_verb_done_cb, g_object_ref (self));
}

static void
on_dismiss_clicked_cb (TendHobbyReturn *self)
{
  tend_hobby_store_dismiss_offer_async (self->store, self->offer, on_verb_done_cb, g_object_ref (self));
}

/* Whatever the reason: what is over by now may be another time than before. */
static void
on_alarm_cb (TendAlarmReason reason,
             gpointer        user_data)
{
  load (user_data);
}

static gboolean
tend_hobby_return_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TEND_HOBBY_RETURN (widget)->card, GTK_DIR_TAB_FORWARD);
}

static void
tend_hobby_return_dispose (GObject *object)
{
  TendHobbyReturn *self = TEND_HOBBY_RETURN (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->alarm, tend_alarm_free);
  g_clear_pointer (&self->offer, tend_hobby_offer_free);
  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_hobby_return_parent_class)->dispose (object);
}

static void
tend_hobby_return_class_init (TendHobbyReturnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_return_dispose;
  widget_class->grab_focus = tend_hobby_return_grab_focus;

  g_type_ensure (TEND_TYPE_HOBBY_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-return.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, card);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, badge);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, line);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, detail);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, deeds);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, invitation_deeds);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, offer_deeds);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, start_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyReturn, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_put_off_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rest_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_hobby_return_init (TendHobbyReturn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("A Hobby"), -1);
}

/**
 * tend_hobby_return_new:
 * @store: the life
 *
 * Returns: (transfer full): a card that is visible only while it has something to say
 */
GtkWidget *
tend_hobby_return_new (TendStore *store)
{
  TendHobbyReturn *self = g_object_new (TEND_TYPE_HOBBY_RETURN, NULL);

  self->store = g_object_ref (store);
  self->alarm = tend_alarm_new (on_alarm_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
