#include "features/calendar/tend-plan-block.h"

#include "base/tend-color-name.h"
#include "features/calendar/tend-plan-words.h"
#include "features/calendar/tend-week-cursor.h"
#include "widgets/tend-whole-lines.h"

#include <glib/gi18n.h>

/* Those below the title: when, which hobby, with whom, and where. */
#define N_LINES 4

/* From how long on a plan has room for more, in minutes. */
#define LONG_MINUTES 90

struct _TendPlanBlock
{
  GtkButton parent_instance;

  TendPlanOccurrence *at;
  char *color_class;
  gboolean is_brief;
  GtkLabel *title;
  GtkLabel *lines[N_LINES];
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  SIGNAL_LEAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanBlock, tend_plan_block, GTK_TYPE_BUTTON)

static void
set_class (TendPlanBlock *self,
           const char    *name,
           gboolean       is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
set_color (TendPlanBlock *self,
           const char    *color)
{
  g_autofree char *name = g_strdup_printf ("tend-%s", color && tend_color_is_name (color) ? color : "blue");

  if (g_strcmp0 (name, self->color_class) == 0)
    return;
  if (self->color_class)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->color_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), name);
  g_free (self->color_class);
  self->color_class = g_steal_pointer (&name);
}

static char *
describe (const TendPlanOccurrence *at,
          TendDay                   today)
{
  g_autofree char *when = tend_plan_describe_when (at, today, tend_minute_get_hours ());
  g_autofree char *detail = tend_plan_describe_what (at);
  GString *words = g_string_new (at->plan->title);

  g_string_append_printf (words, ", %s", when);
  if (detail)
    g_string_append_printf (words, ", %s", detail);
  if (at->plan->is_cancelled)
    g_string_append_printf (words, ", %s", _("called off"));
  return g_string_free (words, FALSE);
}

/* A plan that is long has room for what does not fit into one line. */
static void
share_lines (TendPlanBlock            *self,
             const TendPlanOccurrence *at)
{
  gboolean is_long = !at->plan->is_all_day && at->end - at->start >= LONG_MINUTES * 60;

  gtk_label_set_lines (self->title, is_long ? 2 : 1);
  for (guint i = 0; i < N_LINES; i++)
    gtk_label_set_lines (self->lines[i], is_long && !self->is_brief ? 2 : 1);
}

/* Takes @words, as many as there are; lines without words are not there. */
static void
show_lines (TendPlanBlock *self,
            GStrv          words)
{
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_label_set_label (self->lines[i], i < n_words ? words[i] : "");
      gtk_widget_set_visible (GTK_WIDGET (self->lines[i]), i < n_words);
    }
  g_strfreev (words);
}

static GStrv
list_lines (TendPlanBlock            *self,
            const TendPlanOccurrence *at)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *time = tend_plan_describe_time (at, tend_minute_get_hours ());
  g_autofree char *joined = self->is_brief ? tend_plan_describe_what (at) : NULL;
  g_auto (GStrv) what = tend_plan_list_what (at);

  if (!at->plan->is_all_day)
    g_strv_builder_add (lines, time);
  if (joined)
    g_strv_builder_add (lines, joined);
  else
    g_strv_builder_addv (lines, (const char **) what);
  return g_strv_builder_end (lines);
}

/**
 * tend_plan_block_set_is_brief:
 * @self: the block
 * @is_brief: whether it stands where lines are few: with whom and where are one
 *
 * For what is set from now on.
 */
void
tend_plan_block_set_is_brief (TendPlanBlock *self,
                              gboolean       is_brief)
{
  self->is_brief = is_brief;
}

/**
 * tend_plan_block_set:
 * @self: the block
 * @at: what it stands for from now on
 * @today: the day it is
 */
void
tend_plan_block_set (TendPlanBlock            *self,
                     const TendPlanOccurrence *at,
                     TendDay                   today)
{
  g_autofree char *name = describe (at, today);
  TendPlanOccurrence *copy = tend_plan_occurrence_copy (at);

  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  self->at = copy;
  gtk_label_set_label (self->title, at->plan->title);
  share_lines (self, at);
  show_lines (self, list_lines (self, at));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  set_class (self, "plan-cancelled", at->plan->is_cancelled);
  set_class (self, "plan-shown-only", at->is_shown_only);
  set_color (self, at->color);
}

const TendPlanOccurrence *
tend_plan_block_get (TendPlanBlock *self)
{
  return self->at;
}

static void
tend_plan_block_clicked (GtkButton *button)
{
  g_signal_emit (button, signals[SIGNAL_OPEN], 0, TEND_PLAN_BLOCK (button)->at);
}

/* The arrows move: up and down by a quarter of an hour, to the sides by a day. With Shift they move the end alone, with
 * Control and Shift the start alone; with Control they go away from the plan, into free time. */
static gboolean
on_key_pressed_cb (TendPlanBlock   *self,
                   guint            keyval,
                   guint            keycode,
                   GdkModifierType  state)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean is_shift = (state & GDK_SHIFT_MASK) != 0;
  gboolean is_control = (state & GDK_CONTROL_MASK) != 0;
  TendWeekHold hold = !is_shift ? TEND_WEEK_HOLD_ALL : is_control ? TEND_WEEK_HOLD_START : TEND_WEEK_HOLD_END;
  int days = 0;
  int quarters = 0;
  int start_minutes, end_minutes;

  if ((state & GDK_ALT_MASK) || self->at == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    quarters = keyval == GDK_KEY_Up ? -1 : 1;
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    days = (keyval == GDK_KEY_Left) == !is_rtl ? -1 : 1;
  else
    return FALSE;
  if (is_control && !is_shift)
    {
      g_signal_emit (self, signals[SIGNAL_LEAVE], 0, self->at, days, quarters);
      return TRUE;
    }
  if (self->at->is_shown_only ||
      !tend_week_hold_get_move (hold, self->at, days, quarters, &start_minutes, &end_minutes))
    return FALSE;
  if (start_minutes != 0 || end_minutes != 0)
    g_signal_emit (self, signals[SIGNAL_MOVE], 0, self->at, start_minutes, end_minutes);
  return TRUE;
}

static void
tend_plan_block_finalize (GObject *object)
{
  TendPlanBlock *self = TEND_PLAN_BLOCK (object);

  g_clear_pointer (&self->at, tend_plan_occurrence_free);
  g_free (self->color_class);

  G_OBJECT_CLASS (tend_plan_block_parent_class)->finalize (object);
}

static void
tend_plan_block_class_init (TendPlanBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_plan_block_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = tend_plan_block_clicked;

  /**
   * TendPlanBlock::open:
   * @self: the block
   * @at: what it stands for
   *
   * It was chosen.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", TEND_TYPE_PLAN_BLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, TEND_TYPE_PLAN_OCCURRENCE);
  /**
   * TendPlanBlock::move:
   * @self: the block
   * @at: what it stands for
   * @start_minutes: by how much it is to begin later, on the wall
   * @end_minutes: by how much it is to end later
   *
   * It is to take place at another time.
   */
  signals[SIGNAL_MOVE] = g_signal_new ("move", TEND_TYPE_PLAN_BLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT);
  /**
   * TendPlanBlock::leave:
   * @self: the block
   * @at: what it stands for
   * @days: to which side of it the keys are to go, or 0
   * @quarters: under 0 for before it, over 0 for after it, or 0
   *
   * The keys are to go to the time beside it, where there is such a time.
   */
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", TEND_TYPE_PLAN_BLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT);
}

static GtkLabel *
make_label (GtkWidget  *box,
            const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
tend_plan_block_init (TendPlanBlock *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "plan-block");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_layout_manager (box, tend_whole_lines_new ());
  self->title = make_label (box, "plan-title");
  for (guint i = 0; i < N_LINES; i++)
    self->lines[i] = make_label (box, "caption");
  gtk_button_set_child (GTK_BUTTON (self), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
tend_plan_block_new (void)
{
  return g_object_new (TEND_TYPE_PLAN_BLOCK, NULL);
}
