#include "reminders/tend-reminder-round.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-reader.h"
#include "reminders/tend-reminder-words.h"

#include <glib/gi18n.h>

static TendRemind *
ask_feature (TendReminderRound  *self,
             const char           *kind,
             const char           *uuid,
             TendDay               day,
             GError              **error)
{
  const TendFeature *feature = tend_feature_find_for_kind (self->life.features, self->life.n_features, kind);
  const TendAgendaQuery query = {
    .day = day,
    .today = tend_clock_get_today (self->clock),
    .first_weekday = tend_settings_get_first_weekday (self->settings),
  };

  if (feature)
    return feature->remind (self->life.db, kind, uuid, &query, error);
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That isn't there any more."));
  return NULL;
}

static gboolean
is_wanted (const TendReminder *reminder,
           const TendRemind   *said)
{
  return said->state == TEND_REMIND_WANTED || (said->state == TEND_REMIND_DONE && reminder->even_if_done);
}

static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND);
}

static TendReminderQuiet
get_quiet (TendReminderRound *self)
{
  TendReminderQuiet quiet;

  quiet.is_on = tend_settings_get_quiet_hours (self->settings, &quiet.start_minute, &quiet.end_minute);
  return quiet;
}

static TendReminderEntry *
make_entry (TendReminderRound   *self,
            const TendReminderDue *due)
{
  TendReminderEntry *entry = tend_reminder_entry_new (due->reminder->uuid, due->occurrence,
                                                      due->reminder->subject_kind, due->reminder->subject_uuid);
  TendZone *zone = self->life.zone;
  const TendReminderQuiet quiet = get_quiet (self);

  entry->day = tend_zone_to_day (zone, due->instant, tend_clock_get_day_start (self->clock));
  entry->due = due->instant;
  entry->show_at = tend_reminder_rules_get_show_at (&quiet, zone, due->instant, due->reminder->is_important);
  entry->fate = entry->show_at > tend_clock_get_now (self->clock) ? TEND_REMINDER_HELD : TEND_REMINDER_CLAIMED;
  return entry;
}

/* Adds what has come to @entries, if it was not taken up before and is wanted on its day. */
static gboolean
take_up (TendReminderRound    *self,
         const TendReminderDue  *due,
         GPtrArray              *entries,
         GError                **error)
{
  g_autoptr (TendReminderEntry) entry = NULL;
  g_autoptr (TendRemind) said = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean knows;

  if (!tend_reminder_log_knows (self->log, due->reminder->uuid, due->occurrence, &knows, error))
    return FALSE;
  if (knows)
    return TRUE;
  entry = make_entry (self, due);
  said = ask_feature (self, entry->subject_kind, entry->subject_uuid, entry->day, &local_error);
  if (said && is_wanted (due->reminder, said))
    g_ptr_array_add (entries, g_steal_pointer (&entry));
  if (said || is_gone (local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * tend_reminder_round_take_up:
 * @self: a round
 * @since: UTC seconds
 * @must_keep: whether to keep how far it has come even where nothing was due; otherwise a restart finds it out
 *   again
 * @error: return location
 *
 * Claims what has come after @since, by now.
 *
 * Returns: whether it is on disk
 */
gboolean
tend_reminder_round_take_up (TendReminderRound  *self,
                             gint64              since,
                             gboolean            must_keep,
                             GError            **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_entry_free);
  gint64 now = tend_clock_get_now (self->clock);
  g_autoptr (GPtrArray) dues = tend_reminder_due_read (&self->life, since, now, error);

  if (dues == NULL)
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    if (!take_up (self, g_ptr_array_index (dues, i), entries, error))
      return FALSE;
  if ((dues->len > 0 || must_keep) &&
      !tend_reminder_log_claim (self->log, entries, now, self->life.zone, now, error))
    return FALSE;
  self->has_changed |= entries->len > 0;
  return TRUE;
}

static gboolean
set_one_fate (TendReminderRound  *self,
              TendReminderEntry    *entry,
              TendReminderFate      fate,
              GError              **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, entry);
  if (!tend_reminder_log_set_fate (self->log, one, fate, 0, tend_clock_get_now (self->clock), error))
    return FALSE;
  self->has_changed = TRUE;
  return TRUE;
}

/* Returns: (nullable): what is to be shown of an entry; %NULL without @error where nothing is, and what became
 * of it instead is in @fate */
static TendReminderItem *
make_item (TendReminderRound      *self,
           const TendReminderEntry  *entry,
           TendReminderFate         *fate,
           GError                  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TendReminder) reminder = tend_reminder_read_by_uuid (self->life.db, entry->reminder_uuid, &local_error);
  g_autoptr (TendRemind) said = NULL;
  TendReminderItem *item;

  *fate = TEND_REMINDER_GONE;
  if (reminder && reminder->is_enabled)
    said = ask_feature (self, entry->subject_kind, entry->subject_uuid, entry->day, &local_error);
  if (local_error && !is_gone (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (said == NULL || !is_wanted (reminder, said))
    {
      if (said && said->state == TEND_REMIND_DONE)
        *fate = TEND_REMINDER_DONE;
      return NULL;
    }
  item = g_new0 (TendReminderItem, 1);
  item->entry = tend_reminder_entry_copy (entry);
  item->said = g_steal_pointer (&said);
  item->is_important = reminder->is_important;
  return item;
}

/* Returns: (element-type TendReminderItem): what is to be shown now */
static GPtrArray *
read_ready (TendReminderRound  *self,
            GError              **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_item_free);
  g_autoptr (GPtrArray) entries = tend_reminder_log_read_ready (self->log, tend_clock_get_now (self->clock), error);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      TendReminderEntry *entry = g_ptr_array_index (entries, i);
      GError *local_error = NULL;
      TendReminderItem *item;
      TendReminderFate fate;

      if (tend_reminder_sender_is_sending (self->sender, entry))
        continue;
      item = make_item (self, entry, &fate, &local_error);
      if (item)
        g_ptr_array_add (items, item);
      else if (local_error || !set_one_fate (self, entry, fate, &local_error))
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      else
        tend_reminder_sender_withdraw (self->sender, entry);
    }
  return g_steal_pointer (&items);
}

/* Moves those of @items that are to be shown in @manner. */
static GPtrArray *
take_by_manner (TendReminderRound *self,
                GPtrArray           *items,
                TendReminderManner   manner)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_item_free);
  gint64 now = tend_clock_get_now (self->clock);
  guint n_in_time = 0;

  for (guint i = 0; i < items->len; i++)
    if (!tend_reminder_rules_is_late (((TendReminderItem *) g_ptr_array_index (items, i))->entry->show_at, now))
      n_in_time++;
  for (guint i = 0; i < items->len;)
    {
      const TendReminderItem *item = g_ptr_array_index (items, i);

      if (tend_reminder_rules_get_manner (item->entry->show_at, now, self->paused_until, n_in_time) == manner)
        g_ptr_array_add (taken, g_ptr_array_steal_index (items, i));
      else
        i++;
    }
  return taken;
}

static gboolean
pass_silently (TendReminderRound  *self,
               GPtrArray            *items,
               GError              **error)
{
  for (guint i = 0; i < items->len; i++)
    if (!set_one_fate (self, ((TendReminderItem *) g_ptr_array_index (items, i))->entry, TEND_REMINDER_PASSED,
                       error))
      return FALSE;
  return TRUE;
}

static void
send_each (TendReminderRound *self,
           GPtrArray           *items)
{
  while (items->len > 0)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_item_free);

      g_ptr_array_add (one, g_ptr_array_steal_index (items, 0));
      tend_reminder_sender_send (self->sender,
                                 tend_reminder_words_for_one (g_ptr_array_index (one, 0), self->settings), one,
                                 TEND_REMINDER_SENT);
    }
}

/**
 * tend_reminder_round_deliver:
 * @self: a round
 * @error: return location
 *
 * Sends what is claimed or has waited for now, each in its manner.
 *
 * Returns: whether it could be read and kept; what the server makes of it is told by the sender
 */
gboolean
tend_reminder_round_deliver (TendReminderRound  *self,
                             GError            **error)
{
  g_autoptr (GPtrArray) items = read_ready (self, error);
  g_autoptr (GPtrArray) silent = NULL;
  g_autoptr (GPtrArray) passed = NULL;
  g_autoptr (GPtrArray) together = NULL;

  if (items == NULL)
    return FALSE;
  silent = take_by_manner (self, items, TEND_REMINDER_SILENT);
  passed = take_by_manner (self, items, TEND_REMINDER_IN_SUM);
  together = take_by_manner (self, items, TEND_REMINDER_TOGETHER);

  if (!pass_silently (self, silent, error))
    return FALSE;
  if (passed->len > 0)
    tend_reminder_sender_send (self->sender,
                               tend_reminder_words_for_passed (passed, self->settings, self->life.zone),
                               passed, TEND_REMINDER_PASSED);
  if (together->len > 0)
    tend_reminder_sender_send (self->sender, tend_reminder_words_for_several (together, self->settings), together,
                               TEND_REMINDER_SENT);
  send_each (self, items);
  return TRUE;
}

/**
 * tend_reminder_round_settle:
 * @self: a round
 * @error: return location
 *
 * Notes what is done, or not there any more, and takes it off the screen.
 *
 * Returns: whether it could
 */
gboolean
tend_reminder_round_settle (TendReminderRound  *self,
                            GError            **error)
{
  gint64 since = tend_clock_get_now (self->clock) - (gint64) TEND_REMINDER_ABSENCE_DAYS * TEND_SECONDS_A_DAY;
  g_autoptr (GPtrArray) entries = tend_reminder_log_read_open (self->log, since, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      TendReminderEntry *entry = g_ptr_array_index (entries, i);
      guint32 notification_id = entry->notification_id;
      GError *local_error = NULL;
      TendReminderFate fate;
      TendReminderItem *item = make_item (self, entry, &fate, &local_error);

      if (item)
        {
          tend_reminder_item_free (item);
          continue;
        }
      if (local_error || !set_one_fate (self, entry, fate, &local_error))
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      entry->notification_id = notification_id;
      tend_reminder_sender_withdraw (self->sender, entry);
    }
  return TRUE;
}
