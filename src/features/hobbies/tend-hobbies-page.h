/* The page of hobbies: all of them, those that were put away, and one of them at a time. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_HOBBIES_PAGE (tend_hobbies_page_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbiesPage, tend_hobbies_page, TEND, HOBBIES_PAGE, TendPage)

TendPage *tend_hobbies_page_new (TendStore *store);

G_END_DECLS
