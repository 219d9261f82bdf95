/* Importing and exporting in the window: which file, what would come in, and whether it shall. */

#pragma once

#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tend_transfer_dialogs_import (TendStore *store, GtkWindow *parent);
void tend_transfer_dialogs_export (TendStore *store, GtkWindow *parent);

G_END_DECLS
