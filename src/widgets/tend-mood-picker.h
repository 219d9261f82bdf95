/* Five faces in a row, from hard to very good, one of them chosen or none; or five steps of energy. Whoever asks
 * how something was, or how somebody is, shows it.
 *
 * The arrow keys choose as in every radio group, 1 to 5 choose at once. To choose the chosen one again, or Delete,
 * takes back what was said. */

#pragma once

#include "base/tend-mood.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_MOOD_KIND (tend_mood_kind_get_type ())

GType tend_mood_kind_get_type (void) G_GNUC_CONST;

#define TEND_TYPE_MOOD_PICKER (tend_mood_picker_get_type ())

G_DECLARE_FINAL_TYPE (TendMoodPicker, tend_mood_picker, TEND, MOOD_PICKER, GtkWidget)

GtkWidget *tend_mood_picker_new (TendMoodKind kind);
TendMoodKind tend_mood_picker_get_kind (TendMoodPicker *self);
void tend_mood_picker_set_kind (TendMoodPicker *self, TendMoodKind kind);
int tend_mood_picker_get_value (TendMoodPicker *self);
void tend_mood_picker_set_value (TendMoodPicker *self, int value);

G_END_DECLS
