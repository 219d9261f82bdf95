/* tend agenda: what concerns each of some days, for people and, with --json, for programs.
 *
 * A window may be open on the same life, so that only one day is read before the main loop goes on. */

#include "shell/tend-command-kinds.h"

#include "shell/tend-command-values.h"
#include "store/tend-agenda.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <math.h>

#define DAYS_MAX 366

/* The version of the JSON, which resources/schemas/tend-agenda.schema.json describes. */
#define AGENDA_VERSION 1

typedef struct
{
  TendCommand *command;
  TendDay from;
  guint n_days;
  GPtrArray *days; /* of GPtrArray of TendAgendaItem, those read so far */
} Agenda;

static void
agenda_free (gpointer data)
{
  Agenda *agenda = data;

  g_ptr_array_unref (agenda->days);
  g_free (agenda);
}

static const char *
get_mark (const TendAgendaItem *item)
{
  switch (item->state)
    {
    case TEND_AGENDA_DONE:
      return "✓";
    case TEND_AGENDA_SKIPPED:
      return "–";
    case TEND_AGENDA_OPEN:
    default:
      return "○";
    }
}

static char *
format_minute (int minute)
{
  return minute < 0 ? g_strdup ("") : g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static char *
show_minute (int minute)
{
  return minute < 0 ? g_strdup ("") : tend_minute_format (minute, tend_minute_get_hours ());
}

static void
append_padded (GString    *line,
               const char *text,
               guint       width)
{
  g_string_append (line, text);
  for (guint i = tend_command_get_width (text); i < width; i++)
    g_string_append_c (line, ' ');
}

/* Titles stand below one another on all days, and so does what is said beside them. */
static void
print_item (TendCommand          *command,
            const TendAgendaItem *item,
            guint                 time_width,
            guint                 title_width)
{
  g_autofree char *time = show_minute (item->minute);
  g_autofree char *title = tend_command_show (item->title);
  g_autofree char *detail = tend_command_show (item->detail ? item->detail : "");
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "  %s ", get_mark (item));
  if (time_width > 0)
    {
      append_padded (line, time, time_width);
      g_string_append_c (line, ' ');
    }
  append_padded (line, title, detail[0] != '\0' ? title_width + 2 : 0);
  g_string_append (line, detail);
  tend_command_print (command, "%s\n", line->str);
}

static void
print_day (Agenda    *agenda,
           GPtrArray *items,
           TendDay    day,
           guint      time_width,
           guint      title_width)
{
  char day_text[TEND_DAY_TEXT_SIZE];
  g_autofree char *name = tend_day_describe (day, tend_command_get_today (agenda->command));

  tend_command_print (agenda->command, "%s · %s\n", name, tend_day_to_text (day, day_text));
  for (guint i = 0; i < items->len; i++)
    print_item (agenda->command, g_ptr_array_index (items, i), time_width, title_width);
}

static void
print_text (Agenda *agenda)
{
  guint time_width = 0, title_width = 0;
  gboolean is_first = TRUE;

  for (guint i = 0; i < agenda->days->len; i++)
    {
      GPtrArray *items = g_ptr_array_index (agenda->days, i);

      for (guint j = 0; j < items->len; j++)
        {
          const TendAgendaItem *item = g_ptr_array_index (items, j);
          g_autofree char *title = tend_command_show (item->title);
          g_autofree char *time = show_minute (item->minute);

          time_width = MAX (time_width, tend_command_get_width (time));
          title_width = MAX (title_width, tend_command_get_width (title));
        }
    }

  for (guint i = 0; i < agenda->days->len; i++)
    {
      GPtrArray *items = g_ptr_array_index (agenda->days, i);

      if (items->len == 0)
        continue;
      tend_command_print (agenda->command, "%s", is_first ? "" : "\n");
      print_day (agenda, items, agenda->from + (TendDay) i, time_width, title_width);
      is_first = FALSE;
    }
  if (is_first)
    tend_command_print (agenda->command, "%s\n",
                        ngettext ("Nothing is waiting for you; the day is yours.",
                                  "Nothing is waiting for you; the days are yours.", agenda->n_days));
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text) /* (nullable) */
{
  json_builder_set_member_name (builder, name);
  if (text && text[0] != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (number))
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_item (JsonBuilder          *builder,
          const TendAgendaItem *item)
{
  static const char *const states[] = {
    [TEND_AGENDA_OPEN] = "open",
    [TEND_AGENDA_DONE] = "done",
    [TEND_AGENDA_SKIPPED] = "skipped",
  };
  g_autofree char *start = format_minute (item->minute);

  json_builder_begin_object (builder);
  add_text (builder, "kind", item->kind);
  add_text (builder, "uuid", item->uuid);
  add_text (builder, "title", item->title);
  add_text (builder, "detail", item->detail);
  add_text (builder, "start", start);
  json_builder_set_member_name (builder, "minutes");
  if (item->duration > 0)
    json_builder_add_int_value (builder, item->duration);
  else
    json_builder_add_null_value (builder);
  add_text (builder, "state", states[item->state]);
  add_number (builder, "value", item->is_countable ? item->value : NAN);
  add_number (builder, "target", item->is_countable ? item->target : NAN);
  add_text (builder, "unit", item->is_countable ? item->unit : NULL);
  json_builder_end_object (builder);
}

static void
add_day (JsonBuilder *builder,
         GPtrArray   *items,
         TendDay      day)
{
  char day_text[TEND_DAY_TEXT_SIZE];

  json_builder_begin_object (builder);
  add_text (builder, "day", tend_day_to_text (day, day_text));
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_item (builder, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (Agenda *agenda)
{
  char today_text[TEND_DAY_TEXT_SIZE];
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, AGENDA_VERSION);
  add_text (builder, "today", tend_day_to_text (tend_command_get_today (agenda->command), today_text));
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < agenda->days->len; i++)
    add_day (builder, g_ptr_array_index (agenda->days, i), agenda->from + (TendDay) i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  tend_command_print (agenda->command, "%s\n", text);
}

static gboolean
read_next_day (Agenda  *agenda,
               GError **error)
{
  TendStore *store = tend_command_get_store (agenda->command);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);
  TendAgendaQuery query = {
    .day = agenda->from + (TendDay) agenda->days->len,
    .today = tend_store_get_today (store),
    .first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (store)),
  };
  GPtrArray *items = tend_agenda_read (tend_store_get_reader (store), features, n_features, &query, error);

  if (items)
    g_ptr_array_add (agenda->days, items);
  return items != NULL;
}

static gboolean
on_idle_cb (gpointer user_data)
{
  Agenda *agenda = user_data;
  GError *error = NULL;

  if (!read_next_day (agenda, &error))
    {
      tend_command_fail (agenda->command, error);
      return G_SOURCE_REMOVE;
    }
  if (agenda->days->len < agenda->n_days)
    return G_SOURCE_CONTINUE;

  if (tend_command_has_option (agenda->command, "json"))
    print_json (agenda);
  else
    print_text (agenda);
  tend_command_finish (agenda->command);
  return G_SOURCE_REMOVE;
}

static gboolean
read_options (TendCommand  *self,
              Agenda       *agenda,
              GError      **error)
{
  const char *from = tend_command_get_option (self, "from");
  const char *days = tend_command_get_option (self, "days");
  TendDay today = tend_command_get_today (self);

  agenda->from = from ? tend_command_parse_day (from, today, error) : today;
  return agenda->from != TEND_DAY_NONE &&
         (days == NULL || tend_command_parse_count (days, DAYS_MAX, &agenda->n_days, error));
}

static void
run (TendCommand *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Agenda *agenda = g_new0 (Agenda, 1);
  GError *error = NULL;

  agenda->command = self;
  agenda->n_days = 1;
  agenda->days = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!read_options (self, agenda, &error))
    {
      agenda_free (agenda);
      tend_command_fail (self, error);
      return;
    }
  g_source_set_callback (source, on_idle_cb, agenda, agenda_free);
  g_source_set_static_name (source, "tend-command-agenda");
  g_source_attach (source, g_main_context_get_thread_default ());
}

const TendCommandKind tend_command_agenda = {
  .name = "agenda",
  .usage = "tend agenda [--from=DAY] [--days=N] [--json]",
  .summary = N_("Says what concerns today, or other days."),
  .options = { { "from", TRUE }, { "days", TRUE }, { "json", FALSE } },
  .max_words = 0,
  .run = run,
};
