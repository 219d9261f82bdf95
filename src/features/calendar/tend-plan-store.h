/* The verbs of plans: what a page can ask for, by values and never by a widget.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it is
 * safely on disk and every list has heard of it. All are finished by tend_plan_store_finish(). */

#pragma once

#include "features/calendar/tend-plan-series.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_plan_store_add_async (TendStore *store, const TendPlan *plan, GPtrArray *reminders,
                                GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_update_async (TendStore *store, const TendPlanOccurrence *at, const TendPlan *plan,
                                   TendPlanScope scope, GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_move_async (TendStore *store, const TendPlanOccurrence *at, int start_minutes,
                                 int end_minutes, TendPlanScope scope, GAsyncReadyCallback callback,
                                 gpointer user_data);
void tend_plan_store_set_cancelled_async (TendStore *store, const TendPlanOccurrence *at, gboolean is_cancelled,
                                          TendPlanScope scope, GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_delete_async (TendStore *store, const TendPlanOccurrence *at, TendPlanScope scope,
                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_set_answer_async (TendStore *store, const TendPlanOccurrence *at, const TendGuest *guest,
                                       TendGuestAnswer answer, GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_set_afterwards_async (TendStore *store, const TendPlanOccurrence *at, int mood,
                                           const char *text, GAsyncReadyCallback callback, gpointer user_data);

void tend_plan_store_add_kind_async (TendStore *store, const char *name, GAsyncReadyCallback callback,
                                     gpointer user_data);
void tend_plan_store_rename_kind_async (TendStore *store, const char *name, const char *new_name,
                                        GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_delete_kind_async (TendStore *store, const char *name, GAsyncReadyCallback callback,
                                        gpointer user_data);
void tend_plan_store_update_calendar_async (TendStore *store, const TendCalendar *calendar,
                                            GAsyncReadyCallback callback, gpointer user_data);
void tend_plan_store_delete_calendar_async (TendStore *store, const TendCalendar *calendar,
                                            GAsyncReadyCallback callback, gpointer user_data);

gint64 tend_plan_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
