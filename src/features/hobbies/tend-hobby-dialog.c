#include "features/hobbies/tend-hobby-dialog.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "features/hobbies/tend-symbol-chooser.h"
#include "store/tend-acquaintance.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-text-row.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of the minutes that the spinner steps by. */
#define MINUTES_STEP 10
#define MINUTES_DEFAULT 60
#define TIMES_DEFAULT 1

struct _TendHobbyDialog
{
  TendFormDialog parent_instance;

  TendStore *store;
  TendHobby *before;  /* what is changed, or the new hobby as it begins */
  TendHobby *shown;   /* as the dialog showed it at first */
  GPtrArray *people;  /* (nullable) (element-type TendAcquaintance): whom other features know */
  gboolean is_new;

  GtkEditable *name_row;
  GtkToggleButton *new_button;
  GtkToggleButton *loved_button;
  TendSymbolChooser *symbol;
  TendColorChooser *color;
  TendTextRow *love_row;
  TendTextRow *left_off_row;
  TendTextRow *next_step_row;
  TendTextRow *needs_row;
  GtkEditable *places_row;
  GtkEditable *people_row;
  AdwComboRow *wish_row;
  GtkWidget *amount_row;
  GtkSpinButton *amount;
};

G_DEFINE_FINAL_TYPE (TendHobbyDialog, tend_hobby_dialog, TEND_TYPE_FORM_DIALOG)

static TendHobbyWish
get_wish_kind (TendHobbyDialog *self)
{
  return (TendHobbyWish) adw_combo_row_get_selected (self->wish_row);
}

/* The amount that is usual for what is wished for, where there was none. */
static void
update_amount (TendHobbyDialog *self,
               int              amount)
{
  gboolean is_minutes = get_wish_kind (self) == TEND_HOBBY_WISH_MINUTES;
  int step = is_minutes ? MINUTES_STEP : 1;

  gtk_widget_set_visible (self->amount_row, get_wish_kind (self) != TEND_HOBBY_WISH_NONE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->amount_row), is_minutes ? _("Minutes") : _("Times"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->amount), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_minutes ? _("Minutes") : _("Times"), -1);
  gtk_spin_button_set_range (self->amount, 1, is_minutes ? TEND_HOBBY_WISH_MINUTES_MAX : TEND_HOBBY_WISH_TIMES_MAX);
  gtk_spin_button_set_increments (self->amount, step, 3 * step);
  gtk_spin_button_set_value (self->amount, amount);
}

static void
on_wish_changed_cb (TendHobbyDialog *self)
{
  if (self->before)
    update_amount (self, get_wish_kind (self) == TEND_HOBBY_WISH_MINUTES ? MINUTES_DEFAULT : TIMES_DEFAULT);
}

static void
on_save_asked_cb (TendHobbyDialog *self)
{
  tend_form_dialog_save (TEND_FORM_DIALOG (self));
}

static void
replace (char **text,
         char  *taken)
{
  g_free (*text);
  *text = taken;
}

/* Whom the user knows by that name, or who shared the hobby before. */
static const char *
find_person (TendHobbyDialog *self,
             const char      *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->before->people->len; i++)
    {
      const TendHobbyPerson *person = g_ptr_array_index (self->before->people, i);

      if (g_str_equal (person->name, name))
        return person->person_uuid;
    }
  for (guint i = 0; self->people && i < self->people->len; i++)
    {
      const TendAcquaintance *person = g_ptr_array_index (self->people, i);
      g_autofree char *known = g_utf8_casefold (person->name, -1);

      if (g_str_equal (known, wanted))
        return person->uuid;
    }
  return NULL;
}

static void
read_people (TendHobbyDialog *self,
             TendHobby       *hobby)
{
  g_auto (GStrv) names = g_strsplit_set (gtk_editable_get_text (self->people_row), ",;\n", -1);

  g_ptr_array_set_size (hobby->people, 0);
  for (gsize i = 0; names[i]; i++)
    if (*g_strstrip (names[i]))
      tend_hobby_add_person (hobby, find_person (self, names[i]), names[i]);
}

static void
show_people (TendHobbyDialog *self,
             const TendHobby *hobby)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < hobby->people->len; i++)
    {
      const TendHobbyPerson *person = g_ptr_array_index (hobby->people, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", person->name);
    }
  gtk_editable_set_text (self->people_row, names->str);
}

static void
show_hobby (TendHobbyDialog *self,
            const TendHobby *hobby)
{
  gtk_editable_set_text (self->name_row, hobby->name);
  gtk_toggle_button_set_active (hobby->origin == TEND_HOBBY_LOVED ? self->loved_button : self->new_button, TRUE);
  tend_symbol_chooser_set_symbol (self->symbol, hobby->symbol);
  tend_color_chooser_set_color_name (self->color, hobby->color);
  tend_text_row_set_text (self->love_row, hobby->love);
  tend_text_row_set_text (self->left_off_row, hobby->left_off);
  tend_text_row_set_text (self->next_step_row, hobby->next_step);
  tend_text_row_set_text (self->needs_row, hobby->needs);
  gtk_editable_set_text (self->places_row, hobby->places);
  show_people (self, hobby);
  adw_combo_row_set_selected (self->wish_row, hobby->wish_kind);
  update_amount (self, MAX (hobby->wish, 1));
}

static void
on_hobby_kept_cb (GObject      *store,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (TendFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_hobby_store_finish (TEND_STORE (store), result, &error);

  tend_form_dialog_end (self, id, error);
}

static gboolean
tend_hobby_dialog_is_changed (TendFormDialog *dialog)
{
  TendHobbyDialog *self = TEND_HOBBY_DIALOG (dialog);
  g_autoptr (TendHobby) hobby = tend_hobby_dialog_get_hobby (self);

  return !tend_hobby_is_same (hobby, self->shown);
}

static void
tend_hobby_dialog_save (TendFormDialog *dialog)
{
  TendHobbyDialog *self = TEND_HOBBY_DIALOG (dialog);
  g_autoptr (TendHobby) hobby = tend_hobby_dialog_get_hobby (self);
  g_autoptr (GError) error = NULL;

  if (!tend_hobby_validate (hobby, &error))
    {
      tend_form_dialog_tell (dialog, error->message);
      if (*hobby->name == '\0')
        gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  tend_form_dialog_begin (dialog);
  if (self->is_new)
    tend_hobby_store_add_async (self->store, hobby, on_hobby_kept_cb, g_object_ref (self));
  else
    tend_hobby_store_update_async (self->store, hobby, on_hobby_kept_cb, g_object_ref (self));
}

static void
tend_hobby_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_HOBBY_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_hobby_dialog_parent_class)->dispose (object);
}

static void
tend_hobby_dialog_finalize (GObject *object)
{
  TendHobbyDialog *self = TEND_HOBBY_DIALOG (object);

  g_clear_pointer (&self->before, tend_hobby_free);
  g_clear_pointer (&self->shown, tend_hobby_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_hobby_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_COLOR_CHOOSER);
  g_type_ensure (TEND_TYPE_SYMBOL_CHOOSER);
  g_type_ensure (TEND_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, new_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, loved_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, symbol);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, color);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, love_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, left_off_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, next_step_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, needs_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, places_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, people_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, wish_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyDialog, amount);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wish_changed_cb);
}

static void
tend_hobby_dialog_class_init (TendHobbyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TendFormDialogClass *dialog_class = TEND_FORM_DIALOG_CLASS (klass);

  object_class->dispose = tend_hobby_dialog_dispose;
  object_class->finalize = tend_hobby_dialog_finalize;
  dialog_class->is_changed = tend_hobby_dialog_is_changed;
  dialog_class->save = tend_hobby_dialog_save;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tend_hobby_dialog_init (TendHobbyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_dialog_new:
 * @store: the life
 * @hobby: (nullable): the hobby to change, %NULL to make one
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_hobby_dialog_new (TendStore       *store,
                       const TendHobby *hobby)
{
  TendHobbyDialog *self = g_object_new (TEND_TYPE_HOBBY_DIALOG, NULL);
  TendDb *db = tend_store_get_reader (store);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  self->store = g_object_ref (store);
  self->is_new = hobby == NULL;
  self->people = tend_acquaintances_read (db, features, n_features, NULL);
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _("New Hobby") : _("Edit Hobby"));
  if (self->is_new)
    tend_form_dialog_set_save_label (TEND_FORM_DIALOG (self), _("_Add"));

  self->before = hobby ? tend_hobby_copy (hobby) : tend_hobby_new ("");
  if (self->is_new)
    {
      tend_hobby_set_text (&self->before->color, tend_hobby_choose_color (db));
      self->before->created_day = tend_store_get_today (store);
    }
  show_hobby (self, self->before);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_hobby_dialog_get_hobby (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_dialog_suggest:
 * @self: a dialog for a new hobby
 * @hobby: what to fill in: an idea that somebody chose
 */
void
tend_hobby_dialog_suggest (TendHobbyDialog *self,
                           const TendHobby *hobby)
{
  g_autoptr (TendHobby) suggested = NULL;

  g_return_if_fail (TEND_IS_HOBBY_DIALOG (self));

  suggested = tend_hobby_copy (hobby);
  if (*suggested->color == '\0')
    tend_hobby_set_text (&suggested->color, self->before->color);
  show_hobby (self, suggested);
}

/**
 * tend_hobby_dialog_get_hobby:
 * @self: a dialog
 *
 * Returns: (transfer full): the hobby as the dialog has it now, whether it makes sense or not
 */
TendHobby *
tend_hobby_dialog_get_hobby (TendHobbyDialog *self)
{
  const char *color;
  TendHobby *hobby;

  g_return_val_if_fail (TEND_IS_HOBBY_DIALOG (self), NULL);

  hobby = tend_hobby_copy (self->before);
  color = tend_color_chooser_get_color_name (self->color);
  tend_hobby_set_text (&hobby->name, gtk_editable_get_text (self->name_row));
  hobby->origin = gtk_toggle_button_get_active (self->loved_button) ? TEND_HOBBY_LOVED : TEND_HOBBY_NEW;
  tend_hobby_set_text (&hobby->symbol, tend_symbol_chooser_get_symbol (self->symbol));
  tend_hobby_set_text (&hobby->color, color ? color : "");
  replace (&hobby->love, tend_text_row_dup_text (self->love_row));
  replace (&hobby->left_off, tend_text_row_dup_text (self->left_off_row));
  replace (&hobby->next_step, tend_text_row_dup_text (self->next_step_row));
  replace (&hobby->needs, tend_text_row_dup_text (self->needs_row));
  tend_hobby_set_text (&hobby->places, gtk_editable_get_text (self->places_row));
  read_people (self, hobby);
  hobby->wish_kind = get_wish_kind (self);
  hobby->wish = hobby->wish_kind == TEND_HOBBY_WISH_NONE ? 0 : (int) lround (gtk_spin_button_get_value (self->amount));
  return hobby;
}
