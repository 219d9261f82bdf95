/* What is heard in a session: bells, and a soft tone for each way of the breath. */

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

G_END_DECLS
