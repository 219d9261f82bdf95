#include "features/calendar/tend-plan-ties.h"

#include "features/calendar/tend-calendar-reader.h"
#include "store/tend-pastime.h"

#include <glib/gi18n.h>

struct _TendPlanTies
{
  AdwPreferencesGroup parent_instance;

  TendPastime *hobby; /* NULL where the plan is about none that is known */
  AdwActionRow *calendar_row;
  AdwActionRow *hobby_row;
};

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanTies, tend_plan_ties, ADW_TYPE_PREFERENCES_GROUP)

static void
set_title (AdwActionRow *row,
           const char   *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

/* Returns: whether it came from one that is there */
static gboolean
show_calendar (TendPlanTies             *self,
               TendStore                *store,
               const TendPlanOccurrence *at)
{
  g_autoptr (GPtrArray) calendars =
      *at->plan->calendar_uuid ? tend_calendar_read_all (tend_store_get_reader (store), NULL) : NULL;
  const TendCalendar *found = NULL;

  for (guint i = 0; calendars && i < calendars->len && found == NULL; i++)
    {
      const TendCalendar *calendar = g_ptr_array_index (calendars, i);

      if (g_strcmp0 (calendar->uuid, at->plan->calendar_uuid) == 0)
        found = calendar;
    }
  if (found)
    {
      set_title (self->calendar_row, found->name);
      adw_action_row_set_subtitle (self->calendar_row, at->is_shown_only
                                                           ? _("The calendar it came from; it is changed there")
                                                           : _("The calendar it came from"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->calendar_row), found != NULL);
  return found != NULL;
}

static gboolean
show_hobby (TendPlanTies             *self,
            TendStore                *store,
            const TendPlanOccurrence *at)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);

  g_clear_pointer (&self->hobby, tend_pastime_free);
  if (at->plan->hobby_uuid)
    self->hobby = tend_pastime_read (tend_store_get_reader (store), features, n_features, at->plan->hobby_uuid, NULL);
  if (self->hobby)
    set_title (self->hobby_row, self->hobby->name);
  gtk_widget_set_visible (GTK_WIDGET (self->hobby_row), self->hobby != NULL);
  return self->hobby != NULL;
}

static void
on_hobby_activated_cb (TendPlanTies *self)
{
  if (self->hobby)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, self->hobby->kind, self->hobby->uuid);
}

static AdwActionRow *
add_row (TendPlanTies *self,
         const char   *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon_name);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_ACTION_ROW (row);
}

static void
tend_plan_ties_finalize (GObject *object)
{
  g_clear_pointer (&TEND_PLAN_TIES (object)->hobby, tend_pastime_free);

  G_OBJECT_CLASS (tend_plan_ties_parent_class)->finalize (object);
}

static void
tend_plan_ties_class_init (TendPlanTiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tend_plan_ties_finalize;

  /**
   * TendPlanTies::open:
   * @self: the rows
   * @kind: the kind of a thing, as pages open it
   * @uuid: which
   *
   * The user wants to see something that the plan belongs to.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
tend_plan_ties_init (TendPlanTies *self)
{
  self->hobby_row = add_row (self, "tend-hobbies-symbolic");
  adw_action_row_set_subtitle (self->hobby_row, _("The hobby it is about"));
  adw_action_row_add_suffix (self->hobby_row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->hobby_row), TRUE);
  g_signal_connect_object (self->hobby_row, "activated", G_CALLBACK (on_hobby_activated_cb), self, G_CONNECT_SWAPPED);
  self->calendar_row = add_row (self, "x-office-calendar-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What It Belongs To"), -1);
}

/**
 * tend_plan_ties_show:
 * @self: the rows
 * @store: the life
 * @at: one time of a plan; where it belongs to nothing, the rows are not there
 */
void
tend_plan_ties_show (TendPlanTies             *self,
                     TendStore                *store,
                     const TendPlanOccurrence *at)
{
  gboolean has_calendar = show_calendar (self, store, at);
  gboolean has_hobby = show_hobby (self, store, at);

  gtk_widget_set_visible (GTK_WIDGET (self), has_calendar || has_hobby);
}
