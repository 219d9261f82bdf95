#include "features/mindfulness/tend-mindfulness-page.h"

#include "base/tend-uuid.h"
#include "features/mindfulness/tend-mindfulness-home.h"
#include "features/mindfulness/tend-mindfulness-preferences.h"
#include "features/mindfulness/tend-mindfulness-store.h"
#include "features/mindfulness/tend-practice-dialog.h"
#include "features/mindfulness/tend-practice-names.h"
#include "features/mindfulness/tend-practice-setup.h"
#include "features/mindfulness/tend-script-library.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-history.h"
#include "features/mindfulness/tend-session-sound.h"
#include "features/mindfulness/tend-session-view.h"
#include "features/mindfulness/tend-ways.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* A session that ended sooner is kept only if wished. */
#define SECONDS_KEPT 30
#define REDIRECT_LENGTH (90 * (gint64) G_USEC_PER_SEC)

struct _TendMindfulnessPage
{
  TendPage parent_instance;

  GPtrArray *scripts;         /* of TendScript: the guided sessions that there are */
  GPtrArray *troubles;        /* (nullable): of GError, what was wrong with others, until it is told */
  TendChimes *chimes;         /* (nullable): until something is to be heard */
  TendSessionSound sound;     /* of the session that goes on */
  TendSession *session;       /* (nullable): what goes on or was just done */
  gboolean is_kept;           /* or about to be */
  gboolean is_redirect;
  gboolean is_stale;          /* the list waits for the session to be over */
  gboolean is_closing;        /* the window is to close once the session is kept */
  gboolean keeps_short;       /* also if it was short: that was wished on leaving */
  gboolean has_warned;        /* what to do when dizzy was said */
  gulong close_id;
  TendDrafts *drafts;

  GtkStack *panes;
  TendMindfulnessHome *home;
  TendPane *setup_pane;
  TendPracticeSetup *setup;
  TendPane *session_pane;
  TendSessionView *view;
  TendSessionAfter *after;
  TendSessionHistory *history;
};

extern const TendFeaturePage tend_mindfulness_feature_page;

static const char *const kinds[] = { "session", "breathe", "redirect", TEND_PRACTICE_REMINDER_KIND, NULL };

const TendFeaturePage tend_mindfulness_feature_page = {
  .id = "mindfulness",
  .title = N_ ("Mindfulness"),
  .icon_name = "tend-mindfulness-symbolic",
  .kinds = kinds,
  .create = tend_mindfulness_page_new,
  .create_preferences = tend_mindfulness_preferences_new,
};

G_DEFINE_FINAL_TYPE (TendMindfulnessPage, tend_mindfulness_page, TEND_TYPE_PAGE)

static TendStore *
get_store (TendMindfulnessPage *self)
{
  return tend_page_get_store (TEND_PAGE (self));
}

static gboolean
is_showing (TendMindfulnessPage *self,
            const char          *pane)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->panes), pane) == 0;
}

static void
show_pane (TendMindfulnessPage *self,
           const char          *pane,
           GtkWidget           *focus)
{
  gtk_stack_set_visible_child_name (self->panes, pane);
  gtk_widget_grab_focus (focus);
}

/* What is breathed with is not disturbed. */
static void
refresh (TendMindfulnessPage *self)
{
  self->is_stale = tend_session_view_is_on (self->view);
  if (!self->is_stale)
    tend_mindfulness_home_show (self->home, get_store (self), self->scripts);
}

static void
show_home (TendMindfulnessPage *self)
{
  if (self->is_stale)
    refresh (self);
  show_pane (self, "home", GTK_WIDGET (self->home));
}

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (TendMindfulnessPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_mindfulness_store_finish (TEND_STORE (store), result, &error);
  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
}

static gboolean
on_closing_cb (gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);

  if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
  return G_SOURCE_REMOVE;
}

/* Once the question that was just answered is gone: it is not to be torn away with its window. */
static void
close_window (TendMindfulnessPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_closing_cb, g_object_ref (self), g_object_unref);
}

/* What could not be kept is there to be kept again, with what was written of it. */
static void
stay_with_words (TendMindfulnessPage *self,
                 const GError        *error)
{
  self->is_closing = FALSE;
  tend_page_tell_error (GTK_WIDGET (self), error);
  if (tend_session_view_is_on (self->view))
    return;
  self->is_kept = FALSE;
  tend_session_after_set_kept (self->after, FALSE);
  show_pane (self, "after", GTK_WIDGET (self->after));
}

static void
on_session_kept_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (TendMindfulnessPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_mindfulness_store_finish (TEND_STORE (store), result, &error);
  if (error)
    stay_with_words (self, error);
  else if (self->is_closing)
    close_window (self);
}

static void
keep_session (TendMindfulnessPage *self)
{
  self->is_kept = TRUE;
  tend_mindfulness_store_add_session_async (get_store (self), self->session, on_session_kept_cb,
                                            g_object_ref (self));
}

/* What was said on the page afterwards; who says something of a session wishes it to be kept. */
static void
take_words (TendMindfulnessPage *self)
{
  g_free (self->session->line);
  self->session->line = tend_session_after_get_line (self->after);
  self->session->helped = tend_session_after_get_helped (self->after);
  tend_session_after_get_feeling (self->after, &self->session->after);
  if (self->session->line[0] == '\0' && !self->session->helped && !self->session->after.mood &&
      !self->session->after.energy)
    return;
  if (self->is_kept)
    tend_mindfulness_store_update_session_async (get_store (self), self->session, on_verb_done_cb,
                                                 g_object_ref (self));
  else
    keep_session (self);
}

/* Before the first bell, so that it comes in time. */
static void
prepare_sound (TendMindfulnessPage *self)
{
  tend_session_sound_read (tend_store_get_reader (get_store (self)), &self->sound, NULL);
  if (self->sound.kind == TEND_SESSION_SOUND_SILENCE)
    return;
  if (self->chimes == NULL)
    self->chimes = tend_chimes_new ();
  tend_chimes_prepare (self->chimes);
}

static void
on_cue_cb (TendMindfulnessPage *self,
           int                  bell)
{
  if (self->chimes && tend_session_sound_has (&self->sound, (TendBell) bell))
    tend_chimes_play (self->chimes, (TendBell) bell, self->sound.volume);
}

/* Whether what to do when dizzy is still to be said: nothing was ever breathed. */
static gboolean
is_to_warn (TendMindfulnessPage *self,
            const TendPractice  *practice)
{
  gint64 had_one = 1;

  if (self->has_warned || practice->kind != TEND_PRACTICE_BREATH)
    return FALSE;
  tend_db_query_int64 (tend_store_get_reader (get_store (self)), &had_one, NULL,
                       "SELECT EXISTS (SELECT 1 FROM session WHERE kind = 'breath')", "");
  return !had_one;
}

static void
start (TendMindfulnessPage *self,
       const TendPractice  *practice)
{
  TendStore *store = get_store (self);
  gboolean warns = is_to_warn (self, practice);

  g_clear_pointer (&self->session, tend_session_free);
  self->is_kept = FALSE;
  self->session = tend_session_new (practice->id, practice->title, tend_store_get_today (store),
                                    tend_clock_get_now (tend_store_get_clock (store)), 0);
  self->session->uuid = tend_uuid_new ();
  self->session->kind = practice->kind;
  prepare_sound (self);
  tend_pane_set_title (self->session_pane, practice->title);
  gtk_stack_set_visible_child_name (self->panes, "session");
  tend_session_view_begin (self->view, practice, warns);
  self->has_warned |= warns;
}

static TendPractice *
read_practice (TendMindfulnessPage *self,
               const char          *id)
{
  g_autoptr (GError) error = NULL;
  TendPractice *practice =
      tend_practice_read (tend_store_get_reader (get_store (self)), self->scripts, id, &error);

  if (practice == NULL)
    tend_page_tell_error (GTK_WIDGET (self), error);
  return practice;
}

static void
start_redirect (TendMindfulnessPage *self)
{
  g_autoptr (TendPractice) practice = read_practice (self, TEND_EXERCISE_REDIRECT);

  if (practice == NULL)
    return;
  practice->options.rounds = tend_breath_pattern_count_rounds (&practice->pattern, REDIRECT_LENGTH);
  practice->options.preparation = 0;
  self->is_redirect = TRUE;
  start (self, practice);
}

static gboolean
show_setup (TendMindfulnessPage *self,
            const char          *id)
{
  g_autoptr (TendPractice) practice = read_practice (self, id);

  if (practice == NULL)
    return FALSE;
  tend_practice_setup_show (self->setup, practice, is_to_warn (self, practice));
  tend_pane_set_title (self->setup_pane, practice->title);
  show_pane (self, "setup", GTK_WIDGET (self->setup));
  return TRUE;
}

static void
on_chosen_cb (TendMindfulnessPage *self,
              const char          *id)
{
  show_setup (self, id);
}

/* As it is shown. */
static void
start_chosen (TendMindfulnessPage *self)
{
  const TendPractice *practice = tend_practice_setup_get_practice (self->setup);

  self->is_redirect = FALSE;
  tend_mindfulness_store_keep_setup_async (get_store (self), practice, on_verb_done_cb, g_object_ref (self));
  start (self, practice);
  tend_practice_setup_get_feeling (self->setup, &self->session->before);
}

static void
on_start_asked_cb (TendMindfulnessPage *self)
{
  self->has_warned |= is_to_warn (self, tend_practice_setup_get_practice (self->setup));
  start_chosen (self);
}

static void
on_favourite_asked_cb (TendMindfulnessPage *self,
                       gboolean             is_favourite)
{
  tend_mindfulness_store_set_favourite_async (get_store (self), tend_practice_setup_get_practice (self->setup),
                                              is_favourite, on_verb_done_cb, g_object_ref (self));
}

static void
on_practice_delete_asked_cb (TendMindfulnessPage *self)
{
  tend_mindfulness_store_delete_practice_async (get_store (self), tend_practice_setup_get_practice (self->setup),
                                                on_verb_done_cb, g_object_ref (self));
  show_home (self);
}

static void
on_history_asked_cb (TendMindfulnessPage *self)
{
  show_pane (self, "history", GTK_WIDGET (self->history));
}

static void
offer_ways (TendMindfulnessPage *self)
{
  gboolean writes_first;
  g_autoptr (GPtrArray) ways = tend_ways_read (tend_store_get_reader (get_store (self)), &writes_first, NULL);

  if (ways)
    tend_session_after_set_ways (self->after, ways, writes_first);
}

/* Who walked with another page before them hears of it there. */
static void
tell_end (TendMindfulnessPage *self,
          int                  seconds)
{
  g_autofree char *length = tend_session_after_describe (seconds);
  /* Translators: what was done, and that it is over: "Walk: 10 minutes are 10 minutes" */
  g_autofree char *sentence = g_strdup_printf (_("%s: %s"), self->session->title, length);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", sentence);
}

static void
on_finished_cb (TendMindfulnessPage *self,
                int                  seconds,
                gboolean             is_complete)
{
  gboolean is_kept = seconds > 0 && (is_complete || seconds >= SECONDS_KEPT || self->keeps_short);

  self->session->seconds = seconds;
  if (seconds == 0 && !self->is_closing)
    {
      show_home (self);
      return;
    }
  if (!is_kept && self->is_closing)
    {
      close_window (self);
      return;
    }
  if (is_kept)
    keep_session (self);
  tend_session_after_show (self->after, seconds, is_kept);
  tend_session_after_set_asks_help (self->after, self->is_redirect || self->session->kind == TEND_PRACTICE_MOVE);
  if (self->is_redirect)
    offer_ways (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_end (self, seconds);
  show_pane (self, "after", GTK_WIDGET (self->after));
}

static void
on_keep_asked_cb (TendMindfulnessPage *self)
{
  keep_session (self);
}

static void
on_way_asked_cb (TendMindfulnessPage *self,
                 const char          *id)
{
  g_autoptr (TendPractice) practice = read_practice (self, id);

  if (practice == NULL)
    return;
  take_words (self);
  self->is_redirect = FALSE;
  practice->options.preparation = 0;
  start (self, practice);
}

static void
on_done_cb (TendMindfulnessPage *self)
{
  take_words (self);
  show_home (self);
}

static void
on_redirect_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  start_redirect (TEND_MINDFULNESS_PAGE (widget));
}

/* The dialog has it as it was saved. */
static void
on_practice_saved_cb (TendMindfulnessPage *self,
                      gint64               row,
                      TendPracticeDialog  *dialog)
{
  g_autoptr (TendPractice) practice = tend_practice_dialog_get_practice (dialog);

  if (is_showing (self, "setup"))
    show_setup (self, practice->id);
}

static void
on_own_way_saved_cb (TendMindfulnessPage *self,
                     gint64               row,
                     TendPracticeDialog  *dialog)
{
  g_autoptr (TendPractice) practice = tend_practice_dialog_get_practice (dialog);

  if (is_showing (self, "after"))
    on_way_asked_cb (self, practice->id);
}

/* What was typed into a dialog that was left is still in it. */
static void
open_dialog (TendMindfulnessPage *self,
             const char          *key,
             const TendPractice  *practice,
             GCallback            on_saved)
{
  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      GtkWidget *dialog = tend_practice_dialog_new (get_store (self), practice);

      g_signal_connect_object (dialog, "saved", on_saved, self, G_CONNECT_SWAPPED);
      tend_drafts_keep (self->drafts, key, GTK_WINDOW (dialog));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
make_own (TendMindfulnessPage *self,
          TendPracticeKind     kind)
{
  g_autoptr (TendPractice) practice = tend_practice_new_own (kind, "", TEND_PRACTICE_MINUTES_QUIET);

  open_dialog (self, tend_practice_kind_get_id (kind), practice, G_CALLBACK (on_practice_saved_cb));
}

static void
on_new_asked_cb (TendMindfulnessPage *self,
                 int                  kind)
{
  make_own (self, (TendPracticeKind) kind);
}

static void
on_own_way_asked_cb (TendMindfulnessPage *self)
{
  g_autoptr (TendPractice) practice = tend_practice_new_own (TEND_PRACTICE_MOVE, "", TEND_PRACTICE_MINUTES_QUIET);

  open_dialog (self, "way", practice, G_CALLBACK (on_own_way_saved_cb));
}

static void
on_change_asked_cb (TendMindfulnessPage *self)
{
  const TendPractice *practice = tend_practice_setup_get_practice (self->setup);

  open_dialog (self, practice->id, practice, G_CALLBACK (on_practice_saved_cb));
}

/* What one can make is a breath or a way to move. */
static void
tend_mindfulness_page_make_new (TendPage *page)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (page);
  gboolean moves = is_showing (self, "home") &&
                   tend_mindfulness_home_get_kind (self->home) == TEND_PRACTICE_MOVE;

  if (is_showing (self, "history"))
    tend_session_history_add (self->history);
  else if (!tend_session_view_is_on (self->view))
    make_own (self, moves ? TEND_PRACTICE_MOVE : TEND_PRACTICE_BREATH);
}

/* "box:3", "box", ":3" or nothing: an exercise, or the breath that was last used; it begins at once. */
static gboolean
open_breath (TendMindfulnessPage *self,
             const char          *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ":", 2);
  g_autoptr (GPtrArray) practices =
      tend_practice_read_all (tend_store_get_reader (get_store (self)), self->scripts, NULL);
  const TendPractice *practice = NULL;

  if (practices && parts[0] && *parts[0])
    practice = tend_practice_find (practices, parts[0]);
  else
    for (guint i = 0; practices && practice == NULL && i < practices->len; i++)
      if (((TendPractice *) g_ptr_array_index (practices, i))->kind == TEND_PRACTICE_BREATH)
        practice = g_ptr_array_index (practices, i);
  if (practice == NULL || !show_setup (self, practice->id))
    return FALSE;
  if (parts[0] && parts[1] && *parts[1])
    tend_practice_setup_set_minutes (self->setup, (int) g_ascii_strtoll (parts[1], NULL, 10));
  start_chosen (self);
  return TRUE;
}

/* What somebody was reminded of, as it was done the last time. */
static gboolean
show_reminded (TendMindfulnessPage *self,
               const char          *uuid)
{
  g_autoptr (GPtrArray) practices =
      tend_practice_read_all (tend_store_get_reader (get_store (self)), self->scripts, NULL);
  const TendPractice *practice = practices ? tend_practice_find_by_uuid (practices, uuid) : NULL;

  return practice && show_setup (self, practice->id);
}

static gboolean
tend_mindfulness_page_open (TendPage   *page,
                            const char *kind,
                            const char *uuid)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (page);

  /* What goes on is not torn away. */
  if (tend_session_view_is_on (self->view))
    return TRUE;
  if (g_str_equal (kind, "redirect"))
    {
      start_redirect (self);
      return TRUE;
    }
  if (g_str_equal (kind, "breathe"))
    return open_breath (self, uuid);
  if (g_str_equal (kind, TEND_PRACTICE_REMINDER_KIND))
    return show_reminded (self, uuid);
  gtk_stack_set_visible_child_name (self->panes, "history");
  return tend_session_history_show_session (self->history, uuid);
}

static gboolean
tend_mindfulness_page_start (TendPage   *page,
                             const char *kind,
                             const char *uuid)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (page);

  if (!g_str_equal (kind, TEND_PRACTICE_REMINDER_KIND))
    return tend_mindfulness_page_open (page, kind, uuid);
  /* What goes on is not torn away. */
  if (tend_session_view_is_on (self->view))
    return TRUE;
  if (!show_reminded (self, uuid))
    return FALSE;
  start_chosen (self);
  return TRUE;
}

static gboolean
tend_mindfulness_page_go_back (TendPage *page)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (page);

  if (is_showing (self, "home"))
    return FALSE;
  if (is_showing (self, "session"))
    tend_session_view_end (self->view);
  else if (is_showing (self, "after"))
    tend_session_after_accept (self->after);
  else
    show_home (self);
  return TRUE;
}

static void
on_leave_answered_cb (TendMindfulnessPage *self,
                      const char          *answer)
{
  if (g_str_equal (answer, "stay"))
    return;
  self->is_closing = TRUE;
  self->keeps_short = g_str_equal (answer, "keep");
  tend_session_view_end (self->view);
}

/* Closing in the middle asks first, and keeps what was done; of a few seconds only if wished. */
static gboolean
on_close_requested_cb (TendMindfulnessPage *self)
{
  GtkWidget *dialog;
  int seconds;

  if (!tend_session_view_is_on (self->view))
    return FALSE;
  tend_session_view_pause (self->view);
  seconds = tend_session_view_get_seconds (self->view);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Leave the Session?"),
                                   seconds == 0             ? _("It has not begun yet.")
                                   : seconds < SECONDS_KEPT ? _("It was short. Keep it if you like.")
                                                            : _("What you have done of it counts as it is."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay"), "leave", _("_Leave"), NULL);
  if (seconds > 0 && seconds < SECONDS_KEPT)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep It and Leave"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
on_store_changed_cb (TendMindfulnessPage *self,
                     TendChanges         *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE || tend_changes_concern (changes, "session") ||
      tend_changes_concern (changes, "breath_pattern") || tend_changes_concern (changes, "exercise_favourite") ||
      tend_changes_concern (changes, "movement") || tend_changes_concern (changes, "exercise_setup"))
    refresh (self);
}

static void
tend_mindfulness_page_root (GtkWidget *widget)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (tend_mindfulness_page_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    self->close_id = g_signal_connect_swapped (root, "close-request", G_CALLBACK (on_close_requested_cb), self);
}

static void
tend_mindfulness_page_unroot (GtkWidget *widget)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (widget);

  g_clear_signal_handler (&self->close_id, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (tend_mindfulness_page_parent_class)->unroot (widget);
}

/* Each damaged file once, in the first window that is there to say so. */
static void
on_mapped_cb (TendMindfulnessPage *self)
{
  g_autoptr (GPtrArray) troubles = g_steal_pointer (&self->troubles);

  for (guint i = 0; troubles && i < troubles->len; i++)
    tend_page_tell_error (GTK_WIDGET (self), g_ptr_array_index (troubles, i));
}

static void
tend_mindfulness_page_constructed (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_mindfulness_page_parent_class)->constructed (object);
  tend_session_history_set_store (self->history, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped_cb), NULL);
  self->troubles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->scripts = tend_script_library_load (self->troubles);
  tend_practice_setup_set_store (self->setup, store);
  refresh (self);
}

static void
tend_mindfulness_page_dispose (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);

  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (tend_mindfulness_page_parent_class)->dispose (object);
}

static void
tend_mindfulness_page_finalize (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);

  g_clear_pointer (&self->chimes, tend_chimes_free);
  g_clear_pointer (&self->session, tend_session_free);
  g_clear_pointer (&self->scripts, g_ptr_array_unref);
  g_clear_pointer (&self->troubles, g_ptr_array_unref);
  G_OBJECT_CLASS (tend_mindfulness_page_parent_class)->finalize (object);
}

static void
tend_mindfulness_page_class_init (TendMindfulnessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TendPageClass *page_class = TEND_PAGE_CLASS (klass);

  object_class->constructed = tend_mindfulness_page_constructed;
  object_class->dispose = tend_mindfulness_page_dispose;
  object_class->finalize = tend_mindfulness_page_finalize;
  widget_class->root = tend_mindfulness_page_root;
  widget_class->unroot = tend_mindfulness_page_unroot;
  page_class->make_new = tend_mindfulness_page_make_new;
  page_class->open = tend_mindfulness_page_open;
  page_class->start = tend_mindfulness_page_start;
  page_class->go_back = tend_mindfulness_page_go_back;

  g_type_ensure (TEND_TYPE_PANE);
  g_type_ensure (TEND_TYPE_MINDFULNESS_HOME);
  g_type_ensure (TEND_TYPE_PRACTICE_SETUP);
  g_type_ensure (TEND_TYPE_SESSION_VIEW);
  g_type_ensure (TEND_TYPE_SESSION_AFTER);
  g_type_ensure (TEND_TYPE_SESSION_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-mindfulness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, home);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, setup_pane);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, setup);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, session_pane);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, view);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, after);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, history);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_history_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_favourite_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_practice_delete_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_new_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_change_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_own_way_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cue_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_way_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_cb);
  gtk_widget_class_install_action (widget_class, "mindfulness.redirect", NULL, on_redirect_activated_cb);
}

static void
tend_mindfulness_page_init (TendMindfulnessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->drafts = tend_drafts_new ();
}

TendPage *
tend_mindfulness_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_MINDFULNESS_PAGE, "store", store, NULL);
}

void
tend_mindfulness_page_take_chimes (TendMindfulnessPage *self,
                                   TendChimes          *chimes)
{
  g_clear_pointer (&self->chimes, tend_chimes_free);
  self->chimes = chimes;
}
