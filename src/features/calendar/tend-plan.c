#include "features/calendar/tend-plan.h"

#include "base/tend-error.h"
#include "base/tend-recurrence.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the table holds at most; see its CHECK constraints. */
#define TITLE_MAX 500
#define GUESTS_MAX 1000

static const char *const answer_texts[] = {
  [TEND_GUEST_ASKED] = "asked",
  [TEND_GUEST_COMING] = "coming",
  [TEND_GUEST_DECLINED] = "declined",
  [TEND_GUEST_MAYBE] = "maybe",
};

static const char *const answer_names[] = {
  [TEND_GUEST_ASKED] = N_("Asked"),
  [TEND_GUEST_COMING] = N_("Coming"),
  [TEND_GUEST_DECLINED] = N_("Can’t"),
  [TEND_GUEST_MAYBE] = N_("Maybe"),
};

static const char *const kind_ids[] = {
  "in-person", "call", "walk", "meal", "film", "sport", "culture", "help", NULL,
};

static const char *const kind_names[] = {
  N_("In person"), N_("Call"), N_("Walk"), N_("Meal"), N_("Film"), N_("Sport"), N_("Culture"), N_("Lending a hand"),
};

G_DEFINE_BOXED_TYPE (TendPlan, tend_plan, tend_plan_copy, tend_plan_free)

/**
 * tend_guest_new:
 * @person_uuid: (nullable): who it is, if they are among the people
 * @name: what they are called
 *
 * Returns: (transfer full): somebody who is asked
 */
TendGuest *
tend_guest_new (const char *person_uuid,
                const char *name)
{
  TendGuest *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TendGuest, 1);
  self->person_uuid = g_strdup (person_uuid);
  self->name = g_strdup (name);
  self->email = g_strdup ("");
  return self;
}

TendGuest *
tend_guest_copy (const TendGuest *self)
{
  TendGuest *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->person_uuid = g_strdup (self->person_uuid);
  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  return copy;
}

void
tend_guest_free (TendGuest *self)
{
  g_free (self->uuid);
  g_free (self->person_uuid);
  g_free (self->name);
  g_free (self->email);
  g_free (self);
}

/**
 * tend_guest_is_same:
 * @one: a guest
 * @other: a guest, perhaps of another plan
 *
 * Returns: whether both are the same human being, as far as one can tell
 */
gboolean
tend_guest_is_same (const TendGuest *one,
                    const TendGuest *other)
{
  if (one->person_uuid || other->person_uuid)
    return g_strcmp0 (one->person_uuid, other->person_uuid) == 0;
  if (*one->email || *other->email)
    return g_ascii_strcasecmp (one->email, other->email) == 0;
  return g_str_equal (one->name, other->name);
}

const char *
tend_guest_answer_get_name (TendGuestAnswer answer)
{
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (answer_names), NULL);

  return _(answer_names[answer]);
}

const char *
tend_guest_answer_to_text (TendGuestAnswer answer)
{
  g_return_val_if_fail ((guint) answer < G_N_ELEMENTS (answer_texts), NULL);

  return answer_texts[answer];
}

gboolean
tend_guest_answer_from_text (const char      *text,
                             TendGuestAnswer *answer)
{
  for (guint i = 0; text && i < G_N_ELEMENTS (answer_texts); i++)
    if (g_str_equal (answer_texts[i], text))
      {
        *answer = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * tend_plan_time_to_text:
 * @time: a time
 * @text: (out): gets "2026-11-24T16:30", or "2026-11-24" for a whole day
 *
 * Returns: @text
 */
const char *
tend_plan_time_to_text (TendPlanTime time,
                        char         text[static TEND_PLAN_TIME_TEXT_SIZE])
{
  tend_day_to_text (time.day, text);
  if (time.minute != TEND_MINUTE_NONE)
    g_snprintf (text + TEND_DAY_TEXT_SIZE - 1, TEND_PLAN_TIME_TEXT_SIZE - TEND_DAY_TEXT_SIZE + 1, "T%02d:%02d",
                time.minute / 60, time.minute % 60);
  return text;
}

static gboolean
read_two_digits (const char *text,
                 int         end,
                 int        *number)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *number = (text[0] - '0') * 10 + text[1] - '0';
  return *number < end;
}

/**
 * tend_plan_time_from_text:
 * @text: a time as tend_plan_time_to_text() writes it
 * @time: (out): the time
 *
 * Returns: whether @text was one
 */
gboolean
tend_plan_time_from_text (const char   *text,
                          TendPlanTime *time)
{
  char day[TEND_DAY_TEXT_SIZE];
  gsize length = text ? strlen (text) : 0;
  int hour, minute;

  if (length != TEND_DAY_TEXT_SIZE - 1 && length != TEND_PLAN_TIME_TEXT_SIZE - 1)
    return FALSE;
  g_strlcpy (day, text, sizeof day);
  time->day = tend_day_parse (day, NULL);
  time->minute = TEND_MINUTE_NONE;
  if (time->day == TEND_DAY_NONE || length == TEND_DAY_TEXT_SIZE - 1)
    return time->day != TEND_DAY_NONE;
  if (text[10] != 'T' || text[13] != ':' || !read_two_digits (text + 11, 24, &hour) ||
      !read_two_digits (text + 14, 60, &minute))
    return FALSE;
  time->minute = hour * 60 + minute;
  return TRUE;
}

int
tend_plan_time_compare (TendPlanTime one,
                        TendPlanTime other)
{
  if (one.day != other.day)
    return one.day < other.day ? -1 : 1;
  return (one.minute > other.minute) - (one.minute < other.minute);
}

/**
 * tend_plan_time_add:
 * @time: a time
 * @minutes: minutes on the wall; of a whole day, only the days in it count
 *
 * Returns: the time so much later
 */
TendPlanTime
tend_plan_time_add (TendPlanTime time,
                    int          minutes)
{
  gboolean is_day = time.minute == TEND_MINUTE_NONE;
  int sum = (is_day ? 0 : time.minute) + minutes;
  int days = sum / TEND_MINUTES_A_DAY - (sum % TEND_MINUTES_A_DAY < 0);

  if (is_day)
    return (TendPlanTime) { time.day + minutes / TEND_MINUTES_A_DAY, TEND_MINUTE_NONE };
  return (TendPlanTime) { time.day + days, sum - days * TEND_MINUTES_A_DAY };
}

static TendPlan *
plan_new (const char *title)
{
  TendPlan *self = g_new0 (TendPlan, 1);

  self->title = g_strdup (title);
  self->calendar_uuid = g_strdup ("");
  self->place = g_strdup ("");
  self->note = g_strdup ("");
  self->kind = g_strdup ("");
  self->zone = g_strdup ("");
  self->rule = g_strdup ("");
  self->afterwards = g_strdup ("");
  self->uid = g_strdup ("");
  self->extra = g_strdup ("");
  self->dates = g_array_new (FALSE, FALSE, sizeof (TendPlanDate));
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);
  self->recurrence = (TendPlanTime) { TEND_DAY_NONE, TEND_MINUTE_NONE };
  return self;
}

/**
 * tend_plan_new:
 * @title: what it is called
 * @day: the day that it begins
 * @minute: minutes after midnight
 * @minutes: how long it takes, on the wall
 *
 * Returns: (transfer full): a plan that goes by the clock wherever one is, not kept yet
 */
TendPlan *
tend_plan_new (const char *title,
               TendDay     day,
               int         minute,
               int         minutes)
{
  TendPlan *self;
  TendPlanTime end;

  g_return_val_if_fail (title != NULL, NULL);

  self = plan_new (title);
  end = tend_plan_time_add ((TendPlanTime) { day, minute }, minutes);
  self->start_day = day;
  self->start_minute = minute;
  self->end_day = end.day;
  self->end_minute = end.minute;
  return self;
}

/**
 * tend_plan_new_all_day:
 * @title: what it is called
 * @first: its first day
 * @last: its last day
 *
 * Returns: (transfer full): a plan that has no hours, not kept yet
 */
TendPlan *
tend_plan_new_all_day (const char *title,
                       TendDay     first,
                       TendDay     last)
{
  TendPlan *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = plan_new (title);
  self->is_all_day = TRUE;
  self->start_day = first;
  self->end_day = last;
  return self;
}

TendPlan *
tend_plan_copy (const TendPlan *self)
{
  TendPlan *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->calendar_uuid = g_strdup (self->calendar_uuid);
  copy->title = g_strdup (self->title);
  copy->place = g_strdup (self->place);
  copy->note = g_strdup (self->note);
  copy->kind = g_strdup (self->kind);
  copy->zone = g_strdup (self->zone);
  copy->rule = g_strdup (self->rule);
  copy->afterwards = g_strdup (self->afterwards);
  copy->master_uuid = g_strdup (self->master_uuid);
  copy->uid = g_strdup (self->uid);
  copy->extra = g_strdup (self->extra);
  copy->hobby_uuid = g_strdup (self->hobby_uuid);
  copy->dates = g_array_copy (self->dates);
  copy->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);
  for (guint i = 0; i < self->guests->len; i++)
    g_ptr_array_add (copy->guests, tend_guest_copy (g_ptr_array_index (self->guests, i)));
  return copy;
}

void
tend_plan_free (TendPlan *self)
{
  g_free (self->uuid);
  g_free (self->calendar_uuid);
  g_free (self->title);
  g_free (self->place);
  g_free (self->note);
  g_free (self->kind);
  g_free (self->zone);
  g_free (self->rule);
  g_free (self->afterwards);
  g_free (self->master_uuid);
  g_free (self->uid);
  g_free (self->extra);
  g_free (self->hobby_uuid);
  g_array_unref (self->dates);
  g_ptr_array_unref (self->guests);
  g_free (self);
}

/**
 * tend_plan_set_text:
 * @field: a text of a plan
 * @text: (nullable): what it is to be
 */
void
tend_plan_set_text (char       **field,
                    const char  *text)
{
  char *copy = g_strdup (text ? text : "");

  g_free (*field);
  *field = copy;
}

/**
 * tend_plan_add_guest:
 * @self: a plan
 * @guest: somebody; who is part of it already is not added again
 */
void
tend_plan_add_guest (TendPlan        *self,
                     const TendGuest *guest)
{
  if (tend_plan_find_guest (self, guest) == NULL)
    g_ptr_array_add (self->guests, tend_guest_copy (guest));
}

/**
 * tend_plan_find_guest:
 * @self: a plan
 * @like: somebody
 *
 * Returns: (transfer none) (nullable): the plan's guest who is the same
 */
TendGuest *
tend_plan_find_guest (const TendPlan  *self,
                      const TendGuest *like)
{
  for (guint i = 0; i < self->guests->len; i++)
    {
      TendGuest *guest = g_ptr_array_index (self->guests, i);

      if (tend_guest_is_same (guest, like))
        return guest;
    }
  return NULL;
}

/**
 * tend_plan_add_date:
 * @self: a plan
 * @is_added: whether it is a time more or a time less
 * @time: which
 */
void
tend_plan_add_date (TendPlan     *self,
                    gboolean      is_added,
                    TendPlanTime  time)
{
  TendPlanDate date = { is_added, time };

  for (guint i = 0; i < self->dates->len; i++)
    {
      const TendPlanDate *known = &g_array_index (self->dates, TendPlanDate, i);

      if (!known->is_added == !is_added && tend_plan_time_compare (known->time, time) == 0)
        return;
    }
  g_array_append_val (self->dates, date);
}

/**
 * tend_plan_repeats:
 * @self: a plan
 *
 * Returns: whether it has more than its first time: by a rule, or by single dates
 */
gboolean
tend_plan_repeats (const TendPlan *self)
{
  return self->master_uuid == NULL && (*self->rule || self->dates->len > 0);
}

gboolean
tend_plan_is_own (const TendPlan *self)
{
  return *self->calendar_uuid == '\0';
}

/**
 * tend_plan_get_start:
 * @self: a plan
 *
 * Returns: when it begins, on its own wall
 */
TendPlanTime
tend_plan_get_start (const TendPlan *self)
{
  return (TendPlanTime) { self->start_day, self->is_all_day ? TEND_MINUTE_NONE : self->start_minute };
}

/**
 * tend_plan_get_minutes:
 * @self: a plan
 *
 * Returns: how long it takes on the wall, in minutes; of an all-day plan, the days from its first to its last
 */
int
tend_plan_get_minutes (const TendPlan *self)
{
  return (self->end_day - self->start_day) * TEND_MINUTES_A_DAY + self->end_minute - self->start_minute;
}

/**
 * tend_plan_has_same_times:
 * @self: a plan
 * @other: another
 *
 * Returns: whether both have the same start and end, on the wall of the same zone
 */
gboolean
tend_plan_has_same_times (const TendPlan *self,
                          const TendPlan *other)
{
  return !self->is_all_day == !other->is_all_day && self->start_day == other->start_day &&
         self->start_minute == other->start_minute && self->end_day == other->end_day &&
         self->end_minute == other->end_minute && g_str_equal (self->zone, other->zone);
}

/**
 * tend_plan_has_same_guests:
 * @self: a plan
 * @other: another
 *
 * Returns: whether the same people are part of both, with the same answers
 */
gboolean
tend_plan_has_same_guests (const TendPlan *self,
                           const TendPlan *other)
{
  if (self->guests->len != other->guests->len)
    return FALSE;
  for (guint i = 0; i < self->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (self->guests, i);
      const TendGuest *same = tend_plan_find_guest (other, guest);

      if (same == NULL || same->answer != guest->answer)
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_plan_is_same:
 * @self: a plan
 * @other: another
 *
 * Returns: whether all that can be chosen about a plan before it takes place is the same in both
 */
gboolean
tend_plan_is_same (const TendPlan *self,
                   const TendPlan *other)
{
  return g_str_equal (self->title, other->title) && g_str_equal (self->place, other->place) &&
         g_str_equal (self->note, other->note) && g_str_equal (self->kind, other->kind) &&
         g_strcmp0 (self->hobby_uuid, other->hobby_uuid) == 0 && g_str_equal (self->rule, other->rule) &&
         tend_plan_has_same_times (self, other) && tend_plan_has_same_guests (self, other);
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && !g_unichar_iszerowidth (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
validate_words (const TendPlan  *self,
                GError         **error)
{
  const char *const texts[] = { self->title, self->place, self->note,       self->kind, self->zone,
                                self->rule,  self->uid,   self->afterwards, self->extra };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL || !g_utf8_validate (texts[i], -1, NULL))
      return refuse (error, _("Some of the words of this plan can’t be read as text; they aren’t valid UTF-8."));
  if (is_blank (self->title))
    return refuse (error, _("A plan needs a title."));
  if (g_utf8_strlen (self->title, -1) > TITLE_MAX || g_utf8_strlen (self->kind, -1) > TITLE_MAX)
    return refuse (error, _("The title of a plan can have up to 500 characters; the note has room for more."));
  return TRUE;
}

static gboolean
validate_guests (const TendPlan  *self,
                 GError         **error)
{
  if (self->guests->len > GUESTS_MAX)
    return refuse (error, _("A plan has room for up to 1,000 people."));
  for (guint i = 0; i < self->guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (self->guests, i);

      if (guest->name == NULL || guest->email == NULL || !g_utf8_validate (guest->name, -1, NULL) ||
          !g_utf8_validate (guest->email, -1, NULL) || (guint) guest->answer >= TEND_GUEST_N_ANSWERS)
        return refuse (error, _("The name of somebody in this plan can’t be read as text; it isn’t valid UTF-8."));
      if (is_blank (guest->name) && *guest->email == '\0')
        return refuse (error, _("Everybody in a plan needs a name."));
      if (g_utf8_strlen (guest->name, -1) > TITLE_MAX)
        return refuse (error, _("A name can have up to 500 characters."));
    }
  return TRUE;
}

static gboolean
is_day (TendDay day)
{
  return day >= tend_day_from_ymd (TEND_DAY_YEAR_MIN, 1, 1) &&
         day <= tend_day_from_ymd (TEND_DAY_YEAR_MAX, 12, 31);
}

static gboolean
is_minute (int minute)
{
  return minute >= 0 && minute < TEND_MINUTES_A_DAY;
}

/**
 * tend_plan_validate_times:
 * @self: a plan
 * @error: return location; %TEND_ERROR_INVALID with a sentence for the user
 *
 * Returns: whether its start, its end and its single dates make sense
 */
gboolean
tend_plan_validate_times (const TendPlan  *self,
                          GError         **error)
{
  if (!is_day (self->start_day) || !is_day (self->end_day) || !is_minute (self->start_minute) ||
      !is_minute (self->end_minute))
    return refuse (error, _("That time isn’t on any calendar."));
  if (self->is_all_day && (self->start_minute != 0 || self->end_minute != 0))
    return refuse (error, _("A plan for all day has no hours."));
  if (tend_plan_get_minutes (self) < 0)
    return refuse (error, _("This plan would end before it starts."));
  if (self->end_day - self->start_day + (self->is_all_day ? 1 : 0) > TEND_PLAN_DAYS_MAX)
    return refuse (error, _("A plan can last up to a year; for something longer, let it repeat."));
  for (guint i = 0; i < self->dates->len; i++)
    {
      const TendPlanTime *time = &g_array_index (self->dates, TendPlanDate, i).time;

      if (!is_day (time->day) || (time->minute != TEND_MINUTE_NONE && !is_minute (time->minute)))
        return refuse (error, _("That time isn’t on any calendar."));
    }
  return TRUE;
}

/* A rule that never holds would make a plan that nobody ever sees. */
static gboolean
validate_rule (const TendPlan  *self,
               GError         **error)
{
  TendWall start = { self->start_day, self->start_minute * 60 };
  g_autoptr (TendRecurrence) rule = NULL;
  g_autoptr (TendRecurrenceIter) iter = NULL;

  if (*self->rule == '\0')
    return TRUE;
  if (self->master_uuid)
    return refuse (error, _("One time of a repeating plan can’t repeat by itself."));
  rule = tend_recurrence_parse (self->rule, error);
  if (rule == NULL)
    return FALSE;
  iter = tend_recurrence_iter_new (rule, start);
  if (!tend_recurrence_iter_next (iter, NULL))
    return refuse (error, _("There is no day at all on which this plan would repeat."));
  return TRUE;
}

/**
 * tend_plan_validate:
 * @self: a plan
 * @error: return location; %TEND_ERROR_INVALID with a sentence for the user, and what tend_recurrence_parse() says
 *
 * Returns: whether it makes sense and can be kept
 */
gboolean
tend_plan_validate (const TendPlan  *self,
                    GError         **error)
{
  if (self->mood < TEND_PLAN_MOOD_NONE || self->mood > TEND_PLAN_MOOD_MAX)
    return refuse (error, _("How it was is said in five steps."));
  return validate_words (self, error) && validate_guests (self, error) && tend_plan_validate_times (self, error) &&
         validate_rule (self, error);
}

/**
 * tend_plan_kind_get_ids:
 *
 * Returns: (array zero-terminated=1): the kinds that Tend brings, in their order
 */
const char *const *
tend_plan_kind_get_ids (void)
{
  return kind_ids;
}

/**
 * tend_plan_kind_get_name:
 * @kind: a kind of Tend's, or one of the user's, which is its name
 *
 * Returns: what it is called
 */
const char *
tend_plan_kind_get_name (const char *kind)
{
  for (guint i = 0; kind_ids[i]; i++)
    if (g_str_equal (kind_ids[i], kind))
      return _(kind_names[i]);
  return kind;
}
