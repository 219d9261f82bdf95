#include "features/people/tend-person-day-editor.h"

#include "features/people/tend-person-words.h"

#include <glib/gi18n.h>

struct _TendPersonDayEditor
{
  AdwPreferencesRow parent_instance;

  char *uuid; /* NULL for a day that is not kept yet */

  GtkDropDown *kind;
  GtkEditable *name;
  GtkEditable *day_of_month;
  GtkDropDown *month;
  GtkEditable *year;
};

enum
{
  SIGNAL_REMOVE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPersonDayEditor, tend_person_day_editor, ADW_TYPE_PREFERENCES_ROW)

static TendPersonDayKind
get_kind (TendPersonDayEditor *self)
{
  return (TendPersonDayKind) gtk_drop_down_get_selected (self->kind);
}

/* A birthday needs no name, but one that it has is shown. */
static void
update_name (TendPersonDayEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name), get_kind (self) == TEND_PERSON_DAY_OTHER ||
                                                       *gtk_editable_get_text (self->name) != '\0');
}

static void
on_kind_changed_cb (TendPersonDayEditor *self)
{
  update_name (self);
}

static void
on_remove_clicked_cb (TendPersonDayEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE_ASKED], 0);
}

/* What is no number is for tend_person_validate() to put into words. */
static int
read_number (GtkEditable *entry,
             int          when_empty)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  guint64 number;

  if (*text == '\0')
    return when_empty;
  return g_ascii_string_to_unsigned (text, 10, 1, 9999, &number, NULL) ? (int) number : -1;
}

static void
write_number (GtkEditable *entry,
              int          number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

/* Whoever adds a day has a date in mind. */
static gboolean
tend_person_day_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_PERSON_DAY_EDITOR (widget)->day_of_month));
}

static void
tend_person_day_editor_finalize (GObject *object)
{
  g_free (TEND_PERSON_DAY_EDITOR (object)->uuid);

  G_OBJECT_CLASS (tend_person_day_editor_parent_class)->finalize (object);
}

static void
tend_person_day_editor_class_init (TendPersonDayEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_person_day_editor_finalize;
  widget_class->grab_focus = tend_person_day_editor_grab_focus;

  /**
   * TendPersonDayEditor::remove-asked:
   * @self: the editor
   *
   * The day is not to be any more.
   */
  signals[SIGNAL_REMOVE_ASKED] = g_signal_new ("remove-asked", TEND_TYPE_PERSON_DAY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-day-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayEditor, name);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayEditor, day_of_month);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayEditor, month);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayEditor, year);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
fill_choices (TendPersonDayEditor *self)
{
  GtkStringList *kinds = GTK_STRING_LIST (gtk_drop_down_get_model (self->kind));
  GtkStringList *months = GTK_STRING_LIST (gtk_drop_down_get_model (self->month));

  for (int i = 0; i < TEND_PERSON_N_DAY_KINDS; i++)
    gtk_string_list_append (kinds, tend_person_day_kind_get_name ((TendPersonDayKind) i));
  for (int month = 1; month <= 12; month++)
    {
      /* Translators: a month by itself, without a day; see g_date_time_format() */
      g_autofree char *name = tend_day_format (tend_day_from_ymd (2000, month, 1), _("%OB"));

      gtk_string_list_append (months, name);
    }
}

static void
tend_person_day_editor_init (TendPersonDayEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
}

/**
 * tend_person_day_editor_new:
 * @day: a day
 *
 * Returns: (transfer full): a row that shows it
 */
GtkWidget *
tend_person_day_editor_new (const TendPersonDay *day)
{
  TendPersonDayEditor *self = g_object_new (TEND_TYPE_PERSON_DAY_EDITOR, NULL);

  self->uuid = g_strdup (day->uuid);
  gtk_editable_set_text (self->name, day->name);
  gtk_drop_down_set_selected (self->kind, day->kind);
  write_number (self->day_of_month, day->day_of_month);
  gtk_drop_down_set_selected (self->month, (guint) CLAMP (day->month, 1, 12) - 1);
  write_number (self->year, day->year);
  update_name (self);
  return GTK_WIDGET (self);
}

/**
 * tend_person_day_editor_dup_day:
 * @self: an editor
 *
 * Returns: (transfer full): the day as it was typed, whether it makes sense or not
 */
TendPersonDay *
tend_person_day_editor_dup_day (TendPersonDayEditor *self)
{
  TendPersonDay *day;

  g_return_val_if_fail (TEND_IS_PERSON_DAY_EDITOR (self), NULL);

  day = tend_person_day_new (get_kind (self), (int) gtk_drop_down_get_selected (self->month) + 1,
                             read_number (self->day_of_month, 0), read_number (self->year, TEND_PERSON_YEAR_NONE));
  day->uuid = g_strdup (self->uuid);
  tend_person_set_text (&day->name, gtk_editable_get_text (self->name));
  return day;
}
