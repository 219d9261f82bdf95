/* How the calendar looks in the window. */

#include "features/calendar/tend-calendar-panes.h"

#include "features/calendar/tend-someone-card.h"
#include "features/calendar/tend-someone.h"

#include <glib/gi18n.h>

extern const TendFeaturePage tend_calendar_feature_page;

static const char *const kinds[] = {
  "plan",
  TEND_SOMEONE_KIND,
  TEND_CALENDAR_KIND_SOMEONE,
  TEND_CALENDAR_KIND_IDEA,
  TEND_CALENDAR_KIND_BACK,
  TEND_CALENDAR_KIND_WITH,
  TEND_CALENDAR_KIND_ABOUT,
  NULL,
};

const TendFeaturePage tend_calendar_feature_page = {
  .id = "calendar",
  .title = N_("Calendar"),
  .icon_name = "tend-calendar-symbolic",
  .kinds = kinds,
  .create = tend_calendar_panes_new,
  .create_card = tend_someone_card_new,
};
