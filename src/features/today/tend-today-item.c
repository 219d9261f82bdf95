#include "features/today/tend-today-item.h"

struct _TendTodayItem
{
  GObject parent_instance;

  TendAgendaItem *agenda_item;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendTodayItem, tend_today_item, G_TYPE_OBJECT)

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (a != a && b != b);
}

static gboolean
is_same (const TendAgendaItem *a,
         const TendAgendaItem *b)
{
  return a->feature == b->feature && a->id == b->id && a->day == b->day && a->minute == b->minute &&
         a->duration == b->duration && a->state == b->state && a->is_countable == b->is_countable &&
         is_same_number (a->value, b->value) && is_same_number (a->target, b->target) &&
         g_strcmp0 (a->uuid, b->uuid) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->detail, b->detail) == 0 && g_strcmp0 (a->unit, b->unit) == 0 &&
         g_strcmp0 (a->color, b->color) == 0 && a->can_start == b->can_start;
}

static void
tend_today_item_finalize (GObject *object)
{
  TendTodayItem *self = TEND_TODAY_ITEM (object);

  g_clear_pointer (&self->agenda_item, tend_agenda_item_free);

  G_OBJECT_CLASS (tend_today_item_parent_class)->finalize (object);
}

static void
tend_today_item_class_init (TendTodayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_today_item_finalize;

  /**
   * TendTodayItem::changed:
   * @self: the item
   *
   * The agenda says something else of the same thing.
   */
  signals[CHANGED] = g_signal_new ("changed", TEND_TYPE_TODAY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tend_today_item_init (TendTodayItem *self)
{
}

TendTodayItem *
tend_today_item_new (const TendAgendaItem *agenda_item)
{
  TendTodayItem *self = g_object_new (TEND_TYPE_TODAY_ITEM, NULL);

  self->agenda_item = tend_agenda_item_copy (agenda_item);
  return self;
}

const TendAgendaItem *
tend_today_item_get_agenda_item (TendTodayItem *self)
{
  return self->agenda_item;
}

/**
 * tend_today_item_set_agenda_item:
 * @self: the item
 * @agenda_item: what the agenda says of its thing now
 */
void
tend_today_item_set_agenda_item (TendTodayItem        *self,
                                 const TendAgendaItem *agenda_item)
{
  if (is_same (self->agenda_item, agenda_item))
    return;
  tend_agenda_item_free (self->agenda_item);
  self->agenda_item = tend_agenda_item_copy (agenda_item);
  g_signal_emit (self, signals[CHANGED], 0);
}
