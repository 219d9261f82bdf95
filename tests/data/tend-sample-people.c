#include "tend-sample-people.h"

#include "features/people/tend-person-writer.h"
#include "tend-chance.h"
#include "tend-sample-plans.h"

/* Streams of the seed that nothing else uses: one for each of the people. */
#define STREAM_PEOPLE 400000

#define SECONDS_A_DAY (24 * 60 * 60)

/* One in so many people has no birthday that is known, one in so many a birthday without a year. */
#define NO_BIRTHDAY_EVERY 6
#define NO_YEAR_EVERY 4

/**
 * SamplePerson:
 * @groups: the groups, with commas between them
 * @known_from: how one knows them
 * @rhythm_weeks: their rhythm, 0 for none
 * @call_weeks: about every how many weeks there is a call, 0 for never
 * @note: "" for none
 * @color: "" for none
 * @is_archived: put away
 */
typedef struct
{
  const char *groups;
  const char *known_from;
  int rhythm_weeks;
  int call_weeks;
  const char *note;
  const char *color;
  gboolean is_archived;
} SamplePerson;

/* In the order of tend_sample_people. */
static const SamplePerson samples[TEND_SAMPLE_N_PEOPLE] = {
  { "Friends, Choir", "The choir, the first evening", 2, 3, "Likes to be asked early. Oat milk.", "teal", FALSE },
  { "Friends", "Climbing hall", 2, 0, "Moves into the new flat in spring.", "", FALSE },
  { "Family", "My sister", 1, 1, "The children are Lotte and Nils.", "rose", FALSE },
  { "Friends, Work", "The old office", 3, 0, "", "", FALSE },
  { "Neighbours", "The stairwell", 4, 0, "Waters the plants, and likes to have hers watered.", "olive", FALSE },
  { "Friends", "University", 4, 4, "", "", FALSE },
  { "Choir", "The choir", 0, 0, "Alto, second row.", "", FALSE },
  { "Friends", "Film nights", 4, 0, "", "indigo", FALSE },
  { "Work", "The second project", 0, 0, "", "", FALSE },
  { "Friends", "A friend of Ben’s", 6, 0, "", "", FALSE },
  { "Family", "My aunt", 6, 3, "Hears better on the left. Loves long calls.", "violet", FALSE },
  { "Running", "The Saturday run", 0, 0, "", "", FALSE },
  { "Friends", "The language course", 8, 0, "", "", FALSE },
  { "Running", "The Saturday run", 4, 0, "Knee: no hills for now.", "", FALSE },
  { "Friends", "A train to the north", 12, 6, "Lives far away; a call is a visit.", "blue", FALSE },
  { "Work", "The canteen", 0, 0, "", "", FALSE },
  { "Neighbours", "The garden next door", 0, 0, "", "", FALSE },
  { "Choir", "The choir", 0, 0, "", "", FALSE },
  { "Friends", "School", 8, 8, "", "amber", FALSE },
  { "Family", "My cousin", 12, 0, "", "", FALSE },
  { "Friends", "University", 0, 0, "", "", FALSE },
  { "Work", "The old office", 0, 0, "", "", FALSE },
  { "Choir", "Plays the piano for us", 0, 0, "", "", FALSE },
  { "Running", "The Saturday run", 0, 0, "", "", FALSE },
  { "Friends", "The museum’s evening course", 12, 0, "", "", FALSE },
  { "Neighbours", "Third floor", 0, 0, "", "", FALSE },
  { "Friends", "A friend of Noor’s", 0, 0, "", "", FALSE },
  { "Work", "The first job", 0, 0, "", "", TRUE },
  { "Friends", "The house by the lake", 26, 0, "", "", FALSE },
  { "Family", "My godmother", 0, 0, "", "slate", TRUE },
};

static const char *const lines[] = {
  "A long one, about everything.", "Only short, but good.", "We laughed about the train.", "They are well.",
};

static void
add_days (TendPerson *person,
          TendChance *chance,
          TendDay     end_day,
          guint       index)
{
  int year = tend_day_get_year (end_day) - 25 - (int) tend_chance_get_below (chance, 45);
  int month = 1 + (int) tend_chance_get_below (chance, 12);
  int day_of_month = 1 + (int) tend_chance_get_below (chance, 28);
  TendPersonDay *day;

  /* One of them has a birthday in the week to come, so that it can be seen what is said of it. */
  if (index == 0)
    {
      month = tend_day_get_month (end_day + 4);
      day_of_month = tend_day_get_day_of_month (end_day + 4);
    }
  else if (index % NO_BIRTHDAY_EVERY == NO_BIRTHDAY_EVERY - 1)
    return;
  day = tend_person_day_new (TEND_PERSON_DAY_BIRTHDAY, month, day_of_month,
                             index % NO_YEAR_EVERY == NO_YEAR_EVERY - 1 ? TEND_PERSON_YEAR_NONE : year);
  day->uuid = tend_chance_make_uuid (chance);
  g_ptr_array_add (person->days, day);
  if (index % 10 != 2)
    return;
  day = tend_person_day_new (TEND_PERSON_DAY_ANNIVERSARY, 1 + (int) tend_chance_get_below (chance, 12), 14,
                             tend_day_get_year (end_day) - 8);
  day->uuid = tend_chance_make_uuid (chance);
  g_ptr_array_add (person->days, day);
}

static void
add_way (TendPerson        *person,
         TendChance        *chance,
         TendPersonWayKind  kind,
         const char        *label,
         const char        *value)
{
  TendPersonWay *way = tend_person_way_new (kind, label, value);

  way->uuid = tend_chance_make_uuid (chance);
  g_ptr_array_add (person->ways, way);
}

/* Numbers and addresses of which it is certain that they are nobody's. */
static void
add_ways (TendPerson *person,
          TendChance *chance,
          guint       index)
{
  g_autofree char *phone = g_strdup_printf ("+1 202 555 01%02u", index);
  g_autofree char *mail = g_strdup_printf ("person%u@example.org", index + 1);

  add_way (person, chance, TEND_PERSON_WAY_PHONE, index % 3 == 0 ? "" : "mobile", phone);
  if (index % 2 == 0)
    add_way (person, chance, TEND_PERSON_WAY_MAIL, "", mail);
  if (index % 7 == 2)
    add_way (person, chance, TEND_PERSON_WAY_ADDRESS, "", "12 Mill Lane\nSpringfield");
}

/* About every so many weeks, over the whole life. */
static gboolean
write_calls (TendDb              *db,
             const SamplePerson  *sample,
             gint64               person_id,
             TendChance          *chance,
             TendDay              first_day,
             TendDay              end_day,
             GError             **error)
{
  int step = 7 * sample->call_weeks;

  for (TendDay day = first_day; step > 0 && day < end_day; day += step + (int) tend_chance_get_below (chance, 9) - 4)
    {
      g_autoptr (TendContact) contact = tend_contact_new (person_id, TEND_CONTACT_CALL, MAX (day, first_day));
      gint64 id;

      contact->uuid = tend_chance_make_uuid (chance);
      if (tend_chance_happens (chance, 0.15))
        tend_person_set_text (&contact->note, lines[tend_chance_get_below (chance, G_N_ELEMENTS (lines))]);
      if (!tend_contact_insert (db, contact, end_day, (gint64) contact->day * SECONDS_A_DAY + 20 * 60 * 60, &id, error))
        return FALSE;
    }
  return TRUE;
}

/* The aunt and the sister are reminded of, a week and a day before. */
static gboolean
write_reminders (TendDb            *db,
                 const TendPerson  *person,
                 TendChance        *chance,
                 GError           **error)
{
  static const int before[] = { 0, 7 * 24 * 60 };

  for (guint i = 0; person->days->len > 0 && i < G_N_ELEMENTS (before); i++)
    {
      const TendPersonDay *day = g_ptr_array_index (person->days, 0);
      g_autofree char *uuid = tend_chance_make_uuid (chance);

      if (!tend_db_run (db, error,
                        "INSERT INTO reminder (uuid, subject_kind, subject_uuid, minute, before_minutes, weekdays,"
                        "    is_enabled) VALUES (?1, 'person-day', ?2, 540, ?3, 127, 1)",
                        "ssi", uuid, day->uuid, (gint64) before[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_person (TendDb   *db,
              guint64   seed,
              guint     index,
              TendDay   first_day,
              TendDay   end_day,
              GError  **error)
{
  const SamplePerson *sample = &samples[index];
  g_autoptr (TendPerson) person = tend_person_new (tend_sample_people[index]);
  TendChance chance;
  gint64 id;

  tend_chance_init (&chance, seed, STREAM_PEOPLE + index);
  person->uuid = tend_sample_person_make_uuid (seed, index);
  tend_person_set_groups (person, sample->groups);
  tend_person_set_text (&person->known_from, sample->known_from);
  tend_person_set_text (&person->note, sample->note);
  tend_person_set_text (&person->color, sample->color);
  person->rhythm_weeks = sample->rhythm_weeks;
  person->is_archived = sample->is_archived;
  add_days (person, &chance, end_day, index);
  add_ways (person, &chance, index);
  return tend_person_insert (db, person, (gint64) first_day * SECONDS_A_DAY + 12 * 60 * 60, &id, error) &&
         write_calls (db, sample, id, &chance, first_day, end_day, error) &&
         (g_strcmp0 (sample->groups, "Family") != 0 || person->is_archived ||
          write_reminders (db, person, &chance, error));
}

/**
 * tend_sample_people_write:
 * @db: a connection that writes, within a transaction
 * @seed: the seed of the life
 * @first_day: its first day
 * @end_day: its last day
 * @error: return location
 *
 * Writes the people who are guests of the life's plans.
 *
 * Returns: whether all was written
 */
gboolean
tend_sample_people_write (TendDb   *db,
                          guint64   seed,
                          TendDay   first_day,
                          TendDay   end_day,
                          GError  **error)
{
  for (guint i = 0; i < TEND_SAMPLE_N_PEOPLE; i++)
    if (!write_person (db, seed, i, first_day, end_day, error))
      return FALSE;
  return TRUE;
}
