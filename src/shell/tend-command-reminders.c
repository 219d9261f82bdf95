/* tend reminders: what will come and what has come, for people and, with --json, for programs.
 *
 * It reads the life and the service's log, and so needs no service that runs. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "reminders/tend-reminder-due.h"
#include "reminders/tend-reminder-log.h"
#include "reminders/tend-reminder-pause.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define NEXT_MAX 50
#define PAST_MAX 50

/* The version of the JSON, which resources/schemas/tend-reminders.schema.json describes. */
#define REMINDERS_VERSION 1

/* What will come or has come; one line. */
typedef struct
{
  char *kind;
  char *uuid;
  char *title; /* (nullable): NULL where the thing is not there any more */
  char *reminder;
  gint64 instant;
  const char *state;
} Line;

typedef struct
{
  TendCommand *command;
  TendReminderLife life;
  TendDay today;
  gint64 now;
  GPtrArray *next; /* of Line */
  GPtrArray *past; /* of Line */
  TendReminderProgress progress;
  gboolean is_log_damaged;
} Reminders;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->kind);
  g_free (line->uuid);
  g_free (line->title);
  g_free (line->reminder);
  g_free (line);
}

static void
reminders_clear (Reminders *self)
{
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  tend_reminder_progress_clear (&self->progress);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reminders, reminders_clear)

static TendRemind *
ask_feature (const Reminders  *self,
             const char       *kind,
             const char       *uuid,
             TendDay           day,
             GError          **error)
{
  const TendFeature *feature = tend_feature_find_for_kind (self->life.features, self->life.n_features, kind);
  TendStore *store = tend_command_get_store (self->command);
  const TendAgendaQuery query = { day, self->today,
                                  tend_settings_get_first_weekday (tend_store_get_settings (store)) };
  GError *local_error = NULL;
  TendRemind *said = feature ? feature->remind (self->life.db, kind, uuid, &query, &local_error) : NULL;

  if (local_error && !g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_propagate_error (error, local_error);
  else
    g_clear_error (&local_error);
  return said;
}

static void
add_line (GPtrArray        *lines,
          const char       *kind,
          const char       *uuid,
          const TendRemind *said, /* (nullable) */
          const char       *reminder,
          gint64            instant,
          const char       *state)
{
  Line *line = g_new0 (Line, 1);

  line->kind = g_strdup (kind);
  line->uuid = g_strdup (uuid);
  line->title = said ? g_strdup (said->title) : NULL;
  line->reminder = g_strdup (reminder);
  line->instant = instant;
  line->state = state;
  g_ptr_array_add (lines, line);
}

static gboolean
is_wanted (const TendReminder *reminder,
           const TendRemind   *said)
{
  return said->state == TEND_REMIND_WANTED || (said->state == TEND_REMIND_DONE && reminder->even_if_done);
}

/* What is done for today comes again another day. */
static gboolean
add_due (Reminders              *self,
         const TendReminderDue  *due,
         GError                **error)
{
  const TendReminder *reminder = due->reminder;
  int day_start = tend_clock_get_day_start (tend_store_get_clock (tend_command_get_store (self->command)));
  gint64 instant = due->instant;

  while (instant != TEND_REMINDER_NEVER)
    {
      GError *local_error = NULL;
      TendDay day = tend_zone_to_day (self->life.zone, instant, day_start);
      g_autoptr (TendRemind) said = ask_feature (self, reminder->subject_kind, reminder->subject_uuid, day,
                                                 &local_error);

      if (local_error)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
      if (said && is_wanted (reminder, said))
        {
          add_line (self->next, reminder->subject_kind, reminder->subject_uuid, said, reminder->uuid, instant,
                    "planned");
          return TRUE;
        }
      if (said == NULL || day > self->today || !tend_reminder_goes_by_clock (reminder))
        return TRUE;
      instant = tend_reminder_rules_get_next (reminder, self->life.zone, instant, NULL);
    }
  return TRUE;
}

static gboolean
add_entry (Reminders                *self,
           GPtrArray                *lines,
           const TendReminderEntry  *entry,
           gint64                    instant,
           GError                  **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRemind) said = ask_feature (self, entry->subject_kind, entry->subject_uuid, entry->day, &local_error);

  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  add_line (lines, entry->subject_kind, entry->subject_uuid, said, entry->reminder_uuid, instant,
            tend_reminder_fate_to_text (entry->fate));
  return TRUE;
}

static gboolean
is_waiting (const TendReminderEntry *entry)
{
  return entry->fate == TEND_REMINDER_HELD || entry->fate == TEND_REMINDER_SNOOZED ||
         entry->fate == TEND_REMINDER_CLAIMED;
}

static gboolean
read_entries (Reminders        *self,
              TendReminderLog  *log,
              GError          **error)
{
  g_autoptr (GPtrArray) waiting = tend_reminder_log_read_waiting (log, error);
  g_autoptr (GPtrArray) past = waiting ? tend_reminder_log_read_past (log, PAST_MAX, error) : NULL;

  if (past == NULL || !tend_reminder_log_read_progress (log, &self->progress, error))
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    {
      const TendReminderEntry *entry = g_ptr_array_index (waiting, i);

      if (!add_entry (self, self->next, entry, entry->show_at, error))
        return FALSE;
    }
  for (guint i = 0; i < past->len; i++)
    {
      const TendReminderEntry *entry = g_ptr_array_index (past, i);

      if (!is_waiting (entry) && !add_entry (self, self->past, entry, entry->due, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_log (Reminders  *self,
          GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TendReminderLog) log = tend_reminder_log_open_for_reading (
      tend_store_get_folder (tend_command_get_store (self->command)), &local_error);

  if (log && read_entries (self, log, &local_error))
    return TRUE;
  /* A damaged log is the service's to set aside; what is to come is told without it. Where no service has ever run,
   * nothing has become of anything. */
  self->is_log_damaged = g_error_matches (local_error, TEND_ERROR, TEND_ERROR_DAMAGED);
  if (self->is_log_damaged || g_error_matches (local_error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *first = *(const Line *const *) a;
  const Line *second = *(const Line *const *) b;

  return first->instant < second->instant ? -1 : first->instant > second->instant;
}

static gboolean
read_all (Reminders  *self,
          GError    **error)
{
  g_autoptr (GPtrArray) dues = tend_reminder_due_read_next (&self->life, self->now, NEXT_MAX, error);

  if (dues == NULL || !read_log (self, error))
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    if (!add_due (self, g_ptr_array_index (dues, i), error))
      return FALSE;
  g_ptr_array_sort (self->next, compare_lines);
  return TRUE;
}

static const char *
get_state_words (const char *state)
{
  static const struct
  {
    const char *state;
    const char *words;
  } all[] = {
    { "planned", "" },
    { "held", N_("after the quiet hours") },
    { "snoozed", N_("snoozed") },
    { "claimed", N_("waits to be shown") },
    { "sent", N_("shown") },
    { "passed", N_("passed while you were away") },
    { "done", N_("done") },
    { "let-go", N_("let go") },
    { "gone", N_("not needed any more") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].state, state))
      return all[i].words[0] != '\0' ? _(all[i].words) : "";
  return "";
}

static void
print_line (Reminders  *self,
            const Line *line)
{
  TendWall wall = tend_zone_to_wall (self->life.zone, line->instant);
  g_autofree char *day = tend_day_describe (wall.day, self->today);
  g_autofree char *time = tend_minute_format (wall.second / 60, tend_minute_get_hours ());
  g_autofree char *title = tend_command_show (line->title ? line->title : _("something that isn't there any more"));
  const char *words = get_state_words (line->state);

  tend_command_print (self->command, "  %s %s  %s%s%s\n", day, time, title, words[0] != '\0' ? " · " : "", words);
}

static void
print_lines (Reminders  *self,
             const char *heading,
             const char *nothing,
             GPtrArray  *lines)
{
  tend_command_print (self->command, "%s\n", lines->len > 0 ? heading : nothing);
  for (guint i = 0; i < lines->len; i++)
    print_line (self, g_ptr_array_index (lines, i));
}

static void
print_text (Reminders *self)
{
  print_lines (self, _("To come"), _("Nothing is to come."), self->next);
  if (self->past->len > 0)
    print_lines (self, _("So far"), "", self->past);
  if (self->progress.paused_until > self->now)
    {
      g_autofree char *instant = tend_reminder_pause_describe (self->progress.paused_until, self->life.zone,
                                                               self->today);

      /* Translators: %s is when, like "Tomorrow, 08:00" */
      tend_command_print (self->command, _("All reminders rest until %s.\n"), instant);
    }
  if (self->is_log_damaged)
    tend_command_print (self->command, "%s\n", _("What became of earlier reminders can't be read."));
  if (self->progress.rebuilt_at > 0)
    tend_command_print (self->command, "%s\n",
                        _("What became of earlier reminders could not be read any more and was set aside."));
}

/* An instant as RFC 3339 has it, with the offset of where the user is. */
static char *
format_instant (const Reminders *self,
                gint64           instant)
{
  TendWall wall = tend_zone_to_wall (self->life.zone, instant);
  int offset = tend_zone_get_offset (self->life.zone, instant) / 60;
  char day[TEND_DAY_TEXT_SIZE];

  return g_strdup_printf ("%sT%02d:%02d:%02d%c%02d:%02d", tend_day_to_text (wall.day, day), wall.second / 3600,
                          wall.second / 60 % 60, wall.second % 60, offset < 0 ? '-' : '+', ABS (offset) / 60,
                          ABS (offset) % 60);
}

static void
add_instant (const Reminders *self,
             JsonBuilder     *builder,
             const char      *name,
             gint64           instant) /* 0 for none */
{
  g_autofree char *text = instant > 0 ? format_instant (self, instant) : NULL;

  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text) /* (nullable) */
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

static void
add_lines (const Reminders *self,
           JsonBuilder     *builder,
           const char      *name,
           GPtrArray       *lines)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);

      json_builder_begin_object (builder);
      add_text (builder, "kind", line->kind);
      add_text (builder, "uuid", line->uuid);
      add_text (builder, "title", line->title);
      add_text (builder, "reminder", line->reminder);
      add_instant (self, builder, "at", line->instant);
      json_builder_set_member_name (builder, "instant");
      json_builder_add_int_value (builder, line->instant);
      add_text (builder, "state", line->state);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (Reminders *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, REMINDERS_VERSION);
  add_text (builder, "zone", tend_zone_get_id (self->life.zone));
  add_lines (self, builder, "next", self->next);
  add_lines (self, builder, "past", self->past);
  add_instant (self, builder, "paused_until",
               self->progress.paused_until > self->now ? self->progress.paused_until : 0);
  add_instant (self, builder, "rebuilt_at", self->progress.rebuilt_at);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  tend_command_print (self->command, "%s\n", text);
}

static void
run (TendCommand *command)
{
  TendStore *store = tend_command_get_store (command);
  TendClock *clock = tend_store_get_clock (store);
  g_auto (Reminders) self = { .command = command, .today = tend_command_get_today (command) };
  GError *error = NULL;

  self.life.db = tend_store_get_reader (store);
  self.life.features = tend_store_get_features (store, &self.life.n_features);
  self.life.zone = tend_clock_get_zone (clock);
  self.now = tend_clock_get_now (clock);
  self.next = g_ptr_array_new_with_free_func (line_free);
  self.past = g_ptr_array_new_with_free_func (line_free);
  if (!read_all (&self, &error))
    {
      tend_command_fail (command, error);
      return;
    }
  if (tend_command_has_option (command, "json"))
    print_json (&self);
  else
    print_text (&self);
  tend_command_finish (command);
}

const TendCommandKind tend_command_reminders = {
  .name = "reminders",
  .usage = "tend reminders [--json]",
  .summary = N_("Says what you will be reminded of, and what became of what you were."),
  .options = { { "json", FALSE } },
  .max_words = 0,
  .run = run,
};
