/* Someone this week, as it is shown: a line on how the week stands, and up to three people one might see, each with a
 * time that is free.
 *
 * Stands on Today while it has something to say, and on the page of suggestions always. It is up to date by itself. */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_SOMEONE_CARD (tend_someone_card_get_type ())

G_DECLARE_FINAL_TYPE (TendSomeoneCard, tend_someone_card, TEND, SOMEONE_CARD, GtkWidget)

GtkWidget *tend_someone_card_new (TendStore *store);
GtkWidget *tend_someone_card_new_asked (TendStore *store);

G_END_DECLS
