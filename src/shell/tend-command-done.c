/* tend done: ticks a goal, or takes the tick back. The reminder service calls it with a UUID.
 *
 * Which goal is meant is found out in the write that ticks it, so that nothing comes between the two. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "features/goals/tend-goal-reader.h"
#include "features/goals/tend-goal-source.h"
#include "features/goals/tend-goal-store.h"
#include "features/goals/tend-goal-words.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>
#include <math.h>

/* How many goals are listed where more than one is meant. */
#define LISTED_MAX 10

/* For the writer thread. */
typedef struct
{
  char *words;
  TendDay day;
  gboolean is_day_given;
  gboolean is_undo;
  double value; /* NAN where none was given */
  gint64 now;

  /* What came of it. */
  TendGoal *goal;
  double amount;
  gboolean was_so;
} Tick;

static void
tick_free (gpointer data)
{
  Tick *tick = data;

  g_free (tick->words);
  tend_goal_free (tick->goal);
  g_free (tick);
}

static void
set_ambiguous_error (const Tick  *tick,
                     GPtrArray   *goals,
                     GError     **error)
{
  g_autofree char *words = tend_command_quote (tick->words);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (goals->len, LISTED_MAX); i++)
    {
      const TendGoal *goal = g_ptr_array_index (goals, i);
      g_autofree char *title = tend_command_quote (goal->title);
      g_autofree char *schedule = tend_goal_describe_schedule (goal);

      g_string_append_printf (list, "%s%s (“%s”, %s)", i > 0 ? ", " : "", goal->uuid, title, schedule);
    }
  if (goals->len > LISTED_MAX)
    g_string_append (list, ", …");
  g_set_error (error, TEND_ERROR, TEND_ERROR_AMBIGUOUS,
               ngettext ("“%s” can mean %u goal; say which one by its id: %s",
                         "“%s” can mean %u goals; say which one by its id: %s", goals->len),
               words, goals->len, list->str);
}

static TendGoal *
find_goal (TendDb      *db,
           const Tick  *tick,
           GError     **error)
{
  g_autoptr (GPtrArray) goals = tend_goal_read_matches (db, tick->words, error);
  g_autofree char *words = tend_command_quote (tick->words);

  if (goals == NULL)
    return NULL;
  if (goals->len == 1)
    return tend_goal_copy (g_ptr_array_index (goals, 0));
  if (goals->len > 1)
    set_ambiguous_error (tick, goals, error);
  else
    g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("There is no goal called “%s”."), words);
  return NULL;
}

/* A goal done once stays done on the day it was done, unless another is named. */
static gboolean
tick_once (TendDb  *db,
           Tick    *tick,
           GError **error)
{
  TendDay done_day = tick->goal->done_day;

  if (!isnan (tick->value))
    {
      g_autofree char *title = tend_command_quote (tick->goal->title);

      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("“%s” is done once, so it takes no number."),
                   title);
      return FALSE;
    }
  if (done_day != TEND_DAY_NONE && !tick->is_day_given)
    tick->day = done_day;
  tick->was_so = tick->is_undo ? done_day == TEND_DAY_NONE || done_day != tick->day : done_day == tick->day;
  return tick->was_so ||
         tend_goal_write_done (db, tick->goal, tick->day, !tick->is_undo, NAN, tick->now, error);
}

/* A number that is there and enough is not written over by a plain tick. */
static gboolean
tick_repeating (TendDb  *db,
                Tick    *tick,
                GError **error)
{
  g_autoptr (GArray) check_ins = tend_goal_read_history (db, tick->goal, tick->day, tick->day, tick->day,
                                                         error);
  const TendCheckIn *check_in;

  if (check_ins == NULL)
    return FALSE;
  check_in = check_ins->len > 0 ? &g_array_index (check_ins, TendCheckIn, 0) : NULL;
  if (tick->is_undo)
    tick->was_so = check_in == NULL || check_in->state == TEND_CHECK_IN_NONE;
  else
    tick->was_so = check_in && isnan (tick->value) && tend_goal_is_success (tick->goal, check_in);

  if (tick->was_so && !tick->is_undo)
    tick->amount = tend_goal_get_amount (tick->goal, check_in);
  else
    tick->amount = isnan (tick->value) ? tick->goal->target : tick->value;
  return tick->was_so ||
         tend_goal_write_done (db, tick->goal, tick->day, !tick->is_undo, tick->value, tick->now, error);
}

static gboolean
write_tick (TendDb    *db,
            gpointer   data,
            GError   **error)
{
  Tick *tick = data;

  tick->goal = find_goal (db, tick, error);
  if (tick->goal == NULL)
    return FALSE;
  return tick->goal->schedule.kind == TEND_SCHEDULE_ONCE ? tick_once (db, tick, error)
                                                         : tick_repeating (db, tick, error);
}

static void
describe (TendCommand *self,
          const Tick  *tick)
{
  char day[TEND_DAY_TEXT_SIZE];
  g_autofree char *title = tend_command_show (tick->goal->title);

  tend_day_to_text (tick->day, day);
  if (tick->is_undo && tick->was_so)
    tend_command_print (self, _("“%s” has no tick on %s.\n"), title, day);
  else if (tick->is_undo)
    tend_command_print (self, _("“%s” has its tick on %s taken back.\n"), title, day);
  else if (tick->goal->measure != TEND_MEASURE_TICK)
    {
      g_autofree char *amount = tend_goal_format_amount (tick->goal, tick->amount);
      g_autofree char *shown = tend_command_show (amount);

      /* Translators: the title of a goal, a day, and a number with what it counts */
      tend_command_print (self, _("“%s” on %s: %s.\n"), title, day, shown);
    }
  else if (tick->was_so)
    tend_command_print (self, _("“%s” was ticked on %s already.\n"), title, day);
  else
    tend_command_print (self, _("“%s” is ticked on %s.\n"), title, day);
}

static void
on_tick_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TendCommand *self = user_data;
  GError *error = NULL;
  const Tick *tick = tend_store_write_finish (TEND_STORE (source), result, &error);

  if (tick == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  describe (self, tick);
  tend_command_finish (self);
}

static gboolean
read_day (TendCommand  *self,
          Tick         *tick,
          GError      **error)
{
  const char *on = tend_command_get_option (self, "on");
  TendDay today = tend_command_get_today (self);
  char day[TEND_DAY_TEXT_SIZE];

  tick->is_day_given = on != NULL;
  tick->day = on ? tend_command_parse_day (on, today, error) : today;
  if (tick->day == TEND_DAY_NONE)
    return FALSE;
  if (tick->day <= today)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               _("%s is still to come; there is time to tick it then."), tend_day_to_text (tick->day, day));
  return FALSE;
}

static Tick *
make_tick (TendCommand  *self,
           GError      **error)
{
  const char *value = tend_command_get_option (self, "value");
  Tick *tick = g_new0 (Tick, 1);

  tick->words = g_strdup (tend_command_get_word (self, 0));
  tick->is_undo = tend_command_has_option (self, "undo");
  tick->value = NAN;
  tick->now = tend_clock_get_now (tend_store_get_clock (tend_command_get_store (self)));
  if (read_day (self, tick, error) && (!value || tend_command_parse_number (value, &tick->value, error)))
    return tick;
  tick_free (tick);
  return NULL;
}

/* What Undo says is worded before the write; it names the goal as it is called where that can be told. */
static char *
make_label (TendCommand *self,
            const Tick  *tick)
{
  TendDb *reader = tend_store_get_reader (tend_command_get_store (self));
  g_autoptr (TendGoal) goal = find_goal (reader, tick, NULL);
  g_autofree char *words = tend_command_quote (tick->words);
  const char *title = goal ? goal->title : words;

  return tick->is_undo ? g_strdup_printf (_("Took back the tick of “%s”"), title)
                       : g_strdup_printf (_("Ticked “%s”"), title);
}

static gboolean
check (TendCommand  *self,
       GError      **error)
{
  if (!tend_command_has_option (self, "undo") || !tend_command_has_option (self, "value"))
    return TRUE;
  tend_command_set_usage_error (self, error,
                                _("--undo takes back whatever number there is, so it takes none"));
  return FALSE;
}

static void
run (TendCommand *self)
{
  GError *error = NULL;
  Tick *tick = make_tick (self, &error);
  g_autofree char *label = NULL;

  if (tick == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  label = make_label (self, tick);
  tend_store_write_async (tend_command_get_store (self), label, TEND_WRITE_DEFAULT, write_tick, tick,
                          tick_free, NULL, on_tick_written_cb, self);
}

const TendCommandKind tend_command_done = {
  .name = "done",
  .usage = "tend done TITLE|UUID [--on=DAY] [--value=N] [--undo]",
  .summary = N_("Ticks a goal, today or on an earlier day, or takes the tick back."),
  .details = N_("A part of the title is enough where it fits one goal. DAY is like 2026-03-21,\n"
                "or today, yesterday."),
  .options = { { "on", TRUE }, { "value", TRUE }, { "undo", FALSE } },
  .min_words = 1,
  .max_words = 1,
  .writes = TRUE,
  .check = check,
  .run = run,
};
