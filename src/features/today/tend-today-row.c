#include "features/today/tend-today-row.h"

#include "base/tend-minute.h"
#include "store/tend-agenda.h"
#include "widgets/tend-tick.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TendTodayRow
{
  GtkListBoxRow parent_instance;

  TendStore *store;
  TendTodayItem *item;
  TendTick *tick;
  GtkLabel *title;
  GtkLabel *detail;
  GtkImage *kind;
  GtkButton *start_button;
};

G_DEFINE_FINAL_TYPE (TendTodayRow, tend_today_row, GTK_TYPE_LIST_BOX_ROW)

static TendDiscState
get_disc_state (TendAgendaState state)
{
  switch (state)
    {
    case TEND_AGENDA_DONE:
      return TEND_DISC_STATE_DONE;
    case TEND_AGENDA_SKIPPED:
      return TEND_DISC_STATE_RESTING;
    case TEND_AGENDA_OPEN:
    default:
      return TEND_DISC_STATE_OPEN;
    }
}

static void
show_start (TendTodayRow         *self,
            const TendAgendaItem *item)
{
  /* Translators: begins a thing of today: "Start Box" */
  g_autofree char *words = g_strdup_printf (_("Start %s"), item->title);

  gtk_widget_set_visible (GTK_WIDGET (self->start_button), item->can_start);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->start_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* "16:30–17:30 · At Luna", or NULL if there is nothing to be said. */
static char *
describe (const TendAgendaItem *item)
{
  TendHours hours = tend_minute_get_hours ();
  g_autofree char *time = NULL;

  if (item->minute < 0)
    return g_strdup (item->detail);
  time = item->duration > 0 && item->duration < TEND_MINUTES_A_DAY
             ? tend_minute_format_span (item->minute, (item->minute + item->duration) % TEND_MINUTES_A_DAY, hours)
             : tend_minute_format (item->minute, hours);
  return item->detail ? g_strdup_printf ("%s · %s", time, item->detail) : g_steal_pointer (&time);
}

/* What can't be ticked has the symbol of its page where others have their disc. */
static void
show_kind (TendTodayRow         *self,
           const TendAgendaItem *item)
{
  gboolean can_be_done = item->feature->set_done != NULL;
  g_autofree char *icon_name = g_strdup_printf ("tend-%s-symbolic", item->feature->id);

  gtk_widget_set_visible (GTK_WIDGET (self->tick), can_be_done);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), !can_be_done);
  gtk_image_set_from_icon_name (self->kind, icon_name);
}

static void
update (TendTodayRow *self)
{
  const TendAgendaItem *item = tend_today_item_get_agenda_item (self->item);
  g_autofree char *detail = describe (item);

  gtk_label_set_label (self->title, item->title);
  gtk_label_set_label (self->detail, detail ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  tend_tick_set_title (self->tick, item->title);
  tend_tick_set_color_name (self->tick, item->color);
  tend_tick_set_countable (self->tick, item->is_countable);
  if (item->is_countable)
    {
      tend_tick_set_target (self->tick, item->target);
      tend_tick_set_value (self->tick, isnan (item->value) ? 0 : item->value);
    }
  tend_tick_set_unit (self->tick, item->unit);
  tend_tick_set_state (self->tick, get_disc_state (item->state));
  show_kind (self, item);
  show_start (self, item);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendTodayRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tend_agenda_set_done_finish (TEND_STORE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
}

static void
on_tick_changed_cb (TendTodayRow *self,
                    gboolean      done,
                    double        value)
{
  const TendAgendaItem *item = tend_today_item_get_agenda_item (self->item);

  /* What a number means for the goal, a limit for instance, is the feature's to judge. */
  tend_agenda_set_done_async (self->store, item, item->is_countable || done, item->is_countable ? value : NAN,
                              NULL, on_written_cb, g_object_ref (self));
}

static void
on_start_clicked_cb (TendTodayRow *self)
{
  const TendAgendaItem *item = tend_today_item_get_agenda_item (self->item);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.start", "(ss)", item->kind, item->uuid);
}

static void
tend_today_row_dispose (GObject *object)
{
  TendTodayRow *self = TEND_TODAY_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_today_row_parent_class)->dispose (object);
}

static void
tend_today_row_class_init (TendTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_today_row_dispose;

  g_type_ensure (TEND_TYPE_TICK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/today/tend-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTodayRow, tick);
  gtk_widget_class_bind_template_child (widget_class, TendTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, TendTodayRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TendTodayRow, kind);
  gtk_widget_class_bind_template_child (widget_class, TendTodayRow, start_button);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
}

static void
tend_today_row_init (TendTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->detail, NULL, -1);
}

/**
 * tend_today_row_new:
 * @store: the store that ticks are written to
 * @item: what it shows
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
tend_today_row_new (TendStore     *store,
                    TendTodayItem *item)
{
  TendTodayRow *self = g_object_new (TEND_TYPE_TODAY_ROW, NULL);

  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

TendTodayItem *
tend_today_row_get_item (TendTodayRow *self)
{
  return self->item;
}
