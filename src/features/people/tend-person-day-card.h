/* A day of somebody's that comes every year, with what reminds of it. Part of a person's page. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_DAY_CARD (tend_person_day_card_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonDayCard, tend_person_day_card, TEND, PERSON_DAY_CARD, GtkWidget)

GtkWidget *tend_person_day_card_new (TendStore *store, const TendPerson *person, const TendPersonDay *day);

G_END_DECLS
