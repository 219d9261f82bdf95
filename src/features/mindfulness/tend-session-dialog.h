/* A session written down afterwards, or one that was kept, to be changed. */

#pragma once

#include "features/mindfulness/tend-mindfulness-store.h"
#include "widgets/tend-form-dialog.h"

G_BEGIN_DECLS

#define TEND_TYPE_SESSION_DIALOG (tend_session_dialog_get_type ())

G_DECLARE_FINAL_TYPE (TendSessionDialog, tend_session_dialog, TEND, SESSION_DIALOG, TendFormDialog)

GtkWidget *tend_session_dialog_new (TendStore *store, const TendSession *session);
TendSession *tend_session_dialog_get_session (TendSessionDialog *self);

G_END_DECLS
