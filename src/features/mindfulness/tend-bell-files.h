/* The bells as files that can be played: made when they are first needed, and kept in the cache.
 *
 * A file that is damaged, or of another version of Tend, is made anew. Where nothing can be kept, because the disk is
 * full or the folder is not there to be written to, they live in memory. Making them takes a moment, and is for a
 * thread that nobody waits for. */

#pragma once

#include "features/mindfulness/tend-bell.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* To be raised when the bells sound otherwise than before. */
#define TEND_BELL_FILES_VERSION 1

typedef struct _TendBellFiles TendBellFiles;

char *tend_bell_files_get_default_folder (void);
TendBellFiles *tend_bell_files_new (const char *folder);
void tend_bell_files_free (TendBellFiles *self);
const char *tend_bell_files_get (TendBellFiles *self, TendBell bell, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendBellFiles, tend_bell_files_free)

G_END_DECLS
