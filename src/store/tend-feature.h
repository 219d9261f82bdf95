/* What a feature tells the store, the commands, Today, search, the archive and the reminder service about
 * itself. Each feature fills in one TendFeature as a constant; meson collects them in tend_features.
 *
 * Nothing here knows a toolkit: how a feature looks is in shell/tend-feature-page.h. */

#pragma once

#include "base/tend-zone.h"
#include "store/tend-db.h"

G_BEGIN_DECLS

typedef struct _TendStore TendStore;
typedef struct _TendFeature TendFeature;
typedef struct _TendMeetings TendMeetings;
typedef struct _TendPastime TendPastime;

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
 * @can_start: whether it is offered to begin it at once (see TendPageClass.start)
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
  gboolean can_start;
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
 * TendRemindState:
 * @TEND_REMIND_WANTED: it is still to be done that day
 * @TEND_REMIND_DONE: it is done for that day, or enough of it for the week or the month
 * @TEND_REMIND_RESTING: that day has nothing to do with it: it is put away, a rest day, or finished for good
 *
 * Whether to bring a thing to mind.
 */
typedef enum
{
  TEND_REMIND_WANTED,
  TEND_REMIND_DONE,
  TEND_REMIND_RESTING,
} TendRemindState;

/* What can be done about a thing from its notification. */
#define TEND_REMIND_ACTION_DONE "done"     /* tick it; the feature has set_done() */
#define TEND_REMIND_ACTION_START "start"   /* begin it in the window, see below */
#define TEND_REMIND_ACTION_SNOOZE "snooze" /* be reminded later */
#define TEND_REMIND_ACTION_OPEN "open"     /* see it in the window */

/* How a kind and a UUID reach the page: a click on the notification, or on its row among the reminders, runs
 * `tend --open=KIND:UUID`, and the button *Start* runs `tend --start=KIND:UUID`, where KIND and UUID are the
 * reminder's subject. The window looks for the page that has KIND among its TendFeaturePage.kinds, shows it, and
 * calls TendPageClass.open or TendPageClass.start with both; a page without start() opens the thing. */

/**
 * TendRemind:
 * @title: what it is called
 * @detail: (nullable): a few words beside the title ("2 of 3 this week")
 * @state: whether to remind of it
 * @actions: (array zero-terminated=1): constants, what fits it out of those above
 *
 * What there is to say of a thing on a day.
 */
typedef struct
{
  char *title;
  char *detail;
  TendRemindState state;
  const char *const *actions;
} TendRemind;

void tend_remind_free (TendRemind *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendRemind, tend_remind_free)

/**
 * TendMeasureUnits:
 * @TEND_MEASURE_TIMES: how often
 * @TEND_MEASURE_MINUTES: for how many minutes
 *
 * What a goal may count something in.
 */
typedef enum
{
  TEND_MEASURE_TIMES = 1 << 0,
  TEND_MEASURE_MINUTES = 1 << 1,
} TendMeasureUnits;

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

  /* What to say of one of its things on query->day, for reminders; %TEND_ERROR_NOT_FOUND if it is not there
   * any more. NULL where there is nothing to be reminded of. */
  TendRemind *(*remind) (TendDb *db, const char *kind, const char *uuid, const TendAgendaQuery *query,
                         GError **error);
  const char *const *remind_kinds; /* (nullable) NULL-terminated: the kinds that remind() knows */

  /* The first start of one of its things after @after, in UTC seconds, for reminders so long before it;
   * %G_MAXINT64 where there is none. NULL where nothing has a start. */
  gboolean (*next_start) (TendDb *db, const char *kind, const char *uuid, gint64 after, TendZone *zone,
                          gint64 *start, GError **error);

  /* Appends at most @limit things that FTS5 finds for @match to @results (of #TendSearchResult), the
   * nearest first. */
  gboolean (*search) (TendDb *db, const char *match, guint limit, GPtrArray *results, GError **error);

  /* Appends everybody who isn't put away to @out (of #TendAcquaintance). */
  gboolean (*acquaintances) (TendDb *db, GPtrArray *out, GError **error);

  /* What somebody is called now, whom others remember by UUID; %NULL without @error if they aren't the feature's. */
  char *(*person_name) (TendDb *db, const char *person_uuid, GError **error);

  /* Sets is_silenced in @people (of #TendAcquaintance, of all features) for those whom nothing shall suggest meeting
   * for now. */
  gboolean (*silence) (TendDb *db, GPtrArray *people, GError **error);

  /* Notes in @meetings when each person was last met by @now, and when they will be next. */
  gboolean (*meetings) (TendDb *db, TendZone *zone, TendDay today, gint64 now, TendMeetings *meetings, GError **error);

  /* Appends what there is with the person from @from to @to, both included, to @out (of #TendEncounter). */
  gboolean (*about_person) (TendDb *db, const char *person_uuid, TendDay from, TendDay to, GPtrArray *out,
                            GError **error);

  /* Appends what is done for its own sake and isn't put away to @out (of #TendPastime): what a plan can be about. */
  gboolean (*pastimes) (TendDb *db, GPtrArray *out, GError **error);

  /* One of them, be it put away or not; %NULL without @error if it isn't the feature's. */
  TendPastime *(*pastime) (TendDb *db, const char *uuid, GError **error);
  const char *const *pastime_tables; /* (nullable) NULL-terminated: the tables that both look at */

  /* The first of its things about a pastime, of whatever feature, that starts after @after, in UTC seconds; %NULL
   * without @error if there is none. */
  TendAgendaItem *(*next_about) (TendDb *db, TendZone *zone, const char *pastime_uuid, gint64 after, GError **error);

  /* Appends when its things about pastimes were, of whatever feature, to @out (of #TendPastTime): those that end after
   * @from and by @to, both in UTC seconds. */
  gboolean (*times_about) (TendDb *db, TendZone *zone, gint64 from, gint64 to, GPtrArray *out, GError **error);

  /* Appends what of its things a goal may count to @out (of #TendMeasure). */
  gboolean (*measures) (TendDb *db, GPtrArray *out, GError **error);

  /* Adds how much of the thing called @key there was on each day from @from to @to, both included, to @days, in
   * one unit. What is not there adds nothing, and is no error. */
  gboolean (*measure) (TendDb *db, const char *key, TendMeasureUnits unit, TendDay from, TendDay to, double *days,
                       GError **error);
  const char *const *measure_tables; /* (nullable) NULL-terminated: the tables that measure() looks at */
};

/* All features that this Tend was built with, in the order of the list in meson.build. */
extern const TendFeature *const tend_features[];
extern const guint tend_n_features;

const TendFeature *tend_feature_find_for_kind (const TendFeature *const *features, guint n_features,
                                               const char *kind);

G_END_DECLS
