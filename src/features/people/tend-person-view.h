/* One person, looked at closely: who they are, when one was and will be together, their days and how to reach them.
 *
 * The page has one, made when somebody is first opened. It follows the store; what is asked for goes to the page's
 * actions. */

#pragma once

#include "features/people/tend-person.h"
#include "store/tend-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_PERSON_VIEW (tend_person_view_get_type ())

G_DECLARE_FINAL_TYPE (TendPersonView, tend_person_view, TEND, PERSON_VIEW, GtkWidget)

GtkWidget *tend_person_view_new (TendStore *store);
gboolean tend_person_view_show (TendPersonView *self, gint64 id);
void tend_person_view_refresh (TendPersonView *self);
const TendPerson *tend_person_view_get_person (TendPersonView *self);

G_END_DECLS
