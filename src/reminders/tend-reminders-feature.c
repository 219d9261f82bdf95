#include "reminders/tend-reminders-feature.h"

#include <glib/gi18n.h>

/* A shipped migration is never edited: the next change is the next entry. */
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

  /* Where before_minutes says how long before a start it comes, minute and weekdays are not looked at. */
  {
      "ALTER TABLE reminder ADD COLUMN before_minutes INTEGER CHECK (before_minutes BETWEEN 0 AND 40320);"
      "ALTER TABLE reminder ADD COLUMN is_important INTEGER NOT NULL DEFAULT 0 CHECK (is_important IN (0, 1));"
      "ALTER TABLE reminder ADD COLUMN even_if_done INTEGER NOT NULL DEFAULT 0 CHECK (even_if_done IN (0, 1));"
      "CREATE INDEX reminder_by_minute ON reminder (minute, weekdays)"
      "  WHERE is_enabled = 1 AND before_minutes IS NULL;"
      "CREATE INDEX reminder_before_start ON reminder (before_minutes)"
      "  WHERE is_enabled = 1 AND before_minutes IS NOT NULL;",
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
