/* The commands. They know no toolkit. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

gboolean tend_commands_is_command (const char *word);
void tend_commands_run_async (TendStore *store, const char *cwd, const char *const *arguments,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int tend_commands_run_finish (GAsyncResult *result, char **output, char **error_output);
int tend_commands_run_alone (const char *const *arguments);
char *tend_commands_help_text (void);

G_END_DECLS
