/* What a feature tells the store, the commands, Today, search, the archive and the reminder service about
 * itself. Each feature fills in one TendFeature as a constant; meson collects them in tend_features.
 *
 * Nothing here knows a toolkit: how a feature looks is in shell/tend-feature-page.h. */

#pragma once

#include "store/tend-db.h"

G_BEGIN_DECLS

typedef struct _TendStore TendStore;
typedef struct _TendFeature TendFeature;

/**
 * TendTable:
 * @name: the table
 * @parent: (nullable): the table that its rows belong to
 * @parent_column: (nullable): the column that holds the parent's id
 * @key: (nullable): the columns that name a row beside its parent, comma separated; %NULL where the column
 *   `uuid` does. A check-in is named by its goal and its day and needs no UUID of its own.
 * @is_private: rows that say something about this machine and are neither exported nor imported
 * @describe_count: (nullable): how many rows, in words ("25 goals"), for previews; (transfer full)
 *
 * A table that a session records, the archive writes and an import merges. A feature lists children before
 * parents. Every table has `id INTEGER PRIMARY KEY AUTOINCREMENT`. No write lets rows change places in a
 * UNIQUE column: a changeset is applied row by row, and such a write could not be taken back.
 */
typedef struct
{
  const char *name;
  const char *parent;
  const char *parent_column;
  const char *key;
  gboolean is_private;
  char *(*describe_count) (guint n);
} TendTable;

/**
 * TendAgendaItem:
 * @kind: the kind of thing, as in links and in the archive ("goal")
 * @id: its row
 * @uuid: its UUID
 * @title: what it is called
 * @detail: (nullable): a few words beside the title ("2 of 3 this week")
 * @minute: minutes after midnight at which it starts, -1 if it has no hour
 * @duration: minutes, 0 if it has none
 * @state: how it stands on that day
 * @is_countable: whether it takes a number instead of a tick
 * @value: the number so far, NAN if none
 * @target: the number wished for, NAN if none
 * @unit: (nullable): what is counted
 * @color: (nullable): the name of its colour (see TendColor)
 */
typedef enum
{
  TEND_AGENDA_OPEN,
  TEND_AGENDA_DONE,
  TEND_AGENDA_SKIPPED,
} TendAgendaState;

typedef struct
{
  const TendFeature *feature;
  const char *kind;
  gint64 id;
  char *uuid;
  TendDay day;
  char *title;
  char *detail;
  int minute;
  int duration;
  TendAgendaState state;
  gboolean is_countable;
  double value;
  double target;
  char *unit;
  char *color;
} TendAgendaItem;

TendAgendaItem *tend_agenda_item_new (const TendFeature *feature, const char *kind);
TendAgendaItem *tend_agenda_item_copy (const TendAgendaItem *item);
void tend_agenda_item_free (TendAgendaItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendAgendaItem, tend_agenda_item_free)

/**
 * TendAgendaQuery:
 * @day: the day that is asked about
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 */
typedef struct
{
  TendDay day;
  TendDay today;
  GDateWeekday first_weekday;
} TendAgendaQuery;

/**
 * TendSearchResult:
 * @kind: the kind of thing found
 * @id: its row
 * @uuid: its UUID
 * @title: what it is called
 * @excerpt: (nullable): where the words stand
 */
typedef struct
{
  const TendFeature *feature;
  const char *kind;
  gint64 id;
  char *uuid;
  char *title;
  char *excerpt;
} TendSearchResult;

void tend_search_result_free (TendSearchResult *result);

/**
 * TendMigration:
 * @sql: statements that take the feature's tables one version on
 */
typedef struct
{
  const char *sql;
} TendMigration;

struct _TendFeature
{
  const char *id; /* the folder's name, also the name of the panel */

  /* The schema: version N is reached by running migrations 0 to N - 1. Versions count from 1. */
  const TendMigration *migrations;
  guint n_migrations;
  const TendTable *tables;
  guint n_tables;
  const char *const *fts_tables; /* (nullable) NULL-terminated: FTS5 indexes to check and to optimize */

  /* Appends what concerns a day to @items (of #TendAgendaItem), in order. */
  gboolean (*agenda) (TendDb *db, const TendAgendaQuery *query, GPtrArray *items, GError **error);

  /* Ticks, with @value where the thing is counted (NAN otherwise), or takes the tick of @day back.
   * Runs in the writer thread, within a write. @uuid names something of the feature's. */
  gboolean (*set_done) (TendDb *db, const char *uuid, TendDay day, gboolean done, double value, gint64 now,
                        GError **error);

  /* Appends at most @limit things that FTS5 finds for @match to @results (of #TendSearchResult), the
   * nearest first. */
  gboolean (*search) (TendDb *db, const char *match, guint limit, GPtrArray *results, GError **error);
};

/* All features that this Tend was built with, in the order of the list in meson.build. */
extern const TendFeature *const tend_features[];
extern const guint tend_n_features;

G_END_DECLS
