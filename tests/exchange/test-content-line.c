/* Content lines: folded, quoted, in any charset, and what only looks like them. */

#include "exchange/tend-content-line.h"

#include "base/tend-error.h"
#include "store/test-life.h"

#include <string.h>

#define LIMIT 4096

static TendContentReader *
open_bytes (const char *text,
            gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;
  TendContentReader *reader = tend_content_reader_new ("people.vcf", bytes, LIMIT, &error);

  g_assert_no_error (error);
  return reader;
}

static TendContentReader *
open_text (const char *text)
{
  return open_bytes (text, strlen (text));
}

/* "3 ITEM1.TEL[TYPE=home][TYPE=work] 123", a line each. */
static char *
show_all (TendContentReader *reader)
{
  GString *shown = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const TendContentLine *line;

  while ((line = tend_content_reader_next (reader, &error)))
    {
      gboolean is_guessed;
      g_autofree char *text = tend_content_line_dup_text (line, &is_guessed);

      g_string_append_printf (shown, "%u %s%s%s", line->line, line->group, *line->group ? "." : "", line->name);
      for (guint i = 0; i < line->n_parameters; i++)
        g_string_append_printf (shown, "[%s=%s]", line->parameters[i].name, line->parameters[i].value);
      g_string_append_printf (shown, " %s%s%s\n", text, line->is_cut ? " (cut)" : "", is_guessed ? " (guessed)" : "");
    }
  g_assert_no_error (error);
  return g_string_free (shown, FALSE);
}

static void
assert_shown (const char *text,
              const char *expected)
{
  g_autoptr (TendContentReader) reader = open_text (text);
  g_autofree char *shown = show_all (reader);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_names_groups_and_parameters (void)
{
  assert_shown ("begin:VCARD\r\nitem1.Tel;type=home,\"work;x\";PREF=1:+49 1:2\r\n"
                "TEL;HOME;CELL:1\nX-A;L=\"a:b\":c\nNOTE:\n",
                "1 BEGIN VCARD\n2 ITEM1.TEL[TYPE=home][TYPE=work;x][PREF=1] +49 1:2\n3 TEL[=HOME][=CELL] 1\n"
                "4 X-A[L=a:b] c\n5 NOTE \n");
  assert_shown ("N;X=a^nb^^c^'d:v", "1 N[X=a\nb^c\"d] v\n");
  assert_shown ("N;;X=;Y:v", "1 N[X=][=Y] v\n");
}

static void
test_folded_lines_are_counted_and_joined (void)
{
  g_autoptr (TendContentReader) old = open_text ("N:a\r\n b\r\nNOTE;QUOTED-PRINTABLE:c=\r\n d\r\n");
  g_autofree char *shown = NULL;

  assert_shown ("N:one\r\n  two\r\n\tthree\r\n\r\n\r\nF\r\n N;X\r\n =y:z\r\nLAST:1", "1 N one twothree\n6 FN[X=y] z\n9 LAST 1\n");
  assert_shown ("A:1\rB:2\n\n \nC:3", "1 A 1\n2 B 2\n5 C 3\n");
  tend_content_reader_set_keeps_fold (old, TRUE);
  shown = show_all (old);
  g_assert_cmpstr (shown, ==, "1 N a b\n3 NOTE[=QUOTED-PRINTABLE] c d\n");
}

static void
test_quoted_printable_goes_on_softly (void)
{
  assert_shown ("N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=B6=\r\n=72g=\r\n=3B=zz\r\nTEL:1\r\n",
                "1 N[ENCODING=QUOTED-PRINTABLE][CHARSET=UTF-8] Jörg;=zz\n4 TEL 1\n");
  assert_shown ("N;ENCODING=quoted-printable:cut=\r\nEND:VCARD\r\n", "1 N[ENCODING=quoted-printable] cut\n2 END VCARD\n");
  assert_shown ("N;ENCODING=QUOTED-PRINTABLE:end=", "1 N[ENCODING=QUOTED-PRINTABLE] end\n");
  assert_shown ("N:a=\r\nTEL:1\r\n", "1 N a=\n2 TEL 1\n");
}

static void
test_charsets (void)
{
  static const char little[] = "\xff\xfeN\0:\0\xf6\0\n\0";
  static const char big[] = "\xfe\xff\0N\0:\0\xf6";
  static const char odd[] = "\xff\xfeN\0:";
  g_autoptr (TendContentReader) reader = open_bytes (little, sizeof little - 1);
  g_autoptr (TendContentReader) other = open_bytes (big, sizeof big - 1);
  g_autoptr (GBytes) bytes = g_bytes_new (odd, sizeof odd - 1);
  g_autofree char *shown = show_all (reader);
  g_autofree char *shown_too = show_all (other);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (shown, ==, "1 N ö\n");
  g_assert_cmpstr (shown_too, ==, "1 N ö\n");
  assert_shown ("\xef\xbb\xbfN:ö\n", "1 N ö\n");
  assert_shown ("N;CHARSET=ISO-8859-1:J\xf6rg\n", "1 N[CHARSET=ISO-8859-1] Jörg\n");
  assert_shown ("N;ENCODING=QUOTED-PRINTABLE;CHARSET=KOI8-R:=C1\n", "1 N[ENCODING=QUOTED-PRINTABLE][CHARSET=KOI8-R] а\n");
  assert_shown ("N:J\xf6rg \x80\n", "1 N Jörg € (guessed)\n");
  assert_shown ("N;CHARSET=X-KLINGON:Jörg\n", "1 N[CHARSET=X-KLINGON] Jörg (guessed)\n");
  assert_shown ("N;ENCODING=QUOTED-PRINTABLE:a=00b\n", "1 N[ENCODING=QUOTED-PRINTABLE] a\xef\xbf\xbd" "b (guessed)\n");
  g_assert_null (tend_content_reader_new ("people.vcf", bytes, LIMIT, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  test_assert_sentence (error);
}

static void
test_what_is_no_content_line_is_told (void)
{
  assert_shown ("hello there\nTEL 1:2\n:x\n.A:1\na.b.C:1\nN\nTEL;\"open:1\n",
                "1  hello there\n2  TEL 1:2\n3  :x\n4  .A:1\n5  a.b.C:1\n6  N\n7  TEL;\"open:1\n");
}

static void
test_a_nul_byte_is_refused_by_its_line (void)
{
  g_autoptr (TendContentReader) reader = open_bytes ("A:1\nB:2\n C\0D\n", 13);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (tend_content_reader_next (reader, &error));
  g_assert_null (tend_content_reader_next (reader, &error));
  g_assert_error (error, TEND_ERROR, TEND_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“people.vcf”, line 3"));
  test_assert_sentence (error);
}

static void
test_long_lines_are_cut_between_characters (void)
{
  g_autoptr (GString) text = g_string_new ("N:");
  g_autoptr (TendContentReader) reader = NULL;
  const TendContentLine *line;
  g_autofree char *value = NULL;
  gboolean is_guessed;

  for (int i = 0; i < LIMIT; i++)
    g_string_append (text, i % 10 == 9 ? "\r\n ü" : "ö");
  g_string_append (text, "\r\nNEXT:1\r\n");
  reader = open_text (text->str);
  line = tend_content_reader_next (reader, NULL);
  g_assert_true (line->is_cut);
  value = tend_content_line_dup_text (line, &is_guessed);
  g_assert_false (is_guessed);
  g_assert_cmpint (g_utf8_strlen (value, -1), ==, (LIMIT - 2) / 2);
  line = tend_content_reader_next (reader, NULL);
  g_assert_cmpstr (line->name, ==, "NEXT");
  g_assert_false (line->is_cut);
}

static void
test_backslashes (void)
{
  g_autofree char *text = tend_content_unescape ("a\\nb\\Nc\\,d\\;e\\\\f\\");
  g_auto (GStrv) parts = tend_content_split ("Berg\\;s;Ana;;\\\\;x\\", ';');
  g_auto (GStrv) none = tend_content_split ("", ',');

  g_assert_cmpstr (text, ==, "a\nb\nc,d;e\\f\\");
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  g_assert_cmpstr (parts[0], ==, "Berg;s");
  g_assert_cmpstr (parts[2], ==, "");
  g_assert_cmpstr (parts[3], ==, "\\");
  g_assert_cmpstr (parts[4], ==, "x\\");
  g_assert_cmpuint (g_strv_length (none), ==, 1);
}

/* What takes time in proportion to the square of the size would take minutes. */
static void
test_hostile_lines_take_no_time (void)
{
  static const struct
  {
    const char *head;
    const char *piece;
  } cases[] = {
    { "N:", "x" },
    { "N", "\n x" },
    { "N;ENCODING=QUOTED-PRINTABLE:", "=\n" },
    { "N", ";X=y" },
    { "N;X=", "a," },
    { "N;X=", "\"" },
    { "", "BEGIN:VCARD\n" },
    { "", "\r\n" },
    { "N:a", "\n\t" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].head);
      g_autoptr (TendContentReader) reader = NULL;
      gint64 start;

      while (text->len < 4 * 1024 * 1024)
        g_string_append (text, cases[i].piece);
      reader = open_text (text->str);
      start = g_get_monotonic_time ();
      while (tend_content_reader_next (reader, NULL))
        ;
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content-line/names-groups-and-parameters", test_names_groups_and_parameters);
  g_test_add_func ("/content-line/folded-lines-are-counted-and-joined", test_folded_lines_are_counted_and_joined);
  g_test_add_func ("/content-line/quoted-printable-goes-on-softly", test_quoted_printable_goes_on_softly);
  g_test_add_func ("/content-line/charsets", test_charsets);
  g_test_add_func ("/content-line/what-is-no-content-line-is-told", test_what_is_no_content_line_is_told);
  g_test_add_func ("/content-line/a-nul-byte-is-refused-by-its-line", test_a_nul_byte_is_refused_by_its_line);
  g_test_add_func ("/content-line/long-lines-are-cut-between-characters", test_long_lines_are_cut_between_characters);
  g_test_add_func ("/content-line/backslashes", test_backslashes);
  g_test_add_func ("/content-line/hostile-lines-take-no-time", test_hostile_lines_take_no_time);
  return g_test_run ();
}
