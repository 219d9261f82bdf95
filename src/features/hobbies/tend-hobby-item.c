#include "features/hobbies/tend-hobby-item.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-words.h"

#include <math.h>

struct _TendHobbyItem
{
  GObject parent_instance;

  TendHobby *hobby; /* NULL for one that is already gone */
  TendHobbyStanding standing;
  char *detail;
  char *icon_name;
};

enum
{
  PROP_NAME = 1,
  PROP_DETAIL,
  PROP_ICON_NAME,
  PROP_HAS_WISH,
  PROP_SHARE,
  PROP_STANDING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendHobbyItem, tend_hobby_item, G_TYPE_OBJECT)

typedef struct
{
  TendStore *store; /* not owned: the list that asks owns it */
  gboolean archived;
} Source;

/* Takes @hobby. */
static gboolean
bring_up_to_date (TendHobbyItem  *self,
                  TendHobby      *hobby,
                  TendStore      *store,
                  GError        **error)
{
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (store));

  g_clear_pointer (&self->hobby, tend_hobby_free);
  self->hobby = hobby;
  if (!tend_hobby_read_standing (tend_store_get_reader (store), hobby, tend_store_get_today (store), first_weekday,
                                 &self->standing, error))
    return FALSE;
  g_free (self->detail);
  self->detail = tend_hobby_describe_briefly (hobby, &self->standing);
  g_free (self->icon_name);
  self->icon_name = tend_hobby_get_icon_name (hobby->symbol);
  for (guint i = 1; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  return TRUE;
}

static gboolean
query_hobbies (TendDb    *db,
               GArray    *ids,
               gpointer   user_data,
               GError   **error)
{
  const Source *source = user_data;

  return tend_hobby_read_ids (db, source->archived, ids, error);
}

static GObject *
load_hobby (TendDb    *db,
            gint64     id,
            GObject   *item,
            gpointer   user_data,
            GError   **error)
{
  const Source *source = user_data;

  return (GObject *) tend_hobby_item_read (source->store, id, (TendHobbyItem *) item, error);
}

static void
tend_hobby_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TendHobbyItem *self = TEND_HOBBY_ITEM (object);
  double share = self->hobby ? tend_hobby_rules_get_share (self->hobby, &self->standing) : NAN;

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->hobby ? self->hobby->name : "");
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail ? self->detail : "");
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name ? self->icon_name : "");
      break;
    case PROP_HAS_WISH:
      g_value_set_boolean (value, !isnan (share) && !self->hobby->is_archived && !self->hobby->is_resting);
      break;
    case PROP_SHARE:
      g_value_set_double (value, isnan (share) ? 0 : share);
      break;
    case PROP_STANDING:
      g_value_set_pointer (value, &self->standing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_hobby_item_finalize (GObject *object)
{
  TendHobbyItem *self = TEND_HOBBY_ITEM (object);

  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_free (self->detail);
  g_free (self->icon_name);

  G_OBJECT_CLASS (tend_hobby_item_parent_class)->finalize (object);
}

static void
tend_hobby_item_class_init (TendHobbyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tend_hobby_item_get_property;
  object_class->finalize = tend_hobby_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  /**
   * TendHobbyItem:detail:
   *
   * A few words beside the name: "45 of 60 minutes this week".
   */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  /**
   * TendHobbyItem:has-wish:
   *
   * Whether there is a weekly wish, of which #TendHobbyItem:share is fulfilled.
   */
  properties[PROP_HAS_WISH] = g_param_spec_boolean ("has-wish", NULL, NULL, FALSE, flags);
  properties[PROP_SHARE] = g_param_spec_double ("share", NULL, NULL, 0, 1, 0, flags);
  /**
   * TendHobbyItem:standing: (type gpointer)
   *
   * The #TendHobbyStanding; the last that is notified of when anything may be new.
   */
  properties[PROP_STANDING] = g_param_spec_pointer ("standing", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_hobby_item_init (TendHobbyItem *self)
{
  self->standing.last_day = TEND_DAY_NONE;
}

/**
 * tend_hobby_item_list_new:
 * @store: the store
 * @archived: the hobbies that were put away, or the others
 *
 * Returns: (transfer full): the hobbies in the user's order, as a list that follows the store
 */
TendRowList *
tend_hobby_item_list_new (TendStore *store,
                          gboolean   archived)
{
  Source *source = g_new (Source, 1);

  *source = (Source) { store, archived };
  return tend_row_list_new (store, TEND_TYPE_HOBBY_ITEM, "hobby", query_hobbies, load_hobby, source, g_free);
}

/**
 * tend_hobby_item_read:
 * @store: the store
 * @id: a hobby
 * @item: (nullable): its item, to be brought up to date
 * @error: return location
 *
 * Returns: (transfer full): the item, a reference to @item where that was given
 */
TendHobbyItem *
tend_hobby_item_read (TendStore      *store,
                      gint64          id,
                      TendHobbyItem  *item,
                      GError        **error)
{
  TendHobby *hobby = tend_hobby_read (tend_store_get_reader (store), id, error);
  g_autoptr (TendHobbyItem) self = NULL;

  if (hobby == NULL)
    return NULL;
  self = item ? g_object_ref (item) : g_object_new (TEND_TYPE_HOBBY_ITEM, NULL);
  return bring_up_to_date (self, hobby, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tend_hobby_item_get_hobby:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its hobby, %NULL where that is gone and the list is about to say so
 */
const TendHobby *
tend_hobby_item_get_hobby (TendHobbyItem *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_ITEM (self), NULL);

  return self->hobby;
}

const TendHobbyStanding *
tend_hobby_item_get_standing (TendHobbyItem *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_ITEM (self), NULL);

  return &self->standing;
}
