#include "features/calendar/tend-plan-windows.h"

#include "features/calendar/tend-plan-dialog.h"
#include "features/calendar/tend-plan-view.h"

struct _TendPlanWindows
{
  GObject parent_instance;

  TendStore *store;
  GtkWidget *page;   /* whose windows they are; NULL once it is gone */
  GtkWindow *dialog; /* NULL until something new is first begun */
  GtkWindow *edit;   /* NULL while no plan is being changed */
  GtkWindow *view;   /* NULL while no plan is open */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendPlanWindows, tend_plan_windows, G_TYPE_OBJECT)

static void
show_window (TendPlanWindows *self,
             GtkWindow       *window)
{
  GtkRoot *root = self->page ? gtk_widget_get_root (self->page) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
  gtk_window_present (window);
}

static void
on_saved_cb (TendPlanWindows *self,
             int              day)
{
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, day);
}

static void
on_view_finished_cb (TendPlanWindows *self)
{
  g_clear_pointer (&self->view, gtk_window_destroy);
}

static void
on_edit_finished_cb (TendPlanWindows *self)
{
  g_clear_pointer (&self->edit, gtk_window_destroy);
}

static void
on_dialog_finished_cb (TendPlanWindows *self)
{
  g_clear_pointer (&self->dialog, gtk_window_destroy);
}

static void
on_edit_asked_cb (TendPlanWindows    *self,
                  TendPlanOccurrence *at)
{
  g_clear_pointer (&self->edit, gtk_window_destroy);
  self->edit = GTK_WINDOW (tend_plan_dialog_new_for (self->store, at));
  g_signal_connect_object (self->edit, "finished", G_CALLBACK (on_edit_finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "saved", G_CALLBACK (on_saved_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->view, gtk_window_destroy);
  show_window (self, self->edit);
}

static void
on_elsewhere_asked_cb (TendPlanWindows *self,
                       const char      *kind,
                       const char      *uuid)
{
  g_clear_pointer (&self->view, gtk_window_destroy);
  if (self->page)
    gtk_widget_activate_action (self->page, "win.open", "(ss)", kind, uuid);
}

static void
tend_plan_windows_dispose (GObject *object)
{
  TendPlanWindows *self = TEND_PLAN_WINDOWS (object);

  g_clear_pointer (&self->dialog, gtk_window_destroy);
  g_clear_pointer (&self->edit, gtk_window_destroy);
  g_clear_pointer (&self->view, gtk_window_destroy);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (tend_plan_windows_parent_class)->dispose (object);
}

static void
tend_plan_windows_class_init (TendPlanWindowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_plan_windows_dispose;

  /**
   * TendPlanWindows::saved:
   * @self: the windows
   * @day: the day of a plan that was kept in one of them
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tend_plan_windows_init (TendPlanWindows *self)
{
}

/**
 * tend_plan_windows_new:
 * @store: the life
 * @page: whose windows they are; they do not keep it
 *
 * Returns: (transfer full): the windows, none of them open; all go with it
 */
TendPlanWindows *
tend_plan_windows_new (TendStore *store,
                       GtkWidget *page)
{
  TendPlanWindows *self = g_object_new (TEND_TYPE_PLAN_WINDOWS, NULL);

  self->store = g_object_ref (store);
  g_set_weak_pointer (&self->page, page);
  return self;
}

/**
 * tend_plan_windows_open:
 * @self: the windows
 * @at: the time of a plan that is to be shown
 */
void
tend_plan_windows_open (TendPlanWindows          *self,
                        const TendPlanOccurrence *at)
{
  g_return_if_fail (TEND_IS_PLAN_WINDOWS (self));

  g_clear_pointer (&self->view, gtk_window_destroy);
  self->view = GTK_WINDOW (tend_plan_view_new (self->store, at));
  g_signal_connect_object (self->view, "finished", G_CALLBACK (on_view_finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "edit", G_CALLBACK (on_edit_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "elsewhere", G_CALLBACK (on_elsewhere_asked_cb), self, G_CONNECT_SWAPPED);
  show_window (self, self->view);
}

/**
 * tend_plan_windows_begin:
 * @self: the windows
 * @day: the day of a new plan, %TEND_DAY_NONE if none was chosen
 * @minute: minutes after midnight, %TEND_MINUTE_NONE for the day as a whole
 * @minutes: how long
 *
 * What was begun and closed without a word about it is still there.
 */
void
tend_plan_windows_begin (TendPlanWindows *self,
                         TendDay          day,
                         int              minute,
                         int              minutes)
{
  g_return_if_fail (TEND_IS_PLAN_WINDOWS (self));

  if (self->dialog == NULL)
    {
      self->dialog = GTK_WINDOW (tend_plan_dialog_new (self->store));
      g_signal_connect_object (self->dialog, "finished", G_CALLBACK (on_dialog_finished_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->dialog, "saved", G_CALLBACK (on_saved_cb), self, G_CONNECT_SWAPPED);
    }
  if (day != TEND_DAY_NONE)
    tend_plan_dialog_set_time (TEND_PLAN_DIALOG (self->dialog), day, minute, minutes);
  show_window (self, self->dialog);
}
