#include "widgets/tend-color.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Translators: the names of colours that a goal may have */
static const char * const titles[] = {
  NC_("colour", "Rose"),
  NC_("colour", "Apricot"),
  NC_("colour", "Amber"),
  NC_("colour", "Olive"),
  NC_("colour", "Green"),
  NC_("colour", "Teal"),
  NC_("colour", "Blue"),
  NC_("colour", "Indigo"),
  NC_("colour", "Violet"),
  NC_("colour", "Slate"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (titles) == TEND_N_COLORS);

/* The first of some named colours that the style sheet defines, or else the widget's text colour. */
static void
lookup_first (GtkWidget          *widget,
              const char * const *candidates,
              GdkRGBA            *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  for (gsize i = 0; candidates[i]; i++)
    if (gtk_style_context_lookup_color (context, candidates[i], color))
      return;
  gtk_style_context_get_color (context, color);
}

/**
 * tend_color_get_title:
 * @name: (nullable): a colour's name
 *
 * Returns: (transfer none): the colour in the user's language; "Accent" for any name not known
 */
const char *
tend_color_get_title (const char *name)
{
  const char * const *names = tend_color_get_names ();

  for (gsize i = 0; names[i]; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return g_dpgettext2 (NULL, "colour", titles[i]);
  return C_("colour", "Accent");
}

/**
 * tend_color_lookup:
 * @widget: whose style to ask
 * @name: (nullable): a colour's name
 * @color: (out): the colour; the theme's accent for any name not known
 */
void
tend_color_lookup (GtkWidget  *widget,
                   const char *name,
                   GdkRGBA    *color)
{
  g_autofree char *css_name = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (tend_color_is_name (name))
    css_name = g_strconcat ("tend_", name, NULL);
  lookup_first (widget,
                (const char *[]) { css_name ? css_name : "accent_color", "accent_color", "accent_bg_color", NULL },
                color);
}

/**
 * tend_color_fade:
 * @color: a colour
 * @opacity: how much of it is left, 0 to 1
 *
 * Returns: the colour, more transparent
 */
GdkRGBA
tend_color_fade (const GdkRGBA *color,
                 float          opacity)
{
  GdkRGBA faded = *color;

  faded.alpha *= opacity;
  return faded;
}

/**
 * tend_palette_load:
 * @palette: (out caller-allocates): the palette
 * @widget: whose style to ask
 * @color_name: (nullable): a colour's name
 *
 * Works out what to paint with, for the scheme and the contrast that are in force now.
 */
void
tend_palette_load (TendPalette *palette,
                   GtkWidget   *widget,
                   const char  *color_name)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean high_contrast = adw_style_manager_get_high_contrast (style);

  tend_color_lookup (widget, color_name, &palette->accent);
  lookup_first (widget, (const char *[]) { "view_bg_color", "window_bg_color", NULL }, &palette->paper);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &palette->ink);
  palette->label = tend_color_fade (&palette->ink, high_contrast ? 1.0f : 0.7f);
  palette->outline = tend_color_fade (&palette->ink, high_contrast ? 0.8f : 0.35f);
  tend_color_lookup (widget, NULL, &palette->focus);
  palette->focus = tend_color_fade (&palette->focus, high_contrast ? 0.8f : 0.5f);
  palette->faint = tend_color_fade (&palette->ink, high_contrast ? 0.16f : 0.09f);
}
