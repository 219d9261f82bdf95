#include "tend-chance.h"

/* SplitMix64, from Steele, Lea and Flood: Fast Splittable Pseudorandom Number Generators (OOPSLA 2014). */
static guint64
get_next (TendChance *self)
{
  guint64 number;

  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  number = self->state;
  number = (number ^ (number >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ (number >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return number ^ (number >> 31);
}

/**
 * tend_chance_init:
 * @self: (out caller-allocates): a stream
 * @seed: any number
 * @stream: which of the seed's streams
 */
void
tend_chance_init (TendChance *self,
                  guint64     seed,
                  guint       stream)
{
  TendChance of_seed = { seed };

  self->state = get_next (&of_seed) ^ ((guint64) stream << 32);
  self->state = get_next (self);
}

/**
 * tend_chance_get_share:
 * @self: a stream
 *
 * Returns: a number from 0 up to but not 1, each as likely
 */
double
tend_chance_get_share (TendChance *self)
{
  return (double) (get_next (self) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

/**
 * tend_chance_get_swing:
 * @self: a stream
 *
 * Returns: a number between −1 and 1, the nearer to 0 the likelier
 */
double
tend_chance_get_swing (TendChance *self)
{
  double one = tend_chance_get_share (self);

  return one + tend_chance_get_share (self) - 1;
}

/**
 * tend_chance_get_below:
 * @self: a stream
 * @end: a number, 1 and up
 *
 * Returns: a whole number from 0 up to but not @end
 */
guint
tend_chance_get_below (TendChance *self,
                       guint       end)
{
  return (guint) (tend_chance_get_share (self) * end);
}

gboolean
tend_chance_happens (TendChance *self,
                     double      share)
{
  return tend_chance_get_share (self) < share;
}

/**
 * tend_chance_make_uuid:
 * @self: a stream
 *
 * Returns: (transfer full): a UUID of the form of version 4
 */
char *
tend_chance_make_uuid (TendChance *self)
{
  guint64 high = get_next (self);
  guint64 low = get_next (self);

  high = (high & ~G_GUINT64_CONSTANT (0xf000)) | 0x4000;
  low = (low >> 2) | (G_GUINT64_CONSTANT (1) << 63);
  return g_strdup_printf ("%08x-%04x-%04x-%04x-%04x%08x", (guint) (high >> 32), (guint) (high >> 16 & 0xffff),
                          (guint) (high & 0xffff), (guint) (low >> 48), (guint) (low >> 32 & 0xffff),
                          (guint) (low & 0xffffffff));
}
