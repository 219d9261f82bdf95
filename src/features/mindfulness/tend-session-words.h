/* A session in words: when it was, and how one felt. In the user's language. */

#pragma once

#include "base/tend-zone.h"
#include "features/mindfulness/tend-mindfulness-reader.h"

G_BEGIN_DECLS

char *tend_session_describe_time (const TendSession *self, TendZone *zone);
char *tend_session_describe_feelings (const TendSession *self);

G_END_DECLS
