/* A hobby and a session of one, as they are kept: values, copied and handed about; changing one changes nothing
 * else. */

#pragma once

#include "base/tend-day.h"
#include "base/tend-mood.h"
#include "base/tend-picture.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The longest session that can be kept, in seconds, and from how long on it is worth a question. */
#define TEND_HOBBY_SECONDS_MAX (7 * 24 * 60 * 60)
#define TEND_HOBBY_SECONDS_UNUSUAL (12 * 60 * 60)

/* The most that can be wished for in a week: minutes are those of all of it. */
#define TEND_HOBBY_WISH_MINUTES_MAX (7 * 24 * 60)
#define TEND_HOBBY_WISH_TIMES_MAX 100

#define TEND_HOBBY_TEXT_MAX 500

/**
 * TendHobbyOrigin:
 * @TEND_HOBBY_NEW: something new
 * @TEND_HOBBY_LOVED: something that one used to love
 */
typedef enum
{
  TEND_HOBBY_NEW,
  TEND_HOBBY_LOVED,
} TendHobbyOrigin;

/**
 * TendHobbyWish:
 * @TEND_HOBBY_WISH_NONE: no wish
 * @TEND_HOBBY_WISH_MINUTES: so many minutes a week
 * @TEND_HOBBY_WISH_TIMES: so many times a week
 */
typedef enum
{
  TEND_HOBBY_WISH_NONE,
  TEND_HOBBY_WISH_MINUTES,
  TEND_HOBBY_WISH_TIMES,
} TendHobbyWish;

/**
 * TendHobbyPerson:
 * @person_uuid: (nullable): whom the people of Tend know, %NULL for a name that was only typed
 * @name: what they are called
 *
 * Somebody who shares a hobby.
 */
typedef struct
{
  char *person_uuid;
  char *name;
} TendHobbyPerson;

TendHobbyPerson *tend_hobby_person_new (const char *person_uuid, const char *name);
void tend_hobby_person_free (TendHobbyPerson *self);

/**
 * TendHobby:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @name: what it is called
 * @symbol: one of tend_hobby_get_symbols(), "" for none
 * @color: the name of a colour, "" for none
 * @love: what one loves about it
 * @origin: new, or used to love
 * @left_off: where one left it
 * @needs: things needed, a line each
 * @next_step: the next small step
 * @places: where it is done
 * @people: (element-type TendHobbyPerson): who shares it
 * @wish_kind: what is wished for in a week
 * @wish: how much of that, 0 for no wish
 * @is_resting: not to be brought up for now
 * @is_archived: put away
 * @put_off_until: it is not brought up before this day; %TEND_DAY_NONE if it was not put off
 * @position: its place in the list, ascending
 * @created_day: the day it was written down on
 * @created_at: UTC seconds
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *name;
  char *symbol;
  char *color;
  char *love;
  TendHobbyOrigin origin;
  char *left_off;
  char *needs;
  char *next_step;
  char *places;
  GPtrArray *people;
  TendHobbyWish wish_kind;
  int wish;
  gboolean is_resting;
  gboolean is_archived;
  TendDay put_off_until;
  gint64 position;
  TendDay created_day;
  gint64 created_at;
} TendHobby;

#define TEND_TYPE_HOBBY (tend_hobby_get_type ())

GType tend_hobby_get_type (void) G_GNUC_CONST;
TendHobby *tend_hobby_new (const char *name);
TendHobby *tend_hobby_copy (const TendHobby *self);
void tend_hobby_free (TendHobby *self);
void tend_hobby_set_text (char **text, const char *value);
void tend_hobby_add_person (TendHobby *self, const char *person_uuid, const char *name);
gboolean tend_hobby_is_same (const TendHobby *self, const TendHobby *other);
gboolean tend_hobby_validate (const TendHobby *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendHobbyPerson, tend_hobby_person_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendHobby, tend_hobby_free)

/**
 * TendHobbySession:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @hobby_id: the hobby
 * @day: the user's day that it began on
 * @started_at: UTC seconds
 * @seconds: how long, without pauses
 * @mood: how it felt, 1 to %TEND_MOOD_MAX, or %TEND_MOOD_NONE
 * @line: a line about it, "" for none
 * @picture_id: the row of the picture of what was made, 0 for none; whoever takes it away writes 0
 * @picture: (nullable): the picture that it is to have from now on; %NULL for one that was read
 */
typedef struct
{
  gint64 id;
  char *uuid;
  gint64 hobby_id;
  TendDay day;
  gint64 started_at;
  int seconds;
  int mood;
  char *line;
  gint64 picture_id;
  TendPicture *picture;
} TendHobbySession;

TendHobbySession *tend_hobby_session_new (gint64 hobby_id, TendDay day, gint64 started_at, int seconds);
TendHobbySession *tend_hobby_session_copy (const TendHobbySession *self);
void tend_hobby_session_free (TendHobbySession *self);
gboolean tend_hobby_session_validate (const TendHobbySession *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendHobbySession, tend_hobby_session_free)

/* Names, as they stand in the database and in files. */
const char *tend_hobby_origin_to_text (TendHobbyOrigin origin);
TendHobbyOrigin tend_hobby_origin_from_text (const char *text);
const char *tend_hobby_wish_to_text (TendHobbyWish wish);
TendHobbyWish tend_hobby_wish_from_text (const char *text);

/* Symbols. */
const char *const *tend_hobby_get_symbols (void);
const char *tend_hobby_get_symbol_title (const char *symbol);
char *tend_hobby_get_icon_name (const char *symbol);

G_END_DECLS
