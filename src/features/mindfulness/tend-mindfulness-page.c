#include "features/mindfulness/tend-mindfulness-page.h"

#include "features/mindfulness/tend-exercise-setup.h"
#include "features/mindfulness/tend-mindfulness-home.h"
#include "features/mindfulness/tend-mindfulness-store.h"
#include "features/mindfulness/tend-pattern-dialog.h"
#include "features/mindfulness/tend-session-after.h"
#include "features/mindfulness/tend-session-view.h"
#include "widgets/tend-pane.h"

#include <glib/gi18n.h>

/* A session that ended sooner is kept only if wished. */
#define SECONDS_KEPT 30
#define REDIRECT_LENGTH (90 * (gint64) G_USEC_PER_SEC)

struct _TendMindfulnessPage
{
  TendPage parent_instance;

  TendSession *session;  /* (nullable): what goes on or was just done; has an id once it is kept */
  char *line;            /* (nullable): what to write of it as soon as it is kept */
  gboolean is_redirect;
  gboolean is_closing;   /* the window is to close once the session is kept */
  gulong close_id;
  TendPatternDialog *dialog; /* (nullable): while it is open */

  GtkStack *panes;
  TendMindfulnessHome *home;
  TendPane *setup_pane;
  TendExerciseSetup *setup;
  TendPane *session_pane;
  TendSessionView *view;
  TendSessionAfter *after;
};

extern const TendFeaturePage tend_mindfulness_feature_page;

static const char *const kinds[] = { "session", "breathe", "redirect", NULL };

const TendFeaturePage tend_mindfulness_feature_page = {
  .id = "mindfulness",
  .title = N_ ("Mindfulness"),
  .icon_name = "tend-mindfulness-symbolic",
  .kinds = kinds,
  .create = tend_mindfulness_page_new,
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

static void
show_home (TendMindfulnessPage *self)
{
  show_pane (self, "home", GTK_WIDGET (self->home));
}

static void
refresh (TendMindfulnessPage *self)
{
  tend_mindfulness_home_show (self->home, get_store (self));
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

static void
write_line (TendMindfulnessPage *self)
{
  if (self->line && self->session && self->session->id)
    {
      tend_mindfulness_store_set_line_async (get_store (self), self->session, self->line, on_verb_done_cb,
                                             g_object_ref (self));
      g_clear_pointer (&self->line, g_free);
    }
}

static void
close_window (TendMindfulnessPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

static void
on_session_kept_cb (GObject      *store,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (TendMindfulnessPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tend_mindfulness_store_finish (TEND_STORE (store), result, &error);

  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
  else if (self->session)
    {
      self->session->id = id;
      write_line (self);
    }
  if (self->is_closing)
    close_window (self);
}

static void
keep_session (TendMindfulnessPage *self)
{
  tend_mindfulness_store_add_session_async (get_store (self), self->session, on_session_kept_cb,
                                            g_object_ref (self));
}

/* Stands for what is begun now. */
static void
prepare_session (TendMindfulnessPage *self,
                 const char          *exercise,
                 const char          *title)
{
  g_clear_pointer (&self->session, tend_session_free);
  g_clear_pointer (&self->line, g_free);
  self->session = tend_session_new (exercise, title, tend_store_get_today (get_store (self)),
                                    tend_clock_get_now (tend_store_get_clock (get_store (self))), 0);
  tend_pane_set_title (self->session_pane, title);
  gtk_stack_set_visible_child_name (self->panes, "session");
}

static void
start_breath (TendMindfulnessPage    *self,
              const TendBreathChoice *choice,
              int                     n_rounds,
              int                     preparation,
              gboolean                is_redirect)
{
  self->is_redirect = is_redirect;
  prepare_session (self, choice->id, choice->title);
  tend_session_view_breathe (self->view, &choice->pattern, n_rounds, preparation);
}

static void
start_redirect (TendMindfulnessPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendBreathChoice) choice =
      tend_breath_choice_read (tend_store_get_reader (get_store (self)), TEND_EXERCISE_REDIRECT, &error);

  if (choice == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  start_breath (self, choice, tend_breath_pattern_count_rounds (&choice->pattern, REDIRECT_LENGTH), 0, TRUE);
}

static gboolean
show_setup (TendMindfulnessPage *self,
            const char          *id)
{
  TendDb *db = tend_store_get_reader (get_store (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (TendBreathChoice) choice = tend_breath_choice_read (db, id, &error);
  gint64 had_one = 1;

  if (choice == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  tend_db_query_int64 (db, &had_one, NULL, "SELECT EXISTS (SELECT 1 FROM session)", "");
  tend_exercise_setup_show (self->setup, choice, !had_one);
  tend_pane_set_title (self->setup_pane, choice->title);
  show_pane (self, "setup", GTK_WIDGET (self->setup));
  return TRUE;
}

static void
on_chosen_cb (TendMindfulnessPage *self,
              const char          *id)
{
  show_setup (self, id);
}

static void
on_start_asked_cb (TendMindfulnessPage *self)
{
  start_breath (self, tend_exercise_setup_get_choice (self->setup), tend_exercise_setup_get_rounds (self->setup),
                tend_exercise_setup_get_preparation (self->setup), FALSE);
}

static void
on_favourite_asked_cb (TendMindfulnessPage *self,
                       gboolean             is_favourite)
{
  tend_mindfulness_store_set_favourite_async (get_store (self), tend_exercise_setup_get_choice (self->setup),
                                              is_favourite, on_verb_done_cb, g_object_ref (self));
}

static void
on_pattern_delete_asked_cb (TendMindfulnessPage *self)
{
  tend_mindfulness_store_delete_pattern_async (get_store (self), tend_exercise_setup_get_choice (self->setup),
                                               on_verb_done_cb, g_object_ref (self));
  show_home (self);
}

static void
on_session_delete_asked_cb (TendMindfulnessPage *self,
                            const char          *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TendSession) session =
      tend_session_read_by_uuid (tend_store_get_reader (get_store (self)), uuid, &error);

  if (session == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  tend_mindfulness_store_delete_session_async (get_store (self), session, on_verb_done_cb, g_object_ref (self));
}

static void
on_finished_cb (TendMindfulnessPage *self,
                int                  seconds,
                gboolean             is_complete)
{
  gboolean is_kept = seconds > 0 && (is_complete || seconds >= SECONDS_KEPT);

  self->session->seconds = seconds;
  if (seconds == 0 && !self->is_closing)
    {
      show_home (self);
      return;
    }
  if (is_kept)
    keep_session (self);
  else if (self->is_closing)
    close_window (self);
  tend_session_after_show (self->after, seconds, is_kept);
  if (self->is_redirect)
    {
      g_autoptr (GPtrArray) ways = tend_session_way_read_all (tend_store_get_reader (get_store (self)), NULL);

      tend_session_after_set_ways (self->after, ways);
    }
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
  const TendSessionWay *way = tend_session_way_find (id);

  if (way == NULL)
    return;
  self->is_redirect = FALSE;
  prepare_session (self, way->id, _(way->title));
  tend_session_view_time (self->view, _(way->title), way->minutes * 60);
}

static void
on_done_cb (TendMindfulnessPage *self,
            const char          *line)
{
  if (line[0] != '\0')
    {
      g_free (self->line);
      self->line = g_strdup (line);
      write_line (self);
    }
  show_home (self);
}

static void
on_redirect_activated_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  start_redirect (TEND_MINDFULNESS_PAGE (widget));
}

static void
on_pattern_added_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (TendMindfulnessPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_mindfulness_store_finish (TEND_STORE (store), result, &error);
  if (self->dialog == NULL)
    return;
  if (error)
    tend_pattern_dialog_tell (self->dialog, error->message);
  else
    gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
on_pattern_saved_cb (TendMindfulnessPage *self)
{
  g_autofree char *title = tend_pattern_dialog_get_title (self->dialog);
  TendBreathPattern pattern;

  tend_pattern_dialog_get_pattern (self->dialog, &pattern);
  tend_mindfulness_store_add_pattern_async (get_store (self), title, &pattern, on_pattern_added_cb,
                                            g_object_ref (self));
}

static void
tend_mindfulness_page_make_new (TendPage *page)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (tend_session_view_is_on (self->view) || self->dialog)
    return;
  g_set_weak_pointer (&self->dialog, tend_pattern_dialog_new (GTK_WINDOW (root)));
  g_signal_connect_object (self->dialog, "saved", G_CALLBACK (on_pattern_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* "box:3", "box", ":3" or nothing: with an exercise it begins at once, without one the last used is ready. */
static gboolean
open_breath (TendMindfulnessPage *self,
             const char          *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ":", 2);
  g_autoptr (GPtrArray) choices = tend_breath_choice_read_all (tend_store_get_reader (get_store (self)), NULL);
  const char *id = parts[0] && *parts[0] ? parts[0] : NULL;

  if (choices == NULL)
    return FALSE;
  if (id == NULL)
    id = ((TendBreathChoice *) g_ptr_array_index (choices, 0))->id;
  if (!show_setup (self, id))
    return FALSE;
  if (parts[0] && parts[1] && *parts[1])
    tend_exercise_setup_set_minutes (self->setup, (int) g_ascii_strtoll (parts[1], NULL, 10));
  on_start_asked_cb (self);
  return TRUE;
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
  gtk_stack_set_visible_child_name (self->panes, "home");
  return tend_mindfulness_home_focus_session (self->home, uuid);
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
  if (!g_str_equal (answer, "leave"))
    return;
  self->is_closing = TRUE;
  tend_session_view_end (self->view);
}

/* Closing in the middle asks first, and keeps what was done. */
static gboolean
on_close_requested_cb (TendMindfulnessPage *self)
{
  GtkWidget *dialog;

  if (!tend_session_view_is_on (self->view))
    return FALSE;
  tend_session_view_pause (self->view);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Leave the Session?"),
                                   _("What you have done of it counts as it is."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay"), "leave", _("_Leave"), NULL);
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
      tend_changes_concern (changes, "breath_pattern") || tend_changes_concern (changes, "exercise_favourite"))
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

static void
tend_mindfulness_page_constructed (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);
  TendStore *store = get_store (self);

  G_OBJECT_CLASS (tend_mindfulness_page_parent_class)->constructed (object);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

static void
tend_mindfulness_page_dispose (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);

  if (self->dialog)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  G_OBJECT_CLASS (tend_mindfulness_page_parent_class)->dispose (object);
}

static void
tend_mindfulness_page_finalize (GObject *object)
{
  TendMindfulnessPage *self = TEND_MINDFULNESS_PAGE (object);

  g_clear_pointer (&self->session, tend_session_free);
  g_free (self->line);
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
  page_class->go_back = tend_mindfulness_page_go_back;

  g_type_ensure (TEND_TYPE_PANE);
  g_type_ensure (TEND_TYPE_MINDFULNESS_HOME);
  g_type_ensure (TEND_TYPE_EXERCISE_SETUP);
  g_type_ensure (TEND_TYPE_SESSION_VIEW);
  g_type_ensure (TEND_TYPE_SESSION_AFTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-mindfulness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, home);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, setup_pane);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, setup);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, session_pane);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, view);
  gtk_widget_class_bind_template_child (widget_class, TendMindfulnessPage, after);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_session_delete_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_favourite_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pattern_delete_asked_cb);
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
}

TendPage *
tend_mindfulness_page_new (TendStore *store)
{
  return g_object_new (TEND_TYPE_MINDFULNESS_PAGE, "store", store, NULL);
}
