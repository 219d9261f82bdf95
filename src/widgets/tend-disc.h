/* The disc that stands for one day of one thing: open, partly done, done, or resting.
 *
 * TendTick shows one as a widget; TendDayStrip draws many in one go with tend_disc_draw(), so that both
 * look the same. */

#pragma once

#include "widgets/tend-color.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TendDiscState:
 * @TEND_DISC_STATE_OPEN: nothing done, or as much as the level says
 * @TEND_DISC_STATE_DONE: done
 * @TEND_DISC_STATE_RESTING: a rest day
 */
typedef enum
{
  TEND_DISC_STATE_OPEN,
  TEND_DISC_STATE_DONE,
  TEND_DISC_STATE_RESTING,
} TendDiscState;

#define TEND_TYPE_DISC_STATE (tend_disc_state_get_type ())
GType tend_disc_state_get_type (void);

#define TEND_TYPE_DISC (tend_disc_get_type ())

G_DECLARE_FINAL_TYPE (TendDisc, tend_disc, TEND, DISC, GtkWidget)

GtkWidget *tend_disc_new (void);
void tend_disc_set (TendDisc *self, TendDiscState state, double level, const char *color_name);

void tend_disc_draw (GtkSnapshot           *snapshot,
                     GtkWidget             *widget,
                     const TendPalette     *palette,
                     const graphene_rect_t *area,
                     TendDiscState          state,
                     float                  level,
                     gboolean               emphasised);

G_END_DECLS
