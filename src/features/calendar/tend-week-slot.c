#include "features/calendar/tend-week-slot.h"

/* The class of what is seen. GTK takes the ring of what has the keys away after a while; a place among the hours must
 * not go while one thinks. */
#define SHOWN "shown"

/* How far Page Up and Page Down go: a few hours. */
#define PAGE_QUARTERS 12

struct _TendWeekSlot
{
  GtkWidget parent_instance;

  const TendWeekLayout *layout; /* whoever set it keeps it until the next; NULL until there is one */
  TendZone *zone;
  GPtrArray *occurrences;
  TendWeekCursor cursor;

  GtkWidget *label;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_TURNED,
  SIGNAL_CHOSEN,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekSlot, tend_week_slot, GTK_TYPE_WIDGET)

static void
update (TendWeekSlot *self)
{
  TendHours hours = tend_minute_get_hours ();
  int minutes;
  TendPlanTime start = tend_week_cursor_get_free (&self->cursor, self->layout, self->zone, &minutes);
  g_autofree char *span = tend_minute_format_span (start.minute, (start.minute + minutes) % TEND_MINUTES_A_DAY, hours);
  g_autofree char *name =
      tend_week_cursor_describe (&self->cursor, self->layout, self->zone, self->occurrences, hours);

  gtk_label_set_label (GTK_LABEL (self->label), span);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
tell_moved (TendWeekSlot *self,
            int           weeks)
{
  if (weeks == 0)
    update (self);
  g_signal_emit (self, weeks == 0 ? signals[SIGNAL_MOVED] : signals[SIGNAL_TURNED], 0, weeks);
}

static void
choose (TendWeekSlot *self)
{
  int minutes;
  TendPlanTime start = tend_week_cursor_get_free (&self->cursor, self->layout, self->zone, &minutes);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, start.day, start.minute, minutes);
}

/* By how much a key goes on; FALSE for one that does not. */
static gboolean
get_way (TendWeekSlot *self,
         guint         keyval,
         int          *days,
         int          *quarters)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  *days = 0;
  *quarters = 0;
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    *days = (keyval == GDK_KEY_Left) == !is_rtl ? -1 : 1;
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    *quarters = keyval == GDK_KEY_Up ? -1 : 1;
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down)
    *quarters = keyval == GDK_KEY_Page_Up ? -PAGE_QUARTERS : PAGE_QUARTERS;
  return *days != 0 || *quarters != 0;
}

static gboolean
on_key_pressed_cb (TendWeekSlot    *self,
                   guint            keyval,
                   guint            keycode,
                   GdkModifierType  state)
{
  gboolean is_shift = (state & GDK_SHIFT_MASK) != 0;
  int days, quarters;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || self->layout == NULL)
    return FALSE;
  if (get_way (self, keyval, &days, &quarters))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), SHOWN);
      if (!is_shift)
        tell_moved (self, tend_week_cursor_step (&self->cursor, self->layout, days, quarters));
      else if (quarters != 0)
        {
          tend_week_cursor_stretch (&self->cursor, self->layout, quarters);
          tell_moved (self, 0);
        }
      return TRUE;
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter || keyval == GDK_KEY_space)
    choose (self);
  else if (keyval == GDK_KEY_Escape)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  else
    return FALSE;
  return TRUE;
}

static void
on_entered_cb (TendWeekSlot *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)))
    gtk_widget_add_css_class (GTK_WIDGET (self), SHOWN);
}

/* A dialog above the window takes the keys only for a while. */
static void
on_left_cb (TendWeekSlot *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_root_get_focus (root) != GTK_WIDGET (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self), SHOWN);
}

static void
tend_week_slot_dispose (GObject *object)
{
  TendWeekSlot *self = TEND_WEEK_SLOT (object);

  self->layout = NULL;
  g_clear_pointer (&self->zone, tend_zone_unref);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_week_slot_parent_class)->dispose (object);
}

static void
tend_week_slot_class_init (TendWeekSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_week_slot_dispose;

  /**
   * TendWeekSlot::moved:
   * @self: the slot
   * @weeks: 0
   *
   * It is at another place, or longer or shorter.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_INT);
  /**
   * TendWeekSlot::turned:
   * @self: the slot
   * @weeks: by how many weeks
   *
   * It went on beyond the week; tend_week_slot_set_week() is to follow.
   */
  signals[SIGNAL_TURNED] = g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_INT);
  /**
   * TendWeekSlot::chosen:
   * @self: the slot
   * @day: a day
   * @minute: minutes after midnight
   * @minutes: how long
   *
   * There is to be a plan.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                         G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  /**
   * TendWeekSlot::left:
   * @self: the slot
   *
   * The keys are to go elsewhere.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "weekslot");
}

static void
tend_week_slot_init (TendWeekSlot *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cursor.length = TEND_WEEK_CURSOR_LENGTH;
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (self->label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The pointer goes through it: it has the whole week to draw in. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
tend_week_slot_new (void)
{
  return g_object_new (TEND_TYPE_WEEK_SLOT, NULL);
}

/**
 * tend_week_slot_set_week:
 * @self: the slot
 * @layout: (transfer none): the week that it is in from now on, which stays until another one is set
 * @zone: the zone of who looks
 * @occurrences: (element-type TendPlanOccurrence): what takes place in the week
 * @today: the day it is
 *
 * It stays in its column, at its hour. The first time it is where the week opens, today if that is in it.
 */
void
tend_week_slot_set_week (TendWeekSlot         *self,
                         const TendWeekLayout *layout,
                         TendZone             *zone,
                         GPtrArray            *occurrences,
                         TendDay               today)
{
  gboolean is_first = self->layout == NULL;

  g_clear_pointer (&self->zone, tend_zone_unref);
  g_clear_pointer (&self->occurrences, g_ptr_array_unref);
  self->layout = layout;
  self->zone = tend_zone_ref (zone);
  self->occurrences = g_ptr_array_ref (occurrences);
  if (is_first)
    {
      self->cursor.day = today >= layout->first && today < layout->first + TEND_WEEK_DAYS ? today - layout->first : 0;
      self->cursor.start = tend_week_layout_get_opening (layout, zone) / 3600 * 3600;
    }
  tend_week_cursor_clamp (&self->cursor, layout);
  update (self);
}

/**
 * tend_week_slot_leave_plan:
 * @self: the slot
 * @at: a time of a plan
 * @days: to which side of it
 * @quarters: otherwise, under 0 for the time before it, over 0 for that after it
 *
 * Takes the keys to a place beside a plan.
 */
void
tend_week_slot_leave_plan (TendWeekSlot             *self,
                           const TendPlanOccurrence *at,
                           int                       days,
                           int                       quarters)
{
  g_return_if_fail (TEND_IS_WEEK_SLOT (self));

  if (self->layout == NULL)
    return;
  tell_moved (self, tend_week_cursor_leave_plan (&self->cursor, self->layout, at, days, quarters));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

const TendWeekCursor *
tend_week_slot_get_cursor (TendWeekSlot *self)
{
  return &self->cursor;
}
