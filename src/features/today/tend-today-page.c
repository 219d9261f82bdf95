#include "features/today/tend-today-page.h"

#include "features/today/tend-today-list.h"
#include "features/today/tend-today-row.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

struct _TendTodayPage
{
  TendPage parent_instance;

  TendTodayList *items;

  TendPane *pane;
  GtkBox *cards;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *summary;
};

extern const TendFeaturePage tend_today_feature_page;

const TendFeaturePage tend_today_feature_page = {
  .id = "today",
  .title = N_ ("Today"),
  .icon_name = "tend-today-symbolic",
  .create = tend_today_page_new,
};

G_DEFINE_FINAL_TYPE (TendTodayPage, tend_today_page, TEND_TYPE_PAGE)

static void
update_date (TendTodayPage *self)
{
  /* Translators: the date of today, like "Monday, 23 November"; see g_date_time_format() */
  g_autofree char *date = tend_day_format (tend_store_get_today (tend_page_get_store (TEND_PAGE (self))),
                                           _("%A, %-d %B"));

  tend_pane_set_subtitle (self->pane, date);
}

static void
update_summary (TendTodayPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_done;
  guint n_doable = tend_today_list_count (self->items, &n_done);
  g_autofree char *summary = NULL;

  if (n_done == 0)
    summary = g_strdup (_("Whatever you do of this is enough."));
  else if (n_done < n_doable)
    /* Translators: how many of the things of today that can be done are done */
    summary = g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", n_doable), n_done, n_doable);
  else
    summary = g_strdup (_("All done. The rest of the day is yours."));

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), n_doable > 0);
  gtk_stack_set_visible_child_name (self->stack, n_items > 0 ? "items" : "empty");
}

static void
on_items_changed_cb (TendTodayPage *self)
{
  update_summary (self);
}

static void
on_row_activated_cb (TendTodayPage *self,
                     TendTodayRow  *row)
{
  const TendAgendaItem *item = tend_today_item_get_agenda_item (tend_today_row_get_item (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "(ss)", item->kind, item->uuid);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  TendTodayPage *self = user_data;

  g_signal_connect_object (item, "changed", G_CALLBACK (update_summary), self, G_CONNECT_SWAPPED);
  return tend_today_row_new (tend_page_get_store (TEND_PAGE (self)), item);
}

/* What features have to say stands above the list, and nothing of it where none of them says anything. */
static void
update_cards (TendTodayPage *self)
{
  gboolean is_any_visible = FALSE;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card;
       card = gtk_widget_get_next_sibling (card))
    is_any_visible = is_any_visible || gtk_widget_get_visible (card);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), is_any_visible);
}

static void
add_cards (TendTodayPage *self)
{
  TendStore *store = tend_page_get_store (TEND_PAGE (self));

  for (guint i = 0; i < tend_n_feature_pages; i++)
    if (tend_feature_pages[i]->create_card)
      {
        GtkWidget *card = tend_feature_pages[i]->create_card (store);

        gtk_box_append (self->cards, card);
        g_signal_connect_object (card, "notify::visible", G_CALLBACK (update_cards), self, G_CONNECT_SWAPPED);
      }
  update_cards (self);
}

/* Nothing is kept here; what is begun today is a goal, as the empty page offers it. */
static void
tend_today_page_make_new (TendPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.new-in", "s", "goals");
}

static void
tend_today_page_constructed (GObject *object)
{
  TendTodayPage *self = TEND_TODAY_PAGE (object);
  TendStore *store = tend_page_get_store (TEND_PAGE (self));

  G_OBJECT_CLASS (tend_today_page_parent_class)->constructed (object);

  self->items = tend_today_list_new (store);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->items), make_row, self, NULL);
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (update_date), self,
                           G_CONNECT_SWAPPED);
  add_cards (self);
  update_date (self);
  update_summary (self);
}

static void
tend_today_page_dispose (GObject *object)
{
  TendTodayPage *self = TEND_TODAY_PAGE (object);

  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tend_today_page_parent_class)->dispose (object);
}

static void
tend_today_page_class_init (TendTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->constructed = tend_today_page_constructed;
  object_class->dispose = tend_today_page_dispose;
  page_class->make_new = tend_today_page_make_new;

  g_type_ensure (TEND_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/today/tend-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, cards);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, TendTodayPage, summary);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_today_page_init (TendTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TendPage *
tend_today_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_TODAY_PAGE, "store", store, NULL);
}
