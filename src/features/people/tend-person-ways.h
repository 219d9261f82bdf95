/* How somebody can be reached: to be copied, and taken to whatever one writes or calls with. Tend sends nothing itself. */

#pragma once

#include "features/people/tend-person.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_WAYS (tend_person_ways_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonWays, tend_person_ways, TEND, PERSON_WAYS, GtkWidget)

void tend_person_ways_show (TendPersonWays *self, const TendPerson *person);

G_END_DECLS
