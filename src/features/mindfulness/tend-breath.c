#include "features/mindfulness/tend-breath.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <math.h>

#define HALF_SECOND ((gint64) 500000)

/* Of a breath with a second inhale, the share that the first one takes in. */
#define FIRST_SHARE 0.8

/* In half seconds. Where the exhale grows it does so in half seconds, evenly over the session. */
static int
get_out (const TendBreathPattern *self,
         int                      round,
         int                      n_rounds)
{
  int steps = self->out_last - self->out;

  if (self->out_last == 0 || n_rounds < 2)
    return self->out;
  return self->out + (int) ((gint64) round * (steps + 1) / n_rounds);
}

static int
get_round (const TendBreathPattern *self,
           int                      round,
           int                      n_rounds)
{
  return self->in + self->top_up + self->hold + get_out (self, round, n_rounds) + self->rest;
}

/* Begins and ends at rest, and is half way at half time. */
static double
ease (double share)
{
  return 0.5 - 0.5 * cos (G_PI * share);
}

static double
get_openness (const TendBreathPattern *self,
              TendBreathPhase          phase,
              double                   share)
{
  double first = self->top_up > 0 ? FIRST_SHARE : 1;

  switch (phase)
    {
    case TEND_BREATH_IN:
      return first * ease (share);
    case TEND_BREATH_TOP_UP:
      return first + (1 - first) * ease (share);
    case TEND_BREATH_HOLD:
      return 1;
    case TEND_BREATH_OUT:
      return 1 - ease (share);
    case TEND_BREATH_REST:
    case TEND_BREATH_END:
    default:
      return 0;
    }
}

static gboolean
refuse (const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * tend_breath_pattern_validate:
 * @self: a pattern
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Returns: whether it can be breathed: an inhale and an exhale, and nothing longer than 99 seconds
 */
gboolean
tend_breath_pattern_validate (const TendBreathPattern *self,
                              GError                 **error)
{
  const int phases[] = { self->in, self->top_up, self->hold, self->out, self->rest, self->out_last };

  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (phases[i] < 0 || phases[i] > TEND_BREATH_PHASE_MAX)
      return refuse (_("Each part of a breath takes from 0 to 99 seconds."), error);
  if (self->in == 0 || self->out == 0)
    return refuse (_("A breath needs a moment to go in, and one to go out."), error);
  if (self->out_last != 0 && self->out_last < self->out)
    return refuse (_("An exhale that grows ends no shorter than it began."), error);
  return TRUE;
}

static gboolean
parse_seconds (const char *text,
               int        *half_seconds)
{
  char *end;
  double seconds;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  seconds = g_ascii_strtod (text, &end);
  if (*end != '\0' || !(seconds <= 1000) || seconds * 2 != floor (seconds * 2))
    return FALSE;
  *half_seconds = (int) (seconds * 2);
  return TRUE;
}

/**
 * tend_breath_pattern_parse:
 * @text: the seconds for in, hold, out and rest, as in "4-7-8" or "5.5-0-5.5-0"; what is left out at the end is 0
 * @pattern: (out): the pattern
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Returns: whether @text is a pattern that can be breathed
 */
gboolean
tend_breath_pattern_parse (const char         *text,
                           TendBreathPattern  *pattern,
                           GError            **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  int values[4] = { 0 };
  guint n = g_strv_length (parts);

  if (n < 2 || n > 4)
    return refuse (_("A pattern is written like 4-4-6-0: seconds for in, hold, out and rest."), error);
  for (guint i = 0; i < n; i++)
    if (!parse_seconds (parts[i], &values[i]))
      return refuse (_("The seconds of a pattern are whole or half ones, as in 5.5-0-5.5-0."), error);
  *pattern = (TendBreathPattern){ .in = values[0], .hold = values[1], .out = values[2], .rest = values[3] };
  return tend_breath_pattern_validate (pattern, error);
}

static void
append_seconds (GString *text,
                int      half_seconds)
{
  if (half_seconds % 2)
    g_string_append_printf (text, "%.1f", half_seconds / 2.0);
  else
    g_string_append_printf (text, "%d", half_seconds / 2);
}

/**
 * tend_breath_pattern_describe:
 * @self: a pattern
 *
 * Returns: (transfer full): its seconds, as they stand beside its name: "4 · 7 · 8"
 */
char *
tend_breath_pattern_describe (const TendBreathPattern *self)
{
  GString *text = g_string_new (NULL);

  append_seconds (text, self->in);
  if (self->top_up > 0)
    {
      g_string_append (text, " + ");
      append_seconds (text, self->top_up);
    }
  if (self->hold > 0 || self->rest > 0)
    {
      g_string_append (text, " · ");
      append_seconds (text, self->hold);
    }
  g_string_append (text, " · ");
  append_seconds (text, self->out);
  if (self->out_last > self->out)
    {
      g_string_append (text, "–");
      append_seconds (text, self->out_last);
    }
  if (self->rest > 0)
    {
      g_string_append (text, " · ");
      append_seconds (text, self->rest);
    }
  return g_string_free (text, FALSE);
}

/**
 * tend_breath_pattern_count_rounds:
 * @self: a pattern
 * @length: how long a session should be, in microseconds
 *
 * Returns: the rounds whose last exhale ends nearest to it, at least one
 */
int
tend_breath_pattern_count_rounds (const TendBreathPattern *self,
                                  gint64                   length)
{
  int low = 1, high = TEND_BREATH_ROUNDS_MAX;

  /* The most rounds that are over by then, or one. */
  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (tend_breath_pattern_get_length (self, middle) <= length)
        low = middle;
      else
        high = middle - 1;
    }
  if (low < TEND_BREATH_ROUNDS_MAX && tend_breath_pattern_get_length (self, low + 1) - length <
                                          length - tend_breath_pattern_get_length (self, low))
    low++;
  return low;
}

/**
 * tend_breath_pattern_get_length:
 * @self: a pattern
 * @n_rounds: how often, 1 and up
 *
 * Returns: how long that takes until the last exhale is finished, in microseconds
 */
gint64
tend_breath_pattern_get_length (const TendBreathPattern *self,
                                int                      n_rounds)
{
  gint64 half_seconds = -self->rest;

  if (self->out_last == 0)
    return (half_seconds + (gint64) n_rounds * get_round (self, 0, n_rounds)) * HALF_SECOND;
  for (int i = 0; i < n_rounds; i++)
    half_seconds += get_round (self, i, n_rounds);
  return half_seconds * HALF_SECOND;
}

/* Returns: the round that @at is in; @start becomes when that began. */
static int
find_round (const TendBreathPattern *self,
            int                      n_rounds,
            gint64                   at,
            gint64                  *start)
{
  int round = 0;

  if (self->out_last == 0)
    {
      gint64 length = get_round (self, 0, n_rounds) * HALF_SECOND;

      round = (int) (at / length);
      *start = round * length;
      return round;
    }
  *start = 0;
  for (gint64 length; round < n_rounds - 1; round++, *start += length)
    {
      length = get_round (self, round, n_rounds) * HALF_SECOND;
      if (at < *start + length)
        break;
    }
  return round;
}

/**
 * tend_breath_pattern_locate:
 * @self: a pattern that can be breathed
 * @n_rounds: how many rounds the session has
 * @at: microseconds after it began; before that counts as its beginning
 * @moment: (out): where it is then
 */
void
tend_breath_pattern_locate (const TendBreathPattern *self,
                            int                      n_rounds,
                            gint64                   at,
                            TendBreathMoment        *moment)
{
  gint64 length = tend_breath_pattern_get_length (self, n_rounds);
  gint64 start;
  int round;

  at = MAX (at, 0);
  if (at >= length)
    {
      *moment = (TendBreathMoment){ TEND_BREATH_END, n_rounds - 1, length, 0, 0 };
      return;
    }
  round = find_round (self, n_rounds, at, &start);

  {
    const int lengths[] = { self->in, self->top_up, self->hold, get_out (self, round, n_rounds), self->rest };

    for (TendBreathPhase phase = TEND_BREATH_IN; phase <= TEND_BREATH_REST; phase++)
      {
        gint64 phase_length = lengths[phase] * HALF_SECOND;

        if (at < start + phase_length)
          {
            double share = (double) (at - start) / (double) phase_length;

            *moment = (TendBreathMoment){ phase, round, start, phase_length, get_openness (self, phase, share) };
            return;
          }
        start += phase_length;
      }
  }
  g_assert_not_reached ();
}

/**
 * tend_breath_moment_get_count:
 * @self: where a session is
 * @at: microseconds after it began, within the phase
 *
 * Returns: how many seconds the phase still takes, as one counts down: 4, 3, 2, 1
 */
int
tend_breath_moment_get_count (const TendBreathMoment *self,
                              gint64                  at)
{
  gint64 left = self->phase_start + self->phase_length - at;

  return (int) ((MAX (left, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}
