#include "features/hobbies/tend-hobby-row.h"

#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-menu.h"
#include "widgets/tend-more-button.h"

#include <glib/gi18n.h>

struct _TendHobbyRow
{
  GtkListBoxRow parent_instance;

  TendHobbyItem *item;

  TendHobbyBadge *badge;
  GtkWidget *wish;
  GtkWidget *menu_button;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendHobbyRow, tend_hobby_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_item_notified_cb (TendHobbyRow *self)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (self->item);
  g_autofree char *detail = NULL;

  if (hobby == NULL)
    return;
  tend_hobby_badge_show (self->badge, hobby);
  tend_hobby_color_widget (self->wish, hobby->color);
  g_object_get (self->item, "detail", &detail, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, hobby->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  tend_more_button_set_about (GTK_MENU_BUTTON (self->menu_button), hobby->name);
}

/* The menu is made when it is asked for: most rows never show theirs. */
static void
on_menu_asked_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (TEND_HOBBY_ROW (user_data)->item);
  g_autoptr (GMenuModel) menu = NULL;

  if (hobby == NULL)
    return;
  menu = tend_hobby_menu_new (hobby, TRUE);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
on_menu_popup_activated_cb (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (TEND_HOBBY_ROW (widget)->menu_button));
}

static void
on_secondary_pressed_cb (GtkGestureClick *gesture,
                         int              n_press,
                         double           x,
                         double           y,
                         TendHobbyRow    *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
on_long_pressed_cb (GtkGestureLongPress *gesture,
                    double               x,
                    double               y,
                    TendHobbyRow        *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static void
tend_hobby_row_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, TEND_HOBBY_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_hobby_row_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (id == PROP_ITEM)
    TEND_HOBBY_ROW (object)->item = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_hobby_row_constructed (GObject *object)
{
  TendHobbyRow *self = TEND_HOBBY_ROW (object);

  G_OBJECT_CLASS (tend_hobby_row_parent_class)->constructed (object);

  g_signal_connect_object (self->item, "notify::standing", G_CALLBACK (on_item_notified_cb), self,
                           G_CONNECT_SWAPPED);
  on_item_notified_cb (self);
}

static void
tend_hobby_row_dispose (GObject *object)
{
  g_clear_object (&TEND_HOBBY_ROW (object)->item);

  G_OBJECT_CLASS (tend_hobby_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_HOBBY_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyRow, wish);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed_cb);
}

static void
tend_hobby_row_class_init (TendHobbyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_hobby_row_get_property;
  object_class->set_property = tend_hobby_row_set_property;
  object_class->constructed = tend_hobby_row_constructed;
  object_class->dispose = tend_hobby_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TEND_TYPE_HOBBY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, on_menu_popup_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
tend_hobby_row_init (TendHobbyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), on_menu_asked_cb, self, NULL);
}

/**
 * tend_hobby_row_new:
 * @item: a hobby
 *
 * Returns: (transfer full): a row that follows @item
 */
GtkWidget *
tend_hobby_row_new (TendHobbyItem *item)
{
  return g_object_new (TEND_TYPE_HOBBY_ROW, "item", item, NULL);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return tend_hobby_row_new (item);
}

static gint64
get_id (gpointer item)
{
  const TendHobby *hobby = tend_hobby_item_get_hobby (item);

  return hobby ? hobby->id : 0;
}

/**
 * tend_hobby_row_fill_list:
 * @list: a list
 * @hobbies: (element-type TendHobbyItem): what it shows from now on, a row each
 */
void
tend_hobby_row_fill_list (TendOrderedList *list,
                          TendRowList     *hobbies)
{
  tend_ordered_list_set_model (list, G_LIST_MODEL (hobbies), create_row, get_id);
}

TendHobbyItem *
tend_hobby_row_get_item (TendHobbyRow *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_ROW (self), NULL);

  return self->item;
}
