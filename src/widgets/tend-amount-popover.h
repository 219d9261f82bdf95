/* A small popover to write down how much: a number, its unit, and Save.
 *
 * TendTick opens it; a page may open one for another day. It stores nothing: it says what was saved. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_AMOUNT_POPOVER (tend_amount_popover_get_type ())

G_DECLARE_FINAL_TYPE (TendAmountPopover, tend_amount_popover, TEND, AMOUNT_POPOVER, GtkPopover)

GtkWidget *tend_amount_popover_new (void);
void tend_amount_popover_ask (TendAmountPopover *self,
                              const char        *title,
                              double             amount,
                              double             target,
                              const char        *unit);

G_END_DECLS
