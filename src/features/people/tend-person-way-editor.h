/* A way to reach somebody, to be typed and chosen: a row of the dialog of a person. */

#pragma once

#include "features/people/tend-person.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_WAY_EDITOR (tend_person_way_editor_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonWayEditor, tend_person_way_editor, TEND, PERSON_WAY_EDITOR, AdwPreferencesRow)

GtkWidget *tend_person_way_editor_new (const TendPersonWay *way);
TendPersonWay *tend_person_way_editor_dup_way (TendPersonWayEditor *self);

G_END_DECLS
