/* The shape of one breath, drawn small: how it rises, rests and falls, beside its name.
 *
 * It says nothing to assistive technology: the seconds in words are beside it. */

#pragma once

#include "features/mindfulness/tend-breath.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_BREATH_SHAPE (tend_breath_shape_get_type ())

G_DECLARE_FINAL_TYPE (TendBreathShape, tend_breath_shape, TEND, BREATH_SHAPE, GtkWidget)

GtkWidget *tend_breath_shape_new (int width, int height);
void tend_breath_shape_set_pattern (TendBreathShape *self, const TendBreathPattern *pattern);

G_END_DECLS
