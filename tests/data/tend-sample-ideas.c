#include "tend-sample-ideas.h"

#include "store/tend-idea-store.h"
#include "tend-chance.h"

#define STREAM_IDEAS 120000
#define SECONDS_A_DAY (24 * 60 * 60)

static const struct
{
  const char *title;
  const char *detail;
  const char *kind;
  int minutes;
  const char *cost;
  const char *energy;
  const char *place;
  const char *season;
} ideas[] = {
  { "Feed the horses behind the station", "Apples, cut in four.", "walk", 60, "free", "low", "outdoors", "" },
  { "Darts at the corner pub", "", "in-person", 90, "little", "low", "indoors", "autumn winter" },
  { "Row across the lake and back", "Gloves. Last time it was blisters.", "sport", 120, "some", "high", "outdoors",
    "summer" },
};

static const char *const hidden[] = { "snow", "sing" };

gboolean
tend_sample_ideas_write (TendDb   *db,
                         guint64   seed,
                         TendDay   end_day,
                         GError  **error)
{
  TendChance chance;

  tend_chance_init (&chance, seed, STREAM_IDEAS);
  for (guint i = 0; i < G_N_ELEMENTS (ideas); i++)
    {
      g_autoptr (TendIdea) idea = tend_idea_new (ideas[i].title);

      g_free (idea->id);
      g_free (idea->detail);
      g_free (idea->kind);
      idea->id = tend_chance_make_uuid (&chance);
      idea->detail = g_strdup (ideas[i].detail);
      idea->kind = g_strdup (ideas[i].kind);
      idea->minutes = ideas[i].minutes;
      tend_idea_set_facet (idea, TEND_IDEA_FACET_COST, ideas[i].cost);
      tend_idea_set_facet (idea, TEND_IDEA_FACET_ENERGY, ideas[i].energy);
      tend_idea_set_facet (idea, TEND_IDEA_FACET_PLACE, ideas[i].place);
      tend_idea_set_facet (idea, TEND_IDEA_FACET_SEASON, ideas[i].season);
      if (!tend_idea_insert (db, TEND_IDEA_TOPIC_TOGETHER, idea,
                             (gint64) (end_day - 40 + 9 * (TendDay) i) * SECONDS_A_DAY, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (!tend_db_run (db, error, "INSERT INTO idea_hidden (topic, idea) VALUES (?1, ?2)", "ss",
                      TEND_IDEA_TOPIC_TOGETHER, hidden[i]))
      return FALSE;
  return TRUE;
}
