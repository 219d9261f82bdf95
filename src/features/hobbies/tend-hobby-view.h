/* One hobby, to be read: what one loves about it, how the week stands, where one left it and what comes next. */

#pragma once

#include "features/hobbies/tend-hobby-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_VIEW (tend_hobby_view_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyView, tend_hobby_view, TEND, HOBBY_VIEW, GtkWidget)

GtkWidget *tend_hobby_view_new (TendStore *store);
gboolean tend_hobby_view_show (TendHobbyView *self, gint64 id);
void tend_hobby_view_refresh (TendHobbyView *self);
const TendHobby *tend_hobby_view_get_hobby (TendHobbyView *self);

G_END_DECLS
