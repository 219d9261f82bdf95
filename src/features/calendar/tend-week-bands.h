/* The plans of a week that take days as a whole, above the hours. Like those, it only says what is to happen. */

#pragma once

#include "features/calendar/tend-week-part.h"

G_BEGIN_DECLS

#define TEND_TYPE_WEEK_BANDS (tend_week_bands_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekBands, tend_week_bands, TEND, WEEK_BANDS, TendWeekPart)

void tend_week_bands_set_week (TendWeekBands *self, GPtrArray *occurrences, const TendWeekLayout *layout,
                               TendDay today);

G_END_DECLS
