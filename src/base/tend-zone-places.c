#include "base/tend-zone-places.h"

#include "base/tend-zone.h"

#include <string.h>

void
tend_zone_place_free (TendZonePlace *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->country);
  g_free (self);
}

/**
 * tend_zone_id_get_place:
 * @id: the IANA name of a zone
 *
 * Returns: (transfer full): the place in it, "New York" of "America/New_York"
 */
char *
tend_zone_id_get_place (const char *id)
{
  const char *slash = strrchr (id, '/');

  return g_strdelimit (g_strdup (slash ? slash + 1 : id), "_", ' ');
}

/* The lines of a table of tzdata, each cut at its tabulators. Returns: (nullable): NULL if it is not there */
static GPtrArray *
read_table (const char *name)
{
  g_autofree char *path = g_build_filename (tend_zone_get_folder (), name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *table;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && *lines[i] != '#')
      g_ptr_array_add (table, g_strsplit (lines[i], "\t", -1));
  return table;
}

/* Returns: (transfer full): from the code of a country to its name */
static GHashTable *
read_countries (void)
{
  GHashTable *countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) table = read_table ("iso3166.tab");

  for (guint i = 0; table && i < table->len; i++)
    {
      char **fields = g_ptr_array_index (table, i);

      if (g_strv_length (fields) >= 2)
        /* Where the lists of iso-codes are installed, they know the name in the user's language. */
        g_hash_table_insert (countries, g_strdup (fields[0]), g_strdup (g_dgettext ("iso_3166", fields[1])));
    }
  return countries;
}

static void
add_place (GPtrArray  *places,
           const char *id,
           const char *country)
{
  TendZonePlace *place = g_new0 (TendZonePlace, 1);

  place->id = g_strdup (id);
  place->name = tend_zone_id_get_place (id);
  place->country = g_strdup (country);
  g_ptr_array_add (places, place);
}

static int
compare_places (gconstpointer one,
                gconstpointer other)
{
  const TendZonePlace *left = *(const TendZonePlace *const *) one;
  const TendZonePlace *right = *(const TendZonePlace *const *) other;
  int order = g_utf8_collate (left->name, right->name);

  return order != 0 ? order : strcmp (left->id, right->id);
}

/**
 * tend_zone_places_read:
 *
 * Reads tzdata's table of places, and takes a moment: a caller keeps what it gets.
 *
 * Returns: (transfer full) (element-type TendZonePlace): the places by name, UTC among them; no more than that where
 *   the table is missing
 */
GPtrArray *
tend_zone_places_read (void)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_zone_place_free);
  g_autoptr (GHashTable) countries = read_countries ();
  g_autoptr (GPtrArray) table = read_table ("zone.tab");

  add_place (places, "UTC", NULL);
  for (guint i = 0; table && i < table->len; i++)
    {
      char **fields = g_ptr_array_index (table, i);

      if (g_strv_length (fields) >= 3)
        add_place (places, fields[2], g_hash_table_lookup (countries, fields[0]));
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

/**
 * tend_zone_place_matches:
 * @self: a place
 * @words: what is looked for: beginnings of words, in any case and without accents
 *
 * Returns: whether the place, its zone or its country is called so; always with no words at all
 */
gboolean
tend_zone_place_matches (const TendZonePlace *self,
                         const char          *words)
{
  g_autofree char *all = g_strjoin (" ", self->id, self->name, self->country, NULL);

  for (; g_unichar_isspace (g_utf8_get_char (words)); words = g_utf8_next_char (words))
    ;
  return *words == '\0' || g_str_match_string (words, all, TRUE);
}
