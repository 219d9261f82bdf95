/* Bells that are heard, that fail, and that hang: nobody waits for any of them. */

#include "features/mindfulness/tend-chimes.h"

#include "base/tend-error.h"
#include "store/test-life.h"

/* No call may take as long as a frame, microseconds. */
#define FRAME (16 * 1000)

/* What the outputs below have been asked for, and what they do. */
static struct
{
  GMutex mutex;
  GCond cond;
  GPtrArray *paths; /* of what was played */
  GThread *thread;
  gboolean fails_to_open;
  gboolean fails_to_play;
  gboolean hangs;
  int n_open;
} played;

static gpointer
open_output (GError **error)
{
  g_mutex_lock (&played.mutex);
  played.thread = g_thread_self ();
  played.n_open++;
  g_mutex_unlock (&played.mutex);
  if (!played.fails_to_open)
    return &played;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no sound card");
  return NULL;
}

static gboolean
play (gpointer     output,
      const char  *path,
      int          decibels,
      GError     **error)
{
  g_mutex_lock (&played.mutex);
  g_ptr_array_add (played.paths, g_path_get_basename (path));
  g_cond_broadcast (&played.cond);
  while (played.hangs)
    g_cond_wait (&played.cond, &played.mutex);
  g_mutex_unlock (&played.mutex);
  if (!played.fails_to_play)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no permission");
  return FALSE;
}

static void
close_output (gpointer output)
{
  g_mutex_lock (&played.mutex);
  played.n_open--;
  g_cond_broadcast (&played.cond);
  g_mutex_unlock (&played.mutex);
}

static const TendChimeOutput recording = { open_output, play, close_output };

typedef struct
{
  char *folder;
  TendChimes *chimes;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  played.paths = g_ptr_array_new_with_free_func (g_free);
  played.fails_to_open = played.fails_to_play = played.hangs = FALSE;
  played.n_open = 0;
  fixture->folder = test_folder_new ();
  fixture->chimes = tend_chimes_new_for_output (&recording, fixture->folder);
}

static void
wait_until_closed (void)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_mutex_lock (&played.mutex);
  while (played.n_open > 0)
    g_assert_true (g_cond_wait_until (&played.cond, &played.mutex, end));
  g_mutex_unlock (&played.mutex);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  tend_chimes_free (fixture->chimes);
  wait_until_closed ();
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_clear_pointer (&played.paths, g_ptr_array_unref);
}

static void
wait_for_bells (guint n)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_mutex_lock (&played.mutex);
  while (played.paths->len < n)
    g_assert_true (g_cond_wait_until (&played.cond, &played.mutex, end));
  g_mutex_unlock (&played.mutex);
}

static void
on_tested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
test_sound (TendChimes  *chimes,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tend_chimes_test_async (chimes, 50, on_tested_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tend_chimes_test_finish (result, error);
}

/* Plays without waiting; asserts that it took no time. */
static void
play_at_once (TendChimes *chimes,
              TendBell    bell)
{
  gint64 start = g_get_monotonic_time ();

  tend_chimes_play (chimes, bell, 70);
  g_assert_cmpint (g_get_monotonic_time () - start, <, FRAME);
}

static void
test_bells_are_heard (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (test_sound (fixture->chimes, &error));
  g_assert_no_error (error);
  tend_chimes_prepare (fixture->chimes);
  g_assert_true (test_sound (fixture->chimes, NULL));
  play_at_once (fixture->chimes, TEND_BELL_IN);
  play_at_once (fixture->chimes, TEND_BELL_OUT);
  wait_for_bells (4);
  g_assert_cmpstr (g_ptr_array_index (played.paths, 2), ==, "bell-1-in.wav");
  g_assert_cmpstr (g_ptr_array_index (played.paths, 3), ==, "bell-1-out.wav");
  g_assert_true (played.thread != g_thread_self ());
}

static void
test_no_sound_card (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  played.fails_to_open = TRUE;
  play_at_once (fixture->chimes, TEND_BELL_OPENING);
  g_assert_false (test_sound (fixture->chimes, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no sound card"));
  /* One that was plugged in meanwhile is heard. */
  played.fails_to_open = FALSE;
  played.n_open = 0;
  g_assert_true (test_sound (fixture->chimes, NULL));
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  played.fails_to_play = TRUE;
  g_assert_false (test_sound (fixture->chimes, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no permission"));
  played.fails_to_play = FALSE;
  g_assert_true (test_sound (fixture->chimes, NULL));
}

/* A sound system that never answers: an hour of breath goes on, and nothing piles up. */
static void
test_hangs (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_assert_true (test_sound (fixture->chimes, NULL));
  played.hangs = TRUE;
  play_at_once (fixture->chimes, TEND_BELL_OPENING);
  wait_for_bells (2);
  for (int i = 0; i < 1000; i++)
    play_at_once (fixture->chimes, i % 2 ? TEND_BELL_IN : TEND_BELL_OUT);
  g_usleep (700 * 1000);

  /* Once it answers, what is late by now is not heard any more. */
  g_mutex_lock (&played.mutex);
  played.hangs = FALSE;
  g_cond_broadcast (&played.cond);
  g_mutex_unlock (&played.mutex);
  g_assert_true (test_sound (fixture->chimes, NULL));
  g_assert_cmpuint (played.paths->len, ==, 3);
}

static void
test_ended_while_it_hangs (void)
{
  Fixture fixture;
  gint64 start;

  set_up (&fixture, NULL);
  played.hangs = TRUE;
  play_at_once (fixture.chimes, TEND_BELL_IN);
  wait_for_bells (1);
  start = g_get_monotonic_time ();
  tend_chimes_free (fixture.chimes);
  g_assert_cmpint (g_get_monotonic_time () - start, <, FRAME);

  g_mutex_lock (&played.mutex);
  played.hangs = FALSE;
  g_cond_broadcast (&played.cond);
  g_mutex_unlock (&played.mutex);
  wait_until_closed ();
  test_folder_remove (fixture.folder);
  g_free (fixture.folder);
  g_clear_pointer (&played.paths, g_ptr_array_unref);
}

/* The real one, on a machine that may have sound or not: it says how it went. */
static void
test_gsound (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr (TendChimes) chimes = tend_chimes_new_for_output (&tend_chime_output_gsound, folder);
  g_autoptr (GError) error = NULL;

  if (test_sound (chimes, &error))
    g_test_message ("There is sound here");
  else
    {
      g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
      g_test_message ("%s", error->message);
    }
  test_folder_remove (folder);
}

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/chimes/bells are heard", test_bells_are_heard);
  add ("/chimes/no sound card", test_no_sound_card);
  add ("/chimes/no permission", test_no_permission);
  add ("/chimes/a sound system that hangs", test_hangs);
  g_test_add_func ("/chimes/ended while it hangs", test_ended_while_it_hangs);
  g_test_add_func ("/chimes/the sound system of this machine", test_gsound);

  return g_test_run ();
}
