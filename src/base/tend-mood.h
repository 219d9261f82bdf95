/* How somebody felt, in five points of Tend's own, and how much energy there was: what each point is called.
 *
 * The window asks by widgets/tend-mood-picker.h; what was said is kept as a number, 1 to 5. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nothing was said. */
#define TEND_MOOD_NONE 0
#define TEND_MOOD_MAX 5

/**
 * TendMoodKind:
 * @TEND_MOOD_KIND_MOOD: from hard to very good
 * @TEND_MOOD_KIND_ENERGY: from worn out to full of energy
 *
 * What the points are of.
 */
typedef enum
{
  TEND_MOOD_KIND_MOOD,
  TEND_MOOD_KIND_ENERGY,
} TendMoodKind;

#define TEND_MOOD_N_KINDS (TEND_MOOD_KIND_ENERGY + 1)

const char *tend_mood_get_name (TendMoodKind kind, int value);
const char *tend_mood_get_icon_name (TendMoodKind kind, int value);

G_END_DECLS
