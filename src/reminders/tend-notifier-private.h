/* What the two halves of TendNotifier share: tend-notifier.c is the object, tend-notifier-jobs.c decides what
 * the thread does when, and what it means that it does not come back. */

#pragma once

#include "reminders/tend-notification-server.h"
#include "reminders/tend-notifier-thread.h"
#include "reminders/tend-notifier.h"

G_BEGIN_DECLS

/* What is on the screen, as far as is known. */
typedef struct
{
  char *key;
  guint64 serial;
  guint32 id;
} TendNotifierShown;

/* What waits for its turn in the thread, or has it. */
typedef struct
{
  GTask *task;            /* (nullable): of a send, until it has been answered */
  TendNotification *what; /* (nullable): NULL for a close */
  guint64 serial;
  guint32 id;             /* what is replaced or closed, as the caller says */
  char *server;           /* whose @id is, where it is not one of ours; from when it is sent, who shows it */
} TendNotifierJob;

struct _TendNotifier
{
  GObject parent_instance;

  char *app_name;
  char *desktop_entry;
  guint time_out;

  TendNotifierThread *thread;
  TendNotificationServer *server;
  char *token;      /* the server's that the notifications in @shown are on */
  GPtrArray *shown; /* of TendNotifierShown, a handful */
  guint64 last_serial;

  GQueue jobs;              /* of TendNotifierJob * */
  TendNotifierJob *current; /* the one that the thread has */
  GSource *deadline;        /* for the current one, or the first that waits */
  gboolean is_starting;     /* a server, by the bus */
  gboolean is_hung;         /* nothing is sent until the server has answered and the thread is free */
  gboolean was_available;
};

extern const TendNotifierThreadEvents tend_notifier_thread_events;

TendNotifierShown *tend_notifier_find_shown_by_key (TendNotifier *self, const char *key);
TendNotifierShown *tend_notifier_find_shown (TendNotifier *self, guint32 id);
void tend_notifier_push_job (TendNotifier *self, TendNotifierJob *job);
void tend_notifier_note_server (TendNotifier *self);
void tend_notifier_clear_deadline (TendNotifier *self);
GError *tend_notifier_busy_error_new (void);

void tend_notifier_job_free (gpointer job);
void tend_notifier_shown_free (gpointer shown);

G_END_DECLS
