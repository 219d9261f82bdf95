#include "widgets/tend-mood-picker.h"

#include <glib/gi18n.h>

/* Of the faces, in pixels. */
#define ICON_SIZE 28

struct _TendMoodPicker
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *caption;
  GtkWidget *points[TEND_MOOD_MAX]; /* GtkButton, from the first to the last */
  TendMoodKind kind;
  int value;
};

enum
{
  PROP_KIND = 1,
  PROP_VALUE,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendMoodPicker, tend_mood_picker, GTK_TYPE_WIDGET)

GType
tend_mood_kind_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { TEND_MOOD_KIND_MOOD, "TEND_MOOD_KIND_MOOD", "mood" },
        { TEND_MOOD_KIND_ENERGY, "TEND_MOOD_KIND_ENERGY", "energy" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&type, g_enum_register_static ("TendMoodKind", values));
    }
  return type;
}

/* What is chosen is said below in words, for a face can be read in more than one way. */
static void
update_choice (TendMoodPicker *self)
{
  for (int i = 0; i < TEND_MOOD_MAX; i++)
    {
      gboolean is_chosen = i + 1 == self->value;

      gtk_accessible_update_state (GTK_ACCESSIBLE (self->points[i]), GTK_ACCESSIBLE_STATE_CHECKED,
                                   is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
      if (is_chosen)
        gtk_widget_set_state_flags (self->points[i], GTK_STATE_FLAG_CHECKED, FALSE);
      else
        gtk_widget_unset_state_flags (self->points[i], GTK_STATE_FLAG_CHECKED);
    }
  gtk_label_set_label (self->caption, tend_mood_get_name (self->kind, self->value));
}

static void
update_points (TendMoodPicker *self)
{
  for (int i = 0; i < TEND_MOOD_MAX; i++)
    {
      const char *name = tend_mood_get_name (self->kind, i + 1);

      gtk_image_set_from_icon_name (GTK_IMAGE (gtk_button_get_child (GTK_BUTTON (self->points[i]))),
                                    tend_mood_get_icon_name (self->kind, i + 1));
      gtk_widget_set_tooltip_text (self->points[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->points[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->kind == TEND_MOOD_KIND_ENERGY ? _("Energy") : _("Mood"), -1);
}

static void
choose (TendMoodPicker *self,
        int             value)
{
  if (value == self->value)
    return;
  tend_mood_picker_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
on_point_clicked_cb (TendMoodPicker *self,
                     GtkWidget      *point)
{
  for (int i = 0; i < TEND_MOOD_MAX; i++)
    if (self->points[i] == point)
      choose (self, self->value == i + 1 ? TEND_MOOD_NONE : i + 1);
}

/* The point that has the keys, from 1; 0 for none. */
static int
get_focused (TendMoodPicker *self)
{
  for (int i = 0; i < TEND_MOOD_MAX; i++)
    if (gtk_widget_has_focus (self->points[i]))
      return i + 1;
  return 0;
}

static void
go_to (TendMoodPicker *self,
       int             value)
{
  value = CLAMP (value, 1, TEND_MOOD_MAX);
  gtk_widget_grab_focus (self->points[value - 1]);
  choose (self, value);
}

static gboolean
on_key_pressed_cb (TendMoodPicker  *self,
                   guint            keyval,
                   guint            keycode,
                   GdkModifierType  modifiers)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int at = get_focused (self);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) || at == 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_to (self, is_rtl ? at + 1 : at - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_to (self, is_rtl ? at - 1 : at + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, TEND_MOOD_MAX);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      choose (self, TEND_MOOD_NONE);
      return GDK_EVENT_STOP;
    default:
      if (keyval < GDK_KEY_1 || keyval >= GDK_KEY_1 + TEND_MOOD_MAX)
        return GDK_EVENT_PROPAGATE;
      go_to (self, (int) (keyval - GDK_KEY_1) + 1);
      return GDK_EVENT_STOP;
    }
}

static gboolean
tend_mood_picker_grab_focus (GtkWidget *widget)
{
  TendMoodPicker *self = TEND_MOOD_PICKER (widget);

  return gtk_widget_grab_focus (self->points[self->value == TEND_MOOD_NONE ? 0 : self->value - 1]);
}

/* To Tab it is one thing, as every radio group is. */
static gboolean
tend_mood_picker_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  if (get_focused (TEND_MOOD_PICKER (widget)) != 0)
    return FALSE;
  return tend_mood_picker_grab_focus (widget);
}

static void
tend_mood_picker_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TendMoodPicker *self = TEND_MOOD_PICKER (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_mood_picker_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  TendMoodPicker *self = TEND_MOOD_PICKER (object);

  switch (id)
    {
    case PROP_KIND:
      tend_mood_picker_set_kind (self, (TendMoodKind) g_value_get_enum (value));
      break;
    case PROP_VALUE:
      tend_mood_picker_set_value (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_mood_picker_dispose (GObject *object)
{
  g_clear_pointer (&TEND_MOOD_PICKER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_mood_picker_parent_class)->dispose (object);
}

static void
tend_mood_picker_class_init (TendMoodPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_mood_picker_get_property;
  object_class->set_property = tend_mood_picker_set_property;
  object_class->dispose = tend_mood_picker_dispose;
  widget_class->focus = tend_mood_picker_focus;
  widget_class->grab_focus = tend_mood_picker_grab_focus;

  /**
   * TendMoodPicker:kind:
   *
   * Whether the points are of mood or of energy.
   */
  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, TEND_TYPE_MOOD_KIND, TEND_MOOD_KIND_MOOD,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * TendMoodPicker:value:
   *
   * The point chosen, 1 to %TEND_MOOD_MAX; %TEND_MOOD_NONE where nothing was said.
   */
  properties[PROP_VALUE] =
      g_param_spec_int ("value", NULL, NULL, TEND_MOOD_NONE, TEND_MOOD_MAX, TEND_MOOD_NONE,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendMoodPicker::chosen:
   * @self: the picker
   *
   * The user chose another point, or took back what was said.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "moodpicker");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
add_points (TendMoodPicker *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (int i = 0; i < TEND_MOOD_MAX; i++)
    {
      GtkWidget *point = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
      GtkWidget *image = gtk_image_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (image), ICON_SIZE);
      gtk_button_set_child (GTK_BUTTON (point), image);
      gtk_widget_set_halign (point, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (point, "flat");
      gtk_widget_add_css_class (point, "circular");
      g_signal_connect_swapped (point, "clicked", G_CALLBACK (on_point_clicked_cb), self);
      gtk_box_append (GTK_BOX (row), point);
      self->points[i] = point;
    }
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
tend_mood_picker_init (TendMoodPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *caption = gtk_label_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->caption = GTK_LABEL (caption);
  add_points (self);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (self->box), caption);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  /* Before the focus goes on by itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  update_points (self);
  update_choice (self);
}

/**
 * tend_mood_picker_new:
 * @kind: mood or energy
 *
 * Returns: (transfer full): a picker in which nothing is said yet
 */
GtkWidget *
tend_mood_picker_new (TendMoodKind kind)
{
  return g_object_new (TEND_TYPE_MOOD_PICKER, "kind", kind, NULL);
}

TendMoodKind
tend_mood_picker_get_kind (TendMoodPicker *self)
{
  g_return_val_if_fail (TEND_IS_MOOD_PICKER (self), TEND_MOOD_KIND_MOOD);

  return self->kind;
}

void
tend_mood_picker_set_kind (TendMoodPicker *self,
                           TendMoodKind    kind)
{
  g_return_if_fail (TEND_IS_MOOD_PICKER (self));
  g_return_if_fail ((guint) kind < TEND_MOOD_N_KINDS);

  if (self->kind == kind)
    return;
  self->kind = kind;
  update_points (self);
  update_choice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

int
tend_mood_picker_get_value (TendMoodPicker *self)
{
  g_return_val_if_fail (TEND_IS_MOOD_PICKER (self), TEND_MOOD_NONE);

  return self->value;
}

/**
 * tend_mood_picker_set_value:
 * @self: a picker
 * @value: the point to be chosen, %TEND_MOOD_NONE for none
 *
 * ::chosen is not emitted.
 */
void
tend_mood_picker_set_value (TendMoodPicker *self,
                            int             value)
{
  g_return_if_fail (TEND_IS_MOOD_PICKER (self));
  g_return_if_fail (value >= TEND_MOOD_NONE && value <= TEND_MOOD_MAX);

  if (self->value == value)
    return;
  self->value = value;
  update_choice (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}
