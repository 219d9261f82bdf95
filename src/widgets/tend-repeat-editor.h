/* How something repeats, to be chosen: not at all, in a usual way, or by a rule of one's own, and until when.
 *
 * A rule that is beyond what can be chosen is shown in words, and stays as it is until another is chosen. Plans use
 * it. */

#pragma once

#include "base/tend-recurrence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_REPEAT_EDITOR (tend_repeat_editor_get_type ())

G_DECLARE_FINAL_TYPE (TendRepeatEditor, tend_repeat_editor, TEND, REPEAT_EDITOR, GtkWidget)

GtkWidget *tend_repeat_editor_new (void);
void tend_repeat_editor_set_days (TendRepeatEditor *self, TendDay today, GDateWeekday first_weekday);
void tend_repeat_editor_set_rule (TendRepeatEditor *self, const char *rule, TendWall start);
void tend_repeat_editor_set_start (TendRepeatEditor *self, TendWall start);
char *tend_repeat_editor_dup_rule (TendRepeatEditor *self);

G_END_DECLS
