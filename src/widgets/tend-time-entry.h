/* An entry for a time of the day: takes what people type, and writes it as the locale does. Up and Down go by a
 * quarter of an hour. The reminder editor and the preferences use it. */

#pragma once

#include "base/tend-minute.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_TIME_ENTRY (tend_time_entry_get_type ())

G_DECLARE_FINAL_TYPE (TendTimeEntry, tend_time_entry, TEND, TIME_ENTRY, GtkWidget)

GtkWidget *tend_time_entry_new (void);
int tend_time_entry_get_minute (TendTimeEntry *self);
void tend_time_entry_set_minute (TendTimeEntry *self, int minute);
gboolean tend_time_entry_finish (TendTimeEntry *self);
void tend_time_entry_set_title (TendTimeEntry *self, const char *title);

G_END_DECLS
