#include "widgets/tend-heat-map-bar.h"

#include <glib/gi18n.h>

struct _TendHeatMapBar
{
  GtkBox parent_instance;

  TendHeatMap *map;
  guint shown_id; /* says anew which days the map shows */

  GtkLabel *shown;
  GtkWidget *earlier_button;
  GtkWidget *later_button;
};

enum
{
  PROP_MAP = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendHeatMapBar, tend_heat_map_bar, GTK_TYPE_BOX)

static void
update (TendHeatMapBar *self)
{
  TendDay first_day, last_day;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_sensitive (self->earlier_button, tend_heat_map_get_has_earlier (self->map));
  gtk_widget_set_sensitive (self->later_button, tend_heat_map_get_has_later (self->map));
  tend_heat_map_get_shown (self->map, &first_day, &last_day);
  if (first_day == TEND_DAY_NONE)
    return;
  /* Translators: a month with its year, like "Mar 2026"; see g_date_time_format() */
  first = tend_day_format (first_day, _("%b %Y"));
  last = tend_day_format (last_day, _("%b %Y"));
  /* Translators: from one month to another: "Mar 2025 – Mar 2026" */
  words = g_strdup_printf (_("%s – %s"), first, last);
  gtk_label_set_label (self->shown, words);
}

static gboolean
on_shown_idle_cb (gpointer user_data)
{
  TendHeatMapBar *self = user_data;

  self->shown_id = 0;
  if (self->map)
    update (self);
  return G_SOURCE_REMOVE;
}

/* The map knows what it shows once it has its place, when nothing around it may change any more. */
static void
on_shown_changed_cb (TendHeatMapBar *self)
{
  if (self->shown_id == 0)
    self->shown_id = g_idle_add_full (GDK_PRIORITY_REDRAW, on_shown_idle_cb, self, NULL);
}

static void
on_earlier_clicked_cb (TendHeatMapBar *self)
{
  if (self->map)
    tend_heat_map_show_earlier (self->map);
}

static void
on_later_clicked_cb (TendHeatMapBar *self)
{
  if (self->map)
    tend_heat_map_show_later (self->map);
}

static GtkWidget *
add_button (TendHeatMapBar *self,
            const char     *icon_name,
            const char     *name,
            GCallback       callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
tend_heat_map_bar_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_MAP)
    g_value_set_object (value, TEND_HEAT_MAP_BAR (object)->map);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_heat_map_bar_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_MAP)
    tend_heat_map_bar_set_map (TEND_HEAT_MAP_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_heat_map_bar_dispose (GObject *object)
{
  TendHeatMapBar *self = TEND_HEAT_MAP_BAR (object);

  g_clear_handle_id (&self->shown_id, g_source_remove);
  tend_heat_map_bar_set_map (self, NULL);

  G_OBJECT_CLASS (tend_heat_map_bar_parent_class)->dispose (object);
}

static void
tend_heat_map_bar_class_init (TendHeatMapBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_heat_map_bar_get_property;
  object_class->set_property = tend_heat_map_bar_set_property;
  object_class->dispose = tend_heat_map_bar_dispose;

  /**
   * TendHeatMapBar:map:
   *
   * The map that it leads through.
   */
  properties[PROP_MAP] = g_param_spec_object ("map", NULL, NULL, TEND_TYPE_HEAT_MAP,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tend_heat_map_bar_init (TendHeatMapBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->shown = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->shown, 0);
  gtk_label_set_ellipsize (self->shown, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->shown), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->shown), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->shown), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->shown));
  self->earlier_button = add_button (self, "go-previous-symbolic", _("Earlier"), G_CALLBACK (on_earlier_clicked_cb));
  self->later_button = add_button (self, "go-next-symbolic", _("Later"), G_CALLBACK (on_later_clicked_cb));
}

/**
 * tend_heat_map_bar_get_map:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): the map that it leads through
 */
TendHeatMap *
tend_heat_map_bar_get_map (TendHeatMapBar *self)
{
  g_return_val_if_fail (TEND_IS_HEAT_MAP_BAR (self), NULL);

  return self->map;
}

void
tend_heat_map_bar_set_map (TendHeatMapBar *self,
                           TendHeatMap    *map)
{
  static const char *const signals[] = { "notify::has-earlier", "notify::has-later", "notify::year-end" };

  g_return_if_fail (TEND_IS_HEAT_MAP_BAR (self));
  g_return_if_fail (map == NULL || TEND_IS_HEAT_MAP (map));

  if (self->map == map)
    return;
  if (self->map)
    g_signal_handlers_disconnect_by_func (self->map, on_shown_changed_cb, self);
  g_set_object (&self->map, map);
  for (gsize i = 0; map && i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (map, signals[i], G_CALLBACK (on_shown_changed_cb), self, G_CONNECT_SWAPPED);
  if (map)
    on_shown_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
}

/**
 * tend_heat_map_bar_refresh:
 * @self: a bar
 *
 * Says anew what the map shows, once that was given other days.
 */
void
tend_heat_map_bar_refresh (TendHeatMapBar *self)
{
  g_return_if_fail (TEND_IS_HEAT_MAP_BAR (self));

  on_shown_changed_cb (self);
}
