/* A plan in one line: "Coffee with Ana Fri 16:30 for 1h at Luna".
 *
 * What is understood is shown before it is kept, word by word: nothing is guessed in silence. Words that mean
 * nothing here stay in the title. The words themselves ("with", "at", "tomorrow") are translated. */

#pragma once

#include "features/calendar/tend-plan.h"

G_BEGIN_DECLS

/**
 * TendQuickQuery:
 * @today: the day it is
 * @minute: minutes after midnight that it is now
 * @zone: the IANA name of the zone that is meant
 * @names: (nullable) (array zero-terminated=1): the names of people who may be meant by "with"
 * @person_uuids: (nullable) (array zero-terminated=1): who they are, in the same order
 * @plan: (nullable): what the line is about, if it is about something: what the line does not say is as it is there;
 *   its title may be ""
 * @is_day_open: whether the day of @plan is nobody's choice, so that an hour that is over makes it tomorrow
 */
typedef struct
{
  TendDay today;
  int minute;
  const char *zone;
  const char *const *names;
  const char *const *person_uuids;
  const TendPlan *plan;
  gboolean is_day_open;
} TendQuickQuery;

/**
 * TendQuickEntry:
 * @plan: (nullable): the plan as far as it is understood; %NULL while there is no title, and nothing that the line is
 *   about
 * @has_day: whether a day was said; if not, @plan is on the day that was taken instead
 * @has_time: whether an hour was said; if not, @plan is all day
 * @has_length: whether it was said how long; if not, it is an hour
 * @understood: one sentence that says what would be kept: "Coffee with Ana · Friday, 27 November, 16:30–17:30 ·
 *   at Luna"
 * @doubt: (nullable): a sentence that says what is not sure ("There are two Anas among your people."), or what
 *   cannot be ("25:00 is no time of day."); with the latter @is_possible is %FALSE
 * @is_possible: whether it can be kept as it is
 */
typedef struct
{
  TendPlan *plan;
  gboolean has_day;
  gboolean has_time;
  gboolean has_length;
  char *understood;
  char *doubt;
  gboolean is_possible;
} TendQuickEntry;

TendQuickEntry *tend_quick_entry_parse (const char *text, const TendQuickQuery *query);
void tend_quick_entry_free (TendQuickEntry *self);

void tend_quick_entry_take_changes (TendPlan *plan, const TendPlan *before, const TendPlan *now);
char *tend_quick_entry_describe (const TendPlan *plan);
int tend_quick_entry_find_person (const TendQuickQuery *query, const char *name, guint *n_found);
char *tend_quick_entry_describe_ambiguous (const char *name, guint n_found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendQuickEntry, tend_quick_entry_free)

G_END_DECLS
