#include "shell/tend-commands.h"
gboolean tend_commands_is_command (const char *word) { return FALSE; }
void tend_commands_run_async (TendStore *store, const char *cwd, const char *const *arguments, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data) {}
int tend_commands_run_finish (GAsyncResult *result, char **output, char **error_output) { return 1; }
int tend_commands_run_alone (const char *const *arguments) { return 1; }
char *tend_commands_help_text (void) { return g_strdup (""); }
