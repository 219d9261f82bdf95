#include "features/mindfulness/tend-pattern-dialog.h"

#include <glib/gi18n.h>

struct _TendPatternDialog
{
  AdwWindow parent_instance;

  GtkLabel *trouble;
  GtkEditable *name;
  GtkSpinButton *inhale;
  GtkSpinButton *hold;
  GtkSpinButton *exhale;
  GtkSpinButton *rest;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPatternDialog, tend_pattern_dialog, ADW_TYPE_WINDOW)

static int
get_half_seconds (GtkSpinButton *button)
{
  gtk_spin_button_update (button);
  return (int) (gtk_spin_button_get_value (button) * 2 + 0.5);
}

static void
on_save_asked_cb (TendPatternDialog *self)
{
  g_autofree char *title = tend_pattern_dialog_get_title (self);
  g_autoptr (GError) error = NULL;
  TendBreathPattern pattern;

  tend_pattern_dialog_get_pattern (self, &pattern);
  if (title[0] == '\0')
    {
      tend_pattern_dialog_tell (self, _("Give it a name, so that you find it again."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
    }
  else if (!tend_breath_pattern_validate (&pattern, &error))
    tend_pattern_dialog_tell (self, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
tend_pattern_dialog_class_init (TendPatternDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_PATTERN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-pattern-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, name);
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, inhale);
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, hold);
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, exhale);
  gtk_widget_class_bind_template_child (widget_class, TendPatternDialog, rest);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_pattern_dialog_init (TendPatternDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

TendPatternDialog *
tend_pattern_dialog_new (GtkWindow *parent)
{
  return g_object_new (TEND_TYPE_PATTERN_DIALOG, "transient-for", parent, NULL);
}

char *
tend_pattern_dialog_get_title (TendPatternDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

void
tend_pattern_dialog_get_pattern (TendPatternDialog *self,
                                 TendBreathPattern *pattern)
{
  *pattern = (TendBreathPattern){
    .in = get_half_seconds (self->inhale),
    .hold = get_half_seconds (self->hold),
    .out = get_half_seconds (self->exhale),
    .rest = get_half_seconds (self->rest),
  };
}

/**
 * tend_pattern_dialog_tell:
 * @self: the dialog
 * @trouble: why it cannot be kept as it is, a sentence
 */
void
tend_pattern_dialog_tell (TendPatternDialog *self,
                          const char        *trouble)
{
  gtk_label_set_label (self->trouble, trouble);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}
