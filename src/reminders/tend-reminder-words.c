#include "reminders/tend-reminder-words.h"

#include <glib/gi18n.h>

/* How many titles a notification for several lists; a notification is a few lines high. */
#define LISTED_MAX 5

void
tend_reminder_item_free (TendReminderItem *self)
{
  tend_reminder_entry_free (self->entry);
  tend_remind_free (self->said);
  g_free (self);
}

static TendNotification *
make_notification (const char   *key,
                   const char   *title,
                   const char   *body,
                   TendSettings *settings)
{
  TendNotification *notification = tend_notification_new (key, title, body);
  const char *sound = tend_settings_get_sound (settings);

  notification->has_default_action = TRUE;
  notification->sound_name = sound[0] != '\0' ? g_strdup (sound) : NULL;
  return notification;
}

static void
add_action (TendNotification *notification,
            const char       *action)
{
  if (g_str_equal (action, TEND_REMIND_ACTION_DONE))
    tend_notification_add_action (notification, action, _("Done"));
  else if (g_str_equal (action, TEND_REMIND_ACTION_START))
    tend_notification_add_action (notification, action, _("Start Now"));
  else if (g_str_equal (action, TEND_REMIND_ACTION_SNOOZE))
    {
      tend_notification_add_action (notification, TEND_REMINDER_ACTION_SNOOZE_SHORT, _("10 Minutes Later"));
      tend_notification_add_action (notification, TEND_REMINDER_ACTION_SNOOZE_HOUR, _("An Hour Later"));
      tend_notification_add_action (notification, TEND_REMINDER_ACTION_SNOOZE_MORNING, _("Tomorrow"));
    }
  /* What opens it is a click on the notification itself. */
}

/**
 * tend_reminder_words_for_one:
 * @item: what has come
 * @settings: whether to be discreet, and how it sounds
 *
 * Returns: (transfer full): a notification with the item's key, and what can be done about it
 */
TendNotification *
tend_reminder_words_for_one (const TendReminderItem *item,
                             TendSettings           *settings)
{
  gboolean is_discreet = tend_settings_get_is_discreet (settings);
  TendNotification *notification = make_notification (
      item->entry->key, is_discreet ? _("Something you planned") : item->said->title,
      is_discreet ? NULL : item->said->detail, settings);

  notification->is_important = item->is_important;
  for (const char *const *action = item->said->actions; action && *action; action++)
    add_action (notification, *action);
  return notification;
}

static char *
list_titles (GPtrArray *items,
             TendZone  *zone) /* (nullable): without the times */
{
  GString *list = g_string_new (NULL);
  guint n_listed = items->len > LISTED_MAX ? LISTED_MAX - 1 : items->len;

  for (guint i = 0; i < n_listed; i++)
    {
      const TendReminderItem *item = g_ptr_array_index (items, i);

      if (i > 0)
        g_string_append_c (list, '\n');
      if (zone)
        {
          g_autofree char *time = tend_minute_format (tend_zone_to_wall (zone, item->entry->due).second / 60,
                                                      tend_minute_get_hours ());

          /* Translators: a time, and what was due then */
          g_string_append_printf (list, _("%s  %s"), time, item->said->title);
        }
      else
        g_string_append (list, item->said->title);
    }
  if (n_listed < items->len)
    {
      g_string_append_c (list, '\n');
      g_string_append_printf (list, ngettext ("and %u more", "and %u more", items->len - n_listed),
                              items->len - n_listed);
    }
  return g_string_free (list, FALSE);
}

/**
 * tend_reminder_words_for_several:
 * @items: (element-type TendReminderItem): what has come at once
 * @settings: whether to be discreet, and how it sounds
 *
 * Returns: (transfer full): one notification for all
 */
TendNotification *
tend_reminder_words_for_several (GPtrArray    *items,
                                 TendSettings *settings)
{
  const TendReminderItem *first = g_ptr_array_index (items, 0);
  g_autofree char *key = g_strconcat (TEND_REMINDER_KEY_TOGETHER, first->entry->key, NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("%u thing you planned", "%u things you planned", items->len),
                                            items->len);
  g_autofree char *body = tend_settings_get_is_discreet (settings) ? NULL : list_titles (items, NULL);
  TendNotification *notification = make_notification (key, title, body, settings);

  for (guint i = 0; i < items->len; i++)
    notification->is_important |= ((const TendReminderItem *) g_ptr_array_index (items, i))->is_important;
  return notification;
}

/**
 * tend_reminder_words_for_passed:
 * @items: (element-type TendReminderItem): what passed, by its time
 * @settings: whether to be discreet, and how it sounds
 * @zone: where the user is
 *
 * Returns: (transfer full): one notification that says what there was
 */
TendNotification *
tend_reminder_words_for_passed (GPtrArray    *items,
                                TendSettings *settings,
                                TendZone     *zone)
{
  g_autofree char *body = tend_settings_get_is_discreet (settings)
                            ? g_strdup_printf (ngettext ("%u thing you planned", "%u things you planned",
                                                         items->len),
                                               items->len)
                            : list_titles (items, zone);

  return make_notification (TEND_REMINDER_KEY_PASSED, _("While you were away"), body, settings);
}

/**
 * tend_reminder_words_for_test:
 * @settings: how it sounds
 *
 * Returns: (transfer full): a notification that shows how reminders will look
 */
TendNotification *
tend_reminder_words_for_test (TendSettings *settings)
{
  TendNotification *notification = make_notification (
      TEND_REMINDER_KEY_TEST,
      tend_settings_get_is_discreet (settings) ? _("Something you planned") : _("A reminder to try out"),
      tend_settings_get_is_discreet (settings) ? NULL : _("This is how your reminders will look."), settings);

  add_action (notification, TEND_REMIND_ACTION_DONE);
  return notification;
}
