/* What is shown instead of the window when the life can't be opened: why, and what can be done.
 *
 * For a damaged file that is: set it aside, and bring a backup back, or begin anew. */

#pragma once

#include "store/tend-feature.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_RESCUE_WINDOW (tend_rescue_window_get_type ())

G_DECLARE_FINAL_TYPE (TendRescueWindow, tend_rescue_window, TEND, RESCUE_WINDOW, AdwApplicationWindow)

TendRescueWindow *tend_rescue_window_new (AdwApplication *application, const char *folder,
                                          const GError *error, TendDay today);

G_END_DECLS
