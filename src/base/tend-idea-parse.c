/* Reads ideas from a file as tend-idea.h describes it. The file comes with Tend, so whoever writes it is told by line
 * what is wrong, and nothing of it is half read. */

#include "base/tend-idea.h"

#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GPtrArray *ideas;
  GHashTable *ids;  /* those that were read, owned by @ideas */
  TendIdea *idea;   /* NULL outside of an idea */
  GString *text;    /* NULL outside of a text */
} Reading;

static const struct
{
  const char *name;
  TendIdeaFacet facet;
} facet_attributes[] = {
  { "cost", TEND_IDEA_FACET_COST },     { "energy", TEND_IDEA_FACET_ENERGY }, { "place", TEND_IDEA_FACET_PLACE },
  { "season", TEND_IDEA_FACET_SEASON }, { "mood", TEND_IDEA_FACET_MOOD },
};

static gboolean
is_id (const char *text)
{
  return *text != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

static gboolean
take_attribute (TendIdea   *idea,
                const char *name,
                const char *value)
{
  gint64 minutes;

  if (g_str_equal (name, "id") && is_id (value))
    {
      g_free (idea->id);
      idea->id = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (name, "kind"))
    {
      g_free (idea->kind);
      idea->kind = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (name, "minutes") &&
      g_ascii_string_to_signed (value, 10, TEND_IDEA_MINUTES_MIN, TEND_IDEA_MINUTES_MAX, &minutes, NULL))
    {
      idea->minutes = (int) minutes;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (facet_attributes); i++)
    if (g_str_equal (name, facet_attributes[i].name))
      return tend_idea_set_facet (idea, facet_attributes[i].facet, value);
  return FALSE;
}

/* What every idea says: its name, and what there is to choose by. */
static gboolean
is_whole (const TendIdea *idea)
{
  return *idea->id && idea->minutes && idea->cost && idea->energy;
}

static gboolean
begin_idea (Reading      *self,
            const char  **names,
            const char  **values,
            GError      **error)
{
  self->idea = tend_idea_new ("");
  self->idea->minutes = 0;
  self->idea->cost = self->idea->energy = 0;
  for (guint i = 0; names[i]; i++)
    if (!take_attribute (self->idea, names[i], values[i]))
      {
        g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s=\"%s\"", names[i], values[i]);
        return FALSE;
      }
  if (!is_whole (self->idea))
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_MISSING_ATTRIBUTE, "id, minutes, cost, energy");
  else if (g_hash_table_contains (self->ids, self->idea->id))
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "id=\"%s\"", self->idea->id);
  else
    return TRUE;
  return FALSE;
}

static void
on_element_started_cb (GMarkupParseContext  *context,
                       const char           *name,
                       const char          **names,
                       const char          **values,
                       gpointer              user_data,
                       GError              **error)
{
  Reading *self = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  const char *parent = stack->next ? stack->next->data : "";

  if (g_str_equal (name, "ideas") && *parent == '\0')
    return;
  if (g_str_equal (name, "idea") && g_str_equal (parent, "ideas"))
    begin_idea (self, names, values, error);
  else if ((g_str_equal (name, "title") || g_str_equal (name, "detail")) && g_str_equal (parent, "idea"))
    self->text = g_string_new (NULL);
  else
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_UNKNOWN_ELEMENT, "<%s>", name);
}

/* Line ends within a text are blanks, and what the file says is what translators see. */
static char *
take_text (Reading *self)
{
  g_autofree char *text = g_string_free (g_steal_pointer (&self->text), FALSE);
  g_autoptr (GString) flat = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", words[i]);
  return g_strdup (flat->len > 0 ? _(flat->str) : "");
}

static void
on_element_ended_cb (GMarkupParseContext  *context,
                     const char           *name,
                     gpointer              user_data,
                     GError              **error)
{
  Reading *self = user_data;

  if (g_str_equal (name, "ideas"))
    return;
  if (self->text)
    {
      char **field = g_str_equal (name, "title") ? &self->idea->title : &self->idea->detail;

      g_free (*field);
      *field = take_text (self);
      return;
    }
  if (!tend_idea_validate (self->idea, error))
    return;
  g_hash_table_add (self->ids, self->idea->id);
  g_ptr_array_add (self->ideas, g_steal_pointer (&self->idea));
}

static void
on_text_read_cb (GMarkupParseContext  *context,
                 const char           *text,
                 gsize                 length,
                 gpointer              user_data,
                 GError              **error)
{
  Reading *self = user_data;

  if (self->text)
    g_string_append_len (self->text, text, (gssize) length);
  else if (strspn (text, " \t\r\n") < length)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%.*s", (int) MIN (length, 40), text);
}

/* Which line it is, and what of it; said in words that are whole whatever GLib says. */
static void
tell (GMarkupParseContext  *context,
      const GError         *problem,
      GError              **error)
{
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("The ideas are not understood in line %d: %s"), line,
               problem->message);
}

/**
 * tend_ideas_parse:
 * @text: the file
 * @length: its bytes, -1 if it ends with a NUL
 * @error: return location
 *
 * Returns: (transfer full) (element-type TendIdea): its ideas, in its order and in the user's language
 */
GPtrArray *
tend_ideas_parse (const char  *text,
                  gssize       length,
                  GError     **error)
{
  static const GMarkupParser parser = { on_element_started_cb, on_element_ended_cb, on_text_read_cb, NULL, NULL };
  g_autoptr (GPtrArray) ideas = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_idea_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { .ideas = ideas, .ids = ids };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) problem = NULL;

  if (!g_markup_parse_context_parse (context, text, length, &problem) ||
      !g_markup_parse_context_end_parse (context, &problem))
    tell (context, problem, error);
  g_clear_pointer (&reading.idea, tend_idea_free);
  if (reading.text)
    g_string_free (reading.text, TRUE);
  return problem ? NULL : g_steal_pointer (&ideas);
}
