/* What a clock tells, in the order in which it tells it. */

#pragma once

#include "base/tend-clock.h"

/* The log has the names of signals and of properties that are notified, each with a space after it. */
static void
on_clock_told_cb (TendClock  *clock,
                  const char *name)
{
  GString *log = g_object_get_data (G_OBJECT (clock), "log");

  g_string_append_printf (log, "%s ", name);
}

static void
on_clock_notified_cb (TendClock  *clock,
                      GParamSpec *pspec)
{
  GString *log = g_object_get_data (G_OBJECT (clock), "log");

  g_string_append_printf (log, "%s ", pspec->name);
}

static void
free_log (gpointer log)
{
  g_string_free (log, TRUE);
}

static void
clock_log_start (TendClock *clock)
{
  static const char *const names[] = { "day-changed", "clock-changed", "resumed", "zone-changed" };

  g_object_set_data_full (G_OBJECT (clock), "log", g_string_new (NULL), free_log);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect (clock, names[i], G_CALLBACK (on_clock_told_cb), (gpointer) names[i]);
  g_signal_connect (clock, "notify", G_CALLBACK (on_clock_notified_cb), NULL);
}

/* Compares what has been told since the last time. */
#define clock_log_assert(clock, expected) \
  G_STMT_START \
  { \
    GString *told = g_object_get_data (G_OBJECT (clock), "log"); \
\
    g_assert_cmpstr (told->str, ==, expected); \
    g_string_truncate (told, 0); \
  } \
  G_STMT_END
