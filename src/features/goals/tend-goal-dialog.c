#include "features/goals/tend-goal-dialog.h"

#include "features/goals/tend-goal-source-row.h"
#include "features/goals/tend-goal-store.h"
#include "store/tend-measure.h"
#include "widgets/tend-amount.h"
#include "widgets/tend-color-chooser.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-weekday-picker.h"

#include <glib/gi18n.h>
#include <math.h>

struct _TendGoalDialog
{
  AdwWindow parent_instance;

  TendStore *store;
  TendGoal *before; /* as it was when the dialog was made */
  TendGoal *shown;  /* as the dialog had it then */
  gboolean is_new;
  gboolean is_saving;

  GtkWidget *save_button;
  GtkLabel *trouble;
  GtkEditable *title_row;
  GtkTextBuffer *why;
  GtkToggleButton *once_button;
  GtkToggleButton *repeats_button;
  AdwComboRow *kind_row;
  GtkStringList *kinds;
  GtkWidget *weekdays_row;
  TendWeekdayPicker *weekdays;
  GtkWidget *times_row;
  GtkSpinButton *times;
  GtkWidget *days_row;
  GtkSpinButton *days;
  AdwComboRow *measure_row;
  GtkEditable *target_row;
  GtkEditable *unit_row;
  TendGoalSourceRow *source_row;
  AdwComboRow *source_unit_row;
  const char *unit; /* the unit that the source brought along, a constant; NULL if none */
  GtkWidget *measure_group;
  TendDayRow *due_row;
  TendColorChooser *color;
  TendDayRow *start_row;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendGoalDialog, tend_goal_dialog, ADW_TYPE_WINDOW)

/* The kinds of repeating, as they stand in the list. */
static const TendScheduleKind kinds[] = {
  TEND_SCHEDULE_DAILY,    TEND_SCHEDULE_WEEKDAYS, TEND_SCHEDULE_WEEKLY,
  TEND_SCHEDULE_MONTHLY,  TEND_SCHEDULE_INTERVAL, TEND_SCHEDULE_WINDOW,
};

static gboolean
repeats (TendGoalDialog *self)
{
  return gtk_toggle_button_get_active (self->repeats_button);
}

static TendScheduleKind
get_kind (TendGoalDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return repeats (self) && selected < G_N_ELEMENTS (kinds) ? kinds[selected] : TEND_SCHEDULE_ONCE;
}

/* Something done once is ticked: there is nothing to count up to in a week. */
static TendMeasureKind
get_measure (TendGoalDialog *self)
{
  if (!repeats (self))
    return TEND_MEASURE_TICK;
  return (TendMeasureKind) adw_combo_row_get_selected (self->measure_row);
}

/* As they stand in the list. */
static TendMeasureUnits
get_source_unit (TendGoalDialog *self)
{
  TendMeasureUnits units = tend_goal_source_row_get_units (self->source_row);

  if (units != (TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES))
    return units;
  return adw_combo_row_get_selected (self->source_unit_row) == 0 ? TEND_MEASURE_MINUTES : TEND_MEASURE_TIMES;
}

static void
read_schedule (TendGoalDialog *self,
               TendSchedule   *schedule)
{
  schedule->kind = get_kind (self);
  schedule->times = 1;
  schedule->days = 0;
  schedule->weekdays = 0;
  if (gtk_widget_get_visible (self->times_row))
    schedule->times = gtk_spin_button_get_value_as_int (self->times);
  if (gtk_widget_get_visible (self->days_row))
    schedule->days = gtk_spin_button_get_value_as_int (self->days);
  if (schedule->kind == TEND_SCHEDULE_WEEKDAYS)
    schedule->weekdays = tend_weekday_picker_get_weekdays (self->weekdays);
}

static void
read_measure (TendGoalDialog *self,
              TendGoal       *goal)
{
  goal->measure = get_measure (self);
  goal->target = 0;
  /* What is done or not is done once it happened, however short it was. */
  if (repeats (self))
    tend_goal_source_row_read (self->source_row, goal,
                               goal->measure == TEND_MEASURE_TICK ? TEND_MEASURE_TIMES : get_source_unit (self));
  else
    tend_goal_set_source (goal, NULL, NULL, TEND_MEASURE_TIMES);
  if (goal->measure == TEND_MEASURE_TICK)
    return;
  /* What is no number is for tend_goal_validate() to put into words. */
  if (!tend_amount_parse (gtk_editable_get_text (self->target_row), &goal->target))
    goal->target = NAN;
  g_free (goal->unit);
  goal->unit = g_strstrip (g_strdup (gtk_editable_get_text (self->unit_row)));
}

static char *
read_why (TendGoalDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->why, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (self->why, &start, &end, FALSE));
}

/* What is counted by itself has a unit, which stands in for one that was not said. */
static void
update_unit (TendGoalDialog *self)
{
  const char *typed = gtk_editable_get_text (self->unit_row);
  TendMeasureUnits unit = get_source_unit (self);
  const char *words = NULL;

  if (unit == TEND_MEASURE_MINUTES)
    /* Translators: what is counted, as in "12 of 20 min" */
    words = C_ ("unit", "min");
  else if (unit == TEND_MEASURE_TIMES)
    /* Translators: what is counted, as in "2 of 3 times" */
    words = C_ ("unit", "times");
  if (*typed == '\0' || g_strcmp0 (typed, self->unit) == 0)
    gtk_editable_set_text (self->unit_row, words ? words : "");
  self->unit = words;
}

/* The rows that belong to the kind of goal chosen. */
static void
update_rows (TendGoalDialog *self)
{
  TendScheduleKind kind = get_kind (self);
  gboolean is_counted = get_measure (self) != TEND_MEASURE_TICK;
  gboolean has_times = kind == TEND_SCHEDULE_WEEKLY || kind == TEND_SCHEDULE_MONTHLY ||
                       kind == TEND_SCHEDULE_WINDOW;

  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), repeats (self));
  gtk_widget_set_visible (self->weekdays_row, kind == TEND_SCHEDULE_WEEKDAYS);
  /* A goal that counts has one target for the whole week or month, and no times beside it. */
  gtk_widget_set_visible (self->times_row, has_times && !is_counted);
  gtk_widget_set_visible (self->days_row, kind == TEND_SCHEDULE_INTERVAL || kind == TEND_SCHEDULE_WINDOW);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), !repeats (self));
  gtk_widget_set_visible (self->measure_group, repeats (self));
  gtk_widget_set_visible (GTK_WIDGET (self->target_row), is_counted);
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), is_counted);
  gtk_widget_set_visible (GTK_WIDGET (self->source_row), tend_goal_source_row_has_choice (self->source_row));
  gtk_widget_set_visible (GTK_WIDGET (self->source_unit_row),
                          is_counted && tend_goal_source_row_get_units (self->source_row) ==
                                            (TEND_MEASURE_TIMES | TEND_MEASURE_MINUTES));
}

static void
tell (TendGoalDialog *self,
      const char     *trouble)
{
  gtk_label_set_label (self->trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

static void
finish (TendGoalDialog *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
  g_object_unref (self);
}

static void
on_goal_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendGoalDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_goal_store_finish (TEND_STORE (store), result, &error);

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

/* Goes to what the sentence is about, the rest of which can only be chosen from what makes sense. */
static void
focus_trouble (TendGoalDialog *self,
               const TendGoal *goal)
{
  if (!tend_goal_validate_title (goal->title, NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else if (goal->schedule.kind == TEND_SCHEDULE_WEEKDAYS && goal->schedule.weekdays == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->weekdays));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->target_row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->target_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->times));
}

static void
save (TendGoalDialog *self)
{
  g_autoptr (TendGoal) goal = tend_goal_dialog_get_goal (self);
  g_autoptr (GError) error = NULL;

  if (self->is_saving)
    return;
  if (!tend_goal_validate (goal, &error))
    {
      tell (self, error->message);
      focus_trouble (self, goal);
      return;
    }
  tell (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
  self->is_saving = TRUE;
  if (self->is_new)
    tend_goal_store_add_async (self->store, goal, NULL, on_goal_kept_cb, g_object_ref (self));
  else
    tend_goal_store_update_async (self->store, goal, NULL, on_goal_kept_cb, g_object_ref (self));
}

static gboolean
is_same (const TendGoal *one,
         const TendGoal *other)
{
  return g_str_equal (one->title, other->title) && g_str_equal (one->why, other->why) &&
         g_str_equal (one->color, other->color) && g_str_equal (one->unit, other->unit) &&
         one->schedule.kind == other->schedule.kind && one->schedule.times == other->schedule.times &&
         one->schedule.days == other->schedule.days && one->schedule.weekdays == other->schedule.weekdays &&
         one->measure == other->measure && one->target == other->target &&
         g_str_equal (one->source_feature, other->source_feature) &&
         g_str_equal (one->source_key, other->source_key) && one->source_unit == other->source_unit &&
         one->start_day == other->start_day && one->due_day == other->due_day;
}

static void
on_save_activated_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  save (TEND_GOAL_DIALOG (widget));
}

static void
on_cancel_activated_cb (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  finish (TEND_GOAL_DIALOG (widget));
}

static void
on_save_asked_cb (TendGoalDialog *self)
{
  save (self);
}

static void
on_choice_changed_cb (TendGoalDialog *self)
{
  if (self->before)
    update_rows (self);
}

static void
on_source_changed_cb (TendGoalDialog *self)
{
  if (self->before == NULL)
    return;
  update_unit (self);
  update_rows (self);
}

static gboolean
tend_goal_dialog_close_request (GtkWindow *window)
{
  TendGoalDialog *self = TEND_GOAL_DIALOG (window);
  g_autoptr (TendGoal) goal = tend_goal_dialog_get_goal (self);

  if (is_same (goal, self->shown))
    finish (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return TRUE;
}

static void
show_schedule (TendGoalDialog     *self,
               const TendSchedule *schedule)
{
  /* Only goals that came from elsewhere have this kind; they keep it. */
  if (schedule->kind == TEND_SCHEDULE_WINDOW)
    gtk_string_list_append (self->kinds, _("Some times in so many days"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == schedule->kind)
      adw_combo_row_set_selected (self->kind_row, i);
  gtk_toggle_button_set_active (
      schedule->kind == TEND_SCHEDULE_ONCE ? self->once_button : self->repeats_button, TRUE);
  tend_weekday_picker_set_weekdays (self->weekdays, schedule->weekdays);
  gtk_spin_button_set_value (self->times, schedule->times);
  gtk_spin_button_set_value (self->days, MAX (schedule->days, 2));
  if (schedule->days > 0)
    gtk_spin_button_set_value (self->days, schedule->days);
}

static void
show_source (TendGoalDialog *self,
             const TendGoal *goal)
{
  g_autoptr (GPtrArray) measures =
      tend_measures_read (tend_store_get_reader (self->store), tend_features, tend_n_features, NULL);

  if (measures == NULL)
    measures = g_ptr_array_new ();
  adw_combo_row_set_selected (self->source_unit_row,
                              tend_goal_is_fed (goal) && goal->source_unit == TEND_MEASURE_TIMES);
  tend_goal_source_row_show (self->source_row, measures, goal);
}

static void
show_goal (TendGoalDialog *self,
           const TendGoal *goal)
{
  gtk_editable_set_text (self->title_row, goal->title);
  gtk_text_buffer_set_text (self->why, goal->why, -1);
  show_schedule (self, &goal->schedule);
  adw_combo_row_set_selected (self->measure_row, goal->measure);
  if (goal->measure != TEND_MEASURE_TICK)
    {
      g_autofree char *target = tend_amount_format (goal->target);

      gtk_editable_set_text (self->target_row, target);
    }
  gtk_editable_set_text (self->unit_row, goal->unit);
  show_source (self, goal);
  tend_day_row_set_day (self->due_row, goal->due_day);
  tend_day_row_set_day (self->start_row, goal->start_day);
  tend_color_chooser_set_color_name (self->color, goal->color);
}

static void
tend_goal_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_GOAL_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_goal_dialog_parent_class)->dispose (object);
}

static void
tend_goal_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TEND_GOAL_DIALOG (object)->before, tend_goal_free);
  g_clear_pointer (&TEND_GOAL_DIALOG (object)->shown, tend_goal_free);

  G_OBJECT_CLASS (tend_goal_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_COLOR_CHOOSER);
  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_GOAL_SOURCE_ROW);
  g_type_ensure (TEND_TYPE_WEEKDAY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/goals/tend-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, why);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, once_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, repeats_button);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, weekdays);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, times_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, times);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, days);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, measure_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, measure_group);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, source_unit_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, color);
  gtk_widget_class_bind_template_child (widget_class, TendGoalDialog, start_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_source_changed_cb);
}

static void
tend_goal_dialog_class_init (TendGoalDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_goal_dialog_dispose;
  object_class->finalize = tend_goal_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = tend_goal_dialog_close_request;

  /**
   * TendGoalDialog::saved:
   * @self: the dialog, about to be finished
   * @id: the goal, which is on disk
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", TEND_TYPE_GOAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * TendGoalDialog::finished:
   * @self: the dialog, hidden
   *
   * There is nothing in it that would be lost; whoever made it destroys it.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", TEND_TYPE_GOAL_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, on_save_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, on_cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
tend_goal_dialog_init (TendGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static TendGoal *
make_goal (TendStore *store)
{
  TendGoal *goal = tend_goal_new ("", tend_store_get_today (store));

  g_free (goal->color);
  goal->color = g_strdup (tend_goal_choose_color (tend_store_get_reader (store)));
  return goal;
}

/**
 * tend_goal_dialog_new:
 * @store: the life
 * @goal: (nullable): the goal to change, %NULL to make one
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_goal_dialog_new (TendStore      *store,
                      const TendGoal *goal)
{
  TendGoalDialog *self = g_object_new (TEND_TYPE_GOAL_DIALOG, NULL);
  TendDay today = tend_store_get_today (store);

  self->store = g_object_ref (store);
  self->is_new = goal == NULL;
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _("New Goal") : _("Edit Goal"));
  gtk_button_set_label (GTK_BUTTON (self->save_button), self->is_new ? _("_Add") : _("_Save"));
  tend_weekday_picker_set_first_weekday (self->weekdays,
                                         tend_settings_get_first_weekday (tend_store_get_settings (store)));
  tend_day_row_set_today (self->due_row, today);
  tend_day_row_set_today (self->start_row, today);

  self->before = goal ? tend_goal_copy (goal) : make_goal (store);
  show_goal (self, self->before);
  update_rows (self);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_goal_dialog_get_goal (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->title_row));
  return GTK_WIDGET (self);
}

/**
 * tend_goal_dialog_get_goal:
 * @self: a dialog
 *
 * Returns: (transfer full): the goal as the dialog has it now, whether it makes sense or not
 */
TendGoal *
tend_goal_dialog_get_goal (TendGoalDialog *self)
{
  TendGoal *goal;

  g_return_val_if_fail (TEND_IS_GOAL_DIALOG (self), NULL);

  goal = tend_goal_copy (self->before);
  g_free (goal->title);
  goal->title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  g_free (goal->why);
  goal->why = read_why (self);
  read_schedule (self, &goal->schedule);
  read_measure (self, goal);
  goal->due_day = repeats (self) ? TEND_DAY_NONE : tend_day_row_get_day (self->due_row);
  goal->start_day = tend_day_row_get_day (self->start_row);
  g_free (goal->color);
  goal->color = g_strdup (tend_color_chooser_get_color_name (self->color));
  if (goal->color == NULL)
    goal->color = g_strdup ("");
  return goal;
}
