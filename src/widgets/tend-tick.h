/* "Done today" as a button: a round check, or, for what is counted, a disc that fills, with a small popover
 * that asks for the number.
 *
 * Rows use it. It shows the state it is given and never changes that itself: it asks with
 * TendTick::changed, and whoever answers stores, re-reads and sets the new state. */

#pragma once

#include "widgets/tend-disc.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_TICK (tend_tick_get_type ())

G_DECLARE_FINAL_TYPE (TendTick, tend_tick, TEND, TICK, GtkWidget)

GtkWidget *tend_tick_new (void);
TendDiscState tend_tick_get_state (TendTick *self);
void tend_tick_set_state (TendTick *self, TendDiscState state);
gboolean tend_tick_get_countable (TendTick *self);
void tend_tick_set_countable (TendTick *self, gboolean countable);
double tend_tick_get_value (TendTick *self);
void tend_tick_set_value (TendTick *self, double value);
double tend_tick_get_target (TendTick *self);
void tend_tick_set_target (TendTick *self, double target);
const char *tend_tick_get_unit (TendTick *self);
void tend_tick_set_unit (TendTick *self, const char *unit);
const char *tend_tick_get_title (TendTick *self);
void tend_tick_set_title (TendTick *self, const char *title);
const char *tend_tick_get_color_name (TendTick *self);
void tend_tick_set_color_name (TendTick *self, const char *color_name);

G_END_DECLS
