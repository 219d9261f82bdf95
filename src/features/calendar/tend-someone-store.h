/* The verbs of Someone this week: each copies what it is given, writes in the writer thread under a label for Undo, and
 * is finished by tend_someone_store_finish(). */

#pragma once

#include "features/calendar/tend-someone.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_someone_store_set_wish_async (TendStore *store, int wish, GAsyncReadyCallback callback,
                                        gpointer user_data);
void tend_someone_store_set_nudge_async (TendStore *store, GDateWeekday weekday, int minute,
                                         GAsyncReadyCallback callback, gpointer user_data);
void tend_someone_store_put_off_async (TendStore *store, const TendSuggestion *suggestion, TendDay last_day,
                                       GAsyncReadyCallback callback, gpointer user_data);
void tend_someone_store_plan_async (TendStore *store, const TendSuggestion *suggestion, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tend_someone_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
