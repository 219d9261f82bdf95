/* libnotify, kept in a thread of its own.
 *
 * libnotify's calls wait for the server's answer, up to 25 seconds, and there is no way to tell them
 * otherwise. So all of them are made here, one after the other, and what comes of them is told in the main
 * context of who made the thread. TendNotifier has one, gives it no second thing to do before the first is
 * done, and decides what to make of a thread that does not come back. */

#pragma once

#include "reminders/tend-notification.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendNotifierThread TendNotifierThread;

/**
 * TendNotifierThreadSend:
 * @serial: what to call it in the events
 * @what: what to show
 * @owner: the unique name of the server that is meant
 * @replaces_id: that server's id of what it takes the place of, or 0
 * @replaces_serial: what that is called in the events, or 0 where it was sent by an earlier process
 * @has_actions: whether the server shows buttons
 * @has_markup: whether the server reads markup in the body
 * @has_sound: whether the server makes sounds
 */
typedef struct
{
  guint64 serial;
  TendNotification *what;
  char *owner;
  guint32 replaces_id;
  guint64 replaces_serial;
  gboolean has_actions;
  gboolean has_markup;
  gboolean has_sound;
} TendNotifierThreadSend;

/**
 * TendNotifierThreadEvents:
 * @done: a send (with the server's id) or a close has come back; %TEND_ERROR_CONFLICT: it was not tried,
 *   because the server is another
 * @action: an action was used, with the activation token where there is one
 * @closed: the notification is gone, for a #TendNotificationClosed
 */
typedef struct
{
  void (*done) (guint32 id, GError *error, gpointer user_data);
  void (*action) (guint64 serial, const char *action, const char *token, gpointer user_data);
  void (*closed) (guint64 serial, guint reason, gpointer user_data);
} TendNotifierThreadEvents;

TendNotifierThread *tend_notifier_thread_new (const char *app_name, const char *desktop_entry,
                                              const TendNotifierThreadEvents *events, gpointer user_data);
void tend_notifier_thread_stop (TendNotifierThread *self);

void tend_notifier_thread_send (TendNotifierThread *self, TendNotifierThreadSend *send);
void tend_notifier_thread_close (TendNotifierThread *self, guint32 id, const char *owner);
void tend_notifier_thread_forget_all (TendNotifierThread *self);

void tend_notifier_thread_send_free (TendNotifierThreadSend *send);

G_END_DECLS
