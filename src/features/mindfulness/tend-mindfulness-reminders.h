/* Being reminded of an exercise: what the notification says, and what stands on Today. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

extern const char *const tend_mindfulness_remind_kinds[];

TendRemind *tend_mindfulness_remind (TendDb *db, const char *kind, const char *uuid, const TendAgendaQuery *query,
                                     GError **error);
gboolean tend_mindfulness_append_reminded (TendDb *db, const TendAgendaQuery *query, GPtrArray *items, GError **error);

G_END_DECLS
