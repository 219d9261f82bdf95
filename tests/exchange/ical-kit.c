#include "exchange/ical-kit.h"

#include <string.h>

/* Lines end as RFC 5545 wants it. */
static char *
break_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

char *
ical_kit_wrap (const char *lines)
{
  g_autofree char *text =
      g_strconcat ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tend//Tests//EN\n", lines, "END:VCALENDAR\n", NULL);

  return break_lines (text);
}

static TendIcalFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tend_ical_file_read ("test.ics", bytes, kit_get_today (), NULL, NULL, error);
}

/* @lines: what stands in the calendar */
TendIcalFile *
ical_kit_read (const char *lines)
{
  g_autofree char *text = ical_kit_wrap (lines);
  g_autoptr (GError) error = NULL;
  TendIcalFile *file = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}

static char *
join_notes (TendIcalFile *file)
{
  return g_strjoinv ("\n", (char **) tend_archive_get_notes (file->archive));
}

void
ical_kit_assert_noted (TendIcalFile *file,
                       const char   *words)
{
  g_autofree char *notes = join_notes (file);

  if (strstr (notes, words) == NULL)
    g_error ("“%s” should say “%s”", notes, words);
}

/* @text: a whole file */
void
ical_kit_assert_refused (const char *text,
                         const char *words)
{
  g_autoptr (GError) error = NULL;
  TendIcalFile *file = read_text (text, &error);

  g_assert_null (file);
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
  if (strstr (error->message, "test.ics") == NULL || strstr (error->message, words) == NULL)
    g_error ("“%s” should name the file and say “%s”", error->message, words);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
on_gone_cb (gpointer data)
{
  g_atomic_int_set ((int *) data, TRUE);
}

/* The thread that did the work may hold the store for a moment longer, and no life can be closed meanwhile. */
static void
let_go (GAsyncResult *result)
{
  int is_gone = FALSE;

  g_object_set_data_full (G_OBJECT (result), "ical-kit", &is_gone, on_gone_cb);
  g_object_unref (result);
  while (!g_atomic_int_get (&is_gone))
    g_usleep (100);
}

/* Reads a file, as the first half of an import. */
TendTransfer *
ical_kit_open (TestLife             *life,
               const IcalKitImport  *import,
               GError              **error)
{
  GAsyncResult *result = NULL;
  TendTransfer *transfer;

  tend_transfer_open_async (life->store, import->path, import->progress, import->cancellable, on_done_cb, &result);
  transfer = tend_transfer_open_finish (life->store, wait_for (&result), error);
  let_go (result);
  return transfer;
}

static TendArchiveCounts *
plan (TestLife      *life,
      TendTransfer  *transfer,
      GError       **error)
{
  GAsyncResult *result = NULL;
  TendArchiveCounts *counts;

  tend_transfer_plan_async (life->store, transfer, on_done_cb, &result);
  counts = tend_transfer_plan_finish (life->store, wait_for (&result), error);
  let_go (result);
  return counts;
}

static void
assert_same_counts (TendArchiveCounts *plan,
                    TendArchiveCounts *done)
{
  g_assert_cmpuint (tend_archive_counts_get_length (plan), ==, tend_archive_counts_get_length (done));
  for (guint i = 0; i < tend_archive_counts_get_length (plan); i++)
    {
      const TendArchiveCount *planned = tend_archive_counts_get (plan, i);
      const TendArchiveCount *counted = tend_archive_counts_get (done, i);

      g_assert_cmpuint (planned->n_added, ==, counted->n_added);
      g_assert_cmpuint (planned->n_changed, ==, counted->n_changed);
      g_assert_cmpuint (planned->n_removed, ==, counted->n_removed);
      g_assert_cmpuint (planned->n_known, ==, counted->n_known);
    }
}

/* Opens, previews and merges a file; what the preview says must come true. Returns what was told, without the
 * rhythm of sentences: "Added 2 plans in the calendar." */
char *
ical_kit_try_import (TestLife             *life,
                     const IcalKitImport  *import,
                     GError              **error)
{
  TendTransfer *transfer = ical_kit_open (life, import, error);
  g_autoptr (TendArchiveCounts) planned = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TendArchiveCounts *done;

  if (transfer == NULL)
    return NULL;
  g_assert_true (tend_transfer_is_calendar (transfer));
  tend_transfer_set_shown_only (transfer, import->is_shown_only, import->name, NULL);
  planned = plan (life, transfer, error);
  if (planned == NULL)
    {
      tend_transfer_free (transfer);
      return NULL;
    }
  tend_transfer_merge_async (life->store, transfer, import->progress, import->cancellable, on_done_cb, &result);
  /* What is under way does not need it. */
  tend_transfer_free (transfer);
  done = tend_transfer_merge_finish (life->store, wait_for (&result), error);
  if (done == NULL)
    return NULL;
  assert_same_counts (planned, done);
  return tend_archive_counts_describe_result (done);
}

static char *
import_lines (TestLife   *life,
              const char *lines,
              gboolean    is_shown_only)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *text = ical_kit_wrap (lines);
  g_autofree char *path = kit_write (folder, "test.ics", text);
  IcalKitImport import = { .path = path, .is_shown_only = is_shown_only };
  g_autoptr (GError) error = NULL;
  char *told = ical_kit_try_import (life, &import, &error);

  g_assert_no_error (error);
  test_folder_remove (folder);
  return told;
}

/* As own plans. */
char *
ical_kit_import (TestLife   *life,
                 const char *lines)
{
  return import_lines (life, lines, FALSE);
}

/* As a calendar that is shown and no more. */
char *
ical_kit_show (TestLife   *life,
               const char *lines)
{
  return import_lines (life, lines, TRUE);
}
