/* A planned time of a hobby that is over, as the session that it may have been: Today offers to keep it, once.
 *
 * Plans are another feature's; what is asked of it is in store/tend-pastime.h. */

#pragma once

#include "features/hobbies/tend-hobby.h"
#include "store/tend-pastime.h"

G_BEGIN_DECLS

/* How long after its end a planned time is asked about, in seconds. */
#define TEND_HOBBY_OFFER_SECONDS (2 * 24 * 60 * 60)

/**
 * TendHobbyOffer:
 * @hobby: the hobby
 * @time: the planned time
 * @session: what is kept if it was so
 */
typedef struct
{
  TendHobby *hobby;
  TendPastTime *time;
  TendHobbySession *session;
} TendHobbyOffer;

TendHobbyOffer *tend_hobby_offer_read (TendDb *db, const TendFeature *const *features, guint n_features,
                                       TendZone *zone, int day_start, gint64 now, gint64 *next, GError **error);
void tend_hobby_offer_free (TendHobbyOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendHobbyOffer, tend_hobby_offer_free)

G_END_DECLS
