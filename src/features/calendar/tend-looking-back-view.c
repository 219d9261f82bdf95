#include "features/calendar/tend-looking-back-view.h"

#include "features/calendar/tend-looking-back.h"
#include "shell/tend-feature-page.h"
#include "store/tend-acquaintance.h"
#include "widgets/tend-share-bars.h"
#include "widgets/tend-week-strip.h"

#include <glib/gi18n.h>

G_STATIC_ASSERT (TEND_WEEK_STRIP_WEEKS == TEND_LOOKING_BACK_WEEKS);

/* How many people and kinds are shown before all of them are asked for. */
#define SHARES_SHOWN 8

/* How far back a life may be looked at, in days. */
#define BACK_MAX (120 * 366)

struct _TendLookingBackView
{
  AdwBin parent_instance;

  TendStore *store;
  int years_back;         /* whole stretches of 52 weeks before the one that ends now */
  TendLookingBack *back;  /* NULL until it was read */
  gboolean is_stale;      /* whether something changed while nobody saw it */
  gboolean are_all_shown;

  GtkStack *stack;
  GtkLabel *stretch;
  GtkWidget *earlier;
  GtkWidget *later;
  TendWeekStrip *strip;
  GtkDropDown *weeks;
  GtkLabel *none;
  GtkWidget *people_box;
  TendShareBars *people;
  GtkWidget *kinds_box;
  TendShareBars *kinds;
  GtkWidget *show_all;
};

G_DEFINE_FINAL_TYPE (TendLookingBackView, tend_looking_back_view, ADW_TYPE_BIN)

/* What can be chosen, in the order of the list. */
static const guint week_choices[] = { TEND_LOOKING_BACK_WEEKS, 13, 4 };

static guint
count_weeks_with_somebody (const TendLookingBack *back)
{
  guint n = 0;

  for (guint i = 0; i < TEND_LOOKING_BACK_WEEKS; i++)
    n += back->n_meetings[i] > 0 ? 1 : 0;
  return n;
}

/* Who is to be left in peace is not brought to mind here either. */
static GHashTable *
find_unnamed (TendLookingBackView *self,
              GError             **error)
{
  guint n_features;
  const TendFeature *const *features = tend_store_get_features (self->store, &n_features);
  g_autoptr (GPtrArray) people =
      tend_acquaintances_read (tend_store_get_reader (self->store), features, n_features, error);
  GHashTable *unnamed;

  if (people == NULL)
    return NULL;
  unnamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const TendAcquaintance *person = g_ptr_array_index (people, i);

      if (person->is_silenced)
        g_hash_table_add (unnamed, g_strdup (person->uuid));
    }
  return unnamed;
}

static TendLookingBack *
read_back (TendLookingBackView *self,
           GError             **error)
{
  TendClock *clock = tend_store_get_clock (self->store);
  TendDay today = tend_store_get_today (self->store);
  GDateWeekday first_weekday = tend_settings_get_first_weekday (tend_store_get_settings (self->store));
  guint choice = MIN (gtk_drop_down_get_selected (self->weeks), G_N_ELEMENTS (week_choices) - 1);
  g_autoptr (GHashTable) unnamed = find_unnamed (self, error);
  const TendLookingBackQuery query = {
    .zone = tend_clock_get_zone (clock),
    .today = today,
    .now = tend_clock_get_now (clock),
    .last_week = tend_day_get_week_start (today, first_weekday) - 7 * TEND_LOOKING_BACK_WEEKS * self->years_back,
    .n_shared_weeks = week_choices[choice],
    .unnamed = unnamed,
  };

  return unnamed ? tend_looking_back_read (tend_store_get_reader (self->store), &query, error) : NULL;
}

/* An all-day plan has no hours: what there is to tell of it is how often it was. */
static char *
describe_amount (const TendTimeShare *share)
{
  if (share->minutes > 0)
    return tend_minute_describe_length ((int) MIN (share->minutes, G_MAXINT));
  return g_strdup_printf (ngettext ("%u time", "%u times", share->n_times), share->n_times);
}

static char *
describe_share (const TendTimeShare *share)
{
  g_autofree char *times = g_strdup_printf (ngettext ("%u time", "%u times", share->n_times), share->n_times);
  g_autofree char *length = NULL;

  if (share->minutes == 0)
    /* Translators: a person or a kind of plan, and how often */
    return g_strdup_printf (_("%s: %s"), share->name, times);
  length = tend_minute_describe_length ((int) MIN (share->minutes, G_MAXINT));
  /* Translators: a person or a kind of plan, how often, and how long in all */
  return g_strdup_printf (_("%s: %s, %s"), share->name, times, length);
}

static char *
on_person_described_cb (TendLookingBackView *self,
                        int                  index)
{
  return describe_share (g_ptr_array_index (self->back->people, (guint) index));
}

static char *
on_kind_described_cb (TendLookingBackView *self,
                      int                  index)
{
  return describe_share (g_ptr_array_index (self->back->kinds, (guint) index));
}

static char *
on_week_described_cb (TendLookingBackView *self,
                      int                  index)
{
  guint n = self->back->n_meetings[index];
  g_autofree char *day = tend_day_format (self->back->first_week + 7 * index, _("%-d %B %Y"));
  g_autofree char *length = NULL;
  g_autofree char *times = NULL;

  if (n == 0)
    /* Translators: the first day of a week in which nothing was planned with anybody */
    return g_strdup_printf (_("Week of %s: a quiet one"), day);
  times = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
  if (self->back->minutes[index] == 0)
    /* Translators: the first day of a week, and how often there was somebody */
    return g_strdup_printf (_("Week of %s: %s"), day, times);
  length = tend_minute_describe_length ((int) self->back->minutes[index]);
  /* Translators: the first day of a week, how often there was somebody, and how long in all */
  return g_strdup_printf (_("Week of %s: %s, %s"), day, times, length);
}

static void
show_bars (TendShareBars *bars,
           GPtrArray     *shares,
           guint          n_shown)
{
  g_autofree double *values = g_new0 (double, n_shown + 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_shown; i++)
    {
      const TendTimeShare *share = g_ptr_array_index (shares, i);

      values[i] = (double) share->minutes;
      g_ptr_array_add (names, share->name);
      g_ptr_array_add (figures, describe_amount (share));
    }
  tend_share_bars_set_data (bars, values, (const char *const *) names->pdata, (const char *const *) figures->pdata,
                            n_shown);
}

static void
show_shares (TendLookingBackView *self)
{
  const TendLookingBack *back = self->back;
  guint limit = self->are_all_shown ? G_MAXUINT : SHARES_SHOWN;
  gboolean is_any = back->people->len > 0 || back->kinds->len > 0;

  show_bars (self->people, back->people, MIN (back->people->len, limit));
  show_bars (self->kinds, back->kinds, MIN (back->kinds->len, limit));
  gtk_widget_set_visible (self->people_box, back->people->len > 0);
  gtk_widget_set_visible (self->kinds_box, back->kinds->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !is_any);
  gtk_widget_set_visible (self->show_all, MAX (back->people->len, back->kinds->len) > limit);
}

static void
show_stretch (TendLookingBackView *self)
{
  const TendLookingBack *back = self->back;
  TendDay last = MIN (back->first_week + 7 * TEND_LOOKING_BACK_WEEKS - 1, tend_store_get_today (self->store));
  guint n_weeks = count_weeks_with_somebody (back);
  /* Translators: a month; see g_date_time_format() */
  g_autofree char *from = tend_day_format (back->first_week, _("%b %Y"));
  g_autofree char *to = tend_day_format (last, _("%b %Y"));
  /* Translators: from one month to another */
  g_autofree char *stretch = g_strdup_printf (_("%s – %s"), from, to);
  g_autofree char *summary =
      n_weeks == 0 ? g_strdup (_("Nothing is noted of these weeks."))
                   : g_strdup_printf (ngettext ("In %u week there was somebody.", "In %u weeks there was somebody.",
                                                n_weeks),
                                      n_weeks);

  gtk_label_set_label (self->stretch, stretch);
  tend_week_strip_set_data (self->strip, back->first_week, back->n_meetings, back->n_open);
  tend_chart_set_summary (TEND_CHART (self->strip), summary);
  gtk_widget_set_sensitive (self->later, self->years_back > 0);
  gtk_widget_set_sensitive (self->earlier, (self->years_back + 1) * 7 * TEND_LOOKING_BACK_WEEKS < BACK_MAX);
}

/* A life of which nothing can ever be told here, however far one looks. */
static gboolean
is_empty (TendLookingBackView *self)
{
  gint64 has_guests = 1;

  tend_db_query_int64 (tend_store_get_reader (self->store), &has_guests, NULL,
                       "SELECT EXISTS (SELECT 1 FROM plan_guest)", "");
  return !has_guests;
}

static void
refresh (TendLookingBackView *self)
{
  g_autoptr (GError) error = NULL;
  TendLookingBack *back = read_back (self, &error);

  if (back == NULL)
    {
      tend_page_tell_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->back, tend_looking_back_free);
  self->back = back;
  self->is_stale = FALSE;
  show_stretch (self);
  show_shares (self);
  gtk_stack_set_visible_child_name (self->stack, is_empty (self) ? "empty" : "back");
}

static void
refresh_if_seen (TendLookingBackView *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_store_changed_cb (TendLookingBackView *self,
                     TendChanges         *changes)
{
  /* People may be any feature's; what they are called is with the plans. */
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE || tend_changes_concern (changes, "plan") ||
      tend_changes_concern (changes, "plan_date") || tend_changes_concern (changes, "plan_guest") ||
      tend_changes_concern (changes, "calendar") || tend_changes_concern (changes, "setting"))
    refresh_if_seen (self);
}

static void
on_earlier_clicked_cb (TendLookingBackView *self)
{
  self->years_back++;
  refresh (self);
}

static void
on_later_clicked_cb (TendLookingBackView *self)
{
  self->years_back = MAX (self->years_back - 1, 0);
  refresh (self);
}

static void
on_weeks_selected_cb (TendLookingBackView *self)
{
  if (self->back)
    refresh (self);
}

static void
on_show_all_clicked_cb (TendLookingBackView *self)
{
  self->are_all_shown = TRUE;
  show_shares (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->people));
}

static void
tend_looking_back_view_map (GtkWidget *widget)
{
  TendLookingBackView *self = TEND_LOOKING_BACK_VIEW (widget);

  if (self->is_stale)
    refresh (self);
  GTK_WIDGET_CLASS (tend_looking_back_view_parent_class)->map (widget);
}

static gboolean
tend_looking_back_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), GTK_DIR_TAB_FORWARD);
}

static void
tend_looking_back_view_dispose (GObject *object)
{
  g_clear_object (&TEND_LOOKING_BACK_VIEW (object)->store);

  G_OBJECT_CLASS (tend_looking_back_view_parent_class)->dispose (object);
}

static void
tend_looking_back_view_finalize (GObject *object)
{
  g_clear_pointer (&TEND_LOOKING_BACK_VIEW (object)->back, tend_looking_back_free);

  G_OBJECT_CLASS (tend_looking_back_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TEND_TYPE_SHARE_BARS);
  g_type_ensure (TEND_TYPE_WEEK_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/calendar/tend-looking-back-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, stack);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, stretch);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, earlier);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, later);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, strip);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, weeks);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, none);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, people_box);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, people);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, kinds);
  gtk_widget_class_bind_template_child (widget_class, TendLookingBackView, show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_weeks_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_week_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_described_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_described_cb);
}

static void
tend_looking_back_view_class_init (TendLookingBackViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_looking_back_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = tend_looking_back_view_finalize;
  widget_class->map = tend_looking_back_view_map;
  widget_class->grab_focus = tend_looking_back_view_grab_focus;
  bind_template (widget_class);
}

static void
tend_looking_back_view_init (TendLookingBackView *self)
{
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_looking_back_view_set_store:
 * @self: the view
 * @store: the life, set once
 *
 * It is read when it is first shown, and again when something of it has changed.
 */
void
tend_looking_back_view_set_store (TendLookingBackView *self,
                                  TendStore           *store)
{
  g_return_if_fail (TEND_IS_LOOKING_BACK_VIEW (self) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "day-changed", G_CALLBACK (refresh_if_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tend_store_get_clock (store), "zone-changed", G_CALLBACK (refresh_if_seen), self,
                           G_CONNECT_SWAPPED);
}
