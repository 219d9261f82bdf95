/* What stands in the words of a command: days, numbers, rhythms; and text that is safe to print. */

#pragma once

#include "features/goals/tend-goal.h"

G_BEGIN_DECLS

/* How much of somebody's words is repeated to them, in characters. */
#define TEND_COMMAND_QUOTE_MAX 60

TendDay tend_command_parse_day (const char *text, TendDay today, GError **error);
gboolean tend_command_parse_number (const char *text, double *number, GError **error);
gboolean tend_command_parse_count (const char *text, guint max, guint *count, GError **error);
gboolean tend_command_parse_schedule (const char *text, TendSchedule *schedule, GError **error);

char *tend_command_show (const char *text);
char *tend_command_quote (const char *text);
guint tend_command_get_width (const char *text);

G_END_DECLS
