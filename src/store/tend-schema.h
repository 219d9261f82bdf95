/* The schema of a life: each feature's tables have a version of their own, and are brought to the one
 * that this Tend knows when it opens the life. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

/* "Tend" in ASCII; PRAGMA application_id of every database and backup. */
#define TEND_SCHEMA_APPLICATION_ID 0x54656e64

/**
 * TendSchemaState:
 * @TEND_SCHEMA_EMPTY: nothing is in it yet
 * @TEND_SCHEMA_OLDER: it can be migrated
 * @TEND_SCHEMA_CURRENT: it is as this Tend knows it
 */
typedef enum
{
  TEND_SCHEMA_EMPTY,
  TEND_SCHEMA_OLDER,
  TEND_SCHEMA_CURRENT,
} TendSchemaState;

gboolean tend_schema_inspect (TendDb *db, const TendFeature *const *features, guint n_features,
                              TendSchemaState *state, GError **error);
gboolean tend_schema_migrate (TendDb *db, const TendFeature *const *features, guint n_features,
                              GError **error);

gboolean tend_schema_check_integrity (TendDb *db, GPtrArray *problems, GError **error);
gboolean tend_schema_check_references (TendDb *db, GError **error);
gboolean tend_schema_get_erase_pending (TendDb *db, gboolean *is_pending, GError **error);
gboolean tend_schema_set_erase_pending (TendDb *db, gboolean is_pending, GError **error);

G_END_DECLS
