/* What the hours of a week and the days above them have in common: blocks of plans that stand in seven columns, and
 * what can be asked for with them. */

#pragma once

#include "features/calendar/tend-plan-block.h"
#include "features/calendar/tend-week-layout.h"

G_BEGIN_DECLS

/* How near its end a plan is taken hold of to make it longer, in pixels. */
#define TEND_WEEK_PART_EDGE 8

#define TEND_TYPE_WEEK_PART (tend_week_part_get_type ())

G_DECLARE_DERIVABLE_TYPE (TendWeekPart, tend_week_part, TEND, WEEK_PART, GtkWidget)

struct _TendWeekPartClass
{
  GtkWidgetClass parent_class;
};

int tend_week_part_get_gutter (TendWeekPart *self);
void tend_week_part_set_gutter (TendWeekPart *self, int gutter);

/* For those who derive it. */
void tend_week_part_begin_blocks (TendWeekPart *self, guint n_blocks);
void tend_week_part_set_block (TendWeekPart *self, guint i, const TendPlanOccurrence *at, TendDay today);
GtkWidget *tend_week_part_get_block (TendWeekPart *self, guint i);
const TendPlanOccurrence *tend_week_part_get_plan (TendWeekPart *self, guint i);
int tend_week_part_measure_blocks (TendWeekPart *self, GtkOrientation orientation);
gboolean tend_week_part_is_rtl (TendWeekPart *self);
void tend_week_part_get_columns (TendWeekPart *self, double from, double to, double *left, double *size);
int tend_week_part_pick_column (TendWeekPart *self, double x, double *across);
void tend_week_part_draw_ghost (TendWeekPart *self, GtkSnapshot *snapshot, const graphene_rect_t *area);
void tend_week_part_ask_for_move (TendWeekPart *self, const TendPlanOccurrence *at, int start_minutes,
                                  int end_minutes);

G_END_DECLS
