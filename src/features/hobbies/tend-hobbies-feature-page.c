/* How hobbies look in the window. */

#include "features/hobbies/tend-hobbies-page.h"
#include "features/hobbies/tend-stopwatch-line.h"

#include <glib/gi18n.h>

extern const TendFeaturePage tend_hobbies_feature_page;

static const char *const kinds[] = { "hobby", NULL };

const TendFeaturePage tend_hobbies_feature_page = {
  .id = "hobbies",
  .title = N_ ("Hobbies"),
  .icon_name = "tend-hobbies-symbolic",
  .kinds = kinds,
  .create = tend_hobbies_page_new,
  .create_card = tend_stopwatch_line_new,
};
