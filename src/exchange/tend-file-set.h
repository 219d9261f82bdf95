/* The files of a CSV export, by their names within it: out of a folder, out of a ZIP file, or one alone.
 *
 * Only what Loop Habit Tracker calls its files is read. Nothing is unpacked to disk. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TendFileSet TendFileSet;

TendFileSet *tend_file_set_new (const char *source);
TendFileSet *tend_file_set_new_for_folder (const char *path, GCancellable *cancellable, GError **error);
TendFileSet *tend_file_set_new_for_zip (const char *path, GCancellable *cancellable, GError **error);
void tend_file_set_free (TendFileSet *self);

const char *tend_file_set_get_source (TendFileSet *self);
void tend_file_set_add (TendFileSet *self, const char *name, const char *path, GBytes *bytes);
GBytes *tend_file_set_get (TendFileSet *self, const char *name);
guint tend_file_set_get_n_files (TendFileSet *self);
const char *tend_file_set_get_name (TendFileSet *self, guint index);
const char *tend_file_set_get_path (TendFileSet *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendFileSet, tend_file_set_free)

G_END_DECLS
