/* Looking back at one hobby: the days of the year, the time by month, and on request its first and best days.
 *
 * Part of the hobby's view. It shows what it is given. */

#pragma once

#include "features/hobbies/tend-hobby-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_PAST (tend_hobby_past_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyPast, tend_hobby_past, TEND, HOBBY_PAST, GtkWidget)

void tend_hobby_past_show (TendHobbyPast *self, const TendHobby *hobby, GArray *days, TendDay today,
                           GDateWeekday first_weekday);

G_END_DECLS
