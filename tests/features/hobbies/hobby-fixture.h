/* Hobbies in a life of their own, for tests: each verb is waited for. */

#pragma once

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "store/test-life.h"

G_BEGIN_DECLS

/* The Monday that TEST_LIFE_NOW is on. */
#define HOBBY_FIXTURE_MONDAY (tend_day_from_ymd (2026, 3, 2))

void hobby_fixture_on_done (GObject *store, GAsyncResult *result, gpointer user_data);
gint64 hobby_fixture_wait (TestLife *life, GAsyncResult **result, GError **error);
TendDb *hobby_fixture_get_db (TestLife *life);

TendHobby *hobby_fixture_add (TestLife *life, const char *name);
TendHobby *hobby_fixture_add_whole (TestLife *life, const TendHobby *hobby);
gint64 hobby_fixture_add_session (TestLife *life, const TendHobby *hobby, TendDay day, int minutes);
gint64 hobby_fixture_start (TestLife *life, const TendHobby *hobby, gint64 seconds, GError **error);
TendStopwatchInstant hobby_fixture_get_instant (gint64 seconds);
void hobby_fixture_undo_and_redo (TestLife *life);

G_END_DECLS
