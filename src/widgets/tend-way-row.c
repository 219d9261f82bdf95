#include "widgets/tend-way-row.h"

struct _TendWayRow
{
  AdwPreferencesRow parent_instance;

  char *subtitle;

  GtkLabel *subtitle_label;
};

enum
{
  PROP_SUBTITLE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendWayRow, tend_way_row, ADW_TYPE_PREFERENCES_ROW)

static void
name_row (TendWayRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->subtitle ? self->subtitle : "", -1);
}

static void
tend_way_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_SUBTITLE)
    g_value_set_string (value, TEND_WAY_ROW (object)->subtitle);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_way_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (id == PROP_SUBTITLE)
    tend_way_row_set_subtitle (TEND_WAY_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_way_row_finalize (GObject *object)
{
  g_free (TEND_WAY_ROW (object)->subtitle);

  G_OBJECT_CLASS (tend_way_row_parent_class)->finalize (object);
}

static void
tend_way_row_class_init (TendWayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_way_row_get_property;
  object_class->set_property = tend_way_row_set_property;
  object_class->finalize = tend_way_row_finalize;

  /**
   * TendWayRow:subtitle: (nullable)
   *
   * A few words about what is there.
   */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tend_app/Tend/ui/widgets/tend-way-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendWayRow, subtitle_label);
}

static void
tend_way_row_init (TendWayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (name_row), NULL);
}

/**
 * tend_way_row_set_subtitle:
 * @self: a row
 * @subtitle: (nullable): a few words about what is there
 */
void
tend_way_row_set_subtitle (TendWayRow *self,
                           const char *subtitle)
{
  g_return_if_fail (TEND_IS_WAY_ROW (self));

  if (g_strcmp0 (self->subtitle, subtitle) == 0)
    return;
  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
  gtk_label_set_label (self->subtitle_label, subtitle ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle && *subtitle);
  name_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}
