/* What the benches share that have a window: clocks, medians, and how a figure is told. */

#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

double bench_get_time (clockid_t clock);
void bench_add_since (GArray *values, clockid_t clock, double start);
void bench_settle (void);
double bench_get_median (GArray *values);
gboolean bench_tell (const char *name, GArray *measured, const char *reference_name, GArray *reference, double wanted);

G_END_DECLS
