/* The commands of Tend: what can be asked for without a window.
 *
 * main() asks whether a word is one of them; a running Tend runs those that come to it over the bus, beside
 * its window; where none is running, main() runs them alone. None of it knows a toolkit. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

gboolean tend_commands_is_command (const char *word);
char *tend_commands_help_text (void);

void tend_commands_run_async (TendStore *store, const char *cwd, const char *const *arguments,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int tend_commands_run_finish (GAsyncResult *result, char **output, char **error_output);

int tend_commands_run_alone (const char *const *arguments);

G_END_DECLS
