#include "shell/tend-command.h"

#include "base/tend-error.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TendCommand
{
  const TendCommandKind *kind;

  /* What it was called with. */
  char **words;
  char *values[TEND_COMMAND_OPTIONS_MAX];
  char **lists[TEND_COMMAND_OPTIONS_MAX]; /* of options that may come several times */
  gboolean flags[TEND_COMMAND_OPTIONS_MAX];
  gboolean is_help;

  /* While it runs. */
  TendStore *store; /* (nullable): NULL where the life is being rescued */
  char *cwd;
  GTask *task; /* owns the command */

  GString *output;
};

static int
find_option (TendCommand *self,
             const char  *name)
{
  for (int i = 0; self->kind->options[i].name; i++)
    if (g_str_equal (self->kind->options[i].name, name))
      return i;
  g_return_val_if_reached (-1);
}

static const TendCommandOption *
match_option (TendCommand *self,
              const char  *argument,
              gsize        length)
{
  for (const TendCommandOption *option = self->kind->options; option->name; option++)
    if (strlen (option->name) == length && strncmp (option->name, argument, length) == 0)
      return option;
  return NULL;
}

/* GOption takes “--undo=no” for “--undo”. */
static gboolean
check_flags (TendCommand        *self,
             const char *const  *arguments,
             GError            **error)
{
  for (gsize i = 0; arguments[i] && !g_str_equal (arguments[i], "--"); i++)
    {
      const char *name = g_str_has_prefix (arguments[i], "--") ? arguments[i] + 2 : "";
      gsize length = strcspn (name, "=");
      const TendCommandOption *option = match_option (self, name, length);
      g_autofree char *sentence = NULL;

      if (option == NULL || (option->takes_value && name[length] == '='))
        continue;
      if (option->takes_value && arguments[i + 1])
        i++;
      else if (name[length] == '=')
        {
          sentence = g_strdup_printf (_("--%s takes no value"), option->name);
          tend_command_set_usage_error (self, error, sentence);
          return FALSE;
        }
    }
  return TRUE;
}

/* GOption reads the options as bytes: as text it would read them in the locale's encoding, and a title is
 * UTF-8 wherever it is typed. */
static gboolean
read_options (TendCommand         *self,
              const char *const   *arguments,
              GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) strv = g_ptr_array_new ();
  g_auto (GStrv) rest = NULL;
  GOptionEntry entries[TEND_COMMAND_OPTIONS_MAX + 3] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->is_help, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
  };
  g_autoptr (GError) local_error = NULL;

  for (int i = 0; self->kind->options[i].name; i++)
    {
      const TendCommandOption *option = &self->kind->options[i];

      entries[i + 2].long_name = option->name;
      entries[i + 2].arg = option->takes_value ? G_OPTION_ARG_FILENAME : G_OPTION_ARG_NONE;
      entries[i + 2].arg_data = &self->flags[i];
      if (option->takes_value)
        entries[i + 2].arg_data = &self->values[i];
      if (option->is_list)
        {
          entries[i + 2].arg = G_OPTION_ARG_FILENAME_ARRAY;
          entries[i + 2].arg_data = &self->lists[i];
        }
    }
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);

  g_ptr_array_add (strv, g_strdup (self->kind->name));
  for (gsize i = 0; arguments[i]; i++)
    g_ptr_array_add (strv, g_strdup (arguments[i]));
  g_ptr_array_add (strv, NULL);
  rest = (char **) g_ptr_array_steal (strv, NULL);
  if (g_option_context_parse_strv (context, &rest, &local_error))
    return TRUE;
  tend_command_set_usage_error (self, error, local_error->message);
  return FALSE;
}

static gboolean
check_text (const char  *text,
            GError     **error)
{
  g_autofree char *shown = NULL;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  shown = tend_command_quote (text);
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” can’t be read as text; it isn’t valid UTF-8."),
               shown);
  return FALSE;
}

static gboolean
check_words (TendCommand  *self,
             GError      **error)
{
  guint n_words = tend_command_get_n_words (self);

  if (n_words < self->kind->min_words)
    {
      tend_command_set_usage_error (self, error, _("There is a word missing"));
      return FALSE;
    }
  if (n_words > self->kind->max_words)
    {
      g_autofree char *shown = tend_command_quote (self->words[self->kind->max_words]);
      g_autofree char *sentence = g_strdup_printf (
          _("“%s” is one word too many; what has several words goes into quotes"), shown);

      tend_command_set_usage_error (self, error, sentence);
      return FALSE;
    }

  for (guint i = 0; !self->kind->takes_files && i < n_words; i++)
    if (!check_text (self->words[i], error))
      return FALSE;
  for (int i = 0; i < TEND_COMMAND_OPTIONS_MAX; i++)
    {
      if (!check_text (self->values[i], error))
        return FALSE;
      for (guint j = 0; self->lists[i] && self->lists[i][j]; j++)
        if (!check_text (self->lists[i][j], error))
          return FALSE;
    }
  return self->kind->check == NULL || self->kind->check (self, error);
}

/**
 * tend_command_new:
 * @kind: which command
 * @arguments: (array zero-terminated=1): the words after its name, which may be any bytes
 * @error: return location; %TEND_ERROR_USAGE where the words are not what the command takes,
 *   %TEND_ERROR_INVALID where one can't be read
 *
 * Returns: (transfer full): the command, ready to be run
 */
TendCommand *
tend_command_new (const TendCommandKind  *kind,
                  const char *const      *arguments,
                  GError                **error)
{
  g_autoptr (TendCommand) self = g_new0 (TendCommand, 1);

  self->kind = kind;
  self->output = g_string_new (NULL);
  if (!check_flags (self, arguments, error) || !read_options (self, arguments, error) ||
      (!self->is_help && !check_words (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
tend_command_free (TendCommand *self)
{
  g_strfreev (self->words);
  for (int i = 0; i < TEND_COMMAND_OPTIONS_MAX; i++)
    {
      g_free (self->values[i]);
      g_strfreev (self->lists[i]);
    }
  g_clear_object (&self->store);
  g_free (self->cwd);
  g_string_free (self->output, TRUE);
  g_free (self);
}

const TendCommandKind *
tend_command_get_kind (TendCommand *self)
{
  return self->kind;
}

/**
 * tend_command_is_help:
 * @self: a command
 *
 * Returns: whether it only wants to know how it is written, for which it needs no life
 */
gboolean
tend_command_is_help (TendCommand *self)
{
  return self->is_help;
}

/**
 * tend_command_kind_append_help:
 * @kind: a command
 * @text: gets how it is written and what it does
 */
void
tend_command_kind_append_help (const TendCommandKind *kind,
                               GString               *text)
{
  g_auto (GStrv) details = g_strsplit (kind->details ? _(kind->details) : "", "\n", -1);

  g_string_append_printf (text, "  %s\n      %s\n", kind->usage, _(kind->summary));
  for (gsize i = 0; details[i]; i++)
    g_string_append_printf (text, "      %s\n", details[i]);
}

/**
 * tend_command_run_async:
 * @self: (transfer full): a command
 * @store: the life
 * @cwd: (nullable): the folder that it was called in, where names of files begin; %NULL for this process's
 * @cancellable: (nullable): unused once it has begun
 * @callback: called when it has ended; the result is a #GTask whose data is @self
 * @user_data: for @callback
 */
void
tend_command_run_async (TendCommand         *self,
                        TendStore           *store,
                        const char          *cwd,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tend_command_run_async);
  g_task_set_task_data (task, self, (GDestroyNotify) tend_command_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  /* What has begun is told as what it became, not as cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  self->store = g_object_ref (store);
  self->cwd = cwd ? g_strdup (cwd) : g_get_current_dir ();
  self->task = g_steal_pointer (&task);
  if (self->is_help)
    {
      tend_command_kind_append_help (self->kind, self->output);
      tend_command_finish (self);
    }
  else
    self->kind->run (self);
}

/**
 * tend_command_rescue:
 * @self: a command whose kind can help where the life is damaged
 * @folder: the folder of that life
 * @clock: what tells the time
 * @cwd: (nullable): as for tend_command_run_async()
 * @error: return location
 *
 * Returns: whether the life can be opened now
 */
gboolean
tend_command_rescue (TendCommand  *self,
                     const char   *folder,
                     TendClock    *clock,
                     const char   *cwd,
                     GError      **error)
{
  g_return_val_if_fail (self->kind->rescue != NULL, FALSE);

  self->cwd = cwd ? g_strdup (cwd) : g_get_current_dir ();
  return self->kind->rescue (self, folder, clock, error);
}

/**
 * tend_command_get_output:
 * @self: a command
 *
 * Returns: (transfer full): what it has said, valid UTF-8
 */
char *
tend_command_get_output (TendCommand *self)
{
  return g_utf8_make_valid (self->output->str, (gssize) self->output->len);
}

TendStore *
tend_command_get_store (TendCommand *self)
{
  return self->store;
}

TendDay
tend_command_get_today (TendCommand *self)
{
  return tend_store_get_today (self->store);
}

guint
tend_command_get_n_words (TendCommand *self)
{
  return self->words ? g_strv_length (self->words) : 0;
}

/**
 * tend_command_get_word:
 * @self: a command
 * @index: which of its words, from 0
 *
 * Returns: (transfer none): the word; valid UTF-8 unless the words are names of files
 */
const char *
tend_command_get_word (TendCommand *self,
                       guint        index)
{
  g_return_val_if_fail (index < tend_command_get_n_words (self), NULL);

  return self->words[index];
}

/**
 * tend_command_get_option:
 * @self: a command
 * @name: an option that takes a value
 *
 * Returns: (transfer none) (nullable): the value, valid UTF-8; %NULL where the option was not given
 */
const char *
tend_command_get_option (TendCommand *self,
                         const char  *name)
{
  return self->values[find_option (self, name)];
}

/**
 * tend_command_has_option:
 * @self: a command
 * @name: an option
 *
 * Returns: whether it was given
 */
gboolean
tend_command_has_option (TendCommand *self,
                         const char  *name)
{
  int i = find_option (self, name);

  return self->flags[i] || self->values[i] != NULL || self->lists[i] != NULL;
}

/**
 * tend_command_get_list:
 * @self: a command
 * @name: an option that may be given several times
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): its values, valid UTF-8; %NULL where it was not given
 */
const char *const *
tend_command_get_list (TendCommand *self,
                       const char  *name)
{
  return (const char *const *) self->lists[find_option (self, name)];
}

/**
 * tend_command_get_path:
 * @self: a command that runs
 * @index: which of its words, the name of a file
 * @error: return location for a %TEND_ERROR_INVALID
 *
 * Returns: (transfer full) (type filename): the file's whole path, from where the command was called
 */
char *
tend_command_get_path (TendCommand  *self,
                       guint         index,
                       GError      **error)
{
  const char *word = tend_command_get_word (self, index);

  if (word[0] != '\0')
    return g_canonicalize_filename (word, self->cwd);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("The name of the file is empty."));
  return NULL;
}

/**
 * tend_command_set_usage_error:
 * @self: a command
 * @error: return location for a %TEND_ERROR_USAGE
 * @sentence: what is not right, without a full stop
 *
 * Says what is not right with how a command is written, and how it is.
 */
void
tend_command_set_usage_error (TendCommand  *self,
                              GError      **error,
                              const char   *sentence)
{
  g_autofree char *line = tend_command_show (sentence);

  /* Translators: what is not right, and how the command is written: "Unknown option --evry. Usage: tend …" */
  g_set_error (error, TEND_ERROR, TEND_ERROR_USAGE, _("%s. Usage: %s"), line, self->kind->usage);
}

/**
 * tend_command_print:
 * @self: a command that runs
 * @format: a format for printf()
 * @...: its arguments
 *
 * Adds to what the command says.
 */
void
tend_command_print (TendCommand *self,
                    const char  *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->output, format, arguments);
  va_end (arguments);
}

/**
 * tend_command_finish:
 * @self: a command that runs
 *
 * Ends it well. It is gone when this returns.
 */
void
tend_command_finish (TendCommand *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_boolean (task, TRUE);
}

/**
 * tend_command_fail:
 * @self: a command that runs
 * @error: (transfer full): what could not be done
 *
 * Ends it with a sentence for the user; what it has said stays said. It is gone when this returns.
 */
void
tend_command_fail (TendCommand *self,
                   GError      *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}
