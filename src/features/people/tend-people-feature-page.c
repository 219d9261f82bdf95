/* How people look in the window. */

#include "features/people/tend-people-feature.h"
#include "features/people/tend-people-page.h"

#include <glib/gi18n.h>

extern const TendFeaturePage tend_people_feature_page;

static const char *const kinds[] = { TEND_PERSON_KIND, TEND_PERSON_DAY_KIND, TEND_CONTACT_KIND, NULL };

const TendFeaturePage tend_people_feature_page = {
  .id = "people",
  .title = N_("People"),
  .icon_name = "tend-people-symbolic",
  .kinds = kinds,
  .create = tend_people_page_new,
};
