/* What of a feature's a goal may count by itself: how often, or how many minutes, something was done.
 *
 * The features that keep such things (sessions of breathing, of a hobby, plans with somebody) list them and say
 * how much of one there was on each day; goals read both through here, and neither includes the other. What
 * a goal counts is remembered as feature id, key and unit, so that it outlives a Tend without that feature. */

#pragma once

#include "store/tend-changes.h"
#include "store/tend-feature.h"

G_BEGIN_DECLS

/**
 * TendMeasure:
 * @feature: the feature whose it is
 * @key: what names it within the feature, and stays the same as long as the thing is there ("box", a UUID)
 * @title: what it is called, as a user reads it in a list of all that can be counted ("Box breathing")
 * @units: which units it can be counted in
 *
 * Something that can be counted.
 */
typedef struct
{
  const TendFeature *feature;
  char *key;
  char *title;
  TendMeasureUnits units;
} TendMeasure;

TendMeasure *tend_measure_new (const TendFeature *feature, const char *key, const char *title,
                               TendMeasureUnits units);
void tend_measure_free (TendMeasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendMeasure, tend_measure_free)

const char *tend_measure_units_to_text (TendMeasureUnits unit);
gboolean tend_measure_units_from_text (const char *text, TendMeasureUnits *unit);

GPtrArray *tend_measures_read (TendDb *db, const TendFeature *const *features, guint n_features, GError **error);
double *tend_measure_read_days (TendDb *db, const TendFeature *const *features, guint n_features,
                                const char *feature_id, const char *key, TendMeasureUnits unit, TendDay from,
                                TendDay to, GError **error);
gboolean tend_measures_concern (const TendFeature *const *features, guint n_features, TendChanges *changes);

G_END_DECLS
