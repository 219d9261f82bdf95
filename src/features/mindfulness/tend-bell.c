#include "features/mindfulness/tend-bell.h"

#include <math.h>
#include <string.h>

/* A bowl swings in the modes with 2, 3, … meridians; more than these are gone before they are heard. */
#define FIRST_MODE 2
#define N_MODES 5

/* It fades within this many seconds at its end, so that nothing clicks. */
#define FADE 0.25

/**
 * Voice:
 * @name: in the name of its file
 * @frequency: of the lowest mode, Hz
 * @length: seconds
 * @decay: seconds until the lowest mode is 60 dB softer
 * @attack: seconds until it is there: short for a bowl that is struck, long for a tone
 * @brightness: how loud each mode is, of the one below it
 * @loudness: the highest sample, 0 to 1
 */
typedef struct
{
  const char *name;
  double frequency;
  double length;
  double decay;
  double attack;
  double brightness;
  double loudness;
} Voice;

/* The closing bell is a fourth below the opening one, the interval's an octave above that; in is a fifth above
 * out. */
static const Voice voices[TEND_N_BELLS] = {
  [TEND_BELL_OPENING] = { "opening", 220.0, 9.0, 11.0, 0.006, 0.55, 0.70 },
  [TEND_BELL_INTERVAL] = { "interval", 330.0, 5.0, 6.0, 0.006, 0.45, 0.50 },
  [TEND_BELL_CLOSING] = { "closing", 165.0, 11.0, 13.0, 0.006, 0.55, 0.75 },
  [TEND_BELL_IN] = { "in", 330.0, 1.8, 2.2, 0.090, 0.12, 0.35 },
  [TEND_BELL_OUT] = { "out", 220.0, 2.2, 2.6, 0.090, 0.12, 0.40 },
};

const char *
tend_bell_get_name (TendBell bell)
{
  return voices[bell].name;
}

/**
 * tend_bell_get_mode_ratio:
 * @n: the mode, by its meridians, 2 and up
 *
 * The rim of a bowl bends like a thin ring, whose modes are as n (n² − 1) / √(n² + 1) to each other (Rayleigh 1894,
 * The Theory of Sound, vol. 1, § 233): 1, 2.83, 5.42, 8.77, 12.87. The bowls that Inácio, Henrique and Antunes measured
 * (2006, Acta Acustica united with Acustica 92, 637–653) are much like it.
 *
 * Returns: how high it is, of the lowest
 */
double
tend_bell_get_mode_ratio (int n)
{
  double square = (double) n * n;

  return n * (square - 1) / sqrt (square + 1) / (FIRST_MODE * 3 / sqrt (5.0));
}

gsize
tend_bell_count_samples (TendBell bell)
{
  return (gsize) (voices[bell].length * TEND_BELL_RATE);
}

/* A bowl is never quite round: each mode is a pair that lies a little apart, and beats. Higher ones die sooner. */
static void
add_mode (const Voice *voice,
          int          n,
          double      *sum,
          gsize        n_samples)
{
  double ratio = tend_bell_get_mode_ratio (n);
  double frequency = voice->frequency * ratio;
  double apart = 0.35 * sqrt (ratio); /* Hz */
  double amplitude = pow (voice->brightness, n - FIRST_MODE);
  double decay = log (1000.0) / (voice->decay / ratio);

  for (gsize i = 0; i < n_samples; i++)
    {
      double time = (double) i / TEND_BELL_RATE;
      double envelope = amplitude * exp (-decay * time);

      /* Nothing of it is heard any more. */
      if (envelope < 1e-5)
        break;
      sum[i] += envelope * (0.6 * sin (2 * G_PI * (frequency - apart / 2) * time) +
                            0.4 * sin (2 * G_PI * (frequency + apart / 2) * time));
    }
}

/* Comes and goes without a click. */
static double
get_edge (const Voice *voice,
          double       time)
{
  double in = MIN (time / voice->attack, 1);
  double out = CLAMP ((voice->length - time) / FADE, 0, 1);

  return (0.5 - 0.5 * cos (G_PI * in)) * (0.5 - 0.5 * cos (G_PI * out));
}

/**
 * tend_bell_synthesise:
 * @bell: what is to be heard
 * @samples: (out caller-allocates): as many as tend_bell_count_samples() says, of TEND_BELL_RATE a second
 *
 * Always the same ones.
 */
void
tend_bell_synthesise (TendBell  bell,
                      gint16   *samples)
{
  const Voice *voice = &voices[bell];
  gsize n_samples = tend_bell_count_samples (bell);
  g_autofree double *sum = g_new0 (double, n_samples);
  double highest = 0;

  for (int n = FIRST_MODE; n < FIRST_MODE + N_MODES; n++)
    add_mode (voice, n, sum, n_samples);
  for (gsize i = 0; i < n_samples; i++)
    {
      sum[i] *= get_edge (voice, (double) i / TEND_BELL_RATE);
      highest = MAX (highest, fabs (sum[i]));
    }
  for (gsize i = 0; i < n_samples; i++)
    samples[i] = (gint16) lrint (sum[i] / highest * voice->loudness * G_MAXINT16);
}
