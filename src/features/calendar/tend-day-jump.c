#include "features/calendar/tend-day-jump.h"

#include "features/calendar/tend-quick-words.h"

#include <glib/gi18n.h>

struct _TendDayJump
{
  GtkPopover parent_instance;

  TendDay today;

  GtkWidget *entry;
  GtkWidget *trouble;
  GtkCalendar *calendar;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendDayJump, tend_day_jump, GTK_TYPE_POPOVER)

static void
choose (TendDayJump *self,
        TendDay      day)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
}

static void
on_entry_changed_cb (TendDayJump *self)
{
  gtk_widget_set_visible (self->trouble, FALSE);
}

/* What is no day stays there, to be put right. */
static void
on_entry_activated_cb (TendDayJump *self)
{
  g_auto (TendQuickWords) words = { 0 };
  gboolean is_weekday, is_wrong = FALSE;
  TendDay day;
  guint n;

  tend_quick_words_init (&words, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  n = tend_quick_words_match_day (&words, 0, self->today, &day, &is_weekday, &is_wrong);
  if (n > 0 && n == words.n_words && !is_wrong)
    choose (self, day);
  else
    gtk_widget_set_visible (self->trouble, TRUE);
}

static void
on_today_clicked_cb (TendDayJump *self)
{
  choose (self, self->today);
}

/* The weeks go by as its months are turned. */
static void
on_day_selected_cb (TendDayJump *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0,
                 tend_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                    g_date_time_get_day_of_month (date)));
}

static void
tend_day_jump_class_init (TendDayJumpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * TendDayJump::chosen:
   * @self: the popover
   * @day: where to go
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tend_app/Tend/ui/calendar/tend-day-jump.ui");
  gtk_widget_class_bind_template_child (widget_class, TendDayJump, entry);
  gtk_widget_class_bind_template_child (widget_class, TendDayJump, trouble);
  gtk_widget_class_bind_template_child (widget_class, TendDayJump, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
}

static void
tend_day_jump_init (TendDayJump *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tend_day_jump_new (void)
{
  return g_object_new (TEND_TYPE_DAY_JUMP, NULL);
}

/**
 * tend_day_jump_set_days:
 * @self: the popover
 * @shown: a day of the week that is shown
 * @today: the day it is
 *
 * Its month begins its weeks by the locale: a GtkCalendar knows no other way.
 */
void
tend_day_jump_set_days (TendDayJump *self,
                        TendDay      shown,
                        TendDay      today)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  self->today = today;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  tend_day_to_ymd (shown, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, on_day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected_cb, self);
}
