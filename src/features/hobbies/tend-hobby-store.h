/* The verbs of hobbies: what pages and dialogs can ask for, by values and never by a widget.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it is safely
 * on disk and every list has heard of it. All are finished by tend_hobby_store_finish(). */

#pragma once

#include "features/hobbies/tend-hobby-offer.h"
#include "features/hobbies/tend-hobby.h"
#include "features/hobbies/tend-stopwatch.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_hobby_store_add_async (TendStore *store, const TendHobby *hobby, GAsyncReadyCallback callback,
                                 gpointer user_data);
void tend_hobby_store_update_async (TendStore *store, const TendHobby *hobby, GAsyncReadyCallback callback,
                                    gpointer user_data);
void tend_hobby_store_delete_async (TendStore *store, const TendHobby *hobby, GAsyncReadyCallback callback,
                                    gpointer user_data);
void tend_hobby_store_set_archived_async (TendStore *store, const TendHobby *hobby, gboolean is_archived,
                                          GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_set_resting_async (TendStore *store, const TendHobby *hobby, gboolean is_resting,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_put_off_async (TendStore *store, const TendHobby *hobby, TendDay until,
                                     GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_let_rest_async (TendStore *store, const TendHobby *hobby, TendDay until,
                                      GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_move_async (TendStore *store, const TendHobby *hobby, gint64 before_id,
                                  GAsyncReadyCallback callback, gpointer user_data);

void tend_hobby_store_add_session_async (TendStore *store, const TendHobby *hobby, const TendHobbySession *session,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_update_session_async (TendStore *store, const TendHobby *hobby,
                                            const TendHobbySession *session, GAsyncReadyCallback callback,
                                            gpointer user_data);
void tend_hobby_store_delete_session_async (TendStore *store, const TendHobby *hobby,
                                            const TendHobbySession *session, GAsyncReadyCallback callback,
                                            gpointer user_data);

void tend_hobby_store_start_async (TendStore *store, const TendHobby *hobby, const TendStopwatchInstant *at,
                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_set_running_async (TendStore *store, const TendHobby *hobby, const TendStopwatch *stopwatch,
                                         gboolean is_running, const TendStopwatchInstant *at,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_finish_session_async (TendStore *store, const TendHobby *hobby,
                                            const TendStopwatch *stopwatch, const TendHobbySession *session,
                                            const char *left_off, GAsyncReadyCallback callback, gpointer user_data);
void tend_hobby_store_discard_async (TendStore *store, const TendHobby *hobby, const TendStopwatch *stopwatch,
                                     GAsyncReadyCallback callback, gpointer user_data);

void tend_hobby_store_keep_offer_async (TendStore *store, const TendHobbyOffer *offer, GAsyncReadyCallback callback,
                                        gpointer user_data);
void tend_hobby_store_dismiss_offer_async (TendStore *store, const TendHobbyOffer *offer,
                                           GAsyncReadyCallback callback, gpointer user_data);

gint64 tend_hobby_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
