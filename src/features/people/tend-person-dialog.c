#include "features/people/tend-person-dialog.h"

#include "features/people/tend-person-day-editor.h"
#include "features/people/tend-person-store.h"
#include "features/people/tend-person-way-editor.h"
#include "features/people/tend-person-words.h"
#include "widgets/tend-color-chooser.h"

#include <glib/gi18n.h>

struct _TendPersonDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  TendPerson *before; /* as they were when the dialog was made */
  TendPerson *shown;  /* as the dialog had them then */
  gboolean is_new;
  gboolean is_saving;
  GPtrArray *days;    /* of TendPersonDayEditor */
  GPtrArray *ways;    /* of TendPersonWayEditor */

  GtkWidget *save_button;
  GtkLabel *trouble;
  GtkEditable *name_row;
  GtkEditable *known_row;
  GtkEditable *groups_row;
  AdwActionRow *rhythm_row;
  GtkSpinButton *rhythm;
  GtkListBox *day_list;
  GtkWidget *add_day;
  GtkListBox *way_list;
  GtkWidget *add_way;
  GtkTextBuffer *note;
  GtkEditable *symbol_row;
  TendColorChooser *color;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPersonDialog, tend_person_dialog, ADW_TYPE_WINDOW)

static void
tell (TendPersonDialog *self,
      const char       *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
finish (TendPersonDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_person_kept_cb (GObject      *store,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (TendPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_person_store_finish (TEND_STORE (store), result, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  self->is_saving = FALSE;
  if (id == 0)
    {
      tell (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, id);
  finish (self);
}

/* Goes to what the sentence is about: what comes first of what may be wrong. */
static void
focus_trouble (TendPersonDialog *self,
               const TendPerson *person)
{
  g_autoptr (TendPerson) without_days = tend_person_copy (person);

  g_ptr_array_set_size (without_days->days, 0);
  if (*person->name && self->days->len > 0 && tend_person_validate (without_days, NULL))
    gtk_widget_grab_focus (g_ptr_array_index (self->days, 0));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
save (TendPersonDialog *self)
{
  g_autoptr (TendPerson) person = tend_person_dialog_dup_person (self);
  g_autoptr (GError) error = NULL;

  if (self->is_saving)
    return;
  if (!tend_person_validate (person, &error))
    {
      tell (self, error->message);
      focus_trouble (self, person);
      return;
    }
  tell (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
  self->is_saving = TRUE;
  if (self->is_new)
    tend_person_store_add_async (self->store, person, on_person_kept_cb, g_object_ref (self));
  else
    tend_person_store_update_async (self->store, person, on_person_kept_cb, g_object_ref (self));
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  save (TEND_PERSON_DIALOG (widget));
}

static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  finish (TEND_PERSON_DIALOG (widget));
}

static void
on_save_asked_cb (TendPersonDialog *self)
{
  save (self);
}

static void
on_rhythm_changed_cb (TendPersonDialog *self)
{
  g_autofree char *words = tend_person_describe_rhythm (gtk_spin_button_get_value_as_int (self->rhythm));

  adw_action_row_set_subtitle (self->rhythm_row, words);
}

/* The focus goes on to what stands where the row stood. */
static void
remove_editor (GtkListBox *list,
               GPtrArray  *editors,
               GtkWidget  *editor)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (editor));

  gtk_list_box_remove (list, editor);
  g_ptr_array_remove (editors, editor);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, index)), GTK_DIR_TAB_FORWARD);
}

static void
on_day_removed_cb (TendPersonDialog *self,
                   GtkWidget        *editor)
{
  remove_editor (self->day_list, self->days, editor);
}

static void
on_way_removed_cb (TendPersonDialog *self,
                   GtkWidget        *editor)
{
  remove_editor (self->way_list, self->ways, editor);
}

static GtkWidget *
append_day (TendPersonDialog    *self,
            const TendPersonDay *day)
{
  GtkWidget *editor = tend_person_day_editor_new (day);

  g_signal_connect_object (editor, "remove-asked", G_CALLBACK (on_day_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->day_list, editor, (int) self->days->len);
  g_ptr_array_add (self->days, editor);
  return editor;
}

static GtkWidget *
append_way (TendPersonDialog    *self,
            const TendPersonWay *way)
{
  GtkWidget *editor = tend_person_way_editor_new (way);

  g_signal_connect_object (editor, "remove-asked", G_CALLBACK (on_way_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->way_list, editor, (int) self->ways->len);
  g_ptr_array_add (self->ways, editor);
  return editor;
}

/* The first day that one thinks of is a birthday; the next is hardly another. */
static void
on_day_row_activated_cb (TendPersonDialog *self,
                         GtkWidget        *row)
{
  g_autoptr (TendPersonDay) day = NULL;

  if (row != self->add_day)
    return;
  day = tend_person_day_new (self->days->len == 0 ? TEND_PERSON_DAY_BIRTHDAY : TEND_PERSON_DAY_OTHER,
                             tend_day_get_month (tend_store_get_today (self->store)), 0, TEND_PERSON_YEAR_NONE);
  gtk_widget_grab_focus (append_day (self, day));
}

static void
on_way_row_activated_cb (TendPersonDialog *self,
                         GtkWidget        *row)
{
  g_autoptr (TendPersonWay) way = NULL;

  if (row != self->add_way)
    return;
  way = tend_person_way_new (TEND_PERSON_WAY_PHONE, "", "");
  gtk_widget_grab_focus (append_way (self, way));
}

static gboolean
tend_person_dialog_close_request (GtkWindow *window)
{
  TendPersonDialog *self = TEND_PERSON_DIALOG (window);
  g_autoptr (TendPerson) person = tend_person_dialog_dup_person (self);

  if (tend_person_is_same (person, self->shown))
    finish (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
show_person (TendPersonDialog *self,
             const TendPerson *person)
{
  g_autofree char *groups = tend_person_dup_groups (person);

  gtk_editable_set_text (self->name_row, person->name);
  gtk_editable_set_text (self->known_row, person->known_from);
  gtk_editable_set_text (self->groups_row, groups);
  gtk_spin_button_set_value (self->rhythm, person->rhythm_weeks);
  on_rhythm_changed_cb (self);
  for (guint i = 0; i < person->days->len; i++)
    append_day (self, g_ptr_array_index (person->days, i));
  for (guint i = 0; i < person->ways->len; i++)
    append_way (self, g_ptr_array_index (person->ways, i));
  gtk_text_buffer_set_text (self->note, person->note, -1);
  gtk_editable_set_text (self->symbol_row, person->symbol);
  tend_color_chooser_set_color_name (self->color, *person->color ? person->color : NULL);
}

static void
tend_person_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_PERSON_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_person_dialog_parent_class)->dispose (object);
}

static void
tend_person_dialog_finalize (GObject *object)
{
  TendPersonDialog *self = TEND_PERSON_DIALOG (object);

  g_clear_pointer (&self->before, tend_person_free);
  g_clear_pointer (&self->shown, tend_person_free);
  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->ways);

  G_OBJECT_CLASS (tend_person_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_COLOR_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, known_row);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, groups_row);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, rhythm_row);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, rhythm);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, day_list);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, add_day);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, way_list);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, add_way);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, note);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, symbol_row);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDialog, color);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rhythm_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_way_row_activated_cb);
}

static void
tend_person_dialog_class_init (TendPersonDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_person_dialog_dispose;
  object_class->finalize = tend_person_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_person_dialog_close_request;

  /**
   * TendPersonDialog::saved:
   * @self: the dialog, about to be finished
   * @id: the person, who is on disk
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * TendPersonDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
tend_person_dialog_init (TendPersonDialog *self)
{
  self->days = g_ptr_array_new ();
  self->ways = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_person_dialog_new:
 * @store: the life
 * @person: (nullable): who is changed, %NULL to add somebody
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_person_dialog_new (TendStore        *store,
                        const TendPerson *person)
{
  TendPersonDialog *self = g_object_new (TEND_TYPE_PERSON_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->is_new = person == NULL;
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _("Add Someone") : _("Edit Person"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), self->is_new ? _("_Add") : _("_Save"));
  self->before = person ? tend_person_copy (person) : tend_person_new ("");
  show_person (self, self->before);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_person_dialog_dup_person (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}

/* A way without a value was added and left alone; it is none. */
static void
read_ways (TendPersonDialog *self,
           TendPerson       *person)
{
  g_ptr_array_set_size (person->ways, 0);
  for (guint i = 0; i < self->ways->len; i++)
    {
      g_autoptr (TendPersonWay) way = tend_person_way_editor_dup_way (g_ptr_array_index (self->ways, i));

      if (*way->value)
        g_ptr_array_add (person->ways, g_steal_pointer (&way));
    }
}

/* Nor is a day of which nothing was said. */
static void
read_days (TendPersonDialog *self,
           TendPerson       *person)
{
  g_ptr_array_set_size (person->days, 0);
  for (guint i = 0; i < self->days->len; i++)
    {
      g_autoptr (TendPersonDay) day = tend_person_day_editor_dup_day (g_ptr_array_index (self->days, i));

      if (day->day_of_month != 0 || day->year != TEND_PERSON_YEAR_NONE || *day->name)
        g_ptr_array_add (person->days, g_steal_pointer (&day));
    }
}

/**
 * tend_person_dialog_dup_person:
 * @self: a dialog
 *
 * Returns: (transfer full): the person as the dialog has them now, whether that makes sense or not
 */
TendPerson *
tend_person_dialog_dup_person (TendPersonDialog *self)
{
  TendPerson *person;
  GtkTextIter start, end;
  g_autofree char *note = NULL;

  g_return_val_if_fail (TEND_IS_PERSON_DIALOG (self), NULL);

  person = tend_person_copy (self->before);
  tend_person_set_text (&person->name, gtk_editable_get_text (self->name_row));
  tend_person_set_text (&person->known_from, gtk_editable_get_text (self->known_row));
  tend_person_set_groups (person, gtk_editable_get_text (self->groups_row));
  gtk_spin_button_update (self->rhythm);
  person->rhythm_weeks = gtk_spin_button_get_value_as_int (self->rhythm);
  read_days (self, person);
  read_ways (self, person);
  gtk_text_buffer_get_bounds (self->note, &start, &end);
  note = gtk_text_buffer_get_text (self->note, &start, &end, FALSE);
  tend_person_set_text (&person->note, note);
  tend_person_set_text (&person->symbol, gtk_editable_get_text (self->symbol_row));
  tend_person_set_text (&person->color, tend_color_chooser_get_color_name (self->color));
  return person;
}
