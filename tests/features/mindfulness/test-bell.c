/* The bells: how they sound, and that their files are there whatever happened to them. */

#include "base/tend-error.h"
#include "features/mindfulness/tend-bell-files.h"
#include "features/mindfulness/tend-session-sound.h"
#include "store/test-life.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static gint16 *
synthesise (TendBell  bell,
            gsize    *n_samples)
{
  gint16 *samples;

  *n_samples = tend_bell_count_samples (bell);
  samples = g_new (gint16, *n_samples);
  tend_bell_synthesise (bell, samples);
  return samples;
}

/* How strong a frequency is in a stretch of samples (Goertzel 1958, The American Mathematical Monthly 65, 34–35). */
static double
get_strength (const gint16 *samples,
              gsize         n_samples,
              double        frequency)
{
  double coefficient = 2 * cos (2 * G_PI * frequency / TEND_BELL_RATE);
  double last = 0, before = 0;

  for (gsize i = 0; i < n_samples; i++)
    {
      double now = samples[i] + coefficient * last - before;

      before = last;
      last = now;
    }
  return sqrt (last * last + before * before - coefficient * last * before) / (double) n_samples;
}

static double
get_loudness (const gint16 *samples,
              gsize         n_samples)
{
  double sum = 0;

  for (gsize i = 0; i < n_samples; i++)
    sum += (double) samples[i] * samples[i];
  return sqrt (sum / (double) n_samples);
}

static void
test_modes_of_a_ring (void)
{
  static const double ratios[] = { 1, 2.828, 5.423, 8.771, 12.866 };

  for (int n = 2; n < 7; n++)
    g_assert_cmpfloat_with_epsilon (tend_bell_get_mode_ratio (n), ratios[n - 2], 0.001);
}

static void
test_dies_away (void)
{
  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    {
      gsize n, tenth = TEND_BELL_RATE / 10;
      g_autofree gint16 *samples = synthesise (bell, &n);
      double early = get_loudness (samples + 2 * tenth, tenth);
      int highest = 0;

      for (gsize i = 0; i < n; i++)
        highest = MAX (highest, ABS (samples[i]));
      g_assert_cmpint (highest, >, G_MAXINT16 / 4);
      g_assert_cmpint (highest, <=, G_MAXINT16 * 3 / 4 + 1);
      g_assert_cmpfloat (get_loudness (samples + n / 2, tenth), <, early / 2);
      g_assert_cmpfloat (get_loudness (samples + n - tenth, tenth), <, early / 20);
      /* It begins and ends in silence, so that nothing clicks. */
      g_assert_cmpint (samples[0], ==, 0);
      g_assert_cmpint (ABS (samples[n - 1]), <=, 1);
      for (gsize i = 1; i < n; i++)
        g_assert_cmpint (ABS (samples[i] - samples[i - 1]), <, G_MAXINT16 / 4);
    }
}

/* In is higher than out, so that they are told from each other with closed eyes. */
static void
test_in_and_out_differ (void)
{
  gsize n_in, n_out;
  g_autofree gint16 *in = synthesise (TEND_BELL_IN, &n_in);
  g_autofree gint16 *out = synthesise (TEND_BELL_OUT, &n_out);

  g_assert_cmpfloat (get_strength (in, n_in, 330), >, 20 * get_strength (in, n_in, 220));
  g_assert_cmpfloat (get_strength (out, n_out, 220), >, 20 * get_strength (out, n_out, 330));
}

static void
test_always_the_same (void)
{
  gsize n;
  g_autofree gint16 *one = synthesise (TEND_BELL_CLOSING, &n);
  g_autofree gint16 *other = synthesise (TEND_BELL_CLOSING, &n);

  g_assert_cmpmem (one, 2 * n, other, 2 * n);
}

static char *
get (const char *folder,
     TendBell    bell)
{
  g_autoptr (TendBellFiles) files = tend_bell_files_new (folder);
  g_autoptr (GError) error = NULL;
  const char *path = tend_bell_files_get (files, bell, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, folder));
  return g_strdup (path);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static guint32
read_number (GBytes *bytes,
             gsize   at)
{
  guint32 number;

  memcpy (&number, (const char *) g_bytes_get_data (bytes, NULL) + at, sizeof number);
  return GUINT32_FROM_LE (number);
}

static void
test_file_is_a_wave (void)
{
  g_autofree char *top = test_folder_new ();
  g_autofree char *folder = g_build_filename (top, "cache", "tend", NULL);

  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    {
      g_autofree char *path = get (folder, bell);
      g_autoptr (GBytes) bytes = read_file (path);
      const char *data = g_bytes_get_data (bytes, NULL);
      GStatBuf status;

      g_assert_cmpmem (data, 4, "RIFF", 4);
      g_assert_cmpmem (data + 8, 8, "WAVEfmt ", 8);
      g_assert_cmpmem (data + 36, 4, "data", 4);
      g_assert_cmpuint (read_number (bytes, 4), ==, g_bytes_get_size (bytes) - 8);
      g_assert_cmpuint (read_number (bytes, 24), ==, TEND_BELL_RATE);
      g_assert_cmpuint (read_number (bytes, 40), ==, 2 * tend_bell_count_samples (bell));
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
  test_folder_remove (top);
}

static ino_t
get_inode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_ino;
}

static void
test_kept_and_mended (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = get (folder, TEND_BELL_IN);
  g_autoptr (GBytes) whole = read_file (path);
  gsize length = g_bytes_get_size (whole);
  ino_t inode = get_inode (path);
  const gsize damages[] = { 0, 3, 40, 44, 1000, length / 2, length - 40, length - 33, length - 1 };

  /* A sound one stays as it is. */
  g_free (get (folder, TEND_BELL_IN));
  g_assert_cmpuint (get_inode (path), ==, inode);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = g_memdup2 (g_bytes_get_data (whole, NULL), length);
      g_autoptr (GBytes) mended = NULL;

      damaged[damages[i]] ^= 0x10;
      g_assert_true (g_file_set_contents (path, damaged, (gssize) length, NULL));
      g_free (get (folder, TEND_BELL_IN));
      mended = read_file (path);
      g_assert_true (g_bytes_equal (mended, whole));

      g_clear_pointer (&mended, g_bytes_unref);
      g_assert_true (g_file_set_contents (path, damaged, (gssize) damages[i], NULL));
      g_free (get (folder, TEND_BELL_IN));
      mended = read_file (path);
      g_assert_true (g_bytes_equal (mended, whole));
    }
  test_folder_remove (folder);
}

static void
test_other_versions_go (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *older = g_build_filename (folder, "bell-0-in.wav", NULL);
  g_autofree char *other = g_build_filename (folder, "thumbnail.wav", NULL);

  g_assert_true (g_file_set_contents (older, "", 0, NULL));
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  g_free (get (folder, TEND_BELL_IN));
  g_assert_false (g_file_test (older, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  test_folder_remove (folder);
}

/* Where the cache cannot be written to, they are heard all the same. */
static void
test_lives_in_memory (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *file = g_build_filename (folder, "no-folder", NULL);
  g_autofree char *impossible = g_build_filename (file, "tend", NULL);
  g_autofree char *kept = get (folder, TEND_BELL_OUT);
  g_autoptr (TendBellFiles) files = tend_bell_files_new (impossible);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) on_disk = read_file (kept);
  g_autoptr (GBytes) in_memory = NULL;
  const char *path;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  path = tend_bell_files_get (files, TEND_BELL_OUT, &error);
  g_assert_no_error (error);
  in_memory = read_file (path);
  g_assert_true (g_bytes_equal (in_memory, on_disk));
  g_assert_cmpstr (tend_bell_files_get (files, TEND_BELL_OUT, NULL), ==, path);
  test_folder_remove (folder);
}

/* A process that may write no more than this to any file, as if every disk were full. */
static void
test_no_room_at_all (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (TendBellFiles) files = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  folder = test_folder_new ();
  files = tend_bell_files_new (folder);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &(struct rlimit){ 1000, 1000 }), ==, 0);
  g_assert_null (tend_bell_files_get (files, TEND_BELL_IN, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_FAILED);
  test_assert_sentence (error);
  test_folder_remove (folder);
}

static void
test_silence_until_chosen (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  TendSessionSound sound;

  g_assert_true (tend_session_sound_read (tend_store_get_reader (life->store), &sound, NULL));
  for (TendBell bell = 0; bell < TEND_N_BELLS; bell++)
    g_assert_false (tend_session_sound_has (&sound, bell));
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_assert_nonnull (tend_store_write_finish (TEND_STORE (store), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
test_choice_is_kept (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  const TendSessionSound chosen = { TEND_SESSION_SOUND_BELLS, 40 };
  TendSessionSound sound;
  gboolean is_written = FALSE;

  tend_session_sound_write_async (life->store, &chosen, on_written_cb, &is_written);
  while (!is_written)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tend_session_sound_read (tend_store_get_reader (life->store), &sound, NULL));
  g_assert_cmpint (sound.kind, ==, TEND_SESSION_SOUND_BELLS);
  g_assert_cmpint (sound.volume, ==, 40);
  g_assert_true (tend_session_sound_has (&sound, TEND_BELL_INTERVAL));
  g_assert_false (tend_session_sound_has (&sound, TEND_BELL_OUT));

  test_life_sql (life, "Nonsense", TEND_WRITE_DEFAULT,
                 "UPDATE setting SET value = 'thunder' WHERE key LIKE 'session-%%'");
  g_assert_true (tend_session_sound_read (tend_store_get_reader (life->store), &sound, NULL));
  g_assert_cmpint (sound.kind, ==, TEND_SESSION_SOUND_SILENCE);
  g_assert_cmpint (sound.volume, ==, 1);
  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (test_life_undo (life, NULL));
  g_assert_true (tend_session_sound_read (tend_store_get_reader (life->store), &sound, NULL));
  g_assert_cmpint (sound.kind, ==, TEND_SESSION_SOUND_SILENCE);
}

static void
test_volume_in_decibels (void)
{
  g_assert_cmpint (tend_session_sound_get_decibels (100), ==, 0);
  g_assert_cmpint (tend_session_sound_get_decibels (1000), ==, 0);
  g_assert_cmpint (tend_session_sound_get_decibels (50), ==, -10);
  g_assert_cmpint (tend_session_sound_get_decibels (25), ==, -20);
  g_assert_cmpint (tend_session_sound_get_decibels (0), ==, tend_session_sound_get_decibels (1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bell/its modes are those of a ring", test_modes_of_a_ring);
  g_test_add_func ("/bell/it dies away and does not click", test_dies_away);
  g_test_add_func ("/bell/in and out differ", test_in_and_out_differ);
  g_test_add_func ("/bell/it always sounds the same", test_always_the_same);
  g_test_add_func ("/bell/its file is a wave", test_file_is_a_wave);
  g_test_add_func ("/bell/a file is kept, and mended where it is damaged", test_kept_and_mended);
  g_test_add_func ("/bell/files of other versions go", test_other_versions_go);
  g_test_add_func ("/bell/without a folder it lives in memory", test_lives_in_memory);
  g_test_add_func ("/bell/without any room it says so", test_no_room_at_all);
  g_test_add_func ("/bell/silence until something is chosen", test_silence_until_chosen);
  g_test_add_func ("/bell/what is chosen is kept", test_choice_is_kept);
  g_test_add_func ("/bell/half of the volume is half as loud", test_volume_in_decibels);

  return g_test_run ();
}
