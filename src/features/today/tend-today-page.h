/* The first page: what concerns today, from every feature's agenda, tickable in place. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_TODAY_PAGE (tend_today_page_get_type ())

G_DECLARE_FINAL_TYPE (TendTodayPage, tend_today_page, TEND, TODAY_PAGE, TendPage)

TendPage *tend_today_page_new (TendStore *store);

G_END_DECLS
