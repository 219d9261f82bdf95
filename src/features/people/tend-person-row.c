#include "features/people/tend-person-row.h"

#include "features/people/tend-person-avatar.h"
#include "features/people/tend-person-menu.h"
#include "features/people/tend-person-words.h"
#include "widgets/tend-aside.h"
#include "widgets/tend-more-button.h"

#include <glib/gi18n.h>

struct _TendPersonRow
{
  GtkListBoxRow parent_instance;

  TendPersonItem *item;

  TendPersonAvatar *avatar;
  GtkLabel *name;
  GtkLabel *standing;
  GtkWidget *missed;
  GtkLabel *groups;
  GtkLabel *rhythm;
  GtkMenuButton *menu_button;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendPersonRow, tend_person_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
on_item_changed_cb (TendPersonRow *self)
{
  const TendPerson *person = tend_person_item_get_person (self->item);
  const char *standing = tend_person_item_get_standing (self->item);
  gboolean is_missed = tend_person_item_get_is_missed (self->item);
  g_autofree char *groups = NULL;
  g_autofree char *rhythm = NULL;
  g_autofree char *description = NULL;

  if (person == NULL)
    return;
  groups = tend_person_dup_groups (person);
  rhythm = person->rhythm_weeks > 0 ? tend_person_describe_rhythm (person->rhythm_weeks) : g_strdup ("");
  tend_person_avatar_show (self->avatar, person);
  gtk_label_set_label (self->name, person->name);
  show_text (self->standing, standing);
  gtk_widget_set_visible (self->missed, is_missed);
  /* What stands under the name need not stand beside it, too. */
  show_text (self->groups, g_str_equal (groups, standing) ? "" : groups);
  show_text (self->rhythm, rhythm);

  description = is_missed && *standing ? g_strdup_printf ("%s · %s", standing, _("About time again"))
                                       : g_strdup (is_missed ? _("About time again") : standing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, person->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  tend_more_button_set_about (self->menu_button, person->name);
}

/* The menu is made when it is asked for: most rows never show theirs. */
static void
on_menu_asked_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  const TendPerson *person = tend_person_item_get_person (TEND_PERSON_ROW (user_data)->item);
  g_autoptr (GMenuModel) menu = NULL;

  if (person == NULL)
    return;
  menu = tend_person_menu_new (person, TRUE);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
on_menu_popup_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  gtk_menu_button_popup (TEND_PERSON_ROW (widget)->menu_button);
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture,
                         int              n_press,
                         double           x,
                         double           y,
                         TendPersonRow   *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu_button);
}

static void
on_long_pressed_cb (GtkGestureLongPress *gesture,
                    double               x,
                    double               y,
                    TendPersonRow       *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu_button);
}

static void
tend_person_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    TEND_PERSON_ROW (object)->item = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_person_row_constructed (GObject *object)
{
  TendPersonRow *self = TEND_PERSON_ROW (object);

  G_OBJECT_CLASS (tend_person_row_parent_class)->constructed (object);

  g_signal_connect_object (self->item, "changed", G_CALLBACK (on_item_changed_cb), self, G_CONNECT_SWAPPED);
  on_item_changed_cb (self);
}

static void
tend_person_row_dispose (GObject *object)
{
  g_clear_object (&TEND_PERSON_ROW (object)->item);

  G_OBJECT_CLASS (tend_person_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_ASIDE);
  g_type_ensure (TEND_TYPE_PERSON_AVATAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, standing);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, missed);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, groups);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, rhythm);
  gtk_widget_class_bind_template_child (widget_class, TendPersonRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed_cb);
}

static void
tend_person_row_class_init (TendPersonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tend_person_row_set_property;
  object_class->constructed = tend_person_row_constructed;
  object_class->dispose = tend_person_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_PERSON_ITEM,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, on_menu_popup_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
tend_person_row_init (TendPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, on_menu_asked_cb, self, NULL);
}

/**
 * tend_person_row_new:
 * @item: somebody
 *
 * Returns: (transfer full): a row that follows @item
 */
GtkWidget *
tend_person_row_new (TendPersonItem *item)
{
  return g_object_new (TEND_TYPE_PERSON_ROW, "item", item, NULL);
}

TendPersonItem *
tend_person_row_get_item (TendPersonRow *self)
{
  g_return_val_if_fail (TEND_IS_PERSON_ROW (self), NULL);

  return self->item;
}
