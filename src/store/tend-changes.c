#include "store/tend-changes.h"

struct _TendChanges
{
  gatomicrefcount references;
  TendChangesOrigin origin;
  char *label;
  gboolean offers_undo;
  GArray *changes;   /* of TendChange */
  GPtrArray *tables; /* of const char *, those that changes name, each once */
};

G_DEFINE_BOXED_TYPE (TendChanges, tend_changes, tend_changes_ref, tend_changes_unref)

/**
 * tend_changes_new:
 * @origin: how they came about
 * @label: (nullable): what was done, as the user reads it
 * @offers_undo: whether the window should offer to undo it
 *
 * Returns: (transfer full): changes without any change in them yet
 */
TendChanges *
tend_changes_new (TendChangesOrigin  origin,
                  const char        *label,
                  gboolean           offers_undo)
{
  TendChanges *self = g_new0 (TendChanges, 1);

  g_atomic_ref_count_init (&self->references);
  self->origin = origin;
  self->label = g_strdup (label);
  self->offers_undo = offers_undo;
  self->changes = g_array_new (FALSE, FALSE, sizeof (TendChange));
  self->tables = g_ptr_array_new ();
  return self;
}

TendChanges *
tend_changes_ref (TendChanges *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
tend_changes_unref (TendChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->changes);
  g_ptr_array_unref (self->tables);
  g_free (self->label);
  g_free (self);
}

/**
 * tend_changes_add:
 * @self: changes that nobody else has seen yet
 * @change: one more; its table's name must live as long as the feature's descriptor
 */
void
tend_changes_add (TendChanges      *self,
                  const TendChange *change)
{
  g_array_append_val (self->changes, *change);
  /* A changeset goes from table to table, so the last one is nearly always it. */
  if (self->tables->len > 0 && g_ptr_array_index (self->tables, self->tables->len - 1) == change->table)
    return;
  if (!g_ptr_array_find (self->tables, change->table, NULL))
    g_ptr_array_add (self->tables, (gpointer) change->table);
}

TendChangesOrigin
tend_changes_get_origin (TendChanges *self)
{
  return self->origin;
}

/**
 * tend_changes_get_label:
 * @self: changes
 *
 * Returns: (transfer none) (nullable): what was done, as the user reads it; of an undo, what was undone
 */
const char *
tend_changes_get_label (TendChanges *self)
{
  return self->label;
}

gboolean
tend_changes_get_offers_undo (TendChanges *self)
{
  return self->offers_undo;
}

guint
tend_changes_get_length (TendChanges *self)
{
  return self->changes->len;
}

const TendChange *
tend_changes_get (TendChanges *self,
                  guint        index)
{
  return &g_array_index (self->changes, TendChange, index);
}

/**
 * tend_changes_concern:
 * @self: changes
 * @table: a table
 *
 * Returns: whether a row of @table is among them; always so after a restore
 */
gboolean
tend_changes_concern (TendChanges *self,
                      const char  *table)
{
  if (self->origin == TEND_CHANGES_RESTORE)
    return TRUE;
  return g_ptr_array_find_with_equal_func (self->tables, table, g_str_equal, NULL);
}
