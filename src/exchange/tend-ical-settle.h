/* Which plans of a life the events of an iCalendar file are, and what is to become of those.
 *
 * An event is known again by its UID, and a time of a series that was changed by itself by the series and the time.
 * Where both sides changed it, the higher SEQUENCE counts; with the same one, what was changed last. */

#pragma once

#include "exchange/tend-ical-file.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendIcalChoice:
 * @is_shown_only: whether the events come into a calendar of their own that is shown and no more, and not among the
 *   user's own plans
 * @name: (nullable): what a new calendar is to be called, %NULL for what the file calls it
 * @color: (nullable): the name of its colour
 *
 * What the user says about a file.
 */
typedef struct
{
  gboolean is_shown_only;
  char *name;
  char *color;
} TendIcalChoice;

char *tend_ical_file_get_name (TendIcalFile *self);
gboolean tend_ical_find_calendar (TendIcalFile *file, TendDb *db, char **uuid, char **name, GError **error);
gboolean tend_ical_settle (TendIcalFile *file, TendDb *db, const TendFeature *const *features, guint n_features,
                           const TendIcalChoice *choice, TendDay today, GError **error);

G_END_DECLS
