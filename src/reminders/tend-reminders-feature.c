#include "reminders/tend-reminders-feature.h"

#include <glib/gi18n.h>

static const TendMigration migrations[] = {
  {
      "CREATE TABLE reminder ("
      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),"
      "  subject_kind TEXT NOT NULL CHECK (length(subject_kind) BETWEEN 1 AND 50),"
      "  subject_uuid TEXT NOT NULL CHECK (length(subject_uuid) = 36),"
      "  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),"
      "  weekdays INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127),"
      "  is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1))"
      ") STRICT;"
      "CREATE INDEX reminder_by_subject ON reminder (subject_uuid);",
  },
};

static char *
describe_reminders (guint n)
{
  return g_strdup_printf (ngettext ("%'u reminder", "%'u reminders", n), n);
}

static const TendTable tables[] = {
  { .name = "reminder", .describe_count = describe_reminders },
};

const TendFeature tend_reminders_feature = {
  .id = "reminders",
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
};

/**
 * tend_reminder_delete_for:
 * @db: the writing connection, within a write
 * @subject_kind: the kind of thing
 * @subject_uuid: the thing, which is being deleted
 * @error: return location
 *
 * Deletes the reminders of a thing. No foreign key does it, since a thing may be of any feature.
 *
 * Returns: whether it could
 */
gboolean
tend_reminder_delete_for (TendDb      *db,
                          const char  *subject_kind,
                          const char  *subject_uuid,
                          GError     **error)
{
  return tend_db_run (db, error, "DELETE FROM reminder WHERE subject_kind = ?1 AND subject_uuid = ?2", "ss",
                      subject_kind, subject_uuid);
}
