/* The hobbies that are put away, in the user's order, or a few words where there are none. The page of hobbies makes
 * it when it is first asked for, which most never do. */

#pragma once

#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_ARCHIVE (tend_hobby_archive_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyArchive, tend_hobby_archive, TEND, HOBBY_ARCHIVE, GtkWidget)

GtkWidget *tend_hobby_archive_new (TendStore *store);
void tend_hobby_archive_refresh (TendHobbyArchive *self);
void tend_hobby_archive_focus (TendHobbyArchive *self, gint64 id);

G_END_DECLS
