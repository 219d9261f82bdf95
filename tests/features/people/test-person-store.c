/* People in a life: added, changed, put away, deleted and undone; what cannot be kept is refused. */

#include "person-fixture.h"

#define MONDAY PERSON_FIXTURE_MONDAY

static void
update (TestLife         *life,
        const TendPerson *person)
{
  PersonAnswer answer = { FALSE, 0, NULL };

  tend_person_store_update_async (life->store, person, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
}

static TendPersonDay *
get_day (const TendPerson *person,
         guint             index)
{
  return g_ptr_array_index (person->days, index);
}

static TendPersonWay *
get_way (const TendPerson *person,
         guint             index)
{
  return g_ptr_array_index (person->ways, index);
}

static void
test_somebody_is_kept_as_they_are (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);

  g_assert_cmpstr (kept->name, ==, "Ana Silva");
  g_assert_cmpstr (kept->note, ==, "Likes quinces.");
  g_assert_cmpstr (kept->symbol, ==, "🌻");
  g_assert_cmpint (kept->rhythm_weeks, ==, 3);
  g_assert_cmpint (kept->created_at, ==, TEST_LIFE_NOW);
  g_assert_cmpuint (kept->days->len, ==, 2);
  g_assert_cmpint (get_day (kept, 0)->year, ==, 1986);
  g_assert_cmpint (get_day (kept, 1)->year, ==, TEND_PERSON_YEAR_NONE);
  g_assert_cmpstr (get_day (kept, 1)->name, ==, "Summer party");
  g_assert_cmpuint (kept->ways->len, ==, 2);
  g_assert_cmpstr (get_way (kept, 1)->value, ==, "Lindenweg 3\nBerlin");
  g_assert_cmpuint (kept->groups->len, ==, 2);
  test_life_assert_sound (life);
}

static void
test_what_is_changed_is_changed_and_the_rest_stays (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);
  g_autoptr (TendPerson) changed = tend_person_copy (kept);
  g_autoptr (TendPerson) after = NULL;
  g_autoptr (TendPerson) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tend_person_is_same (kept, changed));
  tend_person_set_text (&changed->name, "Ana Berg");
  changed->rhythm_weeks = 0;
  tend_person_set_groups (changed, "Neighbours, Family \"of\" 5");
  get_day (changed, 0)->year = 1987;
  g_ptr_array_remove_index (changed->days, 1);
  g_ptr_array_remove_index (changed->ways, 0);
  g_ptr_array_add (changed->ways, tend_person_way_new (TEND_PERSON_WAY_HANDLE, "Signal", "ana.99"));
  g_assert_false (tend_person_is_same (kept, changed));
  test_life_hush (life);
  update (life, changed);
  g_assert_cmpuint (life->told->len, ==, 1);

  after = person_fixture_read (life, kept->id);
  g_assert_cmpstr (after->name, ==, "Ana Berg");
  g_assert_cmpstr (after->uuid, ==, kept->uuid);
  g_assert_cmpuint (after->days->len, ==, 1);
  g_assert_cmpstr (get_day (after, 0)->uuid, ==, get_day (kept, 0)->uuid);
  g_assert_cmpint (get_day (after, 0)->year, ==, 1987);
  g_assert_cmpuint (after->ways->len, ==, 2);
  g_assert_cmpstr (get_way (after, 1)->label, ==, "Signal");
  g_assert_cmpstr (g_ptr_array_index (after->groups, 0), ==, "Family \"of\" 5");

  /* One Undo takes all of it back. */
  test_life_undo (life, &error);
  g_assert_no_error (error);
  back = person_fixture_read (life, kept->id);
  g_assert_true (tend_person_is_same (back, kept));
  test_life_redo (life, &error);
  g_assert_no_error (error);
  test_life_assert_sound (life);
}

static void
test_ways_may_change_places (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);
  g_autoptr (TendPerson) after = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_insert (kept->ways, -1, g_ptr_array_steal_index (kept->ways, 0));
  update (life, kept);
  after = person_fixture_read (life, kept->id);
  g_assert_true (tend_person_is_same (after, kept));
  test_life_undo (life, &error);
  g_assert_no_error (error);
}

static void
add_reminder (TestLife            *life,
              const TendPersonDay *day)
{
  test_life_sql (life, "Remind", TEND_WRITE_DEFAULT,
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, is_enabled) VALUES"
                 "  ('%04d6666-6666-4666-8666-666666666666', 'person-day', '%s', 540, 127, 1)",
                 day->month, day->uuid);
}

static void
test_deleting_takes_all_along_and_undo_brings_it_back (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  PersonAnswer answer = { FALSE, 0, NULL };

  person_fixture_note (life, kept, TEND_CONTACT_CALL, MONDAY - 3, "About the garden");
  add_reminder (life, get_day (kept, 0));
  before = test_life_dump (life);
  tend_person_store_delete_async (life->store, kept, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (life, "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM person_day)"
                                        "  + (SELECT count(*) FROM person_way) + (SELECT count(*) FROM person_group)"
                                        "  + (SELECT count(*) FROM person_contact)"
                                        "  + (SELECT count(*) FROM reminder)"),
                   ==, 0);
  test_life_undo (life, &error);
  g_assert_no_error (error);
  after = test_life_dump (life);
  g_assert_cmpstr (after, ==, before);
  test_life_assert_sound (life);
}

static void
test_a_day_that_goes_takes_its_reminders (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) kept = person_fixture_add (life, ana);

  for (guint i = 0; i < kept->days->len; i++)
    add_reminder (life, get_day (kept, i));
  g_ptr_array_remove_index (kept->days, 0);
  update (life, kept);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM reminder WHERE subject_uuid = '%s'",
                                  get_day (kept, 0)->uuid),
                   ==, 1);
}

static void
test_calls_are_noted_changed_and_deleted (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_add_named (life, "Ana");
  gint64 id = person_fixture_note (life, ana, TEND_CONTACT_CALL, MONDAY, "");
  TendDb *reader = tend_store_get_reader (life->store);
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (TendContact) contact = NULL;
  g_autoptr (TendContact) again = NULL;
  g_autoptr (GError) error = NULL;
  PersonAnswer answer = { FALSE, 0, NULL };

  person_fixture_note (life, ana, TEND_CONTACT_MEETING, MONDAY - 700, "");
  contacts = tend_contact_read_range (reader, ana->uuid, MONDAY - 365, MONDAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 1);
  contact = tend_contact_copy (g_ptr_array_index (contacts, 0));
  g_assert_cmpint (contact->id, ==, id);
  g_assert_cmpint (tend_contact_read_first_day (reader, ana->id), ==, MONDAY - 700);

  contact->kind = TEND_CONTACT_MEETING;
  contact->day = MONDAY - 1;
  tend_person_set_text (&contact->note, "  Walked along the river ");
  tend_person_store_update_contact_async (life->store, ana, contact, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  again = tend_contact_read_by_uuid (reader, contact->uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, TEND_CONTACT_MEETING);
  g_assert_cmpint (again->day, ==, MONDAY - 1);
  g_assert_cmpstr (again->note, ==, "Walked along the river");

  tend_person_store_delete_contact_async (life->store, ana, contact, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person_contact"), ==, 1);
  tend_person_store_delete_contact_async (life->store, ana, contact, on_person_verb_done_cb, &answer);
  person_fixture_wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
  test_life_undo (life, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person_contact"), ==, 2);
}

static void
refuse (TestLife         *life,
        const TendPerson *person)
{
  PersonAnswer answer = { FALSE, 0, NULL };

  tend_person_store_add_async (life->store, person, on_person_verb_done_cb, &answer);
  person_fixture_wait_for_refusal (&answer, TEND_ERROR_INVALID);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person"), ==, 0);
}

static void
test_days_that_do_not_exist_are_refused (void)
{
  static const struct
  {
    int month, day, year;
  } days[] = { { 2, 30, 0 }, { 2, 29, 2001 }, { 13, 1, 0 }, { 0, 1, 0 }, { 4, 31, 0 }, { 1, 1, 10000 } };
  g_autoptr (TestLife) life = test_life_new_open ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TendPerson) person = person_fixture_make_ana ();

      get_day (person, 0)->month = days[i].month;
      get_day (person, 0)->day_of_month = days[i].day;
      get_day (person, 0)->year = days[i].year;
      refuse (life, person);
    }
}

static void
test_what_makes_no_sense_is_refused (void)
{
  g_autofree char *long_name = g_strnfill (501, 'x');
  const char *names[] = { "   ", long_name, "Ana\nSilva" };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) rhythm = person_fixture_make_ana ();
  g_autoptr (TendPerson) symbol = person_fixture_make_ana ();
  g_autoptr (TendPerson) color = person_fixture_make_ana ();
  g_autoptr (TendPerson) way = person_fixture_make_ana ();
  g_autoptr (TendPerson) day = person_fixture_make_ana ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TendPerson) person = person_fixture_make_ana ();

      tend_person_set_text (&person->name, names[i]);
      refuse (life, person);
    }
  rhythm->rhythm_weeks = TEND_PERSON_RHYTHM_MAX + 1;
  refuse (life, rhythm);
  tend_person_set_text (&symbol->symbol, "far too long");
  refuse (life, symbol);
  tend_person_set_text (&color->color, "puce");
  refuse (life, color);
  tend_person_set_text (&get_way (way, 0)->value, "");
  refuse (life, way);
  tend_person_set_text (&get_day (day, 1)->name, "");
  refuse (life, day);
}

static void
test_only_what_has_been_is_noted (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_add_named (life, "Ana");
  g_autoptr (TendContact) tomorrow = tend_contact_new (ana->id, TEND_CONTACT_CALL, MONDAY + 1);
  g_autoptr (TendContact) nobody = tend_contact_new (ana->id + 1, TEND_CONTACT_CALL, MONDAY);
  PersonAnswer answer = { FALSE, 0, NULL };

  tend_person_store_add_contact_async (life->store, ana, tomorrow, on_person_verb_done_cb, &answer);
  person_fixture_wait_for_refusal (&answer, TEND_ERROR_INVALID);
  tend_person_store_add_contact_async (life->store, ana, nobody, on_person_verb_done_cb, &answer);
  person_fixture_wait_for_refusal (&answer, TEND_ERROR_NOT_FOUND);
}

static void
test_names_are_in_order_and_who_is_put_away_is_apart (void)
{
  static const char *const names[] = { "zoë", "Émile", "Ben", "ana" };
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TendPerson) first = NULL;
  g_autoptr (GError) error = NULL;
  PersonAnswer answer = { FALSE, 0, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    tend_person_free (person_fixture_add_named (life, names[i]));
  tend_person_read_ids (tend_store_get_reader (life->store), &(TendPersonFilter) { 0 }, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (names));
  for (guint i = 1; i < ids->len; i++)
    {
      g_autoptr (TendPerson) one = person_fixture_read (life, g_array_index (ids, gint64, i - 1));
      g_autoptr (TendPerson) next = person_fixture_read (life, g_array_index (ids, gint64, i));

      g_assert_cmpint (g_utf8_collate (one->name, next->name), <, 0);
    }

  first = person_fixture_read (life, g_array_index (ids, gint64, 0));
  tend_person_store_set_archived_async (life->store, first, TRUE, on_person_verb_done_cb, &answer);
  person_fixture_wait (&answer);
  g_array_set_size (ids, 0);
  tend_person_read_ids (tend_store_get_reader (life->store), &(TendPersonFilter) { .archived = TRUE }, ids, &error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first->id);
  g_assert_true (tend_person_read_is_any (tend_store_get_reader (life->store), TRUE));
}

static void
assert_found (TestLife               *life,
              const TendPersonFilter *filter,
              const char             *names)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  tend_person_read_ids (tend_store_get_reader (life->store), filter, ids, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TendPerson) person = person_fixture_read (life, g_array_index (ids, gint64, i));

      g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", person->name);
    }
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_people_are_found_by_name_group_and_rhythm (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) zoe = tend_person_new ("Zoë Young");
  g_autoptr (TendPerson) ben = tend_person_new ("Ben Silva");

  g_assert_false (tend_person_read_is_any (tend_store_get_reader (life->store), FALSE));
  tend_person_set_groups (zoe, "Choir, Family");
  tend_person_set_groups (ben, "choir");
  ben->rhythm_weeks = 3;
  tend_person_free (person_fixture_add (life, zoe));
  tend_person_free (person_fixture_add (life, ben));
  assert_found (life, &(TendPersonFilter) { .words = "zoe" }, "Zoë Young");
  assert_found (life, &(TendPersonFilter) { .words = "sil be" }, "Ben Silva");
  assert_found (life, &(TendPersonFilter) { .words = "oe" }, "");
  assert_found (life, &(TendPersonFilter) { .group = "Choir" }, "Ben Silva, Zoë Young");
  assert_found (life, &(TendPersonFilter) { .group = "Family" }, "Zoë Young");
  assert_found (life, &(TendPersonFilter) { .with_rhythm = TRUE }, "Ben Silva");
  assert_found (life, &(TendPersonFilter) { .archived = TRUE }, "");
}

static void
test_all_groups_are_known_once (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (TendPerson) ana = person_fixture_make_ana ();
  g_autoptr (TendPerson) ben = tend_person_new ("Ben");
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;

  tend_person_set_groups (ben, "Choir, Family");
  tend_person_free (person_fixture_add (life, ana));
  tend_person_free (person_fixture_add (life, ben));
  groups = tend_person_read_all_groups (tend_store_get_reader (life->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (groups, 0), ==, "Choir");
  g_assert_cmpstr (g_ptr_array_index (groups, 2), ==, "Neighbours");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person-store/somebody-is-kept-as-they-are", test_somebody_is_kept_as_they_are);
  g_test_add_func ("/person-store/what-is-changed-is-changed-and-the-rest-stays",
                   test_what_is_changed_is_changed_and_the_rest_stays);
  g_test_add_func ("/person-store/ways-may-change-places", test_ways_may_change_places);
  g_test_add_func ("/person-store/deleting-takes-all-along-and-undo-brings-it-back",
                   test_deleting_takes_all_along_and_undo_brings_it_back);
  g_test_add_func ("/person-store/a-day-that-goes-takes-its-reminders", test_a_day_that_goes_takes_its_reminders);
  g_test_add_func ("/person-store/calls-are-noted-changed-and-deleted", test_calls_are_noted_changed_and_deleted);
  g_test_add_func ("/person-store/days-that-do-not-exist-are-refused", test_days_that_do_not_exist_are_refused);
  g_test_add_func ("/person-store/what-makes-no-sense-is-refused", test_what_makes_no_sense_is_refused);
  g_test_add_func ("/person-store/only-what-has-been-is-noted", test_only_what_has_been_is_noted);
  g_test_add_func ("/person-store/names-are-in-order-and-who-is-put-away-is-apart",
                   test_names_are_in_order_and_who_is_put_away_is_apart);
  g_test_add_func ("/person-store/people-are-found-by-name-group-and-rhythm",
                   test_people_are_found_by_name_group_and_rhythm);
  g_test_add_func ("/person-store/all-groups-are-known-once", test_all_groups_are_known_once);
  return g_test_run ();
}
