#include "features/mindfulness/tend-session-row.h"

#include "features/mindfulness/tend-session-words.h"

#include <glib/gi18n.h>

#define LINES_SHOWN 6

struct _TendSessionRow
{
  AdwActionRow parent_instance;

  TendStore *store;
  TendSessionItem *item;
  GtkWidget *faces;
  GtkImage *before;
  GtkWidget *arrow;
  GtkImage *after;
  GtkWidget *delete_button;
};

enum
{
  SIGNAL_DELETE_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSessionRow, tend_session_row, ADW_TYPE_ACTION_ROW)

/* "Today · 13:00 · 5 minutes", and the line below it. */
static char *
describe (TendSessionRow    *self,
          const TendSession *session)
{
  TendZone *zone = tend_clock_get_zone (tend_store_get_clock (self->store));
  g_autofree char *day = tend_day_describe (session->day, tend_store_get_today (self->store));
  g_autofree char *time = tend_session_describe_time (session, zone);
  g_autofree char *length = tend_session_describe_length (session->seconds);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: when a session was, and how long: "Today · 13:00 · 5 minutes" */
  g_string_append_printf (words, _("%s · %s · %s"), day, time, length);
  if (session->line[0] != '\0')
    g_string_append_printf (words, "\n%s", session->line);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Where mood was not said, energy stands in for it. */
static void
show_faces (TendSessionRow    *self,
            const TendSession *session)
{
  gboolean has_mood = session->before.mood || session->after.mood;
  TendMoodKind kind = has_mood ? TEND_MOOD_KIND_MOOD : TEND_MOOD_KIND_ENERGY;
  int before = has_mood ? session->before.mood : session->before.energy;
  int after = has_mood ? session->after.mood : session->after.energy;

  gtk_image_set_from_icon_name (self->before, tend_mood_get_icon_name (kind, before));
  gtk_image_set_from_icon_name (self->after, tend_mood_get_icon_name (kind, after));
  gtk_widget_set_visible (GTK_WIDGET (self->before), before != TEND_MOOD_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->after), after != TEND_MOOD_NONE);
  gtk_widget_set_visible (self->arrow, before != TEND_MOOD_NONE || after != TEND_MOOD_NONE);
  gtk_widget_set_visible (self->faces, before != TEND_MOOD_NONE || after != TEND_MOOD_NONE);
}

static void
update (TendSessionRow *self)
{
  const TendSession *session = tend_session_item_get_session (self->item);
  g_autofree char *subtitle = NULL;
  g_autofree char *feelings = NULL;
  g_autofree char *name = NULL;

  if (session == NULL)
    return;
  subtitle = describe (self, session);
  feelings = tend_session_describe_feelings (session);
  /* Translators: a button's name; %s is what a session was of, like "Box" */
  name = g_strdup_printf (_("Delete this session of “%s”"), session->title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), session->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  show_faces (self, session);
  gtk_widget_set_tooltip_text (self->faces, feelings);
  /* The row is named and described by its words; the faces it is not. */
  if (feelings)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, feelings, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_delete_clicked_cb (TendSessionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE_ASKED], 0);
}

static GtkImage *
add_face (TendSessionRow *self)
{
  GtkWidget *face = gtk_image_new ();

  gtk_box_append (GTK_BOX (self->faces), face);
  return GTK_IMAGE (face);
}

static void
tend_session_row_dispose (GObject *object)
{
  TendSessionRow *self = TEND_SESSION_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_session_row_parent_class)->dispose (object);
}

static void
tend_session_row_class_init (TendSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_session_row_dispose;

  /**
   * TendSessionRow::delete-asked:
   * @self: the row
   *
   * Its session is to be deleted.
   */
  signals[SIGNAL_DELETE_ASKED] = g_signal_new ("delete-asked", TEND_TYPE_SESSION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 0);
}

static void
tend_session_row_init (TendSessionRow *self)
{
  self->faces = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->before = add_face (self);
  self->arrow = gtk_label_new ("→");
  gtk_widget_add_css_class (self->arrow, "dim-label");
  gtk_box_append (GTK_BOX (self->faces), self->arrow);
  self->after = add_face (self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->faces);

  self->delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (self->delete_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->delete_button, _("Delete"));
  gtk_widget_add_css_class (self->delete_button, "flat");
  g_signal_connect_swapped (self->delete_button, "clicked", G_CALLBACK (on_delete_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->delete_button);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), LINES_SHOWN);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * tend_session_row_new:
 * @store: the store, whose clock says which day it is
 * @item: what it shows
 *
 * Returns: (transfer full): the row
 */
GtkWidget *
tend_session_row_new (TendStore       *store,
                      TendSessionItem *item)
{
  TendSessionRow *self = g_object_new (TEND_TYPE_SESSION_ROW, NULL);

  self->store = g_object_ref (store);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_settings (store), "notify::first-weekday", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * tend_session_row_get_session:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its session, %NULL where that is gone
 */
const TendSession *
tend_session_row_get_session (TendSessionRow *self)
{
  g_return_val_if_fail (TEND_IS_SESSION_ROW (self), NULL);

  return tend_session_item_get_session (self->item);
}
