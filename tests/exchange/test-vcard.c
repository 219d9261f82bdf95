/* Address books: vCards of every version and of the programs that write them, brought in, again, and after they have
 * changed; and those that are damaged. */

#include "exchange/exchange-kit.h"

#include "exchange/tend-archive-merge.h"
#include "exchange/tend-vcard-date.h"

#include <string.h>

#define CARD(lines) "BEGIN:VCARD\r\nVERSION:3.0\r\n" lines "END:VCARD\r\n"

typedef struct
{
  char *folder;
  TendImport *import;
  TendArchive *archive;
} Book;

static Book
open_bytes (gconstpointer data,
            gsize         size)
{
  Book book = { .folder = test_folder_new () };
  g_autofree char *path = kit_write_bytes (book.folder, "people.vcf", data, size);

  book.import = kit_open (path);
  book.archive = book.import->archive;
  return book;
}

static Book
open_text (const char *text)
{
  return open_bytes (text, strlen (text));
}

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->import, tend_import_free);
  test_folder_remove (book->folder);
  g_free (book->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static void
assert_text (Book       *book,
             const char *table,
             guint       row,
             const char *column,
             const char *expected)
{
  g_autofree char *text = kit_text (book->archive, table, row, column);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_notes (Book       *book,
              const char *words)
{
  const char *const *notes = tend_archive_get_notes (book->archive);

  for (; *notes; notes++)
    if (strstr (*notes, words))
      return;
  g_error ("no note says “%s”", words);
}

static void
test_all_three_versions (void)
{
  static const char *const cards[] = {
    "begin:vcard\nversion:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Silva;In=C3=AAs;;;\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:In=C3=AAs=\n=20Silva\n"
    "TEL;HOME:+351 21 000 000\nEMAIL;INTERNET:ines@example.org\nBDAY:19850412\n"
    "PHOTO;JPEG;ENCODING=BASE64:\n /9j/4AAQSkZJRg\n AAAA\n\nend:vcard\n",
    CARD ("N:Silva;Inês;;;\r\nFN:Inês\r\n  Silva\r\nTEL;TYPE=HOME:+351 21 000 000\r\n"
          "EMAIL;TYPE=INTERNET:ines@example.org\r\nBDAY:1985-04-12T00:00:00Z\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n"),
    "\xef\xbb\xbf" "BEGIN:VCARD\nVERSION:4.0\nFN:Inês Silva\nTEL;TYPE=\"home,voice\";VALUE=uri:tel:+351 21 000 000\n"
    "EMAIL:ines@example.org\nBDAY:19850412\nPHOTO:data:image/jpeg;base64,/9j/4AAQ\nEND:VCARD\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_auto (Book) book = open_text (cards[i]);

      g_test_message ("card %zu", i);
      g_assert_cmpstr (book.import->kind, ==, "an address book (vCard)");
      g_assert_cmpuint (kit_count (book.archive, "person"), ==, 1);
      assert_text (&book, "person", 0, "name", "Inês Silva");
      assert_text (&book, "person_way", 0, "kind", "phone");
      assert_text (&book, "person_way", 0, "value", "+351 21 000 000");
      assert_text (&book, "person_way", 0, "label", "home");
      assert_text (&book, "person_way", 1, "kind", "mail");
      assert_text (&book, "person_way", 1, "value", "ines@example.org");
      kit_assert_row (book.archive, "person_day", 0, "kind=birthday year=1985 month=4 day=12");
      assert_notes (&book, "1 line says what Tend keeps nothing of");
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    const char *omitted;
    int year, month, day;
  } cases[] = {
    { "1985-04-12", NULL, 1985, 4, 12 },
    { " 19850412", NULL, 1985, 4, 12 },
    { "1985-04-12T10:22:00Z", NULL, 1985, 4, 12 },
    { "19850412T102200", NULL, 1985, 4, 12 },
    { "--0412", NULL, 0, 4, 12 },
    { "--04-12", NULL, 0, 4, 12 },
    { "--0229", NULL, 0, 2, 29 },
    { "1604-02-29", "1604", 0, 2, 29 },
    { "1604-04-12", NULL, 1604, 4, 12 },
    { "1988-02-29", NULL, 1988, 2, 29 },
    { "1987-02-29", NULL, 0, 0, 0 },
    { "1985-13-01", NULL, 0, 0, 0 },
    { "1985-04-31", NULL, 0, 0, 0 },
    { "0000-04-12", NULL, 0, 4, 12 },
    { "1985", NULL, 0, 0, 0 },
    { "1985-04", NULL, 0, 0, 0 },
    { "--04", NULL, 0, 0, 0 },
    { "---12", NULL, 0, 0, 0 },
    { "19850412x", NULL, 0, 0, 0 },
    { "around Easter", NULL, 0, 0, 0 },
    { "", NULL, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TendVcardDate date;
      gboolean is_date = tend_vcard_date_parse (cases[i].text, cases[i].omitted, &date);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (is_date, ==, cases[i].month != 0);
      if (!is_date)
        continue;
      g_assert_cmpint (date.year, ==, cases[i].year);
      g_assert_cmpint (date.month, ==, cases[i].month);
      g_assert_cmpint (date.day, ==, cases[i].day);
    }
}

/* What the books of phones and computers write beside the standard. */
static void
test_what_programs_write (void)
{
  g_auto (Book) book = open_text (
      CARD ("FN:Ana\r\nitem1.EMAIL;type=INTERNET:ana@example.org\r\nitem1.X-ABLabel:Choir\r\n"
            "item2.X-ABDATE;type=pref:2012-06-14\r\nitem2.X-ABLabel:_$!<Anniversary>!$_\r\n"
            "item3.X-ABLabel:Moved in\r\nitem3.X-ABDATE:2019-11-02\r\n"
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12\r\n"
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-01;0;Name day;;;;;\r\n"
            "X-EVOLUTION-ANNIVERSARY:2012-06-14\r\nANNIVERSARY:20120614\r\n"
            "ADR;TYPE=HOME:;;12 Mill Lane;Springfield;;12345;Portugal\r\n"
            "IMPP;X-SERVICE-TYPE=Matrix:matrix:@ana:example.org\r\nX-JABBER:ana@chat.example.org\r\n"
            "URL:https://ana.example.org\r\nORG:Acme;Sales\r\nTITLE:Gardener\r\nNICKNAME:Nan\r\n"
            "NOTE:One\\, two\\nthree\r\nCATEGORIES:Friends,Choir,myContacts,Friends\r\n"
            "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\r\nX-UNHEARD-OF:x\r\n"));

  assert_text (&book, "person", 0, "note", "Acme, Sales\n\nGardener\n\nOne, two\nthree\n\nAlso called Nan");
  assert_text (&book, "person", 0, "uid", "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1");
  g_assert_cmpuint (kit_count (book.archive, "person_day"), ==, 4);
  kit_assert_row (book.archive, "person_day", 0, "kind=birthday year=null month=4 day=12 is_imported=1");
  kit_assert_row (book.archive, "person_day", 1, "kind=other year=null month=5 day=1");
  assert_text (&book, "person_day", 1, "name", "Name day");
  kit_assert_row (book.archive, "person_day", 2, "kind=anniversary year=2012 month=6 day=14");
  assert_text (&book, "person_day", 3, "name", "Moved in");

  g_assert_cmpuint (kit_count (book.archive, "person_way"), ==, 5);
  assert_text (&book, "person_way", 0, "value", "12 Mill Lane\n12345 Springfield\nPortugal");
  kit_assert_row (book.archive, "person_way", 1, "kind=handle label=Matrix value=@ana:example.org");
  kit_assert_row (book.archive, "person_way", 2, "kind=handle value=ana@chat.example.org");
  kit_assert_row (book.archive, "person_way", 3, "kind=web value=https://ana.example.org");
  kit_assert_row (book.archive, "person_way", 4, "kind=mail label=Choir value=ana@example.org position=4");
  g_assert_cmpuint (kit_count (book.archive, "person_group"), ==, 2);
  assert_text (&book, "person_group", 0, "name", "Friends");
  assert_text (&book, "person_group", 1, "name", "Choir");
  assert_notes (&book, "1 line says");
}

static void
test_names (void)
{
  static const struct
  {
    const char *lines;
    const char *name;
  } cases[] = {
    { "FN:  Ana \t Silva \r\n", "Ana   Silva" },
    { "N:Silva;Ana;Maria;Dr.;MD\r\n", "Dr. Ana Maria Silva MD" },
    { "FN:\r\nN:Silva;Ana;;;\r\n", "Ana Silva" },
    { "N:;;;;\r\nNICKNAME:Nan\r\n", "Nan" },
    { "ORG:Acme;\r\n", "Acme" },
    { "N:;;;;\r\nEMAIL:a@example.org\r\n", "a@example.org" },
    { "N:Berg\\;s;A\\,B;;;\r\n", "A,B Berg;s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("BEGIN:VCARD\r\n", cases[i].lines, "END:VCARD\r\n", NULL);
      g_auto (Book) book = open_text (text);

      assert_text (&book, "person", 0, "name", cases[i].name);
    }
  {
    g_auto (Book) book = open_text (CARD ("TEL:1\r\n") CARD ("FN:Ana\r\n"));

    g_assert_cmpuint (kit_count (book.archive, "person"), ==, 1);
    assert_notes (&book, "1 card says no name");
  }
}

static void
test_charsets (void)
{
  static const char latin[] = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1:Bj\xf6rn\nEND:VCARD\n";
  static const char quoted[] =
      "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Bj=F6rn\nEND:VCARD\n";
  static const char unsaid[] = "BEGIN:VCARD\nVERSION:2.1\nFN:Bj\xf6rn\nEND:VCARD\n";
  static const char unknown[] = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=X-NONE:Björn\nEND:VCARD\n";
  const char *texts[] = { latin, quoted, unsaid, unknown };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (Book) book = open_text (texts[i]);

      assert_text (&book, "person", 0, "name", "Björn");
      if (i >= 2)
        assert_notes (&book, "it was guessed");
    }
  for (guint i = 0; i < 2; i++)
    {
      gsize size;
      g_autofree char *wide = g_convert ("\ufeff" CARD ("FN:Björn\r\n"), -1, i == 0 ? "UTF-16LE" : "UTF-16BE", "UTF-8",
                                         NULL, &size, NULL);
      g_auto (Book) book = open_bytes (wide, size);

      assert_text (&book, "person", 0, "name", "Björn");
    }
}

static void
merge (TestLife   *life,
       const char *text,
       const char *plan)
{
  g_auto (Book) book = open_text (text);
  g_autoptr (TendArchiveCounts) counts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  counts = tend_archive_preview (tend_store_get_reader (life->store), book.archive, life->features, life->n_features,
                                 &error);
  g_assert_no_error (error);
  told = tend_archive_counts_describe_plan (counts);
  g_assert_cmpstr (told, ==, plan);
  kit_merge (life, book.archive, &error);
  g_assert_no_error (error);
  test_life_assert_sound (life);
}

static void
test_again_and_brought_up_to_date (void)
{
  static const char first[] = CARD ("UID:a\r\nFN:Ana\r\nTEL:1\r\nTEL:2\r\nBDAY:--0229\r\nCATEGORIES:Choir\r\n")
      CARD ("FN:Ben\r\nTEL:3\r\n");
  static const char second[] = CARD ("FN:Ben\r\nTEL:3\r\n")
      CARD ("UID:a\r\nFN:Ana Silva\r\nTEL:2\r\nBDAY:1988-02-29\r\nREV:20260101T000000Z\r\n");
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  merge (life, first, "It brings 2 people, 1 place in a group, 3 ways to reach somebody and 1 yearly day.");
  before = kit_export_life (life);
  merge (life, first, "All of it is here already: 2 people, 1 place in a group, 3 ways to reach somebody and 1 yearly day.");
  after = kit_export_life (life);
  g_assert_cmpstr (before, ==, after);

  /* What was changed here stays, as long as the card says what it said. */
  test_life_sql (life, "Edit", TEND_WRITE_DEFAULT,
                 "UPDATE person SET name = 'Annie', rhythm_weeks = 3 WHERE uid = 'a';"
                 "INSERT INTO person_way (uuid, person_id, position, kind, value)"
                 "  SELECT '44444444-4444-4444-8444-444444444444', id, 9, 'mail', 'own' FROM person WHERE uid = 'a'");
  merge (life, first, "All of it is here already: 2 people, 1 place in a group, 3 ways to reach somebody and 1 yearly day.");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person WHERE name = 'Annie'"), ==, 1);

  /* Then the card counts, and what the user added stays. */
  g_clear_pointer (&before, g_free);
  before = kit_export_life (life);
  merge (life, second,
         "Here already, and brought up to date: 1 person, 1 way to reach somebody and 1 yearly day. Not in it any more, "
         "and taken out: 1 place in a group and 1 way to reach somebody. Already here, and left as they are: "
         "1 person and 1 way to reach somebody.");
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person WHERE name = 'Ana Silva' AND rhythm_weeks = 3"), ==, 1);
  g_assert_cmpint (test_life_ask (life, "SELECT year FROM person_day"), ==, 1988);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person_way WHERE value IN ('2', '3', 'own')"), ==, 3);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person_way"), ==, 3);

  test_life_undo (life, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, g_free);
  after = kit_export_life (life);
  g_assert_cmpstr (after, ==, before);
}

/* Phones write the same card twice, and there are two of one name. */
static void
test_two_of_the_same (void)
{
  static const char text[] = CARD ("UID:a\r\nFN:Ana\r\nTEL:1\r\n") CARD ("UID:a\r\nFN:Ana\r\nTEL:1\r\n")
      CARD ("FN:Ben\r\n") CARD ("FN:Ben\r\n");
  g_autoptr (TestLife) life = test_life_new_open ();

  merge (life, text, "It brings 4 people and 2 ways to reach somebody.");
  merge (life, text, "All of it is here already: 4 people and 2 ways to reach somebody.");
}

static void
assert_refused (const char *text,
                gsize       size,
                const char *words)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = kit_write_bytes (folder, "people.vcf", text, size);

  kit_assert_refused (path, TEND_ERROR_DAMAGED, words);
  test_folder_remove (folder);
}

static void
test_damage_is_told_by_its_line (void)
{
  static const char nul[] = "BEGIN:VCARD\nFN:A\0na\nEND:VCARD\n";
  static const char cut[] = CARD ("FN:Ana\r\n") "BEGIN:VCARD\r\nFN:Ben\r\nTEL:1";
  static const char outside[] = CARD ("FN:Ana\r\n") "\r\nTEL:1\r\n";
  static const char headless[] = "BEGIN:VCARD\nFN:Ana\nEND:VCARD\nEND:VCARD\n";
  g_autoptr (GString) nested = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (nested, "BEGIN:VCARD\n");
  assert_refused (nul, sizeof nul - 1, "line 2");
  assert_refused (cut, sizeof cut - 1, "line 5");
  assert_refused (outside, sizeof outside - 1, "line 6");
  assert_refused (headless, sizeof headless - 1, "line 4");
  assert_refused (nested->str, nested->len, "line 18");
  assert_refused ("\xff\xfe" "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\0\xd8", 26, "UTF-16");
}

static void
test_agents_within_cards_are_passed_over (void)
{
  g_auto (Book) book = open_text ("BEGIN:VCARD\nVERSION:2.1\nFN:Ana\nAGENT:\nBEGIN:VCARD\nFN:Ben\nTEL:1\nEND:VCARD\n"
                                  "TEL:2\nEND:VCARD\n");

  g_assert_cmpuint (kit_count (book.archive, "person"), ==, 1);
  assert_text (&book, "person", 0, "name", "Ana");
  g_assert_cmpuint (kit_count (book.archive, "person_way"), ==, 1);
  assert_text (&book, "person_way", 0, "value", "2");
}

/* What the tables hold no more of is cut, and what there is too much of is left out, so that the rest comes in. */
static void
test_what_is_too_much (void)
{
  g_autoptr (TestLife) life = test_life_new_open ();
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:");
  g_autofree char *word = g_strnfill (3000, 'n');

  g_string_append_printf (text, "%s\nUID:%s\nNICKNAME:%s\nCATEGORIES:%s\nADR:;;%s\n", word, word, word, word, word);
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "NOTE:%s\n", word);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "TEL:%u\nX-ANNIVERSARY:%04u0101\nCATEGORIES:g%u\n", i, i + 1, i);
  g_string_append (text, "PHOTO:");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, word);
  g_string_append (text, "\nBDAY:--0412\nEND:VCARD\n");

  merge (life, text->str, "It brings 1 person, 200 places in groups, 200 ways to reach somebody and 2 yearly days.");
  g_assert_cmpint (test_life_ask (life, "SELECT length(name) FROM person"), ==, 500);
  g_assert_cmpint (test_life_ask (life, "SELECT length(note) FROM person"), ==, 20000);
  g_assert_cmpint (test_life_ask (life, "SELECT count(*) FROM person_day WHERE kind = 'birthday'"), ==, 1);
}

static void
test_many_cards_take_no_time (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "BEGIN:VCARD\nVERSION:4.0\nFN:Same Name\nTEL:%u\nBDAY:19850412\nEND:VCARD\n", i);
  start = g_get_monotonic_time ();
  {
    g_auto (Book) book = open_text (text->str);

    g_assert_cmpuint (kit_count (book.archive, "person"), ==, 20000);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
}

static void
test_hostile_files (void)
{
  static const char text[] = CARD ("UID:a\r\nFN:Ana\r\nitem1.TEL;TYPE=\"cell,voice\":1\r\nitem1.X-ABLabel:x\r\n"
                                   "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\nADR:;;a\\;b;c;;d;e\r\nCATEGORIES:a,b\r\n")
      "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Okafor;B=C3=\n=A9n;;;\n"
      "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-01;0;Name day;;\nEND:VCARD\n";
  g_autofree char *folder = test_folder_new ();

  kit_fuzz (folder, "people.vcf", text, sizeof text - 1, 400);
  test_folder_remove (folder);
}

/* By the clock of the application, wherever that of the machine stands. */
static void
test_known_since_they_came (void)
{
  g_auto (Book) book = open_text (CARD ("FN:Ana\r\n"));
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, TEST_LIFE_NOW);

  assert_text (&book, "person", 0, "created_at", now);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/all-three-versions", test_all_three_versions);
  g_test_add_func ("/vcard/known-since-they-came", test_known_since_they_came);
  g_test_add_func ("/vcard/dates", test_dates);
  g_test_add_func ("/vcard/what-programs-write", test_what_programs_write);
  g_test_add_func ("/vcard/names", test_names);
  g_test_add_func ("/vcard/charsets", test_charsets);
  g_test_add_func ("/vcard/again-and-brought-up-to-date", test_again_and_brought_up_to_date);
  g_test_add_func ("/vcard/two-of-the-same", test_two_of_the_same);
  g_test_add_func ("/vcard/damage-is-told-by-its-line", test_damage_is_told_by_its_line);
  g_test_add_func ("/vcard/agents-within-cards-are-passed-over", test_agents_within_cards_are_passed_over);
  g_test_add_func ("/vcard/what-is-too-much", test_what_is_too_much);
  g_test_add_func ("/vcard/many-cards-take-no-time", test_many_cards_take_no_time);
  g_test_add_func ("/vcard/hostile-files", test_hostile_files);
  return g_test_run ();
}
