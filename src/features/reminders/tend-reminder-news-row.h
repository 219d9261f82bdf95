/* One time of a reminder on the Reminders page: one that passed, with what can become of it, or one to come. */

#pragma once

#include "reminders/tend-reminder-client.h"
#include "store/tend-feature.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_REMINDER_NEWS_ROW (tend_reminder_news_row_get_type ())

G_DECLARE_FINAL_TYPE (TendReminderNewsRow, tend_reminder_news_row, TEND, REMINDER_NEWS_ROW, AdwActionRow)

GtkWidget *tend_reminder_news_row_new (const TendReminderNotice *notice, const TendRemind *said,
                                       const char *words);
gboolean tend_reminder_news_row_shows (TendReminderNewsRow *self, const TendReminderNotice *notice,
                                       const TendRemind *said, const char *words);
const char *tend_reminder_news_row_get_kind (TendReminderNewsRow *self);
const char *tend_reminder_news_row_get_uuid (TendReminderNewsRow *self);

G_END_DECLS
