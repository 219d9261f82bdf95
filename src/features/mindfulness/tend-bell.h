/* What is heard in a session: bells, and a soft tone for each way of the breath. Tend makes them itself, as a sum of
 * partials that die away: pure functions, whose result tend-bell-files.h keeps. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendBell:
 * @TEND_BELL_OPENING: a session begins
 * @TEND_BELL_INTERVAL: a part of it is over
 * @TEND_BELL_CLOSING: it is over
 * @TEND_BELL_IN: breathe in
 * @TEND_BELL_OUT: breathe out
 */
typedef enum
{
  TEND_BELL_OPENING,
  TEND_BELL_INTERVAL,
  TEND_BELL_CLOSING,
  TEND_BELL_IN,
  TEND_BELL_OUT,
} TendBell;

#define TEND_N_BELLS (TEND_BELL_OUT + 1)

/* Samples a second. */
#define TEND_BELL_RATE 44100

const char *tend_bell_get_name (TendBell bell);
double tend_bell_get_mode_ratio (int n);
gsize tend_bell_count_samples (TendBell bell);
void tend_bell_synthesise (TendBell bell, gint16 *samples);

G_END_DECLS
