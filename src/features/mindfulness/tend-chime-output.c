#include "features/mindfulness/tend-chime-output.h"

#include "tend-config.h"

#include <glib/gi18n.h>
#include <gsound.h>

static gpointer
open_gsound (GError **error)
{
  GSoundContext *context = gsound_context_new (NULL, error);

  if (context)
    gsound_context_set_attributes (context, NULL, GSOUND_ATTR_APPLICATION_ID, TEND_APPLICATION_ID,
                                   GSOUND_ATTR_APPLICATION_NAME, _("Tend"), NULL);
  return context;
}

/* Whole decibels: libcanberra reads the number in the locale, where a point may mean something else. Music, because
 * who has switched off what a desktop beeps with still wants the bell that they asked for. */
static gboolean
play_with_gsound (gpointer     output,
                  const char  *path,
                  int          decibels,
                  GError     **error)
{
  g_autofree char *volume = g_strdup_printf ("%d", decibels);

  return gsound_context_play_simple (output, NULL, error, GSOUND_ATTR_MEDIA_FILENAME, path, GSOUND_ATTR_MEDIA_ROLE,
                                     "music", GSOUND_ATTR_CANBERRA_VOLUME, volume, NULL);
}

const TendChimeOutput tend_chime_output_gsound = { open_gsound, play_with_gsound, g_object_unref };
