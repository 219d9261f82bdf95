#include "features/mindfulness/tend-session-history.h"

#include "features/mindfulness/tend-session-dialog.h"
#include "features/mindfulness/tend-session-feelings.h"
#include "features/mindfulness/tend-session-figures.h"
#include "features/mindfulness/tend-session-row.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-bars.h"
#include "widgets/tend-bound-list.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-heat-map-bar.h"

#include <glib/gi18n.h>

#define N_WEEKS 12
#define YEAR 365

/* How many sessions there are at first, and how many more with each click. */
#define N_SHOWN 10

struct _TendSessionHistory
{
  GtkWidget parent_instance;

  TendStore *store;
  TendSessionQuery query;
  TendRowList *list;
  GArray *days;           /* of TendSessionDay */
  TendDrafts *drafts;
  TendDay weeks[N_WEEKS]; /* the first day of each */
  double minutes[N_WEEKS];
  gboolean is_outdated;

  GtkWidget *child;
  GtkWidget *empty;
  GtkWidget *past;
  TendHeatMapBar *heat_map_bar;
  TendHeatMap *heat_map;
  GtkLabel *list_title;
  GtkWidget *all_button;
  GtkListBox *sessions;
  GtkWidget *nothing;
  GtkWidget *more_button;
  TendBars *bars;
  TendSessionFeelings *feelings;
};

G_DEFINE_FINAL_TYPE (TendSessionHistory, tend_session_history, GTK_TYPE_WIDGET)

static const TendSessionDay *
find_day (TendSessionHistory *self,
          TendDay             day)
{
  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, TendSessionDay, i).day == day)
      return &g_array_index (self->days, TendSessionDay, i);
  return NULL;
}

static void
show_squares (TendSessionHistory *self,
              TendDay             today,
              GDateWeekday        first_weekday)
{
  TendDay first = today - YEAR + 1;
  g_autofree float *levels = NULL;

  if (self->days->len > 0)
    first = MIN (first, g_array_index (self->days, TendSessionDay, 0).day);
  levels = tend_session_get_levels (self->days, first, today);
  tend_heat_map_set_first_weekday (self->heat_map, first_weekday);
  tend_heat_map_set_data (self->heat_map, first, levels, NULL, (gsize) (today - first) + 1);
  tend_heat_map_bar_refresh (self->heat_map_bar);
}

static void
show_weeks (TendSessionHistory *self,
            TendDay             today,
            GDateWeekday        first_weekday)
{
  TendDay week = tend_day_get_week_start (today, first_weekday);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_WEEKS; i++)
    {
      self->weeks[i] = week - 7 * (N_WEEKS - 1 - i);
      /* Translators: the first day of a week, under a bar; see g_date_time_format() */
      g_ptr_array_add (labels, tend_day_format (self->weeks[i], _("%-d.%-m.")));
    }
  tend_session_sum_weeks (self->days, self->weeks, N_WEEKS, self->minutes);
  tend_bars_set_data (self->bars, self->minutes, (const char *const *) labels->pdata, N_WEEKS);
}

/* The parts that hang on the list: what it is of, and whether there is more. */
static void
show_list_ends (TendSessionHistory *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean is_day = self->query.day != TEND_DAY_NONE;
  g_autofree char *date = is_day ? tend_day_format (self->query.day, _("%A, %-d %B %Y")) : NULL;

  gtk_label_set_label (self->list_title, date ? date : _("What You Did"));
  gtk_widget_set_visible (self->all_button, is_day);
  gtk_widget_set_visible (self->nothing, is_day && n_shown == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), n_shown > 0);
  gtk_widget_set_visible (self->more_button, n_shown == self->query.limit);
}

static void
refresh (TendSessionHistory *self)
{
  TendDb *db = tend_store_get_reader (self->store);
  TendDay today = tend_store_get_today (self->store);
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (self->store));
  g_autoptr (GError) error = NULL;
  GArray *days = tend_session_read_days (db, TEND_DAY_NONE, today, &error);

  self->is_outdated = FALSE;
  if (days == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->days, g_array_unref);
  self->days = days;
  gtk_widget_set_visible (self->empty, days->len == 0);
  gtk_widget_set_visible (self->past, days->len > 0);
  show_squares (self, today, first_weekday);
  show_weeks (self, today, first_weekday);
  tend_session_feelings_show (self->feelings, db);
  show_list_ends (self);
}

static void
outdate (TendSessionHistory *self)
{
  self->is_outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_store_changed_cb (TendSessionHistory *self,
                     TendChanges        *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE || tend_changes_concern (changes, "session"))
    outdate (self);
}

static void
on_time_changed_cb (TendSessionHistory *self)
{
  tend_row_list_refresh (self->list);
  outdate (self);
}

static void
set_query (TendSessionHistory *self,
           TendDay             day,
           guint               limit)
{
  self->query = (TendSessionQuery){ day, limit };
  tend_row_list_refresh (self->list);
  show_list_ends (self);
}

static void
on_day_activated_cb (TendSessionHistory *self,
                     int                 day)
{
  set_query (self, day, N_SHOWN);
}

static void
on_all_clicked_cb (TendSessionHistory *self)
{
  set_query (self, TEND_DAY_NONE, N_SHOWN);
  gtk_widget_child_focus (GTK_WIDGET (self->sessions), GTK_DIR_TAB_FORWARD);
}

/* The keys go on with the first of those that came. */
static void
on_more_clicked_cb (TendSessionHistory *self)
{
  int n_before = (int) g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GtkListBoxRow *row;

  set_query (self, self->query.day, self->query.limit + 3 * N_SHOWN);
  row = gtk_list_box_get_row_at_index (self->sessions, n_before);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static char *
on_day_described_cb (TendSessionHistory *self,
                     int                 day)
{
  return tend_session_describe_day (find_day (self, day), day);
}

static char *
on_week_described_cb (TendSessionHistory *self,
                      int                 index)
{
  int minutes = (int) self->minutes[index];
  g_autofree char *day = tend_day_format (self->weeks[index], _("%-d %B %Y"));

  /* Translators: the first day of a week, and the minutes done in it */
  return g_strdup_printf (ngettext ("Week of %s: %d minute", "Week of %s: %d minutes", minutes), day, minutes);
}

/* What was typed into a dialog that was left is still in it. */
static void
open_dialog (TendSessionHistory *self,
             const TendSession  *session) /* (nullable) */
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, session ? session->id : 0);

  if (tend_drafts_find (self->drafts, key) == NULL)
    tend_drafts_keep (self->drafts, key, GTK_WINDOW (tend_session_dialog_new (self->store, session)));
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
on_add_clicked_cb (TendSessionHistory *self)
{
  open_dialog (self, NULL);
}

static void
on_row_activated_cb (TendSessionHistory *self,
                     TendSessionRow     *row)
{
  const TendSession *session = tend_session_row_get_session (row);

  if (session)
    open_dialog (self, session);
}

static void
on_deleted_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendSessionHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_mindfulness_store_finish (TEND_STORE (store), result, &error);
  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_delete_asked_cb (TendSessionHistory *self,
                    TendSessionRow     *row)
{
  const TendSession *session = tend_session_row_get_session (row);

  if (session)
    tend_mindfulness_store_delete_session_async (self->store, session, on_deleted_cb, g_object_ref (self));
}

static GtkWidget *
on_row_wanted_cb (gpointer item,
                  gpointer user_data)
{
  TendSessionHistory *self = user_data;
  GtkWidget *row = tend_session_row_new (self->store, item);

  g_signal_connect_object (row, "delete-asked", G_CALLBACK (on_delete_asked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
tend_session_history_map (GtkWidget *widget)
{
  TendSessionHistory *self = TEND_SESSION_HISTORY (widget);

  GTK_WIDGET_CLASS (tend_session_history_parent_class)->map (widget);
  if (self->is_outdated)
    refresh (self);
}

static gboolean
tend_session_history_grab_focus (GtkWidget *widget)
{
  TendSessionHistory *self = TEND_SESSION_HISTORY (widget);

  return gtk_widget_child_focus (self->child, GTK_DIR_TAB_FORWARD);
}

static void
tend_session_history_dispose (GObject *object)
{
  TendSessionHistory *self = TEND_SESSION_HISTORY (object);

  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  if (self->child)
    tend_bound_list_bind (self->sessions, NULL, NULL, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_session_history_parent_class)->dispose (object);
}

static void
tend_session_history_finalize (GObject *object)
{
  g_clear_pointer (&TEND_SESSION_HISTORY (object)->days, g_array_unref);

  G_OBJECT_CLASS (tend_session_history_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_BARS);
  g_type_ensure (TEND_TYPE_HEAT_MAP);
  g_type_ensure (TEND_TYPE_HEAT_MAP_BAR);
  g_type_ensure (TEND_TYPE_SESSION_FEELINGS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-history.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, child);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, empty);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, past);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, heat_map_bar);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, heat_map);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, list_title);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, all_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, sessions);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, nothing);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, more_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, bars);
  gtk_widget_class_bind_template_child (widget_class, TendSessionHistory, feelings);
  gtk_widget_class_bind_template_callback (widget_class, on_day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_week_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
tend_session_history_class_init (TendSessionHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tend_session_history_dispose;
  object_class->finalize = tend_session_history_finalize;
  widget_class->map = tend_session_history_map;
  widget_class->grab_focus = tend_session_history_grab_focus;

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_session_history_init (TendSessionHistory *self)
{
  self->query = (TendSessionQuery){ TEND_DAY_NONE, N_SHOWN };
  self->drafts = tend_drafts_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (TendSessionDay));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_session_history_set_store:
 * @self: the history
 * @store: the life
 *
 * Shows that life's sessions, and follows them. To be called once.
 */
void
tend_session_history_set_store (TendSessionHistory *self,
                                TendStore          *store)
{
  g_return_if_fail (TEND_IS_SESSION_HISTORY (self) && self->store == NULL);

  self->store = g_object_ref (store);
  self->list = tend_session_item_list_new (store, &self->query);
  tend_bound_list_bind (self->sessions, G_LIST_MODEL (self->list), on_row_wanted_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_time_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (on_time_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->is_outdated = TRUE;
}

/**
 * tend_session_history_add:
 * @self: the history
 *
 * Asks for a session that was not timed.
 */
void
tend_session_history_add (TendSessionHistory *self)
{
  g_return_if_fail (TEND_IS_SESSION_HISTORY (self));

  open_dialog (self, NULL);
}

/**
 * tend_session_history_show_session:
 * @self: the history
 * @uuid: a session
 *
 * Shows the sessions of its day, and focuses it.
 *
 * Returns: whether it is there
 */
gboolean
tend_session_history_show_session (TendSessionHistory *self,
                                   const char         *uuid)
{
  g_autoptr (TendSession) session = NULL;
  guint position;

  g_return_val_if_fail (TEND_IS_SESSION_HISTORY (self), FALSE);

  session = tend_session_read_by_uuid (tend_store_get_reader (self->store), uuid, NULL);
  if (session == NULL)
    return FALSE;
  set_query (self, session->day, G_MAXINT);
  position = tend_row_list_find (self->list, session->id);
  if (position == G_MAXUINT)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->sessions, (int) position)));
  return TRUE;
}
