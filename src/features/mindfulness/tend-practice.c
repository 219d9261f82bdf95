#include "features/mindfulness/tend-practice.h"

#include "base/tend-error.h"
#include "base/tend-uuid.h"
#include "features/mindfulness/tend-script-library.h"

#include <glib/gi18n.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define MINUTES_DEFAULT 5

/* What is known of all of a kind; what is known of a single exercise is with that. */
#define OWN_BREATH                                                                                                    \
  N_ ("Over 12 trials with 785 people, breathing exercises lowered self-reported stress by a small to medium "       \
      "amount (g = −0.35); the authors urge caution. A pattern of your own was in none of them. Fincham and others "  \
      "2023, Scientific Reports 13, 432.")
#define GUIDED                                                                                                       \
  N_ ("Tend knows of no figure for this very session, and promises nothing. Say how you are before and after, a few " \
      "times, and you see what it does for you.")
#define QUIET                                                                                                        \
  N_ ("Five minutes a day for a month: those who sat in mindfulness meditation felt better afterwards, as everybody " \
      "in the trial did; those who breathed in sighs improved more. Balban and others 2023, Cell Reports Medicine 4, " \
      "100895.")
#define MOVE                                                                                                         \
  N_ ("Planning something pleasant, and a walk can be that, lifted the mood of people with depression over 16 "      \
      "studies (d = 0.87; Cuijpers and others 2007), and well-being in general (g = 0.52; Mazzucchelli and others "  \
      "2010).")

#define PREPARATION_DEFAULT 3

/* What Tend brings to move by. */
static const struct
{
  const char *id;
  const char *title;
  int minutes;
} moves[] = {
  { "walk", N_ ("Walk"), 10 },
  { "jog", N_ ("Jog"), 15 },
  { "yoga", N_ ("Yoga"), 10 },
};

static const struct
{
  const char *id;
  const char *title;
  const char *evidence;
} kinds[TEND_PRACTICE_N_KINDS] = {
  [TEND_PRACTICE_BREATH] = { "breath", N_ ("Breathing"), OWN_BREATH },
  [TEND_PRACTICE_GUIDED] = { "guided", N_ ("Guided"), GUIDED },
  [TEND_PRACTICE_QUIET] = { "quiet", N_ ("Quiet"), QUIET },
  [TEND_PRACTICE_MOVE] = { "move", N_ ("Moving"), MOVE },
};

const char *
tend_practice_kind_get_id (TendPracticeKind kind)
{
  return kinds[kind].id;
}

/* What is not known is a breath, as all were once. */
TendPracticeKind
tend_practice_kind_find (const char *id)
{
  for (TendPracticeKind kind = 0; kind < TEND_PRACTICE_N_KINDS; kind++)
    if (g_strcmp0 (kinds[kind].id, id) == 0)
      return kind;
  return TEND_PRACTICE_BREATH;
}

const char *
tend_practice_kind_get_title (TendPracticeKind kind)
{
  return _(kinds[kind].title);
}

static TendPractice *
practice_new (TendPracticeKind  kind,
              const char       *id,
              const char       *title,
              int               minutes)
{
  TendPractice *self = g_new0 (TendPractice, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->options.minutes = minutes;
  self->options.preparation = PREPARATION_DEFAULT;
  return self;
}

/**
 * tend_practice_new_own:
 * @kind: a breath, or a way to move
 * @title: what it is to be called
 * @minutes: how long it usually is
 *
 * Returns: (transfer full): something of the user's own that is not kept yet
 */
TendPractice *
tend_practice_new_own (TendPracticeKind  kind,
                       const char       *title,
                       int               minutes)
{
  g_autofree char *uuid = tend_uuid_new ();

  return practice_new (kind, uuid, title, minutes);
}

TendPractice *
tend_practice_copy (const TendPractice *self)
{
  TendPractice *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  if (copy->script)
    tend_script_ref (copy->script);
  return copy;
}

void
tend_practice_free (TendPractice *self)
{
  g_free (self->id);
  g_free (self->title);
  g_clear_pointer (&self->script, tend_script_unref);
  g_free (self);
}

/**
 * tend_practice_get_uuid:
 * @self: a practice
 *
 * Returns: (transfer full): what reminders call it by, the same in every life: of what Tend brings, a UUID made of its id
 */
char *
tend_practice_get_uuid (const TendPractice *self)
{
  return tend_uuid_is_valid (self->id) ? g_strdup (self->id) : tend_uuid_derive ("exercise", self->id);
}

/**
 * tend_practice_get_about:
 * @self: a practice
 *
 * Returns: (transfer none): how it goes, a sentence or two
 */
const char *
tend_practice_get_about (const TendPractice *self)
{
  if (self->exercise)
    return _(self->exercise->about);
  if (self->script)
    return self->script->about;
  if (self->kind == TEND_PRACTICE_QUIET)
    return _("Sit, and let it be quiet. A bell at the beginning, one at the end, and on the way if you like.");
  if (self->kind == TEND_PRACTICE_MOVE)
    return _("Out of the head, into the body. As slow as is good today.");
  return _("A pattern of your own.");
}

/* Returns: (transfer none): what is known of it, with the number and the source, or that nothing is */
const char *
tend_practice_get_evidence (const TendPractice *self)
{
  return _(self->exercise ? self->exercise->evidence : kinds[self->kind].evidence);
}

void
tend_practice_get_minutes_range (const TendPractice *self,
                                 int                *shortest,
                                 int                *longest)
{
  *shortest = self->script ? tend_script_get_shortest (self->script) : 1;
  if (self->script)
    *longest = tend_script_get_longest (self->script);
  else
    *longest = self->kind == TEND_PRACTICE_BREATH ? TEND_BREATH_MINUTES_MAX : TEND_PRACTICE_MINUTES_MAX;
}

/**
 * tend_practice_describe:
 * @self: a practice
 *
 * Returns: (transfer full): a few words beside its name: the pattern of a breath, the minutes of all else
 */
char *
tend_practice_describe (const TendPractice *self)
{
  return self->kind == TEND_PRACTICE_BREATH ? tend_breath_pattern_describe (&self->pattern)
                                            : tend_practice_describe_length (self);
}

/* Returns: (transfer full): how long it is, as it was done the last time */
char *
tend_practice_describe_length (const TendPractice *self)
{
  int minutes = self->options.minutes;

  if (minutes == 0)
    return g_strdup (_("As long as you like"));
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

static void
set_pattern (TendPractice            *self,
             const TendBreathPattern *pattern,
             int                      rounds)
{
  self->pattern = *pattern;
  self->options.rounds = rounds ? rounds : tend_breath_pattern_count_rounds (pattern, self->options.minutes * MINUTE);
}

static void
append_what_tend_brings (GPtrArray *practices,
                         GPtrArray *scripts)
{
  guint n;
  const TendExercise *const *exercises = tend_exercise_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      TendPractice *practice = practice_new (TEND_PRACTICE_BREATH, exercises[i]->id, _(exercises[i]->title),
                                             exercises[i]->minutes);

      practice->exercise = exercises[i];
      set_pattern (practice, &exercises[i]->pattern, exercises[i]->rounds);
      g_ptr_array_add (practices, practice);
    }
  for (guint i = 0; i < scripts->len; i++)
    {
      TendScript *script = g_ptr_array_index (scripts, i);
      TendPractice *practice = practice_new (TEND_PRACTICE_GUIDED, script->id, script->title, script->minutes);

      practice->script = tend_script_ref (script);
      g_ptr_array_add (practices, practice);
    }
  g_ptr_array_add (practices, practice_new (TEND_PRACTICE_QUIET, TEND_PRACTICE_QUIET_ID, _("Sit in Quiet"),
                                            TEND_PRACTICE_MINUTES_QUIET));
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    g_ptr_array_add (practices,
                     practice_new (TEND_PRACTICE_MOVE, moves[i].id, _(moves[i].title), moves[i].minutes));
}

static gboolean
append_patterns (TendDb     *db,
                 GPtrArray  *practices,
                 GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT id, uuid, title, inhale, hold, exhale, rest FROM breath_pattern ORDER BY id", "");

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendPractice *practice = practice_new (TEND_PRACTICE_BREATH, tend_rows_get_text (rows, 1),
                                             tend_rows_get_text (rows, 2), MINUTES_DEFAULT);
      const TendBreathPattern pattern = {
        .in = (int) tend_rows_get_int64 (rows, 3),
        .hold = (int) tend_rows_get_int64 (rows, 4),
        .out = (int) tend_rows_get_int64 (rows, 5),
        .rest = (int) tend_rows_get_int64 (rows, 6),
      };

      practice->row = tend_rows_get_int64 (rows, 0);
      set_pattern (practice, &pattern, 0);
      g_ptr_array_add (practices, practice);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
append_movements (TendDb     *db,
                  GPtrArray  *practices,
                  GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows =
      tend_db_query (db, error, "SELECT id, uuid, title, minutes FROM movement ORDER BY id", "");

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendPractice *practice = practice_new (TEND_PRACTICE_MOVE, tend_rows_get_text (rows, 1),
                                             tend_rows_get_text (rows, 2), (int) tend_rows_get_int64 (rows, 3));

      practice->row = tend_rows_get_int64 (rows, 0);
      g_ptr_array_add (practices, practice);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* What a life from elsewhere says may be more than there is here. */
static void
set_up (TendPractice *self,
        TendRows     *rows)
{
  int shortest, longest;
  int minutes = (int) tend_rows_get_int64 (rows, 1);

  tend_practice_get_minutes_range (self, &shortest, &longest);
  if (minutes > 0 || self->kind == TEND_PRACTICE_QUIET)
    self->options.minutes = minutes > 0 ? CLAMP (minutes, shortest, longest) : 0;
  if (self->kind == TEND_PRACTICE_BREATH)
    self->options.rounds = CLAMP ((int) tend_rows_get_int64 (rows, 2), 1,
                                tend_breath_pattern_count_rounds (&self->pattern, TEND_BREATH_MINUTES_MAX * MINUTE));
  self->options.preparation = CLAMP ((int) tend_rows_get_int64 (rows, 3), 0, TEND_PRACTICE_PREPARATION_MAX);
  self->options.interval = CLAMP ((int) tend_rows_get_int64 (rows, 4), 0, TEND_PRACTICE_INTERVAL_MAX);
}

static TendPractice *
find_by_id (GPtrArray  *practices,
            const char *id)
{
  for (guint i = 0; i < practices->len; i++)
    {
      TendPractice *practice = g_ptr_array_index (practices, i);

      if (g_str_equal (practice->id, id))
        return practice;
    }
  return NULL;
}

static gboolean
read_setups (TendDb     *db,
             GPtrArray  *practices,
             GError    **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = tend_db_query (
      db, error, "SELECT exercise, minutes, rounds, preparation, interval FROM exercise_setup", "");

  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    {
      TendPractice *practice = find_by_id (practices, tend_rows_get_text (rows, 0));

      if (practice)
        set_up (practice, rows);
    }
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
read_marks (TendDb        *db,
            TendPractice  *practice,
            GError       **error)
{
  gint64 is_favourite;

  if (!tend_db_query_int64 (db, &is_favourite, error,
                            "SELECT EXISTS (SELECT 1 FROM exercise_favourite WHERE exercise = ?1)", "s",
                            practice->id) ||
      !tend_db_query_int64 (db, &practice->last_used, error,
                            "SELECT coalesce(max(started_at), 0) FROM session WHERE exercise = ?1", "s",
                            practice->id))
    return FALSE;
  practice->is_favourite = is_favourite != 0;
  return TRUE;
}

/* Favourites first, then what was done last. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const TendPractice *one = *(TendPractice *const *) a;
  const TendPractice *other = *(TendPractice *const *) b;

  if (one->is_favourite != other->is_favourite)
    return one->is_favourite ? -1 : 1;
  return one->last_used < other->last_used ? 1 : one->last_used > other->last_used ? -1 : 0;
}

/**
 * tend_practice_read_all:
 * @db: a connection
 * @scripts: (element-type TendScript): the guided sessions that there are
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendPractice): all that can be done: favourites first, what was done last
 *   before the rest
 */
GPtrArray *
tend_practice_read_all (TendDb     *db,
                        GPtrArray  *scripts,
                        GError    **error)
{
  g_autoptr (GPtrArray) practices = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_practice_free);

  append_what_tend_brings (practices, scripts);
  if (!append_patterns (db, practices, error) || !append_movements (db, practices, error) ||
      !read_setups (db, practices, error))
    return NULL;
  for (guint i = 0; i < practices->len; i++)
    if (!read_marks (db, g_ptr_array_index (practices, i), error))
      return NULL;
  /* Stable, so that the rest stays in its order. */
  g_ptr_array_sort (practices, compare);
  return g_steal_pointer (&practices);
}

/**
 * tend_practice_read:
 * @db: a connection
 * @scripts: (element-type TendScript): the guided sessions that there are
 * @id: what names it
 * @error: return location; %TEND_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the practice
 */
TendPractice *
tend_practice_read (TendDb      *db,
                    GPtrArray   *scripts,
                    const char  *id,
                    GError     **error)
{
  g_autoptr (GPtrArray) practices = tend_practice_read_all (db, scripts, error);
  const TendPractice *practice = practices ? find_by_id (practices, id) : NULL;

  if (practice)
    return tend_practice_copy (practice);
  if (practices)
    g_set_error_literal (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("That exercise isn’t there any more."));
  return NULL;
}

/**
 * tend_practice_find_by_uuid:
 * @practices: (element-type TendPractice): what there is
 * @uuid: what tend_practice_get_uuid() says of one
 *
 * Returns: (transfer none) (nullable): that one
 */
TendPractice *
tend_practice_find_by_uuid (GPtrArray  *practices,
                            const char *uuid)
{
  for (guint i = 0; i < practices->len; i++)
    {
      TendPractice *practice = g_ptr_array_index (practices, i);
      g_autofree char *own = tend_practice_get_uuid (practice);

      if (g_str_equal (own, uuid))
        return practice;
    }
  return NULL;
}
