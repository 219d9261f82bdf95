#include "tend-sample-hobbies.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-writer.h"
#include "tend-chance.h"
#include "tend-sample-pictures.h"
#include "tend-sample-plans.h"

/* Streams of the seed that nothing else uses: one for each hobby. */
#define STREAM_HOBBIES 300000

#define SECONDS_A_DAY (24 * 60 * 60)
#define N_LINES 6

/* Of which hobbies there are pictures, as bits, and of how many of their last sessions one in how many has one. */
#define HOBBIES_WITH_PICTURES (1 << 1 | 1 << 3 | 1 << 4 | 1 << 5)
#define N_PICTURED 60
#define PICTURED_EVERY 4

/**
 * SampleHobby:
 * @often: about how many sessions a day
 * @minutes: about how long one is
 * @hour: about when
 * @begins: after how much of the life, 0 to 1
 * @left_alone: for how many days before the last it was not touched
 * @people: who shares it, as places in tend_sample_people, -1 for nobody
 */
typedef struct
{
  const char *name;
  const char *symbol;
  const char *color;
  const char *love;
  TendHobbyOrigin origin;
  const char *left_off;
  const char *needs;
  const char *next_step;
  const char *places;
  TendHobbyWish wish_kind;
  int wish;
  gboolean is_resting;
  double often;
  int minutes;
  int hour;
  double begins;
  int left_alone;
  int people[2];
  const char *lines[N_LINES];
} SampleHobby;

static const SampleHobby samples[TEND_SAMPLE_N_HOBBIES] = {
  { "Guitar", "music", "amber", "When a song comes together and the room goes quiet", TEND_HOBBY_LOVED,
    "The second verse of “Blackbird”, slowly", "New strings\nThe capo from the drawer", "Tune it, and play one song",
    "The kitchen, by the window", TEND_HOBBY_WISH_MINUTES, 90, FALSE, 1.15, 24, 19, 0, 41, { 0, -1 },
    { "The bridge works now.", "Fingers remember more than I do.", "Played for nobody, and it was good.",
      "Slow, with a metronome.", "A new song, badly.", "Outside, until it was dark." } },
  { "Drawing", "drawing", "indigo", "Looking at one thing for as long as I like", TEND_HOBBY_LOVED,
    "Hands, the left one", "A soft pencil", "One page, whatever comes", "The big table; trains",
    TEND_HOBBY_WISH_TIMES, 4, FALSE, 1.1, 20, 21, 0, 0, { 3, -1 },
    { "The cat held still.", "Ink this time.", "Only shadows.", "The tram, from memory.", "Hands again.",
      "One line, no lifting." } },
  { "Reading aloud", "reading", "rose", "Other people's sentences in my own voice", TEND_HOBBY_NEW,
    "Chapter nine", "", "Ten pages after tea", "The sofa", TEND_HOBBY_WISH_NONE, 0, FALSE, 1.3, 18, 22, 0.05, 0,
    { 1, -1 },
    { "A good villain.", "We laughed at the same place.", "Poems.", "The long chapter.", "Half asleep.", "Again." } },
  { "Balcony garden", "garden", "green", "That something comes up by itself", TEND_HOBBY_NEW,
    "The beans are in, the basil is not", "Potting soil\nString", "Water, and look who is up", "The balcony",
    TEND_HOBBY_WISH_NONE, 0, FALSE, 0.75, 15, 8, 0.1, 1, { -1, -1 },
    { "First tomato.", "Bees.", "Moved the pots into the sun.", "Rain did it for me.", "Seeds in.", "Mint, too much." } },
  { "Cooking something new", "cooking", "apricot", "The smell of a kitchen where something is going on",
    TEND_HOBBY_NEW, "Dumplings: the folding", "Sesame oil", "Pick a page of the book", "Home", TEND_HOBBY_WISH_TIMES, 2,
    FALSE, 0.55, 50, 18, 0, 2, { 0, 2 },
    { "Too much ginger, and still.", "Dumplings, forty of them.", "Bread that rose.", "Soup for three days.",
      "Asked for the recipe.", "Burnt, and funny." } },
  { "Pottery", "pottery", "teal", "Clay does not let you think of anything else", TEND_HOBBY_LOVED,
    "A bowl that wants a foot", "An apron", "Ask when the studio is open", "The studio in the old dairy",
    TEND_HOBBY_WISH_NONE, 0, TRUE, 0.2, 110, 17, 0.15, 130, { 4, -1 },
    { "Centred, at last.", "Three bowls, one stays.", "Glazed blue.", "It cracked, I learned why.", "Only wedging.",
      "The big one." } },
  { "Portuguese", "words", "blue", "Understanding a song that was only a melody", TEND_HOBBY_NEW, "Lesson 31",
    "", "Five sentences to Rui", "On the tram", TEND_HOBBY_WISH_MINUTES, 60, FALSE, 0.3, 14, 7, 0.3, 3, { 5, -1 },
    { "Ordered coffee without English.", "The past tense.", "A film, with subtitles.", "Sang along.", "Letters.",
      "Rui wrote back." } },
  { "Choir", "stars", "violet", "Being one voice of forty", TEND_HOBBY_NEW, "The alto line of the Fauré",
    "The folder", "Hum the alto line once", "The school hall, Thursdays", TEND_HOBBY_WISH_TIMES, 1, FALSE, 0.15, 95,
    19, 0.2, 4, { 2, 6 },
    { "The last chord.", "A cold, only listened.", "New piece.", "The concert.", "Tea afterwards.", "In tune." } },
};

/**
 * tend_sample_hobby_make_uuid:
 * @seed: the seed of the life
 * @index: which of the hobbies
 *
 * Returns: (transfer full): the UUID that it has in that life
 */
char *
tend_sample_hobby_make_uuid (guint64 seed,
                             guint   index)
{
  TendChance chance;

  g_return_val_if_fail (index < TEND_SAMPLE_N_HOBBIES, NULL);

  tend_chance_init (&chance, seed, STREAM_HOBBIES + index);
  return tend_chance_make_uuid (&chance);
}

static TendHobby *
make_hobby (const SampleHobby *sample,
            guint64            seed,
            TendDay            day,
            TendChance        *chance)
{
  TendHobby *hobby = tend_hobby_new (sample->name);

  hobby->uuid = tend_chance_make_uuid (chance);
  tend_hobby_set_text (&hobby->symbol, sample->symbol);
  tend_hobby_set_text (&hobby->color, sample->color);
  tend_hobby_set_text (&hobby->love, sample->love);
  tend_hobby_set_text (&hobby->left_off, sample->left_off);
  tend_hobby_set_text (&hobby->needs, sample->needs);
  tend_hobby_set_text (&hobby->next_step, sample->next_step);
  tend_hobby_set_text (&hobby->places, sample->places);
  hobby->origin = sample->origin;
  hobby->wish_kind = sample->wish_kind;
  hobby->wish = sample->wish;
  hobby->is_resting = sample->is_resting;
  hobby->created_day = day;
  for (gsize i = 0; i < G_N_ELEMENTS (sample->people); i++)
    if (sample->people[i] >= 0)
      {
        g_autofree char *uuid = tend_sample_person_make_uuid (seed, (guint) sample->people[i]);

        tend_hobby_add_person (hobby, uuid, tend_sample_people[sample->people[i]]);
      }
  return hobby;
}

static gboolean
write_session (TendDb             *db,
               const SampleHobby  *sample,
               gint64              hobby_id,
               TendDay             day,
               int                 place,
               TendChance         *chance,
               GError            **error)
{
  double length = sample->minutes * (1 + 0.6 * tend_chance_get_swing (chance));
  gint64 started_at = (gint64) day * SECONDS_A_DAY + sample->hour * 3600 +
                      (gint64) (5400 * tend_chance_get_swing (chance)) - place * 10800;
  g_autoptr (TendHobbySession) session = tend_hobby_session_new (hobby_id, day, started_at,
                                                                 (int) MAX (length * 60, 120));
  gint64 id;

  session->uuid = tend_chance_make_uuid (chance);
  if (tend_chance_happens (chance, 0.55))
    session->mood = 3 + (int) tend_chance_get_below (chance, 3) - (tend_chance_happens (chance, 0.12) ? 1 : 0);
  if (tend_chance_happens (chance, 0.14))
    tend_hobby_set_text (&session->line, sample->lines[tend_chance_get_below (chance, N_LINES)]);
  return tend_hobby_session_insert (db, session, &id, error);
}

/* In some months more, in some less, and now and then none for weeks. */
static gboolean
write_sessions (TendDb             *db,
                const SampleHobby  *sample,
                gint64              hobby_id,
                TendDay             first_day,
                TendDay             end_day,
                TendChance         *chance,
                GError            **error)
{
  double season = 1;
  int pause = 0;

  for (TendDay day = first_day; day < end_day - sample->left_alone; day++)
    {
      double often;
      int n;

      if (tend_day_get_day_of_month (day) == 1)
        season = 1 + 0.45 * tend_chance_get_swing (chance);
      if (pause == 0 && tend_chance_happens (chance, 0.0015))
        pause = 10 + (int) tend_chance_get_below (chance, 30);
      if (pause > 0)
        {
          pause--;
          continue;
        }
      often = sample->often * season * 1.15;
      n = (int) often + (tend_chance_happens (chance, often - (int) often) ? 1 : 0);
      if (n > 0 && often > 0.8 && tend_chance_happens (chance, 0.25))
        n = tend_chance_happens (chance, 0.5) ? 0 : n + 1;
      for (int i = 0; i < n; i++)
        if (!write_session (db, sample, hobby_id, day, i, chance, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_pictures (TendDb   *db,
                guint64   seed,
                guint     hobby,
                gint64    hobby_id,
                GError  **error)
{
  g_autoptr (GPtrArray) sessions = tend_hobby_session_read_last (db, hobby_id, N_PICTURED, error);

  for (guint i = 1; sessions && i < sessions->len; i += PICTURED_EVERY)
    {
      TendHobbySession *session = g_ptr_array_index (sessions, i);

      session->picture = tend_sample_picture_draw (seed, hobby * N_PICTURED + i, error);
      if (session->picture == NULL || !tend_hobby_session_update (db, session, error))
        return FALSE;
    }
  return sessions != NULL;
}

/**
 * tend_sample_hobbies_write:
 * @db: a connection that writes, within a transaction
 * @seed: any number
 * @first_day: the first day of the life
 * @end_day: the day it is, which has no session yet
 * @error: return location
 *
 * Returns: whether all was written
 */
gboolean
tend_sample_hobbies_write (TendDb   *db,
                           guint64   seed,
                           TendDay   first_day,
                           TendDay   end_day,
                           GError  **error)
{
  for (guint i = 0; i < TEND_SAMPLE_N_HOBBIES; i++)
    {
      TendDay day = first_day + (TendDay) (samples[i].begins * (end_day - first_day));
      g_autoptr (TendHobby) hobby = NULL;
      TendChance chance;
      gint64 id;

      tend_chance_init (&chance, seed, STREAM_HOBBIES + i);
      hobby = make_hobby (&samples[i], seed, day, &chance);
      if (!tend_hobby_insert (db, hobby, (gint64) day * SECONDS_A_DAY + 43200, &id, error) ||
          !write_sessions (db, &samples[i], id, day, end_day, &chance, error) ||
          ((HOBBIES_WITH_PICTURES >> i & 1) && !write_pictures (db, seed, i, id, error)))
        return FALSE;
    }
  return TRUE;
}
