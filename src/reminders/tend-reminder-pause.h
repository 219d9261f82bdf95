/* A pause of all reminders, in words: the preferences, the Reminders page and "tend reminders" say until when it is. */

#pragma once

#include "base/tend-zone.h"

G_BEGIN_DECLS

char *tend_reminder_pause_describe (gint64 until, TendZone *zone, TendDay today);

G_END_DECLS
