#include "features/mindfulness/tend-practice-setup.h"

#include "features/mindfulness/tend-breath-shape.h"
#include "features/mindfulness/tend-feeling-rows.h"
#include "features/mindfulness/tend-sound-group.h"
#include "reminders/tend-subject-reminders.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-reminder-editor.h"

#include <glib/gi18n.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _TendPracticeSetup
{
  AdwBin parent_instance;

  TendPractice *practice; /* (nullable): with the options as they are chosen here */
  int minutes_before;     /* what to go back to from no end at all */
  gboolean is_updating;
  TendStore *store;
  TendSubjectReminders *reminders;

  GtkWidget *breath_box;
  TendBreathShape *shape;
  GtkLabel *pattern;
  GtkLabel *about;
  GtkLabel *length;
  GtkWidget *open_end_row;
  GtkSwitch *open_end;
  GtkWidget *minutes_row;
  GtkSpinButton *minutes;
  GtkWidget *rounds_row;
  GtkSpinButton *rounds;
  GtkWidget *interval_row;
  GtkSpinButton *interval;
  GtkSpinButton *preparation;
  GtkSwitch *favourite;
  TendSoundGroup *sound;
  TendFeelingRows *feeling;
  TendReminderEditor *reminder_editor;
  GtkWidget *dizziness;
  GtkLabel *evidence;
  GtkWidget *own_box;
  GtkWidget *start_button;
};

enum
{
  SIGNAL_START_ASKED,
  SIGNAL_FAVOURITE_ASKED,
  SIGNAL_CHANGE_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPracticeSetup, tend_practice_setup, ADW_TYPE_BIN)

static gboolean
is_breath (TendPracticeSetup *self)
{
  return self->practice->kind == TEND_PRACTICE_BREATH;
}

static void
update_length (TendPracticeSetup *self)
{
  const TendPracticeOptions *options = &self->practice->options;
  g_autofree char *text = NULL;

  if (is_breath (self))
    {
      gint64 length = tend_breath_pattern_get_length (&self->practice->pattern, options->rounds);
      int seconds = (int) (length / G_USEC_PER_SEC);

      /* Translators: how long a session takes, in minutes and seconds */
      text = g_strdup_printf (_("Takes %d:%02d and ends with an exhale"), seconds / 60, seconds % 60);
    }
  else if (options->interval > 0 && (options->minutes == 0 || options->interval < options->minutes))
    text = g_strdup_printf (ngettext ("With a bell every minute", "With a bell every %d minutes", options->interval),
                            options->interval);
  gtk_label_set_label (self->length, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->length), text != NULL);
}

/* Shows what is chosen, in every row. */
static void
update_rows (TendPracticeSetup *self)
{
  const TendPracticeOptions *options = &self->practice->options;
  gboolean is_open = options->minutes == 0;

  self->is_updating = TRUE;
  gtk_switch_set_active (self->open_end, is_open);
  gtk_widget_set_visible (self->minutes_row, !is_open);
  if (!is_open)
    gtk_spin_button_set_value (self->minutes, options->minutes);
  gtk_spin_button_set_value (self->rounds, options->rounds);
  gtk_spin_button_set_value (self->interval, options->interval);
  self->is_updating = FALSE;
  update_length (self);
}

static void
choose_rounds (TendPracticeSetup *self,
               int                rounds)
{
  gint64 length = tend_breath_pattern_get_length (&self->practice->pattern, rounds);

  self->practice->options.rounds = rounds;
  self->practice->options.minutes = (int) CLAMP ((length + MINUTE / 2) / MINUTE, 1, TEND_BREATH_MINUTES_MAX);
  update_rows (self);
}

static void
choose_minutes (TendPracticeSetup *self,
                int                minutes)
{
  if (is_breath (self))
    self->practice->options.rounds = tend_breath_pattern_count_rounds (&self->practice->pattern, minutes * MINUTE);
  self->practice->options.minutes = minutes;
  update_rows (self);
}

static void
on_open_end_changed_cb (TendPracticeSetup *self)
{
  if (self->is_updating || self->practice == NULL)
    return;
  if (self->practice->options.minutes > 0)
    self->minutes_before = self->practice->options.minutes;
  choose_minutes (self, gtk_switch_get_active (self->open_end) ? 0 : self->minutes_before);
}

static void
on_minutes_changed_cb (TendPracticeSetup *self)
{
  if (!self->is_updating && self->practice)
    choose_minutes (self, gtk_spin_button_get_value_as_int (self->minutes));
}

static void
on_rounds_changed_cb (TendPracticeSetup *self)
{
  if (!self->is_updating && self->practice)
    choose_rounds (self, gtk_spin_button_get_value_as_int (self->rounds));
}

static void
on_interval_changed_cb (TendPracticeSetup *self)
{
  if (self->is_updating || self->practice == NULL)
    return;
  self->practice->options.interval = gtk_spin_button_get_value_as_int (self->interval);
  update_length (self);
}

static void
on_favourite_changed_cb (TendPracticeSetup *self)
{
  gboolean is_on = gtk_switch_get_active (self->favourite);

  if (self->practice == NULL || self->is_updating || is_on == self->practice->is_favourite)
    return;
  self->practice->is_favourite = is_on;
  g_signal_emit (self, signals[SIGNAL_FAVOURITE_ASKED], 0, is_on);
}

static void
on_start_clicked_cb (TendPracticeSetup *self)
{
  /* What was typed and not left yet counts too. */
  gtk_spin_button_update (self->minutes);
  gtk_spin_button_update (self->rounds);
  gtk_spin_button_update (self->interval);
  gtk_spin_button_update (self->preparation);
  self->practice->options.preparation = gtk_spin_button_get_value_as_int (self->preparation);
  g_signal_emit (self, signals[SIGNAL_START_ASKED], 0);
}

static void
on_change_clicked_cb (TendPracticeSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGE_ASKED], 0);
}

static void
on_delete_clicked_cb (TendPracticeSetup *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0);
}

static void
show_reminders (TendPracticeSetup *self)
{
  g_autofree char *uuid = tend_practice_get_uuid (self->practice);

  if (self->reminders == NULL)
    return;
  tend_reminder_editor_set_first_weekday (
      self->reminder_editor, tend_settings_get_first_weekday (tend_store_get_settings (self->store)));
  tend_subject_reminders_show (self->reminders, TEND_PRACTICE_REMINDER_KIND, uuid, self->practice->title);
}

static void
on_reminders_read_cb (TendPracticeSetup *self)
{
  tend_reminder_editor_show (self->reminder_editor, tend_subject_reminders_get_kind (self->reminders),
                             tend_subject_reminders_get_uuid (self->reminders),
                             tend_subject_reminders_get_list (self->reminders));
}

static void
on_reminders_failed_cb (TendPracticeSetup *self,
                        const GError      *error)
{
  tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_reminders_changed_cb (TendPracticeSetup *self)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->reminder_editor);

  tend_subject_reminders_write (self->reminders, reminders);
}

static gboolean
tend_practice_setup_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TEND_PRACTICE_SETUP (widget)->start_button);
}

static void
tend_practice_setup_dispose (GObject *object)
{
  TendPracticeSetup *self = TEND_PRACTICE_SETUP (object);

  g_clear_object (&self->reminders);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_practice_setup_parent_class)->dispose (object);
}

static void
tend_practice_setup_finalize (GObject *object)
{
  g_clear_pointer (&TEND_PRACTICE_SETUP (object)->practice, tend_practice_free);
  G_OBJECT_CLASS (tend_practice_setup_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, breath_box);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, shape);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, pattern);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, about);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, length);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, open_end_row);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, open_end);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, minutes);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, rounds_row);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, rounds);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, interval_row);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, interval);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, preparation);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, favourite);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, sound);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, feeling);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, reminder_editor);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, dizziness);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, evidence);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, own_box);
  gtk_widget_class_bind_template_child (widget_class, TendPracticeSetup, start_button);
}

static void
tend_practice_setup_class_init (TendPracticeSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_practice_setup_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_practice_setup_finalize;
  widget_class->grab_focus = tend_practice_setup_grab_focus;

  signals[SIGNAL_START_ASKED] = g_signal_new ("start-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);
  signals[SIGNAL_FAVOURITE_ASKED] = g_signal_new ("favourite-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_CHANGE_ASKED] = g_signal_new ("change-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_BREATH_SHAPE);
  g_type_ensure (TEND_TYPE_SOUND_GROUP);
  g_type_ensure (TEND_TYPE_FEELING_ROWS);
  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-practice-setup.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_open_end_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rounds_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_interval_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_favourite_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reminders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
}

static void
tend_practice_setup_init (TendPracticeSetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tend_practice_setup_set_store (TendPracticeSetup *self,
                               TendStore         *store)
{
  g_set_object (&self->store, store);
  tend_sound_group_set_store (self->sound, store);
  self->reminders = tend_subject_reminders_new (store);
  g_signal_connect_object (self->reminders, "notify::list", G_CALLBACK (on_reminders_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "failed", G_CALLBACK (on_reminders_failed_cb), self, G_CONNECT_SWAPPED);
}

/* What there is to choose, within its limits. */
static void
prepare_rows (TendPracticeSetup *self)
{
  const TendPractice *practice = self->practice;
  int shortest, longest;

  tend_practice_get_minutes_range (practice, &shortest, &longest);
  self->is_updating = TRUE;
  gtk_spin_button_set_range (self->minutes, shortest, longest);
  if (is_breath (self))
    gtk_spin_button_set_range (self->rounds, 1,
                               tend_breath_pattern_count_rounds (&practice->pattern,
                                                                 TEND_BREATH_MINUTES_MAX * MINUTE));
  gtk_widget_set_visible (self->open_end_row, practice->kind == TEND_PRACTICE_QUIET);
  gtk_widget_set_visible (self->rounds_row, is_breath (self));
  gtk_widget_set_visible (self->interval_row, practice->kind == TEND_PRACTICE_QUIET);
  gtk_spin_button_set_value (self->preparation, practice->options.preparation);
  gtk_switch_set_active (self->favourite, practice->is_favourite);
  self->is_updating = FALSE;
}

/**
 * tend_practice_setup_show:
 * @self: the setup
 * @practice: what is to be done
 * @warns: whether what to do when dizzy is still to be said
 */
void
tend_practice_setup_show (TendPracticeSetup  *self,
                          const TendPractice *practice,
                          gboolean            warns)
{
  g_clear_pointer (&self->practice, tend_practice_free);
  self->practice = tend_practice_copy (practice);
  self->minutes_before = practice->options.minutes > 0 ? practice->options.minutes : TEND_PRACTICE_MINUTES_QUIET;
  prepare_rows (self);
  update_rows (self);

  gtk_widget_set_visible (self->breath_box, is_breath (self));
  if (is_breath (self))
    {
      g_autofree char *pattern = tend_breath_pattern_describe (&practice->pattern);

      gtk_label_set_label (self->pattern, pattern);
      tend_breath_shape_set_pattern (self->shape, &practice->pattern);
    }
  gtk_label_set_label (self->about, tend_practice_get_about (practice));
  gtk_label_set_label (self->evidence, tend_practice_get_evidence (practice));
  tend_feeling_rows_set (self->feeling, &(TendFeeling){ TEND_MOOD_NONE, TEND_MOOD_NONE });
  gtk_widget_set_visible (self->dizziness, warns);
  gtk_widget_set_visible (self->own_box, practice->row != 0);
  show_reminders (self);
}

/**
 * tend_practice_setup_set_minutes:
 * @self: the setup, which shows something
 * @minutes: about how long; what it cannot be is as near to that as it can be
 */
void
tend_practice_setup_set_minutes (TendPracticeSetup *self,
                                 int                minutes)
{
  int shortest, longest;

  tend_practice_get_minutes_range (self->practice, &shortest, &longest);
  choose_minutes (self, CLAMP (minutes, shortest, longest));
}

/* Returns: (transfer none): what is to be done, with the options as they are chosen */
const TendPractice *
tend_practice_setup_get_practice (TendPracticeSetup *self)
{
  return self->practice;
}

/**
 * tend_practice_setup_get_feeling:
 * @self: the setup
 * @feeling: (out caller-allocates): how one feels before, as far as that was said
 */
void
tend_practice_setup_get_feeling (TendPracticeSetup *self,
                                 TendFeeling       *feeling)
{
  tend_feeling_rows_get (self->feeling, feeling);
}
