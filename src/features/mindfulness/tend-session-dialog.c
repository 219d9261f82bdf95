#include "features/mindfulness/tend-session-dialog.h"

#include "features/mindfulness/tend-feeling-rows.h"
#include "features/mindfulness/tend-script-library.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

struct _TendSessionDialog
{
  TendFormDialog parent_instance;

  TendStore *store;
  TendSession *before;   /* as it was when the dialog was made */
  TendSession *shown;    /* as the dialog had it then */
  GPtrArray *practices;  /* of TendPractice, as they stand in the list; for a new one */
  gboolean is_new;

  GtkWidget *when_group;
  AdwComboRow *exercise_row;
  TendDayRow *day_row;
  TendTimeEntry *time;
  GtkSpinButton *minutes;
  TendFeelingRows *feeling_before;
  TendFeelingRows *feeling_after;
  GtkEditable *line;
};

G_DEFINE_FINAL_TYPE (TendSessionDialog, tend_session_dialog, TEND_TYPE_FORM_DIALOG)

static gboolean
is_same_feeling (const TendFeeling *one,
                 const TendFeeling *other)
{
  return one->mood == other->mood && one->energy == other->energy;
}

static gboolean
is_same (const TendSession *one,
         const TendSession *other)
{
  return g_str_equal (one->exercise, other->exercise) && one->day == other->day &&
         one->started_at == other->started_at && one->seconds == other->seconds &&
         g_str_equal (one->line, other->line) && is_same_feeling (&one->before, &other->before) &&
         is_same_feeling (&one->after, &other->after);
}

static void
on_session_kept_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (TendFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_mindfulness_store_finish (TEND_STORE (store), result, &error);

  tend_form_dialog_end (self, id, error);
}

static void
on_save_asked_cb (TendSessionDialog *self)
{
  tend_form_dialog_save (TEND_FORM_DIALOG (self));
}

static gboolean
tend_session_dialog_is_changed (TendFormDialog *dialog)
{
  TendSessionDialog *self = TEND_SESSION_DIALOG (dialog);
  g_autoptr (TendSession) session = tend_session_dialog_get_session (self);

  return !is_same (session, self->shown);
}

static void
tend_session_dialog_save (TendFormDialog *dialog)
{
  TendSessionDialog *self = TEND_SESSION_DIALOG (dialog);
  g_autoptr (TendSession) session = NULL;

  if (self->is_new && !tend_time_entry_finish (self->time))
    {
      tend_form_dialog_tell (dialog, _("That is no time of the day; 19:30 would be one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }
  session = tend_session_dialog_get_session (self);
  if (session->started_at > tend_clock_get_now (tend_store_get_clock (self->store)))
    {
      tend_form_dialog_tell (dialog, _("That time is still to come; there is time to write it down then."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return;
    }
  tend_form_dialog_begin (dialog);
  if (self->is_new)
    tend_mindfulness_store_add_session_async (self->store, session, on_session_kept_cb, g_object_ref (self));
  else
    tend_mindfulness_store_update_session_async (self->store, session, on_session_kept_cb, g_object_ref (self));
}

static void
tend_session_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_SESSION_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_session_dialog_parent_class)->dispose (object);
}

static void
tend_session_dialog_finalize (GObject *object)
{
  TendSessionDialog *self = TEND_SESSION_DIALOG (object);

  g_clear_pointer (&self->before, tend_session_free);
  g_clear_pointer (&self->shown, tend_session_free);
  g_clear_pointer (&self->practices, g_ptr_array_unref);

  G_OBJECT_CLASS (tend_session_dialog_parent_class)->finalize (object);
}

static void
tend_session_dialog_class_init (TendSessionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendFormDialogClass *dialog_class = TEND_FORM_DIALOG_CLASS (klass);

  object_class->dispose = tend_session_dialog_dispose;
  object_class->finalize = tend_session_dialog_finalize;
  dialog_class->is_changed = tend_session_dialog_is_changed;
  dialog_class->save = tend_session_dialog_save;

  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_FEELING_ROWS);
  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, when_group);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, exercise_row);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, time);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, feeling_before);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, feeling_after);
  gtk_widget_class_bind_template_child (widget_class, TendSessionDialog, line);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
}

static void
tend_session_dialog_init (TendSessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
list_practices (TendSessionDialog *self)
{
  g_autoptr (GPtrArray) scripts = tend_script_library_load (NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->practices = tend_practice_read_all (tend_store_get_reader (self->store), scripts, NULL);
  if (self->practices == NULL)
    self->practices = g_ptr_array_new ();
  for (guint i = 0; i < self->practices->len; i++)
    gtk_string_list_append (titles, ((TendPractice *) g_ptr_array_index (self->practices, i))->title);
  adw_combo_row_set_model (self->exercise_row, G_LIST_MODEL (titles));
}

/* One that ended just now. */
static TendSession *
make_session (TendStore *store)
{
  return tend_session_new ("", "", tend_store_get_today (store), tend_clock_get_now (tend_store_get_clock (store)),
                           5 * 60);
}

static void
show_session (TendSessionDialog *self)
{
  const TendSession *session = self->before;
  TendClock *clock = tend_store_get_clock (self->store);
  TendWall wall = tend_zone_to_wall (tend_clock_get_zone (clock), session->started_at);

  tend_day_row_set_today (self->day_row, tend_store_get_today (self->store));
  tend_day_row_set_day (self->day_row, wall.day);
  tend_time_entry_set_minute (self->time, wall.second / 60);
  gtk_spin_button_set_value (self->minutes, MAX (tend_session_get_minutes (session->seconds), 1));
  tend_feeling_rows_set (self->feeling_before, &session->before);
  tend_feeling_rows_set (self->feeling_after, &session->after);
  gtk_editable_set_text (self->line, session->line);
}

/**
 * tend_session_dialog_new:
 * @store: the life
 * @session: (nullable): the session to change, %NULL to write one down
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_session_dialog_new (TendStore         *store,
                         const TendSession *session)
{
  TendSessionDialog *self = g_object_new (TEND_TYPE_SESSION_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->is_new = session == NULL;
  self->before = session ? tend_session_copy (session) : make_session (store);
  gtk_window_set_title (GTK_WINDOW (self), session ? session->title : _("A Session"));
  if (self->is_new)
    tend_form_dialog_set_save_label (TEND_FORM_DIALOG (self), _("_Add"));
  gtk_widget_set_visible (self->when_group, self->is_new);
  if (self->is_new)
    list_practices (self);
  show_session (self);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_session_dialog_get_session (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        self->is_new ? GTK_WIDGET (self->exercise_row) : GTK_WIDGET (self->line));
  return GTK_WIDGET (self);
}

static void
read_when (TendSessionDialog *self,
           TendSession       *session)
{
  TendClock *clock = tend_store_get_clock (self->store);
  guint selected = adw_combo_row_get_selected (self->exercise_row);
  int minute = tend_time_entry_get_minute (self->time);
  TendWall wall = { tend_day_row_get_day (self->day_row), MAX (minute, 0) * 60 };

  session->started_at = tend_zone_to_instant (tend_clock_get_zone (clock), wall);
  session->day = tend_zone_to_day (tend_clock_get_zone (clock), session->started_at, tend_clock_get_day_start (clock));
  if (selected < self->practices->len)
    {
      const TendPractice *practice = g_ptr_array_index (self->practices, selected);

      session->kind = practice->kind;
      g_free (session->exercise);
      session->exercise = g_strdup (practice->id);
      g_free (session->title);
      session->title = g_strdup (practice->title);
    }
}

/**
 * tend_session_dialog_get_session:
 * @self: a dialog
 *
 * Returns: (transfer full): the session as the dialog has it now
 */
TendSession *
tend_session_dialog_get_session (TendSessionDialog *self)
{
  TendSession *session;
  int minutes;

  g_return_val_if_fail (TEND_IS_SESSION_DIALOG (self), NULL);

  session = tend_session_copy (self->before);
  if (self->is_new)
    read_when (self, session);
  gtk_spin_button_update (self->minutes);
  minutes = gtk_spin_button_get_value_as_int (self->minutes);
  /* A session of 4:48 is five minutes long, and stays 4:48 as long as nobody says otherwise. */
  if (minutes != MAX (tend_session_get_minutes (session->seconds), 1))
    session->seconds = minutes * 60;
  tend_feeling_rows_get (self->feeling_before, &session->before);
  tend_feeling_rows_get (self->feeling_after, &session->after);
  g_free (session->line);
  session->line = g_strstrip (g_strdup (gtk_editable_get_text (self->line)));
  return session;
}
