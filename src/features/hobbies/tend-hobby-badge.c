#include "features/hobbies/tend-hobby-badge.h"

struct _TendHobbyBadge
{
  AdwBin parent_instance;

  GtkImage *image;
};

G_DEFINE_FINAL_TYPE (TendHobbyBadge, tend_hobby_badge, ADW_TYPE_BIN)

static void
tend_hobby_badge_class_init (TendHobbyBadgeClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "hobbybadge");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tend_hobby_badge_init (TendHobbyBadge *self)
{
  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->image), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->image));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * tend_hobby_badge_show:
 * @self: a badge
 * @hobby: whose symbol and colour it shows
 */
void
tend_hobby_badge_show (TendHobbyBadge  *self,
                       const TendHobby *hobby)
{
  g_autofree char *icon_name = NULL;

  g_return_if_fail (TEND_IS_HOBBY_BADGE (self));

  icon_name = tend_hobby_get_icon_name (hobby->symbol);
  gtk_image_set_from_icon_name (self->image, icon_name);
  tend_hobby_color_widget (GTK_WIDGET (self), hobby->color);
  if (hobby->is_resting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "resting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "resting");
}

/**
 * tend_hobby_color_widget:
 * @widget: a widget
 * @color_name: the name of a colour, "" for none
 *
 * Gives @widget the class of that colour, .tend-rose … .tend-slate, in place of the one that it had by this function.
 */
void
tend_hobby_color_widget (GtkWidget  *widget,
                         const char *color_name)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "tend-hobby-color");
  g_autofree char *color_class = *color_name ? g_strconcat ("tend-", color_name, NULL) : NULL;

  if (g_strcmp0 (before, color_class) == 0)
    return;
  if (before)
    gtk_widget_remove_css_class (widget, before);
  if (color_class)
    gtk_widget_add_css_class (widget, color_class);
  g_object_set_data_full (G_OBJECT (widget), "tend-hobby-color", g_steal_pointer (&color_class), g_free);
}
