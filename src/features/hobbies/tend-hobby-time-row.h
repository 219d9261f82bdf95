/* A hobby and the time of twelve months: in the list that sets them side by side. */

#pragma once

#include "features/hobbies/tend-hobby.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many months are looked back on. */
#define TEND_HOBBY_TIME_MONTHS 12

#define TEND_TYPE_HOBBY_TIME_ROW (tend_hobby_time_row_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyTimeRow, tend_hobby_time_row, TEND, HOBBY_TIME_ROW, GtkListBoxRow)

GtkWidget *tend_hobby_time_row_new (const TendHobby *hobby, const TendDay *months, const double *seconds,
                                    double most_seconds);
gint64 tend_hobby_time_row_get_hobby_id (TendHobbyTimeRow *self);

G_END_DECLS
