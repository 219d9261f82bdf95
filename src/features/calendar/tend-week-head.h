/* The names of a week's days, each above its hours. */

#pragma once

#include "features/calendar/tend-week-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_WEEK_HEAD (tend_week_head_get_type ())

G_DECLARE_FINAL_TYPE (TendWeekHead, tend_week_head, TEND, WEEK_HEAD, GtkWidget)

void tend_week_head_set_week (TendWeekHead *self, TendDay first, TendDay today);

G_END_DECLS
