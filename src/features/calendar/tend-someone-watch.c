#include "features/calendar/tend-someone-watch.h"

/* Hours that pass take free time with them: what is older is read again when it is shown again. */
#define FRESH_SECONDS (15 * 60)

struct _TendSomeoneWatch
{
  GObject parent_instance;

  TendStore *store;
  TendSomeoneWatchFor wanted;
  TendSomeone *someone; /* NULL while it is to be read */
  gint64 read_at;
  guint telling_source; /* 0 while there is nothing to be told */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSomeoneWatch, tend_someone_watch, G_TYPE_OBJECT)

/* Of the calendar, and of the preferences. */
static const char *const own_tables[] = {
  "plan", "plan_date", "plan_guest", "calendar", "week_wish", "suggestion_put_off", "setting",
};

static gboolean
on_telling_cb (gpointer user_data)
{
  TendSomeoneWatch *self = user_data;

  self->telling_source = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Several changes in a row are told of once. */
static void
forget (TendSomeoneWatch *self)
{
  g_clear_pointer (&self->someone, tend_someone_free);
  if (self->telling_source == 0)
    self->telling_source = g_idle_add (on_telling_cb, self);
}

/* Whether a table is one of a feature that knows people: who they are, how often to see them, who is left in peace. */
static gboolean
concerns_people (TendSomeoneWatch *self,
                 TendChanges      *changes)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  for (guint i = 0; i < n_features; i++)
    for (guint j = 0; features[i]->acquaintances && j < features[i]->n_tables; j++)
      if (tend_changes_concern (changes, features[i]->tables[j].name))
        return TRUE;
  return FALSE;
}

static void
on_store_changed_cb (TendSomeoneWatch *self,
                     TendChanges      *changes)
{
  gboolean is_concerned =
      tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE || concerns_people (self, changes);

  for (guint i = 0; i < G_N_ELEMENTS (own_tables); i++)
    is_concerned = is_concerned || tend_changes_concern (changes, own_tables[i]);
  if (is_concerned)
    forget (self);
}

static TendSomeone *
read_someone (TendSomeoneWatch *self)
{
  TendClock *clock = tend_store_get_clock (self->store);
  TendSettings *settings = tend_store_get_settings (self->store);
  TendQuietHours quiet;
  TendSomeoneQuery query = {
    .zone = tend_clock_get_zone (clock),
    .today = tend_store_get_today (self->store),
    .now = tend_clock_get_now (clock),
    .first_weekday = tend_settings_get_first_weekday (settings),
    .is_asked = self->wanted == TEND_SOMEONE_WATCH_ASKED,
  };
  g_autoptr (GError) error = NULL;
  TendSomeone *someone;

  if (self->wanted != TEND_SOMEONE_WATCH_LINE)
    query.features = tend_store_get_features (self->store, &query.n_features);
  if (tend_settings_get_quiet_hours (settings, &quiet.start_minute, &quiet.end_minute))
    query.quiet = &quiet;
  someone = tend_someone_read (tend_store_get_reader (self->store), &query, &error);
  if (someone == NULL)
    g_warning ("Someone this week could not be read: %s", error->message);
  return someone;
}

static void
tend_someone_watch_dispose (GObject *object)
{
  TendSomeoneWatch *self = TEND_SOMEONE_WATCH (object);

  g_clear_handle_id (&self->telling_source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_someone_watch_parent_class)->dispose (object);
}

static void
tend_someone_watch_finalize (GObject *object)
{
  g_clear_pointer (&TEND_SOMEONE_WATCH (object)->someone, tend_someone_free);

  G_OBJECT_CLASS (tend_someone_watch_parent_class)->finalize (object);
}

static void
tend_someone_watch_class_init (TendSomeoneWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_someone_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_someone_watch_finalize;

  /**
   * TendSomeoneWatch::changed:
   * @self: the watch
   *
   * What tend_someone_watch_get() gives may be something else now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TEND_TYPE_SOMEONE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
tend_someone_watch_init (TendSomeoneWatch *self)
{
}

/**
 * tend_someone_watch_new:
 * @store: the life
 * @wanted: what is wanted
 *
 * Returns: (transfer full): the watch
 */
TendSomeoneWatch *
tend_someone_watch_new (TendStore           *store,
                        TendSomeoneWatchFor  wanted)
{
  TendSomeoneWatch *self = g_object_new (TEND_TYPE_SOMEONE_WATCH, NULL);

  self->store = g_object_ref (store);
  self->wanted = wanted;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (forget), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "zone-changed", G_CALLBACK (forget), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * tend_someone_watch_get:
 * @self: the watch
 *
 * Returns: (transfer none) (nullable): how the week stands; %NULL if it could not be read
 */
const TendSomeone *
tend_someone_watch_get (TendSomeoneWatch *self)
{
  g_return_val_if_fail (TEND_IS_SOMEONE_WATCH (self), NULL);

  if (self->someone == NULL)
    {
      self->someone = read_someone (self);
      self->read_at = tend_clock_get_now (tend_store_get_clock (self->store));
    }
  return self->someone;
}

/**
 * tend_someone_watch_look_at_clock:
 * @self: the watch
 *
 * For whoever is shown again: what was free a while ago may be over.
 */
void
tend_someone_watch_look_at_clock (TendSomeoneWatch *self)
{
  g_return_if_fail (TEND_IS_SOMEONE_WATCH (self));

  if (self->someone &&
      ABS (tend_clock_get_now (tend_store_get_clock (self->store)) - self->read_at) >= FRESH_SECONDS)
    forget (self);
}
