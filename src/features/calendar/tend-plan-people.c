#include "features/calendar/tend-plan-people.h"

#include "store/tend-acquaintance.h"

#include <glib/gi18n.h>

struct _TendPlanPeople
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *guests;     /* of TendGuest, as they are shown */
  gboolean is_read_only; /* what they answered is changed where the plan came from */
  GPtrArray *rows;       /* of AdwComboRow, in the order of the guests */
  GPtrArray *buttons;    /* of GtkButton, one in each row */
  gboolean is_updating;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanPeople, tend_plan_people, ADW_TYPE_PREFERENCES_GROUP)

static void
on_answer_selected_cb (TendPlanPeople *self,
                       GParamSpec     *pspec,
                       AdwComboRow    *row)
{
  guint i;

  if (!self->is_updating && !self->is_read_only && g_ptr_array_find (self->rows, row, &i))
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, i, adw_combo_row_get_selected (row));
}

static void
on_person_clicked_cb (TendPlanPeople *self,
                      GtkWidget      *button)
{
  guint i;

  if (g_ptr_array_find (self->buttons, button, &i))
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, TEND_ACQUAINTANCE_KIND,
                   ((TendGuest *) g_ptr_array_index (self->guests, i))->person_uuid);
}

static GtkWidget *
make_button (TendPlanPeople *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_person_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (TendPlanPeople *self)
{
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *button = make_button (self);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_answer_selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->buttons, button);
}

static void
remove_last_row (TendPlanPeople *self)
{
  guint last = self->rows->len - 1;

  g_ptr_array_set_size (self->buttons, (int) last);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_steal_index (self->rows, last));
}

/* Where there is nothing to choose, the one answer is the only one to be seen. */
static void
show_answer (TendPlanPeople  *self,
             AdwComboRow     *row,
             TendGuestAnswer  answer)
{
  GListModel *shown = adw_combo_row_get_model (row);
  guint n_answers = self->is_read_only ? 1 : TEND_GUEST_N_ANSWERS;
  g_autoptr (GtkStringList) answers = NULL;

  if (self->is_read_only || shown == NULL || g_list_model_get_n_items (shown) != n_answers)
    {
      answers = gtk_string_list_new (NULL);
      for (guint i = 0; i < n_answers; i++)
        gtk_string_list_append (answers,
                                tend_guest_answer_get_name (self->is_read_only ? answer : (TendGuestAnswer) i));
      adw_combo_row_set_model (row, G_LIST_MODEL (answers));
    }
  adw_combo_row_set_selected (row, self->is_read_only ? 0 : answer);
}

/* Where the button leads, if they are among the people. */
static void
show_way (TendPlanPeople  *self,
          TendStore       *store,
          const TendGuest *guest,
          GtkWidget       *button)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (store, &n_features);
  TendDb *reader = tend_store_get_reader (store);
  g_autofree char *known =
      guest->person_uuid ? tend_acquaintance_read_name (reader, features, n_features, guest->person_uuid, NULL) : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (button, known != NULL);
  if (known == NULL)
    return;
  /* Translators: %s is somebody's name: their page is shown */
  label = g_strdup_printf (_("Show %s"), known);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
tend_plan_people_finalize (GObject *object)
{
  TendPlanPeople *self = TEND_PLAN_PEOPLE (object);

  g_ptr_array_unref (self->guests);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (tend_plan_people_parent_class)->finalize (object);
}

static void
tend_plan_people_class_init (TendPlanPeopleClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_plan_people_finalize;

  /**
   * TendPlanPeople::answered:
   * @self: the rows
   * @place: which of the plan's guests
   * @answer: what they said, a #TendGuestAnswer
   *
   * The user chose it.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_UINT, G_TYPE_UINT);
  /**
   * TendPlanPeople::open:
   * @self: the rows
   * @kind: %TEND_ACQUAINTANCE_KIND
   * @uuid: who
   *
   * The user wants to see somebody.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_STRING, G_TYPE_STRING);
}

static void
tend_plan_people_init (TendPlanPeople *self)
{
  self->guests = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_guest_free);
  self->rows = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
}

/**
 * tend_plan_people_show:
 * @self: the rows
 * @store: the life
 * @at: one time of a plan; where it is with nobody, the rows are not there
 */
void
tend_plan_people_show (TendPlanPeople           *self,
                       TendStore                *store,
                       const TendPlanOccurrence *at)
{
  GPtrArray *guests = at->plan->guests;

  self->is_updating = TRUE;
  self->is_read_only = at->is_shown_only;
  g_ptr_array_set_size (self->guests, 0);
  while (self->rows->len > guests->len)
    remove_last_row (self);
  for (guint i = 0; i < guests->len; i++)
    {
      const TendGuest *guest = g_ptr_array_index (guests, i);
      g_autofree char *name = g_markup_escape_text (*guest->name ? guest->name : guest->email, -1);

      g_ptr_array_add (self->guests, tend_guest_copy (guest));
      if (i == self->rows->len)
        add_row (self);
      adw_preferences_row_set_title (g_ptr_array_index (self->rows, i), name);
      show_answer (self, g_ptr_array_index (self->rows, i), guest->answer);
      show_way (self, store, guest, g_ptr_array_index (self->buttons, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), guests->len > 0);
  self->is_updating = FALSE;
}
