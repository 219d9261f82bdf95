/* All sessions of a hobby, or of all, day by day and the latest first, with the pictures of what was made.
 *
 * However many there are, only what is on screen is read. A session is deleted here; to be changed it is told of. */

#pragma once

#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_LOG (tend_hobby_log_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyLog, tend_hobby_log, TEND, HOBBY_LOG, GtkWidget)

GtkWidget *tend_hobby_log_new (TendStore *store);
void tend_hobby_log_show (TendHobbyLog *self, gint64 hobby_id);
gint64 tend_hobby_log_get_hobby_id (TendHobbyLog *self);

G_END_DECLS
