/* The dialogs of a page, and what was typed in those that were left with Escape: asking for the same dialog again
 * brings it back as it was.
 *
 * A page has one. A dialog is known by what it is about, as a short text ("edit 12"); it goes when it tells, with a
 * signal "finished", that there is nothing in it any more that could be lost. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_DRAFTS (tend_drafts_get_type ())

G_DECLARE_FINAL_TYPE (TendDrafts, tend_drafts, TEND, DRAFTS, GObject)

TendDrafts *tend_drafts_new (void);
GtkWindow *tend_drafts_find (TendDrafts *self, const char *key);
void tend_drafts_keep (TendDrafts *self, const char *key, GtkWindow *dialog);
void tend_drafts_present (TendDrafts *self, const char *key, GtkWidget *parent);
void tend_drafts_close (TendDrafts *self);

G_END_DECLS
