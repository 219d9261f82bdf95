/* tend add plan: writes a plan down. */

#pragma once

#include "shell/tend-command.h"

G_BEGIN_DECLS

gboolean tend_command_add_plan_check (TendCommand *self, GError **error);
void tend_command_add_plan_run (TendCommand *self);

G_END_DECLS
