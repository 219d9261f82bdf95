/* The names of things in files. */

#include "base/tend-uuid.h"

#include <string.h>

static void
test_random_ones_are_of_version_4_and_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      char *uuid = tend_uuid_new ();

      g_assert_cmpuint (strlen (uuid), ==, 36);
      g_assert_true (tend_uuid_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static void
test_derived_ones_are_of_version_5_and_stay_the_same (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %d", i);
      g_autofree char *again = tend_uuid_derive ("loop-habit", name);
      char *uuid = tend_uuid_derive ("loop-habit", name);

      g_assert_cmpstr (uuid, ==, again);
      g_assert_true (tend_uuid_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '5');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static void
test_space_and_name_do_not_run_together (void)
{
  g_autofree char *one = tend_uuid_derive ("ab", "c");
  g_autofree char *other = tend_uuid_derive ("a", "bc");

  g_assert_cmpstr (one, !=, other);
}

/* From Python's uuid.uuid5 (uuid.UUID ('d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b47'), space + '\0' + name). */
static void
test_python_derives_the_same (void)
{
  static const struct { const char *space, *name, *uuid; } known[] = {
    { "loop-habit", "Run", "2d4d8551-7618-54b2-9427-7c56103a6c52" },
    { "loop-habit", "", "7e6a53df-6cf4-52d4-a9b0-b3bd3bcc75c9" },
    { "habitbull-habit", "Dé “jà” vu", "4f09fde2-79c5-5a2f-bc12-ec2a222459b5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *uuid = tend_uuid_derive (known[i].space, known[i].name);

      g_assert_cmpstr (uuid, ==, known[i].uuid);
    }
}

static void
test_what_is_no_uuid_is_told_apart (void)
{
  g_assert_true (tend_uuid_is_valid ("d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b47"));
  g_assert_false (tend_uuid_is_valid (NULL));
  g_assert_false (tend_uuid_is_valid (""));
  g_assert_false (tend_uuid_is_valid ("d3b1f7f46c0e4b559d0a6e1f3a8c2b47"));
  g_assert_false (tend_uuid_is_valid ("d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b4"));
  g_assert_false (tend_uuid_is_valid ("d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b4g"));
  g_assert_false (tend_uuid_is_valid ("d3b1f7f4-6c0e-4b55-9d0a-6e1f3a8c2b47 "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/uuid/random-ones-are-of-version-4-and-differ",
                   test_random_ones_are_of_version_4_and_differ);
  g_test_add_func ("/store/uuid/derived-ones-are-of-version-5-and-stay-the-same",
                   test_derived_ones_are_of_version_5_and_stay_the_same);
  g_test_add_func ("/store/uuid/space-and-name-do-not-run-together", test_space_and_name_do_not_run_together);
  g_test_add_func ("/store/uuid/python-derives-the-same", test_python_derives_the_same);
  g_test_add_func ("/store/uuid/what-is-no-uuid-is-told-apart", test_what_is_no_uuid_is_told_apart);
  return g_test_run ();
}
