/* The service's way into a life that others keep: read, never written, and in whatever state it may be. */

#pragma once

#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendReminderAccess:
 * @TEND_REMINDER_ACCESS_OPEN: it can be read
 * @TEND_REMINDER_ACCESS_ABSENT: there is none, or nothing that could be read
 * @TEND_REMINDER_ACCESS_LOCKED: somebody keeps it locked for a moment
 * @TEND_REMINDER_ACCESS_OLDER: it has to be brought to this Tend's schema first
 * @TEND_REMINDER_ACCESS_NEWER: a newer Tend keeps it, which has a newer service
 */
typedef enum
{
  TEND_REMINDER_ACCESS_OPEN,
  TEND_REMINDER_ACCESS_ABSENT,
  TEND_REMINDER_ACCESS_LOCKED,
  TEND_REMINDER_ACCESS_OLDER,
  TEND_REMINDER_ACCESS_NEWER,
} TendReminderAccess;

TendReminderAccess tend_reminder_access_open (const char *folder, const TendFeature *const *features,
                                              guint n_features, TendDb **db);
TendReminderAccess tend_reminder_access_check (TendDb *db, const TendFeature *const *features, guint n_features);

G_END_DECLS
