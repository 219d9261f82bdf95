/* Today keeps nothing of its own: it shows what the agendas of the other features say. */

#include "store/tend-feature.h"

extern const TendFeature tend_today_feature;

const TendFeature tend_today_feature = {
  .id = "today",
};
