#include "exchange/tend-vcard-date.h"

#include "base/tend-day.h"

#include <string.h>

/* A leap year, for days of which the year is not said. */
#define ANY_YEAR 2000

/* Exactly so many digits; moves on behind them. */
static gboolean
read_digits (const char **text,
             int          n_digits,
             int         *number)
{
  *number = 0;
  for (int i = 0; i < n_digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

/**
 * tend_vcard_date_parse:
 * @text: "1985-04-12", "19850412", "--0412", "--04-12", each with a time behind it or not
 * @omitted_year: (nullable): the year that stands for "not said", as Apple writes 1604 and says so
 * @date: (out): the date
 *
 * A month without a day, and any other text, is no day that comes every year.
 *
 * Returns: whether it is a date
 */
gboolean
tend_vcard_date_parse (const char    *text,
                       const char    *omitted_year,
                       TendVcardDate *date)
{
  const char *rest = text;

  *date = (TendVcardDate) { 0 };
  while (g_ascii_isspace (*rest))
    rest++;
  if (g_str_has_prefix (rest, "--"))
    rest += 2;
  else if (!read_digits (&rest, 4, &date->year))
    return FALSE;
  else if (*rest == '-')
    rest++;
  if (!read_digits (&rest, 2, &date->month))
    return FALSE;
  if (*rest == '-')
    rest++;
  if (!read_digits (&rest, 2, &date->day) || (*rest != '\0' && strchr ("Tt \t", *rest) == NULL))
    return FALSE;
  if (omitted_year && date->year == (int) g_ascii_strtoll (omitted_year, NULL, 10))
    date->year = 0;
  return tend_day_is_valid_ymd (date->year != 0 ? date->year : ANY_YEAR, date->month, date->day);
}
