#include "features/calendar/tend-plan-form.h"

#include "features/calendar/tend-guest-editor.h"
#include "features/calendar/tend-kind-row.h"
#include "features/calendar/tend-plan-hobby-row.h"
#include "features/calendar/tend-plan-times.h"
#include "widgets/tend-repeat-editor.h"

#include <adwaita.h>

struct _TendPlanForm
{
  GtkWidget parent_instance;

  TendPlan *plan; /* as it was set; what the fields do not show is as it is here */
  gboolean is_updating;

  GtkWidget *box;
  GtkEditable *title_row;
  GtkEditable *place_row;
  TendPlanTimes *times;
  TendGuestEditor *guests;
  TendRepeatEditor *repeat;
  TendKindRow *kind_row;
  TendPlanHobbyRow *hobby_row;
  GtkTextBuffer *note;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanForm, tend_plan_form, GTK_TYPE_WIDGET)

static TendWall
get_start (const TendPlan *plan)
{
  return (TendWall) { plan->start_day, plan->start_minute * 60 };
}

static void
on_changed_cb (TendPlanForm *self)
{
  if (!self->is_updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_times_changed_cb (TendPlanForm *self)
{
  g_autoptr (TendPlan) plan = tend_plan_form_dup_plan (self);

  tend_repeat_editor_set_start (self->repeat, get_start (plan));
  on_changed_cb (self);
}

static void
on_save_asked_cb (TendPlanForm *self)
{
  g_signal_emit (self, signals[SIGNAL_SAVE_ASKED], 0);
}

static gboolean
tend_plan_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TEND_PLAN_FORM (widget)->title_row));
}

static void
tend_plan_form_dispose (GObject *object)
{
  g_clear_pointer (&TEND_PLAN_FORM (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_plan_form_parent_class)->dispose (object);
}

static void
tend_plan_form_finalize (GObject *object)
{
  tend_plan_free (TEND_PLAN_FORM (object)->plan);

  G_OBJECT_CLASS (tend_plan_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_GUEST_EDITOR);
  g_type_ensure (TEND_TYPE_KIND_ROW);
  g_type_ensure (TEND_TYPE_PLAN_HOBBY_ROW);
  g_type_ensure (TEND_TYPE_PLAN_TIMES);
  g_type_ensure (TEND_TYPE_REPEAT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-plan-form.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, box);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, title_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, times);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, guests);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, repeat);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, hobby_row);
  gtk_widget_class_bind_template_child (widget_class, TendPlanForm, note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_times_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
}

static void
tend_plan_form_class_init (TendPlanFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_plan_form_dispose;
  object_class->finalize = tend_plan_form_finalize;
  widget_class->grab_focus = tend_plan_form_grab_focus;

  /**
   * TendPlanForm::changed:
   * @self: the form
   *
   * The user changed something: tend_plan_form_dup_plan() has it.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  /**
   * TendPlanForm::save-asked:
   * @self: the form
   *
   * Enter was pressed in a line of it.
   */
  signals[SIGNAL_SAVE_ASKED] = g_signal_new ("save-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "planform");
}

static void
tend_plan_form_init (TendPlanForm *self)
{
  self->plan = tend_plan_new_all_day ("", 0, 0);
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = FALSE;
}

/**
 * tend_plan_form_set_store:
 * @self: a form
 * @store: the life that the plan is in
 * @people: (nullable) (element-type TendAcquaintance): the user's people
 */
void
tend_plan_form_set_store (TendPlanForm *self,
                          TendStore    *store,
                          GPtrArray    *people)
{
  TendClock *clock = tend_store_get_clock (store);
  TendZone *here = tend_clock_get_zone (clock);
  TendDay today = tend_store_get_today (store);
  TendWall now = tend_zone_to_wall (here, tend_clock_get_now (clock));

  tend_plan_times_set_here (self->times, here, today, now.second / 60);
  tend_guest_editor_set_people (self->guests, people);
  tend_repeat_editor_set_days (self->repeat, today, tend_settings_get_first_weekday (tend_store_get_settings (store)));
  tend_kind_row_set_store (self->kind_row, store);
  tend_plan_hobby_row_set_store (self->hobby_row, store);
}

/* A text that is the same is left alone, and with it where the cursor is. */
static void
set_text (GtkEditable *editable,
          const char  *text)
{
  if (!g_str_equal (gtk_editable_get_text (editable), text))
    gtk_editable_set_text (editable, text);
}

/* What a line can say, too. */
static void
show_line (TendPlanForm   *self,
           const TendPlan *plan)
{
  set_text (self->title_row, plan->title);
  set_text (self->place_row, plan->place);
  tend_plan_times_set_plan (self->times, plan);
  tend_guest_editor_set_guests (self->guests, plan->guests);
}

/**
 * tend_plan_form_set_plan:
 * @self: a form
 * @plan: a plan, of which everything is shown
 *
 * ::changed is not emitted.
 */
void
tend_plan_form_set_plan (TendPlanForm   *self,
                         const TendPlan *plan)
{
  TendPlan *copy = tend_plan_copy (plan);

  tend_plan_free (self->plan);
  self->plan = copy;
  self->is_updating = TRUE;
  show_line (self, plan);
  tend_repeat_editor_set_rule (self->repeat, plan->rule, get_start (plan));
  tend_kind_row_set_kind (self->kind_row, plan->kind);
  tend_plan_hobby_row_set_uuid (self->hobby_row, plan->hobby_uuid);
  gtk_text_buffer_set_text (self->note, plan->note, -1);
  self->is_updating = FALSE;
}

/**
 * tend_plan_form_set_can_repeat:
 * @self: a form
 * @can_repeat: whether it can be chosen how the plan repeats, which one time of a series by itself cannot
 */
void
tend_plan_form_set_can_repeat (TendPlanForm *self,
                               gboolean      can_repeat)
{
  gtk_widget_set_visible (GTK_WIDGET (self->repeat), can_repeat);
}

/**
 * tend_plan_form_take_plan:
 * @self: a form
 * @plan: a plan, of which only what a line can say is shown: title, place, time and people
 *
 * ::changed is not emitted.
 */
void
tend_plan_form_take_plan (TendPlanForm   *self,
                          const TendPlan *plan)
{
  self->is_updating = TRUE;
  show_line (self, plan);
  tend_repeat_editor_set_start (self->repeat, get_start (plan));
  self->is_updating = FALSE;
}

/**
 * tend_plan_form_dup_plan:
 * @self: a form
 *
 * Returns: (transfer full): the plan as it is on screen
 */
TendPlan *
tend_plan_form_dup_plan (TendPlanForm *self)
{
  TendPlan *plan = tend_plan_copy (self->plan);
  GPtrArray *guests = tend_guest_editor_get_guests (self->guests);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  g_autofree char *rule = tend_repeat_editor_dup_rule (self->repeat);
  GtkTextIter start, end;

  tend_plan_set_text (&plan->title, title);
  tend_plan_set_text (&plan->place, gtk_editable_get_text (self->place_row));
  tend_plan_times_fill_plan (self->times, plan);
  g_ptr_array_set_size (plan->guests, 0);
  for (guint i = 0; i < guests->len; i++)
    g_ptr_array_add (plan->guests, tend_guest_copy (g_ptr_array_index (guests, i)));
  tend_plan_set_text (&plan->rule, rule);
  tend_plan_set_text (&plan->kind, tend_kind_row_get_kind (self->kind_row));
  g_free (plan->hobby_uuid);
  plan->hobby_uuid = g_strdup (tend_plan_hobby_row_get_uuid (self->hobby_row));
  gtk_text_buffer_get_bounds (self->note, &start, &end);
  g_free (plan->note);
  plan->note = g_strchomp (gtk_text_buffer_get_text (self->note, &start, &end, FALSE));
  return plan;
}

/**
 * tend_plan_form_check:
 * @self: a form
 * @error: return location: a sentence for the user; not set where the form says it itself, beside what it is about
 *
 * Returns: whether what is on screen can be kept; if not, the focus is where it can be put right
 */
gboolean
tend_plan_form_check (TendPlanForm  *self,
                      GError       **error)
{
  g_autoptr (TendPlan) plan = NULL;

  if (!tend_guest_editor_finish_entry (self->guests))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->guests));
      return FALSE;
    }
  if (!tend_plan_times_check (self->times))
    return FALSE;
  plan = tend_plan_form_dup_plan (self);
  if (tend_plan_validate (plan, error))
    return TRUE;
  if (*plan->title == '\0' || g_utf8_strlen (plan->title, -1) > 500)
    gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->repeat));
  return FALSE;
}
