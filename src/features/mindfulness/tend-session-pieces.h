/* What a figure that is drawn in many frames makes once: the soft form as a small picture, and the dots around it.
 *
 * Drawn anew in each frame they would cost cairo several times as much. Used by the figure that breathes. */

#pragma once

#include "features/mindfulness/tend-session-drawing.h"

G_BEGIN_DECLS

/**
 * TendSessionPieces:
 * @form: (nullable): the soft form
 * @form_size: how wide and high it is
 * @form_color: its colour
 * @dots: (nullable): the dots
 * @n_done: how many of them are done
 * @area: where they are
 * @palette: their colours
 *
 * What was made, and what for.
 */
typedef struct
{
  GdkTexture *form;
  int form_size;
  GdkRGBA form_color;

  GskRenderNode *dots;
  int n_done;
  graphene_rect_t area;
  TendPalette palette;
} TendSessionPieces;

void tend_session_pieces_clear (TendSessionPieces *self);
void tend_session_pieces_draw_form (TendSessionPieces *self, GtkWidget *widget, GtkSnapshot *snapshot,
                                    const TendPalette *palette, double half, double radius);
void tend_session_pieces_draw_dots (TendSessionPieces *self, GtkWidget *widget, GtkSnapshot *snapshot,
                                    const TendPalette *palette, double half, double progress);

G_END_DECLS
