#include "exchange/tend-vcard-person.h"

#include "base/tend-uuid.h"

#include <glib/gi18n.h>
#include <string.h>

/* The most that the tables of people hold. */
#define WORDS_MAX 500
#define TEXT_MAX 20000
#define PARTS_MAX 200

typedef struct
{
  char *kind;
  char *name; /* of a way, its label */
  char *value;
  TendVcardDate date;
} Part;

struct _TendVcardPerson
{
  guint line;
  char *uid;
  char *name;
  GString *note;
  GPtrArray *days; /* of Part */
  GPtrArray *ways; /* of Part */
  GPtrArray *groups; /* of texts */
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->kind);
  g_free (part->name);
  g_free (part->value);
  g_free (part);
}

/* One line, without what stands around it, and no longer than can be kept. */
static char *
dup_words (const char *text,
           gboolean    is_line)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  if (is_line)
    g_strdelimit (words, "\r\n\t", ' ');
  if (g_utf8_strlen (words, -1) > WORDS_MAX)
    {
      g_autofree char *beginning = g_utf8_substring (words, 0, WORDS_MAX - 1);

      return g_strconcat (beginning, "…", NULL);
    }
  return g_steal_pointer (&words);
}

/**
 * tend_vcard_person_new:
 * @line: the line of the file that the card begins on
 *
 * Returns: (transfer full): somebody of whom nothing is said
 */
TendVcardPerson *
tend_vcard_person_new (guint line)
{
  TendVcardPerson *self = g_new0 (TendVcardPerson, 1);

  self->line = line;
  self->name = g_strdup ("");
  self->note = g_string_new (NULL);
  self->days = g_ptr_array_new_with_free_func (part_free);
  self->ways = g_ptr_array_new_with_free_func (part_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tend_vcard_person_free (TendVcardPerson *self)
{
  g_free (self->uid);
  g_free (self->name);
  g_string_free (self->note, TRUE);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->ways);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * tend_vcard_person_set_uid:
 * @self: somebody
 * @uid: what names their card wherever it goes
 */
void
tend_vcard_person_set_uid (TendVcardPerson *self,
                           const char      *uid)
{
  g_free (self->uid);
  self->uid = dup_words (uid, TRUE);
}

void
tend_vcard_person_set_name (TendVcardPerson *self,
                            const char      *name)
{
  g_free (self->name);
  self->name = dup_words (name, TRUE);
}

gboolean
tend_vcard_person_has_name (TendVcardPerson *self)
{
  return *self->name != '\0';
}

/**
 * tend_vcard_person_add_note:
 * @self: somebody
 * @words: something said about them; a paragraph of its own
 */
void
tend_vcard_person_add_note (TendVcardPerson *self,
                            const char      *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (*stripped == '\0')
    return;
  if (self->note->len > 0)
    g_string_append (self->note, "\n\n");
  g_string_append (self->note, stripped);
}

static Part *
add_part (GPtrArray  *parts,
          const char *kind,
          const char *name)
{
  Part *part = g_new0 (Part, 1);

  part->kind = g_strdup (kind);
  part->name = dup_words (name, TRUE);
  g_ptr_array_add (parts, part);
  return part;
}

static gboolean
is_same_day (const TendVcardDate *one,
             const TendVcardDate *other)
{
  return one->month == other->month && one->day == other->day;
}

/**
 * tend_vcard_person_add_day:
 * @self: somebody
 * @kind: "birthday", "anniversary" or "other"
 * @name: what it is called, "" where @kind says enough
 * @date: when
 *
 * One that was said already, as programs say an anniversary two or three times over, is taken once.
 *
 * Returns: whether there was room for it
 */
gboolean
tend_vcard_person_add_day (TendVcardPerson     *self,
                           const char          *kind,
                           const char          *name,
                           const TendVcardDate *date)
{
  g_autofree char *words = dup_words (name, TRUE);

  for (guint i = 0; i < self->days->len; i++)
    {
      const Part *part = g_ptr_array_index (self->days, i);

      if (g_str_equal (part->kind, kind) && g_str_equal (part->name, words) && is_same_day (&part->date, date))
        return TRUE;
    }
  if (self->days->len >= PARTS_MAX)
    return FALSE;
  add_part (self->days, kind, words)->date = *date;
  return TRUE;
}

/**
 * tend_vcard_person_add_way:
 * @self: somebody
 * @kind: "phone", "mail", "address", "handle", "web" or "other"
 * @label: which of them, "" if not said
 * @value: the number, the address …; one that was said already is taken once
 *
 * Returns: whether there was room for it
 */
gboolean
tend_vcard_person_add_way (TendVcardPerson *self,
                           const char      *kind,
                           const char      *label,
                           const char      *value)
{
  g_autofree char *words = dup_words (value, FALSE);

  if (*words == '\0')
    return TRUE;
  for (guint i = 0; i < self->ways->len; i++)
    {
      const Part *part = g_ptr_array_index (self->ways, i);

      if (g_str_equal (part->kind, kind) && g_str_equal (part->value, words))
        return TRUE;
    }
  if (self->ways->len >= PARTS_MAX)
    return FALSE;
  add_part (self->ways, kind, label)->value = g_steal_pointer (&words);
  return TRUE;
}

gboolean
tend_vcard_person_add_group (TendVcardPerson *self,
                             const char      *name)
{
  g_autofree char *words = dup_words (name, TRUE);

  if (*words == '\0' || g_ptr_array_find_with_equal_func (self->groups, words, g_str_equal, NULL))
    return TRUE;
  if (self->groups->len >= PARTS_MAX)
    return FALSE;
  g_ptr_array_add (self->groups, g_steal_pointer (&words));
  return TRUE;
}

static void
cut_note (TendVcardPerson *self)
{
  if (g_utf8_strlen (self->note->str, -1) <= TEXT_MAX)
    return;
  g_string_truncate (self->note, (gsize) (g_utf8_offset_to_pointer (self->note->str, TEXT_MAX - 1) - self->note->str));
  g_string_append (self->note, "…");
}

/* The state of the card, as one text: the same as long as it says the same. */
static char *
make_stamp (TendVcardPerson *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  g_string_append_printf (all, "%s\n%s", self->name, self->note->str);
  for (guint i = 0; i < self->days->len; i++)
    {
      const Part *part = g_ptr_array_index (self->days, i);

      g_string_append_printf (all, "\nD %s %s %d-%d-%d", part->kind, part->name, part->date.year, part->date.month,
                              part->date.day);
    }
  for (guint i = 0; i < self->ways->len; i++)
    {
      const Part *part = g_ptr_array_index (self->ways, i);

      g_string_append_printf (all, "\nW %s %s %s", part->kind, part->name, part->value);
    }
  for (guint i = 0; i < self->groups->len; i++)
    g_string_append_printf (all, "\nG %s", (const char *) g_ptr_array_index (self->groups, i));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize) all->len);
}

/* A card is known by its UID, one without by its name; the second of the same as the second. */
static char *
make_key (TendVcardPerson *self,
          GHashTable      *names)
{
  gboolean has_uid = self->uid && *self->uid;
  const char *name = has_uid ? self->uid : self->name;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, name)) + 1;

  g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (n));
  return has_uid && n == 1 ? g_strdup (name) : g_strdup_printf ("%s\n%u", name, n);
}

static char *
derive (const char *key,
        char        part,
        guint       index)
{
  g_autofree char *name = g_strdup_printf ("%s\n%c%u", key, part, index);

  return tend_uuid_derive ("vcard-part", name);
}

static void
move_days (TendVcardPerson *self,
           TendArchive     *archive,
           const char      *key,
           const char      *uuid)
{
  TendArchiveTable *days = tend_archive_add_table (archive, "person_day");

  tend_archive_table_set_follows (days, "is_imported");
  for (guint i = 0; i < self->days->len; i++)
    {
      const Part *part = g_ptr_array_index (self->days, i);
      guint row = tend_archive_table_append (days, self->line);
      g_autofree char *day_uuid = derive (key, 'd', i);

      tend_archive_table_set_text (days, row, "uuid", day_uuid);
      tend_archive_table_set_text (days, row, "person", uuid);
      tend_archive_table_set_text (days, row, "kind", part->kind);
      tend_archive_table_set_text (days, row, "name", part->name);
      tend_archive_table_set_integer (days, row, "month", part->date.month);
      tend_archive_table_set_integer (days, row, "day", part->date.day);
      if (part->date.year != 0)
        tend_archive_table_set_integer (days, row, "year", part->date.year);
      else
        tend_archive_table_set_null (days, row, "year");
      tend_archive_table_set_integer (days, row, "is_imported", 1);
    }
}

static void
move_ways (TendVcardPerson *self,
           TendArchive     *archive,
           const char      *key,
           const char      *uuid)
{
  TendArchiveTable *ways = tend_archive_add_table (archive, "person_way");

  tend_archive_table_set_follows (ways, "is_imported");
  for (guint i = 0; i < self->ways->len; i++)
    {
      const Part *part = g_ptr_array_index (self->ways, i);
      guint row = tend_archive_table_append (ways, self->line);
      g_autofree char *way_uuid = derive (key, 'w', i);

      tend_archive_table_set_text (ways, row, "uuid", way_uuid);
      tend_archive_table_set_text (ways, row, "person", uuid);
      tend_archive_table_set_integer (ways, row, "position", i);
      tend_archive_table_set_text (ways, row, "kind", part->kind);
      tend_archive_table_set_text (ways, row, "label", part->name);
      tend_archive_table_set_text (ways, row, "value", part->value);
      tend_archive_table_set_integer (ways, row, "is_imported", 1);
    }
}

static void
move_groups (TendVcardPerson *self,
             TendArchive     *archive,
             const char      *uuid)
{
  TendArchiveTable *groups = tend_archive_add_table (archive, "person_group");

  tend_archive_table_set_follows (groups, "is_imported");
  for (guint i = 0; i < self->groups->len; i++)
    {
      guint row = tend_archive_table_append (groups, self->line);

      tend_archive_table_set_text (groups, row, "person", uuid);
      tend_archive_table_set_text (groups, row, "name", g_ptr_array_index (self->groups, i));
      tend_archive_table_set_integer (groups, row, "is_imported", 1);
    }
}

/**
 * tend_vcard_person_move_to:
 * @self: somebody who has a name
 * @archive: gets them
 * @names: char * → guint: how many cards there were of each UID or name; shared by all cards of a file
 * @now: when they are written down, UTC seconds
 */
void
tend_vcard_person_move_to (TendVcardPerson *self,
                           TendArchive     *archive,
                           GHashTable      *names,
                           gint64           now)
{
  TendArchiveTable *people = tend_archive_add_table (archive, "person");
  guint row = tend_archive_table_append (people, self->line);
  g_autofree char *key = make_key (self, names);
  g_autofree char *uuid = tend_uuid_derive ("vcard", key);
  g_autofree char *stamp = NULL;

  cut_note (self);
  stamp = make_stamp (self);
  tend_archive_table_set_updates (people, "stamp");
  tend_archive_table_set_text (people, row, "uuid", uuid);
  tend_archive_table_set_text (people, row, "name", self->name);
  tend_archive_table_set_text (people, row, "note", self->note->str);
  tend_archive_table_set_text (people, row, "uid", self->uid ? self->uid : "");
  tend_archive_table_set_text (people, row, "stamp", stamp);
  tend_archive_table_set_integer (people, row, "created_at", now);
  move_days (self, archive, key, uuid);
  move_ways (self, archive, key, uuid);
  move_groups (self, archive, uuid);
}
