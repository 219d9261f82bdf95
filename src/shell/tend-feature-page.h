/* How a feature looks: its name and icon in the sidebar, and its page. Each feature that has a page fills in
 * one TendFeaturePage as a constant; meson collects them in tend_feature_pages.
 *
 * The one header of the shell's that features include. */

#pragma once

#include "shell/tend-page.h"

G_BEGIN_DECLS

/**
 * TendFeaturePage:
 * @id: the feature's id, which is also what `tend --panel` takes
 * @title: its name, marked with N_()
 * @icon_name: its symbolic icon
 * @kinds: (nullable) (array zero-terminated=1): the kinds of things that its page can open
 * @create: makes the page, on the first visit
 * @create_card: (nullable): makes what stands on Today above the list: a widget that is visible only while it has
 *   something to say, and reads anew by itself when the store tells of changes
 * @create_preferences: (nullable): makes a page of the preferences
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  const char *const *kinds;
  TendPage *(*create) (TendStore *store);
  GtkWidget *(*create_card) (TendStore *store);
  AdwPreferencesPage *(*create_preferences) (TendStore *store);
} TendFeaturePage;

extern const TendFeaturePage *const tend_feature_pages[];
extern const guint tend_n_feature_pages;

G_END_DECLS
