#include "features/calendar/tend-guest-editor.h"

#include "features/calendar/tend-quick-entry.h"
#include "store/tend-acquaintance.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* As many as stand below an entry without hiding all else. */
#define MATCHES_MAX 5

struct _TendGuestEditor
{
  GtkWidget parent_instance;

  GPtrArray *people;  /* (nullable) of TendAcquaintance */
  GPtrArray *guests;  /* of TendGuest */
  GPtrArray *rows;    /* of AdwComboRow, one for each */
  GPtrArray *matches; /* of GtkListBoxRow, below the entry */
  gboolean is_updating;

  GtkWidget *group;
  GtkListBox *list;
  GtkWidget *entry;
  GtkLabel *trouble;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendGuestEditor, tend_guest_editor, GTK_TYPE_WIDGET)

static const char *
get_name (const TendGuest *guest)
{
  return *guest->name ? guest->name : guest->email;
}

static void
tell (TendGuestEditor *self,
      const char      *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
on_answer_selected_cb (TendGuestEditor *self,
                       GParamSpec      *pspec,
                       GtkWidget       *row)
{
  guint i;

  if (self->is_updating || !g_ptr_array_find (self->rows, row, &i))
    return;
  ((TendGuest *) g_ptr_array_index (self->guests, i))->answer =
      (TendGuestAnswer) adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The focus goes on to what stands where the row stood. */
static void
on_remove_clicked_cb (TendGuestEditor *self,
                      GtkWidget       *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_COMBO_ROW);
  guint i;

  if (!g_ptr_array_find (self->rows, row, &i))
    return;
  gtk_widget_grab_focus (i + 1 < self->rows->len ? g_ptr_array_index (self->rows, i + 1) : self->entry);
  gtk_list_box_remove (self->list, row);
  g_ptr_array_remove_index (self->rows, i);
  g_ptr_array_remove_index (self->guests, i);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_remove_button (TendGuestEditor *self,
                    const TendGuest *guest)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), get_name (guest));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  return button;
}

static void
append_row (TendGuestEditor *self,
            const TendGuest *guest)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  g_autofree char *name = g_markup_escape_text (get_name (guest), -1);

  for (guint answer = 0; answer < TEND_GUEST_N_ANSWERS; answer++)
    gtk_string_list_append (answers, tend_guest_answer_get_name ((TendGuestAnswer) answer));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (answers));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), guest->answer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, guest));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_answer_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, row, (int) self->rows->len);
  g_ptr_array_add (self->rows, row);
}

static gboolean
has_person (TendGuestEditor        *self,
            const TendAcquaintance *person)
{
  for (guint i = 0; i < self->guests->len; i++)
    if (g_strcmp0 (((TendGuest *) g_ptr_array_index (self->guests, i))->person_uuid, person->uuid) == 0)
      return TRUE;
  return FALSE;
}

static void
clear_matches (TendGuestEditor *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->matches, i));
  g_ptr_array_set_size (self->matches, 0);
}

/* Takes @guest. */
static void
add_guest (TendGuestEditor *self,
           TendGuest       *guest)
{
  gboolean is_there = FALSE;

  for (guint i = 0; i < self->guests->len; i++)
    is_there = is_there || tend_guest_is_same (g_ptr_array_index (self->guests, i), guest);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  if (is_there)
    {
      tend_guest_free (guest);
      return;
    }
  g_ptr_array_add (self->guests, guest);
  append_row (self, guest);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
append_match (TendGuestEditor        *self,
              const TendAcquaintance *person)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (person->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "list-add-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "person", (gpointer) person);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->matches, row);
}

static void
on_entry_changed_cb (TendGuestEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  tell (self, NULL);
  clear_matches (self);
  for (guint i = 0; *text && self->people && i < self->people->len && self->matches->len < MATCHES_MAX; i++)
    {
      const TendAcquaintance *person = g_ptr_array_index (self->people, i);

      if (!has_person (self, person) && g_str_match_string (text, person->name, TRUE))
        append_match (self, person);
    }
}

static void
on_row_activated_cb (TendGuestEditor *self,
                     GtkListBoxRow   *row)
{
  const TendAcquaintance *person = g_object_get_data (G_OBJECT (row), "person");

  if (person)
    add_guest (self, tend_guest_new (person->uuid, person->name));
}

/* Who is meant by a name: one of the people, or somebody who is not among them. Of several, nobody is guessed. */
static gboolean
take_name (TendGuestEditor *self,
           const char      *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  TendQuickQuery query = { 0 };
  const TendAcquaintance *person;
  guint n_found;
  int found;

  for (guint i = 0; self->people && i < self->people->len; i++)
    g_ptr_array_add (names, ((TendAcquaintance *) g_ptr_array_index (self->people, i))->name);
  g_ptr_array_add (names, NULL);
  query.names = (const char *const *) names->pdata;
  found = tend_quick_entry_find_person (&query, name, &n_found);
  if (n_found > 1)
    {
      tell (self, _("Several of your people are called that. Choose one of them below."));
      return FALSE;
    }
  person = found >= 0                ? g_ptr_array_index (self->people, found)
           : self->matches->len == 1 ? g_object_get_data (g_ptr_array_index (self->matches, 0), "person")
                                     : NULL;
  add_guest (self, person ? tend_guest_new (person->uuid, person->name) : tend_guest_new (NULL, name));
  return TRUE;
}

static void
on_entry_activated_cb (TendGuestEditor *self)
{
  tend_guest_editor_finish_entry (self);
}

static gboolean
tend_guest_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TEND_GUEST_EDITOR (widget)->entry);
}

static void
tend_guest_editor_dispose (GObject *object)
{
  g_clear_pointer (&TEND_GUEST_EDITOR (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_guest_editor_parent_class)->dispose (object);
}

static void
tend_guest_editor_finalize (GObject *object)
{
  TendGuestEditor *self = TEND_GUEST_EDITOR (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_ptr_array_unref (self->guests);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->matches);

  G_OBJECT_CLASS (tend_guest_editor_parent_class)->finalize (object);
}

static void
tend_guest_editor_class_init (TendGuestEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_guest_editor_dispose;
  object_class->finalize = tend_guest_editor_finalize;
  widget_class->grab_focus = tend_guest_editor_grab_focus;

  /**
   * TendGuestEditor::changed:
   * @self: the editor
   *
   * The user added or removed somebody, or chose what they answered.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-guest-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGuestEditor, group);
  gtk_widget_class_bind_template_child (widget_class, TendGuestEditor, list);
  gtk_widget_class_bind_template_child (widget_class, TendGuestEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, TendGuestEditor, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "guesteditor");
}

static void
tend_guest_editor_init (TendGuestEditor *self)
{
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);
  self->rows = g_ptr_array_new ();
  self->matches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_guest_editor_new (void)
{
  return g_object_new (TEND_TYPE_GUEST_EDITOR, NULL);
}

/**
 * tend_guest_editor_set_people:
 * @self: an editor
 * @people: (nullable) (element-type TendAcquaintance): the user's people
 */
void
tend_guest_editor_set_people (TendGuestEditor *self,
                              GPtrArray       *people)
{
  clear_matches (self);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = people ? g_ptr_array_ref (people) : NULL;
}

static gboolean
is_same_list (GPtrArray *one,
              GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!tend_guest_is_same (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;
  return TRUE;
}

/**
 * tend_guest_editor_set_guests:
 * @self: an editor
 * @guests: (element-type TendGuest): who is part of the plan
 *
 * ::changed is not emitted. Where they are the same people, only their answers are set.
 */
void
tend_guest_editor_set_guests (TendGuestEditor *self,
                              GPtrArray       *guests)
{
  gboolean is_same = is_same_list (self->guests, guests);

  self->is_updating = TRUE;
  for (guint i = 0; !is_same && i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  if (!is_same)
    g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->guests, 0);
  for (guint i = 0; i < guests->len; i++)
    {
      TendGuest *guest = tend_guest_copy (g_ptr_array_index (guests, i));

      g_ptr_array_add (self->guests, guest);
      if (is_same)
        adw_combo_row_set_selected (g_ptr_array_index (self->rows, i), guest->answer);
      else
        append_row (self, guest);
    }
  self->is_updating = FALSE;
}

/**
 * tend_guest_editor_get_guests:
 * @self: an editor
 *
 * Returns: (transfer none) (element-type TendGuest): who is part of the plan, as it is on screen
 */
GPtrArray *
tend_guest_editor_get_guests (TendGuestEditor *self)
{
  return self->guests;
}

/**
 * tend_guest_editor_finish_entry:
 * @self: an editor
 *
 * Adds who was typed and not added yet, so that nobody is lost.
 *
 * Returns: whether nothing is left in the entry; if so, the user was told what to do about it
 */
gboolean
tend_guest_editor_finish_entry (TendGuestEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  return *name == '\0' || take_name (self, name);
}
