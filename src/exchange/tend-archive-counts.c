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

guint
tend_archive_counts_get_n_added (TendArchiveCounts *self)
{
  guint n = 0;

  for (guint i = 0; i < self->counts->len; i++)
    n += tend_archive_counts_get (self, i)->n_added;
  return n;
}

guint
tend_archive_counts_get_n_known (TendArchiveCounts *self)
{
  guint n = 0;

  for (guint i = 0; i < self->counts->len; i++)
    n += tend_archive_counts_get (self, i)->n_known;
  return n;
}

/* "25 goals, 3 steps and 70,412 check-ins"; NULL for nothing. */
static char *
list_amounts (TendArchiveCounts *self,
              gboolean           of_known)
{
  g_autoptr (GPtrArray) amounts = g_ptr_array_new_with_free_func (g_free);
  char *list = NULL;

  for (guint i = 0; i < self->counts->len; i++)
    {
      const TendArchiveCount *count = tend_archive_counts_get (self, i);
      guint n = of_known ? count->n_known : count->n_added;

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

/**
 * tend_archive_counts_describe_plan:
 * @self: what tend_archive_preview() found
 *
 * Returns: (transfer full): what merging would do, in a sentence or two
 */
char *
tend_archive_counts_describe_plan (TendArchiveCounts *self)
{
  g_autofree char *added = list_amounts (self, FALSE);
  g_autofree char *known = list_amounts (self, TRUE);

  if (added == NULL && known == NULL)
    return g_strdup (_("There is nothing in it that Tend keeps."));
  if (added == NULL)
    return g_strdup_printf (_("All of it is here already: %s."), known);
  if (known == NULL)
    return g_strdup_printf (_("It brings %s."), added);
  return g_strdup_printf (_("It brings %s. Already here, and left as they are: %s."), added, known);
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
  g_autofree char *added = list_amounts (self, FALSE);
  g_autofree char *known = list_amounts (self, TRUE);

  if (added == NULL && known == NULL)
    return g_strdup (_("There was nothing in it that Tend keeps."));
  if (added == NULL)
    return g_strdup_printf (_("Nothing was added; all of it was here already: %s."), known);
  if (known == NULL)
    return g_strdup_printf (_("Added %s."), added);
  return g_strdup_printf (_("Added %s. Already here, and left as they were: %s."), added, known);
}
