/* One thing about a hobby on Today, while there is something to say: a planned time that is over, kept as a session or
 * not with one click; or whoever came back to a hobby today, greeted; or one that was left alone for longer than its own
 * rhythm, brought up gently: begun, put off or let rest with one click.
 *
 * It says nothing while a session goes on, and is up to date by itself. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_RETURN (tend_hobby_return_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyReturn, tend_hobby_return, TEND, HOBBY_RETURN, GtkWidget)

GtkWidget *tend_hobby_return_new (TendStore *store);

G_END_DECLS
