/* One call of a command: the words that it was called with, what it says, and how it ended.
 *
 * A TendCommandKind says which words and options a command takes and what it does; a TendCommand is that
 * kind called once. Reading the words needs no life, so that what is written wrongly is told even where the
 * life can't be opened.
 *
 * Whatever a command says is collected and handed over when it has ended, as valid UTF-8. It belongs to the
 * main thread; what it gives to other threads is copied. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

#define TEND_COMMAND_OPTIONS_MAX 12

typedef struct _TendCommand TendCommand;

/**
 * TendCommandOption:
 * @name: what stands after the two dashes
 * @takes_value: whether a value follows
 * @is_list: whether it may be given several times, each with a value
 */
typedef struct
{
  const char *name;
  gboolean takes_value;
  gboolean is_list;
} TendCommandOption;

/**
 * TendCommandKind:
 * @name: the word that it is called by
 * @usage: how it is written
 * @summary: (translatable): what it does, a sentence
 * @details: (nullable) (translatable): what may stand for the words in capitals, in lines
 * @options: its options; the first without a name ends them
 * @min_words: how many words it needs beside its options
 * @max_words: how many it takes
 * @takes_files: whether the words are names of files, which are bytes and not text
 * @writes: whether it changes the life, so that the backup of the day comes first
 * @check: (nullable): whether the words and options go together, with %TEND_ERROR_USAGE where they don't
 * @run: does it; ends with tend_command_finish() or tend_command_fail(), then or later
 * @rescue: (nullable): does it where the life is damaged and no store can be opened
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *details;
  TendCommandOption options[TEND_COMMAND_OPTIONS_MAX + 1];
  guint min_words;
  guint max_words;
  gboolean takes_files;
  gboolean writes;
  gboolean (*check) (TendCommand *self, GError **error);
  void (*run) (TendCommand *self);
  gboolean (*rescue) (TendCommand *self, const char *folder, TendClock *clock, GError **error);
} TendCommandKind;

TendCommand *tend_command_new (const TendCommandKind *kind, const char *const *arguments, GError **error);
void tend_command_free (TendCommand *self);
const TendCommandKind *tend_command_get_kind (TendCommand *self);
gboolean tend_command_is_help (TendCommand *self);
void tend_command_kind_append_help (const TendCommandKind *kind, GString *text);

void tend_command_run_async (TendCommand *self, TendStore *store, const char *cwd, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_command_rescue (TendCommand *self, const char *folder, TendClock *clock, const char *cwd,
                              GError **error);
char *tend_command_get_output (TendCommand *self);

/* For what a kind does. */
TendStore *tend_command_get_store (TendCommand *self);
TendDay tend_command_get_today (TendCommand *self);
guint tend_command_get_n_words (TendCommand *self);
const char *tend_command_get_word (TendCommand *self, guint index);
const char *tend_command_get_option (TendCommand *self, const char *name);
const char *const *tend_command_get_list (TendCommand *self, const char *name);
gboolean tend_command_has_option (TendCommand *self, const char *name);
char *tend_command_get_path (TendCommand *self, guint index, GError **error);
void tend_command_set_usage_error (TendCommand *self, GError **error, const char *sentence);

void tend_command_print (TendCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void tend_command_finish (TendCommand *self);
void tend_command_fail (TendCommand *self, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendCommand, tend_command_free)

G_END_DECLS
