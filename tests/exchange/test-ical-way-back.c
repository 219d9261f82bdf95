/* What goes out as a calendar comes back as it was: into the life that it is from, where nothing is new, and into
 * another one. */

#include "exchange/ical-kit.h"

#include "exchange/tend-export-ical.h"
#include "tend-sample-life.h"

#include <string.h>

#define SWIM "11111111-1111-4111-8111-111111111111"
#define LATE "22222222-2222-4222-8222-222222222222"

static gboolean
write_sample (TendDb    *db,
              gpointer   data,
              GError   **error)
{
  return tend_sample_life_write (db, 7, 1, kit_get_today (), error);
}

/* A made-up year, and what is not in it: zones, ends, single dates, a time that was changed, all of a plan's words. */
static TestLife *
make_life (void)
{
  TestLife *life = test_life_new_open ();
  g_autoptr (GError) error = NULL;

  tend_store_write (life->store, "Sample life", TEND_WRITE_NOT_UNDOABLE, write_sample, NULL, &error);
  g_assert_no_error (error);
  test_life_sql (life, "More", TEND_WRITE_DEFAULT,
                 "INSERT INTO plan (uuid, title, place, note, kind, start_day, start_minute, end_day, end_minute, zone,"
                 "  rule, series_end, status, sequence, created_at, modified_at) VALUES"
                 "  ('" SWIM "', 'Swim; and, \\ \"talk\"', 'The lake', 'one\ntwo', 'sport', '2026-03-03', 450, '2026-03-03',"
                 "   495, 'America/New_York', 'FREQ=WEEKLY;UNTIL=20261030', '2026-10-31', 'planned', 2, 1000, 2000),"
                 "  ('33333333-3333-4333-8333-333333333333', 'Floating', '', '', '', '2026-03-03', 450, '2026-03-03', 495,"
                 "   '', 'FREQ=DAILY;UNTIL=20260310', '2026-03-11', 'planned', 0, 1000, 2000),"
                 "  ('44444444-4444-4444-8444-444444444444', 'Called off', '', '', 'Own kind', '2026-03-03', 450,"
                 "   '2026-03-04', 60, 'UTC', '', NULL, 'cancelled', 0, 1000, 2000);"
                 "INSERT INTO plan (uuid, title, is_all_day, start_day, start_minute, end_day, end_minute, rule,"
                 "  series_end, created_at, modified_at) VALUES"
                 "  ('55555555-5555-4555-8555-555555555555', 'Away', 1, '2026-03-05', 0, '2026-03-07', 0,"
                 "   'FREQ=YEARLY;COUNT=3', '2028-03-07', 1000, 2000);"
                 "INSERT INTO plan (uuid, title, start_day, start_minute, end_day, end_minute, zone, master_uuid,"
                 "  recurrence_id, created_at, modified_at) VALUES"
                 "  ('" LATE "', 'Swim late', '2026-03-17', 600, '2026-03-17', 660, 'Asia/Tokyo', '" SWIM "',"
                 "   '2026-03-17T07:30', 1000, 2000);"
                 "INSERT INTO plan_date (plan_id, kind, value) SELECT id, 'exdate', '2026-03-10T07:30' FROM plan"
                 "  WHERE uuid = '" SWIM "';"
                 "INSERT INTO plan_date (plan_id, kind, value) SELECT id, 'rdate', '2026-03-12T09:00' FROM plan"
                 "  WHERE uuid = '" SWIM "';"
                 "INSERT INTO plan_guest (uuid, plan_id, position, name, email, answer) SELECT"
                 "  '66666666-6666-4666-8666-666666666666', id, 0, 'Kim \"K\"; Roe', 'kim@house.example', 'maybe' FROM plan"
                 "  WHERE uuid = '" SWIM "';"
                 "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, weekdays, before_minutes) VALUES"
                 "  ('77777777-7777-4777-8777-777777777777', 'plan', '" SWIM "', 0, 127, 90)");
  return life;
}

static char *
export (TestLife *life)
{
  g_autoptr (TendArchive) archive = kit_read_life (life);
  g_autoptr (GError) error = NULL;
  char *text = tend_export_ical_to_text (archive, TEND_EXPORT_ICAL_PLANS, NULL, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static char *
import (TestLife   *life,
        const char *text)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write (folder, "plans.ics", text);
  IcalKitImport import = { .path = path };
  g_autoptr (GError) error = NULL;
  char *told = ical_kit_try_import (life, &import, &error);

  g_assert_no_error (error);
  test_folder_remove (folder);
  return told;
}

/* All that was said about plans, without the names of rows that are anew in each life. */
static char *
list (TestLife *life)
{
  static const char *const statements[] = {
    "SELECT coalesce (master_uuid, uuid) || '|' || coalesce (recurrence_id, '') || '|' || title || '|' || place || '|'"
    "  || note || '|' || kind || '|' || is_all_day || '|' || start_day || ' ' || start_minute || '|' || end_day || ' '"
    "  || end_minute || '|' || zone || '|' || rule || '|' || coalesce (series_end, '') || '|' || status || '|'"
    "  || uid || '|' || sequence || '|' || extra || '|' || created_at || '|' || modified_at FROM plan ORDER BY 1",
    "SELECT p.uuid || '|' || d.kind || '|' || d.value FROM plan_date d JOIN plan p ON p.id = d.plan_id ORDER BY 1",
    "SELECT coalesce (p.master_uuid, p.uuid) || '|' || coalesce (p.recurrence_id, '') || '|' || g.position || '|'"
    "  || g.name || '|' || g.email || '|' || g.answer FROM plan_guest g JOIN plan p ON p.id = g.plan_id ORDER BY 1",
  };
  GString *lines = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TendRows) rows = tend_db_query (tend_store_get_reader (life->store), &error, statements[i], "");

      g_assert_no_error (error);
      while (tend_rows_next (rows, &error))
        g_string_append_printf (lines, "%s\n", tend_rows_get_text (rows, 0));
      g_assert_no_error (error);
    }
  return g_string_free (lines, FALSE);
}

static void
test_nothing_is_new_where_it_comes_from (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autofree char *text = export (life);
  g_autofree char *before = kit_export_life (life);
  g_autofree char *told = import (life, text);
  g_autofree char *after = kit_export_life (life);

  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (told, "Nothing was added; all of it was here already"));
}

static void
test_another_life_has_it_all (void)
{
  g_autoptr (TestLife) life = make_life ();
  g_autoptr (TestLife) other = test_life_new_open ();
  g_autofree char *text = export (life);
  g_autofree char *told = import (other, text);
  g_autofree char *expected = list (life);
  g_autofree char *found = list (other);
  g_autofree char *text_of_other = export (other);
  g_autofree char *told_again = NULL;

  g_assert_nonnull (strstr (told, "Added "));
  g_assert_cmpuint (strlen (expected), >, 10000);
  g_assert_cmpstr (expected, ==, found);
  g_assert_cmpint (test_life_ask (other, "SELECT count(*) FROM reminder WHERE subject_uuid = '" SWIM "'"
                                         "  AND subject_kind = 'plan' AND before_minutes = 90"), ==, 1);
  test_life_assert_sound (other);

  /* And home again. */
  told_again = import (life, text_of_other);
  g_assert_nonnull (strstr (told_again, "Nothing was added"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical-way-back/same-life", test_nothing_is_new_where_it_comes_from);
  g_test_add_func ("/ical-way-back/another-life", test_another_life_has_it_all);
  return g_test_run ();
}
