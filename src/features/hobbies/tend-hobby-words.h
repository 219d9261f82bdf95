/* What the window, the agenda and notifications say about hobbies. */

#pragma once

#include "features/hobbies/tend-hobby-offer.h"
#include "features/hobbies/tend-hobby-rules.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

char *tend_hobby_describe_length (gint64 seconds);
char *tend_hobby_describe_wish (const TendHobby *hobby);
char *tend_hobby_describe_week (const TendHobby *hobby, const TendHobbyStanding *standing);
char *tend_hobby_describe_briefly (const TendHobby *hobby, const TendHobbyStanding *standing);
char *tend_hobby_describe_invitation (const TendHobby *hobby, const TendHobbyStanding *standing);
char *tend_hobby_describe_greeting (const TendHobby *hobby, const TendHobbyStanding *standing);
char *tend_hobby_describe_day (const TendHobbyDay *self, TendDay day);
char *tend_hobby_describe_month (TendDay month, gint64 seconds);
char *tend_hobby_describe_all (const TendHobbyBest *best);
char *tend_hobby_describe_people (const TendHobby *hobby);
char *tend_hobby_describe_next (const TendHobby *hobby, const TendAgendaItem *next, TendDay today, TendHours hours);
char *tend_hobby_session_describe_start (const TendHobbySession *session, int minute);
char *tend_hobby_describe_offer (const TendHobbyOffer *offer, TendZone *zone, TendDay today, TendHours hours);

G_END_DECLS
