#include "features/mindfulness/tend-exercise-setup.h"

#include <glib/gi18n.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define MINUTES_DEFAULT 5

struct _TendExerciseSetup
{
  AdwBin parent_instance;

  TendBreathChoice *choice;
  gboolean is_updating;

  GtkLabel *about;
  GtkLabel *pattern;
  GtkSpinButton *minutes;
  GtkSpinButton *rounds;
  GtkSpinButton *preparation;
  GtkSwitch *favourite;
  GtkLabel *length;
  GtkWidget *dizziness;
  GtkWidget *evidence_card;
  GtkLabel *evidence;
  GtkWidget *delete_button;
  GtkWidget *start_button;
};

enum
{
  SIGNAL_START_ASKED,
  SIGNAL_FAVOURITE_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendExerciseSetup, tend_exercise_setup, ADW_TYPE_BIN)

static void
update_length (TendExerciseSetup *self)
{
  int seconds = (int) (tend_breath_pattern_get_length (&self->choice->pattern,
                                                       tend_exercise_setup_get_rounds (self)) /
                       G_USEC_PER_SEC);
  /* Translators: how long a session takes, in minutes and seconds */
  g_autofree char *text = g_strdup_printf (_("Takes %d:%02d and ends with an exhale"), seconds / 60, seconds % 60);

  gtk_label_set_label (self->length, text);
}

static void
set_rounds (TendExerciseSetup *self,
            int                n_rounds)
{
  gint64 length = tend_breath_pattern_get_length (&self->choice->pattern, n_rounds);

  self->is_updating = TRUE;
  gtk_spin_button_set_value (self->rounds, n_rounds);
  gtk_spin_button_set_value (self->minutes, (double) MAX ((length + MINUTE / 2) / MINUTE, 1));
  self->is_updating = FALSE;
  update_length (self);
}

static void
on_minutes_changed_cb (TendExerciseSetup *self)
{
  if (self->is_updating || self->choice == NULL)
    return;
  self->is_updating = TRUE;
  gtk_spin_button_set_value (self->rounds,
                             tend_breath_pattern_count_rounds (&self->choice->pattern,
                                                               gtk_spin_button_get_value_as_int (self->minutes) *
                                                                   MINUTE));
  self->is_updating = FALSE;
  update_length (self);
}

static void
on_rounds_changed_cb (TendExerciseSetup *self)
{
  if (!self->is_updating && self->choice)
    set_rounds (self, gtk_spin_button_get_value_as_int (self->rounds));
}

static void
on_favourite_changed_cb (TendExerciseSetup *self)
{
  gboolean is_on = gtk_switch_get_active (self->favourite);

  if (self->choice == NULL || self->is_updating || is_on == self->choice->is_favourite)
    return;
  self->choice->is_favourite = is_on;
  g_signal_emit (self, signals[SIGNAL_FAVOURITE_ASKED], 0, is_on);
}

static void
on_start_clicked_cb (TendExerciseSetup *self)
{
  gtk_spin_button_update (self->minutes);
  gtk_spin_button_update (self->rounds);
  gtk_spin_button_update (self->preparation);
  g_signal_emit (self, signals[SIGNAL_START_ASKED], 0);
}

static void
on_delete_clicked_cb (TendExerciseSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0);
}

static gboolean
tend_exercise_setup_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TEND_EXERCISE_SETUP (widget)->start_button);
}

static void
tend_exercise_setup_finalize (GObject *object)
{
  g_clear_pointer (&TEND_EXERCISE_SETUP (object)->choice, tend_breath_choice_free);
  G_OBJECT_CLASS (tend_exercise_setup_parent_class)->finalize (object);
}

static void
tend_exercise_setup_class_init (TendExerciseSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_exercise_setup_finalize;
  widget_class->grab_focus = tend_exercise_setup_grab_focus;

  signals[SIGNAL_START_ASKED] = g_signal_new ("start-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_FAVOURITE_ASKED] = g_signal_new ("favourite-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-exercise-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, about);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, pattern);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, minutes);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, rounds);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, preparation);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, favourite);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, length);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, dizziness);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, evidence_card);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, evidence);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, delete_button);
  gtk_widget_class_bind_template_child (widget_class, TendExerciseSetup, start_button);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rounds_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_favourite_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
}

static void
tend_exercise_setup_init (TendExerciseSetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_exercise_setup_show:
 * @self: the setup
 * @choice: what is to be breathed
 * @is_first: whether there was no session yet, so that what to do when dizzy is still to be said
 */
void
tend_exercise_setup_show (TendExerciseSetup      *self,
                          const TendBreathChoice *choice,
                          gboolean                is_first)
{
  const TendExercise *exercise = choice->exercise;
  g_autofree char *pattern = tend_breath_pattern_describe (&choice->pattern);
  gint64 minutes = exercise ? exercise->minutes : MINUTES_DEFAULT;

  g_clear_pointer (&self->choice, tend_breath_choice_free);
  self->is_updating = TRUE;
  gtk_switch_set_active (self->favourite, choice->is_favourite);
  gtk_spin_button_set_range (self->rounds, 1,
                             tend_breath_pattern_count_rounds (&choice->pattern, TEND_BREATH_MINUTES_MAX * MINUTE));
  self->is_updating = FALSE;
  self->choice = tend_breath_choice_copy (choice);
  gtk_label_set_label (self->about, exercise ? _(exercise->about) : _("A pattern of your own."));
  gtk_label_set_label (self->pattern, pattern);
  gtk_label_set_label (self->evidence, exercise && exercise->evidence ? _(exercise->evidence) : "");
  gtk_widget_set_visible (self->evidence_card, exercise && exercise->evidence);
  gtk_widget_set_visible (self->dizziness, is_first);
  gtk_widget_set_visible (self->delete_button, exercise == NULL);
  set_rounds (self, exercise && exercise->rounds
                        ? exercise->rounds
                        : tend_breath_pattern_count_rounds (&choice->pattern, minutes * MINUTE));
}

/**
 * tend_exercise_setup_set_minutes:
 * @self: the setup, which shows something
 * @minutes: about how long, 1 to 60
 */
void
tend_exercise_setup_set_minutes (TendExerciseSetup *self,
                                 int                minutes)
{
  set_rounds (self, tend_breath_pattern_count_rounds (&self->choice->pattern,
                                                      CLAMP (minutes, 1, TEND_BREATH_MINUTES_MAX) * MINUTE));
}

const TendBreathChoice *
tend_exercise_setup_get_choice (TendExerciseSetup *self)
{
  return self->choice;
}

int
tend_exercise_setup_get_rounds (TendExerciseSetup *self)
{
  return gtk_spin_button_get_value_as_int (self->rounds);
}

int
tend_exercise_setup_get_preparation (TendExerciseSetup *self)
{
  return gtk_spin_button_get_value_as_int (self->preparation);
}
