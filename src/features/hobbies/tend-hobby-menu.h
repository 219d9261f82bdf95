/* What can be done with a hobby, as the menu of its row and of its page. */

#pragma once

#include "features/hobbies/tend-hobby.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *tend_hobby_menu_new (const TendHobby *hobby, gboolean in_list);

G_END_DECLS
