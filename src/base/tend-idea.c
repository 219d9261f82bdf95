#include "base/tend-idea.h"

#include "base/tend-error.h"
#include "base/tend-minute.h"

#include <glib/gi18n.h>
#include <string.h>

#define WORDS_MAX 4

/**
 * Facet:
 * @name: what is chosen by it
 * @any: the choice of whatever it is
 * @words: what the bits are called in files
 * @names: what the bits are called on screen, beside an idea
 * @choices: what there is to choose; the choices of places, seasons and moods are the bits, in order
 */
typedef struct
{
  const char *name;
  const char *any;
  const char *words[WORDS_MAX];
  const char *names[WORDS_MAX];
  const char *choices[WORDS_MAX];
} Facet;

static const Facet facets[TEND_IDEA_N_FACETS] = {
  [TEND_IDEA_FACET_LENGTH] = {
      .name = N_("Length"),
      .any = N_("Any length"),
      .choices = { N_("Up to 30 min"), N_("Up to 1 h"), N_("Up to 2 h") },
  },
  [TEND_IDEA_FACET_COST] = {
      .name = N_("Cost"),
      .any = N_("Any cost"),
      .words = { "free", "little", "some" },
      .names = { N_("free"), N_("costs little"), N_("costs something") },
      .choices = { N_("Free"), N_("Free or little") },
  },
  [TEND_IDEA_FACET_ENERGY] = {
      .name = N_("Energy"),
      .any = N_("Any energy"),
      .words = { "low", "middle", "high" },
      .names = { N_("little energy"), N_("some energy"), N_("lots of energy") },
      .choices = { N_("Little energy"), N_("Some energy"), N_("Lots of energy") },
  },
  [TEND_IDEA_FACET_PLACE] = {
      .name = N_("Place"),
      .any = N_("In or out"),
      .words = { "indoors", "outdoors" },
      .names = { N_("indoors"), N_("outdoors") },
      .choices = { N_("Indoors"), N_("Outdoors") },
  },
  [TEND_IDEA_FACET_SEASON] = {
      .name = N_("Season"),
      .any = N_("All year"),
      .words = { "spring", "summer", "autumn", "winter" },
      .names = { N_("spring"), N_("summer"), N_("autumn"), N_("winter") },
      .choices = { N_("Spring"), N_("Summer"), N_("Autumn"), N_("Winter") },
  },
  [TEND_IDEA_FACET_MOOD] = {
      .name = N_("Mood"),
      .any = N_("Any mood"),
      .words = { "heavy", "tense", "calm", "bright" },
      .names = { N_("for heavy days"), N_("for tense days"), N_("for calm days"), N_("for bright days") },
      .choices = { N_("Heavy day"), N_("Tense day"), N_("Calm day"), N_("Bright day") },
  },
};

static const int length_choices[] = { 30, 60, 120 };
static const guint cost_choices[] = { TEND_IDEA_COST_FREE, TEND_IDEA_COST_FREE | TEND_IDEA_COST_LITTLE };

/* A tired person is asked for little; who has some has what asks for little, too; who is full of it wants to use it. */
static const guint energy_choices[] = {
  TEND_IDEA_ENERGY_LOW,
  TEND_IDEA_ENERGY_LOW | TEND_IDEA_ENERGY_MIDDLE,
  TEND_IDEA_ENERGY_MIDDLE | TEND_IDEA_ENERGY_HIGH,
};

G_DEFINE_BOXED_TYPE (TendIdea, tend_idea, tend_idea_copy, tend_idea_free)

/**
 * tend_idea_new:
 * @title: what to do
 *
 * Returns: (transfer full): an idea of an hour that is free, asks for little energy, and is for everywhere and always
 */
TendIdea *
tend_idea_new (const char *title)
{
  TendIdea *self = g_new0 (TendIdea, 1);

  self->id = g_strdup ("");
  self->title = g_strdup (title);
  self->detail = g_strdup ("");
  self->kind = g_strdup ("");
  self->minutes = 60;
  self->cost = TEND_IDEA_COST_FREE;
  self->energy = TEND_IDEA_ENERGY_LOW;
  return self;
}

TendIdea *
tend_idea_copy (const TendIdea *self)
{
  TendIdea *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->detail = g_strdup (self->detail);
  copy->kind = g_strdup (self->kind);
  return copy;
}

void
tend_idea_free (TendIdea *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->kind);
  g_free (self);
}

static guint
get_bits (const TendIdea *self,
          TendIdeaFacet   facet)
{
  switch (facet)
    {
    case TEND_IDEA_FACET_COST:
      return self->cost;
    case TEND_IDEA_FACET_ENERGY:
      return self->energy;
    case TEND_IDEA_FACET_PLACE:
      return self->places;
    case TEND_IDEA_FACET_SEASON:
      return self->seasons;
    case TEND_IDEA_FACET_MOOD:
      return self->moods;
    case TEND_IDEA_FACET_LENGTH:
    default:
      g_return_val_if_reached (0);
    }
}

static void
set_bits (TendIdea      *self,
          TendIdeaFacet  facet,
          guint          bits)
{
  switch (facet)
    {
    case TEND_IDEA_FACET_COST:
      self->cost = bits;
      break;
    case TEND_IDEA_FACET_ENERGY:
      self->energy = bits;
      break;
    case TEND_IDEA_FACET_PLACE:
      self->places = bits;
      break;
    case TEND_IDEA_FACET_SEASON:
      self->seasons = bits;
      break;
    case TEND_IDEA_FACET_MOOD:
      self->moods = bits;
      break;
    case TEND_IDEA_FACET_LENGTH:
    default:
      g_return_if_reached ();
    }
}

static gboolean
find_bit (const Facet *facet,
          const char  *word,
          guint       *bits)
{
  for (guint i = 0; i < WORDS_MAX && facet->words[i]; i++)
    if (g_str_equal (facet->words[i], word))
      {
        *bits |= 1u << i;
        return TRUE;
      }
  return FALSE;
}

/**
 * tend_idea_set_facet:
 * @self: an idea
 * @facet: any but the length
 * @text: words as they stand in files, "spring summer"
 *
 * Returns: whether these are words of that facet, and as many as it takes; otherwise nothing is changed
 */
gboolean
tend_idea_set_facet (TendIdea      *self,
                     TendIdeaFacet  facet,
                     const char    *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint bits = 0;
  guint n = 0;

  for (; words[n]; n++)
    if (!find_bit (&facets[facet], words[n], &bits))
      break;
  if (words[n] || ((facet == TEND_IDEA_FACET_COST || facet == TEND_IDEA_FACET_ENERGY) && n != 1))
    return FALSE;
  set_bits (self, facet, bits);
  return TRUE;
}

/**
 * tend_idea_dup_facet:
 * @self: an idea
 * @facet: any but the length
 *
 * Returns: (transfer full): words as they stand in files, "" where it does not matter
 */
char *
tend_idea_dup_facet (const TendIdea *self,
                     TendIdeaFacet   facet)
{
  GString *text = g_string_new (NULL);
  guint bits = get_bits (self, facet);

  for (guint i = 0; i < WORDS_MAX; i++)
    if (bits & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", facets[facet].words[i]);
  return g_string_free (text, FALSE);
}

/**
 * tend_idea_validate:
 * @self: an idea, as somebody wrote it
 * @error: return location
 *
 * Returns: whether it can be kept
 */
gboolean
tend_idea_validate (const TendIdea  *self,
                    GError         **error)
{
  g_autofree char *title = g_strstrip (g_strdup (self->title));
  long n = g_utf8_strlen (title, -1);

  if (n < 1 || n > TEND_IDEA_TITLE_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("An idea needs words, and no more than %d letters."),
                   TEND_IDEA_TITLE_MAX);
      return FALSE;
    }
  if (self->minutes < TEND_IDEA_MINUTES_MIN || self->minutes > TEND_IDEA_MINUTES_MAX)
    {
      g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, _("An idea takes from 5 minutes to a whole day."));
      return FALSE;
    }
  return TRUE;
}

static void
append_names (GString        *words,
              const TendIdea *self,
              TendIdeaFacet   facet)
{
  guint bits = get_bits (self, facet);

  for (guint i = 0; i < WORDS_MAX; i++)
    if (bits & (1u << i))
      g_string_append_printf (words, " · %s", _(facets[facet].names[i]));
}

/**
 * tend_idea_describe:
 * @self: an idea
 *
 * Returns: (transfer full): "45 min · free · little energy · outdoors"
 */
char *
tend_idea_describe (const TendIdea *self)
{
  static const guint both = TEND_IDEA_PLACE_INDOORS | TEND_IDEA_PLACE_OUTDOORS;
  g_autofree char *length = tend_minute_describe_length (self->minutes);
  GString *words = g_string_new (length);

  append_names (words, self, TEND_IDEA_FACET_COST);
  append_names (words, self, TEND_IDEA_FACET_ENERGY);
  if (self->places != both)
    append_names (words, self, TEND_IDEA_FACET_PLACE);
  append_names (words, self, TEND_IDEA_FACET_SEASON);
  return g_string_free (words, FALSE);
}

/**
 * tend_idea_facet_get_name:
 * @facet: a facet
 *
 * Returns: what is chosen by it, "Energy"
 */
const char *
tend_idea_facet_get_name (TendIdeaFacet facet)
{
  return _(facets[facet].name);
}

/**
 * tend_idea_facet_get_n_choices:
 * @facet: a facet
 *
 * Returns: how many choices there are, the one of whatever it is included
 */
guint
tend_idea_facet_get_n_choices (TendIdeaFacet facet)
{
  guint n = 0;

  while (n < WORDS_MAX && facets[facet].choices[n])
    n++;
  return n + 1;
}

/**
 * tend_idea_facet_get_choice:
 * @facet: a facet
 * @choice: which choice, 0 for whatever it is
 *
 * Returns: what it is called, "Little energy"
 */
const char *
tend_idea_facet_get_choice (TendIdeaFacet facet,
                            guint         choice)
{
  g_return_val_if_fail (choice < tend_idea_facet_get_n_choices (facet), NULL);

  return choice == 0 ? _(facets[facet].any) : _(facets[facet].choices[choice - 1]);
}

static gboolean
fits (const TendIdea *self,
      TendIdeaFacet   facet,
      guint           choice)
{
  guint bits;

  if (choice == 0)
    return TRUE;
  switch (facet)
    {
    case TEND_IDEA_FACET_LENGTH:
      return self->minutes <= length_choices[choice - 1];
    case TEND_IDEA_FACET_COST:
      return (self->cost & cost_choices[choice - 1]) != 0;
    case TEND_IDEA_FACET_ENERGY:
      return (self->energy & energy_choices[choice - 1]) != 0;
    case TEND_IDEA_FACET_PLACE:
    case TEND_IDEA_FACET_SEASON:
    case TEND_IDEA_FACET_MOOD:
    default:
      bits = get_bits (self, facet);
      return bits == 0 || (bits & (1u << (choice - 1))) != 0;
    }
}

/**
 * tend_idea_fits:
 * @self: an idea
 * @choices: what was chosen of each facet, 0 for whatever it is
 *
 * Returns: whether it is among what was chosen
 */
gboolean
tend_idea_fits (const TendIdea *self,
                const guint     choices[static TEND_IDEA_N_FACETS])
{
  for (TendIdeaFacet facet = 0; facet < TEND_IDEA_N_FACETS; facet++)
    if (!fits (self, facet, choices[facet]))
      return FALSE;
  return TRUE;
}

/**
 * tend_idea_facet_is_used:
 * @ideas: (element-type TendIdea): a list of ideas
 * @facet: a facet
 *
 * Returns: whether choosing by it makes a difference among them
 */
gboolean
tend_idea_facet_is_used (GPtrArray     *ideas,
                         TendIdeaFacet  facet)
{
  guint n_choices = tend_idea_facet_get_n_choices (facet);

  for (guint i = 0; i < ideas->len; i++)
    for (guint choice = 1; choice < n_choices; choice++)
      if (!fits (g_ptr_array_index (ideas, i), facet, choice))
        return TRUE;
  return FALSE;
}
