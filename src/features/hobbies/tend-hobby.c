#include "features/hobbies/tend-hobby.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

/* In the order in which a dialog offers them. Each has an icon tend-hobby-NAME-symbolic. */
static const char *const symbols[] = {
  "music",  "drawing", "reading", "photography", "pottery", "needlework", "wood",   "cooking", "garden",
  "hiking", "cycling", "swimming", "dance",      "ball",    "games",      "words",  "stars",   "anything",
  NULL,
};

static const char *const symbol_titles[] = {
  N_ ("Music"),    N_ ("Drawing"),    N_ ("Reading"), N_ ("Photography"), N_ ("Pottery"), N_ ("Needlework"),
  N_ ("Wood"),     N_ ("Cooking"),    N_ ("Garden"),  N_ ("Hiking"),      N_ ("Cycling"), N_ ("Swimming"),
  N_ ("Dancing"),  N_ ("Ball Games"), N_ ("Games"),   N_ ("Languages"),   N_ ("Stars"),   N_ ("Anything Else"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (symbols) == G_N_ELEMENTS (symbol_titles) + 1);

G_DEFINE_BOXED_TYPE (TendHobby, tend_hobby, tend_hobby_copy, tend_hobby_free)

TendHobbyPerson *
tend_hobby_person_new (const char *person_uuid,
                       const char *name)
{
  TendHobbyPerson *self = g_new0 (TendHobbyPerson, 1);

  self->person_uuid = g_strdup (person_uuid);
  self->name = g_strdup (name);
  return self;
}

void
tend_hobby_person_free (TendHobbyPerson *self)
{
  g_free (self->person_uuid);
  g_free (self->name);
  g_free (self);
}

static gpointer
copy_person (gconstpointer person,
             gpointer      user_data)
{
  const TendHobbyPerson *self = person;

  return tend_hobby_person_new (self->person_uuid, self->name);
}

/**
 * tend_hobby_new:
 * @name: what it is called
 *
 * Returns: (transfer full): a new hobby of which nothing else is said
 */
TendHobby *
tend_hobby_new (const char *name)
{
  TendHobby *self = g_new0 (TendHobby, 1);

  self->name = g_strdup (name);
  self->symbol = g_strdup ("");
  self->color = g_strdup ("");
  self->love = g_strdup ("");
  self->left_off = g_strdup ("");
  self->needs = g_strdup ("");
  self->next_step = g_strdup ("");
  self->places = g_strdup ("");
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_hobby_person_free);
  self->put_off_until = TEND_DAY_NONE;
  self->created_day = TEND_DAY_NONE;
  return self;
}

TendHobby *
tend_hobby_copy (const TendHobby *self)
{
  TendHobby *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->symbol = g_strdup (self->symbol);
  copy->color = g_strdup (self->color);
  copy->love = g_strdup (self->love);
  copy->left_off = g_strdup (self->left_off);
  copy->needs = g_strdup (self->needs);
  copy->next_step = g_strdup (self->next_step);
  copy->places = g_strdup (self->places);
  copy->people = g_ptr_array_copy (self->people, copy_person, NULL);
  g_ptr_array_set_free_func (copy->people, (GDestroyNotify) tend_hobby_person_free);
  return copy;
}

void
tend_hobby_free (TendHobby *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->symbol);
  g_free (self->color);
  g_free (self->love);
  g_free (self->left_off);
  g_free (self->needs);
  g_free (self->next_step);
  g_free (self->places);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/**
 * tend_hobby_set_text:
 * @text: a text of a hobby or a session
 * @value: what it is to be; spaces around it are left out
 */
void
tend_hobby_set_text (char       **text,
                     const char  *value)
{
  char *stripped = g_strstrip (g_strdup (value));

  g_free (*text);
  *text = stripped;
}

/**
 * tend_hobby_add_person:
 * @self: a hobby
 * @person_uuid: (nullable): whom the people of Tend know
 * @name: what they are called
 *
 * Adds somebody who shares it. Somebody who does already is not added again.
 */
void
tend_hobby_add_person (TendHobby  *self,
                       const char *person_uuid,
                       const char *name)
{
  for (guint i = 0; i < self->people->len; i++)
    {
      const TendHobbyPerson *person = g_ptr_array_index (self->people, i);

      if (person_uuid && person->person_uuid ? g_str_equal (person->person_uuid, person_uuid)
                                             : g_str_equal (person->name, name))
        return;
    }
  g_ptr_array_add (self->people, tend_hobby_person_new (person_uuid, name));
}

static gboolean
has_same_people (const TendHobby *self,
                 const TendHobby *other)
{
  if (self->people->len != other->people->len)
    return FALSE;
  for (guint i = 0; i < self->people->len; i++)
    {
      const TendHobbyPerson *one = g_ptr_array_index (self->people, i);
      const TendHobbyPerson *another = g_ptr_array_index (other->people, i);

      if (g_strcmp0 (one->person_uuid, another->person_uuid) != 0 || !g_str_equal (one->name, another->name))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_hobby_is_same:
 * @self: a hobby
 * @other: another
 *
 * Returns: whether a dialog that shows the one would show the other alike
 */
gboolean
tend_hobby_is_same (const TendHobby *self,
                    const TendHobby *other)
{
  return g_str_equal (self->name, other->name) && g_str_equal (self->symbol, other->symbol) &&
         g_str_equal (self->color, other->color) && g_str_equal (self->love, other->love) &&
         self->origin == other->origin && g_str_equal (self->left_off, other->left_off) &&
         g_str_equal (self->needs, other->needs) && g_str_equal (self->next_step, other->next_step) &&
         g_str_equal (self->places, other->places) && self->wish_kind == other->wish_kind &&
         self->wish == other->wish && self->is_resting == other->is_resting && has_same_people (self, other);
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
validate_wish (const TendHobby  *self,
               GError          **error)
{
  if (self->wish_kind == TEND_HOBBY_WISH_NONE)
    return self->wish == 0 || refuse (error, _("A hobby without a wish has no number for it."));
  if (self->wish_kind == TEND_HOBBY_WISH_MINUTES && (self->wish < 1 || self->wish > TEND_HOBBY_WISH_MINUTES_MAX))
    return refuse (error, _("A week has from 1 to 10,080 minutes to wish for."));
  if (self->wish_kind == TEND_HOBBY_WISH_TIMES && (self->wish < 1 || self->wish > TEND_HOBBY_WISH_TIMES_MAX))
    return refuse (error, _("A week can have from 1 to 100 times as a wish."));
  return TRUE;
}

/**
 * tend_hobby_validate:
 * @self: a hobby
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Returns: whether it can be kept
 */
gboolean
tend_hobby_validate (const TendHobby  *self,
                     GError          **error)
{
  glong length = g_utf8_strlen (self->name, -1);

  if (length == 0)
    return refuse (error, _("A hobby needs a name."));
  if (length > TEND_HOBBY_TEXT_MAX)
    return refuse (error, _("The name of a hobby can have up to 500 letters."));
  for (guint i = 0; i < self->people->len; i++)
    {
      const TendHobbyPerson *person = g_ptr_array_index (self->people, i);
      glong name_length = g_utf8_strlen (person->name, -1);

      if (name_length == 0 || name_length > TEND_HOBBY_TEXT_MAX)
        return refuse (error, _("Whoever shares a hobby needs a name of up to 500 letters."));
    }
  return validate_wish (self, error);
}

/**
 * tend_hobby_session_new:
 * @hobby_id: the hobby
 * @day: the user's day that it began on
 * @started_at: UTC seconds
 * @seconds: how long, without pauses
 *
 * Returns: (transfer full): a session of which nothing else is said
 */
TendHobbySession *
tend_hobby_session_new (gint64  hobby_id,
                        TendDay day,
                        gint64  started_at,
                        int     seconds)
{
  TendHobbySession *self = g_new0 (TendHobbySession, 1);

  self->hobby_id = hobby_id;
  self->day = day;
  self->started_at = started_at;
  self->seconds = seconds;
  self->line = g_strdup ("");
  return self;
}

TendHobbySession *
tend_hobby_session_copy (const TendHobbySession *self)
{
  TendHobbySession *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->line = g_strdup (self->line);
  if (copy->picture)
    tend_picture_ref (copy->picture);
  return copy;
}

void
tend_hobby_session_free (TendHobbySession *self)
{
  g_free (self->uuid);
  g_free (self->line);
  g_clear_pointer (&self->picture, tend_picture_unref);
  g_free (self);
}

/**
 * tend_hobby_session_validate:
 * @self: a session
 * @error: return location; %TEND_ERROR_INVALID
 *
 * Returns: whether it can be kept
 */
gboolean
tend_hobby_session_validate (const TendHobbySession  *self,
                             GError                 **error)
{
  if (self->day == TEND_DAY_NONE)
    return refuse (error, _("A session needs a day."));
  if (self->seconds < 1)
    return refuse (error, _("A session ends after it has begun; please say how many minutes it took."));
  if (self->seconds > TEND_HOBBY_SECONDS_MAX)
    return refuse (error, _("A session can take up to seven days."));
  if (self->mood < TEND_MOOD_NONE || self->mood > TEND_MOOD_MAX)
    return refuse (error, _("How it felt is one of the five faces, or nothing."));
  return self->picture == NULL || tend_picture_validate (self->picture, error);
}

/**
 * tend_hobby_origin_to_text:
 * @origin: new, or used to love
 *
 * Returns: (transfer none): its name in the database and in files
 */
const char *
tend_hobby_origin_to_text (TendHobbyOrigin origin)
{
  return origin == TEND_HOBBY_LOVED ? "loved" : "new";
}

TendHobbyOrigin
tend_hobby_origin_from_text (const char *text)
{
  return g_strcmp0 (text, "loved") == 0 ? TEND_HOBBY_LOVED : TEND_HOBBY_NEW;
}

/**
 * tend_hobby_wish_to_text:
 * @wish: what is wished for
 *
 * Returns: (transfer none): its name in the database and in files
 */
const char *
tend_hobby_wish_to_text (TendHobbyWish wish)
{
  return wish == TEND_HOBBY_WISH_MINUTES ? "minutes" : wish == TEND_HOBBY_WISH_TIMES ? "times" : "none";
}

TendHobbyWish
tend_hobby_wish_from_text (const char *text)
{
  if (g_strcmp0 (text, "minutes") == 0)
    return TEND_HOBBY_WISH_MINUTES;
  return g_strcmp0 (text, "times") == 0 ? TEND_HOBBY_WISH_TIMES : TEND_HOBBY_WISH_NONE;
}

/**
 * tend_hobby_get_symbols:
 *
 * Returns: (transfer none) (array zero-terminated=1): the symbols that a hobby can have, in order
 */
const char *const *
tend_hobby_get_symbols (void)
{
  return symbols;
}

/**
 * tend_hobby_get_symbol_title:
 * @symbol: one of tend_hobby_get_symbols()
 *
 * Returns: (transfer none): what it stands for, in the user's language; that of the last for one that isn't there
 */
const char *
tend_hobby_get_symbol_title (const char *symbol)
{
  for (gsize i = 0; symbols[i]; i++)
    if (g_str_equal (symbols[i], symbol))
      return _(symbol_titles[i]);
  return _(symbol_titles[G_N_ELEMENTS (symbol_titles) - 1]);
}

/**
 * tend_hobby_get_icon_name:
 * @symbol: the symbol of a hobby, "" for none
 *
 * Returns: (transfer full): the name of its icon; a symbol that this Tend does not know has the one for anything
 */
char *
tend_hobby_get_icon_name (const char *symbol)
{
  const char *known = g_strv_contains (symbols, symbol) ? symbol : symbols[G_N_ELEMENTS (symbol_titles) - 1];

  return g_strdup_printf ("tend-hobby-%s-symbolic", known);
}
