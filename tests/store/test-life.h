/* A life in a temporary folder, as suites need one: made, written, looked at, and removed with all of it.
 *
 * Tests wait where the window never does: each call here returns when what it asks for is done. */

#pragma once

#include "base/tend-error.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/* Monday, 2 March 2026, 10:00 in UTC. */
#define TEST_LIFE_NOW G_GINT64_CONSTANT (1772445600)

typedef struct
{
  char *folder;
  char *path; /* of the database */
  TendClock *clock;
  const TendFeature *const *features;
  guint n_features;
  TendStore *store;  /* (nullable): while it is open */
  GPtrArray *told;   /* of TendChanges, what ::changed has told since the last test_life_hush() */
  GError *trouble;   /* (nullable): what ::troubled has told last */
} TestLife;

char *test_folder_new (void);
void test_folder_remove (const char *folder);

TestLife *test_life_new (const TendFeature *const *features, guint n_features);
TestLife *test_life_new_open (void);
void test_life_free (TestLife *self);
void test_life_open (TestLife *self);
void test_life_close (TestLife *self);
gboolean test_life_try_open (TestLife *self, GError **error);
void test_life_hush (TestLife *self);
char *test_life_get_file (TestLife *self, const char *name);

gboolean test_life_try_sql (TestLife *self, const char *label, TendWriteFlags flags, const char *sql,
                            GError **error);
void test_life_sql (TestLife *self, const char *label, TendWriteFlags flags, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gint64 test_life_ask (TestLife *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 test_life_add_goal (TestLife *self, const char *title);

gboolean test_life_undo (TestLife *self, GError **error);
gboolean test_life_redo (TestLife *self, GError **error);
gboolean test_life_backup (TestLife *self, const char *path, GError **error);
gboolean test_life_restore (TestLife *self, const char *path, GError **error);
gboolean test_life_erase_traces (TestLife *self, GError **error);
void test_life_maintain (TestLife *self);
void test_life_assert_sound (TestLife *self);
char *test_life_dump (TestLife *self);
char *test_db_dump (TendDb *db);

/* What other processes see, since this one must not open a file that SQLite has open. */
gboolean test_file_contains (const char *path, const char *word);
char *test_file_hash (const char *path);

void test_assert_sentence (const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestLife, test_life_free)

G_END_DECLS
