#include "features/calendar/tend-someone-view.h"

#include "features/calendar/tend-someone-card.h"
#include "features/calendar/tend-someone-group.h"

struct _TendSomeoneView
{
  AdwBin parent_instance;

  GtkBox *card_box;
  GtkWidget *card; /* NULL until there is a store */
  TendSomeoneGroup *group;
};

G_DEFINE_FINAL_TYPE (TendSomeoneView, tend_someone_view, ADW_TYPE_BIN)

static gboolean
tend_someone_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
tend_someone_view_class_init (TendSomeoneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = tend_someone_view_grab_focus;

  g_type_ensure (TEND_TYPE_SOMEONE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-someone-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneView, card_box);
  gtk_widget_class_bind_template_child (widget_class, TendSomeoneView, group);
}

static void
tend_someone_view_init (TendSomeoneView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_someone_view_set_store:
 * @self: the view
 * @store: the life, set once
 */
void
tend_someone_view_set_store (TendSomeoneView *self,
                             TendStore       *store)
{
  g_return_if_fail (TEND_IS_SOMEONE_VIEW (self) && self->card == NULL);

  self->card = tend_someone_card_new_asked (store);
  gtk_box_append (self->card_box, self->card);
  tend_someone_group_set_store (self->group, store);
}
