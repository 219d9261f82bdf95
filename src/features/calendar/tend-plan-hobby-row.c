#include "features/calendar/tend-plan-hobby-row.h"

#include "store/tend-pastime.h"

#include <glib/gi18n.h>

struct _TendPlanHobbyRow
{
  AdwComboRow parent_instance;

  TendStore *store;
  GPtrArray *hobbies; /* of TendPastime, those of the list after its first line */
  char *uuid;         /* (nullable): the one that is chosen, which may be there no more */
  gboolean is_updating;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanHobbyRow, tend_plan_hobby_row, ADW_TYPE_COMBO_ROW)

static const TendFeature *const *
get_features (TendPlanHobbyRow *self,
              guint            *n_features)
{
  return tend_store_get_features (self->store, n_features);
}

static guint
find_hobby (TendPlanHobbyRow *self)
{
  for (guint i = 0; self->uuid && i < self->hobbies->len; i++)
    if (g_str_equal (((TendPastime *) g_ptr_array_index (self->hobbies, i))->uuid, self->uuid))
      return i + 1;
  return 0;
}

/* A hobby that was put away meanwhile is still that of this plan. */
static void
add_chosen (TendPlanHobbyRow *self)
{
  guint n_features;
  const TendFeature *const *features = get_features (self, &n_features);
  TendPastime *hobby = NULL;

  if (self->uuid && find_hobby (self) == 0)
    hobby = tend_pastime_read (tend_store_get_reader (self->store), features, n_features, self->uuid, NULL);
  if (hobby)
    g_ptr_array_add (self->hobbies, hobby);
}

static void
read_hobbies (TendPlanHobbyRow *self)
{
  guint n_features;
  const TendFeature *const *features = get_features (self, &n_features);
  GPtrArray *hobbies = tend_pastimes_read (tend_store_get_reader (self->store), features, n_features, NULL);

  g_clear_pointer (&self->hobbies, g_ptr_array_unref);
  self->hobbies = hobbies ? hobbies : g_ptr_array_new_with_free_func ((GDestroyNotify) tend_pastime_free);
  add_chosen (self);
}

static void
fill (TendPlanHobbyRow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  read_hobbies (self);
  /* Translators: a plan that is not about a hobby. */
  gtk_string_list_append (names, C_("hobby", "None"));
  for (guint i = 0; i < self->hobbies->len; i++)
    gtk_string_list_append (names, ((TendPastime *) g_ptr_array_index (self->hobbies, i))->name);
  self->is_updating = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), find_hobby (self));
  self->is_updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->hobbies->len > 0);
}

static void
on_selected_cb (TendPlanHobbyRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const TendPastime *hobby;

  if (self->is_updating || self->hobbies == NULL || selected > self->hobbies->len)
    return;
  hobby = selected > 0 ? g_ptr_array_index (self->hobbies, selected - 1) : NULL;
  if (g_strcmp0 (self->uuid, hobby ? hobby->uuid : NULL) == 0)
    return;
  g_free (self->uuid);
  self->uuid = hobby ? g_strdup (hobby->uuid) : NULL;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
on_store_changed_cb (TendPlanHobbyRow *self,
                     TendChanges      *changes)
{
  guint n_features;
  const TendFeature *const *features = get_features (self, &n_features);

  if (tend_pastimes_concern (features, n_features, changes))
    fill (self);
}

static void
tend_plan_hobby_row_dispose (GObject *object)
{
  g_clear_object (&TEND_PLAN_HOBBY_ROW (object)->store);

  G_OBJECT_CLASS (tend_plan_hobby_row_parent_class)->dispose (object);
}

static void
tend_plan_hobby_row_finalize (GObject *object)
{
  TendPlanHobbyRow *self = TEND_PLAN_HOBBY_ROW (object);

  g_clear_pointer (&self->hobbies, g_ptr_array_unref);
  g_free (self->uuid);

  G_OBJECT_CLASS (tend_plan_hobby_row_parent_class)->finalize (object);
}

static void
tend_plan_hobby_row_class_init (TendPlanHobbyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tend_plan_hobby_row_dispose;
  object_class->finalize = tend_plan_hobby_row_finalize;

  /**
   * TendPlanHobbyRow::chosen:
   * @self: the row
   *
   * The user chose another hobby, or none.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
tend_plan_hobby_row_init (TendPlanHobbyRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected_cb), NULL);
}

/**
 * tend_plan_hobby_row_set_store:
 * @self: a row
 * @store: the life whose hobbies there are
 */
void
tend_plan_hobby_row_set_store (TendPlanHobbyRow *self,
                               TendStore        *store)
{
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  fill (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tend_plan_hobby_row_set_uuid:
 * @self: a row
 * @uuid: (nullable): a hobby, %NULL for none
 *
 * ::chosen is not emitted.
 */
void
tend_plan_hobby_row_set_uuid (TendPlanHobbyRow *self,
                              const char       *uuid)
{
  char *copy = g_strdup (uuid);

  g_free (self->uuid);
  self->uuid = copy;
  if (self->store)
    fill (self);
}

/**
 * tend_plan_hobby_row_get_uuid:
 * @self: a row
 *
 * Returns: (nullable): the hobby that is chosen, as it was set where it is not there any more
 */
const char *
tend_plan_hobby_row_get_uuid (TendPlanHobbyRow *self)
{
  return self->uuid;
}
