#include "features/mindfulness/tend-practice-names.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>

/* Letters and digits are what names differ by: "Cyclic Sigh", "cyclic-sigh" and "CYCLICSIGH" are one, and so are
 * letters with their marks and without. */
static char *
make_key (const char *words)
{
  g_autofree char *plain = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (plain ? plain : "", -1);
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
  return g_string_free (key, FALSE);
}

static gboolean
is_called (const char *name,
           const char *key)
{
  g_autofree char *own = make_key (name);

  return g_str_equal (own, key);
}

/**
 * tend_practice_find:
 * @practices: (element-type TendPractice): what there is
 * @words: an id or a name, in English or as it is translated, in whichever case and with whatever between its words
 *
 * Returns: (transfer none) (nullable): what is meant by them
 */
TendPractice *
tend_practice_find (GPtrArray  *practices,
                    const char *words)
{
  g_autofree char *key = make_key (words);

  for (guint i = 0; *key && i < practices->len; i++)
    {
      TendPractice *practice = g_ptr_array_index (practices, i);

      if (is_called (practice->id, key) || is_called (practice->title, key) ||
          (practice->exercise && is_called (practice->exercise->title, key)))
        return practice;
    }
  return NULL;
}

static GPtrArray *
pick_breaths (GPtrArray *practices)
{
  GPtrArray *breaths = g_ptr_array_new ();

  for (guint i = 0; i < practices->len; i++)
    if (((TendPractice *) g_ptr_array_index (practices, i))->kind == TEND_PRACTICE_BREATH)
      g_ptr_array_add (breaths, g_ptr_array_index (practices, i));
  return breaths;
}

static char *
list_names (GPtrArray *breaths)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < breaths->len; i++)
    /* Translators: between the names in a list of breathing patterns */
    g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "",
                            ((TendPractice *) g_ptr_array_index (breaths, i))->title);
  return g_string_free (names, FALSE);
}

/**
 * tend_practice_find_breath:
 * @db: a connection
 * @words: what somebody typed, see tend_practice_find()
 * @error: return location; %TEND_ERROR_NOT_FOUND, with a sentence that names what there is
 *
 * Returns: (transfer full): the id of the breath that is meant, one of Tend's or the user's own
 */
char *
tend_practice_find_breath (TendDb      *db,
                           const char  *words,
                           GError     **error)
{
  g_autoptr (GPtrArray) nothing_guided = g_ptr_array_new ();
  g_autoptr (GPtrArray) practices = tend_practice_read_all (db, nothing_guided, error);
  g_autoptr (GPtrArray) breaths = NULL;
  g_autofree char *names = NULL;
  const TendPractice *practice;

  if (practices == NULL)
    return NULL;
  breaths = pick_breaths (practices);
  practice = tend_practice_find (breaths, words);
  if (practice)
    return g_strdup (practice->id);
  names = list_names (breaths);
  /* Translators: what was typed, and the names of the breathing patterns that there are */
  g_set_error (error, TEND_ERROR, TEND_ERROR_NOT_FOUND, _("There is no breath called “%s”; there are %s."), words,
               names);
  return NULL;
}
