/* The kinds of plans that the user made: more of them, other names, and away with them. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_KIND_DIALOG (tend_kind_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendKindDialog, tend_kind_dialog, TEND, KIND_DIALOG, AdwWindow)

GtkWidget *tend_kind_dialog_new (TendStore *store);

G_END_DECLS
