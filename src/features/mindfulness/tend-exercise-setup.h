/* Before a session: what the exercise is, how long it is to be, what is known of it, and Start.
 *
 * It keeps nothing: it tells with TendExerciseSetup::start-asked, ::favourite-asked and ::delete-asked. */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_EXERCISE_SETUP (tend_exercise_setup_get_type ())

G_DECLARE_FINAL_TYPE (TendExerciseSetup, tend_exercise_setup, TEND, EXERCISE_SETUP, AdwBin)

void tend_exercise_setup_show (TendExerciseSetup *self, const TendBreathChoice *choice, gboolean is_first);
void tend_exercise_setup_set_minutes (TendExerciseSetup *self, int minutes);
const TendBreathChoice *tend_exercise_setup_get_choice (TendExerciseSetup *self);
int tend_exercise_setup_get_rounds (TendExerciseSetup *self);
int tend_exercise_setup_get_preparation (TendExerciseSetup *self);

G_END_DECLS
