#include "exchange/tend-vcard-card.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of lines that belong together by a label; what there is more of in one card is not looked at. */
#define LABELS_MAX 1000

/* What Android writes of things that vCard has no word for, and its numbers of days. */
#define ANDROID_EVENT "vnd.android.cursor.item/contact_event"
#define ANDROID_BIRTHDAY "3"
#define ANDROID_ANNIVERSARY "1"

/* What a group of lines is called, as Apple has it: "item1.X-ABLabel:Work". A date may come before its label. */
typedef struct
{
  char *group;
  char *kind; /* of a way; NULL for a date */
  char *value;
  TendVcardDate date;
} Labelled;

struct _TendVcardCard
{
  TendVcardPerson *person;
  char *structured_name;
  char *nickname;
  char *other_name;      /* what stands for a name where there is none: the company's, an address */
  GPtrArray *labelled;   /* of Labelled, until the end of the card */
  GHashTable *labels;    /* char *group → char *label */
  guint n_left_out;
  guint n_guessed;
};

static void
labelled_free (gpointer data)
{
  Labelled *labelled = data;

  g_free (labelled->group);
  g_free (labelled->kind);
  g_free (labelled->value);
  g_free (labelled);
}

/**
 * tend_vcard_card_new:
 * @line: the line of the file that it begins on
 *
 * Returns: (transfer full): a card of which no line was read yet
 */
TendVcardCard *
tend_vcard_card_new (guint line)
{
  TendVcardCard *self = g_new0 (TendVcardCard, 1);

  self->person = tend_vcard_person_new (line);
  self->labelled = g_ptr_array_new_with_free_func (labelled_free);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
tend_vcard_card_free (TendVcardCard *self)
{
  tend_vcard_person_free (self->person);
  g_free (self->structured_name);
  g_free (self->nickname);
  g_free (self->other_name);
  g_ptr_array_unref (self->labelled);
  g_hash_table_unref (self->labels);
  g_free (self);
}

static void
count_left_out (TendVcardCard *self,
                gboolean       is_kept)
{
  self->n_left_out += is_kept ? 0 : 1;
}

static void
offer_name (TendVcardCard *self,
            const char    *name)
{
  if (self->other_name == NULL && *name)
    self->other_name = g_strdup (name);
}

/* What a number or an address is for, in words. */
static const char *
find_label (const TendContentLine *line)
{
  static const struct
  {
    const char *type;
    const char *label;
  } types[] = {
    { "CELL", N_("mobile") }, { "WORK", N_("work") }, { "HOME", N_("home") },
    { "FAX", N_("fax") },     { "PAGER", N_("pager") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (tend_content_line_has_value (line, "TYPE", types[i].type))
      return _(types[i].label);
  return "";
}

static void
add_way (TendVcardCard         *self,
         const TendContentLine *line,
         const char            *kind,
         const char            *value)
{
  Labelled *labelled;

  if (*line->group == '\0')
    {
      count_left_out (self, tend_vcard_person_add_way (self->person, kind, find_label (line), value));
      return;
    }
  if (self->labelled->len >= LABELS_MAX)
    {
      self->n_left_out++;
      return;
    }
  labelled = g_new0 (Labelled, 1);
  labelled->group = g_strdup (line->group);
  labelled->kind = g_strdup (kind);
  labelled->value = g_strdup (value);
  g_ptr_array_add (self->labelled, labelled);
  /* Where the group has no label of its own, the type is one. */
  if (!g_hash_table_contains (self->labels, line->group))
    g_hash_table_insert (self->labels, g_strdup (line->group), g_strdup (find_label (line)));
}

/* "_$!<Anniversary>!$_": a word that Apple's programs translate by themselves. */
static char *
dup_label (const char *text)
{
  gsize size = strlen (text);

  if (g_str_has_prefix (text, "_$!<") && g_str_has_suffix (text, ">!$_") && size >= 8)
    return g_strndup (text + 4, size - 8);
  return g_strdup (text);
}

/* The street first, as it is written on an envelope; what a card says of it stands in a fixed order. */
static char *
join_address (const char *text)
{
  static const guint order[] = { 0, 1, 2, 5, 3, 4, 6 };
  g_auto (GStrv) parts = tend_content_split (text, ';');
  guint n_parts = g_strv_length (parts);
  g_autoptr (GString) address = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *part = order[i] < n_parts ? g_strstrip (parts[order[i]]) : "";
      /* The town stands beside its code. */
      gboolean goes_on = order[i] == 3 && n_parts > 5 && *parts[5] != '\0';

      if (*part == '\0')
        continue;
      if (address->len > 0)
        g_string_append (address, goes_on ? " " : "\n");
      g_string_append (address, part);
    }
  return g_string_free (g_steal_pointer (&address), FALSE);
}

/* Family, given, middle, prefixes, suffixes: as one says it. */
static char *
join_name (const char *text)
{
  static const guint order[] = { 3, 1, 2, 0, 4 };
  g_auto (GStrv) parts = tend_content_split (text, ';');
  guint n_parts = g_strv_length (parts);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *part = order[i] < n_parts ? g_strstrip (parts[order[i]]) : "";

      if (*part)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* "Acme;Sales": the company, and what of it. */
static char *
join_parts (const char *text)
{
  g_auto (GStrv) parts = tend_content_split (text, ';');
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", parts[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* A day that is no date ("around Easter", as vCard 4 allows) is kept as words. */
static void
take_day (TendVcardCard         *self,
          const TendContentLine *line,
          const char            *kind,
          const char            *text)
{
  const char *omitted_year = tend_content_line_get_parameter (line, "X-APPLE-OMIT-YEAR");
  TendVcardDate date;

  if (tend_vcard_date_parse (text, omitted_year, &date))
    count_left_out (self, tend_vcard_person_add_day (self->person, kind, "", &date));
  else if (*text)
    {
      g_autofree char *words = g_strdup_printf (
          _("%s: %s"), g_str_equal (kind, "birthday") ? _("Birthday") : _("Anniversary"), text);

      tend_vcard_person_add_note (self->person, words);
    }
}

static void
take_labelled_day (TendVcardCard         *self,
                   const TendContentLine *line,
                   const char            *text)
{
  const char *omitted_year = tend_content_line_get_parameter (line, "X-APPLE-OMIT-YEAR");
  Labelled *labelled;
  TendVcardDate date;

  if (self->labelled->len >= LABELS_MAX || !tend_vcard_date_parse (text, omitted_year, &date))
    {
      self->n_left_out++;
      return;
    }
  labelled = g_new0 (Labelled, 1);
  labelled->group = g_strdup (line->group);
  labelled->date = date;
  g_ptr_array_add (self->labelled, labelled);
}

/* "vnd.android.cursor.item/contact_event;1985-04-12;0;Name day;;…" */
static void
take_android (TendVcardCard *self,
              const char    *text)
{
  g_auto (GStrv) parts = tend_content_split (text, ';');
  guint n_parts = g_strv_length (parts);
  TendVcardDate date;

  if (n_parts < 3 || !g_str_equal (parts[0], ANDROID_EVENT) || !tend_vcard_date_parse (parts[1], NULL, &date))
    self->n_left_out++;
  else if (g_str_equal (parts[2], ANDROID_BIRTHDAY))
    count_left_out (self, tend_vcard_person_add_day (self->person, "birthday", "", &date));
  else if (g_str_equal (parts[2], ANDROID_ANNIVERSARY))
    count_left_out (self, tend_vcard_person_add_day (self->person, "anniversary", "", &date));
  else
    count_left_out (self, tend_vcard_person_add_day (self->person, "other",
                                                     n_parts > 3 && *parts[3] ? parts[3] : _("A day"), &date));
}

/* "xmpp:ana@example.org" and the like: what it is called there, and where. */
static void
take_handle (TendVcardCard         *self,
             const TendContentLine *line,
             const char            *text)
{
  const char *service = tend_content_line_get_parameter (line, "X-SERVICE-TYPE");
  const char *colon = strchr (text, ':');
  g_autofree char *scheme = colon ? g_strndup (text, (gsize) (colon - text)) : NULL;

  if (service == NULL)
    service = scheme ? scheme : find_label (line);
  count_left_out (self, tend_vcard_person_add_way (self->person, "handle", service,
                                                   scheme && colon[1] ? colon + 1 : text));
}

static void
take_groups (TendVcardCard *self,
             const char    *text)
{
  g_auto (GStrv) groups = tend_content_split (text, ',');

  for (guint i = 0; groups[i]; i++)
    /* What Google's address book calls the book itself. */
    if (!g_str_equal (g_strstrip (groups[i]), "myContacts"))
      count_left_out (self, tend_vcard_person_add_group (self->person, groups[i]));
}

static gboolean
is_any (const char        *name,
        const char *const *names)
{
  return g_strv_contains (names, name);
}

/* What a card says in structured values, of which the backslashes are looked at part by part. */
static gboolean
take_structured (TendVcardCard         *self,
                 const TendContentLine *line,
                 const char            *text)
{
  g_autofree char *joined = NULL;

  if (g_str_equal (line->name, "N"))
    {
      g_free (self->structured_name);
      self->structured_name = join_name (text);
    }
  else if (g_str_equal (line->name, "ADR"))
    {
      joined = join_address (text);
      add_way (self, line, "address", joined);
    }
  else if (g_str_equal (line->name, "ORG"))
    {
      joined = join_parts (text);
      tend_vcard_person_add_note (self->person, joined);
      offer_name (self, joined);
    }
  else if (g_str_equal (line->name, "CATEGORIES"))
    take_groups (self, text);
  else if (g_str_equal (line->name, "X-ANDROID-CUSTOM"))
    take_android (self, text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_text (TendVcardCard         *self,
           const TendContentLine *line,
           const char            *text)
{
  static const char *const anniversaries[] = { "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY",
                                               "X-KADDRESSBOOK-X-ANNIVERSARY", "X-WEDDING", NULL };
  static const char *const handles[] = { "IMPP", "X-JABBER", "X-SKYPE", "X-SKYPE-USERNAME", "X-SIGNAL", "X-TELEGRAM",
                                         "X-MATRIX", NULL };
  static const char *const notes[] = { "NOTE", "TITLE", "ROLE", NULL };

  if (g_str_equal (line->name, "FN"))
    tend_vcard_person_set_name (self->person, text);
  else if (g_str_equal (line->name, "UID"))
    tend_vcard_person_set_uid (self->person, text);
  else if (is_any (line->name, notes))
    tend_vcard_person_add_note (self->person, text);
  else if (g_str_equal (line->name, "NICKNAME"))
    {
      g_free (self->nickname);
      self->nickname = g_strdup (text);
    }
  else if (g_str_equal (line->name, "BDAY"))
    take_day (self, line, "birthday", text);
  else if (is_any (line->name, anniversaries))
    take_day (self, line, "anniversary", text);
  else if (g_str_equal (line->name, "X-ABDATE"))
    take_labelled_day (self, line, text);
  else if (g_str_equal (line->name, "X-ABLABEL") && g_hash_table_size (self->labels) < LABELS_MAX)
    g_hash_table_insert (self->labels, g_strdup (line->group), dup_label (text));
  else if (g_str_equal (line->name, "TEL"))
    add_way (self, line, "phone", g_str_has_prefix (text, "tel:") ? text + strlen ("tel:") : text);
  else if (g_str_equal (line->name, "EMAIL"))
    {
      add_way (self, line, "mail", text);
      offer_name (self, text);
    }
  else if (g_str_equal (line->name, "URL"))
    add_way (self, line, "web", text);
  else if (is_any (line->name, handles))
    take_handle (self, line, text);
  else
    return FALSE;
  return TRUE;
}

/* What says nothing of anybody. */
static gboolean
is_about_the_card (const char *name)
{
  static const char *const names[] = { "VERSION", "PRODID", "REV", "KIND", "SOURCE", "NAME", "CLASS", "SORT-STRING",
                                       "CLIENTPIDMAP", NULL };

  return is_any (name, names);
}

/**
 * tend_vcard_card_take_line:
 * @self: a card
 * @line: one of its lines
 *
 * Keeps what the line says, or counts it as left out.
 */
void
tend_vcard_card_take_line (TendVcardCard         *self,
                           const TendContentLine *line)
{
  gboolean is_guessed = FALSE;
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  if (is_about_the_card (line->name))
    return;
  if (line->is_cut || *line->name == '\0')
    {
      self->n_left_out++;
      return;
    }
  raw = tend_content_line_dup_text (line, &is_guessed);
  self->n_guessed += is_guessed ? 1 : 0;
  if (take_structured (self, line, raw))
    return;
  text = tend_content_unescape (raw);
  g_strstrip (text);
  self->n_left_out += take_text (self, line, text) ? 0 : 1;
}

static void
settle_labelled (TendVcardCard *self)
{
  for (guint i = 0; i < self->labelled->len; i++)
    {
      const Labelled *labelled = g_ptr_array_index (self->labelled, i);
      const char *label = g_hash_table_lookup (self->labels, labelled->group);

      if (labelled->kind)
        count_left_out (self, tend_vcard_person_add_way (self->person, labelled->kind, label ? label : "",
                                                         labelled->value));
      else if (g_strcmp0 (label, "Anniversary") == 0)
        count_left_out (self, tend_vcard_person_add_day (self->person, "anniversary", "", &labelled->date));
      else
        count_left_out (self, tend_vcard_person_add_day (self->person, "other", label && *label ? label : _("A day"),
                                                         &labelled->date));
    }
}

static void
settle_name (TendVcardCard *self)
{
  const char *names[] = { self->structured_name, self->nickname, self->other_name };
  gboolean is_named_by_nickname = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names) && !tend_vcard_person_has_name (self->person); i++)
    if (names[i])
      {
        tend_vcard_person_set_name (self->person, names[i]);
        is_named_by_nickname = names[i] == self->nickname;
      }
  if (self->nickname && *self->nickname && !is_named_by_nickname)
    {
      /* Translators: a line of the note about somebody; %s is a nickname */
      g_autofree char *words = g_strdup_printf (_("Also called %s"), self->nickname);

      tend_vcard_person_add_note (self->person, words);
    }
}

/**
 * tend_vcard_card_finish:
 * @self: a card of which all lines were taken
 *
 * Returns: (transfer none): who it is about; they may have no name
 */
TendVcardPerson *
tend_vcard_card_finish (TendVcardCard *self)
{
  settle_labelled (self);
  settle_name (self);
  return self->person;
}

/* How many of its lines say what Tend keeps nothing of. */
guint
tend_vcard_card_get_n_left_out (TendVcardCard *self)
{
  return self->n_left_out;
}

/* How many of its lines do not say how their letters are written. */
guint
tend_vcard_card_get_n_guessed (TendVcardCard *self)
{
  return self->n_guessed;
}
