#include "features/hobbies/tend-hobby-times.h"

#include "features/hobbies/tend-hobby-reader.h"
#include "features/hobbies/tend-hobby-time-row.h"
#include "shell/tend-feature-page.h"

struct _TendHobbyTimes
{
  GtkWidget parent_instance;

  TendStore *store;
  gboolean is_outdated;

  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *filled;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TendHobbyTimes, tend_hobby_times, GTK_TYPE_WIDGET)

typedef struct
{
  gint64 hobby_id;
  double seconds[TEND_HOBBY_TIME_MONTHS];
  double sum;
} Share;

static Share *
get_share (GArray *shares,
           gint64  hobby_id)
{
  Share share = { .hobby_id = hobby_id };

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).hobby_id == hobby_id)
      return &g_array_index (shares, Share, i);
  g_array_append_val (shares, share);
  return &g_array_index (shares, Share, shares->len - 1);
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const Share *one = a;
  const Share *other = b;

  return (one->sum < other->sum) - (one->sum > other->sum);
}

/* Returns: (transfer full) (element-type Share): who has how much of these months, those with the most first */
static GArray *
collect_shares (GArray        *read, /* of TendHobbyMonth */
                const TendDay *months)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < read->len; i++)
    {
      const TendHobbyMonth *month = &g_array_index (read, TendHobbyMonth, i);
      Share *share = get_share (shares, month->hobby_id);

      for (guint j = 0; j < TEND_HOBBY_TIME_MONTHS; j++)
        if (months[j] == month->month)
          share->seconds[j] += (double) month->seconds;
      share->sum += (double) month->seconds;
    }
  g_array_sort (shares, compare_shares);
  return shares;
}

static double
find_most (GArray *shares)
{
  double most = 1;

  for (guint i = 0; i < shares->len; i++)
    for (guint j = 0; j < TEND_HOBBY_TIME_MONTHS; j++)
      most = MAX (most, g_array_index (shares, Share, i).seconds[j]);
  return most;
}

static void
clear (TendHobbyTimes *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
}

static void
refresh (TendHobbyTimes *self)
{
  TendDb *db = tend_store_get_reader (self->store);
  TendDay today = tend_store_get_today (self->store);
  TendDay months[TEND_HOBBY_TIME_MONTHS];
  double most;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) shares = NULL;

  self->is_outdated = FALSE;
  tend_hobby_rules_list_months (today, months, TEND_HOBBY_TIME_MONTHS);
  read = tend_hobby_read_months (db, months[0], today, &error);
  if (read == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  clear (self);
  shares = collect_shares (read, months);
  most = find_most (shares);
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);
      g_autoptr (TendHobby) hobby = tend_hobby_read (db, share->hobby_id, NULL);

      if (hobby)
        gtk_list_box_append (self->list, tend_hobby_time_row_new (hobby, months, share->seconds, most));
    }
  gtk_stack_set_visible_child (self->stack, shares->len > 0 ? self->filled : self->empty);
}

static void
outdate (TendHobbyTimes *self)
{
  self->is_outdated = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_store_changed_cb (TendHobbyTimes *self,
                     TendChanges    *changes)
{
  if (tend_changes_concern (changes, "hobby") || tend_changes_concern (changes, "hobby_session"))
    outdate (self);
}

static void
on_row_activated_cb (TendHobbyTimes   *self,
                     TendHobbyTimeRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "hobbies.open", "x", tend_hobby_time_row_get_hobby_id (row));
}

static void
tend_hobby_times_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tend_hobby_times_parent_class)->map (widget);

  if (TEND_HOBBY_TIMES (widget)->is_outdated)
    refresh (TEND_HOBBY_TIMES (widget));
}

static gboolean
tend_hobby_times_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (TEND_HOBBY_TIMES (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static void
tend_hobby_times_dispose (GObject *object)
{
  TendHobbyTimes *self = TEND_HOBBY_TIMES (object);

  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tend_hobby_times_parent_class)->dispose (object);
}

static void
tend_hobby_times_class_init (TendHobbyTimesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_hobby_times_dispose;
  widget_class->map = tend_hobby_times_map;
  widget_class->grab_focus = tend_hobby_times_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-times.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimes, stack);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimes, empty);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimes, filled);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimes, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tend_hobby_times_init (TendHobbyTimes *self)
{
  self->is_outdated = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_times_new:
 * @store: the life
 *
 * Returns: (transfer floating): the list, which follows the life while it is seen
 */
GtkWidget *
tend_hobby_times_new (TendStore *store)
{
  TendHobbyTimes *self = g_object_new (TEND_TYPE_HOBBY_TIMES, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (outdate), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
