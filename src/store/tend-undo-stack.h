/* What can be undone, or redone: changesets, the newest on top, as many as fit into a limit of bytes.
 *
 * Kept in memory only, so that what was deleted is gone with the process. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TendUndoStack TendUndoStack;

TendUndoStack *tend_undo_stack_new (gsize limit);
void tend_undo_stack_free (TendUndoStack *self);

gboolean tend_undo_stack_push (TendUndoStack *self, const char *label, GBytes *changeset);
GBytes *tend_undo_stack_pop (TendUndoStack *self, char **label);
const char *tend_undo_stack_peek_label (TendUndoStack *self);
gboolean tend_undo_stack_clear (TendUndoStack *self);
guint tend_undo_stack_get_length (TendUndoStack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendUndoStack, tend_undo_stack_free)

G_END_DECLS
