#include "features/mindfulness/tend-practice-dialog.h"

#include "features/mindfulness/tend-breath-shape.h"
#include "features/mindfulness/tend-mindfulness-store.h"

#include <glib/gi18n.h>

struct _TendPracticeDialog
{
  TendFormDialog parent_instance;

  TendStore *store;
  TendPractice *before; /* as it was when the dialog was made */
  TendPractice *shown;  /* as the dialog had it then */

  GtkEditable *name;
  GtkWidget *lengths;
  TendBreathShape *shape;
  GtkSpinButton *inhale;
  GtkSpinButton *hold;
  GtkSpinButton *exhale;
  GtkSpinButton *rest;
  GtkWidget *minutes_group;
  GtkSpinButton *minutes;
};

G_DEFINE_FINAL_TYPE (TendPracticeDialog, tend_practice_dialog, TEND_TYPE_FORM_DIALOG)

static int
get_half_seconds (GtkSpinButton *button)
{
  return (int) (gtk_spin_button_get_value (button) * 2 + 0.5);
}

static TendBreathPattern
get_pattern (TendPracticeDialog *self)
{
  return (TendBreathPattern){
    .in = get_half_seconds (self->inhale),
    .hold = get_half_seconds (self->hold),
    .out = get_half_seconds (self->exhale),
    .rest = get_half_seconds (self->rest),
  };
}

static gboolean
check (const TendPractice  *practice,
       GError             **error)
{
  return practice->kind != TEND_PRACTICE_BREATH || tend_breath_pattern_validate (&practice->pattern, error);
}

/* What was typed into a spin button and not left yet counts too. */
static void
take_typed (TendPracticeDialog *self)
{
  GtkSpinButton *buttons[] = { self->inhale, self->hold, self->exhale, self->rest, self->minutes };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_spin_button_update (buttons[i]);
}

static void
on_save_asked_cb (TendPracticeDialog *self)
{
  tend_form_dialog_save (TEND_FORM_DIALOG (self));
}

static void
on_practice_kept_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (TendFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_mindfulness_store_finish (TEND_STORE (store), result, &error);

  tend_form_dialog_end (self, id, error);
}

static void
on_length_changed_cb (TendPracticeDialog *self)
{
  TendBreathPattern pattern = get_pattern (self);
  gboolean is_breath = tend_breath_pattern_validate (&pattern, NULL);

  gtk_widget_set_opacity (GTK_WIDGET (self->shape), is_breath ? 1 : 0);
  if (is_breath)
    tend_breath_shape_set_pattern (self->shape, &pattern);
}

static gboolean
tend_practice_dialog_is_changed (TendFormDialog *dialog)
{
  TendPracticeDialog *self = TEND_PRACTICE_DIALOG (dialog);
  g_autoptr (TendPractice) practice = NULL;

  take_typed (self);
  practice = tend_practice_dialog_get_practice (self);
  return !g_str_equal (practice->title, self->shown->title) ||
         practice->options.minutes != self->shown->options.minutes ||
         memcmp (&practice->pattern, &self->shown->pattern, sizeof practice->pattern) != 0;
}

static void
tend_practice_dialog_save (TendFormDialog *dialog)
{
  TendPracticeDialog *self = TEND_PRACTICE_DIALOG (dialog);
  g_autoptr (TendPractice) practice = NULL;
  g_autoptr (GError) error = NULL;

  take_typed (self);
  practice = tend_practice_dialog_get_practice (self);
  if (practice->title[0] == '\0')
    {
      tend_form_dialog_tell (dialog, _("Give it a name, so that you find it again."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
  else if (!check (practice, &error))
    {
      tend_form_dialog_tell (dialog, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->inhale));
    }
  else
    {
      tend_form_dialog_begin (dialog);
      tend_mindfulness_store_save_practice_async (self->store, practice, on_practice_kept_cb, g_object_ref (self));
    }
}

static void
tend_practice_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_PRACTICE_DIALOG (object)->store);
  G_OBJECT_CLASS (tend_practice_dialog_parent_class)->dispose (object);
}

static void
tend_practice_dialog_finalize (GObject *object)
{
  TendPracticeDialog *self = TEND_PRACTICE_DIALOG (object);

  g_clear_pointer (&self->before, tend_practice_free);
  g_clear_pointer (&self->shown, tend_practice_free);
  G_OBJECT_CLASS (tend_practice_dialog_parent_class)->finalize (object);
}

static void
tend_practice_dialog_class_init (TendPracticeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendFormDialogClass *dialog_class = TEND_FORM_DIALOG_CLASS (klass);

  object_class->dispose = tend_practice_dialog_dispose;
  object_class->finalize = tend_practice_dialog_finalize;
  dialog_class->is_changed = tend_practice_dialog_is_changed;
  dialog_class->save = tend_practice_dialog_save;

  g_type_ensure (TEND_TYPE_BREATH_SHAPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-practice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, lengths);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, shape);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, inhale);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, hold);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, exhale);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, rest);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, minutes_group);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_length_changed_cb);
}

static void
tend_practice_dialog_init (TendPracticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_practice (TendPracticeDialog *self)
{
  const TendPractice *practice = self->before;
  gboolean is_breath = practice->kind == TEND_PRACTICE_BREATH;

  gtk_window_set_title (GTK_WINDOW (self), is_breath ? _("A Pattern of Your Own") : _("A Way of Your Own to Move"));
  gtk_editable_set_text (self->name, practice->title);
  gtk_widget_set_visible (self->lengths, is_breath);
  gtk_widget_set_visible (self->minutes_group, !is_breath);
  gtk_spin_button_set_value (self->minutes, practice->options.minutes);
  if (is_breath && practice->pattern.in > 0)
    {
      gtk_spin_button_set_value (self->inhale, practice->pattern.in / 2.0);
      gtk_spin_button_set_value (self->hold, practice->pattern.hold / 2.0);
      gtk_spin_button_set_value (self->exhale, practice->pattern.out / 2.0);
      gtk_spin_button_set_value (self->rest, practice->pattern.rest / 2.0);
    }
  on_length_changed_cb (self);
}

/**
 * tend_practice_dialog_new:
 * @store: the life
 * @practice: what is to be changed, or a new one without a name
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *
tend_practice_dialog_new (TendStore          *store,
                          const TendPractice *practice)
{
  TendPracticeDialog *self = g_object_new (TEND_TYPE_PRACTICE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->before = tend_practice_copy (practice);
  show_practice (self);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_practice_dialog_get_practice (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}

/**
 * tend_practice_dialog_get_practice:
 * @self: the dialog
 *
 * Returns: (transfer full): what is in it now, whether it makes sense or not
 */
TendPractice *
tend_practice_dialog_get_practice (TendPracticeDialog *self)
{
  TendPractice *practice = tend_practice_copy (self->before);

  g_free (practice->title);
  practice->title = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  if (practice->kind == TEND_PRACTICE_BREATH)
    practice->pattern = get_pattern (self);
  else
    practice->options.minutes = gtk_spin_button_get_value_as_int (self->minutes);
  return practice;
}
