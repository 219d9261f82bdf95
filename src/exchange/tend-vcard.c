#include "exchange/tend-vcard.h"

#include "base/tend-error.h"
#include "exchange/tend-content-line.h"
#include "exchange/tend-vcard-card.h"

#include <glib/gi18n.h>
#include <string.h>

/* The most of one line that is looked at: of what is longer, photos as a rule, Tend keeps nothing. */
#define LINE_LIMIT (64 * 1024)

#define CARDS_MAX 100000
#define DEPTH_MAX 16

typedef struct
{
  const char *path;
  TendArchive *archive;
  GHashTable *names;   /* how many cards of each UID, or of each name without one */
  gint64 now;
  TendVcardCard *card; /* NULL between cards */
  guint begin_line;
  guint depth;         /* of a card within a card, as 2.1's AGENT is */
  guint n_cards;
  guint n_nameless;
  guint n_left_out;    /* lines of which Tend keeps nothing */
  guint n_guessed;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->archive, tend_archive_unref);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->card, tend_vcard_card_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
refuse (Reading     *self,
        guint        line,
        const char  *sentence,
        GError     **error)
{
  g_set_error (error, TEND_ERROR, TEND_ERROR_DAMAGED, _("“%s”, line %u: %s"), self->path, line, sentence);
  return FALSE;
}

static void
end_card (Reading *self)
{
  TendVcardPerson *person = tend_vcard_card_finish (self->card);

  if (tend_vcard_person_has_name (person))
    tend_vcard_person_move_to (person, self->archive, self->names, self->now);
  else
    self->n_nameless++;
  self->n_left_out += tend_vcard_card_get_n_left_out (self->card);
  self->n_guessed += tend_vcard_card_get_n_guessed (self->card);
  g_clear_pointer (&self->card, tend_vcard_card_free);
  self->n_cards++;
}

static gboolean
is_line (const TendContentLine *line,
         const char            *name)
{
  return g_str_equal (line->name, name) && g_ascii_strcasecmp (line->value, "VCARD") == 0;
}

static gboolean
read_line (Reading                *self,
           TendContentReader      *reader,
           const TendContentLine  *line,
           GError                **error)
{
  if (is_line (line, "BEGIN"))
    {
      if (self->card && ++self->depth > DEPTH_MAX)
        return refuse (self, line->line, _("cards stand within cards without an end."), error);
      if (self->card == NULL && self->n_cards >= CARDS_MAX)
        return refuse (self, line->line, _("these are more cards than Tend reads at once."), error);
      if (self->card == NULL)
        {
          tend_content_reader_set_keeps_fold (reader, FALSE);
          self->card = tend_vcard_card_new (line->line);
          self->begin_line = line->line;
        }
      return TRUE;
    }
  if (self->card == NULL)
    return refuse (self, line->line, _("this stands in no card."), error);
  if (is_line (line, "END"))
    {
      if (self->depth > 0)
        self->depth--;
      else
        end_card (self);
      return TRUE;
    }
  if (self->depth > 0)
    return TRUE;
  if (g_str_equal (line->name, "VERSION"))
    tend_content_reader_set_keeps_fold (reader, g_str_has_prefix (line->value, "2.1"));
  tend_vcard_card_take_line (self->card, line);
  return TRUE;
}

static void
add_notes (Reading *self)
{
  if (self->n_nameless > 0)
    tend_archive_add_note (self->archive,
                           g_strdup_printf (ngettext ("%u card says no name; it was left out.",
                                                      "%u cards say no name; they were left out.", self->n_nameless),
                                            self->n_nameless));
  if (self->n_left_out > 0)
    tend_archive_add_note (
        self->archive, g_strdup_printf (ngettext ("%u line says what Tend keeps nothing of, a photo for example.",
                                                  "%u lines say what Tend keeps nothing of, photos for example.",
                                                  self->n_left_out),
                                        self->n_left_out));
  if (self->n_guessed > 0)
    tend_archive_add_note (
        self->archive, g_strdup_printf (ngettext ("%u line does not say how its letters are written; it was guessed.",
                                                  "%u lines do not say how their letters are written; it was guessed.",
                                                  self->n_guessed),
                                        self->n_guessed));
}

/**
 * tend_vcard_recognize:
 * @head: the first bytes of a file, behind any spaces
 * @size: how many
 *
 * Returns: whether it begins as a vCard does
 */
gboolean
tend_vcard_recognize (const char *head,
                      gsize       size)
{
  static const char begin[] = "BEGIN:VCARD";

  return size >= strlen (begin) && g_ascii_strncasecmp (head, begin, strlen (begin)) == 0;
}

/**
 * tend_vcard_read:
 * @path: the file, as errors and the archive name it
 * @bytes: what is in it
 * @now: UTC seconds
 * @error: return location: %TEND_ERROR_DAMAGED with the line named
 *
 * Returns: (transfer full): the people in it
 */
TendArchive *
tend_vcard_read (const char  *path,
                 GBytes      *bytes,
                 gint64       now,
                 GError     **error)
{
  g_auto (Reading) self = {
    .path = path,
    .archive = tend_archive_new (path),
    .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .now = now,
  };
  g_autoptr (TendContentReader) reader = tend_content_reader_new (path, bytes, LINE_LIMIT, error);
  const TendContentLine *line;
  GError *local_error = NULL;

  if (reader == NULL)
    return NULL;
  while ((line = tend_content_reader_next (reader, &local_error)))
    if (!read_line (&self, reader, line, error))
      return NULL;
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (self.card)
    {
      refuse (&self, self.begin_line, _("the card that begins here does not end."), error);
      return NULL;
    }
  add_notes (&self);
  return tend_archive_ref (self.archive);
}
