/* How hobbies look in the window. */

#include "features/hobbies/tend-hobbies-page.h"
#include "features/hobbies/tend-hobby-return.h"
#include "features/hobbies/tend-stopwatch-line.h"

#include <glib/gi18n.h>

static void
update_card (GtkWidget *card)
{
  gtk_widget_set_visible (card, gtk_widget_get_visible (gtk_widget_get_first_child (card)) ||
                                    gtk_widget_get_visible (gtk_widget_get_last_child (card)));
}

/* What goes on, or else what one might come back to: never both. */
static GtkWidget *
create_card (TendStore *store)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *parts[] = { tend_stopwatch_line_new (store), tend_hobby_return_new (store) };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_box_append (GTK_BOX (card), parts[i]);
      g_signal_connect_object (parts[i], "notify::visible", G_CALLBACK (update_card), card, G_CONNECT_SWAPPED);
    }
  update_card (card);
  return card;
}

extern const TendFeaturePage tend_hobbies_feature_page;

static const char *const kinds[] = { "hobby", NULL };

const TendFeaturePage tend_hobbies_feature_page = {
  .id = "hobbies",
  .title = N_ ("Hobbies"),
  .icon_name = "tend-hobbies-symbolic",
  .kinds = kinds,
  .create = tend_hobbies_page_new,
  .create_card = create_card,
};
