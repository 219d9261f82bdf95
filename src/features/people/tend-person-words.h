/* What is said about people. Kind and short: when one was last together is never counted out in days. */

#pragma once

#include "features/people/tend-person.h"

G_BEGIN_DECLS

const char *tend_person_day_kind_get_name (TendPersonDayKind kind);
const char *tend_person_way_kind_get_name (TendPersonWayKind kind);
const char *tend_contact_kind_get_name (TendContactKind kind);

char *tend_person_dup_initials (const TendPerson *person);
const char *tend_person_get_color_name (const TendPerson *person);

const char *tend_person_day_get_title (const TendPersonDay *day);
char *tend_person_day_describe_date (const TendPersonDay *day);
char *tend_person_day_describe_on (const TendPersonDay *day, TendDay on);
char *tend_person_day_describe_when (const TendPersonDay *day, TendDay today);
char *tend_person_way_describe (const TendPersonWay *way);

char *tend_person_describe_rhythm (int weeks);
char *tend_person_describe_last_met (TendDay last, TendDay today);
char *tend_person_describe_next (TendDay next, TendDay today);
char *tend_person_describe_standing (const TendPerson *person, TendDay last, TendDay next, TendDay today);

G_END_DECLS
