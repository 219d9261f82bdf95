/* The people in a plan, with what they answered: somebody is added by their name, which the user's people complete.
 *
 * The form of a plan shows it. */

#pragma once

#include "features/calendar/tend-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_GUEST_EDITOR (tend_guest_editor_get_type ())

G_DECLARE_FINAL_TYPE (TendGuestEditor, tend_guest_editor, TEND, GUEST_EDITOR, GtkWidget)

GtkWidget *tend_guest_editor_new (void);
void tend_guest_editor_set_people (TendGuestEditor *self, GPtrArray *people);
void tend_guest_editor_set_guests (TendGuestEditor *self, GPtrArray *guests);
GPtrArray *tend_guest_editor_get_guests (TendGuestEditor *self);
gboolean tend_guest_editor_finish_entry (TendGuestEditor *self);

G_END_DECLS
