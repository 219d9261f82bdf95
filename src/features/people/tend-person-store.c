#include "features/people/tend-person-store.h"

#include "features/people/tend-person-writer.h"

#include <glib/gi18n.h>

/* What a verb is about. Each verb uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id; /* the person or the contact, once it is known */
  gint64 now;
  TendDay today;
  TendPerson *person;
  TendContact *contact;
  gboolean is_on;
} Verb;

static Verb *
verb_new (TendStore         *store,
          const TendPerson  *person,
          const TendContact *contact)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->id = contact ? contact->id : person->id;
  verb->now = tend_clock_get_now (tend_store_get_clock (store));
  verb->today = tend_store_get_today (store);
  verb->person = tend_person_copy (person);
  verb->contact = contact ? tend_contact_copy (contact) : NULL;
  return verb;
}

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  tend_person_free (verb->person);
  g_clear_pointer (&verb->contact, tend_contact_free);
  g_free (verb);
}

/* Takes @verb and @label. */
static void
start (TendStore           *store,
       char                *label,
       TendWriteFlags       flags,
       TendWriteFunc        func,
       Verb                *verb,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  tend_store_write_async (store, label, flags, func, verb, verb_free, NULL, callback, user_data);
  g_free (label);
}

static gboolean
write_add (TendDb    *db,
           gpointer   data,
           GError   **error)
{
  Verb *verb = data;

  return tend_person_insert (db, verb->person, verb->now, &verb->id, error);
}

static gboolean
write_update (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;

  return tend_person_update (db, verb->person, error);
}

static gboolean
write_delete (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  const Verb *verb = data;

  return tend_person_delete (db, verb->id, error);
}

static gboolean
write_archived (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_person_set_archived (db, verb->id, verb->is_on, error);
}

static gboolean
write_add_contact (TendDb    *db,
                   gpointer   data,
                   GError   **error)
{
  Verb *verb = data;

  return tend_contact_insert (db, verb->contact, verb->today, verb->now, &verb->id, error);
}

static gboolean
write_update_contact (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  const Verb *verb = data;

  return tend_contact_update (db, verb->contact, verb->today, error);
}

static gboolean
write_delete_contact (TendDb    *db,
                      gpointer   data,
                      GError   **error)
{
  const Verb *verb = data;

  return tend_contact_delete (db, verb->id, error);
}

/**
 * tend_person_store_add_async:
 * @store: the store
 * @person: a person; their id is not looked at
 * @callback: called when they are kept
 * @user_data: for @callback
 */
void
tend_person_store_add_async (TendStore           *store,
                             const TendPerson    *person,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  start (store, g_strdup_printf (_("Added “%s”"), person->name), TEND_WRITE_DEFAULT, write_add,
         verb_new (store, person, NULL), callback, user_data);
}

void
tend_person_store_update_async (TendStore           *store,
                                const TendPerson    *person,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  start (store, g_strdup_printf (_("Changed “%s”"), person->name), TEND_WRITE_DEFAULT, write_update,
         verb_new (store, person, NULL), callback, user_data);
}

void
tend_person_store_delete_async (TendStore           *store,
                                const TendPerson    *person,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), person->name), TEND_WRITE_OFFER_UNDO, write_delete,
         verb_new (store, person, NULL), callback, user_data);
}

void
tend_person_store_set_archived_async (TendStore           *store,
                                      const TendPerson    *person,
                                      gboolean             archived,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  Verb *verb = verb_new (store, person, NULL);

  verb->is_on = archived;
  start (store,
         archived ? g_strdup_printf (_("Put “%s” away"), person->name)
                  : g_strdup_printf (_("Brought “%s” back"), person->name),
         TEND_WRITE_OFFER_UNDO, write_archived, verb, callback, user_data);
}

/**
 * tend_person_store_add_contact_async:
 * @store: the store
 * @person: with whom
 * @contact: what was
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_person_store_add_contact_async (TendStore           *store,
                                     const TendPerson    *person,
                                     const TendContact   *contact,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  /* One click noted it, and one takes it back. */
  start (store,
         contact->kind == TEND_CONTACT_CALL ? g_strdup_printf (_("Noted a call with “%s”"), person->name)
                                            : g_strdup_printf (_("Noted a time with “%s”"), person->name),
         TEND_WRITE_OFFER_UNDO, write_add_contact, verb_new (store, person, contact), callback, user_data);
}

void
tend_person_store_update_contact_async (TendStore           *store,
                                        const TendPerson    *person,
                                        const TendContact   *contact,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  start (store, g_strdup_printf (_("Changed what was noted with “%s”"), person->name), TEND_WRITE_DEFAULT,
         write_update_contact, verb_new (store, person, contact), callback, user_data);
}

void
tend_person_store_delete_contact_async (TendStore           *store,
                                        const TendPerson    *person,
                                        const TendContact   *contact,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  start (store, g_strdup_printf (_("Deleted what was noted with “%s”"), person->name), TEND_WRITE_OFFER_UNDO,
         write_delete_contact, verb_new (store, person, contact), callback, user_data);
}

/**
 * tend_person_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: the row of the person or the contact that the verb was about, also of one just added; 0 with @error set
 */
gint64
tend_person_store_finish (TendStore     *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
