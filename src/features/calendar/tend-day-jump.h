/* Where to go in the calendar: a day in words or in a month, or today. It pops up from the calendar's header. */

#pragma once

#include "base/tend-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_DAY_JUMP (tend_day_jump_get_type ())

G_DECLARE_FINAL_TYPE (TendDayJump, tend_day_jump, TEND, DAY_JUMP, GtkPopover)

GtkWidget *tend_day_jump_new (void);
void tend_day_jump_set_days (TendDayJump *self, TendDay shown, TendDay today);

G_END_DECLS
