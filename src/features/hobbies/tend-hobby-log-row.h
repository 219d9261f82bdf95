/* A session in the log: when and for how long, what was written about it, how it felt, and the picture of what was
 * made. Above the first of a day stands the day. The list uses a few of these again and again. */

#pragma once

#include "features/hobbies/tend-hobby-log-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_LOG_ROW (tend_hobby_log_row_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyLogRow, tend_hobby_log_row, TEND, HOBBY_LOG_ROW, GtkWidget)

GtkWidget *tend_hobby_log_row_new (TendStore *store);
void tend_hobby_log_row_bind (TendHobbyLogRow *self, TendHobbyLogItem *item, gboolean shows_hobby);
void tend_hobby_log_row_set_has_day (TendHobbyLogRow *self, gboolean has_day);
TendHobbyLogItem *tend_hobby_log_row_get_item (TendHobbyLogRow *self);

G_END_DECLS
