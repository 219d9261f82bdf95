#include "features/hobbies/tend-hobby-log-row.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-words.h"
#include "widgets/tend-picture-maker.h"

#include <glib/gi18n.h>

struct _TendHobbyLogRow
{
  GtkWidget parent_instance;

  TendStore *store;
  TendHobbyLogItem *item; /* NULL while it shows nothing */
  gboolean shows_hobby;
  gboolean has_day;
  GCancellable *cancellable; /* of the picture that is on its way, NULL if none is */

  GtkWidget *child;
  GtkLabel *day;
  GtkStack *sign;
  GtkWidget *add_button;
  GtkWidget *picture_button;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *start;
  GtkLabel *line;
  GtkImage *mood;
  GtkWidget *delete_button;
};

enum
{
  SIGNAL_PICTURE_ASKED,
  SIGNAL_ADD_ASKED,
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendHobbyLogRow, tend_hobby_log_row, GTK_TYPE_WIDGET)

static void
forget_picture (TendHobbyLogRow *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_picture_set_paintable (self->picture, NULL);
}

/* A picture that cannot be read is none. */
static void
on_decoded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendHobbyLogRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = tend_picture_decode_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->item == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (texture == NULL)
    {
      gtk_stack_set_visible_child (self->sign, self->add_button);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
}

static void
show_picture (TendHobbyLogRow        *self,
              const TendHobbySession *session)
{
  TendDb *db = tend_store_get_reader (self->store);
  g_autoptr (GBytes) thumbnail = NULL;

  forget_picture (self);
  if (session->picture_id != 0 && db)
    thumbnail = tend_hobby_picture_read_thumbnail (db, session->picture_id, NULL);
  gtk_stack_set_visible_child (self->sign, thumbnail ? self->picture_button : self->add_button);
  if (thumbnail == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  tend_picture_decode_async (thumbnail, self->cancellable, on_decoded_cb, g_object_ref (self));
}

/* What the picture shows nobody knows but who made it: what was written about it comes nearest. */
static void
name_parts (TendHobbyLogRow        *self,
            const TendHobbySession *session,
            const char             *title)
{
  g_autofree char *day = tend_day_describe (session->day, tend_store_get_today (self->store));
  g_autofree char *name = g_strdup_printf ("%s · %s", day, title);
  /* Translators: what a picture is called for somebody who cannot see it; %s is when it was made, and of what */
  g_autofree char *picture = g_strdup_printf (_("Open the picture: %s"), *session->line ? session->line : name);
  g_autofree char *add = g_strdup_printf (_("Add a picture: %s"), name);
  g_autofree char *delete = g_strdup_printf (_("Delete this session: %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, session->line, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture_button), GTK_ACCESSIBLE_PROPERTY_LABEL, picture, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete, -1);
}

static char *
describe_start (TendHobbyLogRow        *self,
                const TendHobbySession *session)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));

  return tend_hobby_session_describe_start (session, tend_zone_to_wall (zone, session->started_at).second / 60);
}

/* Two lines, where both would be cut on one. */
static void
show_title (TendHobbyLogRow *self,
            const TendHobby *hobby,
            const char      *start)
{
  gtk_label_set_label (self->title, self->shows_hobby ? hobby->name : start);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), self->shows_hobby ? hobby->name : NULL);
  gtk_label_set_label (self->start, start);
  gtk_widget_set_visible (GTK_WIDGET (self->start), self->shows_hobby);
}

/* The label is there without words as well, so that all rows are equally high. */
static void
show_day (TendHobbyLogRow        *self,
          const TendHobbySession *session) /* (nullable) */
{
  g_autofree char *day = NULL;

  if (session && self->has_day)
    day = tend_day_describe (session->day, tend_store_get_today (self->store));
  gtk_label_set_label (self->day, day ? day : "");
}

static void
update (TendHobbyLogRow *self)
{
  const TendHobby *hobby = tend_hobby_log_item_get_hobby (self->item);
  const TendHobbySession *session = tend_hobby_log_item_get_session (self->item);
  g_autofree char *start = NULL;
  g_autofree char *title = NULL;

  if (session == NULL)
    return;
  start = describe_start (self, session);
  /* Translators: a hobby, and when a session of it began and how long it was: "Guitar · 19:30 · 25 minutes" */
  title = self->shows_hobby ? g_strdup_printf (_("%s · %s"), hobby->name, start) : g_strdup (start);
  show_day (self, session);
  show_title (self, hobby, start);
  gtk_label_set_label (self->line, session->line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->line), *session->line ? session->line : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->mood), session->mood != TEND_MOOD_NONE);
  if (session->mood != TEND_MOOD_NONE)
    {
      gtk_image_set_from_icon_name (self->mood, tend_mood_get_icon_name (TEND_MOOD_KIND_MOOD, session->mood));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->mood), tend_mood_get_name (TEND_MOOD_KIND_MOOD, session->mood));
    }
  name_parts (self, session, title);
  show_picture (self, session);
}

static void
on_picture_clicked_cb (TendHobbyLogRow *self)
{
  g_signal_emit (self, signals[SIGNAL_PICTURE_ASKED], 0);
}

static void
on_add_clicked_cb (TendHobbyLogRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD_ASKED], 0);
}

static void
on_delete_clicked_cb (TendHobbyLogRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0);
}

static void
tend_hobby_log_row_dispose (GObject *object)
{
  TendHobbyLogRow *self = TEND_HOBBY_LOG_ROW (object);

  if (self->child)
    tend_hobby_log_row_bind (self, NULL, FALSE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_hobby_log_row_parent_class)->dispose (object);
}

static void
tend_hobby_log_row_class_init (TendHobbyLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_log_row_dispose;

  /**
   * TendHobbyLogRow::picture-asked:
   * @self: the row
   *
   * Its picture is to be seen large.
   */
  signals[SIGNAL_PICTURE_ASKED] = g_signal_new ("picture-asked", TEND_TYPE_HOBBY_LOG_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
  /**
   * TendHobbyLogRow::add-asked:
   * @self: the row
   *
   * Its session is to get a picture.
   */
  signals[SIGNAL_ADD_ASKED] = g_signal_new ("add-asked", TEND_TYPE_HOBBY_LOG_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
  /**
   * TendHobbyLogRow::delete-asked:
   * @self: the row
   *
   * Its session is to be deleted.
   */
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", TEND_TYPE_HOBBY_LOG_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, child);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, day);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, picture_button);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, picture);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, title);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, start);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, line);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, mood);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyLogRow, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_picture_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_hobby_log_row_init (TendHobbyLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_log_row_new:
 * @store: the store, of which it reads pictures and the day
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tend_hobby_log_row_new (TendStore *store)
{
  TendHobbyLogRow *self = g_object_new (TEND_TYPE_HOBBY_LOG_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * tend_hobby_log_row_bind:
 * @self: a row
 * @item: (nullable): what it is to show, %NULL for nothing
 * @shows_hobby: whether it says which hobby it was
 *
 * Lets go of what it showed before, and of the picture that was on its way.
 */
void
tend_hobby_log_row_bind (TendHobbyLogRow  *self,
                         TendHobbyLogItem *item,
                         gboolean          shows_hobby)
{
  g_return_if_fail (TEND_IS_HOBBY_LOG_ROW (self));

  if (self->item)
    g_signal_handlers_disconnect_by_data (self->item, self);
  forget_picture (self);
  g_set_object (&self->item, item);
  self->shows_hobby = shows_hobby;
  if (item == NULL)
    return;
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * tend_hobby_log_row_set_has_day:
 * @self: a row
 * @has_day: whether it is the first of its day, and says which
 */
void
tend_hobby_log_row_set_has_day (TendHobbyLogRow *self,
                                gboolean         has_day)
{
  g_return_if_fail (TEND_IS_HOBBY_LOG_ROW (self));

  if (self->has_day == has_day)
    return;
  self->has_day = has_day;
  show_day (self, self->item ? tend_hobby_log_item_get_session (self->item) : NULL);
}

TendHobbyLogItem *
tend_hobby_log_row_get_item (TendHobbyLogRow *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_LOG_ROW (self), NULL);

  return self->item;
}
