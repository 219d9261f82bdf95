#include "exchange/tend-ical-rows.h"

#include "base/tend-recurrence.h"
#include "base/tend-uuid.h"

/* What separates the parts of a name that is made of several; it is no part of a text. */
#define SEPARATOR "\x1f"

/* Events go over by the hundred, so that neither thread waits for the other at each of them, and no more are under way
 * than there are batches. */
#define BATCH_SIZE 256
#define N_BATCHES 4

struct _TendIcalRows
{
  /* Whoever reads. */
  GPtrArray *batch; /* of TendIcalEvent, not full yet */
  GThread *thread;

  /* Both. */
  GAsyncQueue *full;  /* of GPtrArray: one that is not full is the last */
  GAsyncQueue *spare; /* of GPtrArray, of which rows are made */

  /* The thread. */
  TendIcalFile *file;
  TendArchiveTable *plans;
  TendArchiveTable *dates;
  TendArchiveTable *guests;
  TendArchiveTable *reminders;
  GHashTable *nameless; /* char * → guint: events without a UID, and how many are the same */
};

/* The day after which no time of it has any part. */
static TendDay
get_last_day (const TendIcalEvent *event)
{
  g_autoptr (TendRecurrence) rule = event->rule ? tend_recurrence_parse (event->rule, NULL) : NULL;
  TendDay end = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
  TendDay last = rule ? tend_recurrence_get_last_day (rule, event->start) : event->start.day;

  for (guint i = 0; i < event->singles->len; i++)
    {
      const TendIcalSingle *single = &g_array_index (event->singles, TendIcalSingle, i);

      if (single->is_added)
        last = MAX (last, single->moment.day);
    }
  last = MIN (last, end);
  return MIN (last + (event->end.day - event->start.day), end);
}

/* What stands for the name of an event that has none: all that one knows it by, and a number if there are more of
 * the same. */
static char *
make_key (TendIcalRows        *self,
          const TendIcalEvent *event)
{
  g_autofree char *when = tend_ical_moment_to_text ((TendIcalMoment) { event->start.day, event->start.second / 60 });
  g_autofree char *words = g_strjoin (SEPARATOR, when, event->title, event->place, event->note,
                                      event->rule ? event->rule : "", NULL);
  g_autofree char *uuid = tend_uuid_derive ("ical-words", words);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->nameless, uuid));
  char *key = n == 0 ? g_strdup (uuid) : g_strdup_printf ("%s %u", uuid, n);

  g_hash_table_insert (self->nameless, g_steal_pointer (&uuid), GUINT_TO_POINTER (n + 1));
  return key;
}

static void
add_days (TendArchiveTable    *table,
          guint                row,
          const TendIcalEvent *event,
          TendDay              last_day)
{
  char day[TEND_DAY_TEXT_SIZE];

  tend_archive_table_set_integer (table, row, "is_all_day", event->is_all_day);
  tend_archive_table_set_text (table, row, "start_day", tend_day_to_text (event->start.day, day));
  tend_archive_table_set_integer (table, row, "start_minute", event->start.second / 60);
  tend_archive_table_set_text (table, row, "end_day", tend_day_to_text (event->end.day, day));
  tend_archive_table_set_integer (table, row, "end_minute", event->end.second / 60);
  tend_archive_table_set_text (table, row, "zone", event->zone ? tend_zone_get_id (event->zone) : "");
  tend_archive_table_set_text (table, row, "rule", event->rule ? event->rule : "");
  if (event->rule || event->singles->len > 0)
    tend_archive_table_set_text (table, row, "series_end", tend_day_to_text (last_day, day));
  else
    tend_archive_table_set_null (table, row, "series_end");
}

static guint
add_plan (TendIcalRows        *self,
          const TendIcalEvent *event,
          TendDay              last_day)
{
  TendArchiveTable *table = self->plans;
  guint row = tend_archive_table_append (table, event->line);

  tend_archive_table_set_text (table, row, "uuid", "");
  tend_archive_table_set_null (table, row, "calendar_uuid");
  tend_archive_table_set_text (table, row, "title", event->title);
  tend_archive_table_set_text (table, row, "place", event->place);
  tend_archive_table_set_text (table, row, "note", event->note);
  add_days (table, row, event, last_day);
  tend_archive_table_set_text (table, row, "status", event->is_cancelled ? "cancelled" : "planned");
  tend_archive_table_set_null (table, row, "master_uuid");
  tend_archive_table_set_null (table, row, "recurrence_id");
  tend_archive_table_set_text (table, row, "uid", event->uid ? event->uid : "");
  tend_archive_table_set_integer (table, row, "sequence", event->sequence);
  tend_archive_table_set_text (table, row, "extra", event->extra->str);
  tend_archive_table_set_integer (table, row, "created_at",
                                  event->created_at ? event->created_at : event->modified_at);
  tend_archive_table_set_integer (table, row, "modified_at", event->modified_at);
  if (event->kind)
    tend_archive_table_set_text (table, row, "kind", event->kind);
  return row;
}

static void
add_singles (TendIcalRows        *self,
             const TendIcalEvent *event,
             guint                entry)
{
  for (guint i = 0; i < event->singles->len; i++)
    {
      const TendIcalSingle *single = &g_array_index (event->singles, TendIcalSingle, i);
      g_autofree char *value = tend_ical_moment_to_text (single->moment);
      guint row = tend_archive_table_append (self->dates, event->line);

      tend_archive_table_set_text (self->dates, row, "plan", "");
      tend_archive_table_set_text (self->dates, row, "kind", single->is_added ? "rdate" : "exdate");
      tend_archive_table_set_text (self->dates, row, "value", value);
      g_array_append_val (self->file->dates, entry);
    }
}

static void
add_guests (TendIcalRows        *self,
            const TendIcalEvent *event,
            guint                entry)
{
  for (guint i = 0; i < event->guests->len; i++)
    {
      const TendIcalGuest *guest = g_ptr_array_index (event->guests, i);
      guint row = tend_archive_table_append (self->guests, event->line);
      TendIcalGuestRow guest_row = { entry, NULL };

      tend_archive_table_set_text (self->guests, row, "uuid", guest->uuid ? guest->uuid : "");
      if (guest->uuid)
        guest_row.given = tend_archive_table_get (self->guests, tend_archive_table_find_column (self->guests, "uuid"),
                                                  row)->text;
      tend_archive_table_set_text (self->guests, row, "plan", "");
      tend_archive_table_set_integer (self->guests, row, "position", i);
      tend_archive_table_set_text (self->guests, row, "name", guest->name);
      tend_archive_table_set_text (self->guests, row, "email", guest->email);
      tend_archive_table_set_text (self->guests, row, "answer", guest->answer);
      g_array_append_val (self->file->guests, guest_row);
    }
}

static void
add_reminders (TendIcalRows        *self,
               const TendIcalEvent *event,
               guint                entry)
{
  for (guint i = 0; i < event->alarms->len; i++)
    {
      guint row = tend_archive_table_append (self->reminders, event->line);

      tend_archive_table_set_text (self->reminders, row, "uuid", "");
      tend_archive_table_set_text (self->reminders, row, "subject_kind", "plan");
      tend_archive_table_set_text (self->reminders, row, "subject_uuid", "");
      tend_archive_table_set_integer (self->reminders, row, "minute", 0);
      tend_archive_table_set_integer (self->reminders, row, "weekdays", TEND_WEEKDAYS_ALL);
      tend_archive_table_set_integer (self->reminders, row, "before_minutes",
                                      g_array_index (event->alarms, int, i));
      g_array_append_val (self->file->reminders, entry);
    }
}

static void
add_event (TendIcalRows        *self,
           const TendIcalEvent *event)
{
  guint index = self->file->entries->len;
  g_autofree char *key = event->uid && *event->uid ? NULL : make_key (self, event);
  TendDay last_day = get_last_day (event);
  guint row = add_plan (self, event, last_day);
  TendIcalEntry entry = {
    .line = event->line,
    .has_uid = key == NULL,
    .has_recurrence = event->has_recurrence,
    .recurrence = event->recurrence,
    .recurrence_zone = event->recurrence_zone,
    .master = TEND_ICAL_NONE,
    .is_all_day = event->is_all_day,
    .zone = event->zone,
    .sequence = event->sequence,
    .modified_at = event->modified_at,
    .last_day = last_day,
  };

  /* The archive keeps it. */
  if (key)
    tend_archive_table_set_text (self->plans, row, "uuid", key);
  entry.key = tend_archive_table_get (self->plans, tend_archive_table_find_column (self->plans, key ? "uuid" : "uid"),
                                      row)->text;
  g_array_append_val (self->file->entries, entry);
  add_singles (self, event, index);
  add_guests (self, event, index);
  add_reminders (self, event, index);
}

static gpointer
make_rows (gpointer data)
{
  TendIcalRows *self = data;
  guint n_events;

  do
    {
      GPtrArray *batch = g_async_queue_pop (self->full);

      n_events = batch->len;
      for (guint i = 0; i < n_events; i++)
        add_event (self, g_ptr_array_index (batch, i));
      g_async_queue_push (self->spare, batch);
    }
  while (n_events == BATCH_SIZE);
  return NULL;
}

static GPtrArray *
batch_new (void)
{
  return g_ptr_array_new_full (BATCH_SIZE, (GDestroyNotify) tend_ical_event_free);
}

/**
 * tend_ical_rows_new:
 * @file: a file whose rows nobody else touches until tend_ical_rows_finish()
 *
 * Returns: (transfer full): what makes them
 */
TendIcalRows *
tend_ical_rows_new (TendIcalFile *file)
{
  TendIcalRows *self = g_new0 (TendIcalRows, 1);

  self->file = file;
  self->plans = tend_archive_add_table (file->archive, "plan");
  self->dates = tend_archive_add_table (file->archive, "plan_date");
  self->guests = tend_archive_add_table (file->archive, "plan_guest");
  self->reminders = tend_archive_add_table (file->archive, "reminder");
  self->nameless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->full = g_async_queue_new ();
  self->spare = g_async_queue_new_full ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 1; i < N_BATCHES; i++)
    g_async_queue_push (self->spare, batch_new ());
  self->batch = batch_new ();
  self->thread = g_thread_new ("tend-ical-rows", make_rows, self);
  return self;
}

/**
 * tend_ical_rows_take:
 * @self: the rows
 * @event: (transfer full): the next event
 */
void
tend_ical_rows_take (TendIcalRows  *self,
                     TendIcalEvent *event)
{
  g_ptr_array_add (self->batch, event);
  if (self->batch->len < BATCH_SIZE)
    return;
  g_async_queue_push (self->full, self->batch);
  self->batch = g_async_queue_pop (self->spare);
  /* Memory goes back more cheaply in the thread that it came from. */
  g_ptr_array_set_size (self->batch, 0);
}

/**
 * tend_ical_rows_finish:
 * @self: (transfer full): the rows
 *
 * Waits until there is a row of every event.
 */
void
tend_ical_rows_finish (TendIcalRows *self)
{
  g_async_queue_push (self->full, self->batch);
  g_thread_join (self->thread);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->spare);
  g_hash_table_unref (self->nameless);
  g_free (self);
}
