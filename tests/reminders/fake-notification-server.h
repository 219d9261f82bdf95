/* A notification server that does what a test tells it to: answer, hang, answer late, go away. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GDBusConnection *connection;
  guint registration;
  char **capabilities;
  guint32 last_id;
  gboolean is_hanging; /* calls are kept, and not answered */
  GQueue kept;         /* of GDBusMethodInvocation * */

  /* How often it was called, and what it was last told. */
  guint n_notify;
  guint n_close;
  guint n_information;
  guint32 closed_id;
  guint32 replaces_id;
  char *app_name;
  char *icon;
  char *title;
  char *body;
  char **actions;
  GVariantDict *hints;
} FakeServer;

FakeServer *fake_server_new (const char *const *capabilities);
void fake_server_own_name (FakeServer *self);
void fake_server_free (FakeServer *self);

void fake_server_hang (FakeServer *self);
void fake_server_wake_up (FakeServer *self);
void fake_server_throw_away (FakeServer *self);
void fake_server_use_action (FakeServer *self, guint32 id, const char *action, const char *token);
void fake_server_say_closed (FakeServer *self, guint32 id, guint reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)

G_END_DECLS
