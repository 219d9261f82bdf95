#include "features/calendar/tend-plan-store.h"

#include "base/tend-uuid.h"
#include "reminders/tend-reminder-writer.h"

#include <glib/gi18n.h>

/* What a verb is about. Each verb uses what it needs; the writer thread gets it as it is. */
typedef struct
{
  gint64 id; /* the plan or the calendar, once it is known */
  gint64 now;
  TendPlanOccurrence *at;
  TendPlan *plan;
  TendCalendar *calendar;
  GPtrArray *reminders;
  TendGuest *guest;
  TendGuestAnswer answer;
  TendPlanScope scope;
  int start_minutes;
  int end_minutes;
  int mood;
  char *text;
  char *new_text;
  gboolean is_on;
} Verb;

static Verb *
verb_new (TendStore                *store,
          const TendPlanOccurrence *at,
          TendPlanScope             scope)
{
  Verb *verb = g_new0 (Verb, 1);

  verb->now = tend_clock_get_now (tend_store_get_clock (store));
  verb->at = at ? tend_plan_occurrence_copy (at) : NULL;
  verb->scope = scope;
  return verb;
}

static void
verb_free (gpointer data)
{
  Verb *verb = data;

  g_clear_pointer (&verb->at, tend_plan_occurrence_free);
  g_clear_pointer (&verb->plan, tend_plan_free);
  g_clear_pointer (&verb->calendar, tend_calendar_free);
  g_clear_pointer (&verb->reminders, g_ptr_array_unref);
  g_clear_pointer (&verb->guest, tend_guest_free);
  g_free (verb->text);
  g_free (verb->new_text);
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

  if (!tend_plan_insert (db, verb->plan, verb->now, &verb->id, error))
    return FALSE;
  for (guint i = 0; verb->reminders && i < verb->reminders->len; i++)
    {
      TendReminder *reminder = g_ptr_array_index (verb->reminders, i);

      g_free (reminder->subject_uuid);
      reminder->subject_uuid = g_strdup (verb->plan->uuid);
      if (!tend_reminder_insert (db, reminder, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_update (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  Verb *verb = data;

  return tend_plan_series_update (db, verb->at, verb->plan, verb->scope, verb->now, &verb->id, error);
}

static gboolean
write_move (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  Verb *verb = data;

  return tend_plan_series_move (db, verb->at, verb->start_minutes, verb->end_minutes, verb->scope, verb->now,
                                &verb->id, error);
}

static gboolean
write_cancelled (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  Verb *verb = data;

  return tend_plan_series_set_cancelled (db, verb->at, verb->is_on, verb->scope, verb->now, &verb->id, error);
}

static gboolean
write_delete (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  Verb *verb = data;
  gint64 gone;

  verb->id = verb->at->plan->id;
  return tend_plan_series_delete (db, verb->at, verb->scope, verb->now, &gone, error);
}

static gboolean
write_answer (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  Verb *verb = data;

  return tend_plan_series_set_answer (db, verb->at, verb->guest, verb->answer, verb->now, &verb->id, error);
}

static gboolean
write_afterwards (TendDb    *db,
                  gpointer   data,
                  GError   **error)
{
  Verb *verb = data;

  return tend_plan_series_set_afterwards (db, verb->at, verb->mood, verb->text, verb->now, &verb->id, error);
}

static gboolean
write_kind (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  const Verb *verb = data;

  return verb->is_on ? tend_plan_kind_insert (db, verb->text, error)
                     : tend_plan_kind_delete (db, verb->text, error);
}

static gboolean
write_kind_name (TendDb    *db,
                 gpointer   data,
                 GError   **error)
{
  const Verb *verb = data;

  return tend_plan_kind_rename (db, verb->text, verb->new_text, verb->now, error);
}

static gboolean
write_calendar (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  const Verb *verb = data;

  return tend_calendar_update (db, verb->calendar, error);
}

static gboolean
write_delete_calendar (TendDb    *db,
                       gpointer   data,
                       GError   **error)
{
  const Verb *verb = data;

  return tend_calendar_delete (db, verb->id, error);
}

static gpointer
copy_reminder (gconstpointer reminder,
               gpointer      user_data)
{
  return tend_reminder_copy (reminder);
}

/**
 * tend_plan_store_add_async:
 * @store: the store
 * @plan: a plan; its id and UUID are not looked at
 * @reminders: (nullable) (element-type TendReminder): its reminders, of the kind "plan"; whose they are is filled in
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_add_async (TendStore           *store,
                           const TendPlan      *plan,
                           GPtrArray           *reminders,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Verb *verb = verb_new (store, NULL, TEND_PLAN_SCOPE_ALL);

  verb->plan = tend_plan_copy (plan);
  g_free (verb->plan->uuid);
  verb->plan->uuid = tend_uuid_new ();
  tend_plan_rules_align (verb->plan);
  for (guint i = 0; i < verb->plan->guests->len; i++)
    g_clear_pointer (&((TendGuest *) g_ptr_array_index (verb->plan->guests, i))->uuid, g_free);
  if (reminders)
    {
      verb->reminders = g_ptr_array_copy (reminders, (GCopyFunc) copy_reminder, NULL);
      g_ptr_array_set_free_func (verb->reminders, (GDestroyNotify) tend_reminder_free);
    }
  start (store, g_strdup_printf (_("Added “%s”"), plan->title), TEND_WRITE_DEFAULT, write_add, verb, callback,
         user_data);
}

/**
 * tend_plan_store_update_async:
 * @store: the store
 * @at: the time that was shown, as the reader gave it
 * @plan: what it is to be, with that time's start and end (see tend_plan_rules_make_instance())
 * @scope: which times this is for
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_update_async (TendStore                *store,
                              const TendPlanOccurrence *at,
                              const TendPlan           *plan,
                              TendPlanScope             scope,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  Verb *verb = verb_new (store, at, scope);

  verb->plan = tend_plan_copy (plan);
  start (store, g_strdup_printf (_("Changed “%s”"), plan->title), TEND_WRITE_DEFAULT, write_update, verb, callback,
         user_data);
}

/**
 * tend_plan_store_move_async:
 * @store: the store
 * @at: the time that was shown, as the reader gave it
 * @start_minutes: by how many minutes on the wall its start moves
 * @end_minutes: by how many its end moves
 * @scope: which times this is for
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_move_async (TendStore                *store,
                            const TendPlanOccurrence *at,
                            int                       start_minutes,
                            int                       end_minutes,
                            TendPlanScope             scope,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  Verb *verb = verb_new (store, at, scope);

  verb->start_minutes = start_minutes;
  verb->end_minutes = end_minutes;
  start (store, g_strdup_printf (_("Moved “%s”"), at->plan->title), TEND_WRITE_DEFAULT, write_move, verb, callback,
         user_data);
}

void
tend_plan_store_set_cancelled_async (TendStore                *store,
                                     const TendPlanOccurrence *at,
                                     gboolean                  is_cancelled,
                                     TendPlanScope             scope,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data)
{
  Verb *verb = verb_new (store, at, scope);

  verb->is_on = is_cancelled;
  start (store,
         is_cancelled ? g_strdup_printf (_("Called off “%s”"), at->plan->title)
                      : g_strdup_printf (_("“%s” takes place"), at->plan->title),
         TEND_WRITE_OFFER_UNDO, write_cancelled, verb, callback, user_data);
}

void
tend_plan_store_delete_async (TendStore                *store,
                              const TendPlanOccurrence *at,
                              TendPlanScope             scope,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  start (store, g_strdup_printf (_("Deleted “%s”"), at->plan->title), TEND_WRITE_OFFER_UNDO, write_delete,
         verb_new (store, at, scope), callback, user_data);
}

/**
 * tend_plan_store_set_answer_async:
 * @store: the store
 * @at: the time that was shown, as the reader gave it
 * @guest: one of its guests
 * @answer: what they say to that time
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_set_answer_async (TendStore                *store,
                                  const TendPlanOccurrence *at,
                                  const TendGuest          *guest,
                                  TendGuestAnswer           answer,
                                  GAsyncReadyCallback       callback,
                                  gpointer                  user_data)
{
  Verb *verb = verb_new (store, at, TEND_PLAN_SCOPE_THIS);

  verb->guest = tend_guest_copy (guest);
  verb->answer = answer;
  start (store, g_strdup_printf (_("Changed an answer to “%s”"), at->plan->title), TEND_WRITE_DEFAULT, write_answer,
         verb, callback, user_data);
}

/**
 * tend_plan_store_set_afterwards_async:
 * @store: the store
 * @at: the time that was shown, as the reader gave it
 * @mood: how it was, 1 to 5; %TEND_PLAN_MOOD_NONE if not said
 * @text: (nullable): a line about it
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_set_afterwards_async (TendStore                *store,
                                      const TendPlanOccurrence *at,
                                      int                       mood,
                                      const char               *text,
                                      GAsyncReadyCallback       callback,
                                      gpointer                  user_data)
{
  Verb *verb = verb_new (store, at, TEND_PLAN_SCOPE_THIS);

  verb->mood = mood;
  verb->text = g_strdup (text);
  start (store, g_strdup_printf (_("Said how “%s” was"), at->plan->title), TEND_WRITE_DEFAULT, write_afterwards, verb,
         callback, user_data);
}

static void
start_kind (TendStore           *store,
            const char          *name,
            gboolean             is_on,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  Verb *verb = verb_new (store, NULL, TEND_PLAN_SCOPE_ALL);

  verb->is_on = is_on;
  verb->text = g_strdup (name);
  start (store,
         is_on ? g_strdup_printf (_("Added the kind “%s”"), name)
               : g_strdup_printf (_("Deleted the kind “%s”"), name),
         is_on ? TEND_WRITE_DEFAULT : TEND_WRITE_OFFER_UNDO, write_kind, verb, callback, user_data);
}

void
tend_plan_store_add_kind_async (TendStore           *store,
                                const char          *name,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  start_kind (store, name, TRUE, callback, user_data);
}

/**
 * tend_plan_store_rename_kind_async:
 * @store: the store
 * @name: what a kind of the user's is called
 * @new_name: what it is to be called; plans that are of it go along
 * @callback: called when it is kept
 * @user_data: for @callback
 */
void
tend_plan_store_rename_kind_async (TendStore           *store,
                                   const char          *name,
                                   const char          *new_name,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Verb *verb = verb_new (store, NULL, TEND_PLAN_SCOPE_ALL);

  verb->text = g_strdup (name);
  verb->new_text = g_strdup (new_name);
  start (store, g_strdup_printf (_("Renamed the kind “%s”"), name), TEND_WRITE_DEFAULT, write_kind_name, verb, callback,
         user_data);
}

void
tend_plan_store_delete_kind_async (TendStore           *store,
                                   const char          *name,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  start_kind (store, name, FALSE, callback, user_data);
}

void
tend_plan_store_update_calendar_async (TendStore           *store,
                                       const TendCalendar  *calendar,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Verb *verb = verb_new (store, NULL, TEND_PLAN_SCOPE_ALL);

  verb->id = calendar->id;
  verb->calendar = tend_calendar_copy (calendar);
  start (store, g_strdup_printf (_("Changed the calendar “%s”"), calendar->name), TEND_WRITE_DEFAULT,
         write_calendar, verb, callback, user_data);
}

void
tend_plan_store_delete_calendar_async (TendStore           *store,
                                       const TendCalendar  *calendar,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Verb *verb = verb_new (store, NULL, TEND_PLAN_SCOPE_ALL);

  verb->id = calendar->id;
  start (store, g_strdup_printf (_("Deleted the calendar “%s”"), calendar->name), TEND_WRITE_OFFER_UNDO,
         write_delete_calendar, verb, callback, user_data);
}

/**
 * tend_plan_store_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: the row that the verb was about: of a plan just added, or of a time that is a plan of its own now; of what
 *   was deleted, the row that it had. Verbs of kinds give 0, which is an error only with @error set.
 */
gint64
tend_plan_store_finish (TendStore     *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  Verb *verb = tend_store_write_finish (store, result, error);

  return verb ? verb->id : 0;
}
