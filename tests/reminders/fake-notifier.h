/* A notifier that a test plays the server of: it has TendNotifier's names and no bus.
 *
 * Linked in the place of the real one. What is sent stays here until the test shows, refuses or loses it. */

#pragma once

#include "reminders/tend-notifier.h"

G_BEGIN_DECLS

/* One that is shown, or was. */
typedef struct
{
  guint32 id;
  guint32 replaces_id;
  gboolean is_shown;
  TendNotification *what;
} FakeNotification;

void fake_notifier_set_holds (TendNotifier *self, gboolean holds);
void fake_notifier_set_keeps (TendNotifier *self, gboolean keeps);
void fake_notifier_answer (TendNotifier *self);
void fake_notifier_set_error (TendNotifier *self, int code);
void fake_notifier_restart (TendNotifier *self);

guint fake_notifier_get_n_sent (TendNotifier *self);
guint fake_notifier_get_n_shown (TendNotifier *self);
const FakeNotification *fake_notifier_get_last (TendNotifier *self);
const FakeNotification *fake_notifier_find (TendNotifier *self, const char *title);
void fake_notifier_use_action (TendNotifier *self, const FakeNotification *shown, const char *action);

G_END_DECLS
