#include "features/people/tend-person-history.h"

#include "features/people/tend-people-feature.h"
#include "shell/tend-feature-page.h"
#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>

/* How many of the past are shown at first, and with each "Show Earlier". */
#define SHOWN_AT_FIRST 8
#define SHOWN_MORE 50

/* How many of what is planned are shown. */
#define NEXT_MAX 3

/* As far as is looked ahead, and back: first a little, and only for who asks, or was seen little, all of a life. */
#define AHEAD_DAYS 180
#define RECENT_DAYS 400
#define LONG_DAYS (60 * 366)

struct _TendPersonHistory
{
  GtkWidget parent_instance;

  TendStore *store;
  char *person_uuid;  /* NULL until somebody is shown */
  guint n_wanted;
  char *shown;        /* what is on screen, as a text that is the same as long as nothing changed */

  GtkWidget *box;
  AdwPreferencesGroup *next_group;
  GPtrArray *next_rows;
  AdwPreferencesGroup *past_group;
  GPtrArray *past_rows;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (TendPersonHistory, tend_person_history, GTK_TYPE_WIDGET)

static void
on_row_activated_cb (GtkWidget *row)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");
  const char *uuid = g_object_get_data (G_OBJECT (row), "uuid");

  if (g_str_equal (kind, TEND_CONTACT_KIND))
    gtk_widget_activate_action (row, "people.edit-contact", "s", uuid);
  else
    gtk_widget_activate_action (row, "win.open", "(ss)", kind, uuid);
}

static char *
describe (const TendEncounter *encounter,
          TendDay              today)
{
  g_autofree char *day = tend_day_describe (encounter->day, today);

  if (encounter->detail == NULL)
    return g_steal_pointer (&day);
  /* Translators: a day, and a few words: "Friday · Luna" */
  return g_strdup_printf (_("%s · %s"), day, encounter->detail);
}

static GtkWidget *
make_row (const TendEncounter *encounter,
          TendDay              today)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *detail = describe (encounter, today);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), encounter->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) encounter->kind);
  g_object_set_data_full (G_OBJECT (row), "uuid", g_strdup (encounter->uuid), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated_cb), NULL);
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         const TendEncounter *encounter,
         TendDay              today)
{
  GtkWidget *row = make_row (encounter, today);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static GPtrArray *
read_since (TendPersonHistory  *self,
            TendDay             from,
            GError            **error)
{
  TendDay today = tend_store_get_today (self->store);
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);

  return tend_encounters_read (tend_store_get_reader (self->store), features, n_features, self->person_uuid, from,
                               today + AHEAD_DAYS, error);
}

/* The latest first; as many of the past as are wanted, and one more where there are more. */
static GPtrArray *
read_encounters (TendPersonHistory  *self,
                 GError            **error)
{
  TendDay today = tend_store_get_today (self->store);
  g_autoptr (GPtrArray) encounters = read_since (self, today - RECENT_DAYS, error);
  guint n_past = 0;

  for (guint i = 0; encounters && i < encounters->len; i++)
    n_past += ((TendEncounter *) g_ptr_array_index (encounters, i))->is_meeting ? 1 : 0;
  if (encounters == NULL || n_past > self->n_wanted)
    return g_steal_pointer (&encounters);
  return read_since (self, today - LONG_DAYS, error);
}

static char *
make_signature (TendPersonHistory *self,
                GPtrArray         *encounters)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %u %d", self->person_uuid, self->n_wanted, tend_store_get_today (self->store));
  for (guint i = 0; i < encounters->len; i++)
    {
      const TendEncounter *encounter = g_ptr_array_index (encounters, i);

      g_string_append_printf (text, "\n%s %d %d %s %s", encounter->uuid, encounter->day, encounter->is_meeting,
                              encounter->title, encounter->detail ? encounter->detail : "");
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

static void
show_encounters (TendPersonHistory *self,
                 GPtrArray         *encounters)
{
  TendDay today = tend_store_get_today (self->store);
  guint n_past = 0;

  clear_rows (self->next_group, self->next_rows);
  clear_rows (self->past_group, self->past_rows);
  for (guint i = 0; i < encounters->len; i++)
    {
      const TendEncounter *encounter = g_ptr_array_index (encounters, i);

      if (encounter->is_meeting && n_past++ < self->n_wanted)
        add_row (self->past_group, self->past_rows, encounter, today);
    }
  /* What comes next stands first. */
  for (guint i = encounters->len; i > 0 && self->next_rows->len < NEXT_MAX; i--)
    {
      const TendEncounter *encounter = g_ptr_array_index (encounters, i - 1);

      if (!encounter->is_meeting && encounter->day >= today)
        add_row (self->next_group, self->next_rows, encounter, today);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->next_group), self->next_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->past_group), self->past_rows->len > 0);
  gtk_widget_set_visible (self->more, n_past > self->n_wanted);
  gtk_widget_set_visible (GTK_WIDGET (self), self->next_rows->len + self->past_rows->len > 0);
}

static void
load (TendPersonHistory *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) encounters = read_encounters (self, &error);
  g_autofree char *signature = NULL;

  if (encounters == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  /* Rows that are as they were stay, and keep the keyboard's place. */
  signature = make_signature (self, encounters);
  if (g_strcmp0 (signature, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&signature);
  show_encounters (self, encounters);
}

static void
on_more_clicked_cb (TendPersonHistory *self)
{
  guint n_shown = self->past_rows->len;

  self->n_wanted += SHOWN_MORE;
  load (self);
  if (n_shown < self->past_rows->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->past_rows, n_shown));
}

static void
tend_person_history_dispose (GObject *object)
{
  TendPersonHistory *self = TEND_PERSON_HISTORY (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_person_history_parent_class)->dispose (object);
}

static void
tend_person_history_finalize (GObject *object)
{
  TendPersonHistory *self = TEND_PERSON_HISTORY (object);

  g_free (self->person_uuid);
  g_free (self->shown);
  g_ptr_array_unref (self->next_rows);
  g_ptr_array_unref (self->past_rows);

  G_OBJECT_CLASS (tend_person_history_parent_class)->finalize (object);
}

static void
tend_person_history_class_init (TendPersonHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_person_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_person_history_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-history.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonHistory, box);
  gtk_widget_class_bind_template_child (widget_class, TendPersonHistory, next_group);
  gtk_widget_class_bind_template_child (widget_class, TendPersonHistory, past_group);
  gtk_widget_class_bind_template_child (widget_class, TendPersonHistory, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more_clicked_cb);
}

static void
tend_person_history_init (TendPersonHistory *self)
{
  self->next_rows = g_ptr_array_new ();
  self->past_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_person_history_show:
 * @self: a history
 * @store: the life
 * @person: with whom; where nothing was and nothing is planned, nothing is to be seen
 */
void
tend_person_history_show (TendPersonHistory *self,
                          TendStore         *store,
                          const TendPerson  *person)
{
  g_return_if_fail (TEND_IS_PERSON_HISTORY (self));

  g_set_object (&self->store, store);
  if (g_strcmp0 (self->person_uuid, person->uuid) != 0)
    {
      g_free (self->person_uuid);
      self->person_uuid = g_strdup (person->uuid);
      self->n_wanted = SHOWN_AT_FIRST;
    }
  load (self);
}
