#include "widgets/tend-amount.h"

#include <math.h>
#include <string.h>

#define DIGITS_MAX 2

/**
 * tend_amount_format:
 * @amount: a finite number
 *
 * Returns: (transfer full): the number with the locale's decimal sign and at most two decimals, none of
 *   them a closing zero
 */
char *
tend_amount_format (double amount)
{
  double step = 1;
  int digits = 0;

  while (digits < DIGITS_MAX && fabs (amount * step - round (amount * step)) * (100 / step) >= 0.5)
    {
      digits++;
      step *= 10;
    }
  /* Adding 0 turns a negative zero into the ordinary one. */
  return g_strdup_printf ("%.*f", digits, round (amount * step) / step + 0.0);
}

/**
 * tend_amount_parse:
 * @text: what was typed
 * @amount: (out): the number
 *
 * Reads a number with the locale's decimal sign, and with point or comma where that is not one.
 *
 * Returns: whether @text is a finite number and nothing else
 */
gboolean
tend_amount_parse (const char *text,
                   double     *amount)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *plain = g_strdelimit (g_strdup (stripped), ",", '.');
  const char * const forms[] = { stripped, plain };

  if (*stripped == '\0')
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      char *end;
      double number = g_strtod (forms[i], &end);

      if (*end == '\0' && isfinite (number) && strpbrk (forms[i], "xXnNiI") == NULL)
        {
          *amount = number;
          return TRUE;
        }
    }
  return FALSE;
}
