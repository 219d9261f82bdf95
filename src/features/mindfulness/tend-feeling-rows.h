/* How somebody feels, mood and energy, each of which may be left out: before a session, after it, and of one that is
 * written down later. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_FEELING_ROWS (tend_feeling_rows_get_type ())

G_DECLARE_FINAL_TYPE (TendFeelingRows, tend_feeling_rows, TEND, FEELING_ROWS, AdwPreferencesGroup)

void tend_feeling_rows_get (TendFeelingRows *self, TendFeeling *feeling);
void tend_feeling_rows_set (TendFeelingRows *self, const TendFeeling *feeling);

G_END_DECLS
