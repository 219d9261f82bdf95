/* How the week stands with somebody in it, kept up to date: what the card on Today, the line over the week and the page
 * of suggestions show.
 *
 * Nothing is read before somebody asks, and what is read stays until the life, the day or the zone has changed. */

#pragma once

#include "features/calendar/tend-someone.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

/**
 * TendSomeoneWatchFor:
 * @TEND_SOMEONE_WATCH_LINE: how the week stands, and nobody is suggested
 * @TEND_SOMEONE_WATCH_OPEN: suggestions where the week is open, and they were not put off
 * @TEND_SOMEONE_WATCH_ASKED: suggestions in any case
 *
 * What is wanted.
 */
typedef enum
{
  TEND_SOMEONE_WATCH_LINE,
  TEND_SOMEONE_WATCH_OPEN,
  TEND_SOMEONE_WATCH_ASKED,
} TendSomeoneWatchFor;

#define TEND_TYPE_SOMEONE_WATCH (tend_someone_watch_get_type ())

G_DECLARE_FINAL_TYPE (TendSomeoneWatch, tend_someone_watch, TEND, SOMEONE_WATCH, GObject)

TendSomeoneWatch *tend_someone_watch_new (TendStore *store, TendSomeoneWatchFor wanted);
const TendSomeone *tend_someone_watch_get (TendSomeoneWatch *self);
void tend_someone_watch_look_at_clock (TendSomeoneWatch *self);

G_END_DECLS
