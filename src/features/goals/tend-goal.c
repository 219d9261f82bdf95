#include "features/goals/tend-goal.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* What the tables hold at most; see their CHECK constraints. */
#define TIMES_MAX 1000
#define DAYS_MAX 1000
#define TARGET_MAX 1e12

static const char *const schedule_kind_texts[] = {
  [TEND_SCHEDULE_ONCE] = "once",
  [TEND_SCHEDULE_DAILY] = "daily",
  [TEND_SCHEDULE_WEEKDAYS] = "weekdays",
  [TEND_SCHEDULE_WEEKLY] = "weekly",
  [TEND_SCHEDULE_MONTHLY] = "monthly",
  [TEND_SCHEDULE_INTERVAL] = "interval",
  [TEND_SCHEDULE_WINDOW] = "window",
};

static const char *const measure_kind_texts[] = {
  [TEND_MEASURE_TICK] = "tick",
  [TEND_MEASURE_AT_LEAST] = "at-least",
  [TEND_MEASURE_AT_MOST] = "at-most",
};

static const char *const check_in_state_texts[] = {
  [TEND_CHECK_IN_NONE] = "none",
  [TEND_CHECK_IN_DONE] = "done",
  [TEND_CHECK_IN_SKIPPED] = "skipped",
};

G_DEFINE_BOXED_TYPE (TendGoal, tend_goal, tend_goal_copy, tend_goal_free)

static const char *
value_to_text (const char *const *texts,
               gsize              n_texts,
               guint              value)
{
  g_return_val_if_fail (value < n_texts, NULL);
  return texts[value];
}

static gboolean
value_from_text (const char *const *texts,
                 gsize              n_texts,
                 const char        *text,
                 guint             *value)
{
  for (guint i = 0; text && i < n_texts; i++)
    if (g_str_equal (texts[i], text))
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_iszerowidth (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
is_day (TendDay day)
{
  return day >= tend_day_from_ymd (TEND_DAY_YEAR_MIN, 1, 1) &&
         day <= tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
validate_words (const TendGoal  *self,
                GError         **error)
{
  if (!tend_goal_validate_title (self->title, error))
    return FALSE;
  if (!is_text (self->why))
    return refuse (error, _("Why it matters can’t be read as text; it isn’t valid UTF-8."));
  if (!is_text (self->unit))
    return refuse (error, _("The unit can’t be read as text; it isn’t valid UTF-8."));
  if (!is_text (self->color))
    return refuse (error, _("The name of the colour can’t be read as text; it isn’t valid UTF-8."));
  return TRUE;
}

/* How often a tick is possible in the schedule's stretch of days, as there is one a day; 0 where the schedule
 * is about single days. */
static int
get_most_times (const TendSchedule *schedule)
{
  switch (schedule->kind)
    {
    case TEND_SCHEDULE_WEEKLY:
      return 7;
    case TEND_SCHEDULE_MONTHLY:
      return 31;
    case TEND_SCHEDULE_WINDOW:
      return schedule->days;
    case TEND_SCHEDULE_ONCE:
    case TEND_SCHEDULE_DAILY:
    case TEND_SCHEDULE_WEEKDAYS:
    case TEND_SCHEDULE_INTERVAL:
    default:
      return 0;
    }
}

static gboolean
validate_times (const TendGoal  *self,
                GError         **error)
{
  const TendSchedule *schedule = &self->schedule;
  int most = get_most_times (schedule);

  if (schedule->times < 1 || schedule->times > TIMES_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   ngettext ("A goal can’t be for %d time; choose a number from 1 to %d.",
                             "A goal can’t be for %d times; choose a number from 1 to %d.",
                             (gulong) ABS ((glong) schedule->times)),
                   schedule->times, TIMES_MAX);
      return FALSE;
    }
  if (most > 0 && schedule->times > most)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   ngettext ("There is one tick a day, so %d is more than this schedule has room for; "
                             "choose up to %d.",
                             "There is one tick a day, so %d are more than this schedule has room for; "
                             "choose up to %d.", (gulong) schedule->times),
                   schedule->times, most);
      return FALSE;
    }
  if (most > 0 && self->measure != TEND_MEASURE_TICK && schedule->times > 1)
    return refuse (error, _("A goal that counts has one target for the whole week, month or stretch of days, "
                            "so it can’t ask for several times as well."));
  return TRUE;
}

static gboolean
validate_schedule (const TendGoal  *self,
                   GError         **error)
{
  const TendSchedule *schedule = &self->schedule;
  gboolean needs_days = schedule->kind == TEND_SCHEDULE_INTERVAL || schedule->kind == TEND_SCHEDULE_WINDOW;

  if ((guint) schedule->kind >= G_N_ELEMENTS (schedule_kind_texts))
    return refuse (error, _("This goal has a schedule that Tend doesn’t know."));
  if (schedule->days < (needs_days ? 1 : 0) || schedule->days > DAYS_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
                   ngettext ("A goal can’t come around every %d day; choose a number from 1 to %d.",
                             "A goal can’t come around every %d days; choose a number from 1 to %d.",
                             (gulong) ABS ((glong) schedule->days)),
                   schedule->days, DAYS_MAX);
      return FALSE;
    }
  if (schedule->weekdays & ~TEND_WEEKDAYS_ALL)
    return refuse (error, _("A week has seven days, and this goal names another one."));
  if (schedule->kind == TEND_SCHEDULE_WEEKDAYS && schedule->weekdays == 0)
    return refuse (error, _("Choose at least one weekday for this goal."));
  return validate_times (self, error);
}

static gboolean
validate_measure (const TendGoal  *self,
                  GError         **error)
{
  if ((guint) self->measure >= G_N_ELEMENTS (measure_kind_texts))
    return refuse (error, _("This goal is measured in a way that Tend doesn’t know."));
  if (!isfinite (self->target))
    return refuse (error, _("The target has to be a number."));
  if (self->target < 0)
    return refuse (error, _("The target can’t be less than 0."));
  if (self->target > TARGET_MAX)
    return refuse (error, _("The target can’t be more than 1,000,000,000,000."));
  if (self->measure == TEND_MEASURE_AT_LEAST && self->target <= 0)
    return refuse (error, _("A target to reach has to be more than 0."));
  return TRUE;
}

static gboolean
is_name (const char *name)
{
  return is_text (name) && g_utf8_strlen (name, -1) <= TEND_GOAL_SOURCE_MAX;
}

static gboolean
validate_source (const TendGoal  *self,
                 GError         **error)
{
  gboolean has_feature = self->source_feature[0] != '\0';
  gboolean has_key = self->source_key[0] != '\0';

  if (has_feature != has_key || !is_name (self->source_feature) || !is_name (self->source_key))
    return refuse (error, _("What this goal counts by itself has no name that Tend can keep."));
  if (self->source_unit != TEND_MEASURE_TIMES && self->source_unit != TEND_MEASURE_MINUTES)
    return refuse (error, _("What this goal counts by itself is counted in times or in minutes."));
  return TRUE;
}

static gboolean
validate_days (const TendGoal  *self,
               GError         **error)
{
  if (!is_day (self->start_day))
    return refuse (error, _("A goal needs a day to start on."));
  if (self->due_day != TEND_DAY_NONE && !is_day (self->due_day))
    return refuse (error, _("The day that this goal is planned for doesn’t exist."));
  if (self->done_day != TEND_DAY_NONE && !is_day (self->done_day))
    return refuse (error, _("The day on which this goal was done doesn’t exist."));
  return TRUE;
}

/**
 * tend_goal_new:
 * @title: what it is called; it is not looked at until tend_goal_validate()
 * @start_day: the day from which it counts
 *
 * Makes a goal for every day, to be ticked, without anything else said about it.
 *
 * Returns: (transfer full): the goal, not kept yet
 */
TendGoal *
tend_goal_new (const char *title,
               TendDay     start_day)
{
  TendGoal *self = g_new0 (TendGoal, 1);

  self->title = g_strdup (title ? title : "");
  self->why = g_strdup ("");
  self->color = g_strdup ("");
  self->unit = g_strdup ("");
  self->source_feature = g_strdup ("");
  self->source_key = g_strdup ("");
  self->source_unit = TEND_MEASURE_TIMES;
  self->schedule.kind = TEND_SCHEDULE_DAILY;
  self->schedule.times = 1;
  self->start_day = start_day;
  self->due_day = TEND_DAY_NONE;
  self->done_day = TEND_DAY_NONE;
  return self;
}

/**
 * tend_goal_copy:
 * @self: a goal
 *
 * Returns: (transfer full): another goal with the same values
 */
TendGoal *
tend_goal_copy (const TendGoal *self)
{
  TendGoal *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->uuid = g_strdup (self->uuid);
  copy->title = g_strdup (self->title);
  copy->why = g_strdup (self->why);
  copy->color = g_strdup (self->color);
  copy->unit = g_strdup (self->unit);
  copy->source_feature = g_strdup (self->source_feature);
  copy->source_key = g_strdup (self->source_key);
  return copy;
}

/**
 * tend_goal_free:
 * @self: (nullable): a goal
 */
void
tend_goal_free (TendGoal *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->why);
  g_free (self->color);
  g_free (self->unit);
  g_free (self->source_feature);
  g_free (self->source_key);
  g_free (self);
}

/**
 * tend_goal_set_source:
 * @self: a goal
 * @feature: (nullable): the feature whose it is what the goal shall count by itself, %NULL for nothing
 * @key: (nullable): what names it there, %NULL for nothing
 * @unit: what it is counted in
 */
void
tend_goal_set_source (TendGoal         *self,
                      const char       *feature,
                      const char       *key,
                      TendMeasureUnits  unit)
{
  g_return_if_fail (self != NULL);

  g_free (self->source_feature);
  self->source_feature = g_strdup (feature ? feature : "");
  g_free (self->source_key);
  self->source_key = g_strdup (key ? key : "");
  self->source_unit = unit;
}

/**
 * tend_goal_is_fed:
 * @self: a goal
 *
 * Returns: whether it counts something by itself. What is done once has nothing to count.
 */
gboolean
tend_goal_is_fed (const TendGoal *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->source_feature[0] != '\0' && self->schedule.kind != TEND_SCHEDULE_ONCE;
}

/**
 * tend_goal_validate_title:
 * @title: (nullable): the title of a goal or of a step
 * @error: return location for a %TEND_ERROR_INVALID, whose message is a sentence for the user
 *
 * Returns: whether it can be a title
 */
gboolean
tend_goal_validate_title (const char  *title,
                          GError     **error)
{
  glong length;

  if (!is_text (title))
    return refuse (error, _("The title can’t be read as text; it isn’t valid UTF-8."));
  if (is_blank (title))
    return refuse (error, _("It needs a title; a word or two is enough."));

  length = g_utf8_strlen (title, -1);
  if (length <= TEND_GOAL_TITLE_MAX)
    return TRUE;
  g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID,
               ngettext ("This title has %ld character, and there is room for %d.",
                         "This title has %ld characters, and there is room for %d.", (gulong) length),
               length, TEND_GOAL_TITLE_MAX);
  return FALSE;
}

/**
 * tend_goal_validate:
 * @self: a goal
 * @error: return location for a %TEND_ERROR_INVALID, whose message is a sentence for the user
 *
 * Whether the goal says something that can be kept: what passes here also passes the constraints of the
 * tables. A goal that counts has one target for its whole week, month or window (see #TendGoal), so it
 * can't ask for several times as well.
 *
 * Returns: whether it does
 */
gboolean
tend_goal_validate (const TendGoal  *self,
                    GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return validate_words (self, error) &&
         validate_schedule (self, error) &&
         validate_measure (self, error) &&
         validate_source (self, error) &&
         validate_days (self, error);
}

/**
 * tend_schedule_kind_to_text:
 * @kind: a kind of schedule
 *
 * Returns: (transfer none): its name in the database and in files
 */
const char *
tend_schedule_kind_to_text (TendScheduleKind kind)
{
  return value_to_text (schedule_kind_texts, G_N_ELEMENTS (schedule_kind_texts), kind);
}

/**
 * tend_schedule_kind_from_text:
 * @text: (nullable): a name as in the database and in files
 * @kind: (out): the kind of schedule, untouched if there is none of that name
 *
 * Returns: whether there is one of that name
 */
gboolean
tend_schedule_kind_from_text (const char       *text,
                              TendScheduleKind *kind)
{
  guint value;

  if (!value_from_text (schedule_kind_texts, G_N_ELEMENTS (schedule_kind_texts), text, &value))
    return FALSE;
  *kind = value;
  return TRUE;
}

/**
 * tend_measure_kind_to_text:
 * @kind: a kind of measure
 *
 * Returns: (transfer none): its name in the database and in files
 */
const char *
tend_measure_kind_to_text (TendMeasureKind kind)
{
  return value_to_text (measure_kind_texts, G_N_ELEMENTS (measure_kind_texts), kind);
}

/**
 * tend_measure_kind_from_text:
 * @text: (nullable): a name as in the database and in files
 * @kind: (out): the kind of measure, untouched if there is none of that name
 *
 * Returns: whether there is one of that name
 */
gboolean
tend_measure_kind_from_text (const char      *text,
                             TendMeasureKind *kind)
{
  guint value;

  if (!value_from_text (measure_kind_texts, G_N_ELEMENTS (measure_kind_texts), text, &value))
    return FALSE;
  *kind = value;
  return TRUE;
}

/**
 * tend_check_in_state_to_text:
 * @state: a state
 *
 * Returns: (transfer none): its name in the database and in files
 */
const char *
tend_check_in_state_to_text (TendCheckInState state)
{
  return value_to_text (check_in_state_texts, G_N_ELEMENTS (check_in_state_texts), state);
}

/**
 * tend_check_in_state_from_text:
 * @text: (nullable): a name as in the database and in files
 * @state: (out): the state, untouched if there is none of that name
 *
 * Returns: whether there is one of that name
 */
gboolean
tend_check_in_state_from_text (const char       *text,
                               TendCheckInState *state)
{
  guint value;

  if (!value_from_text (check_in_state_texts, G_N_ELEMENTS (check_in_state_texts), text, &value))
    return FALSE;
  *state = value;
  return TRUE;
}

/**
 * tend_check_in_clear:
 * @self: a check-in
 *
 * Lets go of what the check-in holds, not of the check-in: it stands in an array (of which this is the
 * clear function) or on the stack.
 */
void
tend_check_in_clear (TendCheckIn *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->note, g_free);
}
