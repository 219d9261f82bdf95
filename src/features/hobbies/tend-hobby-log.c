#include "features/hobbies/tend-hobby-log.h"

#include "exchange/tend-transfer.h"
#include "features/hobbies/tend-hobby-log-row.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-store.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-long-list.h"
#include "widgets/tend-picture-maker.h"
#include "widgets/tend-picture-row.h"
#include "widgets/tend-picture-window.h"

#include <glib/gi18n.h>

struct _TendHobbyLog
{
  GtkWidget parent_instance;

  TendStore *store;
  TendHobbyLogQuery query;
  TendRowList *list;
  GHashTable *bound; /* TendHobbyLogRow * → the place of the session that it shows now, as a pointer */
  GtkFileChooserNative *chooser; /* NULL while no file is chosen */
  gint64 pictured_id;            /* the session that it is chosen for */

  GtkWidget *child;
  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *filled;
  GtkToggleButton *pictured_button;
  TendLongList *sessions;
  GtkWidget *nothing;
};

enum
{
  SIGNAL_SESSION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendHobbyLog, tend_hobby_log, GTK_TYPE_WIDGET)

static TendDay
get_day (TendHobbyLog *self,
         guint         position)
{
  g_autoptr (TendHobbyLogItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const TendHobbySession *session = item ? tend_hobby_log_item_get_session (item) : NULL;

  return session ? session->day : TEND_DAY_NONE;
}

static gboolean
is_first_of_day (TendHobbyLog *self,
                 guint         position)
{
  return position == 0 || get_day (self, position - 1) != get_day (self, position);
}

/* Which row is the first of its day depends on its neighbour, which a row does not hear of. */
static void
show_ends (TendHobbyLog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  GHashTableIter iter;
  gpointer row, position;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &row, &position))
    tend_hobby_log_row_set_has_day (row, is_first_of_day (self, GPOINTER_TO_UINT (position)));
  gtk_widget_set_visible (self->nothing, n == 0);
  gtk_stack_set_visible_child (self->stack, n > 0 || self->query.has_picture ? self->filled : self->empty);
}

static void
on_written_cb (GObject      *store,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendHobbyLog) self = user_data;
  g_autoptr (GError) error = NULL;

  tend_hobby_store_finish (TEND_STORE (store), result, &error);
  if (error)
    tend_page_tell_error (GTK_WIDGET (self), error);
}

/* The session as it is now, with this picture, or with none. */
static void
write_picture (TendHobbyLog *self,
               gint64        session_id,
               TendPicture  *picture) /* (nullable) */
{
  TendDb *db = tend_store_get_reader (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (TendHobbySession) session = tend_hobby_session_read (db, session_id, &error);
  g_autoptr (TendHobby) hobby = session ? tend_hobby_read (db, session->hobby_id, &error) : NULL;

  if (hobby == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  session->picture_id = 0;
  session->picture = picture ? tend_picture_ref (picture) : NULL;
  tend_hobby_store_update_session_async (self->store, hobby, session, on_written_cb, g_object_ref (self));
}

typedef struct
{
  TendHobbyLog *self;
  gint64 session_id;
} Making;

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Making *making = user_data;
  g_autoptr (TendHobbyLog) self = making->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (TendPicture) picture = tend_picture_make_finish (result, &error);

  if (self->store == NULL)
    return;
  if (picture)
    write_picture (self, making->session_id, picture);
  else
    tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_chosen_cb (TendHobbyLog *self,
              int           response)
{
  g_autoptr (GFile) file = NULL;
  Making *making;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  making = g_new0 (Making, 1);
  making->self = g_object_ref (self);
  making->session_id = self->pictured_id;
  tend_picture_make_async (file, NULL, on_made_cb, making);
}

static const TendHobbySession *
get_session (TendHobbyLogRow *row)
{
  TendHobbyLogItem *item = tend_hobby_log_row_get_item (row);

  return item ? tend_hobby_log_item_get_session (item) : NULL;
}

static void
on_add_asked_cb (TendHobbyLog    *self,
                 TendHobbyLogRow *row)
{
  const TendHobbySession *session = get_session (row);

  if (session == NULL)
    return;
  g_clear_object (&self->chooser);
  self->pictured_id = session->id;
  self->chooser = tend_picture_chooser_new (GTK_WIDGET (self));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_remove_asked_cb (TendHobbyLog      *self,
                    TendPictureWindow *window)
{
  write_picture (self, *(gint64 *) g_object_get_data (G_OBJECT (window), "session"), NULL);
}

static void
on_picture_asked_cb (TendHobbyLog    *self,
                     TendHobbyLogRow *row)
{
  const TendHobbySession *session = get_session (row);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) image = NULL;
  g_autofree char *day = NULL;
  TendPictureWindow *window;

  if (session == NULL || session->picture_id == 0)
    return;
  image = tend_hobby_picture_read_image (tend_store_get_reader (self->store), session->picture_id, &error);
  if (image == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  day = tend_day_describe (session->day, tend_store_get_today (self->store));
  window = tend_picture_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, image,
                                    tend_hobby_log_item_get_hobby (tend_hobby_log_row_get_item (row))->name, day,
                                    session->line);
  g_object_set_data_full (G_OBJECT (window), "session", g_memdup2 (&session->id, sizeof session->id), g_free);
  g_signal_connect_object (window, "remove-asked", G_CALLBACK (on_remove_asked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_delete_asked_cb (TendHobbyLog    *self,
                    TendHobbyLogRow *row)
{
  const TendHobbySession *session = get_session (row);

  if (session)
    tend_hobby_store_delete_session_async (self->store,
                                           tend_hobby_log_item_get_hobby (tend_hobby_log_row_get_item (row)), session,
                                           on_written_cb, g_object_ref (self));
}

static void
on_saved_cb (GObject      *store,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_transfer_export_finish (TEND_STORE (store), result, &error))
    gtk_widget_activate_action (self, "win.tell", "s", _("Saved; whoever has the file can read it"));
  else
    tend_page_tell_error (self, error);
}

static void
on_target_chosen_cb (TendHobbyLog *self,
                     int           response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  path = file ? g_file_get_path (file) : NULL;
  if (path)
    tend_transfer_export_sessions_async (self->store, path, self->query.hobby_id, NULL, on_saved_cb,
                                         g_object_ref (self));
}

static void
on_save_clicked_cb (TendHobbyLog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (TendHobby) hobby =
      self->query.hobby_id != 0 ? tend_hobby_read (tend_store_get_reader (self->store), self->query.hobby_id, NULL)
                                : NULL;
  g_autofree char *name = g_strconcat (hobby ? hobby->name : _("Hobbies"), ".csv", NULL);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the Sessions"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), g_strdelimit (name, "/", '-'));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_target_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
create_row (gpointer user_data)
{
  TendHobbyLog *self = user_data;
  GtkWidget *row = tend_hobby_log_row_new (self->store);

  g_signal_connect_object (row, "picture-asked", G_CALLBACK (on_picture_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "add-asked", G_CALLBACK (on_add_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "delete-asked", G_CALLBACK (on_delete_asked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
bind_row (GtkWidget *row,
          gpointer   item,
          guint      position,
          gpointer   user_data)
{
  TendHobbyLog *self = user_data;

  tend_hobby_log_row_bind (TEND_HOBBY_LOG_ROW (row), item, self->query.hobby_id == 0);
  if (item)
    {
      g_hash_table_insert (self->bound, row, GUINT_TO_POINTER (position));
      tend_hobby_log_row_set_has_day (TEND_HOBBY_LOG_ROW (row), is_first_of_day (self, position));
    }
  else
    g_hash_table_remove (self->bound, row);
}

static const TendLongListFuncs rows = { create_row, bind_row };

static void
on_activated_cb (TendHobbyLog *self,
                 guint         position)
{
  g_autoptr (TendHobbyLogItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const TendHobbySession *session = item ? tend_hobby_log_item_get_session (item) : NULL;

  if (session)
    g_signal_emit (self, signals[SIGNAL_SESSION_ACTIVATED], 0, session->hobby_id, session->id);
}

static void
on_pictured_toggled_cb (TendHobbyLog *self)
{
  self->query.has_picture = gtk_toggle_button_get_active (self->pictured_button);
  tend_row_list_refresh (self->list);
  show_ends (self);
}

/* The days are said from today on. */
static void
on_day_changed_cb (TendHobbyLog *self)
{
  tend_row_list_refresh (self->list);
}

static gboolean
tend_hobby_log_grab_focus (GtkWidget *widget)
{
  TendHobbyLog *self = TEND_HOBBY_LOG (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->sessions));
}

static void
tend_hobby_log_dispose (GObject *object)
{
  TendHobbyLog *self = TEND_HOBBY_LOG (object);

  if (self->child)
    tend_long_list_set_model (self->sessions, NULL);
  g_clear_object (&self->chooser);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_hobby_log_parent_class)->dispose (object);
}

static void
tend_hobby_log_finalize (GObject *object)
{
  g_hash_table_unref (TEND_HOBBY_LOG (object)->bound);

  G_OBJECT_CLASS (tend_hobby_log_parent_class)->finalize (object);
}

static void
tend_hobby_log_class_init (TendHobbyLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_hobby_log_finalize;
  widget_class->grab_focus = tend_hobby_log_grab_focus;

  /**
   * TendHobbyLog::session-activated:
   * @self: the log
   * @hobby_id: the hobby
   * @session_id: the session that is to be changed
   */
  signals[SIGNAL_SESSION_ACTIVATED] = g_signal_new ("session-activated", TEND_TYPE_HOBBY_LOG, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (TEND_TYPE_LONG_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-log.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, child);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, stack);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, empty);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, filled);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, pictured_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, sessions);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLog, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pictured_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_hobby_log_init (TendHobbyLog *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_long_list_set_funcs (self->sessions, &rows, self);
}

/**
 * tend_hobby_log_new:
 * @store: the life
 *
 * Returns: (transfer floating): a log that follows the store, of no hobby until tend_hobby_log_show()
 */
GtkWidget *
tend_hobby_log_new (TendStore *store)
{
  TendHobbyLog *self = g_object_new (TEND_TYPE_HOBBY_LOG, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (on_day_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_log_show:
 * @self: a log
 * @hobby_id: the hobby whose sessions are shown, 0 for those of all
 */
void
tend_hobby_log_show (TendHobbyLog *self,
                     gint64        hobby_id)
{
  g_return_if_fail (TEND_IS_HOBBY_LOG (self));

  tend_long_list_set_model (self->sessions, NULL);
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->list);
  self->query.hobby_id = hobby_id;
  self->list = tend_hobby_log_item_list_new (self->store, &self->query);
  tend_long_list_set_model (self->sessions, G_LIST_MODEL (self->list));
  /* After the list, which heard of it first. */
  g_signal_connect_object (self->store, "changed", G_CALLBACK (show_ends), self, G_CONNECT_SWAPPED);
  show_ends (self);
}

gint64
tend_hobby_log_get_hobby_id (TendHobbyLog *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_LOG (self), 0);

  return self->query.hobby_id;
}
