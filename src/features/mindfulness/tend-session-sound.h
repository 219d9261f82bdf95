/* Which sounds a session has, and how loud: a preference, kept in the life. Until something is chosen it is silent. */

#pragma once

#include "features/mindfulness/tend-bell.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/**
 * TendSessionSoundKind:
 * @TEND_SESSION_SOUND_SILENCE: none
 * @TEND_SESSION_SOUND_BELLS: bells where a session begins and ends, and on the way where they are wanted
 * @TEND_SESSION_SOUND_BREATH: those, and a tone for each way of the breath
 */
typedef enum
{
  TEND_SESSION_SOUND_SILENCE,
  TEND_SESSION_SOUND_BELLS,
  TEND_SESSION_SOUND_BREATH,
} TendSessionSoundKind;

#define TEND_SESSION_SOUND_N_KINDS (TEND_SESSION_SOUND_BREATH + 1)

#define TEND_SESSION_SOUND_VOLUME_MAX 100
#define TEND_SESSION_SOUND_VOLUME_DEFAULT 70

/**
 * TendSessionSound:
 * @kind: what is heard
 * @volume: how loud, 1 to 100
 */
typedef struct
{
  TendSessionSoundKind kind;
  int volume;
} TendSessionSound;

gboolean tend_session_sound_read (TendDb *db, TendSessionSound *sound, GError **error);
void tend_session_sound_write_async (TendStore *store, const TendSessionSound *sound, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tend_session_sound_has (const TendSessionSound *self, TendBell bell);
int tend_session_sound_get_decibels (int volume);

G_END_DECLS
