/* How a hobby stands: its own rhythm, whether it has been left alone for longer than that, this week against the
 * wish. Pure functions. */

#pragma once

#include "features/hobbies/tend-hobby.h"

G_BEGIN_DECLS

/* How many of the last days with a session the rules look at. */
#define TEND_HOBBY_DAYS_LOOKED_AT 24

/* The rhythm of what has none of its own yet: about once a week. */
#define TEND_HOBBY_RHYTHM_DEFAULT 7

/**
 * TendHobbyDay:
 * @day: a day with a session
 * @seconds: how long, all of its sessions together
 * @times: how many sessions
 */
typedef struct
{
  TendDay day;
  int seconds;
  int times;
} TendHobbyDay;

/**
 * TendHobbyStanding:
 * @week_seconds: how long so far in this week
 * @week_times: how often so far in this week
 * @today_seconds: how long today
 * @last_day: the last day with a session, %TEND_DAY_NONE if there was none yet
 * @rhythm: the usual number of days from one day with a session to the next
 * @patience: after how many days without one it is gently brought up
 * @is_waiting: whether it is to be brought up today
 * @came_back: whether it was taken up again today, after longer than @patience
 * @has_begun: whether today's session is the first of all
 */
typedef struct
{
  int week_seconds;
  int week_times;
  int today_seconds;
  TendDay last_day;
  int rhythm;
  int patience;
  gboolean is_waiting;
  gboolean came_back;
  gboolean has_begun;
} TendHobbyStanding;

int tend_hobby_rules_get_rhythm (const TendHobbyDay *days, guint n_days);
int tend_hobby_rules_get_patience (int rhythm);
TendDay tend_hobby_rules_put_off (const TendHobbyStanding *standing, TendDay today);
void tend_hobby_rules_stand (const TendHobby *hobby, const TendHobbyDay *days, guint n_days, TendDay today,
                             GDateWeekday first_weekday, TendHobbyStanding *standing);
double tend_hobby_rules_get_share (const TendHobby *hobby, const TendHobbyStanding *standing);

/* Looking back. */
const TendHobbyDay *tend_hobby_rules_find_day (const TendHobbyDay *days, guint n_days, TendDay day);
float *tend_hobby_rules_get_levels (const TendHobbyDay *days, guint n_days, TendDay from, TendDay to);
void tend_hobby_rules_list_months (TendDay today, TendDay *months, guint n_months);
void tend_hobby_rules_sum_months (const TendHobbyDay *days, guint n_days, const TendDay *months, guint n_months,
                                  double *seconds);

/**
 * TendHobbyBest:
 * @first: the first day
 * @longest: the day with the most time; of several, the latest
 * @busiest_month: the first day of the month with the most time, %TEND_DAY_NONE if there is but one
 * @busiest_seconds: how long in that month
 * @n_days: how many days there are with a session
 * @seconds: how long in all
 */
typedef struct
{
  TendHobbyDay first;
  TendHobbyDay longest;
  TendDay busiest_month;
  gint64 busiest_seconds;
  guint n_days;
  gint64 seconds;
} TendHobbyBest;

gboolean tend_hobby_rules_find_best (const TendHobbyDay *days, guint n_days, TendHobbyBest *best);

G_END_DECLS
