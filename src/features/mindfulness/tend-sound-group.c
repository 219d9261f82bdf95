#include "features/mindfulness/tend-sound-group.h"

#include "features/mindfulness/tend-chimes.h"
#include "features/mindfulness/tend-session-sound.h"

#include <glib/gi18n.h>

/* A sound system that says nothing for so long is not there. */
#define PATIENCE_SECONDS 5

/* How long a slider rests before what it says is kept, so that a change is one step for Undo. */
#define REST_MS 400

struct _TendSoundGroup
{
  AdwPreferencesGroup parent_instance;

  TendStore *store; /* (nullable): until there is one */
  TendChimes *chimes;
  TendSessionSound sound;
  gboolean is_updating;
  guint patience_id;
  guint rest_id;

  AdwComboRow *kind_row;
  GtkWidget *volume_row;
  GtkRange *volume;
  AdwActionRow *test_row;
  GtkWidget *test_button;
};

G_DEFINE_FINAL_TYPE (TendSoundGroup, tend_sound_group, ADW_TYPE_PREFERENCES_GROUP)

static void
update (TendSoundGroup *self)
{
  gboolean is_heard;

  /* What is being chosen now is what counts. */
  if (self->rest_id)
    return;
  tend_session_sound_read (tend_store_get_reader (self->store), &self->sound, NULL);
  is_heard = self->sound.kind != TEND_SESSION_SOUND_SILENCE;
  self->is_updating = TRUE;
  adw_combo_row_set_selected (self->kind_row, self->sound.kind);
  gtk_range_set_value (self->volume, self->sound.volume);
  gtk_widget_set_visible (self->volume_row, is_heard);
  gtk_widget_set_visible (GTK_WIDGET (self->test_row), is_heard);
  self->is_updating = FALSE;
}

static void
tell (TendSoundGroup *self,
      const char     *sentence)
{
  adw_action_row_set_subtitle (self->test_row, sentence);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TendSoundGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tend_store_write_finish (TEND_STORE (source), result, &error) || self->store == NULL)
    return;
  update (self);
  tell (self, error->message);
}

static void
keep (TendSoundGroup *self)
{
  tend_session_sound_write_async (self->store, &self->sound, on_written_cb, g_object_ref (self));
}

static void
on_kind_selected_cb (TendSoundGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->is_updating || self->store == NULL || selected >= TEND_SESSION_SOUND_N_KINDS)
    return;
  self->sound.kind = (TendSessionSoundKind) selected;
  tell (self, "");
  keep (self);
}

static gboolean
on_volume_rests_cb (gpointer user_data)
{
  TendSoundGroup *self = user_data;

  self->rest_id = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
on_volume_changed_cb (TendSoundGroup *self)
{
  if (self->is_updating || self->store == NULL)
    return;
  self->sound.volume = (int) (gtk_range_get_value (self->volume) + 0.5);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, on_volume_rests_cb, self);
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
  TendSoundGroup *self = user_data;

  self->patience_id = 0;
  tell (self, _("Nothing can be heard here: the sound system does not answer."));
  gtk_widget_set_sensitive (self->test_button, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_tested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TendSoundGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_playing = tend_chimes_test_finish (result, &error);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  tell (self, is_playing ? _("This is how a session begins.") : error->message);
  gtk_widget_set_sensitive (self->test_button, TRUE);
}

static void
on_test_clicked_cb (TendSoundGroup *self)
{
  if (self->chimes == NULL)
    self->chimes = tend_chimes_new ();
  tell (self, "");
  gtk_widget_set_sensitive (self->test_button, FALSE);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over_cb, self);
  tend_chimes_test_async (self->chimes, self->sound.volume, on_tested_cb, g_object_ref (self));
}

static void
tend_sound_group_dispose (GObject *object)
{
  TendSoundGroup *self = TEND_SOUND_GROUP (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->rest_id && self->store)
    keep (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->chimes, tend_chimes_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tend_sound_group_parent_class)->dispose (object);
}

static void
tend_sound_group_class_init (TendSoundGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_sound_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-sound-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSoundGroup, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TendSoundGroup, volume_row);
  gtk_widget_class_bind_template_child (widget_class, TendSoundGroup, volume);
  gtk_widget_class_bind_template_child (widget_class, TendSoundGroup, test_row);
  gtk_widget_class_bind_template_child (widget_class, TendSoundGroup, test_button);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_volume_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_test_clicked_cb);
}

static void
tend_sound_group_init (TendSoundGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_sound_group_set_store:
 * @self: the group
 * @store: the life that the preference is of
 *
 * To be called once.
 */
void
tend_sound_group_set_store (TendSoundGroup *self,
                            TendStore      *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
