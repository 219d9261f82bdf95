#include "exchange/tend-archive-counts.h"

#include <glib/gi18n.h>

struct _TendArchiveCounts
{
  GArray *counts; /* of TendArchiveCount */
};

TendArchiveCounts *
tend_archive_counts_new (void)
{
  TendArchiveCounts *self = g_new0 (TendArchiveCounts, 1);

  self->counts = g_array_new (FALSE, FALSE, sizeof (TendArchiveCount));
  return self;
}

void
tend_archive_counts_free (TendArchiveCounts *self)
{
  g_array_unref (self->counts);
  g_free (self);
}

void
tend_archive_counts_add (TendArchiveCounts      *self,
                         const TendArchiveCount *count)
{
  g_array_append_val (self->counts, *count);
}

guint
tend_archive_counts_get_length (TendArchiveCounts *self)
{
  return self->counts->len;
}

const TendArchiveCount *
tend_archive_counts_get (TendArchiveCounts *self,
                         guint              index)
{
  return &g_array_index (self->counts, TendArchiveCount, index);
}

/**
 * tend_archive_counts_has_news:
 * @self: what was counted
 *
 * Returns: whether anything is otherwise afterwards
 */
gboolean
tend_archive_counts_has_news (TendArchiveCounts *self)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const TendArchiveCount *count = tend_archive_counts_get (self, i);

      if (count->n_added > 0 || count->n_changed > 0 || count->n_removed > 0)
        return TRUE;
    }
  return FALSE;
}

/* "25 goals, 3 steps and 70,412 check-ins"; NULL for nothing. */
static char *
list_amounts (TendArchiveCounts *self,
              gsize              member)
{
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);
  char *list = NULL;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const TendArchiveCount *count = tend_archive_counts_get (self, i);
      guint n = G_STRUCT_MEMBER (guint, count, member);

      if (n > 0 && count->table->describe_count)
        g_ptr_array_add (amounts, count->table->describe_count (n));
      else if (n > 0)
        g_ptr_array_add (amounts, g_strdup_printf ("%'u × %s", n, count->table->name));
    }

  for (guint i = 0; i < amounts->len; i++)
    {
      g_autofree char *before = list;
      const char *amount = g_ptr_array_index (amounts, i);

      if (i == 0)
        list = g_strdup (amount);
      else if (i + 1 < amounts->len)
        /* Translators: joins the amounts of a list, but the last two: "25 goals, 3 steps" */
        list = g_strdup_printf (C_("list", "%s, %s"), before, amount);
      else
        /* Translators: joins the last two amounts of a list: "25 goals and 3 steps" */
        list = g_strdup_printf (C_("list", "%s and %s"), before, amount);
    }
  return list;
}

/* The sentences of a description, and what each is about. */
typedef struct
{
  const char *nothing;
  const char *all_known;
  const char *added;
  const char *changed;
  const char *removed;
  const char *known;
} Sentences;

static void
append_sentence (GString           *text,
                 TendArchiveCounts *self,
                 gsize              member,
                 const char        *format)
{
  g_autofree char *amounts = list_amounts (self, member);
  g_auto (GStrv) parts = NULL;

  if (amounts == NULL)
    return;
  parts = g_strsplit (format, "%s", 2);
  g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", parts[0], amounts, parts[1] ? parts[1] : "");
}

static char *
describe (TendArchiveCounts *self,
          const Sentences   *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_sentence (text, self, G_STRUCT_OFFSET (TendArchiveCount, n_added), sentences->added);
  append_sentence (text, self, G_STRUCT_OFFSET (TendArchiveCount, n_changed), sentences->changed);
  append_sentence (text, self, G_STRUCT_OFFSET (TendArchiveCount, n_removed), sentences->removed);
  append_sentence (text, self, G_STRUCT_OFFSET (TendArchiveCount, n_known),
                   text->len > 0 ? sentences->known : sentences->all_known);
  return g_strdup (text->len > 0 ? text->str : sentences->nothing);
}

/**
 * tend_archive_counts_describe_plan:
 * @self: what tend_archive_preview() found
 *
 * Returns: (transfer full): what merging would do, in a sentence or two
 */
char *
tend_archive_counts_describe_plan (TendArchiveCounts *self)
{
  const Sentences sentences = {
    .nothing = _("There is nothing in it that Tend keeps."),
    .all_known = _("All of it is here already: %s."),
    .added = _("It brings %s."),
    .changed = _("Here already, and brought up to date: %s."),
    .removed = _("Not in it any more, and taken out: %s."),
    .known = _("Already here, and left as they are: %s."),
  };

  return describe (self, &sentences);
}

/**
 * tend_archive_counts_describe_result:
 * @self: what tend_archive_merge() counted
 *
 * Returns: (transfer full): what merging did, in a sentence or two
 */
char *
tend_archive_counts_describe_result (TendArchiveCounts *self)
{
  const Sentences sentences = {
    .nothing = _("There was nothing in it that Tend keeps."),
    .all_known = _("Nothing was added; all of it was here already: %s."),
    .added = _("Added %s."),
    .changed = _("Brought up to date: %s."),
    .removed = _("Not in it any more, and taken out: %s."),
    .known = _("Already here, and left as they were: %s."),
  };

  return describe (self, &sentences);
}
