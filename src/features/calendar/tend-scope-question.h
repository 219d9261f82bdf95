/* Asks what a change of one time is for, where a plan repeats: this one, this and following, all.
 *
 * Whoever changes, moves, calls off or deletes a time of such a plan asks it first. */

#pragma once

#include "features/calendar/tend-plan-rules.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TendScopeDeed:
 * @TEND_SCOPE_DEED_CHANGE: it is to be another
 * @TEND_SCOPE_DEED_REPEAT: it is to repeat in another way, which one time alone cannot
 * @TEND_SCOPE_DEED_END: it is not to repeat any more, from a time on
 * @TEND_SCOPE_DEED_MOVE: it is to be at another time
 * @TEND_SCOPE_DEED_CALL_OFF: it is called off
 * @TEND_SCOPE_DEED_RESTORE: it takes place after all
 * @TEND_SCOPE_DEED_DELETE: it is to be deleted
 *
 * What it is that is asked for.
 */
typedef enum
{
  TEND_SCOPE_DEED_CHANGE,
  TEND_SCOPE_DEED_REPEAT,
  TEND_SCOPE_DEED_END,
  TEND_SCOPE_DEED_MOVE,
  TEND_SCOPE_DEED_CALL_OFF,
  TEND_SCOPE_DEED_RESTORE,
  TEND_SCOPE_DEED_DELETE,
} TendScopeDeed;

void tend_scope_question_ask_async (GtkWidget *parent, TendScopeDeed deed, const TendPlanOccurrence *at,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean tend_scope_question_ask_finish (GAsyncResult *result, TendPlanScope *scope);

G_END_DECLS
