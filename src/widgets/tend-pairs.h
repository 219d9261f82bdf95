/* Pairs of numbers on one scale, a line for each: from a ring, what was before, to a dot, what was after.
 *
 * A cell's position is the index of its line. What stands behind a line, and which way better is, is for the words
 * of whoever feeds it. */

#pragma once

#include "widgets/tend-chart.h"

G_BEGIN_DECLS

/**
 * TendPair:
 * @label: what it is of
 * @note: (nullable): a few words on the other side of the label, like how many stand behind it
 * @before: where the ring is
 * @after: where the dot is
 */
typedef struct
{
  const char *label;
  const char *note;
  double before;
  double after;
} TendPair;

#define TEND_TYPE_PAIRS (tend_pairs_get_type ())

G_DECLARE_FINAL_TYPE (TendPairs, tend_pairs, TEND, PAIRS, TendChart)

GtkWidget *tend_pairs_new (void);
void tend_pairs_set_data (TendPairs *self, const TendPair *pairs, gsize n_pairs);
void tend_pairs_set_scale (TendPairs *self, int low, int high, const char *low_name, const char *high_name);

G_END_DECLS
