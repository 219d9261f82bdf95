/* The ten colours that a goal may have, by name, and what a chart paints with.
 *
 * Code knows names only: the values, for light, dark and high contrast, are the named colours
 * tend_rose … tend_slate of the style sheet. */

#pragma once

#include "base/tend-color-name.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TendPalette:
 * @accent: what there is: squares, bars, discs
 * @paper: what stands on the accent
 * @ink: the widget's own text colour
 * @label: names along the edges; quieter than @ink and still 4.5:1 on the window
 * @outline: the edge of what is open
 * @faint: the place of what is empty
 * @focus: libadwaita's ring around what has the focus
 */
typedef struct
{
  GdkRGBA accent;
  GdkRGBA paper;
  GdkRGBA ink;
  GdkRGBA label;
  GdkRGBA outline;
  GdkRGBA faint;
  GdkRGBA focus;
} TendPalette;

const char *tend_color_get_title (const char *name);
void tend_color_lookup (GtkWidget *widget, const char *name, GdkRGBA *color);
void tend_palette_load (TendPalette *palette, GtkWidget *widget, const char *color_name);
GdkRGBA tend_color_fade (const GdkRGBA *color, float opacity);

G_END_DECLS
