/* Which days of a stretch of at most a year: one bit a day.
 *
 * The days of a recurrence's period are gathered in one of these, which keeps them sorted and single and
 * needs no memory of its own. A set made with { 0 } is empty. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEND_DAY_SET_WORDS 6
#define TEND_DAY_SET_SIZE (TEND_DAY_SET_WORDS * 64)

typedef struct
{
  guint64 words[TEND_DAY_SET_WORDS];
} TendDaySet;

static inline void
tend_day_set_clear (TendDaySet *self)
{
  *self = (TendDaySet) { 0 };
}

/* Adds the days @at + n for each bit n of @bits, of which there are at most 32. */
static inline void
tend_day_set_add_bits (TendDaySet *self,
                       int         at,
                       guint32     bits)
{
  int word = at / 64;
  int shift = at % 64;

  if (bits == 0)
    return;
  self->words[word] |= (guint64) bits << shift;
  if (shift > 32 && word + 1 < TEND_DAY_SET_WORDS)
    self->words[word + 1] |= (guint64) bits >> (64 - shift);
}

static inline void
tend_day_set_add (TendDaySet *self,
                  int         day)
{
  self->words[day / 64] |= G_GUINT64_CONSTANT (1) << (day % 64);
}

static inline gboolean
tend_day_set_contains (const TendDaySet *self,
                       int               day)
{
  return (self->words[day / 64] >> (day % 64)) & 1;
}

static inline gboolean
tend_day_set_is_empty (const TendDaySet *self)
{
  guint64 any = 0;

  for (int i = 0; i < TEND_DAY_SET_WORDS; i++)
    any |= self->words[i];
  return any == 0;
}

static inline int
tend_day_set_count (const TendDaySet *self)
{
  int count = 0;

  for (int i = 0; i < TEND_DAY_SET_WORDS; i++)
    count += __builtin_popcountll (self->words[i]);
  return count;
}

static inline void
tend_day_set_intersect (TendDaySet       *self,
                        const TendDaySet *other)
{
  for (int i = 0; i < TEND_DAY_SET_WORDS; i++)
    self->words[i] &= other->words[i];
}

/* Keeps the days from @begin up to but not including @end, and tells how many went. */
static inline int
tend_day_set_crop (TendDaySet *self,
                   int         begin,
                   int         end)
{
  int before = tend_day_set_count (self);

  for (int i = 0; i < TEND_DAY_SET_WORDS; i++)
    {
      int low = CLAMP (begin - i * 64, 0, 64);
      int high = CLAMP (end - i * 64, 0, 64);

      self->words[i] &= low < 64 ? G_MAXUINT64 << low : 0;
      self->words[i] &= high > 0 ? G_MAXUINT64 >> (64 - high) : 0;
    }
  return before - tend_day_set_count (self);
}

/* Removes the first day and tells which it was, or -1 if there is none. */
static inline int
tend_day_set_take_first (TendDaySet *self)
{
  for (int i = 0; i < TEND_DAY_SET_WORDS; i++)
    if (self->words[i] != 0)
      {
        int bit = __builtin_ctzll (self->words[i]);

        self->words[i] &= self->words[i] - 1;
        return i * 64 + bit;
      }
  return -1;
}

G_END_DECLS
