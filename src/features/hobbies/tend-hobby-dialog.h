/* Makes a hobby, or changes what was written down about one. */

#pragma once

#include "features/hobbies/tend-hobby.h"
#include "store/tend-store.h"
#include "widgets/tend-form-dialog.h"

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_DIALOG (tend_hobby_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyDialog, tend_hobby_dialog, TEND, HOBBY_DIALOG, TendFormDialog)

GtkWidget *tend_hobby_dialog_new (TendStore *store, const TendHobby *hobby);
TendHobby *tend_hobby_dialog_get_hobby (TendHobbyDialog *self);
void tend_hobby_dialog_suggest (TendHobbyDialog *self, const TendHobby *hobby);

G_END_DECLS
