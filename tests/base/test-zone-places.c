/* Places that zones are found by. */

#include "base/tend-zone-places.h"

#include "base/tend-zone.h"

static const TendZonePlace *
find (GPtrArray  *places,
      const char *id)
{
  for (guint i = 0; i < places->len; i++)
    {
      const TendZonePlace *place = g_ptr_array_index (places, i);

      if (g_str_equal (place->id, id))
        return place;
    }
  g_error ("there is no %s", id);
}

/* Each of them can be used. */
static void
test_are_zones (void)
{
  g_autoptr (GPtrArray) places = tend_zone_places_read ();

  g_assert_cmpuint (places->len, >, 300);
  for (guint i = 0; i < places->len; i++)
    {
      const TendZonePlace *place = g_ptr_array_index (places, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (TendZone) zone = tend_zone_new (place->id, &error);

      g_assert_no_error (error);
      if (i > 0)
        g_assert_cmpint (
            g_utf8_collate (((TendZonePlace *) g_ptr_array_index (places, i - 1))->name, place->name), <=, 0);
    }
}

static void
test_matches (void)
{
  g_autoptr (GPtrArray) places = tend_zone_places_read ();
  const TendZonePlace *place = find (places, "America/New_York");

  g_assert_cmpstr (place->name, ==, "New York");
  g_assert_true (tend_zone_place_matches (place, ""));
  g_assert_true (tend_zone_place_matches (place, "  "));
  g_assert_true (tend_zone_place_matches (place, "new y"));
  g_assert_true (tend_zone_place_matches (place, "YORK"));
  g_assert_true (tend_zone_place_matches (place, "united"));
  g_assert_true (tend_zone_place_matches (place, "America/New_York"));
  g_assert_false (tend_zone_place_matches (place, "ork"));
  g_assert_false (tend_zone_place_matches (place, "new london"));
  /* As people type it, without what is above a letter. */
  g_assert_true (tend_zone_place_matches (find (places, "America/Sao_Paulo"), "sao paulo"));
  g_assert_true (tend_zone_place_matches (find (places, "UTC"), "utc"));
}

static void
test_without_tables (void)
{
  g_autofree char *before = g_strdup (g_getenv ("TZDIR"));
  g_autoptr (GPtrArray) places = NULL;

  g_setenv ("TZDIR", "/nowhere", TRUE);
  places = tend_zone_places_read ();
  g_assert_cmpuint (places->len, ==, 1);
  if (before)
    g_setenv ("TZDIR", before, TRUE);
  else
    g_unsetenv ("TZDIR");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zone-places/are-zones", test_are_zones);
  g_test_add_func ("/zone-places/are-found-by-beginnings", test_matches);
  g_test_add_func ("/zone-places/utc-is-always-there", test_without_tables);

  return g_test_run ();
}
