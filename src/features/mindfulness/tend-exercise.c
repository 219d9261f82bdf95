#include "features/mindfulness/tend-exercise.h"

#include <glib/gi18n.h>

#define BREATHWORK                                                                                                   \
  N_ ("Over 12 trials with 785 people, breathing exercises lowered self-reported stress by a small to medium "       \
      "amount (g = −0.35); the authors urge caution. Fincham and others 2023, Scientific Reports 13, 432.")
#define COHERENT                                                                                                     \
  N_ ("In a trial with 400 people, breathing like this did no better than another paced breath. It may still be "    \
      "what you like best. Fincham and others 2023, Scientific Reports 13, 22141.")
#define SIGH                                                                                                         \
  N_ ("Five minutes a day for a month improved mood more than mindfulness meditation did; everybody in the trial "   \
      "improved. Balban and others 2023, Cell Reports Medicine 4, 100895.")

static const TendExercise box = {
  "box", N_ ("Box"), N_ ("In, hold, out and hold, all of one length."), BREATHWORK, 5, { 8, 0, 8, 8, 8, 0 },
};
static const TendExercise four_seven_eight = {
  "4-7-8", N_ ("4-7-8"), N_ ("A short inhale, a long hold and a longer exhale; four rounds are enough."),
  BREATHWORK, 1, { 8, 0, 14, 16, 0, 0 }, 4,
};
static const TendExercise coherent = {
  "coherent", N_ ("Coherent"), N_ ("In and out alike, about five and a half breaths a minute."),
  COHERENT, 5, { 11, 0, 0, 11, 0, 0 },
};
static const TendExercise resonant = {
  "resonant", N_ ("Resonant"), N_ ("In and out alike, six breaths a minute."), BREATHWORK, 5, { 10, 0, 0, 10, 0, 0 },
};
static const TendExercise cyclic_sigh = {
  "cyclic-sigh", N_ ("Cyclic Sigh"), N_ ("Two inhales through the nose, the second one short, and one long exhale."),
  SIGH, 5, { 3, 1, 0, 8, 0, 0 },
};
static const TendExercise long_exhale = {
  "long-exhale", N_ ("Long Exhale"), N_ ("The exhale is longer than the inhale, and slowly grows."),
  BREATHWORK, 5, { 8, 0, 0, 12, 0, 16 },
};
static const TendExercise triangle = {
  "triangle", N_ ("Triangle"), N_ ("In, hold and out, all of one length."), BREATHWORK, 5, { 8, 0, 8, 8, 0, 0 },
};

static const TendExercise *const exercises[] = {
  &box, &four_seven_eight, &coherent, &resonant, &cyclic_sigh, &long_exhale, &triangle,
};

/**
 * tend_exercise_get_all:
 * @n_exercises: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_exercises): the exercises
 */
const TendExercise *const *
tend_exercise_get_all (guint *n_exercises)
{
  *n_exercises = G_N_ELEMENTS (exercises);
  return exercises;
}

/**
 * tend_exercise_find:
 * @id: what names it
 *
 * Returns: (nullable): the exercise
 */
const TendExercise *
tend_exercise_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exercises); i++)
    if (g_strcmp0 (exercises[i]->id, id) == 0)
      return exercises[i];
  return NULL;
}
