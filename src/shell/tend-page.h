/* The page of a feature, as the window sees it: something that can be shown, asked to make a new thing, to
 * show a certain one, and to go back.
 *
 * Every feature derives one. A page reads from the store, asks the feature's verbs for what is to be done,
 * and reaches the rest of Tend through actions of the window only ("win.open", "win.show-sidebar"). */

#pragma once

#include "store/tend-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PAGE (tend_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (TendPage, tend_page, TEND, PAGE, AdwBin)

/**
 * TendPageClass:
 * @make_new: Ctrl+N: begins something new, if the page has such a thing
 * @open: shows the thing of that kind and UUID; whether there is one
 * @start: optional: begins the thing of that kind and UUID at once, as the button *Start* on a notification of it
 *   promises; whether there is one. Otherwise it is opened.
 * @go_back: Escape, Alt+Left: leaves what was opened last; whether there was something to leave
 */
struct _TendPageClass
{
  AdwBinClass parent_class;

  void (*make_new) (TendPage *self);
  gboolean (*open) (TendPage *self, const char *kind, const char *uuid);
  gboolean (*start) (TendPage *self, const char *kind, const char *uuid);
  gboolean (*go_back) (TendPage *self);
};

TendStore *tend_page_get_store (TendPage *self);
gboolean tend_page_get_folded (TendPage *self);
void tend_page_set_folded (TendPage *self, gboolean folded);

void tend_page_make_new (TendPage *self);
gboolean tend_page_open (TendPage *self, const char *kind, const char *uuid);
gboolean tend_page_start (TendPage *self, const char *kind, const char *uuid);
gboolean tend_page_go_back (TendPage *self);

void tend_page_tell_error (GtkWidget *widget, const GError *error);
AdwToast *tend_page_offer_undo (TendPage *self, const char *sentence);

G_END_DECLS
