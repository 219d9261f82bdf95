/* The window: the sidebar, one page for each feature, toasts and search.
 *
 * It knows the pages through their descriptors only, and they know it through its actions only:
 *
 *   win.panel (s)        shows the page of that feature
 *   win.open (ss)        shows a thing, by kind and UUID, on whichever page has that kind
 *   win.redirect         begins Redirect, on the page that has it
 *   win.new              something new on the page that is shown
 *   win.new-in (s)       something new on the page of that feature
 *   win.tell (s)         tells a sentence as a toast
 *   win.fill-screen (b)  shows the page alone on the whole screen, or as it was before
 *   win.show-sidebar     leads to the sidebar where that is folded away
 *   win.search           begins to search
 *   win.undo, win.redo   take back, do again */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_WINDOW (tend_window_get_type ())

G_DECLARE_FINAL_TYPE (TendWindow, tend_window, TEND, WINDOW, AdwApplicationWindow)

TendWindow *tend_window_new (AdwApplication *application, TendStore *store, GSettings *settings);
void tend_window_show_panel (TendWindow *self, const char *id);
const char *tend_window_get_panel (TendWindow *self);

G_END_DECLS
