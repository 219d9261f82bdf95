#include "features/people/tend-person-avatar.h"

#include "features/people/tend-person-words.h"

struct _TendPersonAvatar
{
  GtkWidget parent_instance;

  GtkWidget *label;
  char *color_class; /* NULL while nobody is shown */
};

G_DEFINE_FINAL_TYPE (TendPersonAvatar, tend_person_avatar, GTK_TYPE_WIDGET)

static void
tend_person_avatar_dispose (GObject *object)
{
  g_clear_pointer (&TEND_PERSON_AVATAR (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_person_avatar_parent_class)->dispose (object);
}

static void
tend_person_avatar_finalize (GObject *object)
{
  g_free (TEND_PERSON_AVATAR (object)->color_class);

  G_OBJECT_CLASS (tend_person_avatar_parent_class)->finalize (object);
}

static void
tend_person_avatar_class_init (TendPersonAvatarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_person_avatar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_person_avatar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personavatar");
  /* The name stands beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tend_person_avatar_init (TendPersonAvatar *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "single-line-mode",
                              TRUE, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * tend_person_avatar_show:
 * @self: an avatar
 * @person: whose it is
 */
void
tend_person_avatar_show (TendPersonAvatar *self,
                         const TendPerson *person)
{
  g_autofree char *initials = tend_person_dup_initials (person);
  g_autofree char *color_class = g_strconcat ("tend-", tend_person_get_color_name (person), NULL);

  g_return_if_fail (TEND_IS_PERSON_AVATAR (self));

  gtk_label_set_label (GTK_LABEL (self->label), initials);
  if (g_strcmp0 (color_class, self->color_class) == 0)
    return;
  if (self->color_class)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->color_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), color_class);
  g_free (self->color_class);
  self->color_class = g_steal_pointer (&color_class);
}
