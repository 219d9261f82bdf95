#include "features/reminders/tend-reminders-page.h"

#include "base/tend-error.h"
#include "features/reminders/tend-reminder-news-row.h"
#include "reminders/tend-reminder-client.h"
#include "reminders/tend-reminder-pause.h"
#include "reminders/tend-reminder-rules.h"
#include "store/tend-feature.h"
#include "tend-config.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* How many of each are asked for; more than anybody reads. */
#define NEXT_MAX 30
#define PAST_MAX 100

/* The last rebuilding of the log that the user has read of. */
#define REBUILT_KEY "reminders-rebuilt-read"

struct _TendRemindersPage
{
  TendPage parent_instance;

  GSettings *settings;
  TendReminderClient *client; /* NULL until the page is first shown */
  gboolean is_in_trouble;     /* the service could not be asked */
  char *let_go_key;           /* (nullable): what Undo takes back, until something else is done */
  AdwToast *let_go_toast;     /* (nullable): which offers it */

  GtkWidget *rebuilt;
  GtkStack *stack;
  GtkWidget *paused;
  GtkLabel *paused_label;
  GtkWidget *past_group;
  GtkListBox *past_list;
  GtkWidget *next_group;
  GtkListBox *next_list;
};

extern const TendFeaturePage tend_reminders_feature_page;

const TendFeaturePage tend_reminders_feature_page = {
  .id = "reminders",
  .title = N_ ("Reminders"),
  .icon_name = "tend-reminders-symbolic",
  .create = tend_reminders_page_new,
};

G_DEFINE_FINAL_TYPE (TendRemindersPage, tend_reminders_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendRemindersPage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

static char *
describe_instant (TendRemindersPage *self,
                  gint64             instant)
{
  TendStore *store = get_store (self);
  TendWall wall = tend_zone_to_wall (tend_clock_get_zone (tend_store_get_clock (store)), instant);
  g_autofree char *day = tend_day_describe (wall.day, tend_store_get_today (store));
  g_autofree char *time = tend_minute_format (wall.second / 60, tend_minute_get_hours ());

  /* Translators: a day, like "Today", and a time of it */
  return g_strdup_printf (_("%s, %s"), day, time);
}

/* What it says of one that passed; %NULL where nothing is left to be said about it. */
static char *
describe_past (TendRemindersPage        *self,
               const TendReminderNotice *notice)
{
  g_autofree char *due = describe_instant (self, notice->due);
  g_autofree char *again = NULL;

  if (g_str_equal (notice->state, "passed") || g_str_equal (notice->state, "sent") ||
      g_str_equal (notice->state, "claimed"))
    return g_steal_pointer (&due);
  again = describe_instant (self, notice->show_at);
  if (g_str_equal (notice->state, "snoozed"))
    /* Translators: a reminder that was put off; %s is when it comes again, like "Tomorrow, 08:00" */
    return g_strdup_printf (_("Comes again: %s"), again);
  if (g_str_equal (notice->state, "held"))
    /* Translators: a reminder that waits for the end of the quiet hours, like "Tomorrow, 08:00" */
    return g_strdup_printf (_("Waits for the end of the quiet hours: %s"), again);
  return NULL;
}

static TendRemind *
ask_feature (TendRemindersPage        *self,
             const TendReminderNotice *notice)
{
  TendStore *store = get_store (self);
  TendDay today = tend_store_get_today (store);
  const TendFeature *feature = tend_feature_find_for_kind (tend_features, tend_n_features, notice->subject_kind);
  const TendAgendaQuery query = { notice->day == TEND_DAY_NONE ? today : notice->day, today,
                                  tend_settings_get_first_weekday (tend_store_get_settings (store)) };

  if (feature == NULL || feature->remind == NULL)
    return NULL;
  return feature->remind (tend_store_get_reader (store), notice->subject_kind, notice->subject_uuid, &query, NULL);
}

/* Where the focus stood in a list, or -1. */
static int
find_focus (TendRemindersPage *self,
            GtkListBox        *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, TEND_TYPE_REMINDER_NEWS_ROW) : NULL;

  return row && gtk_widget_get_parent (row) == GTK_WIDGET (list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

/* Removes the rows from one place on, up to another; -1 for all that follow. */
static void
remove_rows (GtkListBox *list,
             int         from,
             int         until)
{
  GtkListBoxRow *row;

  for (int i = from; until < 0 || i < until; i++)
    {
      row = gtk_list_box_get_row_at_index (list, from);
      if (row == NULL)
        return;
      gtk_list_box_remove (list, GTK_WIDGET (row));
    }
}

/* A row that is the same stays the same widget: its menu may be open. */
static void
place_row (GtkListBox               *list,
           int                       place,
           const TendReminderNotice *notice,
           const TendRemind         *said,
           const char               *words)
{
  GtkListBoxRow *row;

  for (int i = place; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (tend_reminder_news_row_shows (TEND_REMINDER_NEWS_ROW (row), notice, said, words))
      {
        remove_rows (list, place, i);
        return;
      }
  gtk_list_box_insert (list, tend_reminder_news_row_new (notice, said, words), place);
}

static guint
fill_list (TendRemindersPage *self,
           GtkListBox        *list,
           GPtrArray         *notices)
{
  int focus = find_focus (self, list);
  int n_rows = 0;

  for (guint i = 0; i < notices->len; i++)
    {
      const TendReminderNotice *notice = g_ptr_array_index (notices, i);
      g_autofree char *words = notice->state ? describe_past (self, notice) : describe_instant (self, notice->due);
      g_autoptr (TendRemind) said = words ? ask_feature (self, notice) : NULL;

      /* What was deleted or done meanwhile waits for nothing. */
      if (said && (notice->state == NULL || said->state != TEND_REMIND_DONE))
        place_row (list, n_rows++, notice, said, words);
    }
  remove_rows (list, n_rows, -1);
  if (focus >= 0 && n_rows > 0 && find_focus (self, list) < 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, MIN (focus, n_rows - 1))));
  return (guint) n_rows;
}

static void
show_stack (TendRemindersPage *self)
{
  const char *name = "empty";

  if (self->is_in_trouble)
    name = "trouble";
  else if (gtk_widget_get_visible (self->past_group) || gtk_widget_get_visible (self->next_group))
    name = "items";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_paused (TendRemindersPage *self)
{
  gint64 until = tend_reminder_client_get_paused_until (self->client);
  gboolean is_paused = until > tend_clock_get_now (tend_store_get_clock (get_store (self)));

  gtk_widget_set_visible (self->paused, is_paused);
  if (is_paused)
    {
      TendStore *store = get_store (self);
      g_autofree char *instant = tend_reminder_pause_describe (
          until, tend_clock_get_zone (tend_store_get_clock (store)), tend_store_get_today (store));
      g_autofree char *words = g_strdup_printf (_("All reminders rest until %s"), instant);

      gtk_label_set_label (self->paused_label, words);
    }
}

/* What became of the reminders before that is lost, which somebody may wonder at. */
static void
show_rebuilt (TendRemindersPage *self)
{
  gint64 rebuilt_at = tend_reminder_client_get_rebuilt_at (self->client);

  gtk_widget_set_visible (self->rebuilt, rebuilt_at > g_settings_get_int64 (self->settings, REBUILT_KEY));
}

static void
on_rebuilt_closed_cb (TendRemindersPage *self)
{
  g_settings_set_int64 (self->settings, REBUILT_KEY, tend_reminder_client_get_rebuilt_at (self->client));
  show_rebuilt (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Takes the reference of the page, which may be gone from the screen for good. */
static void
show_listed (TendRemindersPage *page,
             GObject           *client,
             GAsyncResult      *result,
             GtkListBox        *list,
             GtkWidget         *group)
{
  g_autoptr (TendRemindersPage) self = page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = tend_reminder_client_list_finish (TEND_REMINDER_CLIENT (client), result, &error);

  if (self->client == NULL)
    return;
  if (notices)
    gtk_widget_set_visible (group, fill_list (self, list, notices) > 0);
  self->is_in_trouble = error != NULL;
  show_stack (self);
}

static void
on_next_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  TendRemindersPage *self = user_data;

  show_listed (self, source, result, self->next_list, self->next_group);
}

static void
on_past_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  TendRemindersPage *self = user_data;

  show_listed (self, source, result, self->past_list, self->past_group);
}

static void
refresh (TendRemindersPage *self)
{
  if (self->client == NULL)
    return;
  show_paused (self);
  show_rebuilt (self);
  tend_reminder_client_list_past_async (self->client, PAST_MAX, on_past_listed_cb, g_object_ref (self));
  tend_reminder_client_list_next_async (self->client, NEXT_MAX, on_next_listed_cb, g_object_ref (self));
}

/* Nothing is asked for, and nobody is woken, while the page is not on screen. */
static void
refresh_if_shown (TendRemindersPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_deed_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendRemindersPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tend_reminder_client_finish (TEND_REMINDER_CLIENT (source), result, &error))
    tend_page_tell_error (GTK_WIDGET (self), error);
  refresh_if_shown (self);
}

/* What is done after it is what Undo takes back then. */
static void
forget_let_go (TendRemindersPage *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->let_go_toast);

  g_clear_pointer (&self->let_go_key, g_free);
  if (toast)
    adw_toast_dismiss (toast);
}

static void
take_back (TendRemindersPage *self)
{
  g_autofree char *key = g_steal_pointer (&self->let_go_key);

  forget_let_go (self);
  if (key)
    tend_reminder_client_take_back_async (self->client, key, on_deed_done_cb, g_object_ref (self));
}

typedef struct
{
  TendRemindersPage *page;
  char *key;
} LetGo;

static void
on_let_go_done_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree LetGo *let_go = user_data;
  g_autoptr (TendRemindersPage) self = let_go->page;
  g_autofree char *key = let_go->key;
  g_autoptr (GError) error = NULL;

  if (!tend_reminder_client_finish (TEND_REMINDER_CLIENT (source), result, &error))
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  forget_let_go (self);
  self->let_go_key = g_steal_pointer (&key);
  self->let_go_toast = tend_page_offer_undo (TEND_PAGE (self), _("Let go"));
  g_signal_connect_object (self->let_go_toast, "button-clicked", G_CALLBACK (take_back), self, G_CONNECT_SWAPPED);
  refresh_if_shown (self);
}

/* The window's own Undo knows only of what is kept in the life. */
static gboolean
on_undo_pressed_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  TendRemindersPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->let_go_key == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      GTK_IS_EDITABLE (gtk_root_get_focus (root)))
    return FALSE;
  take_back (self);
  return TRUE;
}

static void
on_store_changed_cb (TendRemindersPage *self)
{
  forget_let_go (self);
  refresh_if_shown (self);
}

static void
on_done_activated_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  TendRemindersPage *self = user_data;

  tend_reminder_client_mark_done_async (self->client, g_variant_get_string (parameter, NULL), on_deed_done_cb,
                                        g_object_ref (self));
}

static void
on_let_go_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  TendRemindersPage *self = user_data;
  const char *key = g_variant_get_string (parameter, NULL);
  LetGo *let_go = g_new0 (LetGo, 1);

  let_go->page = g_object_ref (self);
  let_go->key = g_strdup (key);
  tend_reminder_client_let_go_async (self->client, key, on_let_go_done_cb, let_go);
}

static void
on_snooze_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  TendRemindersPage *self = user_data;
  TendStore *store = get_store (self);
  TendClock *clock = tend_store_get_clock (store);
  TendReminderSnooze snooze = TEND_REMINDER_SNOOZE_SHORT;
  const char *key, *how;

  forget_let_go (self);
  g_variant_get (parameter, "(&s&s)", &key, &how);
  if (g_str_equal (how, "hour"))
    snooze = TEND_REMINDER_SNOOZE_HOUR;
  else if (g_str_equal (how, "morning"))
    snooze = TEND_REMINDER_SNOOZE_MORNING;
  tend_reminder_client_snooze_async (
      self->client, key,
      tend_reminder_rules_get_snoozed (snooze, tend_clock_get_zone (clock), tend_store_get_today (store),
                                       tend_clock_get_now (clock)),
      on_deed_done_cb, g_object_ref (self));
}

static void
on_go_on_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  TendRemindersPage *self = user_data;

  tend_reminder_client_pause_async (self->client, 0, on_deed_done_cb, g_object_ref (self));
}

static void
on_retry_activated_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  refresh (user_data);
}

static void
on_row_activated_cb (TendRemindersPage   *self,
                     TendReminderNewsRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", tend_reminder_news_row_get_kind (row),
                              tend_reminder_news_row_get_uuid (row));
}

/* What is begun here is a goal, as the empty page offers it: it is there that reminders are set. */
static void
tend_reminders_page_make_new (TendPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.new-in", "s", "goals");
}

static void
tend_reminders_page_map (GtkWidget *widget)
{
  TendRemindersPage *self = TEND_REMINDERS_PAGE (widget);

  GTK_WIDGET_CLASS (tend_reminders_page_parent_class)->map (widget);

  if (self->client == NULL)
    {
      self->client = tend_reminder_client_new ();
      g_signal_connect_object (self->client, "changed", G_CALLBACK (refresh_if_shown), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->client, "notify::paused-until", G_CALLBACK (show_paused), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->client, "notify::rebuilt-at", G_CALLBACK (show_rebuilt), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
}

static void
tend_reminders_page_constructed (GObject *object)
{
  TendRemindersPage *self = TEND_REMINDERS_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_reminders_page_parent_class)->constructed (object);

  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (refresh_if_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (refresh_if_shown),
                           self, G_CONNECT_SWAPPED);
}

static void
tend_reminders_page_dispose (GObject *object)
{
  TendRemindersPage *self = TEND_REMINDERS_PAGE (object);

  forget_let_go (self);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tend_reminders_page_parent_class)->dispose (object);
}

static void
tend_reminders_page_class_init (TendRemindersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tend_reminders_page_constructed;
  object_class->dispose = tend_reminders_page_dispose;
  widget_class->map = tend_reminders_page_map;
  TEND_PAGE_CLASS (klass)->make_new = tend_reminders_page_make_new;

  g_type_ensure (TEND_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/tend_app/Tend/ui/reminders/tend-reminders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, rebuilt);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, paused);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, paused_label);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, past_group);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, past_list);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, next_group);
  gtk_widget_class_bind_template_child (widget_class, TendRemindersPage, next_list);
  gtk_widget_class_bind_template_callback (widget_class, on_rebuilt_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

/* Before the window's own. */
static void
add_undo_shortcut (TendRemindersPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                                            gtk_callback_action_new (on_undo_pressed_cb, self, NULL));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
tend_reminders_page_init (TendRemindersPage *self)
{
  static const GActionEntry actions[] = {
    { "done", on_done_activated_cb, "s" },
    { "let-go", on_let_go_activated_cb, "s" },
    { "snooze", on_snooze_activated_cb, "(ss)" },
    { "go-on", on_go_on_activated_cb },
    { "retry", on_retry_activated_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "reminders", G_ACTION_GROUP (group));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (TEND_APPLICATION_ID);
  add_undo_shortcut (self);
}

TendPage *
tend_reminders_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_REMINDERS_PAGE, "store", store, NULL);
}
