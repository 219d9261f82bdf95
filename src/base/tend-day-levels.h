/* How strong the square of a day is where days are told apart by the minutes that were spent. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

float *tend_day_levels_new (const int *minutes, gsize n_days, int strong_minutes);

G_END_DECLS
