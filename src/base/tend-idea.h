/* Ideas of what one might do when nothing comes to mind, and the ways to choose among them.
 *
 * Several features have such a list: something light to do together, a hobby to begin. Each brings its own as a file
 * among its resources, tend_ideas_parse() reads it, store/tend-idea-store.h puts the user's own ideas beside it and
 * leaves out what the user does not want to see, and widgets/tend-idea-list.h shows what is left.
 *
 * The file is XML; po/its names what of it is translated:
 *
 *     <ideas>
 *       <idea id="walk-bakery" minutes="45" cost="little" energy="low" place="outdoors" season="spring autumn"
 *             mood="heavy tense" kind="walk">
 *         <title>Walk to a bakery you have not tried</title>
 *         <detail>Take the long way there, and the short one back.</detail>
 *       </idea>
 *     </ideas>
 *
 *     id       what the idea is remembered by: small letters, digits and hyphens, never changed once it was shipped
 *     minutes  about how long it takes, 5 to 1440
 *     cost     free, little, some
 *     energy   low, middle, high: how much of it the idea asks for
 *     place    indoors, outdoors, or both; left out where it does not matter
 *     season   spring, summer, autumn, winter, one or more; left out where it does not matter
 *     mood     heavy, tense, calm, bright, one or more: the days that it is good for; left out where it does not matter
 *     kind     a word that means something to the feature, such as what kind of plan it becomes; may be left out
 *     detail   one sentence more; may be left out */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TEND_IDEA_TITLE_MAX 200
#define TEND_IDEA_MINUTES_MIN 5
#define TEND_IDEA_MINUTES_MAX (24 * 60)

/**
 * TendIdeaFacet:
 * @TEND_IDEA_FACET_LENGTH: how long it takes
 * @TEND_IDEA_FACET_COST: what it costs
 * @TEND_IDEA_FACET_ENERGY: how much energy it asks for
 * @TEND_IDEA_FACET_PLACE: indoors or outdoors
 * @TEND_IDEA_FACET_SEASON: which time of the year
 * @TEND_IDEA_FACET_MOOD: which days it is good for
 *
 * What ideas are told apart by.
 */
typedef enum
{
  TEND_IDEA_FACET_LENGTH,
  TEND_IDEA_FACET_COST,
  TEND_IDEA_FACET_ENERGY,
  TEND_IDEA_FACET_PLACE,
  TEND_IDEA_FACET_SEASON,
  TEND_IDEA_FACET_MOOD,
} TendIdeaFacet;

#define TEND_IDEA_N_FACETS (TEND_IDEA_FACET_MOOD + 1)

/* The values of the facets as bits; 0 in a place, a season or a mood is "does not matter". */
enum
{
  TEND_IDEA_COST_FREE = 1 << 0,
  TEND_IDEA_COST_LITTLE = 1 << 1,
  TEND_IDEA_COST_SOME = 1 << 2,

  TEND_IDEA_ENERGY_LOW = 1 << 0,
  TEND_IDEA_ENERGY_MIDDLE = 1 << 1,
  TEND_IDEA_ENERGY_HIGH = 1 << 2,

  TEND_IDEA_PLACE_INDOORS = 1 << 0,
  TEND_IDEA_PLACE_OUTDOORS = 1 << 1,

  TEND_IDEA_SEASON_SPRING = 1 << 0,
  TEND_IDEA_SEASON_SUMMER = 1 << 1,
  TEND_IDEA_SEASON_AUTUMN = 1 << 2,
  TEND_IDEA_SEASON_WINTER = 1 << 3,

  TEND_IDEA_MOOD_HEAVY = 1 << 0,
  TEND_IDEA_MOOD_TENSE = 1 << 1,
  TEND_IDEA_MOOD_CALM = 1 << 2,
  TEND_IDEA_MOOD_BRIGHT = 1 << 3,
};

/**
 * TendIdea:
 * @id: what it is remembered by: of the file, or a UUID if it is the user's own
 * @is_own: whether the user wrote it
 * @is_hidden: whether the user does not want to see it
 * @title: what to do, in the user's language
 * @detail: one sentence more, "" if there is none
 * @kind: a word that means something to the feature, "" if there is none
 * @minutes: about how long it takes
 * @cost: one of the bits of costs
 * @energy: one of the bits of energies
 * @places: bits, 0 where it does not matter
 * @seasons: bits, 0 where it does not matter
 * @moods: bits, 0 where it does not matter
 */
typedef struct
{
  char *id;
  gboolean is_own;
  gboolean is_hidden;
  char *title;
  char *detail;
  char *kind;
  int minutes;
  guint cost;
  guint energy;
  guint places;
  guint seasons;
  guint moods;
} TendIdea;

#define TEND_TYPE_IDEA (tend_idea_get_type ())

GType tend_idea_get_type (void) G_GNUC_CONST;
TendIdea *tend_idea_new (const char *title);
TendIdea *tend_idea_copy (const TendIdea *self);
void tend_idea_free (TendIdea *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendIdea, tend_idea_free)

gboolean tend_idea_set_facet (TendIdea *self, TendIdeaFacet facet, const char *text);
char *tend_idea_dup_facet (const TendIdea *self, TendIdeaFacet facet);
gboolean tend_idea_validate (const TendIdea *self, GError **error);
char *tend_idea_describe (const TendIdea *self);

GPtrArray *tend_ideas_parse (const char *text, gssize length, GError **error);

/* Choosing: one choice of each facet, 0 for whatever it is. */
const char *tend_idea_facet_get_name (TendIdeaFacet facet);
const char *tend_idea_facet_get_choice (TendIdeaFacet facet, guint choice);
guint tend_idea_facet_get_n_choices (TendIdeaFacet facet);
gboolean tend_idea_facet_is_used (GPtrArray *ideas, TendIdeaFacet facet);
gboolean tend_idea_fits (const TendIdea *self, const guint choices[static TEND_IDEA_N_FACETS]);

G_END_DECLS
