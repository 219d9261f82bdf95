#include "reminders/tend-reminder-sender.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-rules.h"

struct _TendReminderSender
{
  GObject parent_instance;

  TendNotifier *notifier;
  TendClock *clock;
  TendReminderLog *log; /* (nullable): the service's */
  char *server;         /* (nullable): which server gave the ids in the log */

  GHashTable *sending; /* char *key of the notification → Bundle: on their way */
  GHashTable *shown;   /* char *key of the notification → Bundle: on the screen, or thought to hang */
};

/* One notification, and what it is about. */
typedef struct
{
  TendReminderSender *sender;
  char *key;
  GPtrArray *entries; /* of TendReminderEntry */
  TendReminderFate fate; /* what becomes of them when it is shown */
  guint32 id;
  gboolean is_noted; /* whether the log has the id */
} Bundle;

enum
{
  SENT,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendReminderSender, tend_reminder_sender, G_TYPE_OBJECT)

static void
bundle_free (gpointer data)
{
  Bundle *bundle = data;

  g_free (bundle->key);
  g_ptr_array_unref (bundle->entries);
  g_free (bundle);
}

static gboolean
contains (const Bundle            *bundle,
          const TendReminderEntry *entry,
          guint                   *index)
{
  for (guint i = 0; i < bundle->entries->len; i++)
    if (((const TendReminderEntry *) g_ptr_array_index (bundle->entries, i))->id == entry->id)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static Bundle *
find_bundle (GHashTable              *bundles,
             const TendReminderEntry *entry,
             guint                   *index)
{
  GHashTableIter iter;
  gpointer bundle;

  g_hash_table_iter_init (&iter, bundles);
  while (g_hash_table_iter_next (&iter, NULL, &bundle))
    if (contains (bundle, entry, index))
      return bundle;
  return NULL;
}

static gboolean
note (TendReminderSender  *self,
      Bundle              *bundle,
      GError             **error)
{
  const char *server = tend_notifier_get_server (self->notifier);

  if (self->log == NULL || bundle->is_noted || bundle->id == 0)
    return TRUE;
  if (!tend_reminder_log_set_shown (self->log, bundle->entries, bundle->fate, bundle->id, server,
                                    tend_clock_get_now (self->clock), error))
    return FALSE;
  bundle->is_noted = TRUE;
  g_free (self->server);
  self->server = g_strdup (server);
  return TRUE;
}

/* Takes @bundle, which the server shows. What can't be noted, since the disk is full, is not sent again while
 * this process knows that it was. */
static void
take_shown (TendReminderSender *self,
            Bundle             *bundle,
            guint32             id)
{
  g_autoptr (GError) error = NULL;

  bundle->id = id;
  bundle->is_noted = FALSE;
  g_hash_table_replace (self->shown, bundle->key, bundle);
  if (note (self, bundle, &error))
    g_signal_emit (self, signals[SENT], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_notification_sent_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  Bundle *bundle = user_data;
  g_autoptr (TendReminderSender) self = bundle->sender;
  g_autoptr (GError) error = NULL;
  guint32 id = tend_notifier_send_finish (TEND_NOTIFIER (source), result, &error);

  g_hash_table_steal (self->sending, bundle->key);
  if (id != 0)
    {
      take_shown (self, bundle, id);
      return;
    }
  /* A server that hangs may show it yet, and then says so. */
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_BUSY))
    g_hash_table_replace (self->shown, bundle->key, bundle);
  else
    bundle_free (bundle);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_notifier_late_cb (TendReminderSender *self,
                     const char         *key,
                     guint               id)
{
  gpointer bundle = NULL;

  if (g_hash_table_contains (self->sending, key))
    return;
  if (g_hash_table_steal_extended (self->shown, key, NULL, &bundle))
    take_shown (self, bundle, id);
}

/* What a server took with it when it went is shown by the next one, as long as it is still its time. */
static void
reclaim_lost (TendReminderSender *self,
              const Bundle       *bundle)
{
  gint64 now = tend_clock_get_now (self->clock);

  for (guint i = 0; bundle->fate == TEND_REMINDER_SENT && i < bundle->entries->len; i++)
    {
      const TendReminderEntry *entry = g_ptr_array_index (bundle->entries, i);
      g_autoptr (GError) error = NULL;

      if (!tend_reminder_rules_is_late (entry->show_at, now) &&
          !tend_reminder_log_set_waiting (self->log, entry, TEND_REMINDER_CLAIMED, entry->show_at, now, &error))
        g_warning ("What was lost could not be noted: %s", error->message);
    }
}

/* Its id is nobody's any more; that it was shown is noted at the latest now. */
static void
forget_notification (TendReminderSender *self,
                     Bundle             *bundle)
{
  g_autoptr (GError) error = NULL;

  if (self->log && (!note (self, bundle, &error) ||
                    !tend_reminder_log_forget_notification (self->log, bundle->entries, &error)))
    g_warning ("What was closed could not be noted: %s", error->message);
}

static void
on_notifier_closed_cb (TendReminderSender *self,
                       const char         *key,
                       guint               reason)
{
  gpointer stolen = NULL;

  if (!g_hash_table_steal_extended (self->shown, key, NULL, &stolen))
    return;
  forget_notification (self, stolen);
  if (self->log && reason == TEND_NOTIFICATION_LOST)
    reclaim_lost (self, stolen);
  bundle_free (stolen);
  g_signal_emit (self, signals[SENT], 0);
}

static void
tend_reminder_sender_dispose (GObject *object)
{
  TendReminderSender *self = TEND_REMINDER_SENDER (object);

  if (self->notifier)
    g_signal_handlers_disconnect_by_data (self->notifier, self);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tend_reminder_sender_parent_class)->dispose (object);
}

static void
tend_reminder_sender_finalize (GObject *object)
{
  TendReminderSender *self = TEND_REMINDER_SENDER (object);

  g_hash_table_unref (self->sending);
  g_hash_table_unref (self->shown);
  g_free (self->server);

  G_OBJECT_CLASS (tend_reminder_sender_parent_class)->finalize (object);
}

static void
tend_reminder_sender_class_init (TendReminderSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_reminder_sender_dispose;
  object_class->finalize = tend_reminder_sender_finalize;

  /**
   * TendReminderSender::sent:
   *
   * Something was shown or closed, and the log has it.
   */
  signals[SENT] = g_signal_new ("sent", TEND_TYPE_REMINDER_SENDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  /**
   * TendReminderSender::failed:
   * @error: a #GError, as tend_notifier_send_finish() has them
   *
   * Something could not be shown. It stays claimed.
   */
  signals[FAILED] = g_signal_new ("failed", TEND_TYPE_REMINDER_SENDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tend_reminder_sender_init (TendReminderSender *self)
{
  /* The key is the bundle's own. */
  self->sending = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, bundle_free);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, bundle_free);
}

/**
 * tend_reminder_sender_new:
 * @notifier: what shows notifications
 * @clock: what tells the time
 *
 * Returns: (transfer full): a sender without a log
 */
TendReminderSender *
tend_reminder_sender_new (TendNotifier *notifier,
                          TendClock    *clock)
{
  TendReminderSender *self = g_object_new (TEND_TYPE_REMINDER_SENDER, NULL);

  self->notifier = g_object_ref (notifier);
  self->clock = g_object_ref (clock);
  g_signal_connect_swapped (notifier, "late", G_CALLBACK (on_notifier_late_cb), self);
  g_signal_connect_swapped (notifier, "closed", G_CALLBACK (on_notifier_closed_cb), self);
  return self;
}

/**
 * tend_reminder_sender_set_log:
 * @self: a sender
 * @log: (nullable): the log, which outlives the sender or is taken back with %NULL
 * @server: (nullable): which server gave the ids in it
 */
void
tend_reminder_sender_set_log (TendReminderSender *self,
                              TendReminderLog    *log,
                              const char         *server)
{
  self->log = log;
  g_free (self->server);
  self->server = g_strdup (server);
}

/**
 * tend_reminder_sender_catch_up:
 * @self: a sender
 * @error: return location
 *
 * Notes what was shown and could not be noted then.
 *
 * Returns: whether all that is shown is noted
 */
gboolean
tend_reminder_sender_catch_up (TendReminderSender  *self,
                               GError             **error)
{
  GHashTableIter iter;
  gpointer bundle;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &bundle))
    if (!note (self, bundle, error))
      return FALSE;
  return TRUE;
}

gboolean
tend_reminder_sender_is_busy (TendReminderSender *self)
{
  return g_hash_table_size (self->sending) > 0;
}

/**
 * tend_reminder_sender_is_sending:
 * @self: a sender
 * @entry: an entry of the log
 *
 * Returns: whether it is on its way, or is there without the log knowing
 */
gboolean
tend_reminder_sender_is_sending (TendReminderSender      *self,
                                 const TendReminderEntry *entry)
{
  guint index;
  const Bundle *shown = find_bundle (self->shown, entry, &index);

  return find_bundle (self->sending, entry, &index) != NULL || (shown && shown->id != 0 && !shown->is_noted);
}

/**
 * tend_reminder_sender_send:
 * @self: a sender
 * @notification: (transfer full): what to show
 * @items: (element-type TendReminderItem): what it is about, claimed in the log
 * @fate: what becomes of them when it is shown
 */
void
tend_reminder_sender_send (TendReminderSender *self,
                           TendNotification   *notification,
                           GPtrArray          *items,
                           TendReminderFate    fate)
{
  g_autoptr (TendNotification) owned = notification;
  Bundle *bundle;
  guint32 replaces_id = 0;

  /* It stays claimed, and its turn comes after the one that has its name. */
  if (g_hash_table_contains (self->sending, notification->key))
    return;

  bundle = g_new0 (Bundle, 1);
  bundle->sender = g_object_ref (self);
  bundle->key = g_strdup (notification->key);
  bundle->fate = fate;
  bundle->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_entry_free);
  for (guint i = 0; i < items->len; i++)
    {
      const TendReminderItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (bundle->entries, tend_reminder_entry_copy (item->entry));
    }
  if (items->len == 1)
    replaces_id = ((const TendReminderItem *) g_ptr_array_index (items, 0))->entry->notification_id;
  notification->server = g_strdup (self->server);

  g_hash_table_replace (self->sending, bundle->key, bundle);
  tend_notifier_send_async (self->notifier, notification, replaces_id, NULL, on_notification_sent_cb, bundle);
}

/**
 * tend_reminder_sender_withdraw:
 * @self: a sender
 * @entry: an entry of the log that nobody needs to see any more
 *
 * Takes its notification off the screen, unless others are in it.
 */
void
tend_reminder_sender_withdraw (TendReminderSender      *self,
                               const TendReminderEntry *entry)
{
  guint index;
  Bundle *bundle = find_bundle (self->shown, entry, &index);

  if (bundle == NULL)
    {
      if (entry->notification_id != 0)
        tend_notifier_close_saved (self->notifier, entry->notification_id, self->server);
      return;
    }
  g_ptr_array_remove_index (bundle->entries, index);
  if (bundle->entries->len == 0 && bundle->id != 0)
    tend_notifier_close (self->notifier, bundle->id);
}

/**
 * tend_reminder_sender_dismiss:
 * @self: a sender
 * @key: what names a notification
 *
 * Takes a notification off the screen whose use was made, with all that is in it. What it was about stays shown in the
 * log; a server that comes next does not get it.
 */
void
tend_reminder_sender_dismiss (TendReminderSender *self,
                              const char         *key)
{
  Bundle *bundle = g_hash_table_lookup (self->shown, key);

  if (bundle)
    {
      forget_notification (self, bundle);
      g_ptr_array_set_size (bundle->entries, 0);
    }
  tend_notifier_close_key (self->notifier, key);
}
