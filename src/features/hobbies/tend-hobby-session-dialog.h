/* Writes down a session of a hobby: afterwards, or as what a stopwatch becomes; or changes one that is kept. */

#pragma once

#include "features/hobbies/tend-hobby.h"
#include "features/hobbies/tend-stopwatch.h"
#include "store/tend-store.h"
#include "widgets/tend-form-dialog.h"

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_SESSION_DIALOG (tend_hobby_session_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbySessionDialog, tend_hobby_session_dialog, TEND, HOBBY_SESSION_DIALOG, TendFormDialog)

GtkWidget *tend_hobby_session_dialog_new (TendStore *store, const TendHobby *hobby, const TendHobbySession *session);
GtkWidget *tend_hobby_session_dialog_new_for_stopwatch (TendStore *store, const TendHobby *hobby,
                                                        const TendStopwatch *stopwatch);
TendHobbySession *tend_hobby_session_dialog_get_session (TendHobbySessionDialog *self);

G_END_DECLS
