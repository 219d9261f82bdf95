#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

/* How far Up and Down, and Page Up and Page Down, go. */
#define STEP_MINUTES 15
#define PAGE_MINUTES 60

struct _TendTimeEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  int minute;
};

enum
{
  PROP_MINUTE = 1,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendTimeEntry, tend_time_entry, GTK_TYPE_WIDGET)

static void
tell_unread (TendTimeEntry *self,
             gboolean       is_unread)
{
  const char *hint = is_unread ? _("Write a time of the day, like 7:30 or 19:30") : NULL;

  if (is_unread)
    gtk_widget_add_css_class (self->entry, "warning");
  else
    gtk_widget_remove_css_class (self->entry, "warning");
  gtk_widget_set_tooltip_text (self->entry, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hint ? hint : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_unread ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
write_text (TendTimeEntry *self)
{
  g_autofree char *text = tend_minute_format (self->minute, tend_minute_get_hours ());

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  tell_unread (self, FALSE);
}

static void
choose (TendTimeEntry *self,
        int            minute)
{
  gboolean is_new = minute != self->minute;

  tend_time_entry_set_minute (self, minute);
  write_text (self);
  /* What is chosen is taken back as such, and not letter by letter. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  if (is_new)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* What is typed but no time stays on screen, to be put right. */
static void
read_text (TendTimeEntry *self)
{
  int minute;

  if (tend_minute_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &minute))
    choose (self, minute);
  else
    tell_unread (self, TRUE);
}

static void
on_activated_cb (TendTimeEntry *self)
{
  read_text (self);
  if (gtk_widget_has_css_class (self->entry, "warning"))
    gtk_widget_error_bell (self->entry);
}

static void
on_focus_left_cb (TendTimeEntry *self)
{
  read_text (self);
}

static void
step (TendTimeEntry *self,
      int            minutes)
{
  read_text (self);
  choose (self, (self->minute + minutes + TEND_MINUTES_A_DAY) % TEND_MINUTES_A_DAY);
}

/* GtkText takes Ctrl+Z even where it has nothing to undo. While nothing is being typed, it is for the window. */
static gboolean
pass_to_window (TendTimeEntry *self,
                const char    *action)
{
  g_autofree char *text = tend_minute_format (self->minute, tend_minute_get_hours ());

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        modifiers,
                   TendTimeEntry         *self)
{
  const GdkModifierType all = GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK;

  if ((modifiers & all) == GDK_CONTROL_MASK && keyval == GDK_KEY_z)
    return pass_to_window (self, "win.undo");
  if ((modifiers & all) == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && keyval == GDK_KEY_Z)
    return pass_to_window (self, "win.redo");
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, STEP_MINUTES);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, -STEP_MINUTES);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step (self, PAGE_MINUTES);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step (self, -PAGE_MINUTES);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
tend_time_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TEND_TIME_ENTRY (widget)->entry);
}

static void
tend_time_entry_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MINUTE:
      g_value_set_int (value, TEND_TIME_ENTRY (object)->minute);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_time_entry_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_MINUTE:
      tend_time_entry_set_minute (TEND_TIME_ENTRY (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_time_entry_dispose (GObject *object)
{
  g_clear_pointer (&TEND_TIME_ENTRY (object)->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_time_entry_parent_class)->dispose (object);
}

static void
tend_time_entry_class_init (TendTimeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_time_entry_get_property;
  object_class->set_property = tend_time_entry_set_property;
  object_class->dispose = tend_time_entry_dispose;
  widget_class->grab_focus = tend_time_entry_grab_focus;

  /**
   * TendTimeEntry:minute:
   *
   * The time, in minutes after midnight.
   */
  properties[PROP_MINUTE] =
      g_param_spec_int ("minute", NULL, NULL, 0, TEND_MINUTES_A_DAY - 1, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendTimeEntry::chosen:
   * @self: the entry
   *
   * The user chose another time: pressed Enter, left the entry, or stepped.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeentry");
}

static void
tend_time_entry_init (TendTimeEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_widget_add_css_class (self->entry, "numeric");
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activated_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, key);
  tend_time_entry_set_title (self, _("Time"));
  write_text (self);
}

GtkWidget *
tend_time_entry_new (void)
{
  return g_object_new (TEND_TYPE_TIME_ENTRY, NULL);
}

/**
 * tend_time_entry_get_minute:
 * @self: an entry
 *
 * Returns: minutes after midnight; the last time that was understood
 */
int
tend_time_entry_get_minute (TendTimeEntry *self)
{
  g_return_val_if_fail (TEND_IS_TIME_ENTRY (self), 0);

  return self->minute;
}

/**
 * tend_time_entry_set_minute:
 * @self: an entry
 * @minute: minutes after midnight
 *
 * Shows a time. What is being typed is left alone where the time is the same as before.
 */
void
tend_time_entry_set_minute (TendTimeEntry *self,
                            int            minute)
{
  g_return_if_fail (TEND_IS_TIME_ENTRY (self));
  g_return_if_fail (minute >= 0 && minute < TEND_MINUTES_A_DAY);

  if (self->minute == minute)
    return;
  self->minute = minute;
  write_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINUTE]);
}

/**
 * tend_time_entry_finish:
 * @self: an entry
 *
 * Reads what is being typed, before something is made of it.
 *
 * Returns: whether it is a time; if not, it stays on screen, and the entry says what it wants
 */
gboolean
tend_time_entry_finish (TendTimeEntry *self)
{
  g_return_val_if_fail (TEND_IS_TIME_ENTRY (self), FALSE);

  read_text (self);
  return !gtk_widget_has_css_class (self->entry, "warning");
}

/**
 * tend_time_entry_set_title:
 * @self: an entry
 * @title: what the time is of, for assistive technology
 */
void
tend_time_entry_set_title (TendTimeEntry *self,
                           const char    *title)
{
  g_return_if_fail (TEND_IS_TIME_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
