/* Pictures of what was made in the sample life: drawn here, a few soft shapes on a coloured ground each. */

#pragma once

#include "base/tend-picture.h"

G_BEGIN_DECLS

TendPicture *tend_sample_picture_draw (guint64 seed, guint number, GError **error);

G_END_DECLS
