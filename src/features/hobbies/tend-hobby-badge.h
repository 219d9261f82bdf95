/* The symbol of a hobby on a round ground of its colour: in rows, and large on its own page. */

#pragma once

#include "features/hobbies/tend-hobby.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_BADGE (tend_hobby_badge_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyBadge, tend_hobby_badge, TEND, HOBBY_BADGE, AdwBin)

void tend_hobby_badge_show (TendHobbyBadge *self, const TendHobby *hobby);
void tend_hobby_color_widget (GtkWidget *widget, const char *color_name);

G_END_DECLS
