#include "features/calendar/tend-someone-card.h"

#include "features/calendar/tend-someone-store.h"
#include "features/calendar/tend-someone-watch.h"
#include "features/calendar/tend-suggestion-row.h"
#include "shell/tend-feature-page.h"

#include <glib/gi18n.h>

struct _TendSomeoneCard
{
  GtkWidget parent_instance;

  TendStore *store;
  const char *people_page; /* (nullable): the id of the page where people are kept */
  TendSomeoneWatch *watch;
  gboolean is_asked;
  gboolean is_writing;

  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *line;
  GtkButton *line_button; /* the line alone, where there is nothing to be done */
  GtkListBox *list;
  GtkActionable *add_person; /* leads to the page where people are kept */
  GtkWidget *new_plan;
};

G_DEFINE_FINAL_TYPE (TendSomeoneCard, tend_someone_card, GTK_TYPE_WIDGET)

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendSomeoneCard) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_writing = FALSE;
  if (!tend_someone_store_finish (TEND_STORE (store), result, &error))
    tend_page_tell_error (GTK_WIDGET (self), error);
}

/* The last day of what was put off: today, or the end of the week. */
static TendDay
get_last_day (TendSomeoneCard *self,
              gboolean         is_week)
{
  const TendSomeone *someone = tend_someone_watch_get (self->watch);

  return is_week && someone ? someone->week_start + 6 : tend_store_get_today (self->store);
}

static void
put_off (TendSomeoneCard      *self,
         const TendSuggestion *suggestion,
         gboolean              is_week)
{
  if (self->is_writing)
    return;
  self->is_writing = TRUE;
  tend_someone_store_put_off_async (self->store, suggestion, get_last_day (self, is_week), on_verb_done_cb,
                                    g_object_ref (self));
}

static void
on_put_off_activated_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  put_off (TEND_SOMEONE_CARD (widget), NULL, g_str_equal (action_name, "someone.not-this-week"));
}

static void
on_row_put_off_cb (TendSomeoneCard   *self,
                   gboolean           is_week,
                   TendSuggestionRow *row)
{
  put_off (self, tend_suggestion_row_get (row), is_week);
}

/* A time that has begun meanwhile is not planned any more: there is a new look at the week instead. */
static void
on_row_plan_asked_cb (TendSomeoneCard   *self,
                      TendSuggestionRow *row)
{
  const TendSuggestion *suggestion = tend_suggestion_row_get (row);
  TendClock *clock = tend_store_get_clock (self->store);
  TendWall wall = { suggestion->time.day, suggestion->time.start_minute * 60 };
  gint64 start = tend_zone_to_instant (tend_clock_get_zone (clock), wall);

  if (self->is_writing)
    return;
  if (start <= tend_clock_get_now (clock))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("That hour has come. There are others."));
      tend_someone_watch_look_at_clock (self->watch);
      return;
    }
  self->is_writing = TRUE;
  tend_someone_store_plan_async (self->store, suggestion, on_verb_done_cb, g_object_ref (self));
}

static GtkWidget *
make_row (TendSomeoneCard      *self,
          const TendSuggestion *suggestion)
{
  GtkWidget *row = tend_suggestion_row_new (suggestion, tend_store_get_today (self->store));

  g_signal_connect_object (row, "plan-asked", G_CALLBACK (on_row_plan_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "put-off", G_CALLBACK (on_row_put_off_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_suggestions (TendSomeoneCard *self,
                  GPtrArray       *suggestions)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < suggestions->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (suggestions, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), suggestions->len > 0);
  /* The row that had the keys is gone; they stay near. */
  if (had_focus)
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/* Whether there is nobody to suggest because nobody was ever added. */
static gboolean
is_empty (TendSomeoneCard   *self,
          const TendSomeone *someone)
{
  return someone->suggestions->len == 0 && someone->n_companions == 0 && someone->has_time &&
         self->people_page;
}

static char *
describe (TendSomeoneCard   *self,
          const TendSomeone *someone)
{
  g_autofree char *line = tend_someone_describe (someone);

  if (is_empty (self, someone) && (someone->meeting == NULL || self->is_asked))
    return g_strdup (_("Whom do you like to be with? Add one person, and there will be a free hour for the two of you."));
  if (self->is_asked && someone->suggestions->len > 0 && !someone->has_time)
    return g_strdup (_("This week is nearly over. One of these could be in the next."));
  if (self->is_asked && someone->suggestions->len > 0)
    return g_strdup (line && someone->meeting ? line : _("One of these could be this week."));
  if (self->is_asked && !someone->has_time)
    return g_strdup (_("No hour of this week is free any more. The next one begins soon."));
  if (self->is_asked)
    return g_strdup (_("There is nobody else to suggest this week. Your own idea is as good."));
  return g_steal_pointer (&line);
}

/* On Today nothing is said of a week that is to be left in peace, or has no room left. */
static gboolean
has_something_to_say (TendSomeoneCard   *self,
                      const TendSomeone *someone)
{
  return self->is_asked ||
         (someone->wish > 0 && (someone->meeting || someone->suggestions->len > 0 ||
                                (!someone->is_put_off && is_empty (self, someone))));
}

static void
update (TendSomeoneCard *self)
{
  const TendSomeone *someone = tend_someone_watch_get (self->watch);
  gboolean is_shown = someone && has_something_to_say (self, someone);

  if (is_shown)
    {
      g_autofree char *line = describe (self, someone);
      gboolean has_deeds = someone->suggestions->len > 0 || is_empty (self, someone);

      gtk_label_set_label (self->line, line);
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->line_button)), line);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->line_button), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
      show_suggestions (self, someone->suggestions);
      gtk_widget_set_visible (self->head, has_deeds && !self->is_asked);
      gtk_widget_set_visible (GTK_WIDGET (self->line), has_deeds || self->is_asked);
      gtk_widget_set_visible (GTK_WIDGET (self->line_button), !has_deeds && !self->is_asked);
      gtk_widget_set_visible (GTK_WIDGET (self->add_person), is_empty (self, someone));
      gtk_widget_set_visible (self->new_plan, self->is_asked && !has_deeds);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
}

static void
tend_someone_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tend_someone_card_parent_class)->map (widget);
  tend_someone_watch_look_at_clock (TEND_SOMEONE_CARD (widget)->watch);
}

static gboolean
tend_someone_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (TEND_SOMEONE_CARD (widget)->box, GTK_DIR_TAB_FORWARD);
}

static void
tend_someone_card_dispose (GObject *object)
{
  TendSomeoneCard *self = TEND_SOMEONE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_someone_card_parent_class)->dispose (object);
}

static void
tend_someone_card_class_init (TendSomeoneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_someone_card_dispose;
  widget_class->map = tend_someone_card_map;
  widget_class->grab_focus = tend_someone_card_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-someone-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, box);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, head);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, line);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, line_button);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, list);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, add_person);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneCard, new_plan);
  gtk_widget_class_install_action (widget_class, "someone.not-today", NULL, on_put_off_activated_cb);
  gtk_widget_class_install_action (widget_class, "someone.not-this-week", NULL, on_put_off_activated_cb);
}

static void
tend_someone_card_init (TendSomeoneCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Someone This Week"), -1);
}

static const char *
find_people_page (TendStore *store)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; features[i]->acquaintances && j < tend_n_feature_pages; j++)
      if (g_str_equal (features[i]->id, tend_feature_pages[j]->id))
        return features[i]->id;
  return NULL;
}

static GtkWidget *
make_card (TendStore *store,
           gboolean   is_asked)
{
  TendSomeoneCard *self = g_object_new (TEND_TYPE_SOMEONE_CARD, NULL);

  self->store = g_object_ref (store);
  self->is_asked = is_asked;
  self->people_page = find_people_page (store);
  if (self->people_page)
    {
      /* The name last: GTK warns of an action whose parameter it does not have yet. */
      gtk_actionable_set_action_target (self->add_person, "s", self->people_page);
      gtk_actionable_set_action_name (self->add_person, "win.new-in");
    }
  self->watch = tend_someone_watch_new (store, is_asked ? TEND_SOMEONE_WATCH_ASKED : TEND_SOMEONE_WATCH_OPEN);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * tend_someone_card_new:
 * @store: the life
 *
 * Returns: (transfer full): a card that is visible only while it has something to say
 */
GtkWidget *
tend_someone_card_new (TendStore *store)
{
  return make_card (store, FALSE);
}

/**
 * tend_someone_card_new_asked:
 * @store: the life
 *
 * Returns: (transfer full): a card for who asks: it is always there, and suggests also where the wish is met
 */
GtkWidget *
tend_someone_card_new_asked (TendStore *store)
{
  return make_card (store, TRUE);
}
