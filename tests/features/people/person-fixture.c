#include "person-fixture.h"

void
on_person_verb_done_cb (GObject      *store,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  PersonAnswer *answer = user_data;

  answer->id = tend_person_store_finish (TEND_STORE (store), result, &answer->error);
  answer->is_done = TRUE;
}

gint64
person_fixture_wait (PersonAnswer *answer)
{
  gint64 id;

  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (answer->error);
  id = answer->id;
  *answer = (PersonAnswer) { FALSE, 0, NULL };
  return id;
}

void
person_fixture_wait_for_refusal (PersonAnswer *answer,
                                 TendError     code)
{
  while (!answer->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (answer->error, TEND_ERROR, (int) code);
  g_assert_cmpint (answer->id, ==, 0);
  test_assert_sentence (answer->error);
  g_clear_error (&answer->error);
  *answer = (PersonAnswer) { FALSE, 0, NULL };
}

/* Returns: (transfer full): somebody of whom everything is said */
TendPerson *
person_fixture_make_ana (void)
{
  TendPerson *person = tend_person_new ("Ana Silva");
  TendPersonDay *party = tend_person_day_new (TEND_PERSON_DAY_OTHER, 6, 21, TEND_PERSON_YEAR_NONE);

  tend_person_set_text (&person->note, "Likes quinces.");
  tend_person_set_text (&person->known_from, "Choir");
  tend_person_set_text (&person->color, "rose");
  tend_person_set_text (&person->symbol, "🌻");
  person->rhythm_weeks = 3;
  tend_person_set_groups (person, "Choir, Neighbours");
  g_ptr_array_add (person->days, tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, 3, 2, 1986));
  tend_person_set_text (&party->name, "Summer party");
  g_ptr_array_add (person->days, party);
  g_ptr_array_add (person->ways, tend_person_way_new (TEND_PERSON_WAY_PHONE, "work", "+49 30 1234"));
  g_ptr_array_add (person->ways, tend_person_way_new (TEND_PERSON_WAY_ADDRESS, "", "Lindenweg 3\nBerlin"));
  return person;
}

TendPerson *
person_fixture_read (TestLife *life,
                     gint64    id)
{
  g_autoptr (GError) error = NULL;
  TendPerson *person = tend_person_read (tend_store_get_reader (life->store), id, &error);

  g_assert_no_error (error);
  return person;
}

/* Returns: (transfer full): them as they are kept */
TendPerson *
person_fixture_add (TestLife         *life,
                    const TendPerson *person)
{
  PersonAnswer answer = { FALSE, 0, NULL };

  tend_person_store_add_async (life->store, person, on_person_verb_done_cb, &answer);
  return person_fixture_read (life, person_fixture_wait (&answer));
}

TendPerson *
person_fixture_add_named (TestLife   *life,
                          const char *name)
{
  g_autoptr (TendPerson) person = tend_person_new (name);

  return person_fixture_add (life, person);
}

gint64
person_fixture_note (TestLife         *life,
                     const TendPerson *person,
                     TendContactKind   kind,
                     TendDay           day,
                     const char       *note)
{
  g_autoptr (TendContact) contact = tend_contact_new (person->id, kind, day);
  PersonAnswer answer = { FALSE, 0, NULL };

  tend_person_set_text (&contact->note, note);
  tend_person_store_add_contact_async (life->store, person, contact, on_person_verb_done_cb, &answer);
  return person_fixture_wait (&answer);
}
