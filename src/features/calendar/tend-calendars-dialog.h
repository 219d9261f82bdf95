/* The calendars that were imported to be shown and no more: what each is called and looks like, and away with it. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_CALENDARS_DIALOG (tend_calendars_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendCalendarsDialog, tend_calendars_dialog, TEND, CALENDARS_DIALOG, AdwWindow)

GtkWidget *tend_calendars_dialog_new (TendStore *store);

G_END_DECLS
