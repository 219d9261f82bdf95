#include "features/mindfulness/tend-session-sound.h"

#include "store/tend-settings.h"

#include <glib/gi18n.h>
#include <math.h>

#define KEY_SOUND "session-sound"
#define KEY_VOLUME "session-volume"

static const char *const ids[TEND_SESSION_SOUND_N_KINDS] = { "silence", "bells", "breath" };

static TendSessionSoundKind
find_kind (const char *id)
{
  for (TendSessionSoundKind kind = 0; kind < TEND_SESSION_SOUND_N_KINDS; kind++)
    if (g_str_equal (ids[kind], id))
      return kind;
  return TEND_SESSION_SOUND_SILENCE;
}

/**
 * tend_session_sound_read:
 * @db: a connection
 * @sound: (out): what was chosen; silence until something was, and where it makes no sense
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
tend_session_sound_read (TendDb            *db,
                         TendSessionSound  *sound,
                         GError           **error)
{
  GError *local_error = NULL;
  g_autoptr (TendRows) rows = NULL;

  *sound = (TendSessionSound){ TEND_SESSION_SOUND_SILENCE, TEND_SESSION_SOUND_VOLUME_DEFAULT };
  rows = tend_db_query (db, error, "SELECT key, value FROM setting WHERE key IN (?1, ?2)", "ss", KEY_SOUND,
                        KEY_VOLUME);
  if (rows == NULL)
    return FALSE;
  while (tend_rows_next (rows, &local_error))
    if (g_str_equal (tend_rows_get_text (rows, 0), KEY_SOUND))
      sound->kind = find_kind (tend_rows_get_text (rows, 1));
    else
      sound->volume = (int) CLAMP (tend_rows_get_int64 (rows, 1), 1, TEND_SESSION_SOUND_VOLUME_MAX);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * tend_session_sound_write_async:
 * @store: the store
 * @sound: what is to be heard from now on
 * @callback: called when it is kept; tend_store_write_finish() finishes it
 * @user_data: for @callback
 */
void
tend_session_sound_write_async (TendStore              *store,
                                const TendSessionSound *sound,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_setting_value_free);
  g_autofree char *volume = g_strdup_printf ("%d", sound->volume);

  g_ptr_array_add (values, tend_setting_value_new (KEY_SOUND, ids[sound->kind]));
  g_ptr_array_add (values, tend_setting_value_new (KEY_VOLUME, volume));
  tend_store_write_async (store, _("Changed the sound of sessions"), TEND_WRITE_DEFAULT, tend_settings_write_all,
                          values, (GDestroyNotify) g_ptr_array_unref, NULL, callback, user_data);
}

/* Returns: whether it is to be heard */
gboolean
tend_session_sound_has (const TendSessionSound *self,
                        TendBell                bell)
{
  gboolean is_of_breath = bell == TEND_BELL_IN || bell == TEND_BELL_OUT;

  return self->kind == TEND_SESSION_SOUND_BREATH || (self->kind == TEND_SESSION_SOUND_BELLS && !is_of_breath);
}

/**
 * tend_session_sound_get_decibels:
 * @volume: 1 to 100
 *
 * Half of the way is half as loud to the ear: 10 dB (Stevens 1955, The Journal of the Acoustical Society of America 27,
 * 815–829).
 *
 * Returns: how much softer that is than a bell as it is, whole decibels, 0 or less
 */
int
tend_session_sound_get_decibels (int volume)
{
  double share = (double) CLAMP (volume, 1, TEND_SESSION_SOUND_VOLUME_MAX) / TEND_SESSION_SOUND_VOLUME_MAX;

  return (int) lrint (10 * log2 (share));
}
