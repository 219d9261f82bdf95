/* A picture, as large as the window is; Escape closes it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PICTURE_WINDOW (tend_picture_window_get_type ())

G_DECLARE_FINAL_TYPE (TendPictureWindow, tend_picture_window, TEND, PICTURE_WINDOW, AdwWindow)

TendPictureWindow *tend_picture_window_new (GtkWindow *parent, GBytes *image, const char *title,
                                            const char *subtitle, const char *line);

G_END_DECLS
