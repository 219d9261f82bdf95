#include "features/mindfulness/tend-practice-dialog.h"

#include "features/mindfulness/tend-breath-shape.h"

#include <glib/gi18n.h>

struct _TendPracticeDialog
{
  AdwWindow parent_instance;

  TendPractice *practice; /* as it was when the window opened */

  GtkLabel *trouble;
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

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPracticeDialog, tend_practice_dialog, ADW_TYPE_WINDOW)

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
check (TendPracticeDialog  *self,
       const TendPractice  *practice,
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
  g_autoptr (TendPractice) practice = NULL;
  g_autoptr (GError) error = NULL;

  take_typed (self);
  practice = tend_practice_dialog_get_practice (self);
  if (practice->title[0] == '\0')
    {
      tend_practice_dialog_tell (self, _("Give it a name, so that you find it again."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
  else if (!check (self, practice, &error))
    tend_practice_dialog_tell (self, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
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

static void
tend_practice_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TEND_PRACTICE_DIALOG (object)->practice, tend_practice_free);
  G_OBJECT_CLASS (tend_practice_dialog_parent_class)->finalize (object);
}

static void
tend_practice_dialog_class_init (TendPracticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_practice_dialog_finalize;
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_PRACTICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_BREATH_SHAPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-practice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPracticeDialog, trouble);
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_practice_dialog_init (TendPracticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
show_practice (TendPracticeDialog *self)
{
  const TendPractice *practice = self->practice;
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
 * @parent: the window that it is over
 * @practice: what is to be changed, or a new one without a name
 *
 * Returns: the window, which is not shown yet
 */
TendPracticeDialog *
tend_practice_dialog_new (GtkWindow          *parent,
                          const TendPractice *practice)
{
  TendPracticeDialog *self = g_object_new (TEND_TYPE_PRACTICE_DIALOG, "transient-for", parent, NULL);

  self->practice = tend_practice_copy (practice);
  show_practice (self);
  return self;
}

/**
 * tend_practice_dialog_get_practice:
 * @self: the dialog
 *
 * Returns: (transfer full): what is in it now
 */
TendPractice *
tend_practice_dialog_get_practice (TendPracticeDialog *self)
{
  TendPractice *practice = tend_practice_copy (self->practice);

  g_free (practice->title);
  practice->title = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  practice->pattern = get_pattern (self);
  if (practice->kind == TEND_PRACTICE_MOVE)
    practice->options.minutes = gtk_spin_button_get_value_as_int (self->minutes);
  return practice;
}

/**
 * tend_practice_dialog_tell:
 * @self: the dialog
 * @trouble: why it cannot be kept as it is, a sentence
 */
void
tend_practice_dialog_tell (TendPracticeDialog *self,
                           const char         *trouble)
{
  gtk_label_set_label (self->trouble, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}
