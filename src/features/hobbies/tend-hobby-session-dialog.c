#include "features/hobbies/tend-hobby-session-dialog.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "features/hobbies/tend-hobby-words.h"
#include "widgets/tend-day-row.h"
#include "widgets/tend-mood-picker.h"
#include "widgets/tend-picture-row.h"
#include "widgets/tend-text-row.h"
#include "widgets/tend-time-entry.h"

#include <glib/gi18n.h>

#define FIRST_SECONDS (10 * 60)

struct _TendHobbySessionDialog
{
  TendFormDialog parent_instance;

  TendStore *store;
  TendHobby *hobby;
  gint64 stopwatch_id;      /* what becomes a session, 0 where it is none */
  TendHobbySession *before; /* what is changed, or the new one as it begins */
  TendHobbySession *shown;  /* as the dialog showed it at first */
  gboolean is_sure;         /* asked already about an unusual length, or an end that is still to come */
  gboolean is_save_waiting; /* for the picture that is looked at */

  TendDayRow *day_row;
  TendTimeEntry *time;
  GtkSpinButton *minutes;
  TendMoodPicker *mood;
  GtkEditable *line;
  TendPictureRow *picture_row;
  GtkWidget *left_off_group;
  TendTextRow *left_off_row;
};

G_DEFINE_FINAL_TYPE (TendHobbySessionDialog, tend_hobby_session_dialog, TEND_TYPE_FORM_DIALOG)

static int
get_minutes (int seconds)
{
  return MAX ((seconds + 30) / 60, 1);
}

static void
on_save_asked_cb (TendHobbySessionDialog *self)
{
  tend_form_dialog_save (TEND_FORM_DIALOG (self));
}

/* Who had said Save by then need not say it again; but one without the picture is not what they meant to save. */
static void
on_picture_read_cb (TendHobbySessionDialog *self,
                    gboolean                is_taken)
{
  gboolean is_save_waiting = self->is_save_waiting;

  self->is_save_waiting = FALSE;
  if (is_save_waiting && is_taken)
    tend_form_dialog_save (TEND_FORM_DIALOG (self));
  else if (is_save_waiting)
    gtk_widget_grab_focus (GTK_WIDGET (self->picture_row));
}

static void
on_session_kept_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (TendFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_hobby_store_finish (TEND_STORE (store), result, &error);

  tend_form_dialog_end (self, id, error);
}

static char *
dup_left_off (TendHobbySessionDialog *self)
{
  return tend_text_row_dup_text (self->left_off_row);
}

static void
keep (TendHobbySessionDialog *self,
      TendHobbySession       *session)
{
  tend_form_dialog_begin (TEND_FORM_DIALOG (self));
  if (self->stopwatch_id != 0)
    {
      g_autoptr (TendStopwatch) stopwatch = tend_stopwatch_new (self->hobby->id);
      g_autofree char *left_off = dup_left_off (self);

      stopwatch->id = self->stopwatch_id;
      tend_hobby_store_finish_session_async (self->store, self->hobby, stopwatch, session, left_off,
                                             on_session_kept_cb, g_object_ref (self));
    }
  else if (session->id == 0)
    tend_hobby_store_add_session_async (self->store, self->hobby, session, on_session_kept_cb, g_object_ref (self));
  else
    tend_hobby_store_update_session_async (self->store, self->hobby, session, on_session_kept_cb,
                                           g_object_ref (self));
}

static void
on_answered_cb (TendHobbySessionDialog *self,
                const char             *response)
{
  if (!g_str_equal (response, "keep"))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->minutes));
      return;
    }
  self->is_sure = TRUE;
  tend_form_dialog_save (TEND_FORM_DIALOG (self));
}

static void
ask (TendHobbySessionDialog *self,
     const char             *heading,
     const char             *body)
{
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "change", _("_Change It"), "keep", _("_Keep It"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "change");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "change");
  g_signal_connect_object (question, "response", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

/* A stopwatch that ran on through the night is easier to forget than a session of thirty hours is to have. */
static void
ask_length (TendHobbySessionDialog *self,
            int                     seconds)
{
  g_autofree char *length = tend_hobby_describe_length (seconds);
  g_autofree char *heading = g_strdup_printf (_("Was It Really %s?"), length);

  ask (self, heading,
       _("That is unusually long. It can be kept so, or you can write down how long it was as you remember it."));
}

/* It may be written down before it is over; but more often the minutes, or the day, are not what was meant. */
static void
ask_end (TendHobbySessionDialog *self,
         gint64                  end)
{
  TendWall wall = tend_zone_to_wall (tend_clock_get_zone (tend_store_get_clock (self->store)), end);
  g_autofree char *day = tend_day_describe (wall.day, tend_store_get_today (self->store));
  g_autofree char *time = tend_minute_format (wall.second / 60, tend_minute_get_hours ());
  /* Translators: the first %s is a day, like “Today”, the second an hour */
  g_autofree char *heading = g_strdup_printf (_("Until %s, %s?"), day, time);

  ask (self, heading,
       _("So long it would go on, and that is still to come. It can be kept so, or you can write down how long it has "
         "been by now."));
}

static gboolean
has_unusual_length (TendHobbySessionDialog *self,
                    const TendHobbySession *session)
{
  return session->seconds >= TEND_HOBBY_SECONDS_UNUSUAL &&
         (session->seconds != self->before->seconds || self->stopwatch_id != 0);
}

/* What a stopwatch has measured is over, and what was kept so was asked about then. Minutes are whole. */
static gboolean
ends_later (TendHobbySessionDialog *self,
            const TendHobbySession *session)
{
  return session->started_at + session->seconds >= tend_clock_get_now (tend_store_get_clock (self->store)) + 60 &&
         (session->seconds != self->before->seconds || session->started_at != self->before->started_at);
}

static gboolean
tend_hobby_session_dialog_is_changed (TendFormDialog *dialog)
{
  TendHobbySessionDialog *self = TEND_HOBBY_SESSION_DIALOG (dialog);
  g_autoptr (TendHobbySession) session = tend_hobby_session_dialog_get_session (self);
  g_autofree char *left_off = dup_left_off (self);

  return session->started_at != self->shown->started_at || session->seconds != self->shown->seconds ||
         session->mood != self->shown->mood || session->picture != self->shown->picture ||
         session->picture_id != self->shown->picture_id || tend_picture_row_get_is_reading (self->picture_row) ||
         !g_str_equal (session->line, self->shown->line) || !g_str_equal (left_off, self->hobby->left_off);
}

static void
tend_hobby_session_dialog_save (TendFormDialog *dialog)
{
  TendHobbySessionDialog *self = TEND_HOBBY_SESSION_DIALOG (dialog);
  g_autoptr (TendHobbySession) session = tend_hobby_session_dialog_get_session (self);
  g_autoptr (GError) error = NULL;

  if (!tend_time_entry_finish (self->time))
    {
      tend_form_dialog_tell (dialog, _("That is no time of the day; 19:30 would be one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
    }
  else if (session->started_at > tend_clock_get_now (tend_store_get_clock (self->store)))
    {
      tend_form_dialog_tell (dialog, _("That time is still to come; there is time to write it down then."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
    }
  else if (!tend_hobby_session_validate (session, &error))
    tend_form_dialog_tell (dialog, error->message);
  else if (!self->is_sure && has_unusual_length (self, session))
    ask_length (self, session->seconds);
  else if (!self->is_sure && ends_later (self, session))
    ask_end (self, session->started_at + session->seconds);
  else if (tend_picture_row_get_is_reading (self->picture_row))
    self->is_save_waiting = TRUE;
  else
    keep (self, session);
}

static void
tend_hobby_session_dialog_dispose (GObject *object)
{
  g_clear_object (&TEND_HOBBY_SESSION_DIALOG (object)->store);

  G_OBJECT_CLASS (tend_hobby_session_dialog_parent_class)->dispose (object);
}

static void
tend_hobby_session_dialog_finalize (GObject *object)
{
  TendHobbySessionDialog *self = TEND_HOBBY_SESSION_DIALOG (object);

  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_clear_pointer (&self->before, tend_hobby_session_free);
  g_clear_pointer (&self->shown, tend_hobby_session_free);

  G_OBJECT_CLASS (tend_hobby_session_dialog_parent_class)->finalize (object);
}

static void
tend_hobby_session_dialog_class_init (TendHobbySessionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendFormDialogClass *dialog_class = TEND_FORM_DIALOG_CLASS (klass);

  object_class->dispose = tend_hobby_session_dialog_dispose;
  object_class->finalize = tend_hobby_session_dialog_finalize;
  dialog_class->is_changed = tend_hobby_session_dialog_is_changed;
  dialog_class->save = tend_hobby_session_dialog_save;

  g_type_ensure (TEND_TYPE_DAY_ROW);
  g_type_ensure (TEND_TYPE_MOOD_PICKER);
  g_type_ensure (TEND_TYPE_PICTURE_ROW);
  g_type_ensure (TEND_TYPE_TEXT_ROW);
  g_type_ensure (TEND_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, time);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, mood);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, line);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, picture_row);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, left_off_group);
  gtk_widget_class_bind_template_child (widget_class, TendHobbySessionDialog, left_off_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_read_cb);
}

static void
tend_hobby_session_dialog_init (TendHobbySessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The user's day, which may go on after midnight. */
static TendDay
get_day (TendHobbySessionDialog *self,
         gint64                  instant)
{
  TendClock *clock = tend_store_get_clock (self->store);

  return tend_zone_to_day (tend_clock_get_zone (clock), instant, tend_clock_get_day_start (clock));
}

static void
show_session (TendHobbySessionDialog *self)
{
  const TendHobbySession *session = self->before;
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));
  TendWall wall = tend_zone_to_wall (zone, session->started_at);
  g_autoptr (GBytes) thumbnail = NULL;

  if (session->picture_id != 0)
    thumbnail = tend_hobby_picture_read_thumbnail (tend_store_get_reader (self->store), session->picture_id, NULL);
  /* A picture that cannot be shown now is kept all the same. */
  tend_picture_row_set_kept (self->picture_row, session->picture_id != 0, thumbnail);
  tend_day_row_set_today (self->day_row, tend_store_get_today (self->store));
  tend_day_row_set_day (self->day_row, get_day (self, session->started_at));
  tend_time_entry_set_minute (self->time, wall.second / 60);
  gtk_spin_button_set_value (self->minutes, get_minutes (session->seconds));
  tend_mood_picker_set_value (self->mood, session->mood);
  gtk_editable_set_text (self->line, session->line);
  tend_text_row_set_text (self->left_off_row, self->hobby->left_off);
}

/* Takes @session. */
static GtkWidget *
make_dialog (TendStore        *store,
             const TendHobby  *hobby,
             TendHobbySession *session,
             gint64            stopwatch_id)
{
  TendHobbySessionDialog *self = g_object_new (TEND_TYPE_HOBBY_SESSION_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->hobby = tend_hobby_copy (hobby);
  self->before = session;
  self->stopwatch_id = stopwatch_id;
  gtk_window_set_title (GTK_WINDOW (self), hobby->name);
  if (session->id == 0)
    tend_form_dialog_set_save_label (TEND_FORM_DIALOG (self), stopwatch_id != 0 ? _("_Keep") : _("_Add"));
  gtk_widget_set_visible (self->left_off_group, stopwatch_id != 0);
  show_session (self);
  /* What counts as typed is what differs from what the dialog showed at first. */
  self->shown = tend_hobby_session_dialog_get_session (self);
  gtk_window_set_focus (GTK_WINDOW (self),
                        stopwatch_id != 0 ? GTK_WIDGET (self->line) : GTK_WIDGET (self->minutes));
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_session_dialog_new:
 * @store: the life
 * @hobby: the hobby
 * @session: (nullable): the session to change, %NULL to write one down
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_hobby_session_dialog_new (TendStore              *store,
                               const TendHobby        *hobby,
                               const TendHobbySession *session)
{
  TendHobbySession *shown;

  if (session)
    shown = tend_hobby_session_copy (session);
  else
    {
      int seconds = tend_hobby_session_get_usual_seconds (tend_store_get_reader (store), hobby->id);
      TendClock *clock = tend_store_get_clock (store);
      gint64 start;

      /* As if it had just ended; over midnight it belongs to the day that it began on. Where there was none yet, ten
       * minutes are a good beginning. */
      if (seconds == 0)
        seconds = FIRST_SECONDS;
      start = tend_clock_get_now (clock) - seconds;
      shown = tend_hobby_session_new (hobby->id,
                                      tend_zone_to_day (tend_clock_get_zone (clock), start,
                                                        tend_clock_get_day_start (clock)),
                                      start, seconds);
    }
  return make_dialog (store, hobby, shown, 0);
}

/**
 * tend_hobby_session_dialog_new_for_stopwatch:
 * @store: the life
 * @hobby: the hobby
 * @stopwatch: its stopwatch, which ends when the session is kept
 *
 * Returns: (transfer full): a dialog, to be presented
 */
GtkWidget *
tend_hobby_session_dialog_new_for_stopwatch (TendStore           *store,
                                             const TendHobby     *hobby,
                                             const TendStopwatch *stopwatch)
{
  TendClock *clock = tend_store_get_clock (store);
  TendStopwatchInstant now;
  gint64 start;
  int seconds;

  tend_stopwatch_instant_take (&now, clock);
  start = tend_stopwatch_get_start (stopwatch, &now);
  seconds = (int) CLAMP (tend_stopwatch_get_elapsed (stopwatch, &now) / 1000, 1, TEND_HOBBY_SECONDS_MAX);
  return make_dialog (store, hobby,
                      tend_hobby_session_new (hobby->id,
                                              tend_zone_to_day (tend_clock_get_zone (clock), start,
                                                                tend_clock_get_day_start (clock)),
                                              start, seconds),
                      stopwatch->id);
}

/* The second stays where it was, as long as nobody says otherwise, and so does which of two equal hours it was. */
static void
read_start (TendHobbySessionDialog *self,
            TendHobbySession       *session)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));
  int day_start = tend_clock_get_day_start (tend_store_get_clock (self->store));
  TendDay day = tend_day_row_get_day (self->day_row);
  int minute = MAX (tend_time_entry_get_minute (self->time), 0);

  if (day == get_day (self, session->started_at) &&
      minute == tend_zone_to_wall (zone, session->started_at).second / 60)
    return;
  /* What is early in the night belongs to the day before, where that goes on for so long. */
  session->started_at = tend_zone_to_instant (zone, (TendWall) { minute < day_start * 60 ? day + 1 : day, minute * 60 });
  session->day = get_day (self, session->started_at);
}

/**
 * tend_hobby_session_dialog_get_session:
 * @self: a dialog
 *
 * Returns: (transfer full): the session as the dialog has it now, whether it makes sense or not
 */
TendHobbySession *
tend_hobby_session_dialog_get_session (TendHobbySessionDialog *self)
{
  TendHobbySession *session;
  TendPicture *picture;
  int minutes;

  g_return_val_if_fail (TEND_IS_HOBBY_SESSION_DIALOG (self), NULL);

  session = tend_hobby_session_copy (self->before);
  read_start (self, session);
  gtk_spin_button_update (self->minutes);
  minutes = gtk_spin_button_get_value_as_int (self->minutes);
  /* A session of 4:48 is five minutes long, and stays 4:48 as long as nobody says otherwise. */
  if (minutes != get_minutes (session->seconds))
    session->seconds = minutes * 60;
  session->mood = tend_mood_picker_get_value (self->mood);
  tend_hobby_set_text (&session->line, gtk_editable_get_text (self->line));
  picture = tend_picture_row_get_picture (self->picture_row);
  if (picture)
    session->picture = tend_picture_ref (picture);
  if (!tend_picture_row_get_has_picture (self->picture_row))
    session->picture_id = 0;
  return session;
}
