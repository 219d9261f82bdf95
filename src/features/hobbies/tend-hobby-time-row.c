#include "features/hobbies/tend-hobby-time-row.h"

#include "features/hobbies/tend-hobby-badge.h"
#include "features/hobbies/tend-hobby-words.h"
#include "widgets/tend-bars.h"

struct _TendHobbyTimeRow
{
  GtkListBoxRow parent_instance;

  gint64 hobby_id;
  TendDay months[TEND_HOBBY_TIME_MONTHS];
  double seconds[TEND_HOBBY_TIME_MONTHS];

  TendHobbyBadge *badge;
  GtkLabel *name;
  GtkLabel *total;
  TendBars *bars;
};

G_DEFINE_FINAL_TYPE (TendHobbyTimeRow, tend_hobby_time_row, GTK_TYPE_LIST_BOX_ROW)

static char *
on_month_described_cb (TendHobbyTimeRow *self,
                       int               index)
{
  return tend_hobby_describe_month (self->months[index], (gint64) self->seconds[index]);
}

static void
tend_hobby_time_row_class_init (TendHobbyTimeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TEND_TYPE_BARS);
  g_type_ensure (TEND_TYPE_HOBBY_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/hobbies/tend-hobby-time-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimeRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimeRow, name);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimeRow, total);
  gtk_widget_class_bind_template_child (widget_class, TendHobbyTimeRow, bars);
  gtk_widget_class_bind_template_callback (widget_class, on_month_described_cb);
}

static void
tend_hobby_time_row_init (TendHobbyTimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_hobby_time_row_new:
 * @hobby: a hobby
 * @months: (array fixed-size=12): the first day of each month, in order
 * @seconds: (array fixed-size=12): how long in each
 * @most_seconds: the longest that any hobby had in one of these months, against which its bars are drawn; more than 0
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
tend_hobby_time_row_new (const TendHobby *hobby,
                         const TendDay   *months,
                         const double    *seconds,
                         double           most_seconds)
{
  TendHobbyTimeRow *self = g_object_new (TEND_TYPE_HOBBY_TIME_ROW, NULL);
  g_auto (GStrv) labels = g_new0 (char *, TEND_HOBBY_TIME_MONTHS + 1);
  g_autofree char *total = NULL;
  gint64 sum = 0;

  self->hobby_id = hobby->id;
  for (guint i = 0; i < TEND_HOBBY_TIME_MONTHS; i++)
    {
      self->months[i] = months[i];
      self->seconds[i] = seconds[i];
      sum += (gint64) seconds[i];
      labels[i] = tend_day_format (months[i], "%b");
    }
  total = tend_hobby_describe_length (sum);
  tend_hobby_badge_show (self->badge, hobby);
  gtk_label_set_label (self->name, hobby->name);
  gtk_label_set_label (self->total, total);
  tend_chart_set_color_name (TEND_CHART (self->bars), hobby->color);
  tend_bars_set_maximum (self->bars, most_seconds);
  tend_bars_set_data (self->bars, self->seconds, (const char *const *) labels, TEND_HOBBY_TIME_MONTHS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars), GTK_ACCESSIBLE_PROPERTY_LABEL, hobby->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, hobby->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, total, -1);
  return GTK_WIDGET (self);
}

gint64
tend_hobby_time_row_get_hobby_id (TendHobbyTimeRow *self)
{
  g_return_val_if_fail (TEND_IS_HOBBY_TIME_ROW (self), 0);

  return self->hobby_id;
}
