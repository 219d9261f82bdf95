/* A header bar over a content: what a page is made of, one pane for each thing that it can show.
 *
 * It has the button that leads to the sidebar where that is folded away, and the one that leads back. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PANE (tend_pane_get_type ())

G_DECLARE_FINAL_TYPE (TendPane, tend_pane, TEND, PANE, GtkWidget)

const char *tend_pane_get_title (TendPane *self);
void tend_pane_set_title (TendPane *self, const char *title);
const char *tend_pane_get_subtitle (TendPane *self);
void tend_pane_set_subtitle (TendPane *self, const char *subtitle);
gboolean tend_pane_get_folded (TendPane *self);
void tend_pane_set_folded (TendPane *self, gboolean folded);
gboolean tend_pane_get_can_go_back (TendPane *self);
void tend_pane_set_can_go_back (TendPane *self, gboolean can_go_back);
GtkWidget *tend_pane_get_content (TendPane *self);
void tend_pane_set_content (TendPane *self, GtkWidget *content);
void tend_pane_pack_end (TendPane *self, GtkWidget *child);

G_END_DECLS
