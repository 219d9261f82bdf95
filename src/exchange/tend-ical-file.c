#include "exchange/tend-ical-file.h"

#include "base/tend-recurrence.h"
#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is told of single events, before it is only counted. */
#define REMARKS_MAX 20

/* What separates the parts of a name that is made of several; it is no part of a text. */
#define SEPARATOR "\x1f"

typedef struct
{
  TendIcalText *text;
  gsize size;
  TendDay today;
  TendProgress *progress;
  GCancellable *cancellable;
  TendIcalFile *file;
  TendIcalContext context;
  TendArchiveTable *plans;
  TendArchiveTable *dates;
  TendArchiveTable *guests;
  TendArchiveTable *reminders;
  guint n_remarks;
  GHashTable *unread;   /* char * → guint: components that are not read, and how many */
  GHashTable *nameless; /* char * → guint: events without a UID, and how many are the same */
  char *related_id;     /* (nullable): X-WR-RELCALID */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->text, tend_ical_text_free);
  g_clear_pointer (&self->file, tend_ical_file_free);
  g_clear_pointer (&self->context.unknown_zones, g_hash_table_unref);
  g_clear_pointer (&self->unread, g_hash_table_unref);
  g_clear_pointer (&self->nameless, g_hash_table_unref);
  g_clear_pointer (&self->related_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

void
tend_ical_file_free (TendIcalFile *self)
{
  tend_archive_unref (self->archive);
  g_free (self->name);
  g_free (self->identity);
  tend_ical_zones_free (self->zones);
  g_array_unref (self->entries);
  g_array_unref (self->guests);
  g_array_unref (self->dates);
  g_array_unref (self->reminders);
  g_free (self);
}

static TendIcalFile *
file_new (const char *source,
          TendDay     today)
{
  TendIcalFile *self = g_new0 (TendIcalFile, 1);

  self->archive = tend_archive_new (source);
  self->zones = tend_ical_zones_new (today);
  self->entries = g_array_new (FALSE, FALSE, sizeof (TendIcalEntry));
  self->guests = g_array_new (FALSE, FALSE, sizeof (TendIcalGuestRow));
  self->dates = g_array_new (FALSE, FALSE, sizeof (guint));
  self->reminders = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

static void
reading_init (Reading      *self,
              const char   *source,
              GBytes       *bytes,
              TendDay       today)
{
  self->text = tend_ical_text_new (source, bytes);
  self->size = g_bytes_get_size (bytes);
  self->today = today;
  self->file = file_new (source, today);
  self->context.zones = self->file->zones;
  self->context.unknown_zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->plans = tend_archive_add_table (self->file->archive, "plan");
  self->dates = tend_archive_add_table (self->file->archive, "plan_date");
  self->guests = tend_archive_add_table (self->file->archive, "plan_guest");
  self->reminders = tend_archive_add_table (self->file->archive, "reminder");
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->nameless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_remark (Reading    *self,
            guint       line,
            const char *title,
            const char *sentence)
{
  g_autofree char *shown = tend_ical_show (title);

  if (self->n_remarks++ < REMARKS_MAX)
    /* Translators: a line of the file, the title of the event that begins there, and a sentence about it */
    tend_archive_add_note (self->file->archive, g_strdup_printf (_("Line %u, “%s”: %s"), line, shown, sentence));
}

static char *
format_time (TendDay day,
             int     minute)
{
  char text[TEND_DAY_TEXT_SIZE];

  tend_day_to_text (day, text);
  return minute == TEND_ICAL_WHOLE_DAY ? g_strdup (text)
                                       : g_strdup_printf ("%sT%02d:%02d", text, minute / 60, minute % 60);
}

/**
 * tend_ical_entry_format_recurrence:
 * @self: an entry that is one time of another event
 * @is_all_day: whether that one has days and no hours
 * @zone: (nullable): its zone
 *
 * Returns: (transfer full): which time that is, on the wall of the other event, as the table of plans has it
 */
char *
tend_ical_entry_format_recurrence (const TendIcalEntry *self,
                                   gboolean             is_all_day,
                                   TendZone            *zone)
{
  TendWall wall = self->recurrence.wall;

  if (!self->recurrence.is_date && zone && self->recurrence_zone && self->recurrence_zone != zone)
    wall = tend_zone_to_wall (zone, tend_zone_to_instant (self->recurrence_zone, wall));
  return format_time (wall.day, is_all_day ? TEND_ICAL_WHOLE_DAY : wall.second / 60);
}

/* The day after which no time of it has any part. */
static TendDay
get_last_day (const TendIcalEvent *event)
{
  g_autoptr (TendRecurrence) rule = event->rule ? tend_recurrence_parse (event->rule, NULL) : NULL;
  TendDay end = tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
  TendDay last = rule ? tend_recurrence_get_last_day (rule, event->start) : event->start.day;

  for (guint i = 0; i < event->dates->len; i++)
    {
      const TendIcalDate *date = &g_array_index (event->dates, TendIcalDate, i);

      if (date->is_added)
        last = MAX (last, date->day);
    }
  last = MIN (last, end);
  return MIN (last + (event->end.day - event->start.day), end);
}

/* What stands for the name of an event that has none: all that one knows it by, and a number if there are more of
 * the same. */
static char *
make_key (Reading             *self,
          const TendIcalEvent *event)
{
  g_autofree char *when = format_time (event->start.day, event->start.second / 60);
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
          const TendIcalEvent *event)
{
  char day[TEND_DAY_TEXT_SIZE];

  tend_archive_table_set_integer (table, row, "is_all_day", event->is_all_day);
  tend_archive_table_set_text (table, row, "start_day", tend_day_to_text (event->start.day, day));
  tend_archive_table_set_integer (table, row, "start_minute", event->start.second / 60);
  tend_archive_table_set_text (table, row, "end_day", tend_day_to_text (event->end.day, day));
  tend_archive_table_set_integer (table, row, "end_minute", event->end.second / 60);
  tend_archive_table_set_text (table, row, "zone", event->zone ? tend_zone_get_id (event->zone) : "");
  tend_archive_table_set_text (table, row, "rule", event->rule ? event->rule : "");
  if (event->rule || event->dates->len > 0)
    tend_archive_table_set_text (table, row, "series_end", tend_day_to_text (get_last_day (event), day));
  else
    tend_archive_table_set_null (table, row, "series_end");
}

static guint
add_plan (Reading             *self,
          const TendIcalEvent *event)
{
  TendArchiveTable *table = self->plans;
  guint row = tend_archive_table_append (table, event->line);

  tend_archive_table_set_text (table, row, "uuid", "");
  tend_archive_table_set_null (table, row, "calendar_uuid");
  tend_archive_table_set_text (table, row, "title", event->title);
  tend_archive_table_set_text (table, row, "place", event->place);
  tend_archive_table_set_text (table, row, "note", event->note);
  add_days (table, row, event);
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
add_belongings (Reading             *self,
                const TendIcalEvent *event,
                guint                entry)
{
  for (guint i = 0; i < event->dates->len; i++)
    {
      const TendIcalDate *date = &g_array_index (event->dates, TendIcalDate, i);
      g_autofree char *value = format_time (date->day, date->minute);
      guint row = tend_archive_table_append (self->dates, event->line);

      tend_archive_table_set_text (self->dates, row, "plan", "");
      tend_archive_table_set_text (self->dates, row, "kind", date->is_added ? "rdate" : "exdate");
      tend_archive_table_set_text (self->dates, row, "value", value);
      g_array_append_val (self->file->dates, entry);
    }
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
add_event (Reading             *self,
           const TendIcalEvent *event)
{
  guint index = self->file->entries->len;
  g_autofree char *key = event->uid && *event->uid ? NULL : make_key (self, event);
  guint row = add_plan (self, event);
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
    .last_day = get_last_day (event),
  };

  /* The archive keeps it. */
  if (key)
    tend_archive_table_set_text (self->plans, row, "uuid", key);
  entry.key = tend_archive_table_get (self->plans, tend_archive_table_find_column (self->plans, key ? "uuid" : "uid"),
                                      row)->text;
  g_array_append_val (self->file->entries, entry);
  add_belongings (self, event, index);
}

static gboolean
read_event (Reading  *self,
            guint     line,
            GError  **error)
{
  g_autoptr (TendIcalEvent) event = tend_ical_event_read (self->text, line, &self->context, error);

  if (event == NULL)
    return FALSE;
  for (guint i = 0; i < event->remarks->len; i++)
    add_remark (self, line, event->title, g_ptr_array_index (event->remarks, i));
  if (!event->is_left_out)
    add_event (self, event);
  return tend_progress_go_on (self->cancellable, error);
}

/* What Tend keeps nothing of: its end is looked for, and it is counted. */
static gboolean
skip_component (Reading             *self,
                const TendIcalLine  *begin,
                GError             **error)
{
  g_autofree char *name = g_ascii_strup (begin->value, -1);
  g_autofree char *shown = tend_ical_show (g_strstrip (name));
  guint number = begin->number;
  guint depth = 1;
  GError *local_error = NULL;
  TendIcalLine line;

  if (!g_str_equal (name, "VTIMEZONE"))
    g_hash_table_insert (self->unread, g_strdup (shown),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->unread, shown)) + 1));
  while (tend_ical_text_next (self->text, &line, &local_error))
    {
      if (tend_ical_line_is (&line, "BEGIN"))
        depth++;
      else if (tend_ical_line_is (&line, "END") && --depth == 0)
        {
          if (tend_ical_line_is_component (&line, "END", name))
            return TRUE;
          return tend_ical_text_refuse (self->text, line.number, error,
                                        _("“%s”, which begins on line %u, does not end there."), shown, number);
        }
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return tend_ical_text_refuse (self->text, number, error,
                                _("the file ends within “%s”, which begins there; it was cut off."), shown);
}

static void
take_calendar_line (Reading            *self,
                    const TendIcalLine *line)
{
  if (tend_ical_line_is (line, "X-WR-CALNAME") && self->file->name == NULL)
    {
      self->file->name = g_strstrip (g_strdelimit (tend_ical_text_decode (line->value), "\n\t", ' '));
      if (*self->file->name == '\0')
        g_clear_pointer (&self->file->name, g_free);
    }
  else if (tend_ical_line_is (line, "X-WR-RELCALID") && self->related_id == NULL && *line->value)
    self->related_id = tend_ical_text_decode (line->value);
  else if (tend_ical_line_is (line, "X-WR-TIMEZONE"))
    self->context.zone = tend_ical_zones_find (self->file->zones, line->value);
  else if (tend_ical_line_is (line, "METHOD"))
    self->context.is_cancelling = g_ascii_strcasecmp (line->value, "CANCEL") == 0;
}

static gboolean
refuse_line (Reading             *self,
             const TendIcalLine  *line,
             GError             **error)
{
  g_autofree char *words = tend_ical_line_dup (line);
  g_autofree char *shown = tend_ical_show (words);

  return tend_ical_text_refuse (self->text, line->number, error, _("“%s” stands where it can’t in a calendar."), shown);
}

/* Programs that fold lines wrongly leave words behind that are none. */
static void
remark_stray_line (Reading            *self,
                   const TendIcalLine *line)
{
  g_autofree char *shown = tend_ical_show (line->value);

  if (self->n_remarks++ < REMARKS_MAX)
    tend_archive_add_note (self->file->archive, g_strdup_printf (_("Line %u: “%s” is no line of a calendar."),
                                                                 line->number, shown));
}

/* Takes a line that stands in no event: @calendar is the line that the calendar begins on, 0 outside of one. */
static gboolean
take_outer_line (Reading             *self,
                 const TendIcalLine  *line,
                 guint               *calendar,
                 GError             **error)
{
  if (tend_ical_line_is_component (line, "BEGIN", "VEVENT"))
    return read_event (self, line->number, error);
  if (tend_ical_line_is_component (line, "BEGIN", "VCALENDAR") && *calendar == 0)
    {
      *calendar = line->number;
      self->context.zone = NULL;
      self->context.is_cancelling = FALSE;
      return TRUE;
    }
  if (tend_ical_line_is_component (line, "END", "VCALENDAR") && *calendar != 0)
    {
      *calendar = 0;
      return TRUE;
    }
  if (tend_ical_line_is (line, "BEGIN") && !tend_ical_line_is_component (line, "BEGIN", "VCALENDAR"))
    return skip_component (self, line, error);
  if (*line->name == '\0' && (*calendar != 0 || self->file->entries->len > 0))
    {
      remark_stray_line (self, line);
      return TRUE;
    }
  if (*calendar == 0 || tend_ical_line_is (line, "BEGIN") || tend_ical_line_is (line, "END"))
    return refuse_line (self, line, error);
  take_calendar_line (self, line);
  return TRUE;
}

static gboolean
read_calendars (Reading  *self,
                GError  **error)
{
  GError *local_error = NULL;
  guint calendar = 0;
  TendIcalLine line;

  while (tend_ical_text_next (self->text, &line, &local_error))
    {
      if (!take_outer_line (self, &line, &calendar, error))
        return FALSE;
      tend_progress_set (self->progress, tend_ical_text_get_offset (self->text), self->size);
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (calendar != 0)
    return tend_ical_text_refuse (self->text, calendar, error,
                                  _("the file ends within the calendar that begins there; it was cut off."));
  return TRUE;
}

static TendIcalEntry *
get_entry (Reading *self,
           guint    index)
{
  return &g_array_index (self->file->entries, TendIcalEntry, index);
}

static gboolean
is_newer (const TendIcalEntry *one,
          const TendIcalEntry *other)
{
  if (one->sequence != other->sequence)
    return one->sequence > other->sequence;
  return one->modified_at >= other->modified_at;
}

/* Two events of one name are two versions of one: the newer counts, or that which comes later. */
static void
take_name (Reading    *self,
           GHashTable *names,
           char       *name,
           guint       index)
{
  TendIcalEntry *entry = get_entry (self, index);
  gpointer known;
  TendIcalEntry *other;
  g_autofree char *sentence = NULL;
  int title = tend_archive_table_find_column (self->plans, "title");

  if (!g_hash_table_lookup_extended (names, name, NULL, &known))
    {
      g_hash_table_insert (names, name, GUINT_TO_POINTER (index));
      return;
    }
  other = get_entry (self, GPOINTER_TO_UINT (known));
  sentence = g_strdup_printf (_("The same event (UID) is on line %u too; the newer of the two is taken."),
                              other->line);
  add_remark (self, entry->line, tend_archive_table_get (self->plans, title, index)->text, sentence);
  if (is_newer (entry, other))
    {
      other->is_out = TRUE;
      g_hash_table_insert (names, name, GUINT_TO_POINTER (index));
    }
  else
    {
      entry->is_out = TRUE;
      g_free (name);
    }
}

static void
name_masters (Reading    *self,
              GHashTable *names)
{
  for (guint i = 0; i < self->file->entries->len; i++)
    if (!get_entry (self, i)->has_recurrence)
      take_name (self, names, g_strdup (get_entry (self, i)->key), i);
}

static void
name_times (Reading    *self,
            GHashTable *names)
{
  for (guint i = 0; i < self->file->entries->len; i++)
    {
      TendIcalEntry *entry = get_entry (self, i);
      const TendIcalEntry *master = NULL;
      g_autofree char *recurrence = NULL;
      gpointer found;

      if (!entry->has_recurrence)
        continue;
      if (g_hash_table_lookup_extended (names, entry->key, NULL, &found))
        {
          entry->master = GPOINTER_TO_UINT (found);
          master = get_entry (self, entry->master);
        }
      else
        {
          int title = tend_archive_table_find_column (self->plans, "title");

          add_remark (self, entry->line, tend_archive_table_get (self->plans, title, i)->text,
                      _("The event that it is one time of isn’t in the file; where it isn’t here either, this is a "
                        "plan of its own."));
        }
      recurrence = tend_ical_entry_format_recurrence (entry, master ? master->is_all_day : entry->recurrence.is_date,
                                                      master ? master->zone : NULL);
      take_name (self, names, g_strjoin (SEPARATOR, entry->key, recurrence, NULL), i);
    }
}

static void
drop_events_that_are_out (Reading *self)
{
  TendIcalFile *file = self->file;

  for (guint i = 0; i < file->entries->len; i++)
    if (get_entry (self, i)->is_out)
      tend_archive_table_set_policy (self->plans, i, TEND_ARCHIVE_ROW_SKIP);
  for (guint i = 0; i < file->guests->len; i++)
    if (get_entry (self, g_array_index (file->guests, TendIcalGuestRow, i).entry)->is_out)
      tend_archive_table_set_policy (self->guests, i, TEND_ARCHIVE_ROW_SKIP);
  for (guint i = 0; i < file->dates->len; i++)
    if (get_entry (self, g_array_index (file->dates, guint, i))->is_out)
      tend_archive_table_set_policy (self->dates, i, TEND_ARCHIVE_ROW_SKIP);
}

static void
note_zones (Reading *self)
{
  TendArchive *archive = self->file->archive;
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->context.unknown_zones), (GCompareFunc) strcmp);
  guint n = 0;

  for (GList *at = names; at && n < REMARKS_MAX; at = at->next, n++)
    {
      g_autofree char *shown = tend_ical_show (at->data);
      guint line = GPOINTER_TO_UINT (g_hash_table_lookup (self->context.unknown_zones, at->data));

      tend_archive_add_note (archive, g_strdup_printf (_("Line %u: this computer knows no time zone “%s”; times in it "
                                                         "are kept as they stand, for the clock wherever you are."),
                                                       line, shown));
    }
}

static guint
take_unread (Reading    *self,
             const char *component)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->unread, component));

  g_hash_table_remove (self->unread, component);
  return n;
}

static void
note_unread (Reading *self)
{
  TendArchive *archive = self->file->archive;
  guint n_tasks = take_unread (self, "VTODO");
  guint n_entries = take_unread (self, "VJOURNAL");
  guint n_others = 0;
  GHashTableIter iter;
  gpointer n;

  g_hash_table_iter_init (&iter, self->unread);
  while (g_hash_table_iter_next (&iter, NULL, &n))
    n_others += GPOINTER_TO_UINT (n);
  if (n_tasks > 0)
    tend_archive_add_note (archive, g_strdup_printf (ngettext ("%u to-do is not read.", "%u to-dos are not read.",
                                                               n_tasks), n_tasks));
  if (n_entries > 0)
    tend_archive_add_note (archive, g_strdup_printf (ngettext ("%u journal entry is not read.",
                                                               "%u journal entries are not read.", n_entries),
                                                     n_entries));
  if (n_others > 0)
    tend_archive_add_note (archive, g_strdup_printf (ngettext ("%u other thing that is no plan is not read.",
                                                               "%u other things that are no plans are not read.",
                                                               n_others), n_others));
}

static void
note_the_rest (Reading *self)
{
  TendArchive *archive = self->file->archive;
  guint n_more = self->n_remarks > REMARKS_MAX ? self->n_remarks - REMARKS_MAX : 0;
  guint n_alarms = self->context.n_without_alarm;
  guint n_seconds = self->context.n_with_seconds;

  if (n_more > 0)
    tend_archive_add_note (archive, g_strdup_printf (ngettext ("There is %u more remark like these.",
                                                               "There are %u more remarks like these.", n_more),
                                                     n_more));
  note_zones (self);
  if (n_alarms > 0)
    tend_archive_add_note (archive,
                           g_strdup_printf (ngettext ("%u alarm is of a kind that Tend can’t set; it is kept as text.",
                                                      "%u alarms are of kinds that Tend can’t set; they are kept as "
                                                      "text.", n_alarms), n_alarms));
  if (n_seconds > 0)
    tend_archive_add_note (archive, g_strdup_printf (ngettext ("Of %u event, the seconds are left out.",
                                                               "Of %u events, the seconds are left out.", n_seconds),
                                                     n_seconds));
  note_unread (self);
}

static void
complete (Reading    *self,
          const char *source)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *base = g_path_get_basename (source);

  name_masters (self, names);
  name_times (self, names);
  drop_events_that_are_out (self);
  note_the_rest (self);
  self->file->identity = g_strdup (self->related_id ? self->related_id : self->file->name ? self->file->name : base);
  if (self->file->name && g_utf8_strlen (self->file->name, -1) > 500)
    {
      char *name = g_utf8_substring (self->file->name, 0, 500);

      g_free (self->file->name);
      self->file->name = name;
    }
}

/**
 * tend_ical_file_read:
 * @source: the file, as errors name it
 * @bytes: what is in it
 * @today: the day it is
 * @progress: (nullable): how far it has come
 * @cancellable: (nullable): asked between events
 * @error: return location: %TEND_ERROR_DAMAGED with the line named
 *
 * Reads all events of a file. For a thread of its own: it takes a second for some 100,000.
 *
 * Returns: (transfer full): what is in it
 */
TendIcalFile *
tend_ical_file_read (const char    *source,
                     GBytes        *bytes,
                     TendDay        today,
                     TendProgress  *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_auto (Reading) self = { .progress = progress, .cancellable = cancellable };

  reading_init (&self, source, bytes, today);
  if (!tend_ical_text_check (self.text, error) || !tend_ical_zones_read (self.file->zones, self.text, error))
    return NULL;
  tend_ical_text_rewind (self.text);
  if (!read_calendars (&self, error))
    return NULL;
  complete (&self, source);
  return g_steal_pointer (&self.file);
}
