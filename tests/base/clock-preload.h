/* Setting the clock and putting the machine to sleep, for one process only.
 *
 * A program that is linked with this library, or started with it in LD_PRELOAD, has its clocks and timers
 * led through here. libfaketime shifts clocks as well, but does not tell timers of it as the kernel does. */

#pragma once

#include <stdbool.h>

/* Sets the clock forth or back, and lets reading the last timer fail with ECANCELED. */
void clock_preload_set (long seconds);

/* The same, but the machine was asleep for the time. */
void clock_preload_sleep (long seconds);

/* Sets the clock in the moment before the last timer is next set, which then fails with ECANCELED. */
void clock_preload_set_before_timer (long seconds);

/* What the last timer has been set to, in UTC seconds. */
long clock_preload_get_timer (void);
