#include "features/calendar/tend-week-list.h"

#include "features/calendar/tend-week-layout.h"

#include <glib/gi18n.h>

struct _TendWeekList
{
  GtkBox parent_instance;
};

enum
{
  SIGNAL_OPEN,
  SIGNAL_MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendWeekList, tend_week_list, GTK_TYPE_BOX)

static void
on_block_open_cb (TendWeekList       *self,
                  TendPlanOccurrence *at)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, at);
}

static void
on_block_move_cb (TendWeekList       *self,
                  TendPlanOccurrence *at,
                  int                 start_minutes,
                  int                 end_minutes)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, at, start_minutes, end_minutes, TRUE);
}

static void
append_block (TendWeekList             *self,
              const TendPlanOccurrence *at,
              TendDay                   today)
{
  GtkWidget *block = tend_plan_block_new ();

  tend_plan_block_set_is_brief (TEND_PLAN_BLOCK (block), TRUE);
  tend_plan_block_set (TEND_PLAN_BLOCK (block), at, today);
  g_signal_connect_object (block, "open", G_CALLBACK (on_block_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (block, "move", G_CALLBACK (on_block_move_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), block);
}

static void
append_heading (TendWeekList *self,
                TendDay       day,
                TendDay       today)
{
  /* Translators: a day in a list, like "Monday, 23 November"; see g_date_time_format() */
  g_autofree char *text = tend_day_format (day, _("%A, %-d %B"));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, gtk_widget_get_first_child (GTK_WIDGET (self)) ? 12 : 0);
  gtk_widget_add_css_class (label, "heading");
  if (day == today)
    gtk_widget_add_css_class (label, "accent");
  gtk_box_append (GTK_BOX (self), label);
}

/* A plan of several days is on each of them. */
static void
append_day (TendWeekList *self,
            GPtrArray    *occurrences,
            TendDay       day,
            TendDay       today)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const TendPlanOccurrence *at = g_ptr_array_index (occurrences, i);

      if (!tend_plan_occurrence_touches (at, day, day))
        continue;
      if (!has_heading)
        append_heading (self, day, today);
      has_heading = TRUE;
      append_block (self, at, today);
    }
}

static void
append_nothing (TendWeekList *self)
{
  GtkWidget *label = gtk_label_new (_("Nothing is planned in this week. It is yours."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self), label);
}

static void
tend_week_list_class_init (TendWeekListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /* As those of the hours and of the days above them: see tend-week-part.c. */
  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       TEND_TYPE_PLAN_OCCURRENCE);
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                       TEND_TYPE_PLAN_OCCURRENCE, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);
}

static void
tend_week_list_init (TendWeekList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

/**
 * tend_week_list_set_week:
 * @self: the list
 * @occurrences: (element-type TendPlanOccurrence): what takes place
 * @first: the first day
 * @today: the day it is
 */
void
tend_week_list_set_week (TendWeekList *self,
                         GPtrArray    *occurrences,
                         TendDay       first,
                         TendDay       today)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
  for (TendDay day = first; day < first + TEND_WEEK_DAYS; day++)
    append_day (self, occurrences, day, today);
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    append_nothing (self);
}
