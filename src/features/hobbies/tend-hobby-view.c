#include "features/hobbies/tend-hobby-view.h"

#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-past.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-words.h"
#include "features/hobbies/tend-stopwatch-line.h"
#include "reminders/tend-subject-reminders.h"
#include "shell/tend-feature-page.h"
#include "store/tend-pastime.h"
#include "widgets/tend-reminder-editor.h"
#include "widgets/tend-way-row.h"

#include <glib/gi18n.h>

struct _TendHobbyView
{
  GtkWidget parent_instance;

  TendStore *store;
  TendSubjectReminders *reminders;
  TendHobbyItem *item; /* NULL while nothing is shown */
  gint64 id;
  char *next_kind; /* (nullable): what is planned next */
  char *next_uuid;
  gboolean is_past_outdated; /* it is read when it is seen */

  GtkScrolledWindow *scroller;
  GtkBox *sections;
  TendHobbyBadge *badge;
  GtkLabel *greeting;
  GtkLabel *week;
  GtkLabel *last;
  GtkWidget *wish;
  GtkWidget *archived;
  GtkLabel *love;
  GtkWidget *deeds;
  GtkWidget *start_button;
  GtkWidget *add_button;
  TendStopwatchLine *stopwatch; /* made with the view */
  GtkListBox *facts;
  GtkWidget *plans;
  TendWayRow *next_row;
  TendWayRow *log_row;
  TendHobbyPast *past;
  TendReminderEditor *reminder_editor;
};

enum
{
  PROP_HOBBY = 1,
  PROP_ITEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendHobbyView, tend_hobby_view, GTK_TYPE_WIDGET)

/* Whether there is anything to be read. */
static gboolean
show_label (GtkLabel   *label,
            const char *text)
{
  gboolean has_text = text && *text;

  gtk_label_set_label (label, has_text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), has_text);
  return has_text;
}

static char *
describe_last (TendHobbyView *self)
{
  const TendHobbyStanding *standing = tend_hobby_item_get_standing (self->item);
  g_autofree char *day = NULL;

  if (standing->last_day == TEND_DAY_NONE)
    return NULL;
  day = tend_day_describe (standing->last_day, tend_store_get_today (self->store));
  /* Translators: %s is a day, like "Today" or "3 March" */
  return g_strdup_printf (_("Last time: %s"), day);
}

static void
show_head (TendHobbyView *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);
  const TendHobbyStanding *standing = tend_hobby_item_get_standing (self->item);
  g_autofree char *greeting = tend_hobby_describe_greeting (hobby, standing);
  g_autofree char *week = hobby->is_resting ? g_strdup (_("Resting")) : tend_hobby_describe_week (hobby, standing);
  g_autofree char *last = describe_last (self);

  tend_hobby_badge_show (self->badge, hobby);
  tend_hobby_color_widget (self->wish, hobby->color);
  show_label (self->greeting, greeting);
  show_label (self->week, week);
  show_label (self->last, last);
  show_label (self->love, hobby->love);
  gtk_widget_set_visible (self->archived, hobby->is_archived);
}

static GtkWidget *
make_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* As narrow as that is enough; to find out how narrow it could be would cost more than all else. */
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* What was never written has no row. */
static void
add_fact (TendHobbyView *self,
          const char    *title,
          const char    *text)
{
  GtkWidget *box, *row, *label;

  if (*text == '\0')
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = make_words (title);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_words (text));
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "hobby-fact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_list_box_append (self->facts, row);
}

/* The target first: an action without its parameter is none. */
static void
set_action (GtkWidget  *button,
            const char *name,
            gint64      id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

static void
show_deeds (TendHobbyView *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);

  set_action (self->start_button, "hobbies.start", hobby->id);
  set_action (self->add_button, "hobbies.add-session", hobby->id);
  set_action (GTK_WIDGET (self->log_row), "hobbies.show-log", hobby->id);
  gtk_widget_set_visible (self->deeds, !hobby->is_archived);
  tend_stopwatch_line_set_hobby_id (self->stopwatch, hobby->id);
}

static void
show_facts (TendHobbyView *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);
  g_autofree char *people = tend_hobby_describe_people (hobby);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->facts))))
    gtk_list_box_remove (self->facts, row);
  add_fact (self, _("Where you left it"), hobby->left_off);
  add_fact (self, _("The next small step"), hobby->next_step);
  add_fact (self, _("Things needed"), hobby->needs);
  add_fact (self, _("Places"), hobby->places);
  add_fact (self, _("People who share it"), people ? people : "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts), gtk_list_box_get_row_at_index (self->facts, 0) != NULL);
}

static TendAgendaItem *
read_next (TendHobbyView  *self,
           GError        **error)
{
  TendClock *clock = tend_store_get_clock (self->store);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  return tend_pastime_read_next (tend_store_get_reader (self->store), features, n_features, tend_clock_get_zone (clock),
                                 tend_hobby_item_get_hobby (self->item)->uuid, tend_clock_get_now (clock), error);
}

static void
show_plans (TendHobbyView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendAgendaItem) next = read_next (self, &error);
  g_autofree char *words = next ? tend_hobby_describe_next (tend_hobby_item_get_hobby (self->item), next,
                                                            tend_store_get_today (self->store),
                                                            tend_minute_get_hours ())
                                : NULL;

  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
  g_free (self->next_kind);
  g_free (self->next_uuid);
  self->next_kind = next ? g_strdup (next->kind) : NULL;
  self->next_uuid = next ? g_strdup (next->uuid) : NULL;
  tend_way_row_set_subtitle (self->next_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->next_row), next != NULL);
  gtk_widget_set_visible (self->plans, !tend_hobby_item_get_hobby (self->item)->is_archived);
}

static void
on_next_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (widget);

  if (self->next_uuid)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", self->next_kind, self->next_uuid);
}

static void
on_plan_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (widget);

  if (self->item)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", "plan-about",
                                tend_hobby_item_get_hobby (self->item)->uuid);
}

static void
read_past (TendHobbyView *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);
  TendDay today = tend_store_get_today (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;

  self->is_past_outdated = FALSE;
  days = tend_hobby_read_days (tend_store_get_reader (self->store), hobby->id, TEND_DAY_NONE, today, &error);
  if (days)
    tend_hobby_past_show (self->past, hobby, days, today,
                          tend_settings_get_first_weekday (tend_store_get_settings (self->store)));
  else
    tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
show_past (TendHobbyView *self)
{
  self->is_past_outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_past (self);
}

static void
show_reminders (TendHobbyView *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->reminder_editor), !hobby->is_archived);
  tend_reminder_editor_set_first_weekday (
      self->reminder_editor, tend_settings_get_first_weekday (tend_store_get_settings (self->store)));
  tend_subject_reminders_show (self->reminders, "hobby", hobby->uuid, hobby->name);
}

static void
on_reminders_read_cb (TendHobbyView *self)
{
  tend_reminder_editor_show (self->reminder_editor, tend_subject_reminders_get_kind (self->reminders),
                             tend_subject_reminders_get_uuid (self->reminders),
                             tend_subject_reminders_get_list (self->reminders));
}

static void
on_reminders_failed_cb (TendHobbyView *self,
                        const GError  *error)
{
  tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_reminders_changed_cb (TendHobbyView *self)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->reminder_editor);

  tend_subject_reminders_write (self->reminders, reminders);
}

/* Whether the hobby is there. */
static gboolean
load (TendHobbyView *self)
{
  g_autoptr (TendHobbyItem) item = tend_hobby_item_read (self->store, self->id, self->item, NULL);

  if (item == NULL)
    return FALSE;
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  show_head (self);
  show_deeds (self);
  show_facts (self);
  show_plans (self);
  show_past (self);
  show_reminders (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOBBY]);
  return TRUE;
}

/* There is no hobby to be shown any more: it was deleted, or its making taken back. */
static void
forget (TendHobbyView *self)
{
  self->id = 0;
  g_clear_object (&self->item);
  tend_subject_reminders_show (self->reminders, NULL, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOBBY]);
}

static gboolean
concerns (TendHobbyView *self,
          TendChanges   *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE)
    return TRUE;
  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    {
      const TendChange *change = tend_changes_get (changes, i);

      if (g_str_equal (change->table, "hobby") ? change->id == self->id
                                               : tend_store_is_child_table (self->store, change->table, "hobby") &&
                                                     change->parent_id == self->id)
        return TRUE;
    }
  return FALSE;
}

static void
on_store_changed_cb (TendHobbyView *self,
                     TendChanges   *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  if (self->id != 0 && concerns (self, changes))
    tend_hobby_view_refresh (self);
  else if (self->item && tend_pastime_next_concerns (features, n_features, changes))
    show_plans (self);
}

static void
tend_hobby_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (object);

  switch (id)
    {
    case PROP_HOBBY:
      g_value_set_boxed (value, tend_hobby_view_get_hobby (self));
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_hobby_view_map (GtkWidget *widget)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (widget);

  if (self->item && self->is_past_outdated)
    read_past (self);
  GTK_WIDGET_CLASS (tend_hobby_view_parent_class)->map (widget);
}

static gboolean
tend_hobby_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TEND_HOBBY_VIEW (widget)->scroller), GTK_DIR_TAB_FORWARD);
}

static void
tend_hobby_view_dispose (GObject *object)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (object);

  g_clear_pointer ((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object (&self->item);
  g_clear_object (&self->reminders);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_hobby_view_parent_class)->dispose (object);
}

static void
tend_hobby_view_finalize (GObject *object)
{
  TendHobbyView *self = TEND_HOBBY_VIEW (object);

  g_free (self->next_kind);
  g_free (self->next_uuid);

  G_OBJECT_CLASS (tend_hobby_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_HOBBY_BADGE);
  g_type_ensure (TEND_TYPE_HOBBY_ITEM);
  g_type_ensure (TEND_TYPE_HOBBY_PAST);
  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  g_type_ensure (TEND_TYPE_WAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, sections);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, badge);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, greeting);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, week);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, last);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, wish);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, archived);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, love);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, deeds);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, start_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, add_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, facts);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, log_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, past);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, next_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, plans);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyView, reminder_editor);
  gtk_widget_class_bind_template_callback (widget_class, on_reminders_changed_cb);
}

static void
tend_hobby_view_class_init (TendHobbyViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_hobby_view_get_property;
  object_class->dispose = tend_hobby_view_dispose;
  object_class->finalize = tend_hobby_view_finalize;
  widget_class->grab_focus = tend_hobby_view_grab_focus;
  widget_class->map = tend_hobby_view_map;

  /**
   * TendHobbyView:hobby: (nullable)
   *
   * The #TendHobby shown. It becomes %NULL when the hobby is deleted.
   */
  properties[PROP_HOBBY] = g_param_spec_boxed ("hobby", NULL, NULL, TEND_TYPE_HOBBY, flags);
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_HOBBY_ITEM, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "hobby.open-next", NULL, on_next_activated_cb);
  gtk_widget_class_install_action (widget_class, "hobby.plan", NULL, on_plan_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_hobby_view_init (TendHobbyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_view_new:
 * @store: the life
 *
 * Returns: (transfer full): a view without a hobby
 */
GtkWidget *
tend_hobby_view_new (TendStore *store)
{
  TendHobbyView *self = g_object_new (TEND_TYPE_HOBBY_VIEW, NULL);

  self->store = g_object_ref (store);
  self->reminders = tend_subject_reminders_new (store);
  self->stopwatch = TEND_STOPWATCH_LINE (tend_stopwatch_line_new (store));
  g_object_bind_property (self->stopwatch, "is-shown", self->start_button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_insert_child_after (self->sections, GTK_WIDGET (self->stopwatch), GTK_WIDGET (self->love));
  g_signal_connect_object (self->reminders, "notify::list", G_CALLBACK (on_reminders_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "failed", G_CALLBACK (on_reminders_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_view_show:
 * @self: a view
 * @id: the hobby to show, 0 for none
 *
 * Returns: whether there is such a hobby
 */
gboolean
tend_hobby_view_show (TendHobbyView *self,
                      gint64         id)
{
  g_return_val_if_fail (TEND_IS_HOBBY_VIEW (self), FALSE);

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
 * tend_hobby_view_refresh:
 * @self: a view
 *
 * Shows the hobby as it is now: something about it, or the day, has changed.
 */
void
tend_hobby_view_refresh (TendHobbyView *self)
{
  g_return_if_fail (TEND_IS_HOBBY_VIEW (self));

  if (self->id != 0 && !load (self))
    forget (self);
}

const TendHobby *
tend_hobby_view_get_hobby (TendHobbyView *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_VIEW (self), NULL);

  return self->item ? tend_hobby_item_get_hobby (self->item) : NULL;
}
