/* Somebody the user knows, as they are kept: a value, copied and handed about; changing a copy changes nothing else.
 *
 * What there was with them is not part of it: calls and times together that were noted are TendContacts, plans are
 * the calendar's. */

#pragma once

#include "base/tend-day.h"

G_BEGIN_DECLS

/* The longest rhythm, in weeks. */
#define TEND_PERSON_RHYTHM_MAX 104

/* Stands for "not said" in the year of a yearly day. */
#define TEND_PERSON_YEAR_NONE 0

/**
 * TendPersonDayKind:
 * @TEND_PERSON_DAY_BIRTHDAY: when they were born
 * @TEND_PERSON_DAY_ANNIVERSARY: a wedding, or the like
 * @TEND_PERSON_DAY_OTHER: what its name says
 */
typedef enum
{
  TEND_PERSON_DAY_BIRTHDAY,
  TEND_PERSON_DAY_ANNIVERSARY,
  TEND_PERSON_DAY_OTHER,
} TendPersonDayKind;

#define TEND_PERSON_N_DAY_KINDS (TEND_PERSON_DAY_OTHER + 1)

/**
 * TendPersonDay:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @kind: what is on that day
 * @name: what it is called, "" where @kind says enough
 * @month: 1 to 12
 * @day_of_month: 1 to 31
 * @year: the year it began, %TEND_PERSON_YEAR_NONE if not said
 *
 * A day that comes every year.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  TendPersonDayKind kind;
  char *name;
  int month;
  int day_of_month;
  int year;
} TendPersonDay;

TendPersonDay *tend_person_day_new (TendPersonDayKind kind, int month, int day_of_month, int year);
TendPersonDay *tend_person_day_copy (const TendPersonDay *self);
void tend_person_day_free (TendPersonDay *self);
const char *tend_person_day_kind_to_text (TendPersonDayKind kind);
gboolean tend_person_day_kind_from_text (const char *text, TendPersonDayKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPersonDay, tend_person_day_free)

/**
 * TendPersonWayKind:
 * @TEND_PERSON_WAY_PHONE: a number
 * @TEND_PERSON_WAY_MAIL: an address for mail
 * @TEND_PERSON_WAY_ADDRESS: where they live, of several lines
 * @TEND_PERSON_WAY_HANDLE: what they are called in a messenger
 * @TEND_PERSON_WAY_WEB: a page
 * @TEND_PERSON_WAY_OTHER: anything else
 */
typedef enum
{
  TEND_PERSON_WAY_PHONE,
  TEND_PERSON_WAY_MAIL,
  TEND_PERSON_WAY_ADDRESS,
  TEND_PERSON_WAY_HANDLE,
  TEND_PERSON_WAY_WEB,
  TEND_PERSON_WAY_OTHER,
} TendPersonWayKind;

#define TEND_PERSON_N_WAY_KINDS (TEND_PERSON_WAY_OTHER + 1)

/**
 * TendPersonWay:
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @kind: what it is
 * @label: which of them ("work", "Signal"), "" if not said
 * @value: the number, the address …
 *
 * A way to reach somebody.
 */
typedef struct
{
  char *uuid;
  TendPersonWayKind kind;
  char *label;
  char *value;
} TendPersonWay;

TendPersonWay *tend_person_way_new (TendPersonWayKind kind, const char *label, const char *value);
TendPersonWay *tend_person_way_copy (const TendPersonWay *self);
void tend_person_way_free (TendPersonWay *self);
const char *tend_person_way_kind_to_text (TendPersonWayKind kind);
gboolean tend_person_way_kind_from_text (const char *text, TendPersonWayKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPersonWay, tend_person_way_free)

/**
 * TendPerson:
 * @id: the row, 0 while they are not kept yet
 * @uuid: (nullable): what names them in files and in other features, %NULL while they are not kept yet
 * @name: what they are called
 * @note: "" if there is none
 * @known_from: how one knows them, "" if not said
 * @color: the name of a colour, "" for none
 * @symbol: a character or two that stand for them, "" for the first letters of the name
 * @rhythm_weeks: about how many weeks should be between two times, 0 for no rhythm
 * @is_archived: put away
 * @created_at: UTC seconds
 * @days: (element-type TendPersonDay): the days that come every year, in the order of the year
 * @ways: (element-type TendPersonWay): how to reach them, in the user's order
 * @groups: (element-type utf8): the groups they are in, each once
 */
typedef struct
{
  gint64 id;
  char *uuid;
  char *name;
  char *note;
  char *known_from;
  char *color;
  char *symbol;
  int rhythm_weeks;
  gboolean is_archived;
  gint64 created_at;
  GPtrArray *days;
  GPtrArray *ways;
  GPtrArray *groups;
} TendPerson;

TendPerson *tend_person_new (const char *name);
TendPerson *tend_person_copy (const TendPerson *self);
void tend_person_free (TendPerson *self);
void tend_person_set_text (char **field, const char *text);
void tend_person_set_groups (TendPerson *self, const char *list);
char *tend_person_dup_groups (const TendPerson *self);
gboolean tend_person_is_same (const TendPerson *one, const TendPerson *other);
gboolean tend_person_validate (const TendPerson *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPerson, tend_person_free)

/**
 * TendContactKind:
 * @TEND_CONTACT_CALL: they talked
 * @TEND_CONTACT_MEETING: they met
 */
typedef enum
{
  TEND_CONTACT_CALL,
  TEND_CONTACT_MEETING,
} TendContactKind;

/**
 * TendContact:
 * @id: the row, 0 while it is not kept yet
 * @uuid: (nullable): what names it in files, %NULL while it is not kept yet
 * @person_id: with whom
 * @kind: what it was
 * @day: when
 * @note: a line about it, "" if there is none
 *
 * A call or a time together that was noted afterwards.
 */
typedef struct
{
  gint64 id;
  char *uuid;
  gint64 person_id;
  TendContactKind kind;
  TendDay day;
  char *note;
} TendContact;

TendContact *tend_contact_new (gint64 person_id, TendContactKind kind, TendDay day);
TendContact *tend_contact_copy (const TendContact *self);
void tend_contact_free (TendContact *self);
const char *tend_contact_kind_to_text (TendContactKind kind);
gboolean tend_contact_kind_from_text (const char *text, TendContactKind *kind);
gboolean tend_contact_validate (const TendContact *self, TendDay today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendContact, tend_contact_free)

G_END_DECLS
