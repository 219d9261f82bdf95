#include "base/tend-clock.h"

#include "base/tend-alarm.h"
#include "base/tend-zone-watch.h"

struct _TendClock
{
  GObject parent_instance;

  TendZone *zone;
  int day_start;
  TendDay today;
  TendDay announced_today;

  /* The real clock's */
  char *localtime_path;
  TendAlarm *alarm;
  TendZoneWatch *watch;

  /* The fake's */
  gboolean is_fake;
  gint64 fake_now;
};

/**
 * TendClock:today:
 *
 * The user's day, as tend_clock_get_today() says.
 */

/**
 * TendClock:zone:
 *
 * The zone that the user is in.
 */

/**
 * TendClock:day-start:
 *
 * The hour on the wall at which the user's day starts, 0 to %TEND_DAY_START_MAX.
 */

/**
 * TendClock:localtime-path:
 *
 * The link that names the zone. For tests, which have no business in /etc.
 */

/**
 * TendClock:fake:
 *
 * Whether time stands still; see tend_clock_new_fake().
 */

enum
{
  PROP_0,
  PROP_TODAY,
  PROP_ZONE,
  PROP_DAY_START,
  PROP_LOCALTIME_PATH,
  PROP_FAKE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/**
 * TendClock::day-changed:
 *
 * Today is another day than before: a night has passed, or the clock, the zone or the start of the day
 * has been changed. That can also be an earlier day.
 */

/**
 * TendClock::clock-changed:
 *
 * Somebody has set the clock. Where that changes today, #TendClock::day-changed follows.
 */

/**
 * TendClock::resumed:
 *
 * The machine has been asleep. Where today is another day now, #TendClock::day-changed follows.
 */

/**
 * TendClock::zone-changed:
 *
 * The computer is in another zone. Where that changes today, #TendClock::day-changed follows.
 */

enum
{
  DAY_CHANGED,
  CLOCK_CHANGED,
  RESUMED,
  ZONE_CHANGED,
  N_SIGNALS
};

static const char *const signal_names[N_SIGNALS] = {
  [DAY_CHANGED] = "day-changed",
  [CLOCK_CHANGED] = "clock-changed",
  [RESUMED] = "resumed",
  [ZONE_CHANGED] = "zone-changed",
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendClock, tend_clock, G_TYPE_OBJECT)

static void
update_today (TendClock *self)
{
  self->today = tend_zone_to_day (self->zone, tend_clock_get_now (self), self->day_start);
  if (self->alarm)
    tend_alarm_set (self->alarm, tend_zone_get_start_of_day (self->zone, self->today + 1, self->day_start));
}

/* Handlers may change the clock again, whose news then comes first; so what has been told is kept apart. */
static void
announce_today (TendClock *self)
{
  if (self->announced_today == self->today)
    return;
  self->announced_today = self->today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

/* First everything is brought up to date, then told, so that every handler finds the same time. */
static void
announce (TendClock *self,
          guint      signal)
{
  g_autoptr (TendClock) alive = g_object_ref (self);

  update_today (self);
  if (signal == ZONE_CHANGED)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
  if (signal != DAY_CHANGED)
    g_signal_emit (self, signals[signal], 0);
  announce_today (self);
}

static void
take_zone (TendClock *self,
           TendZone  *zone)
{
  g_autoptr (TendZone) old = g_steal_pointer (&self->zone);

  self->zone = zone;
  if (g_strcmp0 (tend_zone_get_id (old), tend_zone_get_id (zone)) != 0)
    announce (self, ZONE_CHANGED);
}

static void
on_alarm_rang_cb (TendAlarmReason reason,
                  gpointer        user_data)
{
  TendClock *self = user_data;

  switch (reason)
    {
    case TEND_ALARM_DUE:
      announce (self, DAY_CHANGED);
      break;

    case TEND_ALARM_CLOCK_SET:
      announce (self, CLOCK_CHANGED);
      break;

    case TEND_ALARM_RESUMED:
      announce (self, RESUMED);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
on_localtime_changed_cb (gpointer user_data)
{
  TendClock *self = user_data;
  TendZone *zone = tend_zone_new_from_link (self->localtime_path);

  /* A link that does not lead anywhere yet is about to be written. */
  if (zone != NULL)
    take_zone (self, zone);
}

static void
tend_clock_constructed (GObject *object)
{
  TendClock *self = TEND_CLOCK (object);

  G_OBJECT_CLASS (tend_clock_parent_class)->constructed (object);

  if (self->is_fake)
    self->zone = tend_zone_new_utc ();
  else
    {
      self->alarm = tend_alarm_new (on_alarm_rang_cb, self);
      /* Watched before it is read, so that no change falls between. */
      if (g_getenv ("TZ") == NULL)
        {
          self->watch = tend_zone_watch_new (self->localtime_path, on_localtime_changed_cb, self);
          self->zone = tend_zone_new_from_link (self->localtime_path);
        }
      if (self->zone == NULL)
        self->zone = tend_zone_new_local ();
    }
  update_today (self);
  self->announced_today = self->today;
}

static void
tend_clock_dispose (GObject *object)
{
  TendClock *self = TEND_CLOCK (object);

  g_clear_pointer (&self->alarm, tend_alarm_free);
  g_clear_pointer (&self->watch, tend_zone_watch_free);

  G_OBJECT_CLASS (tend_clock_parent_class)->dispose (object);
}

static void
tend_clock_finalize (GObject *object)
{
  TendClock *self = TEND_CLOCK (object);

  g_clear_pointer (&self->zone, tend_zone_unref);
  g_free (self->localtime_path);

  G_OBJECT_CLASS (tend_clock_parent_class)->finalize (object);
}

static void
tend_clock_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TendClock *self = TEND_CLOCK (object);

  switch (prop_id)
    {
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;

    case PROP_ZONE:
      g_value_set_boxed (value, self->zone);
      break;

    case PROP_DAY_START:
      g_value_set_int (value, self->day_start);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_clock_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TendClock *self = TEND_CLOCK (object);

  switch (prop_id)
    {
    case PROP_DAY_START:
      tend_clock_set_day_start (self, g_value_get_int (value));
      break;

    case PROP_LOCALTIME_PATH:
      self->localtime_path = g_value_dup_string (value);
      break;

    case PROP_FAKE:
      self->is_fake = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_clock_class_init (TendClockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tend_clock_constructed;
  object_class->dispose = tend_clock_dispose;
  object_class->finalize = tend_clock_finalize;
  object_class->get_property = tend_clock_get_property;
  object_class->set_property = tend_clock_set_property;

  properties[PROP_TODAY] =
    g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, 0,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZONE] =
    g_param_spec_boxed ("zone", NULL, NULL, TEND_TYPE_ZONE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DAY_START] =
    g_param_spec_int ("day-start", NULL, NULL, 0, TEND_DAY_START_MAX, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOCALTIME_PATH] =
    g_param_spec_string ("localtime-path", NULL, NULL, TEND_LOCALTIME_PATH,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAKE] =
    g_param_spec_boolean ("fake", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (signal_names[i], TEND_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
tend_clock_init (TendClock *self)
{
}

/**
 * tend_clock_new:
 *
 * The real clock, in this computer's zone. It tells its news in the thread-default main context of the
 * caller. Where the variable TZ is set, the zone is that and stays so.
 *
 * Returns: (transfer full): the clock
 */
TendClock *
tend_clock_new (void)
{
  return g_object_new (TEND_TYPE_CLOCK, NULL);
}

/**
 * tend_clock_new_fake:
 * @now: what time it is, in UTC seconds
 * @zone_id: where it is, by the name of tzdata
 *
 * A clock for tests, that stands still until it is told otherwise. It tells its news before the function
 * that changes it returns.
 *
 * Returns: (transfer full): the clock
 */
TendClock *
tend_clock_new_fake (gint64      now,
                     const char *zone_id)
{
  g_autoptr (TendZone) zone = tend_zone_new (zone_id, NULL);
  TendClock *self;

  g_return_val_if_fail (zone != NULL, NULL);

  self = g_object_new (TEND_TYPE_CLOCK, "fake", TRUE, NULL);
  tend_zone_unref (self->zone);
  self->zone = g_steal_pointer (&zone);
  self->fake_now = now;
  update_today (self);
  self->announced_today = self->today;
  return self;
}

/**
 * tend_clock_get_now:
 * @self: a clock
 *
 * Returns: what time it is, in UTC seconds
 */
gint64
tend_clock_get_now (TendClock *self)
{
  g_return_val_if_fail (TEND_IS_CLOCK (self), 0);

  /* Not time(), which may be a few milliseconds behind the timer that has just announced the day. */
  return self->is_fake ? self->fake_now : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * tend_clock_get_zone:
 * @self: a clock
 *
 * Returns: (transfer none): the zone that the user is in, until #TendClock::zone-changed
 */
TendZone *
tend_clock_get_zone (TendClock *self)
{
  g_return_val_if_fail (TEND_IS_CLOCK (self), NULL);

  return self->zone;
}

/**
 * tend_clock_get_today:
 * @self: a clock
 *
 * Stays the same until #TendClock::day-changed, so that everything on screen shows the same day.
 *
 * Returns: the user's day
 */
TendDay
tend_clock_get_today (TendClock *self)
{
  g_return_val_if_fail (TEND_IS_CLOCK (self), TEND_DAY_NONE);

  return self->today;
}

/**
 * tend_clock_get_day_start:
 * @self: a clock
 *
 * Returns: the hour on the wall at which the user's day starts
 */
int
tend_clock_get_day_start (TendClock *self)
{
  g_return_val_if_fail (TEND_IS_CLOCK (self), 0);

  return self->day_start;
}

/**
 * tend_clock_set_day_start:
 * @self: a clock
 * @hours: the hour on the wall at which the user's day starts, 0 to %TEND_DAY_START_MAX
 */
void
tend_clock_set_day_start (TendClock *self,
                          int        hours)
{
  g_autoptr (TendClock) alive = NULL;

  g_return_if_fail (TEND_IS_CLOCK (self));
  g_return_if_fail (hours >= 0 && hours <= TEND_DAY_START_MAX);

  if (self->day_start == hours)
    return;
  alive = g_object_ref (self);
  self->day_start = hours;
  update_today (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY_START]);
  announce_today (self);
}

/**
 * tend_clock_learn_zone:
 * @self: a clock
 * @zone_id: a name of tzdata, as somebody says who knows where the computer is
 *
 * For programs in a sandbox, whose own /etc/localtime stays as it was. A zone that nobody knows is not taken,
 * nor any where the variable TZ says which.
 */
void
tend_clock_learn_zone (TendClock  *self,
                       const char *zone_id)
{
  TendZone *zone;

  g_return_if_fail (TEND_IS_CLOCK (self));
  g_return_if_fail (zone_id != NULL);

  zone = self->is_fake || g_getenv ("TZ") == NULL ? tend_zone_new (zone_id, NULL) : NULL;
  if (zone != NULL)
    take_zone (self, zone);
}

/**
 * tend_clock_advance:
 * @self: a fake
 * @seconds: how long, at least 0
 *
 * Time goes by. As with the real clock, each start of a day on the way is told at its instant.
 */
void
tend_clock_advance (TendClock *self,
                    gint64     seconds)
{
  gint64 until, next;

  g_return_if_fail (TEND_IS_CLOCK (self) && self->is_fake);
  g_return_if_fail (seconds >= 0);

  until = self->fake_now + seconds;
  while ((next = tend_zone_get_start_of_day (self->zone, self->today + 1, self->day_start)) <= until)
    {
      self->fake_now = next;
      announce (self, DAY_CHANGED);
    }
  self->fake_now = until;
}

/**
 * tend_clock_set_now:
 * @self: a fake
 * @now: UTC seconds
 *
 * Somebody sets the clock.
 */
void
tend_clock_set_now (TendClock *self,
                    gint64     now)
{
  g_return_if_fail (TEND_IS_CLOCK (self) && self->is_fake);

  self->fake_now = now;
  announce (self, CLOCK_CHANGED);
}

/**
 * tend_clock_set_zone:
 * @self: a fake
 * @zone_id: a name of tzdata
 *
 * The computer is somewhere else.
 */
void
tend_clock_set_zone (TendClock  *self,
                     const char *zone_id)
{
  TendZone *zone;

  g_return_if_fail (TEND_IS_CLOCK (self) && self->is_fake);

  zone = tend_zone_new (zone_id, NULL);
  g_return_if_fail (zone != NULL);
  take_zone (self, zone);
}

/**
 * tend_clock_resume:
 * @self: a fake
 * @now: UTC seconds
 *
 * The computer wakes up.
 */
void
tend_clock_resume (TendClock *self,
                   gint64     now)
{
  g_return_if_fail (TEND_IS_CLOCK (self) && self->is_fake);

  self->fake_now = now;
  announce (self, RESUMED);
}
