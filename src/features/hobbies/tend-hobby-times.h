/* The time of all hobbies, month by month over the last twelve, those with the most first. */

#pragma once

#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_HOBBY_TIMES (tend_hobby_times_get_type ())

G_DECLARE_FINAL_TYPE (TendHobbyTimes, tend_hobby_times, TEND, HOBBY_TIMES, GtkWidget)

GtkWidget *tend_hobby_times_new (TendStore *store);

G_END_DECLS
