/* Amounts such as "2.5", in the user's way of writing them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *tend_amount_format (double amount);
gboolean tend_amount_parse (const char *text, double *amount);

G_END_DECLS
