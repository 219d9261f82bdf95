/* What the figures of sessions draw alike: a soft form, progress around or below, and words in the middle.
 *
 * Lengths are in pixels; @half is half of the figure's size, from which all others follow. */

#pragma once

#include "widgets/tend-color.h"

G_BEGIN_DECLS

/* The one colour of mindfulness. */
#define TEND_SESSION_COLOR "teal"

/* How much higher the words stand where a bar is below them, of half the size. */
#define TEND_SESSION_STILL_RISE 0.1

/* Into how many dots progress is divided. */
#define TEND_SESSION_N_DOTS 60

/**
 * TendSessionWords:
 * @word: (nullable): the big one, laid out
 * @number: (nullable): what stands below it
 * @half: what they were laid out for
 *
 * Laid out once, until they change.
 */
typedef struct
{
  PangoLayout *word;
  PangoLayout *number;
  int half;
} TendSessionWords;

#define TEND_SESSION_N_SHADES 4

/**
 * TendSessionShade:
 * @offset: where, from the middle of the form, 0, to its edge, 1
 * @strength: how much of the form is seen there
 */
typedef struct
{
  float offset;
  float strength;
} TendSessionShade;

/* Full within, and gone at the edge. */
extern const TendSessionShade tend_session_shades[TEND_SESSION_N_SHADES];

void tend_session_words_clear (TendSessionWords *self);
void tend_session_words_draw (TendSessionWords *self, GtkWidget *widget, GtkSnapshot *snapshot, const char *word,
                              const char *number, const GdkRGBA *ink, double y, double half);
gboolean tend_session_drawing_is_contrast_high (GtkWidget *widget);
double tend_session_drawing_get_text_size (GtkWidget *widget);
void tend_session_drawing_center (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y);
void tend_session_drawing_disc (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double radius);
void tend_session_drawing_form (GtkWidget *widget, GtkSnapshot *snapshot, const TendPalette *palette, double y,
                                double radius, float strength);
void tend_session_drawing_dots (GtkWidget *widget, GtkSnapshot *snapshot, const TendPalette *palette, double half,
                                double progress);
void tend_session_drawing_rest (GtkWidget *widget, GtkSnapshot *snapshot, const TendPalette *palette, double half,
                                double progress, float strength, gboolean has_motion);
void tend_session_drawing_bar (GtkWidget *widget, GtkSnapshot *snapshot, const TendPalette *palette, double half,
                               double progress);

G_END_DECLS
