/* Lets the bells be heard, from a thread of its own: neither making them nor a sound system that does not answer
 * holds up a frame. What cannot be played is not heard, and nothing else happens.
 *
 * TendMindfulnessPage has one for its sessions, TendSoundGroup one for Test Sound. */

#pragma once

#include "features/mindfulness/tend-bell.h"
#include "features/mindfulness/tend-chime-output.h"

G_BEGIN_DECLS

typedef struct _TendChimes TendChimes;

TendChimes *tend_chimes_new (void);
TendChimes *tend_chimes_new_for_output (const TendChimeOutput *output, const char *folder);
void tend_chimes_free (TendChimes *self);

void tend_chimes_prepare (TendChimes *self);
void tend_chimes_play (TendChimes *self, TendBell bell, int volume);
void tend_chimes_test_async (TendChimes *self, int volume, GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_chimes_test_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendChimes, tend_chimes_free)

G_END_DECLS
