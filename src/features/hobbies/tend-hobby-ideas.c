#include "features/hobbies/tend-hobby-ideas.h"

#include "features/hobbies/tend-hobby-reader.h"

/* What stands for no kind of hobby, and so gives it no name. */
#define SYMBOL_ANYTHING "anything"

static gboolean
is_taken (TendDb     *db,
          const char *name)
{
  g_autoptr (GPtrArray) hobbies = tend_hobby_read_all (db, FALSE, NULL);

  for (guint i = 0; hobbies && i < hobbies->len; i++)
    if (g_utf8_collate (((const TendHobby *) g_ptr_array_index (hobbies, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* "Drawing" for an idea of drawing; the idea itself where there is no such word, or it is a hobby already. */
static const char *
choose_name (TendDb         *db,
             const TendIdea *idea)
{
  const char *title = *idea->kind ? tend_hobby_get_symbol_title (idea->kind) : idea->title;

  if (g_str_equal (idea->kind, SYMBOL_ANYTHING) || is_taken (db, title))
    return idea->title;
  return title;
}

/**
 * tend_hobby_new_from_idea:
 * @db: a connection
 * @idea: what to begin with
 * @today: the day it is
 *
 * Returns: (transfer full): the hobby that it becomes, not kept yet: what to do is its next small step
 */
TendHobby *
tend_hobby_new_from_idea (TendDb         *db,
                          const TendIdea *idea,
                          TendDay         today)
{
  TendHobby *hobby = tend_hobby_new (choose_name (db, idea));

  tend_hobby_set_text (&hobby->symbol, idea->kind);
  tend_hobby_set_text (&hobby->color, tend_hobby_choose_color (db));
  g_free (hobby->next_step);
  hobby->next_step = *idea->detail ? g_strdup_printf ("%s\n%s", idea->title, idea->detail) : g_strdup (idea->title);
  hobby->created_day = today;
  return hobby;
}
