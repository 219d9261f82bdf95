/* The dates of vCards: RFC 6350's, RFC 2426's, and those that phones write. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TendVcardDate:
 * @year: 0 if it is not said
 * @month: 1 to 12
 * @day: 1 to 31
 */
typedef struct
{
  int year;
  int month;
  int day;
} TendVcardDate;

gboolean tend_vcard_date_parse (const char *text, const char *omitted_year, TendVcardDate *date);

G_END_DECLS
