/* A file on its way in: read, looked at, and brought in if the user says so, with how far it has come and a way out at
 * each step. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_IMPORT_DIALOG (tend_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendImportDialog, tend_import_dialog, TEND, IMPORT_DIALOG, AdwWindow)

void tend_import_dialog_run (TendStore *store, GtkWindow *parent, const char *path);

G_END_DECLS
