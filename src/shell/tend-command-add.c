/* tend add: writes a goal down, or a plan (tend-command-add-plan.c). */

#include "shell/tend-command-kinds.h"

#include "base/tend-error.h"
#include "features/goals/tend-goal-writer.h"
#include "shell/tend-command-add-plan.h"
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

/* The options that only the one of the two takes. */
static const char *const goal_options[] = { "every", "due", "target", "unit", "why", "at-most", NULL };
static const char *const plan_options[] = { "at", "for", "with", "place", "repeat", NULL };

static const char *
find_option_of (TendCommand       *self,
                const char *const *options)
{
  for (guint i = 0; options[i]; i++)
    if (tend_command_has_option (self, options[i]))
      return options[i];
  return NULL;
}

static gboolean
check_goal_options (TendCommand  *self,
                    GError      **error)
{
  const char *option = find_option_of (self, plan_options);
  g_autofree char *sentence = NULL;

  if (option == NULL)
    return TRUE;
  sentence = g_strdup_printf (_("--%s is for a plan"), option);
  tend_command_set_usage_error (self, error, sentence);
  return FALSE;
}

static gboolean
check_plan_options (TendCommand  *self,
                    GError      **error)
{
  const char *option = find_option_of (self, goal_options);
  g_autofree char *sentence = NULL;

  if (option == NULL)
    return TRUE;
  sentence = g_strdup_printf (_("--%s is for a goal"), option);
  tend_command_set_usage_error (self, error, sentence);
  return FALSE;
}

/* A goal is done once, by a day if there is one, or comes again, with a number if there is one. */
static gboolean
check_goal (TendCommand  *self,
            GError      **error)
{
  gboolean repeats = tend_command_has_option (self, "every");
  gboolean counts = tend_command_has_option (self, "target");
  const char *sentence = NULL;

  if (!check_goal_options (self, error))
    return FALSE;
  if (repeats && tend_command_has_option (self, "due"))
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
check (TendCommand  *self,
       GError      **error)
{
  const char *what = tend_command_get_word (self, 0);

  if (g_str_equal (what, "goal"))
    return check_goal (self, error);
  if (g_str_equal (what, "plan"))
    return check_plan_options (self, error) && tend_command_add_plan_check (self, error);
  tend_command_set_usage_error (self, error, _("What can be added is a goal or a plan"));
  return FALSE;
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
run_goal (TendCommand *self)
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

static void
run (TendCommand *self)
{
  if (g_str_equal (tend_command_get_word (self, 0), "plan"))
    tend_command_add_plan_run (self);
  else
    run_goal (self);
}

const TendCommandKind tend_command_add = {
  .name = "add",
  .usage = "tend add goal TITLE [--why=TEXT] [--due=DAY |"
           " --every=RHYTHM [--target=N [--unit=TEXT] [--at-most]]], or"
           " tend add plan TITLE --at=\"DAY HH:MM\" [--for=LENGTH] [--with=NAME]... [--place=TEXT] [--repeat=RRULE]",
  .summary = N_("Writes down a goal or a plan, and says its id and its title."),
  .details = N_("RHYTHM is day, weekdays, mon,wed,fri, 3/week, 2/month or 10days; without it,\n"
                "the goal is done once. DAY is like 2026-03-21, or today, tomorrow, yesterday.\n"
                "A plan without HH:MM is for all day. LENGTH is like 45m, 1h, 1h30 or, for all\n"
                "day, 3d; without it, an hour or a day. RRULE is like FREQ=WEEKLY;COUNT=5."),
  .options = {
    { "every", TRUE }, { "due", TRUE }, { "target", TRUE },
    { "unit", TRUE },  { "why", TRUE }, { "at-most", FALSE },
    { "at", TRUE },    { "for", TRUE }, { "with", TRUE, TRUE },
    { "place", TRUE }, { "repeat", TRUE },
  },
  .min_words = 2,
  .max_words = 2,
  .writes = TRUE,
  .check = check,
  .run = run,
};
