/* Tells what was done, as toasts: one that offers Undo after something was taken away, one that says what
 * Undo and Redo did.
 *
 * The window makes one over its toast overlay. It follows the store, and knows no feature. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_TOASTER (tend_toaster_get_type ())

G_DECLARE_FINAL_TYPE (TendToaster, tend_toaster, TEND, TOASTER, GObject)

TendToaster *tend_toaster_new (TendStore *store, AdwToastOverlay *overlay);
void tend_toaster_tell (TendToaster *self, const char *sentence);
AdwToast *tend_toaster_make_undo (const char *sentence);

G_END_DECLS
