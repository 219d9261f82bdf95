/* tend add: writes a goal down. */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "features/goals/tend-goal-writer.h"
#include "shell/tend-command-values.h"

#include <glib/gi18n.h>

/* For the writer thread. */
typedef struct
{
  TendGoal *goal; /* as it is to be, then as it is kept */
  gint64 now;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  tend_goal_free (addition->goal);
  g_free (addition);
}

static gboolean
write_addition (TendDb    *db,
                gpointer   data,
                GError   **error)
{
  Addition *addition = data;
  TendGoal *kept;
  gint64 id;

  g_free (addition->goal->color);
  addition->goal->color = g_strdup (tend_goal_choose_color (db));
  if (!tend_goal_insert (db, addition->goal, addition->now, &id, error))
    return FALSE;
  kept = tend_goal_read (db, id, error);
  if (kept == NULL)
    return FALSE;
  tend_goal_free (addition->goal);
  addition->goal = kept;
  return TRUE;
}

static void
on_addition_written_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  TendCommand *self = user_data;
  GError *error = NULL;
  const Addition *addition = tend_store_write_finish (TEND_STORE (source), result, &error);
  g_autofree char *title = NULL;

  if (addition == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  title = tend_command_show (addition->goal->title);
  tend_command_print (self, "%s  %s\n", addition->goal->uuid, title);
  tend_command_finish (self);
}

/* A goal is done once, by a day if there is one, or comes again, with a number if there is one. */
static gboolean
check (TendCommand  *self,
       GError      **error)
{
  gboolean repeats = tend_command_has_option (self, "every");
  gboolean counts = tend_command_has_option (self, "target");
  const char *sentence = NULL;

  if (!g_str_equal (tend_command_get_word (self, 0), "goal"))
    sentence = _("What can be added is a goal");
  else if (repeats && tend_command_has_option (self, "due"))
    sentence = _("--due is for a goal that is done once, --every for one that comes again");
  else if (counts && !repeats)
    sentence = _("--target is for a goal that comes again, so it needs --every");
  else if (!counts && tend_command_has_option (self, "unit"))
    sentence = _("--unit says what --target counts, so it needs that");
  else if (!counts && tend_command_has_option (self, "at-most"))
    sentence = _("--at-most says how --target is meant, so it needs that");

  if (sentence)
    tend_command_set_usage_error (self, error, sentence);
  return sentence == NULL;
}

static gboolean
read_values (TendCommand  *self,
             TendGoal     *goal,
             GError      **error)
{
  const char *every = tend_command_get_option (self, "every");
  const char *due = tend_command_get_option (self, "due");
  const char *target = tend_command_get_option (self, "target");

  if (every == NULL)
    goal->schedule.kind = TEND_SCHEDULE_ONCE;
  else if (!tend_command_parse_schedule (every, &goal->schedule, error))
    return FALSE;

  if (due)
    {
      goal->due_day = tend_command_parse_day (due, goal->start_day, error);
      if (goal->due_day == TEND_DAY_NONE)
        return FALSE;
    }
  if (target)
    {
      goal->measure = tend_command_has_option (self, "at-most") ? TEND_MEASURE_AT_MOST
                                                                : TEND_MEASURE_AT_LEAST;
      if (!tend_command_parse_number (target, &goal->target, error))
        return FALSE;
    }
  return TRUE;
}

static void
take_text (TendCommand  *self,
           const char   *option,
           char        **text)
{
  const char *value = tend_command_get_option (self, option);

  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

static TendGoal *
make_goal (TendCommand  *self,
           GError      **error)
{
  g_autoptr (TendGoal) goal = tend_goal_new (tend_command_get_word (self, 1), tend_command_get_today (self));

  take_text (self, "why", &goal->why);
  take_text (self, "unit", &goal->unit);
  if (!read_values (self, goal, error) || !tend_goal_validate (goal, error))
    return NULL;
  return g_steal_pointer (&goal);
}

static void
run (TendCommand *self)
{
  TendStore *store = tend_command_get_store (self);
  GError *error = NULL;
  TendGoal *goal = make_goal (self, &error);
  g_autofree char *label = NULL;
  Addition *addition;

  if (goal == NULL)
    {
      tend_command_fail (self, error);
      return;
    }
  addition = g_new0 (Addition, 1);
  addition->goal = goal;
  addition->now = tend_clock_get_now (tend_store_get_clock (store));
  label = g_strdup_printf (_("Added “%s”"), goal->title);
  tend_store_write_async (store, label, TEND_WRITE_DEFAULT, write_addition, addition, addition_free, NULL,
                          on_addition_written_cb, self);
}

const TendCommandKind tend_command_add = {
  .name = "add",
  .usage = "tend add goal TITLE [--why=TEXT] [--due=DAY |"
           " --every=RHYTHM [--target=N [--unit=TEXT] [--at-most]]]",
  .summary = N_("Writes down a goal, and says its id and its title."),
  .details = N_("RHYTHM is day, weekdays, mon,wed,fri, 3/week, 2/month or 10days; without it,\n"
                "the goal is done once. DAY is like 2026-03-21, or today, tomorrow, yesterday."),
  .options = {
    { "every", TRUE }, { "due", TRUE }, { "target", TRUE },
    { "unit", TRUE },  { "why", TRUE }, { "at-most", FALSE },
  },
  .min_words = 2,
  .max_words = 2,
  .writes = TRUE,
  .check = check,
  .run = run,
};
