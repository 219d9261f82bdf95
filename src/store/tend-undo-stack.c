#include "store/tend-undo-stack.h"

#include <string.h>

typedef struct
{
  char *label;
  GBytes *changeset;
} Entry;

struct _TendUndoStack
{
  GQueue entries; /* of Entry, the newest at the head */
  gsize limit;
  gsize size;
};

/* What it takes to keep an entry, so that a great many small ones are limited too. */
static gsize
entry_get_size (const Entry *entry)
{
  return sizeof *entry + strlen (entry->label) + 1 + g_bytes_get_size (entry->changeset);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->label);
  g_bytes_unref (entry->changeset);
  g_free (entry);
}

/**
 * tend_undo_stack_new:
 * @limit: how many bytes of changesets and labels are kept
 *
 * Returns: (transfer full): an empty stack
 */
TendUndoStack *
tend_undo_stack_new (gsize limit)
{
  TendUndoStack *self = g_new0 (TendUndoStack, 1);

  g_queue_init (&self->entries);
  self->limit = limit;
  return self;
}

void
tend_undo_stack_free (TendUndoStack *self)
{
  g_queue_clear_full (&self->entries, entry_free);
  g_free (self);
}

/**
 * tend_undo_stack_push:
 * @self: a stack
 * @label: (nullable): what was done; without one it is called ""
 * @changeset: what it changed
 *
 * Puts it on top. Where that goes past the limit the oldest leave; the newest always stays, so that even
 * the largest import can be taken back.
 *
 * Returns: whether something left, and with it the last copy of what it deleted
 */
gboolean
tend_undo_stack_push (TendUndoStack *self,
                      const char    *label,
                      GBytes        *changeset)
{
  Entry *entry = g_new0 (Entry, 1);
  gboolean has_dropped = FALSE;

  entry->label = g_strdup (label ? label : "");
  entry->changeset = g_bytes_ref (changeset);
  g_queue_push_head (&self->entries, entry);
  self->size += entry_get_size (entry);

  while (self->size > self->limit && self->entries.length > 1)
    {
      Entry *oldest = g_queue_pop_tail (&self->entries);

      self->size -= entry_get_size (oldest);
      entry_free (oldest);
      has_dropped = TRUE;
    }
  return has_dropped;
}

/**
 * tend_undo_stack_pop:
 * @self: a stack
 * @label: (out) (transfer full): what was done
 *
 * Returns: (transfer full) (nullable): what it changed, %NULL if the stack is empty
 */
GBytes *
tend_undo_stack_pop (TendUndoStack  *self,
                     char          **label)
{
  Entry *entry = g_queue_pop_head (&self->entries);
  GBytes *changeset;

  if (entry == NULL)
    return NULL;
  self->size -= entry_get_size (entry);
  changeset = g_steal_pointer (&entry->changeset);
  *label = g_steal_pointer (&entry->label);
  g_free (entry);
  return changeset;
}

const char *
tend_undo_stack_peek_label (TendUndoStack *self)
{
  Entry *entry = g_queue_peek_head (&self->entries);

  return entry ? entry->label : NULL;
}

/**
 * tend_undo_stack_clear:
 * @self: a stack
 *
 * Returns: whether there was anything to forget
 */
gboolean
tend_undo_stack_clear (TendUndoStack *self)
{
  gboolean had_any = self->entries.length > 0;

  g_queue_clear_full (&self->entries, entry_free);
  self->size = 0;
  return had_any;
}

guint
tend_undo_stack_get_length (TendUndoStack *self)
{
  return self->entries.length;
}
