/* The Reminders page: those that passed and wait for a word, and those to come. */

#pragma once

#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_REMINDERS_PAGE (tend_reminders_page_get_type ())

G_DECLARE_FINAL_TYPE (TendRemindersPage, tend_reminders_page, TEND, REMINDERS_PAGE, TendPage)

TendPage *tend_reminders_page_new (TendStore *store);

G_END_DECLS
