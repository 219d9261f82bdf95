/* The page of people: the list, those put away, and one person looked at closely. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_PEOPLE_PAGE (tend_people_page_get_type ())

G_DECLARE_FINAL_TYPE (TendPeoplePage, tend_people_page, TEND, PEOPLE_PAGE, TendPage)

TendPage *tend_people_page_new (TendStore *store);

G_END_DECLS
