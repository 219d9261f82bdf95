#include "features/people/tend-person.h"

#include "base/tend-color-name.h"
#include "base/tend-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the tables hold at most; see their CHECK constraints. */
#define WORDS_MAX 500
#define TEXT_MAX 20000
#define SYMBOL_MAX 8
#define PARTS_MAX 200

static const char *const day_kinds[] = {
  [TEND_PERSON_DAY_BIRTHDAY] = "birthday",
  [TEND_PERSON_DAY_ANNIVERSARY] = "anniversary",
  [TEND_PERSON_DAY_OTHER] = "other",
};

static const char *const way_kinds[] = {
  [TEND_PERSON_WAY_PHONE] = "phone",   [TEND_PERSON_WAY_MAIL] = "mail", [TEND_PERSON_WAY_ADDRESS] = "address",
  [TEND_PERSON_WAY_HANDLE] = "handle", [TEND_PERSON_WAY_WEB] = "web",   [TEND_PERSON_WAY_OTHER] = "other",
};

static const char *const contact_kinds[] = {
  [TEND_CONTACT_CALL] = "call",
  [TEND_CONTACT_MEETING] = "meeting",
};

/* Where @text stands in @texts, -1 if nowhere. */
static int
find_text (const char *const *texts,
           guint              n_texts,
           const char        *text)
{
  for (guint i = 0; text && i < n_texts; i++)
    if (g_str_equal (texts[i], text))
      return (int) i;
  return -1;
}

static gpointer
copy_day (gconstpointer day,
          gpointer      user_data)
{
  return tend_person_day_copy (day);
}

static gpointer
copy_way (gconstpointer way,
          gpointer      user_data)
{
  return tend_person_way_copy (way);
}

static gpointer
copy_text (gconstpointer text,
           gpointer      user_data)
{
  return g_strdup (text);
}

static GPtrArray *
copy_all (GPtrArray      *parts,
          GCopyFunc       copy,
          GDestroyNotify  part_free)
{
  GPtrArray *copies = g_ptr_array_copy (parts, copy, NULL);

  g_ptr_array_set_free_func (copies, part_free);
  return copies;
}

/**
 * tend_person_day_new:
 * @kind: what is on that day
 * @month: 1 to 12
 * @day_of_month: 1 to 31
 * @year: the year it began, %TEND_PERSON_YEAR_NONE if not said
 *
 * Returns: (transfer full): a day that comes every year
 */
TendPersonDay *
tend_person_day_new (TendPersonDayKind kind,
                     int               month,
                     int               day_of_month,
                     int               year)
{
  TendPersonDay *self = g_new0 (TendPersonDay, 1);

  self->kind = kind;
  self->name = g_strdup ("");
  self->month = month;
  self->day_of_month = day_of_month;
  self->year = year;
  return self;
}

TendPersonDay *
tend_person_day_copy (const TendPersonDay *self)
{
  TendPersonDay *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  return copy;
}

void
tend_person_day_free (TendPersonDay *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self);
}

const char *
tend_person_day_kind_to_text (TendPersonDayKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (day_kinds), NULL);

  return day_kinds[kind];
}

gboolean
tend_person_day_kind_from_text (const char        *text,
                                TendPersonDayKind *kind)
{
  int found = find_text (day_kinds, G_N_ELEMENTS (day_kinds), text);

  if (found >= 0)
    *kind = (TendPersonDayKind) found;
  return found >= 0;
}

TendPersonWay *
tend_person_way_new (TendPersonWayKind  kind,
                     const char        *label,
                     const char        *value)
{
  TendPersonWay *self = g_new0 (TendPersonWay, 1);

  self->kind = kind;
  self->label = g_strdup (label);
  self->value = g_strdup (value);
  return self;
}

TendPersonWay *
tend_person_way_copy (const TendPersonWay *self)
{
  TendPersonWay *copy = tend_person_way_new (self->kind, self->label, self->value);

  copy->uuid = g_strdup (self->uuid);
  return copy;
}

void
tend_person_way_free (TendPersonWay *self)
{
  g_free (self->uuid);
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

const char *
tend_person_way_kind_to_text (TendPersonWayKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (way_kinds), NULL);

  return way_kinds[kind];
}

gboolean
tend_person_way_kind_from_text (const char        *text,
                                TendPersonWayKind *kind)
{
  int found = find_text (way_kinds, G_N_ELEMENTS (way_kinds), text);

  if (found >= 0)
    *kind = (TendPersonWayKind) found;
  return found >= 0;
}

/**
 * tend_person_new:
 * @name: what they are called
 *
 * Returns: (transfer full): somebody of whom nothing else is said, not kept yet
 */
TendPerson *
tend_person_new (const char *name)
{
  TendPerson *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (TendPerson, 1);
  self->name = g_strdup (name);
  self->note = g_strdup ("");
  self->known_from = g_strdup ("");
  self->color = g_strdup ("");
  self->symbol = g_strdup ("");
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_person_day_free);
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_person_way_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  return self;
}

TendPerson *
tend_person_copy (const TendPerson *self)
{
  TendPerson *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->note = g_strdup (self->note);
  copy->known_from = g_strdup (self->known_from);
  copy->color = g_strdup (self->color);
  copy->symbol = g_strdup (self->symbol);
  copy->days = copy_all (self->days, (GCopyFunc) copy_day, (GDestroyNotify) tend_person_day_free);
  copy->ways = copy_all (self->ways, (GCopyFunc) copy_way, (GDestroyNotify) tend_person_way_free);
  copy->groups = copy_all (self->groups, (GCopyFunc) copy_text, g_free);
  return copy;
}

void
tend_person_free (TendPerson *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->note);
  g_free (self->known_from);
  g_free (self->color);
  g_free (self->symbol);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->ways);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * tend_person_set_text:
 * @field: one of the texts of a person, a day, a way or a contact
 * @text: (nullable): what it is to be; what stands around it in spaces is left out, and %NULL is ""
 */
void
tend_person_set_text (char       **field,
                      const char  *text)
{
  char *stripped = g_strstrip (g_strdup (text ? text : ""));

  g_free (*field);
  *field = stripped;
}

/**
 * tend_person_set_groups:
 * @self: a person
 * @list: the groups, with commas between them; one that is there twice, in whatever case, is taken once
 */
void
tend_person_set_groups (TendPerson *self,
                        const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; names[i]; i++)
    {
      const char *name = g_strstrip (names[i]);

      if (*name && g_hash_table_add (seen, g_utf8_casefold (name, -1)))
        g_ptr_array_add (self->groups, g_strdup (name));
    }
}

/**
 * tend_person_dup_groups:
 * @self: a person
 *
 * Returns: (transfer full): the groups, with commas between them
 */
char *
tend_person_dup_groups (const TendPerson *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->groups->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (self->groups, i));
  return g_string_free (list, FALSE);
}

static gboolean
has_same_days (const TendPerson *one,
               const TendPerson *other)
{
  if (one->days->len != other->days->len)
    return FALSE;
  for (guint i = 0; i < one->days->len; i++)
    {
      const TendPersonDay *a = g_ptr_array_index (one->days, i);
      const TendPersonDay *b = g_ptr_array_index (other->days, i);

      if (g_strcmp0 (a->uuid, b->uuid) != 0 || a->kind != b->kind || !g_str_equal (a->name, b->name) ||
          a->month != b->month || a->day_of_month != b->day_of_month || a->year != b->year)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_ways (const TendPerson *one,
               const TendPerson *other)
{
  if (one->ways->len != other->ways->len)
    return FALSE;
  for (guint i = 0; i < one->ways->len; i++)
    {
      const TendPersonWay *a = g_ptr_array_index (one->ways, i);
      const TendPersonWay *b = g_ptr_array_index (other->ways, i);

      if (g_strcmp0 (a->uuid, b->uuid) != 0 || a->kind != b->kind || !g_str_equal (a->label, b->label) ||
          !g_str_equal (a->value, b->value))
        return FALSE;
    }
  return TRUE;
}

/**
 * tend_person_is_same:
 * @one: a person
 * @other: a person
 *
 * Returns: whether the same is said of both, as far as it can be changed in a dialog
 */
gboolean
tend_person_is_same (const TendPerson *one,
                     const TendPerson *other)
{
  g_autofree char *groups = tend_person_dup_groups (one);
  g_autofree char *other_groups = tend_person_dup_groups (other);

  return g_str_equal (one->name, other->name) && g_str_equal (one->note, other->note) &&
         g_str_equal (one->known_from, other->known_from) && g_str_equal (one->color, other->color) &&
         g_str_equal (one->symbol, other->symbol) && one->rhythm_weeks == other->rhythm_weeks &&
         g_str_equal (groups, other_groups) && has_same_days (one, other) && has_same_ways (one, other);
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, TEND_ERROR, TEND_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_text (const char *text,
         glong       max)
{
  return g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= max;
}

static gboolean
is_line (const char *text,
         glong       max)
{
  return is_text (text, max) && strpbrk (text, "\r\n") == NULL;
}

static gboolean
validate_day (const TendPersonDay  *day,
              GError              **error)
{
  /* Every day that any year has: a leap year stands for those of which the year is not said. */
  int year = day->year == TEND_PERSON_YEAR_NONE ? 2000 : day->year;

  if (!tend_day_is_valid_ymd (year, day->month, day->day_of_month))
    return refuse (error, _("There is no such day; look at the day, the month and the year again."));
  if (!is_line (day->name, WORDS_MAX))
    return refuse (error, _("What a day is called has up to 500 characters."));
  if (day->kind == TEND_PERSON_DAY_OTHER && *day->name == '\0')
    return refuse (error, _("What day is it? A day that is no birthday needs a word or two."));
  return TRUE;
}

static gboolean
validate_way (const TendPersonWay  *way,
              GError              **error)
{
  if (*way->value == '\0' || !is_text (way->value, WORDS_MAX) || !is_line (way->label, WORDS_MAX))
    return refuse (error, _("A way to reach somebody has from 1 to 500 characters."));
  return TRUE;
}

static gboolean
validate_parts (const TendPerson  *self,
                GError           **error)
{
  if (self->days->len > PARTS_MAX || self->ways->len > PARTS_MAX || self->groups->len > PARTS_MAX)
    return refuse (error, _("That is more than Tend keeps of one person."));
  for (guint i = 0; i < self->days->len; i++)
    if (!validate_day (g_ptr_array_index (self->days, i), error))
      return FALSE;
  for (guint i = 0; i < self->ways->len; i++)
    if (!validate_way (g_ptr_array_index (self->ways, i), error))
      return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (!is_line (g_ptr_array_index (self->groups, i), WORDS_MAX))
      return refuse (error, _("The name of a group has up to 500 characters."));
  return TRUE;
}

/**
 * tend_person_validate:
 * @self: a person
 * @error: return location for a %TEND_ERROR_INVALID, a sentence for the user
 *
 * Returns: whether they can be kept
 */
gboolean
tend_person_validate (const TendPerson  *self,
                      GError           **error)
{
  if (*self->name == '\0' || !is_line (self->name, WORDS_MAX))
    return refuse (error, _("Who is it? A name has from 1 to 500 characters."));
  if (!is_text (self->note, TEXT_MAX) || !is_line (self->known_from, WORDS_MAX))
    return refuse (error, _("That note is longer than Tend keeps."));
  if (!is_line (self->symbol, SYMBOL_MAX))
    return refuse (error, _("A symbol is a character or two."));
  if (*self->color && !tend_color_is_name (self->color))
    return refuse (error, _("Tend has no such colour."));
  if (self->rhythm_weeks < 0 || self->rhythm_weeks > TEND_PERSON_RHYTHM_MAX)
    {
      g_set_error (error, TEND_ERROR, TEND_ERROR_INVALID, _("A rhythm is of up to %d weeks."), TEND_PERSON_RHYTHM_MAX);
      return FALSE;
    }
  return validate_parts (self, error);
}

TendContact *
tend_contact_new (gint64          person_id,
                  TendContactKind kind,
                  TendDay         day)
{
  TendContact *self = g_new0 (TendContact, 1);

  self->person_id = person_id;
  self->kind = kind;
  self->day = day;
  self->note = g_strdup ("");
  return self;
}

TendContact *
tend_contact_copy (const TendContact *self)
{
  TendContact *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->note = g_strdup (self->note);
  return copy;
}

void
tend_contact_free (TendContact *self)
{
  g_free (self->uuid);
  g_free (self->note);
  g_free (self);
}

const char *
tend_contact_kind_to_text (TendContactKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (contact_kinds), NULL);

  return contact_kinds[kind];
}

gboolean
tend_contact_kind_from_text (const char      *text,
                             TendContactKind *kind)
{
  int found = find_text (contact_kinds, G_N_ELEMENTS (contact_kinds), text);

  if (found >= 0)
    *kind = (TendContactKind) found;
  return found >= 0;
}

/**
 * tend_contact_validate:
 * @self: a contact
 * @today: the day it is
 * @error: return location for a %TEND_ERROR_INVALID, a sentence for the user
 *
 * Returns: whether it can be kept: only what has been is noted
 */
gboolean
tend_contact_validate (const TendContact  *self,
                       TendDay             today,
                       GError            **error)
{
  if (self->day == TEND_DAY_NONE || self->day > today)
    return refuse (error, _("Only what has been can be noted; for a day to come, plan something."));
  if (!is_text (self->note, TEXT_MAX))
    return refuse (error, _("That note is longer than Tend keeps."));
  return TRUE;
}
