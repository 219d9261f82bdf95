/* Notices when the keys have gone nowhere.
 *
 * A menu that closes while the page beneath it is put away leaves the window's focus on something that is no longer on
 * screen, and from then on GTK hands every key to that and to nobody else: not even Ctrl+Z or Tab is heard. Usually
 * GTK finds a new place by itself, so the keeper waits until the next frames are drawn, and says so only where it
 * didn't. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TEND_TYPE_FOCUS_KEEPER (tend_focus_keeper_get_type ())

G_DECLARE_FINAL_TYPE (TendFocusKeeper, tend_focus_keeper, TEND, FOCUS_KEEPER, GObject)

TendFocusKeeper *tend_focus_keeper_new (GtkWindow *window);

G_END_DECLS
