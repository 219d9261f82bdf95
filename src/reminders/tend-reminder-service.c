#include "reminders/tend-reminder-service-private.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-access.h"

/* How soon to look again where somebody has locked the life. */
#define LOCKED_SECONDS 1

/* How soon to try again what could not be done, in seconds; twice as long each time, up to an hour. */
#define RETRY_SECONDS 60
#define RETRY_SECONDS_MAX 3600

enum
{
  PROP_NEXT_WAKE = 1,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  OUTDATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendReminderService, tend_reminder_service, G_TYPE_OBJECT)

static gboolean
on_look_due_cb (gpointer user_data)
{
  TendReminderService *self = user_data;

  self->look_id = 0;
  tend_reminder_service_wake (self);
  return G_SOURCE_REMOVE;
}

static void
retry_later (TendReminderService *self)
{
  self->retry_at = tend_clock_get_now (self->clock) + self->retry_seconds;
  self->retry_seconds = MIN (self->retry_seconds * 2, RETRY_SECONDS_MAX);
}

static void
take_progress (TendReminderService        *self,
               const TendReminderProgress *progress)
{
  self->paused_until = progress->paused_until;
  self->rebuilt_at = progress->rebuilt_at;
  tend_reminder_sender_set_log (self->sender, self->log, progress->server);

  /* A log that was deleted under us knows less than we do. */
  if (self->handled == 0)
    {
      self->handled = progress->handled;
      if (progress->zone)
        self->handled_zone = tend_zone_new (progress->zone, NULL);
    }
  if (self->handled == 0)
    self->handled = tend_clock_get_now (self->clock);
  if (self->handled_zone == NULL)
    self->handled_zone = tend_zone_ref (tend_clock_get_zone (self->clock));
}

static void
close_log (TendReminderService *self)
{
  tend_reminder_sender_set_log (self->sender, NULL, NULL);
  g_clear_pointer (&self->log, tend_reminder_log_close);
}

static gboolean
open_log (TendReminderService  *self,
          GError              **error)
{
  g_auto (TendReminderProgress) progress = { 0 };

  self->log = tend_reminder_log_open (self->folder, tend_clock_get_now (self->clock), error);
  if (self->log == NULL)
    return FALSE;
  if (!tend_reminder_log_read_progress (self->log, &progress, error))
    {
      close_log (self);
      return FALSE;
    }
  take_progress (self, &progress);
  return TRUE;
}

/* What is deleted or damaged while it is open is made anew; in memory is how far it had come, and a pause. */
static gboolean
reopen_log (TendReminderService  *self,
            GError              **error)
{
  gint64 now = tend_clock_get_now (self->clock);
  gint64 paused_until = self->paused_until;

  close_log (self);
  if (!open_log (self, error) ||
      (self->paused_until == 0 && paused_until != 0 &&
       !tend_reminder_log_set_paused_until (self->log, paused_until, error)))
    return FALSE;
  self->paused_until = MAX (self->paused_until, paused_until);
  if (self->rebuilt_at == 0)
    {
      if (!tend_reminder_log_set_rebuilt_at (self->log, now, error))
        return FALSE;
      self->rebuilt_at = now;
    }
  return TRUE;
}

static TendReminderLife
get_life (TendReminderService *self)
{
  return (TendReminderLife){ self->life, self->features, self->n_features, tend_clock_get_zone (self->clock) };
}

static void
on_migrated_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (TendReminderService) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_migrating = FALSE;
  if (tend_reminder_program_finish (result, &error))
    {
      self->retry_seconds = RETRY_SECONDS;
      tend_reminder_service_look_soon (self);
      return;
    }
  g_message ("%s", error->message);
  retry_later (self);
  tend_reminder_service_look_soon (self);
}

static void
migrate (TendReminderService *self)
{
  gboolean must_wait = self->retry_at != TEND_REMINDER_NEVER && tend_clock_get_now (self->clock) < self->retry_at;

  if (self->is_migrating || must_wait)
    return;
  self->is_migrating = TRUE;
  tend_reminder_program_migrate_async (self->program, on_migrated_cb, g_object_ref (self));
}

/* Opens the life, or finds out why not. Returns: whether it can be read */
static gboolean
open_life (TendReminderService *self)
{
  TendReminderAccess access = TEND_REMINDER_ACCESS_ABSENT;

  if (self->life)
    access = tend_reminder_access_check (self->life, self->features, self->n_features);
  if (access == TEND_REMINDER_ACCESS_OPEN)
    return TRUE;
  g_clear_pointer (&self->life, tend_db_close);
  access = tend_reminder_access_open (self->folder, self->features, self->n_features, &self->life);

  switch (access)
    {
    case TEND_REMINDER_ACCESS_LOCKED:
      self->retry_at = tend_clock_get_now (self->clock) + LOCKED_SECONDS;
      break;
    case TEND_REMINDER_ACCESS_OLDER:
      migrate (self);
      break;
    case TEND_REMINDER_ACCESS_NEWER:
      g_signal_emit (self, signals[OUTDATED], 0);
      break;
    case TEND_REMINDER_ACCESS_ABSENT:
    case TEND_REMINDER_ACCESS_OPEN:
    default:
      break;
    }
  return access == TEND_REMINDER_ACCESS_OPEN;
}

static gboolean
take_up (TendReminderService  *self,
         TendReminderRound    *round,
         GError              **error)
{
  gint64 now = tend_clock_get_now (self->clock);
  gint64 since = tend_reminder_rules_get_since (self->handled, self->handled_zone, round->life.zone, now);
  gboolean must_keep = self->were_reminders_changed || round->life.zone != self->handled_zone;

  if (!tend_reminder_round_take_up (round, since, must_keep, error))
    return FALSE;
  self->handled = now;
  tend_zone_unref (self->handled_zone);
  self->handled_zone = tend_zone_ref (round->life.zone);
  self->were_reminders_changed = FALSE;
  return TRUE;
}

/* What is on its way now is asked about again when it has arrived. */
static gboolean
settle (TendReminderService  *self,
        TendReminderRound    *round,
        GError              **error)
{
  if (!tend_reminder_round_settle (round, error))
    return FALSE;
  self->were_things_changed = tend_reminder_sender_is_busy (self->sender);
  return TRUE;
}

/* Nobody needs to be told of a pause that is over; what it kept back has passed by now. */
static gboolean
end_pause (TendReminderService  *self,
           GError              **error)
{
  if (self->paused_until == 0 || self->paused_until > tend_clock_get_now (self->clock))
    return TRUE;
  if (!tend_reminder_log_set_paused_until (self->log, 0, error))
    return FALSE;
  self->paused_until = 0;
  tend_reminder_service_tell_changed (self);
  return TRUE;
}

static gboolean
look_at_life (TendReminderService  *self,
              GError              **error)
{
  TendReminderRound round = { .life = get_life (self), .settings = self->settings, .clock = self->clock,
                              .log = self->log, .sender = self->sender, .paused_until = self->paused_until };
  gboolean is_good;

  if (!tend_settings_read (self->settings, self->life, error))
    return FALSE;
  tend_clock_set_day_start (self->clock, tend_settings_get_day_start (self->settings));

  is_good = take_up (self, &round, error) && tend_reminder_round_deliver (&round, error) &&
            end_pause (self, error) &&
            (!self->were_things_changed || settle (self, &round, error)) &&
            tend_reminder_due_find_next (&round.life, self->handled, &self->next_due, error);
  if (round.has_changed)
    tend_reminder_service_tell_changed (self);
  return is_good;
}

static gboolean
look (TendReminderService  *self,
      GError              **error)
{
  gint64 now = tend_clock_get_now (self->clock);

  if (!tend_reminder_log_is_in_place (self->log) && !reopen_log (self, error))
    return FALSE;
  if (self->retry_at <= now)
    self->retry_at = TEND_REMINDER_NEVER;
  self->next_due = 0;
  if (!tend_reminder_sender_catch_up (self->sender, error))
    return FALSE;
  if (open_life (self))
    return look_at_life (self, error);
  return TRUE;
}

/* What had come when it last looked and is there still waits for somebody who can show it, or for the next try. */
static void
set_next_wake (TendReminderService *self)
{
  gint64 waiting = TEND_REMINDER_NEVER;
  gint64 due = self->next_due > 0 ? self->next_due : TEND_REMINDER_NEVER;
  gint64 next_wake;

  /* Nothing can be shown without knowing what: it waits for the life as well. */
  if (self->life && self->log && !tend_reminder_log_find_next (self->log, self->looked_at, &waiting, NULL))
    waiting = TEND_REMINDER_NEVER;
  next_wake = MIN (MIN (due, waiting), self->retry_at);
  if (self->life && self->paused_until > self->looked_at)
    next_wake = MIN (next_wake, self->paused_until);
  if (next_wake == self->next_wake)
    return;
  self->next_wake = next_wake;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_WAKE]);
}

static void
on_sender_sent_cb (TendReminderService *self)
{
  self->retry_seconds = RETRY_SECONDS;
  tend_reminder_service_tell_changed (self);
  tend_reminder_service_look_soon (self);
}

/* A server that hangs or is not there is heard of when it is; one that refuses is asked again. */
static void
on_sender_failed_cb (TendReminderService *self,
                     const GError        *error)
{
  g_message ("A reminder could not be shown yet: %s", error->message);
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_BUSY) ||
      g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND) || self->log == NULL)
    return;
  retry_later (self);
  set_next_wake (self);
}

/* What was to be tried again later may be further off now than it was meant. */
static void
on_clock_jumped_cb (TendReminderService *self)
{
  self->retry_at = TEND_REMINDER_NEVER;
  tend_reminder_service_look_soon (self);
}

static void
on_server_changed_cb (TendReminderService *self,
                      gboolean             is_available)
{
  if (is_available)
    tend_reminder_service_look_soon (self);
}

static void
tend_reminder_service_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  TendReminderService *self = TEND_REMINDER_SERVICE (object);

  switch (id)
    {
    case PROP_NEXT_WAKE:
      g_value_set_int64 (value, self->next_wake);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_reminder_service_dispose (GObject *object)
{
  TendReminderService *self = TEND_REMINDER_SERVICE (object);

  if (self->log)
    tend_reminder_service_stop (self);
  if (self->clock)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  if (self->notifier)
    g_signal_handlers_disconnect_by_data (self->notifier, self);
  if (self->sender)
    g_signal_handlers_disconnect_by_data (self->sender, self);
  g_clear_object (&self->sender);
  g_clear_object (&self->notifier);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tend_reminder_service_parent_class)->dispose (object);
}

static void
tend_reminder_service_finalize (GObject *object)
{
  TendReminderService *self = TEND_REMINDER_SERVICE (object);

  g_clear_pointer (&self->handled_zone, tend_zone_unref);
  g_clear_pointer (&self->program, tend_reminder_program_free);
  g_free (self->folder);

  G_OBJECT_CLASS (tend_reminder_service_parent_class)->finalize (object);
}

static void
tend_reminder_service_class_init (TendReminderServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_reminder_service_get_property;
  object_class->dispose = tend_reminder_service_dispose;
  object_class->finalize = tend_reminder_service_finalize;

  /**
   * TendReminderService:next-wake:
   *
   * When to wake it, in UTC seconds; %TEND_REMINDER_NEVER if nothing is planned.
   */
  properties[PROP_NEXT_WAKE] = g_param_spec_int64 ("next-wake", NULL, NULL, G_MININT64, G_MAXINT64,
                                                   TEND_REMINDER_NEVER,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendReminderService::changed:
   *
   * Something has become of a reminder: what the log says is different.
   */
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_REMINDER_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * TendReminderService::outdated:
   *
   * A newer Tend keeps the life: the newer service is to be started in the place of this one.
   */
  signals[OUTDATED] = g_signal_new ("outdated", TEND_TYPE_REMINDER_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
tend_reminder_service_init (TendReminderService *self)
{
  self->settings = tend_settings_new ();
  self->next_wake = TEND_REMINDER_NEVER;
  self->retry_at = TEND_REMINDER_NEVER;
  self->retry_seconds = RETRY_SECONDS;
}

/**
 * tend_reminder_service_new:
 * @folder: (type filename): the folder of the life
 * @clock: what tells the time; its day's start follows the life's settings
 * @features: the features whose things are reminded of, to outlive the service
 * @n_features: how many
 * @notifier: what shows notifications
 * @program: (transfer full): what does the user's deeds
 *
 * Returns: (transfer full): a service, to be started
 */
TendReminderService *
tend_reminder_service_new (const char               *folder,
                           TendClock                *clock,
                           const TendFeature *const *features,
                           guint                     n_features,
                           TendNotifier             *notifier,
                           TendReminderProgram      *program)
{
  TendReminderService *self = g_object_new (TEND_TYPE_REMINDER_SERVICE, NULL);

  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  self->features = features;
  self->n_features = n_features;
  self->notifier = g_object_ref (notifier);
  self->program = program;
  self->sender = tend_reminder_sender_new (notifier, clock);

  g_signal_connect_swapped (clock, "clock-changed", G_CALLBACK (on_clock_jumped_cb), self);
  g_signal_connect_swapped (clock, "resumed", G_CALLBACK (on_clock_jumped_cb), self);
  g_signal_connect_swapped (clock, "zone-changed", G_CALLBACK (on_clock_jumped_cb), self);
  g_signal_connect_swapped (notifier, "action", G_CALLBACK (tend_reminder_service_on_action), self);
  g_signal_connect_swapped (notifier, "server-changed", G_CALLBACK (on_server_changed_cb), self);
  g_signal_connect_swapped (self->sender, "sent", G_CALLBACK (on_sender_sent_cb), self);
  g_signal_connect_swapped (self->sender, "failed", G_CALLBACK (on_sender_failed_cb), self);
  return self;
}

/**
 * tend_reminder_service_start:
 * @self: a service
 * @error: return location
 *
 * Opens the log and looks at what has come since the last service ended.
 *
 * Returns: whether it runs
 */
gboolean
tend_reminder_service_start (TendReminderService  *self,
                             GError              **error)
{
  if (!open_log (self, error))
    return FALSE;
  /* What was done while nobody was here has notifications that nobody took away. */
  self->were_things_changed = TRUE;
  self->were_reminders_changed = TRUE;
  tend_reminder_service_wake (self);
  return TRUE;
}

/**
 * tend_reminder_service_stop:
 * @self: a service that runs
 *
 * Keeps how far it has come, and closes its files.
 */
void
tend_reminder_service_stop (TendReminderService *self)
{
  gint64 now = tend_clock_get_now (self->clock);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->log && self->next_due > now && self->handled <= now)
    tend_reminder_log_set_handled (self->log, now, self->handled_zone, NULL);
  close_log (self);
  g_clear_pointer (&self->life, tend_db_close);
}

/**
 * tend_reminder_service_wake:
 * @self: a service that runs
 *
 * Looks at what has come, and shows it. Too often does no harm.
 */
void
tend_reminder_service_wake (TendReminderService *self)
{
  g_autoptr (TendReminderService) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  self->looked_at = tend_clock_get_now (self->clock);
  if ((self->log == NULL && !open_log (self, &error)) || !look (self, &error))
    {
      g_warning ("%s", error->message);
      if (self->log && g_error_matches (error, TEND_ERROR, TEND_ERROR_DAMAGED))
        {
          close_log (self);
          open_log (self, NULL);
        }
      retry_later (self);
    }
  set_next_wake (self);
}

/**
 * tend_reminder_service_note_life_changed:
 * @self: a service
 * @were_reminders: whether reminders or settings are among what changed
 *
 * The life was written. As long as nothing was due before, nothing that is added now was due before either.
 */
void
tend_reminder_service_note_life_changed (TendReminderService *self,
                                         gboolean             were_reminders)
{
  gint64 now = tend_clock_get_now (self->clock);

  if (self->next_due > now && self->handled < now)
    self->handled = now;
  self->were_things_changed = TRUE;
  self->were_reminders_changed |= were_reminders;
  tend_reminder_service_look_soon (self);
}

gint64
tend_reminder_service_get_next_wake (TendReminderService *self)
{
  return self->next_wake;
}

/**
 * tend_reminder_service_read_next:
 * @self: a service
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendReminderDue): the next time of each reminder, the nearest first
 */
GPtrArray *
tend_reminder_service_read_next (TendReminderService  *self,
                                 guint                 limit,
                                 GError              **error)
{
  const TendReminderLife life = get_life (self);

  if (self->life == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_due_free);
  return tend_reminder_due_read_next (&life, tend_clock_get_now (self->clock), limit, error);
}

TendReminderLog *
tend_reminder_service_get_log (TendReminderService *self)
{
  return self->log;
}

/**
 * tend_reminder_service_look_soon:
 * @self: a service
 *
 * Several causes that come together are looked at once.
 */
void
tend_reminder_service_look_soon (TendReminderService *self)
{
  if (self->log && self->look_id == 0)
    self->look_id = g_idle_add (on_look_due_cb, self);
}

void
tend_reminder_service_tell_changed (TendReminderService *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
