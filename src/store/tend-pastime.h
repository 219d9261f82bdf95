/* Something that is done for its own sake, as the feature that keeps such things tells the others: a plan of the
 * calendar can be about it, and it can say when it is planned next.
 *
 * Hobbies are kept by one feature, plans by another, and neither includes the other: the calendar lists what a plan
 * can be about through tend_pastimes_read(), a hobby's page shows its next plan through tend_pastime_read_next(), and
 * what is over becomes a session of it through tend_pastime_read_times(). */

#pragma once

#include "base/tend-mood.h"
#include "store/tend-changes.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendPastime:
 * @kind: the kind of thing, a constant ("hobby")
 * @uuid: what other features remember it by
 * @name: what it is called
 * @color: the name of its colour, "" for none
 * @minutes: about how long a time of it is
 *
 * Something that is done for its own sake.
 */
struct _TendPastime
{
  const char *kind;
  char *uuid;
  char *name;
  char *color;
  int minutes;
};

TendPastime *tend_pastime_new (const char *kind, const char *uuid, const char *name, const char *color, int minutes);
void tend_pastime_free (TendPastime *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPastime, tend_pastime_free)

/**
 * TendPastTime:
 * @pastime_uuid: what it was about
 * @uuid: what names it, or the series that it is a time of
 * @day: which time of that
 * @title: what it is called
 * @start: UTC seconds
 * @end: UTC seconds
 * @mood: how it was, 1 to %TEND_MOOD_MAX, or %TEND_MOOD_NONE where nobody said
 *
 * When something about a pastime was, or is to be.
 */
typedef struct
{
  char *pastime_uuid;
  char *uuid;
  TendDay day;
  char *title;
  gint64 start;
  gint64 end;
  int mood;
} TendPastTime;

TendPastTime *tend_past_time_new (const char *pastime_uuid, const char *uuid, TendDay day, const char *title,
                                  gint64 start, gint64 end);
TendPastTime *tend_past_time_copy (const TendPastTime *self);
void tend_past_time_free (TendPastTime *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendPastTime, tend_past_time_free)

GPtrArray *tend_pastimes_read (TendDb *db, const TendFeature *const *features, guint n_features, GError **error);
TendPastime *tend_pastime_read (TendDb *db, const TendFeature *const *features, guint n_features, const char *uuid,
                                GError **error);
gboolean tend_pastimes_concern (const TendFeature *const *features, guint n_features, TendChanges *changes);

TendAgendaItem *tend_pastime_read_next (TendDb *db, const TendFeature *const *features, guint n_features,
                                        TendZone *zone, const char *uuid, gint64 after, GError **error);
GPtrArray *tend_pastime_read_times (TendDb *db, const TendFeature *const *features, guint n_features, TendZone *zone,
                                    gint64 from, gint64 to, GError **error);
gboolean tend_pastime_next_concerns (const TendFeature *const *features, guint n_features, TendChanges *changes);

G_END_DECLS
