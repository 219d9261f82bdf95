/* Adds somebody, or changes what is kept of them.
 *
 * Escape hides a dialog in which something was typed, for the page's TendDrafts to bring back; with nothing typed, and on
 * Save and Cancel, it is finished. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_DIALOG (tend_person_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonDialog, tend_person_dialog, TEND, PERSON_DIALOG, AdwWindow)

GtkWidget *tend_person_dialog_new (TendStore *store, const TendPerson *person);
TendPerson *tend_person_dialog_dup_person (TendPersonDialog *self);

G_END_DECLS
