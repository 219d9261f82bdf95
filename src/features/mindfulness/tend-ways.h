/* The ways on after Redirect, from the head into the body or onto paper: what helped comes first. */

#pragma once

#include "features/mindfulness/tend-practice.h"

G_BEGIN_DECLS

GPtrArray *tend_ways_read (TendDb *db, gboolean *writes_first, GError **error);

G_END_DECLS
