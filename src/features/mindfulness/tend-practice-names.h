/* What somebody types for an exercise, understood. The command and the page ask. */

#pragma once

#include "features/mindfulness/tend-practice.h"

G_BEGIN_DECLS

TendPractice *tend_practice_find (GPtrArray *practices, const char *words);
char *tend_practice_find_breath (TendDb *db, const char *words, GError **error);

G_END_DECLS
