#include "features/hobbies/tend-stopwatch-line.h"

#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-session-dialog.h"
#include "features/hobbies/tend-hobby-store.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-drafts.h"
#include "widgets/tend-timer-line.h"

#include <glib/gi18n.h>

struct _TendStopwatchLine
{
  GtkWidget parent_instance;

  TendStore *store;
  TendDrafts *drafts;
  TendStopwatch *stopwatch; /* NULL where none goes on */
  TendHobby *hobby;         /* whose it is */
  gint64 hobby_id;          /* the only one that is shown, 0 for any */

  GtkWidget *card;
  TendHobbyBadge *badge;
  GtkWidget *name;
  TendTimerLine *elapsed;
  GtkLabel *state;
  GtkButton *pause_button;
};

enum
{
  PROP_IS_SHOWN = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TendStopwatchLine, tend_stopwatch_line, GTK_TYPE_WIDGET)

static void
on_verb_done_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_hobby_store_finish (TEND_STORE (store), result, &error) == 0)
    tend_page_tell_error (self, error);
}

static gint64
get_elapsed (gpointer user_data)
{
  TendStopwatchLine *self = user_data;
  TendStopwatchInstant now;

  tend_stopwatch_instant_take (&now, tend_store_get_clock (self->store));
  return tend_stopwatch_get_elapsed (self->stopwatch, &now);
}

static void
show_stopwatch (TendStopwatchLine *self)
{
  gboolean is_shown = self->stopwatch != NULL;

  if (is_shown)
    {
      gboolean is_running = tend_stopwatch_is_running (self->stopwatch);

      tend_hobby_badge_show (self->badge, self->hobby);
      gtk_label_set_label (GTK_LABEL (self->name), self->hobby->name);
      gtk_widget_set_visible (self->name, self->hobby_id == 0);
      gtk_widget_set_visible (GTK_WIDGET (self->badge), self->hobby_id == 0);
      gtk_label_set_label (self->state, is_running ? _("Going on now") : _("Paused"));
      gtk_button_set_label (self->pause_button, is_running ? _("Pause") : _("Go On"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  tend_timer_line_set_func (self->elapsed, is_shown ? get_elapsed : NULL, self);
  tend_timer_line_show (self->elapsed, is_shown && tend_stopwatch_is_running (self->stopwatch));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SHOWN]);
}

static void
load (TendStopwatchLine *self)
{
  TendDb *db = tend_store_get_reader (self->store);

  tend_timer_line_set_func (self->elapsed, NULL, NULL);
  g_clear_pointer (&self->stopwatch, tend_stopwatch_free);
  g_clear_pointer (&self->hobby, tend_hobby_free);
  self->stopwatch = tend_stopwatch_read (db, NULL);
  if (self->stopwatch && (self->hobby_id == 0 || self->hobby_id == self->stopwatch->hobby_id))
    self->hobby = tend_hobby_read (db, self->stopwatch->hobby_id, NULL);
  if (self->hobby == NULL)
    g_clear_pointer (&self->stopwatch, tend_stopwatch_free);
  show_stopwatch (self);
}

static void
on_store_changed_cb (TendStopwatchLine *self,
                     TendChanges       *changes)
{
  gboolean concerns = tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE;

  for (guint i = 0; !concerns && i < tend_changes_get_length (changes); i++)
    {
      const char *table = tend_changes_get (changes, i)->table;

      concerns = g_str_has_prefix (table, "hobby_stopwatch") || (self->stopwatch && g_str_equal (table, "hobby"));
    }
  if (concerns)
    load (self);
}

static void
on_pause_clicked_cb (TendStopwatchLine *self)
{
  TendStopwatchInstant now;

  tend_stopwatch_instant_take (&now, tend_store_get_clock (self->store));
  tend_hobby_store_set_running_async (self->store, self->hobby, self->stopwatch,
                                      !tend_stopwatch_is_running (self->stopwatch), &now, on_verb_done_cb,
                                      g_object_ref (self));
}

static void
on_finish_clicked_cb (TendStopwatchLine *self)
{
  g_autofree char *key = g_strdup_printf ("finish %" G_GINT64_FORMAT, self->stopwatch->id);

  if (tend_drafts_find (self->drafts, key) == NULL)
    {
      GtkWidget *dialog = tend_hobby_session_dialog_new_for_stopwatch (self->store, self->hobby, self->stopwatch);

      tend_drafts_keep (self->drafts, key, GTK_WINDOW (dialog));
    }
  tend_drafts_present (self->drafts, key, GTK_WIDGET (self));
}

static void
on_discard_clicked_cb (TendStopwatchLine *self)
{
  tend_hobby_store_discard_async (self->store, self->hobby, self->stopwatch, on_verb_done_cb, g_object_ref (self));
}

static void
tend_stopwatch_line_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_IS_SHOWN)
    g_value_set_boolean (value, TEND_STOPWATCH_LINE (object)->stopwatch != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tend_stopwatch_line_dispose (GObject *object)
{
  TendStopwatchLine *self = TEND_STOPWATCH_LINE (object);

  if (self->drafts)
    tend_drafts_close (self->drafts);
  g_clear_object (&self->drafts);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_pointer (&self->stopwatch, tend_stopwatch_free);
  g_clear_pointer (&self->hobby, tend_hobby_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_stopwatch_line_parent_class)->dispose (object);
}

static void
tend_stopwatch_line_class_init (TendStopwatchLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_stopwatch_line_get_property;
  object_class->dispose = tend_stopwatch_line_dispose;

  /**
   * TendStopwatchLine:is-shown:
   *
   * Whether a stopwatch goes on that it shows.
   */
  properties[PROP_IS_SHOWN] = g_param_spec_boolean ("is-shown", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TEND_TYPE_HOBBY_BADGE);
  g_type_ensure (TEND_TYPE_TIMER_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-stopwatch-line.ui");
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, card);
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, badge);
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, name);
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, elapsed);
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, state);
  gtk_widget_class_bind_template_child (widget_class, TendStopwatchLine, pause_button);
  gtk_widget_class_bind_template_callback (widget_class, on_pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_finish_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tend_stopwatch_line_init (TendStopwatchLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stopwatch"), -1);
  self->drafts = tend_drafts_new ();
}

/**
 * tend_stopwatch_line_new:
 * @store: the life
 *
 * Returns: (transfer full): a line for whichever hobby the stopwatch is for
 */
GtkWidget *
tend_stopwatch_line_new (TendStore *store)
{
  TendStopwatchLine *self = g_object_new (TEND_TYPE_STOPWATCH_LINE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * tend_stopwatch_line_set_hobby_id:
 * @self: a line
 * @hobby_id: the only hobby whose stopwatch it shows, 0 for any
 */
void
tend_stopwatch_line_set_hobby_id (TendStopwatchLine *self,
                                  gint64             hobby_id)
{
  g_return_if_fail (TEND_IS_STOPWATCH_LINE (self));

  if (self->hobby_id == hobby_id)
    return;
  self->hobby_id = hobby_id;
  load (self);
}

/**
 * tend_stopwatch_line_get_is_ticking:
 * @self: a line
 *
 * Returns: whether it will wake by itself
 */
gboolean
tend_stopwatch_line_get_is_ticking (TendStopwatchLine *self)
{
  g_return_val_if_fail (TEND_IS_STOPWATCH_LINE (self), FALSE);

  return tend_timer_line_get_is_ticking (self->elapsed);
}
