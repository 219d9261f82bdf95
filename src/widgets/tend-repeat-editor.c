#include "widgets/tend-repeat-editor.h"

#include "base/tend-repeat.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-weekday-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What an end begins with. */
#define NEW_COUNT 10
#define NEW_UNTIL_MONTHS 3

/* The ways to repeat, as they stand in the list. */
typedef enum
{
  PRESET_NEVER,
  PRESET_DAILY,
  PRESET_WORKDAYS,
  PRESET_WEEKLY,
  PRESET_TWO_WEEKLY,
  PRESET_MONTHLY,
  PRESET_YEARLY,
  PRESET_OWN,
  PRESET_KEPT, /* a rule beyond what can be chosen; there only while there is one */
} Preset;

typedef enum
{
  END_NEVER,
  END_UNTIL,
  END_COUNT,
} End;

struct _TendRepeatEditor
{
  GtkWidget parent_instance;

  TendDay today;
  GDateWeekday first_weekday;
  TendWall start;
  char *kept;             /* the rule as it came, "" for none */
  gboolean is_touched;    /* whether another was chosen */
  Preset preset;
  TendRepeat repeat;      /* for all that can be chosen */
  GArray *days;           /* of TendRepeatDay, as they stand in the list */
  gboolean is_updating;   /* the widgets are being set, not by the user */

  GtkWidget *group;
  AdwComboRow *preset_row;
  GtkStringList *presets;
  GtkWidget *every_row;
  GtkSpinButton *interval;
  GtkDropDown *unit;
  GtkWidget *weekdays_row;
  TendWeekdayPicker *weekdays;
  AdwComboRow *day_row;
  GtkStringList *day_names;
  AdwComboRow *end_row;
  TendDayRow *until_row;
  GtkWidget *count_row;
  GtkSpinButton *count;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendRepeatEditor, tend_repeat_editor, GTK_TYPE_WIDGET)

/* What a preset stands for, without an end. */
static gboolean
get_preset (TendRepeatEditor *self,
            Preset            preset,
            TendRepeat       *repeat)
{
  static const TendFrequency frequencies[] = {
    [PRESET_DAILY] = TEND_FREQUENCY_DAILY,       [PRESET_WORKDAYS] = TEND_FREQUENCY_WEEKLY,
    [PRESET_WEEKLY] = TEND_FREQUENCY_WEEKLY,     [PRESET_TWO_WEEKLY] = TEND_FREQUENCY_WEEKLY,
    [PRESET_MONTHLY] = TEND_FREQUENCY_MONTHLY,   [PRESET_YEARLY] = TEND_FREQUENCY_YEARLY,
  };

  if (preset < PRESET_DAILY || preset > PRESET_YEARLY)
    return FALSE;
  tend_repeat_init (repeat, frequencies[preset], self->start.day, self->first_weekday);
  if (preset == PRESET_WORKDAYS)
    repeat->weekdays = TEND_WEEKDAYS_WORK;
  if (preset == PRESET_TWO_WEEKLY)
    repeat->interval = 2;
  return TRUE;
}

static Preset
find_preset (TendRepeatEditor *self)
{
  TendRepeat endless = self->repeat;
  TendRepeat usual;

  endless.until = TEND_DAY_NONE;
  endless.count = 0;
  for (Preset preset = PRESET_DAILY; preset <= PRESET_YEARLY; preset++)
    if (get_preset (self, preset, &usual) && tend_repeat_equal (&usual, &endless, self->start.day))
      return preset;
  return PRESET_OWN;
}

static char *
describe (TendRepeatEditor *self,
          const char       *rule)
{
  g_autoptr (TendRecurrence) recurrence = tend_recurrence_parse (rule, NULL);

  return recurrence ? tend_recurrence_describe (recurrence, self->start, self->today) : g_strdup ("");
}

static gboolean
has_names (GtkStringList *list,
           GPtrArray     *names)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != names->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (list, i), g_ptr_array_index (names, i)))
      return FALSE;
  return TRUE;
}

/* The days of a month or a year that the start is, each told as the rule that it would be. The list is left alone
 * where it stays the same: it may be it that is being chosen from. */
static void
fill_days (TendRepeatEditor *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  TendRepeat repeat = self->repeat;
  guint selected = 0;

  repeat.until = TEND_DAY_NONE;
  repeat.count = 0;
  g_array_set_size (self->days, 0);
  for (repeat.day = 0; repeat.day < TEND_REPEAT_N_DAYS; repeat.day++)
    if (tend_repeat_has_day (&repeat, repeat.day, self->start.day))
      {
        g_autofree char *rule = tend_repeat_to_rule (&repeat, self->start.day);

        if (repeat.day == self->repeat.day)
          selected = self->days->len;
        g_ptr_array_add (names, describe (self, rule));
        g_array_append_val (self->days, repeat.day);
      }
  if (!has_names (self->day_names, names))
    {
      guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->day_names));

      g_ptr_array_add (names, NULL);
      gtk_string_list_splice (self->day_names, 0, n_before, (const char *const *) names->pdata);
    }
  adw_combo_row_set_selected (self->day_row, selected);
}

static End
get_end (TendRepeatEditor *self)
{
  return self->repeat.count > 0 ? END_COUNT : self->repeat.until != TEND_DAY_NONE ? END_UNTIL : END_NEVER;
}

static void
show_words (TendRepeatEditor *self)
{
  g_autofree char *rule = self->preset == PRESET_NEVER || self->preset == PRESET_KEPT
                              ? g_strdup (self->kept)
                              : tend_repeat_to_rule (&self->repeat, self->start.day);
  g_autofree char *words = self->preset == PRESET_NEVER ? g_strdup ("") : describe (self, rule);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->preset_row), markup);
}

static void
show (TendRepeatEditor *self)
{
  gboolean is_chosen = self->preset != PRESET_NEVER && self->preset != PRESET_KEPT;
  gboolean is_own = self->preset == PRESET_OWN;
  TendFrequency frequency = self->repeat.frequency;

  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->preset_row, self->preset);
  gtk_spin_button_set_value (self->interval, self->repeat.interval);
  gtk_drop_down_set_selected (self->unit, frequency);
  tend_weekday_picker_set_weekdays (self->weekdays, self->repeat.weekdays);
  fill_days (self);
  adw_combo_row_set_selected (self->end_row, get_end (self));
  if (self->repeat.until != TEND_DAY_NONE)
    tend_day_row_set_day (self->until_row, self->repeat.until);
  if (self->repeat.count > 0)
    gtk_spin_button_set_value (self->count, self->repeat.count);
  gtk_widget_set_visible (self->every_row, is_own);
  gtk_widget_set_visible (self->weekdays_row, is_own && frequency == TEND_FREQUENCY_WEEKLY);
  gtk_widget_set_visible (GTK_WIDGET (self->day_row), is_own && self->days->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), is_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->until_row), is_chosen && get_end (self) == END_UNTIL);
  gtk_widget_set_visible (self->count_row, is_chosen && get_end (self) == END_COUNT);
  show_words (self);
  self->is_updating = FALSE;
}

static void
tell_change (TendRepeatEditor *self)
{
  self->is_touched = TRUE;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Another way to repeat ends as the one before did. */
static void
on_preset_selected_cb (TendRepeatEditor *self)
{
  Preset preset = adw_combo_row_get_selected (self->preset_row);
  TendRepeat repeat;

  if (self->is_updating || preset == self->preset)
    return;
  self->preset = preset;
  if (get_preset (self, preset, &repeat))
    {
      repeat.until = self->repeat.until;
      repeat.count = self->repeat.count;
      self->repeat = repeat;
    }
  tell_change (self);
}

static void
on_unit_selected_cb (TendRepeatEditor *self)
{
  TendRepeat repeat;

  if (self->is_updating)
    return;
  tend_repeat_init (&repeat, gtk_drop_down_get_selected (self->unit), self->start.day, self->first_weekday);
  repeat.interval = self->repeat.interval;
  repeat.until = self->repeat.until;
  repeat.count = self->repeat.count;
  self->repeat = repeat;
  tell_change (self);
}

/* The last weekday cannot be taken away: there would be none left to repeat on. */
static void
on_weekdays_chosen_cb (TendRepeatEditor *self)
{
  TendWeekdays weekdays = tend_weekday_picker_get_weekdays (self->weekdays);

  if (weekdays == 0)
    {
      tend_weekday_picker_set_weekdays (self->weekdays, self->repeat.weekdays);
      gtk_widget_error_bell (GTK_WIDGET (self->weekdays));
      return;
    }
  self->repeat.weekdays = weekdays;
  tell_change (self);
}

static void
on_end_selected_cb (TendRepeatEditor *self)
{
  End end = adw_combo_row_get_selected (self->end_row);

  if (self->is_updating)
    return;
  self->repeat.until = end == END_UNTIL ? tend_day_add_months (self->start.day, NEW_UNTIL_MONTHS) : TEND_DAY_NONE;
  self->repeat.count = end == END_COUNT ? NEW_COUNT : 0;
  tell_change (self);
}

static void
on_choice_changed_cb (TendRepeatEditor *self)
{
  guint day = adw_combo_row_get_selected (self->day_row);

  if (self->is_updating)
    return;
  self->repeat.interval = gtk_spin_button_get_value_as_int (self->interval);
  if (day < self->days->len)
    self->repeat.day = g_array_index (self->days, TendRepeatDay, day);
  if (get_end (self) == END_UNTIL)
    self->repeat.until = tend_day_row_get_day (self->until_row);
  if (get_end (self) == END_COUNT)
    self->repeat.count = gtk_spin_button_get_value_as_int (self->count);
  tell_change (self);
}

static gboolean
tend_repeat_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_REPEAT_EDITOR (widget)->preset_row));
}

static void
tend_repeat_editor_dispose (GObject *object)
{
  g_clear_pointer (&TEND_REPEAT_EDITOR (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_repeat_editor_parent_class)->dispose (object);
}

static void
tend_repeat_editor_finalize (GObject *object)
{
  TendRepeatEditor *self = TEND_REPEAT_EDITOR (object);

  g_free (self->kept);
  g_array_unref (self->days);

  G_OBJECT_CLASS (tend_repeat_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_WEEKDAY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-repeat-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, group);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, preset_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, presets);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, every_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, interval);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, unit);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, weekdays);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, day_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, day_names);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, end_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, until_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, count_row);
  gtk_widget_class_bind_template_child (widget_class, TendRepeatEditor, count);
  gtk_widget_class_bind_template_callback (widget_class, on_preset_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_weekdays_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_end_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed_cb);
}

static void
tend_repeat_editor_class_init (TendRepeatEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_repeat_editor_dispose;
  object_class->finalize = tend_repeat_editor_finalize;
  widget_class->grab_focus = tend_repeat_editor_grab_focus;

  /**
   * TendRepeatEditor::changed:
   * @self: the editor
   *
   * The user chose another way to repeat: tend_repeat_editor_dup_rule() has it.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "repeateditor");
}

static void
tend_repeat_editor_init (TendRepeatEditor *self)
{
  self->today = TEND_DAY_NONE;
  self->first_weekday = G_DATE_MONDAY;
  self->kept = g_strdup ("");
  self->days = g_array_new (FALSE, FALSE, sizeof (TendRepeatDay));
  tend_repeat_init (&self->repeat, TEND_FREQUENCY_WEEKLY, self->start.day, self->first_weekday);
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}

/**
 * tend_repeat_editor_new:
 *
 * Returns: (transfer full): an editor of something that does not repeat
 */
GtkWidget *
tend_repeat_editor_new (void)
{
  return g_object_new (TEND_TYPE_REPEAT_EDITOR, NULL);
}

/**
 * tend_repeat_editor_set_days:
 * @self: an editor
 * @today: the day it is
 * @first_weekday: the weekday that weeks begin with
 */
void
tend_repeat_editor_set_days (TendRepeatEditor *self,
                             TendDay           today,
                             GDateWeekday      first_weekday)
{
  g_return_if_fail (TEND_IS_REPEAT_EDITOR (self));

  self->today = today;
  self->first_weekday = first_weekday;
  tend_weekday_picker_set_first_weekday (self->weekdays, first_weekday);
  tend_day_row_set_today (self->until_row, today);
}

/**
 * tend_repeat_editor_set_rule:
 * @self: an editor
 * @rule: a rule, "" for none
 * @start: the time on the wall from which on it recurs
 *
 * ::changed is not emitted.
 */
void
tend_repeat_editor_set_rule (TendRepeatEditor *self,
                             const char       *rule,
                             TendWall          start)
{
  char *copy;
  gboolean is_foreign;

  g_return_if_fail (TEND_IS_REPEAT_EDITOR (self));
  g_return_if_fail (rule != NULL);

  copy = g_strdup (rule);
  g_free (self->kept);
  self->kept = copy;
  self->start = start;
  self->is_touched = FALSE;
  is_foreign = *rule && !tend_repeat_parse (rule, start, self->first_weekday, &self->repeat);
  if (*rule == '\0' || is_foreign)
    tend_repeat_init (&self->repeat, TEND_FREQUENCY_WEEKLY, start.day, self->first_weekday);

  self->is_updating = TRUE;
  gtk_string_list_splice (self->presets, PRESET_KEPT,
                          g_list_model_get_n_items (G_LIST_MODEL (self->presets)) - PRESET_KEPT, NULL);
  if (is_foreign)
    gtk_string_list_append (self->presets, _("As it is"));
  self->preset = is_foreign ? PRESET_KEPT : *rule ? find_preset (self) : PRESET_NEVER;
  show (self);
}

/**
 * tend_repeat_editor_set_start:
 * @self: an editor
 * @start: the time on the wall from which on it recurs now
 *
 * What was chosen goes along: what it says of the start, it says of the new one. A rule that was not touched stays as
 * it is: who moves a series moves its rule.
 */
void
tend_repeat_editor_set_start (TendRepeatEditor *self,
                              TendWall          start)
{
  g_return_if_fail (TEND_IS_REPEAT_EDITOR (self));

  if (self->start.day != start.day)
    tend_repeat_shift (&self->repeat, self->start.day, start.day);
  self->start = start;
  show (self);
}

/**
 * tend_repeat_editor_dup_rule:
 * @self: an editor
 *
 * Returns: (transfer full): the rule that is chosen, "" for none; one that was not touched is as it came, word for word
 */
char *
tend_repeat_editor_dup_rule (TendRepeatEditor *self)
{
  g_return_val_if_fail (TEND_IS_REPEAT_EDITOR (self), NULL);

  if (!self->is_touched || self->preset == PRESET_KEPT)
    return g_strdup (self->kept);
  if (self->preset == PRESET_NEVER)
    return g_strdup ("");
  return tend_repeat_to_rule (&self->repeat, self->start.day);
}
