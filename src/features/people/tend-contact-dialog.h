/* What was noted of a call or a time together, to be changed or deleted. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_CONTACT_DIALOG (tend_contact_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendContactDialog, tend_contact_dialog, TEND, CONTACT_DIALOG, AdwWindow)

GtkWidget *tend_contact_dialog_new (TendStore *store, const TendPerson *person, const TendContact *contact);

G_END_DECLS
