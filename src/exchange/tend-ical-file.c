#include "exchange/tend-ical-file.h"

#include "exchange/tend-ical-rows.h"

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
  TendIcalRows *rows; /* until all is read */
  gboolean has_event;
  guint n_remarks;
  GHashTable *unread;   /* char * → guint: components that are not read, and how many */
  char *related_id;     /* (nullable): X-WR-RELCALID */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->rows, tend_ical_rows_finish);
  g_clear_pointer (&self->text, tend_ical_text_free);
  g_clear_pointer (&self->file, tend_ical_file_free);
  g_clear_pointer (&self->context.unknown_zones, g_hash_table_unref);
  g_clear_pointer (&self->unread, g_hash_table_unref);
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
  self->rows = tend_ical_rows_new (self->file);
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  return tend_ical_moment_to_text ((TendIcalMoment) { wall.day,
                                                      is_all_day ? TEND_ICAL_WHOLE_DAY : wall.second / 60 });
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
    {
      self->has_event = TRUE;
      tend_ical_rows_take (self->rows, g_steal_pointer (&event));
    }
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
  if (*line->name == '\0' && (*calendar != 0 || self->has_event))
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

static const char *
get_title (Reading *self,
           guint    index)
{
  TendArchiveTable *plans = tend_archive_find_table (self->file->archive, "plan");

  return tend_archive_table_get (plans, tend_archive_table_find_column (plans, "title"), index)->text;
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

  if (!g_hash_table_lookup_extended (names, name, NULL, &known))
    {
      g_hash_table_insert (names, name, GUINT_TO_POINTER (index));
      return;
    }
  other = get_entry (self, GPOINTER_TO_UINT (known));
  sentence = g_strdup_printf (_("The same event (UID) is on line %u too; the newer of the two is taken."),
                              other->line);
  add_remark (self, entry->line, get_title (self, index), sentence);
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
        add_remark (self, entry->line, get_title (self, i),
                    _("The event that it is one time of isn’t in the file; where it isn’t here either, this is a "
                      "plan of its own."));
      recurrence = tend_ical_entry_format_recurrence (entry, master ? master->is_all_day : entry->recurrence.is_date,
                                                      master ? master->zone : NULL);
      take_name (self, names, g_strjoin (SEPARATOR, entry->key, recurrence, NULL), i);
    }
}

static void
drop_events_that_are_out (Reading *self)
{
  TendIcalFile *file = self->file;
  TendArchiveTable *plans = tend_archive_find_table (file->archive, "plan");
  TendArchiveTable *guests = tend_archive_find_table (file->archive, "plan_guest");
  TendArchiveTable *dates = tend_archive_find_table (file->archive, "plan_date");

  for (guint i = 0; i < file->entries->len; i++)
    if (get_entry (self, i)->is_out)
      tend_archive_table_set_policy (plans, i, TEND_ARCHIVE_ROW_SKIP);
  for (guint i = 0; i < file->guests->len; i++)
    if (get_entry (self, g_array_index (file->guests, TendIcalGuestRow, i).entry)->is_out)
      tend_archive_table_set_policy (guests, i, TEND_ARCHIVE_ROW_SKIP);
  for (guint i = 0; i < file->dates->len; i++)
    if (get_entry (self, g_array_index (file->dates, guint, i))->is_out)
      tend_archive_table_set_policy (dates, i, TEND_ARCHIVE_ROW_SKIP);
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
  g_clear_pointer (&self.rows, tend_ical_rows_finish);
  complete (&self, source);
  return g_steal_pointer (&self.file);
}
