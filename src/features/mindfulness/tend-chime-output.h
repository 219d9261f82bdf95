/* What plays the bells: GSound, or what a suite puts in its place. All is called in the one thread of TendChimes,
 * where nobody waits for it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TendChimeOutput:
 * @open: makes what @play needs, or says why it cannot
 * @play: begins to play a WAV file, so many decibels softer than it is (0 or less), or says why it cannot
 * @close: frees what @open made
 */
typedef struct
{
  gpointer (*open) (GError **error);
  gboolean (*play) (gpointer output, const char *path, int decibels, GError **error);
  void (*close) (gpointer output);
} TendChimeOutput;

extern const TendChimeOutput tend_chime_output_gsound;

G_END_DECLS
