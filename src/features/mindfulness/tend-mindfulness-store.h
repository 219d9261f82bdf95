/* The verbs of mindfulness: what its page can ask for, by values and never by a widget.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it is
 * safely on disk. All are finished by tend_mindfulness_store_finish(). */

#pragma once

#include "features/mindfulness/tend-mindfulness-reader.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_mindfulness_store_add_session_async (TendStore *store, const TendSession *session,
                                               GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_update_session_async (TendStore *store, const TendSession *session,
                                                  GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_delete_session_async (TendStore *store, const TendSession *session,
                                                  GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_save_practice_async (TendStore *store, const TendPractice *practice,
                                                 GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_delete_practice_async (TendStore *store, const TendPractice *practice,
                                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_keep_setup_async (TendStore *store, const TendPractice *practice,
                                              GAsyncReadyCallback callback, gpointer user_data);
void tend_mindfulness_store_set_favourite_async (TendStore *store, const TendPractice *practice,
                                                 gboolean is_favourite, GAsyncReadyCallback callback,
                                                 gpointer user_data);
gint64 tend_mindfulness_store_finish (TendStore *store, GAsyncResult *result, GError **error);

/* In the writer thread. */
gboolean tend_session_insert (TendDb *db, const TendSession *session, gint64 *id, GError **error);

G_END_DECLS
