/* What running commands beside a window and running one alone share. */

#pragma once

#include "shell/tend-command.h"

G_BEGIN_DECLS

TendCommand *tend_commands_parse (const char *const *arguments, GError **error);
int tend_commands_describe_error (const GError *error, char **error_output);

G_END_DECLS
