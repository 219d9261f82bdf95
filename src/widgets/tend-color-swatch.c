#include "widgets/tend-color-swatch.h"

#include "widgets/tend-disc.h"

#define SWATCH_SIZE 24

/* Room around the disc for the ring of the focus, and for a finger. */
#define SWATCH_MARGIN 6

/* GtkCheckButton brings group, keys, role and state; only how it looks is replaced, which is why snapshot
 * does not chain up: the indicator that it would show is not seen. */
struct _TendColorSwatch
{
  GtkCheckButton parent_instance;

  const char *color_name; /* static: one of tend_color_get_names() */
};

G_DEFINE_FINAL_TYPE (TendColorSwatch, tend_color_swatch, GTK_TYPE_CHECK_BUTTON)

static void
tend_color_swatch_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  TendColorSwatch *self = TEND_COLOR_SWATCH (widget);
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self));
  float x = (float) (gtk_widget_get_width (widget) - SWATCH_SIZE) / 2.0f;
  float y = (float) (gtk_widget_get_height (widget) - SWATCH_SIZE) / 2.0f;
  graphene_rect_t area = GRAPHENE_RECT_INIT (roundf (x), roundf (y), SWATCH_SIZE, SWATCH_SIZE);
  TendPalette palette;
  GskRoundedRect outline;

  tend_palette_load (&palette, widget, self->color_name);
  if (active)
    {
      tend_disc_draw (snapshot, widget, &palette, &area, TEND_DISC_STATE_DONE, 0, FALSE);
      graphene_rect_inset (&area, -4, -4);
      gsk_rounded_rect_init_from_rect (&outline, &area, area.size.width / 2.0f);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 },
                                  (GdkRGBA[4]) { palette.accent, palette.accent, palette.accent, palette.accent });
    }
  else
    {
      gsk_rounded_rect_init_from_rect (&outline, &area, SWATCH_SIZE / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &palette.accent, &area);
      gtk_snapshot_pop (snapshot);
    }
}

static void
tend_color_swatch_class_init (TendColorSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tend_color_swatch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
tend_color_swatch_init (TendColorSwatch *self)
{
  const int size = SWATCH_SIZE + 2 * SWATCH_MARGIN;

  gtk_widget_set_size_request (GTK_WIDGET (self), size, size);
  g_signal_connect (self, "toggled", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

/**
 * tend_color_swatch_new:
 * @color_name: one of tend_color_get_names()
 *
 * Returns: (transfer full): a swatch, named after its colour
 */
GtkWidget *
tend_color_swatch_new (const char *color_name)
{
  TendColorSwatch *self = g_object_new (TEND_TYPE_COLOR_SWATCH, NULL);
  const char *title = tend_color_get_title (color_name);

  self->color_name = g_intern_string (color_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * tend_color_swatch_get_color_name:
 * @self: a swatch
 *
 * Returns: (transfer none): its colour's name
 */
const char *
tend_color_swatch_get_color_name (TendColorSwatch *self)
{
  g_return_val_if_fail (TEND_IS_COLOR_SWATCH (self), NULL);

  return self->color_name;
}
