/* A life of its own for each case, and commands run on it as a running Tend runs them. */

#pragma once

#include "store/tend-store.h"

G_BEGIN_DECLS

/* Monday, 2 March 2026, 10:00 in UTC. */
#define COMMAND_FIXTURE_NOW G_GINT64_CONSTANT (1772445600)

typedef struct
{
  char *folder; /* of the life, and in it: */
  char *cwd;    /* where commands are called */
  TendClock *clock;
  TendStore *store;

  /* What the last command came to. */
  int status;
  char *output;
  char *error_output;
} CommandFixture;

CommandFixture *command_fixture_new (void);
void command_fixture_free (CommandFixture *self);

void command_fixture_runv (CommandFixture *self, const char *const *arguments);
void command_fixture_run (CommandFixture *self, const char *word, ...) G_GNUC_NULL_TERMINATED;
void command_fixture_assert_done (CommandFixture *self, const char *output);
void command_fixture_assert_refused (CommandFixture *self, int status, const char *words);

char *command_fixture_add_goal (CommandFixture *self, const char *title, const char *every);
gint64 command_fixture_ask (CommandFixture *self, const char *sql);
void command_fixture_write (CommandFixture *self, const char *sql);
gboolean command_fixture_undo (CommandFixture *self);
char *command_fixture_get_path (CommandFixture *self, const char *name);
void command_fixture_save (CommandFixture *self, const char *name, const char *text);
char *command_fixture_load (CommandFixture *self, const char *name);

void command_folder_remove (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CommandFixture, command_fixture_free)

G_END_DECLS
