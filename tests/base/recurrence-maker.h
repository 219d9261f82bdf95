/* Rules made at random, and what they mean, worked out the slow way.
 *
 * The second opinion on TendRecurrence: each day is looked at by itself and asked, part by part, whether
 * the rule holds on it (the table of RFC 5545 section 3.3.10). It shares no code with what it judges. */

#pragma once

#include "base/tend-recurrence.h"

#define MADE_LIST_MAX 8

typedef struct
{
  int count;
  int items[MADE_LIST_MAX];
} MadeList;

typedef struct
{
  int ordinal;
  int weekday;
} MadeWeekday;

typedef struct
{
  TendFrequency frequency;
  int interval;
  int count;
  TendDay until;
  int week_start;
  MadeList months;
  MadeList month_days;
  MadeList positions;
  int weekdays_count;
  MadeWeekday weekdays[MADE_LIST_MAX];
} MadeRule;

void made_rule_init_random (MadeRule *self, GRand *random, TendDay start);
char *made_rule_to_text (const MadeRule *self);
GArray *made_rule_list_days (const MadeRule *self, TendDay start, TendDay end);
