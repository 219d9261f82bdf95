/* What suites of widgets share: a window, keys, pictures, and the proof that nothing is left behind. */

#pragma once

#include <gtk/gtk.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *widget; /* its child */
} WidgetFixture;

void widget_fixture_set_up (WidgetFixture *fixture, GtkWidget *widget, int width, int height);
void widget_fixture_tear_down (WidgetFixture *fixture);
void widget_fixture_settle (void);
void widget_fixture_run_for (gint64 microseconds);
void widget_fixture_focus (WidgetFixture *fixture);
gboolean widget_fixture_press (GtkWidget *widget, guint keyval, GdkModifierType modifiers);
GdkTexture *widget_fixture_render (GtkWidget *widget);
guint widget_fixture_count_pixels (GdkTexture *texture);
void widget_fixture_click (WidgetFixture *fixture, guint button, double x, double y);
void widget_fixture_point (WidgetFixture *fixture, double x, double y);
GtkWidget *widget_fixture_find (GtkWidget *widget, GType type);
GtkWidget *widget_fixture_find_row (GtkWidget *widget, const char *title);
GtkWindow *widget_fixture_find_question (void);
void widget_fixture_answer (const char *response);
