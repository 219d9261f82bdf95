#include "reminders/tend-reminder-access.h"

#include "base/tend-error.h"
#include "store/tend-schema.h"
#include "store/tend-store.h"

/* The main loop is not held up longer than this by somebody's lock; it looks again later. */
#define BUSY_TIMEOUT_MS 50

static TendReminderAccess
get_access_of_error (const GError *error)
{
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_BUSY))
    return TEND_REMINDER_ACCESS_LOCKED;
  if (g_error_matches (error, TEND_ERROR, TEND_ERROR_NEWER_SCHEMA))
    return TEND_REMINDER_ACCESS_NEWER;
  /* Tend says what is wrong, and what can be done, when it is opened. */
  if (!g_error_matches (error, TEND_ERROR, TEND_ERROR_NOT_FOUND))
    g_message ("%s", error->message);
  return TEND_REMINDER_ACCESS_ABSENT;
}

/**
 * tend_reminder_access_check:
 * @db: a connection to a life
 * @features: the features of this Tend
 * @n_features: how many
 *
 * Another Tend may have changed its schema, or set it aside, since it was opened.
 *
 * Returns: whether it can be read
 */
TendReminderAccess
tend_reminder_access_check (TendDb                   *db,
                            const TendFeature *const *features,
                            guint                     n_features)
{
  g_autoptr (GError) error = NULL;
  TendSchemaState state;

  if (!tend_db_is_in_place (db, &error))
    return TEND_REMINDER_ACCESS_ABSENT;
  if (!tend_schema_inspect (db, features, n_features, &state, &error))
    return get_access_of_error (error);
  switch (state)
    {
    case TEND_SCHEMA_CURRENT:
      return TEND_REMINDER_ACCESS_OPEN;
    case TEND_SCHEMA_OLDER:
      return TEND_REMINDER_ACCESS_OLDER;
    case TEND_SCHEMA_EMPTY:
    default:
      return TEND_REMINDER_ACCESS_ABSENT;
    }
}

/**
 * tend_reminder_access_open:
 * @folder: the folder of a life
 * @features: the features of this Tend
 * @n_features: how many
 * @db: (out): a connection, if it can be read; otherwise %NULL
 *
 * Returns: whether it can be read
 */
TendReminderAccess
tend_reminder_access_open (const char                *folder,
                           const TendFeature *const  *features,
                           guint                      n_features,
                           TendDb                   **db)
{
  g_autofree char *path = g_build_filename (folder, TEND_STORE_DATABASE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendDb) opened = NULL;
  TendReminderAccess access;

  *db = NULL;
  opened = tend_db_open (path, TEND_DB_READ, &error);
  if (opened == NULL)
    return get_access_of_error (error);
  sqlite3_busy_timeout (tend_db_get_handle (opened), BUSY_TIMEOUT_MS);
  if (!tend_db_execute (opened, "PRAGMA cache_size = -256", &error))
    return get_access_of_error (error);
  access = tend_reminder_access_check (opened, features, n_features);
  if (access == TEND_REMINDER_ACCESS_OPEN)
    *db = g_steal_pointer (&opened);
  return access;
}
