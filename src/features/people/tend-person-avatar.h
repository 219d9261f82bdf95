/* A round sign of somebody, in their colour: their symbol or the first letters of their name. */

#pragma once

#include "features/people/tend-person.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_AVATAR (tend_person_avatar_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonAvatar, tend_person_avatar, TEND, PERSON_AVATAR, GtkWidget)

void tend_person_avatar_show (TendPersonAvatar *self, const TendPerson *person);

G_END_DECLS
