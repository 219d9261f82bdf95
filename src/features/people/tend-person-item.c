#include "features/people/tend-person-item.h"

#include "features/people/tend-person-reader.h"
#include "features/people/tend-person-rules.h"
#include "features/people/tend-person-words.h"

struct _TendPersonItem
{
  GObject parent_instance;

  TendPerson *person; /* NULL for somebody who is already gone */
  char *standing;
  TendDay last;
  TendDay next;
  gboolean is_missed;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPersonItem, tend_person_item, G_TYPE_OBJECT)

/* Nobody who is seen soon anyway, and nobody who rests. */
static gboolean
is_missed (TendPersonItem *self,
           TendStore      *store,
           TendDay         today)
{
  const TendPerson *person = self->person;
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (store));
  TendDay since = tend_zone_to_wall (zone, person->created_at).day;

  return !person->is_archived && self->next == TEND_DAY_NONE &&
         tend_person_rules_is_near (tend_person_rules_get_time (person->rhythm_weeks, self->last, since),
                                    person->rhythm_weeks, today);
}

static void
tend_person_item_finalize (GObject *object)
{
  TendPersonItem *self = TEND_PERSON_ITEM (object);

  g_clear_pointer (&self->person, tend_person_free);
  g_free (self->standing);

  G_OBJECT_CLASS (tend_person_item_parent_class)->finalize (object);
}

static void
tend_person_item_class_init (TendPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_person_item_finalize;

  /**
   * TendPersonItem::changed:
   * @self: the item
   *
   * Something of them may be new.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TEND_TYPE_PERSON_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
tend_person_item_init (TendPersonItem *self)
{
  self->last = TEND_DAY_NONE;
  self->next = TEND_DAY_NONE;
}

/**
 * tend_person_item_read_meetings:
 * @store: the store
 * @error: return location
 *
 * Returns: (transfer full): when one was and will be together with everybody, for tend_person_item_read()
 */
TendMeetings *
tend_person_item_read_meetings (TendStore  *store,
                                GError    **error)
{
  TendClock *clock = tend_store_get_clock (store);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  return tend_meetings_read (tend_store_get_reader (store), features, n_features, tend_clock_get_zone (clock),
                             tend_store_get_today (store), tend_clock_get_now (clock), error);
}

/**
 * tend_person_item_read:
 * @store: the store
 * @meetings: what tend_person_item_read_meetings() read
 * @id: a person
 * @item: (nullable): their item, to be brought up to date
 * @error: return location
 *
 * Returns: (transfer full): the item, a reference to @item where that was given
 */
TendPersonItem *
tend_person_item_read (TendStore       *store,
                       TendMeetings    *meetings,
                       gint64           id,
                       TendPersonItem  *item,
                       GError         **error)
{
  TendPerson *person = tend_person_read (tend_store_get_reader (store), id, error);
  TendDay today = tend_store_get_today (store);
  TendPersonItem *self;

  if (person == NULL)
    return NULL;
  self = item ? g_object_ref (item) : g_object_new (TEND_TYPE_PERSON_ITEM, NULL);
  g_clear_pointer (&self->person, tend_person_free);
  self->person = person;
  self->last = tend_meetings_get_last (meetings, person->uuid);
  self->next = tend_meetings_get_next (meetings, person->uuid);
  self->is_missed = is_missed (self, store, today);
  g_free (self->standing);
  self->standing = tend_person_describe_standing (person, self->last, self->next, today);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return self;
}

/**
 * tend_person_item_get_person:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): who it is, %NULL where they are gone and the list is about to say so
 */
const TendPerson *
tend_person_item_get_person (TendPersonItem *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ITEM (self), NULL);

  return self->person;
}

const char *
tend_person_item_get_standing (TendPersonItem *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ITEM (self), NULL);

  return self->standing;
}

TendDay
tend_person_item_get_last (TendPersonItem *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ITEM (self), TEND_DAY_NONE);

  return self->last;
}

TendDay
tend_person_item_get_next (TendPersonItem *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ITEM (self), TEND_DAY_NONE);

  return self->next;
}

/**
 * tend_person_item_get_is_missed:
 * @self: an item
 *
 * Returns: whether it is about time to see them again, by their rhythm, and nothing is planned
 */
gboolean
tend_person_item_get_is_missed (TendPersonItem *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ITEM (self), FALSE);

  return self->is_missed;
}
