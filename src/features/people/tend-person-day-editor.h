/* A day that comes every year, to be typed and chosen: a row of the dialog of a person. */

#pragma once

#include "features/people/tend-person.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_DAY_EDITOR (tend_person_day_editor_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonDayEditor, tend_person_day_editor, TEND, PERSON_DAY_EDITOR, AdwPreferencesRow)

GtkWidget *tend_person_day_editor_new (const TendPersonDay *day);
TendPersonDay *tend_person_day_editor_dup_day (TendPersonDayEditor *self);

G_END_DECLS
