/* What there was with somebody, and what is planned: plans of the calendar's, calls and times that were noted. The latest
 * are shown, and more when they are asked for. Part of a person's page. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_HISTORY (tend_person_history_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonHistory, tend_person_history, TEND, PERSON_HISTORY, GtkWidget)

void tend_person_history_show (TendPersonHistory *self, TendStore *store, const TendPerson *person);

G_END_DECLS
