/* Chance that can be had again: the same seed gives the same life, on every machine and with every GLib. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendChance:
 *
 * A stream of numbers. It lives on the stack; streams of one seed know nothing of each other, so that what is
 * added to one part of a life changes no other.
 */
typedef struct
{
  guint64 state;
} TendChance;

void tend_chance_init (TendChance *self, guint64 seed, guint stream);
double tend_chance_get_share (TendChance *self);
double tend_chance_get_swing (TendChance *self);
guint tend_chance_get_below (TendChance *self, guint end);
gboolean tend_chance_happens (TendChance *self, double share);
char *tend_chance_make_uuid (TendChance *self);

G_END_DECLS
