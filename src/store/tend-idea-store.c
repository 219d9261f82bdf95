#include "store/tend-idea-store.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
static const TendMigration migrations[] = {
  {
      "CREATE TABLE idea ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  topic TEXT NOT NULL CHECK (length(topic) BETWEEN 1 AND 50),"
      "  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),"
      "  detail TEXT NOT NULL DEFAULT '',"
      "  kind TEXT NOT NULL DEFAULT '' CHECK (length(kind) <= 500),"
      "  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),"
      "  cost TEXT NOT NULL DEFAULT 'free' CHECK (cost IN ('free', 'little', 'some')),"
      "  energy TEXT NOT NULL DEFAULT 'low' CHECK (energy IN ('low', 'middle', 'high')),"
      "  place TEXT NOT NULL DEFAULT '',"
      "  season TEXT NOT NULL DEFAULT '',"
      "  mood TEXT NOT NULL DEFAULT '',"
      "  created_at INTEGER NOT NULL"
      ") STRICT;"
      "CREATE INDEX idea_by_topic ON idea (topic, created_at);"

      /* An idea that Tend brings has no row: it is named by its topic and what it is called in the file. */
      "CREATE TABLE idea_hidden ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  topic TEXT NOT NULL CHECK (length(topic) BETWEEN 1 AND 50),"
      "  idea TEXT NOT NULL CHECK (length(idea) BETWEEN 1 AND 100),"
      "  UNIQUE (topic, idea)"
      ") STRICT;",
  },
};

static char *
describe_ideas (guint n)
{
  return g_strdup_printf (ngettext ("%'u idea", "%'u ideas", n), n);
}

static char *
describe_hidden (guint n)
{
  return g_strdup_printf (ngettext ("%'u idea put out of sight", "%'u ideas put out of sight", n), n);
}

static const TendTable tables[] = {
  { .name = "idea", .describe_count = describe_ideas },
  { .name = "idea_hidden", .key = "topic,idea", .describe_count = describe_hidden },
};

const TendFeature tend_ideas_feature = {
  .id = "ideas",
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
};

/**
 * tend_ideas_load:
 * @resource_path: where the file is among the resources
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendIdea): what Tend brings, in the user's language
 */
GPtrArray *
tend_ideas_load (const char  *resource_path,
                 GError     **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length;
  const char *text = bytes ? g_bytes_get_data (bytes, &length) : NULL;

  return bytes ? tend_ideas_parse (text ? text : "", (gssize) length, error) : NULL;
}

static gboolean
read_own (TendDb      *db,
          const char  *topic,
          GPtrArray   *ideas,
          GError     **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error,
                                             "SELECT uuid, title, detail, kind, minutes, cost, energy, place, season,"
                                             "    mood FROM idea WHERE topic = ?1 ORDER BY created_at DESC, id DESC",
                                             "s", topic);

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendIdea *idea = tend_idea_new (tend_rows_get_text (rows, 1));

      g_free (idea->id);
      g_free (idea->detail);
      g_free (idea->kind);
      idea->id = tend_rows_dup_text (rows, 0);
      idea->is_own = TRUE;
      idea->detail = tend_rows_dup_text (rows, 2);
      idea->kind = tend_rows_dup_text (rows, 3);
      idea->minutes = (int) tend_rows_get_int64 (rows, 4);
      /* Words that this Tend does not know, from an archive of a newer one, say nothing. */
      for (TendIdeaFacet facet = TEND_IDEA_FACET_COST; facet <= TEND_IDEA_FACET_MOOD; facet++)
        tend_idea_set_facet (idea, facet, tend_rows_get_text (rows, 4 + facet));
      g_ptr_array_add (ideas, idea);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static GHashTable *
read_hidden (TendDb      *db,
             const char  *topic,
             GError     **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (db, error, "SELECT idea FROM idea_hidden WHERE topic = ?1", "s", topic);

  if (rows == NULL)
    return NULL;
  while (tend_rows_next (rows, &local_error))
    g_hash_table_add (hidden, tend_rows_dup_text (rows, 0));
  if (local_error == NULL)
    return g_steal_pointer (&hidden);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * tend_ideas_read:
 * @db: a connection
 * @topic: which ideas
 * @brought: (element-type TendIdea): what Tend brings, from tend_ideas_load()
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendIdea): the user's own, the newest first, then what Tend brings; what of that
 *   is not to be seen is among them and says so
 */
GPtrArray *
tend_ideas_read (TendDb      *db,
                 const char  *topic,
                 GPtrArray   *brought,
                 GError     **error)
{
  g_autoptr (GPtrArray) ideas = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_idea_free);
  g_autoptr (GHashTable) hidden = read_hidden (db, topic, error);

  if (hidden == NULL || !read_own (db, topic, ideas, error))
    return NULL;
  for (guint i = 0; i < brought->len; i++)
    {
      TendIdea *idea = tend_idea_copy (g_ptr_array_index (brought, i));

      idea->is_hidden = g_hash_table_contains (hidden, idea->id);
      g_ptr_array_add (ideas, idea);
    }
  return g_steal_pointer (&ideas);
}

/* What a verb is about. The writer thread gets it as it is. */
typedef struct
{
  char *topic;
  TendIdea *idea;
  gboolean is_on;
  gint64 now;
} Verb;

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  tend_idea_free (verb->idea);
  g_free (verb->topic);
  g_free (verb);
}

/* Takes @label. */
static void
start (TendStore           *store,
       char                *label,
       TendWriteFlags       flags,
       TendWriteFunc        func,
       const char          *topic,
       const TendIdea      *idea,
       gboolean             is_on,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->topic = g_strdup (topic);
  verb->idea = tend_idea_copy (idea);
  verb->is_on = is_on;
  verb->now = tend_clock_get_now (tend_store_get_clock (store));
  tend_store_write_async (store, label, flags, func, verb, verb_free, NULL, callback, user_data);
  g_free (label);
}

static gboolean
require_change (TendDb  *db,
                GError **error)
{
  if (tend_db_get_change_count (db) > 0)
    return TRUE;
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That idea isn’t there any more."));
  return FALSE;
}

/* The facets that are kept as words. */
typedef struct
{
  char *words[TEND_IDEA_N_FACETS];
} Facets;

static void
facets_init (Facets         *self,
             const TendIdea *idea)
{
  self->words[TEND_IDEA_FACET_LENGTH] = NULL;
  for (TendIdeaFacet facet = TEND_IDEA_FACET_COST; facet <= TEND_IDEA_FACET_MOOD; facet++)
    self->words[facet] = tend_idea_dup_facet (idea, facet);
}

static void
facets_clear (Facets *self)
{
  for (TendIdeaFacet facet = TEND_IDEA_FACET_COST; facet <= TEND_IDEA_FACET_MOOD; facet++)
    g_free (self->words[facet]);
}

/**
 * tend_idea_insert:
 * @db: the writing connection
 * @topic: which ideas it is to be among
 * @idea: the idea; a UUID is made where its id is ""
 * @now: UTC seconds
 * @error: return location
 *
 * Returns: whether it was kept
 */
gboolean
tend_idea_insert (TendDb          *db,
                  const char      *topic,
                  const TendIdea  *idea,
                  gint64           now,
                  GError         **error)
{
  g_autofree char *uuid = *idea->id ? g_strdup (idea->id) : tend_uuid_new ();
  g_autofree char *title = g_strstrip (g_strdup (idea->title));
  Facets facets;
  gboolean is_kept;

  if (!tend_idea_validate (idea, error))
    return FALSE;
  facets_init (&facets, idea);
  is_kept = tend_db_run (db, error,
                         "INSERT INTO idea (uuid, topic, title, detail, kind, minutes, cost, energy, place, season, mood,"
                         "    created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                         "sssssisssssi", uuid, topic, title, idea->detail, idea->kind, (gint64) idea->minutes,
                         facets.words[TEND_IDEA_FACET_COST], facets.words[TEND_IDEA_FACET_ENERGY],
                         facets.words[TEND_IDEA_FACET_PLACE], facets.words[TEND_IDEA_FACET_SEASON],
                         facets.words[TEND_IDEA_FACET_MOOD], now);
  facets_clear (&facets);
  return is_kept;
}

static gboolean
write_add (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  const Verb *verb = data;

  return tend_idea_insert (db, verb->topic, verb->idea, verb->now, error);
}

static gboolean
write_update (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;
  const TendIdea *idea = verb->idea;
  g_autofree char *title = g_strstrip (g_strdup (idea->title));
  Facets facets;
  gboolean is_kept;

  if (!tend_idea_validate (idea, error))
    return FALSE;
  facets_init (&facets, idea);
  is_kept = tend_db_run (db, error,
                         "UPDATE idea SET title = ?2, detail = ?3, kind = ?4, minutes = ?5, cost = ?6, energy = ?7,"
                         "    place = ?8, season = ?9, mood = ?10 WHERE uuid = ?1",
                         "ssssisssss", idea->id, title, idea->detail, idea->kind, (gint64) idea->minutes,
                         facets.words[TEND_IDEA_FACET_COST], facets.words[TEND_IDEA_FACET_ENERGY],
                         facets.words[TEND_IDEA_FACET_PLACE], facets.words[TEND_IDEA_FACET_SEASON],
                         facets.words[TEND_IDEA_FACET_MOOD]);
  facets_clear (&facets);
  return is_kept && require_change (db, error);
}

static gboolean
write_delete (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error, "DELETE FROM idea_hidden WHERE topic = ?1 AND idea = ?2", "ss", verb->topic,
                      verb->idea->id) &&
         tend_db_run (db, error, "DELETE FROM idea WHERE uuid = ?1", "s", verb->idea->id) &&
         require_change (db, error);
}

static gboolean
write_hidden (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;

  return tend_db_run (db, error,
                      verb->is_on ? "INSERT INTO idea_hidden (topic, idea) VALUES (?1, ?2) ON CONFLICT DO NOTHING"
                                  : "DELETE FROM idea_hidden WHERE topic = ?1 AND idea = ?2",
                      "ss", verb->topic, verb->idea->id);
}

/**
 * tend_idea_store_add_async:
 * @store: the store
 * @topic: which ideas it is to be among
 * @idea: an idea of the user's; its id is not looked at
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_idea_store_add_async (TendStore           *store,
                           const char          *topic,
                           const TendIdea      *idea,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (TendIdea) fresh = tend_idea_copy (idea);

  *fresh->id = '\0';
  start (store, g_strdup_printf (_("Added “%s”"), idea->title), TEND_WRITE_DEFAULT, write_add, topic, fresh, FALSE,
         callback, user_data);
}

void
tend_idea_store_update_async (TendStore           *store,
                              const char          *topic,
                              const TendIdea      *idea,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  start (store, g_strdup_printf (_("Changed “%s”"), idea->title), TEND_WRITE_DEFAULT, write_update, topic, idea,
         FALSE, callback, user_data);
}

void
tend_idea_store_delete_async (TendStore           *store,
                              const char          *topic,
                              const TendIdea      *idea,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), idea->title), TEND_WRITE_OFFER_UNDO, write_delete, topic, idea,
         FALSE, callback, user_data);
}

/**
 * tend_idea_store_set_hidden_async:
 * @store: the store
 * @topic: which ideas it is among
 * @idea: an idea that Tend brings
 * @is_hidden: whether it is not to be seen any more
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_idea_store_set_hidden_async (TendStore           *store,
                                  const char          *topic,
                                  const TendIdea      *idea,
                                  gboolean             is_hidden,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  start (store,
         is_hidden ? g_strdup_printf (_("“%s” is out of sight"), idea->title)
                   : g_strdup_printf (_("“%s” is in sight again"), idea->title),
         is_hidden ? TEND_WRITE_OFFER_UNDO : TEND_WRITE_DEFAULT, write_hidden, topic, idea, is_hidden, callback,
         user_data);
}

gboolean
tend_idea_store_finish (TendStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  return tend_store_write_finish (store, result, error) != NULL;
}
