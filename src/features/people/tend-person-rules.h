/* When a yearly day comes, and when it is somebody's time again. Pure functions. */

#pragma once

#include "features/people/tend-person.h"

G_BEGIN_DECLS

TendDay tend_person_day_get_in_year (const TendPersonDay *day, int year);
TendDay tend_person_day_get_next (const TendPersonDay *day, TendDay from);
gboolean tend_person_day_is_on (const TendPersonDay *day, TendDay on);
int tend_person_day_get_years (const TendPersonDay *day, TendDay on);

TendDay tend_person_rules_get_time (int rhythm_weeks, TendDay last_met, TendDay known_since);
gboolean tend_person_rules_is_near (TendDay time, int rhythm_weeks, TendDay today);

G_END_DECLS
