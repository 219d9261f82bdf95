#include "features/reminders/tend-reminder-news-row.h"

#include "widgets/tend-more-button.h"

#include <glib/gi18n.h>

struct _TendReminderNewsRow
{
  AdwActionRow parent_instance;

  char *kind;
  char *uuid;
  char *content; /* all that it shows, see describe_content() */
};

G_DEFINE_FINAL_TYPE (TendReminderNewsRow, tend_reminder_news_row, ADW_TYPE_ACTION_ROW)

static char *
describe_content (const TendReminderNotice *notice,
                  const TendRemind         *said,
                  const char               *words)
{
  g_autofree char *actions = said->actions ? g_strjoinv (",", (char **) said->actions) : NULL;

  return g_strdup_printf ("%s\n%s\n%s\n%s\n%d\n%s", notice->key, notice->state ? notice->state : "", said->title,
                          words, said->state, actions ? actions : "");
}

static void
add_menu_item (GMenu      *menu,
               const char *label,
               const char *action,
               const char *key,
               const char *how) /* (nullable) */
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (how)
    g_menu_item_set_action_and_target (item, action, "(ss)", key, how);
  else
    g_menu_item_set_action_and_target (item, action, "s", key);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *key)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) later = g_menu_new ();
  g_autoptr (GMenu) never = g_menu_new ();

  add_menu_item (later, _("In 10 Minutes"), "reminders.snooze", key, "short");
  add_menu_item (later, _("In an Hour"), "reminders.snooze", key, "hour");
  add_menu_item (later, _("Tomorrow Morning"), "reminders.snooze", key, "morning");
  add_menu_item (never, _("Let Go"), "reminders.let-go", key, NULL);
  g_menu_append_section (menu, _("Remind Me Again"), G_MENU_MODEL (later));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (never));
  return G_MENU_MODEL (menu);
}

static gboolean
can_do (const TendRemind *said,
        const char       *action)
{
  return said->state == TEND_REMIND_WANTED && said->actions && g_strv_contains (said->actions, action);
}

/* Takes @target, which may be floating. */
static void
add_button (TendReminderNewsRow *self,
            const char          *icon_name,
            const char          *words,
            const char          *name,
            const char          *action,
            GVariant            *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

static void
add_controls (TendReminderNewsRow *self,
              const char          *key,
              const TendRemind    *said)
{
  /* Translators: %s is the title of what a reminder is about */
  g_autofree char *start = g_strdup_printf (_("Start: %s"), said->title);
  /* Translators: %s is the title of what a reminder is about */
  g_autofree char *done = g_strdup_printf (_("Done: %s"), said->title);
  g_autoptr (GMenuModel) menu = make_menu (key);
  GtkWidget *menu_button = gtk_menu_button_new ();

  if (can_do (said, TEND_REMIND_ACTION_START))
    add_button (self, "media-playback-start-symbolic", _("Start"), start, "win.start",
                g_variant_new ("(ss)", self->kind, self->uuid));
  if (can_do (said, TEND_REMIND_ACTION_DONE))
    add_button (self, "object-select-symbolic", _("Done"), done, "reminders.done", g_variant_new_string (key));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), menu);
  gtk_widget_set_valign (menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu_button, "flat");
  gtk_widget_set_tooltip_text (menu_button, _("Later, or Not at All"));
  tend_more_button_set_about (GTK_MENU_BUTTON (menu_button), said->title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), menu_button);
}

static void
tend_reminder_news_row_finalize (GObject *object)
{
  TendReminderNewsRow *self = TEND_REMINDER_NEWS_ROW (object);

  g_free (self->kind);
  g_free (self->uuid);
  g_free (self->content);

  G_OBJECT_CLASS (tend_reminder_news_row_parent_class)->finalize (object);
}

static void
tend_reminder_news_row_class_init (TendReminderNewsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_reminder_news_row_finalize;
}

static void
tend_reminder_news_row_init (TendReminderNewsRow *self)
{
}

/**
 * tend_reminder_news_row_new:
 * @notice: what the service says of it; one that has passed has a state
 * @said: what its feature says of the thing
 * @words: when it was or is to come
 *
 * Its buttons activate "reminders.done" and "reminders.let-go" with the notice's key, "reminders.snooze"
 * with the key and "short", "hour" or "morning", and "win.start" with the thing.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tend_reminder_news_row_new (const TendReminderNotice *notice,
                            const TendRemind         *said,
                            const char               *words)
{
  TendReminderNewsRow *self = g_object_new (TEND_TYPE_REMINDER_NEWS_ROW, "use-markup", FALSE, "title", said->title,
                                            "subtitle", words, "activatable", TRUE, NULL);

  self->kind = g_strdup (notice->subject_kind);
  self->uuid = g_strdup (notice->subject_uuid);
  self->content = describe_content (notice, said, words);
  if (notice->state)
    add_controls (self, notice->key, said);
  return GTK_WIDGET (self);
}

/**
 * tend_reminder_news_row_shows:
 * @self: a row
 * @notice: what the service says of a reminder
 * @said: what its feature says of the thing
 * @words: when it was or is to come
 *
 * Returns: whether a row that is made of these would be the same
 */
gboolean
tend_reminder_news_row_shows (TendReminderNewsRow      *self,
                              const TendReminderNotice *notice,
                              const TendRemind         *said,
                              const char               *words)
{
  g_autofree char *content = describe_content (notice, said, words);

  g_return_val_if_fail (TEND_IS_REMINDER_NEWS_ROW (self), FALSE);

  return g_str_equal (self->content, content);
}

const char *
tend_reminder_news_row_get_kind (TendReminderNewsRow *self)
{
  g_return_val_if_fail (TEND_IS_REMINDER_NEWS_ROW (self), NULL);

  return self->kind;
}

const char *
tend_reminder_news_row_get_uuid (TendReminderNewsRow *self)
{
  g_return_val_if_fail (TEND_IS_REMINDER_NEWS_ROW (self), NULL);

  return self->uuid;
}
