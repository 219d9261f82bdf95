/* Ideas in a life: the user's own beside those that Tend brings, and which of them are not to be seen.
 *
 * Any feature with a list of ideas uses this, under a topic of its own. What Tend brings is a file among the resources
 * (see base/tend-idea.h); nothing of it is in the life but what the user said about it. Reading is for any connection;
 * the verbs copy what they are given and are finished by tend_idea_store_finish(). */

#pragma once

#include "base/tend-idea.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/* The topics that there are; a topic is never renamed. */
#define TEND_IDEA_TOPIC_TOGETHER "together" /* something light to do with somebody */
#define TEND_IDEA_TOPIC_HOBBY "hobby"       /* something to take up */

GPtrArray *tend_ideas_load (const char *resource_path, GError **error);
GPtrArray *tend_ideas_read (TendDb *db, const char *topic, GPtrArray *brought, GError **error);

void tend_idea_store_add_async (TendStore *store, const char *topic, const TendIdea *idea,
                                GAsyncReadyCallback callback, gpointer user_data);
void tend_idea_store_update_async (TendStore *store, const char *topic, const TendIdea *idea,
                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_idea_store_delete_async (TendStore *store, const char *topic, const TendIdea *idea,
                                   GAsyncReadyCallback callback, gpointer user_data);
void tend_idea_store_set_hidden_async (TendStore *store, const char *topic, const TendIdea *idea, gboolean is_hidden,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_idea_store_finish (TendStore *store, GAsyncResult *result, GError **error);

/* For the writer thread, within a write. */
gboolean tend_idea_insert (TendDb *db, const char *topic, const TendIdea *idea, gint64 now, GError **error);

extern const TendFeature tend_ideas_feature;

G_END_DECLS
