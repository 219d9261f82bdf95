/* The breathing exercises that Tend brings, and what may be said of each.
 *
 * What is claimed is in the evidence of each, with its source. The page and the commands read them. */

#pragma once

#include "features/mindfulness/tend-breath.h"

G_BEGIN_DECLS

/**
 * TendExercise:
 * @id: what names it, in the life and for commands
 * @title: (translatable): what it is called
 * @about: (translatable): how it goes, one sentence
 * @evidence: (translatable): what is known, with the number and the source
 * @minutes: how long it is, if nothing is chosen
 * @pattern: the breath
 * @rounds: how many rounds instead of minutes, if nothing is chosen; 0 where it goes by minutes
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *about;
  const char *evidence;
  int minutes;
  TendBreathPattern pattern;
  int rounds;
} TendExercise;

/* What Redirect breathes. */
#define TEND_EXERCISE_REDIRECT "long-exhale"

const TendExercise *const *tend_exercise_get_all (guint *n_exercises);
const TendExercise *tend_exercise_find (const char *id);

G_END_DECLS
