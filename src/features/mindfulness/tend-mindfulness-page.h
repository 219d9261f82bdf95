/* The page of mindfulness: what there is, before a session, the session, and afterwards.
 *
 * It opens sessions that were kept ("session"), begins one right away ("breathe": an exercise, a colon and
 * minutes, both may be left out), and begins Redirect ("redirect"). */

#pragma once

#include "features/mindfulness/tend-chimes.h"
#include "shell/tend-feature-page.h"

G_BEGIN_DECLS

#define TEND_TYPE_MINDFULNESS_PAGE (tend_mindfulness_page_get_type ())

G_DECLARE_FINAL_TYPE (TendMindfulnessPage, tend_mindfulness_page, TEND, MINDFULNESS_PAGE, TendPage)

TendPage *tend_mindfulness_page_new (TendStore *store);

/* For tests: what is heard comes from there. */
void tend_mindfulness_page_take_chimes (TendMindfulnessPage *self, TendChimes *chimes);

G_END_DECLS
