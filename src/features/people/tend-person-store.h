/* The verbs of people: what a page can ask for, by values and never by a widget.
 *
 * Each copies what it is given, writes in the writer thread under a label for Undo, and calls back when it is
 * safely on disk and every list has heard of it. All are finished by tend_person_store_finish(). */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

void tend_person_store_add_async (TendStore *store, const TendPerson *person, GAsyncReadyCallback callback,
                                  gpointer user_data);
void tend_person_store_update_async (TendStore *store, const TendPerson *person, GAsyncReadyCallback callback,
                                     gpointer user_data);
void tend_person_store_delete_async (TendStore *store, const TendPerson *person, GAsyncReadyCallback callback,
                                     gpointer user_data);
void tend_person_store_set_archived_async (TendStore *store, const TendPerson *person, gboolean archived,
                                           GAsyncReadyCallback callback, gpointer user_data);

void tend_person_store_add_contact_async (TendStore *store, const TendPerson *person, const TendContact *contact,
                                          GAsyncReadyCallback callback, gpointer user_data);
void tend_person_store_update_contact_async (TendStore *store, const TendPerson *person, const TendContact *contact,
                                             GAsyncReadyCallback callback, gpointer user_data);
void tend_person_store_delete_contact_async (TendStore *store, const TendPerson *person, const TendContact *contact,
                                             GAsyncReadyCallback callback, gpointer user_data);

gint64 tend_person_store_finish (TendStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
