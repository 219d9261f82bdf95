/* A row that takes a picture: a file is chosen or dropped on it, and becomes something to keep beside the main thread.
 *
 * What could not be taken is told in the row, and whatever it had before stays. */

#pragma once

#include "base/tend-picture.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TEND_TYPE_PICTURE_ROW (tend_picture_row_get_type ())

G_DECLARE_FINAL_TYPE (TendPictureRow, tend_picture_row, TEND, PICTURE_ROW, AdwActionRow)

GtkFileChooserNative *tend_picture_chooser_new (GtkWidget *for_widget);

void tend_picture_row_set_kept (TendPictureRow *self, gboolean has_picture, GBytes *thumbnail);
void tend_picture_row_take_file (TendPictureRow *self, GFile *file);
gboolean tend_picture_row_get_has_picture (TendPictureRow *self);
TendPicture *tend_picture_row_get_picture (TendPictureRow *self);
gboolean tend_picture_row_get_is_reading (TendPictureRow *self);

G_END_DECLS
