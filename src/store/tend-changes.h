/* What one commit changed: which rows of which tables, told to everyone who shows them. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TEND_CHANGE_INSERT,
  TEND_CHANGE_UPDATE,
  TEND_CHANGE_DELETE,
} TendChangeKind;

/**
 * TendChange:
 * @table: the table's name, as the feature's descriptor has it (compare with == or g_str_equal())
 * @kind: what happened to the row
 * @id: the row
 * @parent_id: the row of the parent table that it belongs to (see #TendTable), 0 if none
 */
typedef struct
{
  const char *table;
  TendChangeKind kind;
  gint64 id;
  gint64 parent_id;
} TendChange;

/**
 * TendChangesOrigin:
 * @TEND_CHANGES_WRITE: somebody did something
 * @TEND_CHANGES_UNDO: it was taken back
 * @TEND_CHANGES_REDO: it was done again
 * @TEND_CHANGES_RESTORE: the whole life was replaced; there are no single rows to tell of
 */
typedef enum
{
  TEND_CHANGES_WRITE,
  TEND_CHANGES_UNDO,
  TEND_CHANGES_REDO,
  TEND_CHANGES_RESTORE,
} TendChangesOrigin;

typedef struct _TendChanges TendChanges;

#define TEND_TYPE_CHANGES (tend_changes_get_type ())

GType tend_changes_get_type (void) G_GNUC_CONST;
TendChanges *tend_changes_ref (TendChanges *self);
void tend_changes_unref (TendChanges *self);

TendChangesOrigin tend_changes_get_origin (TendChanges *self);
const char *tend_changes_get_label (TendChanges *self);
gboolean tend_changes_get_offers_undo (TendChanges *self);
guint tend_changes_get_length (TendChanges *self);
const TendChange *tend_changes_get (TendChanges *self, guint index);
gboolean tend_changes_concern (TendChanges *self, const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendChanges, tend_changes_unref)

/* For the store, which makes them. */
TendChanges *tend_changes_new (TendChangesOrigin origin, const char *label, gboolean offers_undo);
void tend_changes_add (TendChanges *self, const TendChange *change);

G_END_DECLS
