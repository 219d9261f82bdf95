/* People for tests: a life, and short ways to add and to read. */

#pragma once

#include "features/people/tend-person-reader.h"
#include "features/people/tend-person-store.h"

#include "store/test-life.h"

G_BEGIN_DECLS

/* A Monday, and its life's today. */
#define PERSON_FIXTURE_MONDAY (tend_day_from_ymd (2026, 3, 2))

typedef struct
{
  gboolean is_done;
  gint64 id;
  GError *error;
} PersonAnswer;

void on_person_verb_done_cb (GObject *store, GAsyncResult *result, gpointer user_data);
gint64 person_fixture_wait (PersonAnswer *answer);
void person_fixture_wait_for_refusal (PersonAnswer *answer, TendError code);

TendPerson *person_fixture_make_ana (void);
TendPerson *person_fixture_add (TestLife *life, const TendPerson *person);
TendPerson *person_fixture_add_named (TestLife *life, const char *name);
TendPerson *person_fixture_read (TestLife *life, gint64 id);
gint64 person_fixture_note (TestLife *life, const TendPerson *person, TendContactKind kind, TendDay day,
                            const char *note);

G_END_DECLS
