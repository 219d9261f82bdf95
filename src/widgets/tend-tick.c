#include "widgets/tend-tick.h"

#include "widgets/tend-amount-popover.h"
#include "widgets/tend-amount.h"

#include <glib/gi18n.h>

struct _TendTick
{
  GtkWidget parent_instance;

  TendDiscState state;
  gboolean countable;
  double value;
  double target;
  char *unit;
  char *title;
  char *color_name;

  GtkWidget *button;
  GtkWidget *disc;
  GtkWidget *popover;    /* NULL until it is first asked for */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_COUNTABLE,
  PROP_VALUE,
  PROP_TARGET,
  PROP_UNIT,
  PROP_TITLE,
  PROP_COLOR_NAME,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendTick, tend_tick, GTK_TYPE_WIDGET)

/* What the disc shows by how full it is. */
static char *
describe_amount (TendTick *self)
{
  g_autofree char *value = tend_amount_format (self->value);
  g_autofree char *target = tend_amount_format (self->target);
  const char *unit = self->unit ? self->unit : "";
  char *words;

  if (self->target > 0)
    /* Translators: an amount so far, the amount wished for, and a unit: "3 of 8 glasses" */
    words = g_strdup_printf (C_("amount", "%s of %s %s"), value, target, unit);
  else
    /* Translators: an amount and its unit: "3 glasses" */
    words = g_strdup_printf (C_("amount", "%s %s"), value, unit);
  return g_strchomp (words);
}

static const char *
describe_state (TendTick *self)
{
  return self->state == TEND_DISC_STATE_RESTING ? _("Resting") : "";
}

static void
update (TendTick *self)
{
  double level = self->countable && self->target > 0 ? CLAMP (self->value / self->target, 0, 1) : 0;
  const char *title = self->title ? self->title : _("Done");

  tend_disc_set (TEND_DISC (self->disc), self->state, level, self->color_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  if (self->countable)
    {
      g_autofree char *spoken = describe_amount (self);
      g_autofree char *description = *describe_state (self) != '\0'
                                       ? g_strdup_printf ("%s, %s", spoken, describe_state (self))
                                       : g_strdup (spoken);

      gtk_widget_set_tooltip_text (self->button, spoken);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
    }
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe_state (self), -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_CHECKED,
                                   self->state == TEND_DISC_STATE_DONE ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                       : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static void
on_amount_saved_cb (TendAmountPopover *popover,
                    double             amount,
                    TendTick          *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, self->target > 0 ? amount >= self->target : amount > 0, amount);
}

/* Back to where the amount was asked for, and not to whatever is around it. */
static void
on_popover_closed_cb (TendTick *self)
{
  gtk_widget_grab_focus (self->button);
}

static void
on_button_clicked_cb (GtkButton *button,
                      TendTick  *self)
{
  gboolean done = self->state != TEND_DISC_STATE_DONE;

  if (!self->countable)
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, done, done ? 1.0 : 0.0);
      return;
    }

  if (self->popover == NULL)
    {
      self->popover = tend_amount_popover_new ();
      g_signal_connect (self->popover, "saved", G_CALLBACK (on_amount_saved_cb), self);
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_popover_closed_cb), self);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  tend_amount_popover_ask (TEND_AMOUNT_POPOVER (self->popover), self->title, self->value, self->target, self->unit);
}

/* The button of the other kind: its role to assistive technology cannot change afterwards. */
static void
rebuild_button (TendTick *self)
{
  GtkAccessibleRole role = self->countable ? GTK_ACCESSIBLE_ROLE_BUTTON : GTK_ACCESSIBLE_ROLE_CHECKBOX;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  self->disc = tend_disc_new ();
  self->button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", role, "child", self->disc, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->button, "clicked", G_CALLBACK (on_button_clicked_cb), self);
  if (self->countable)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

static void
set_number (TendTick *self,
            double   *field,
            double    number,
            guint     property)
{
  if (*field == number)
    return;
  *field = number;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_text (TendTick    *self,
          char       **field,
          const char  *text,
          guint        property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
tend_tick_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TEND_TICK (widget)->button);
}

static void
tend_tick_dispose (GObject *object)
{
  TendTick *self = TEND_TICK (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_tick_parent_class)->dispose (object);
}

static void
tend_tick_finalize (GObject *object)
{
  TendTick *self = TEND_TICK (object);

  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->color_name, g_free);

  G_OBJECT_CLASS (tend_tick_parent_class)->finalize (object);
}

static void
tend_tick_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TendTick *self = TEND_TICK (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_COUNTABLE:
      g_value_set_boolean (value, self->countable);
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_TARGET:
      g_value_set_double (value, self->target);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_COLOR_NAME:
      g_value_set_string (value, self->color_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tend_tick_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TendTick *self = TEND_TICK (object);

  switch (prop_id)
    {
    case PROP_STATE:
      tend_tick_set_state (self, g_value_get_enum (value));
      break;
    case PROP_COUNTABLE:
      tend_tick_set_countable (self, g_value_get_boolean (value));
      break;
    case PROP_VALUE:
      tend_tick_set_value (self, g_value_get_double (value));
      break;
    case PROP_TARGET:
      tend_tick_set_target (self, g_value_get_double (value));
      break;
    case PROP_UNIT:
      tend_tick_set_unit (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      tend_tick_set_title (self, g_value_get_string (value));
      break;
    case PROP_COLOR_NAME:
      tend_tick_set_color_name (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * TendTick:state:
   *
   * What is shown: open, done or resting.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TEND_TYPE_DISC_STATE,
                                              TEND_DISC_STATE_OPEN, flags);
  /**
   * TendTick:countable:
   *
   * Whether an amount is asked for rather than yes or no.
   */
  properties[PROP_COUNTABLE] = g_param_spec_boolean ("countable", NULL, NULL, FALSE, flags);
  /**
   * TendTick:value:
   *
   * The amount so far, in #TendTick:unit.
   */
  properties[PROP_VALUE] = g_param_spec_double ("value", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  /**
   * TendTick:target:
   *
   * The amount wished for, or 0.
   */
  properties[PROP_TARGET] = g_param_spec_double ("target", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  /**
   * TendTick:unit:
   *
   * What is counted, as the user words it.
   */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  /**
   * TendTick:title:
   *
   * What is ticked: the button's accessible name.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * TendTick:color-name:
   *
   * One of tend_color_get_names(); anything else is the theme's accent.
   */
  properties[PROP_COLOR_NAME] = g_param_spec_string ("color-name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tend_tick_class_init (TendTickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_tick_dispose;
  object_class->finalize = tend_tick_finalize;
  object_class->get_property = tend_tick_get_property;
  object_class->set_property = tend_tick_set_property;
  widget_class->grab_focus = tend_tick_grab_focus;

  install_properties (object_class);

  /**
   * TendTick::changed:
   * @self: the button
   * @done: what the user wants: done, or open again; for an amount, whether it reaches the target
   * @value: 1 or 0, or the amount
   *
   * The user asks for another state; nothing has changed yet. For a target that is a limit, judge
   * @value and not @done.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TEND_TYPE_TICK, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_DOUBLE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tick");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_tick_init (TendTick *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  rebuild_button (self);
  update (self);
}

/**
 * tend_tick_new:
 *
 * Returns: (transfer full): an open tick for yes or no
 */
GtkWidget *
tend_tick_new (void)
{
  return g_object_new (TEND_TYPE_TICK, NULL);
}

TendDiscState
tend_tick_get_state (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), TEND_DISC_STATE_OPEN);

  return self->state;
}

void
tend_tick_set_state (TendTick      *self,
                     TendDiscState  state)
{
  g_return_if_fail (TEND_IS_TICK (self));

  if (self->state == state)
    return;

  self->state = state;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

gboolean
tend_tick_get_countable (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), FALSE);

  return self->countable;
}

void
tend_tick_set_countable (TendTick *self,
                         gboolean  countable)
{
  g_return_if_fail (TEND_IS_TICK (self));

  if (self->countable == !!countable)
    return;

  self->countable = !!countable;
  rebuild_button (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTABLE]);
}

double
tend_tick_get_value (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), 0);

  return self->value;
}

void
tend_tick_set_value (TendTick *self,
                     double    value)
{
  g_return_if_fail (TEND_IS_TICK (self));
  g_return_if_fail (value >= 0);

  set_number (self, &self->value, value, PROP_VALUE);
}

double
tend_tick_get_target (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), 0);

  return self->target;
}

void
tend_tick_set_target (TendTick *self,
                      double    target)
{
  g_return_if_fail (TEND_IS_TICK (self));
  g_return_if_fail (target >= 0);

  set_number (self, &self->target, target, PROP_TARGET);
}

const char *
tend_tick_get_unit (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), NULL);

  return self->unit;
}

void
tend_tick_set_unit (TendTick   *self,
                    const char *unit)
{
  g_return_if_fail (TEND_IS_TICK (self));

  set_text (self, &self->unit, unit, PROP_UNIT);
}

const char *
tend_tick_get_title (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), NULL);

  return self->title;
}

void
tend_tick_set_title (TendTick   *self,
                     const char *title)
{
  g_return_if_fail (TEND_IS_TICK (self));

  set_text (self, &self->title, title, PROP_TITLE);
}

const char *
tend_tick_get_color_name (TendTick *self)
{
  g_return_val_if_fail (TEND_IS_TICK (self), NULL);

  return self->color_name;
}

void
tend_tick_set_color_name (TendTick   *self,
                          const char *color_name)
{
  g_return_if_fail (TEND_IS_TICK (self));

  set_text (self, &self->color_name, color_name, PROP_COLOR_NAME);
}
