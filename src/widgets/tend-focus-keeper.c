#include "widgets/tend-focus-keeper.h"

/* GTK looks for a new place after it has painted: the frame in which the menu goes, and one to be sure. */
#define FRAMES_TO_WAIT 2

struct _TendFocusKeeper
{
  GObject parent_instance;

  GtkWindow *window; /* unowned: whoever keeps the keeper goes with it */
  GtkWidget *focus;  /* (nullable): what has the keys, watched for going off screen */
  guint tick_id;
  guint n_frames;
};

enum
{
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendFocusKeeper, tend_focus_keeper, G_TYPE_OBJECT)

/* While the window itself is away, nothing in it is on screen, and nothing is lost. */
static gboolean
is_lost (TendFocusKeeper *self)
{
  return self->focus && gtk_widget_get_mapped (GTK_WIDGET (self->window)) && !gtk_widget_get_mapped (self->focus);
}

static gboolean
on_frame_cb (GtkWidget     *window,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  TendFocusKeeper *self = user_data;

  if (is_lost (self) && ++self->n_frames <= FRAMES_TO_WAIT)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  if (is_lost (self))
    g_signal_emit (self, signals[SIGNAL_LOST], 0);
  return G_SOURCE_REMOVE;
}

static void
wait_if_lost (TendFocusKeeper *self)
{
  if (self->tick_id != 0 || !is_lost (self))
    return;
  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), on_frame_cb, self, NULL);
}

static void
watch (TendFocusKeeper *self,
       GtkWidget       *focus)
{
  if (self->focus)
    {
      g_signal_handlers_disconnect_by_data (self->focus, self);
      g_object_remove_weak_pointer (G_OBJECT (self->focus), (gpointer *) &self->focus);
    }
  self->focus = focus;
  if (focus)
    {
      g_object_add_weak_pointer (G_OBJECT (focus), (gpointer *) &self->focus);
      g_signal_connect_swapped (focus, "unmap", G_CALLBACK (wait_if_lost), self);
    }
}

static void
on_focus_changed_cb (TendFocusKeeper *self)
{
  watch (self, gtk_window_get_focus (self->window));
  wait_if_lost (self);
}

static void
tend_focus_keeper_dispose (GObject *object)
{
  TendFocusKeeper *self = TEND_FOCUS_KEEPER (object);

  watch (self, NULL);
  if (self->window)
    {
      g_signal_handlers_disconnect_by_data (self->window, self);
      if (self->tick_id != 0)
        gtk_widget_remove_tick_callback (GTK_WIDGET (self->window), self->tick_id);
      self->tick_id = 0;
    }
  self->window = NULL;

  G_OBJECT_CLASS (tend_focus_keeper_parent_class)->dispose (object);
}

static void
tend_focus_keeper_class_init (TendFocusKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_focus_keeper_dispose;

  /**
   * TendFocusKeeper::lost:
   * @self: the keeper
   *
   * What has the keys is not on screen, and stays so: they should be given to something that is.
   */
  signals[SIGNAL_LOST] = g_signal_new ("lost", TEND_TYPE_FOCUS_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
tend_focus_keeper_init (TendFocusKeeper *self)
{
}

/**
 * tend_focus_keeper_new:
 * @window: a window, which keeps it and lets it go when it is disposed of
 *
 * Returns: (transfer full): a keeper of the window's focus
 */
TendFocusKeeper *
tend_focus_keeper_new (GtkWindow *window)
{
  TendFocusKeeper *self = g_object_new (TEND_TYPE_FOCUS_KEEPER, NULL);

  self->window = window;
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), self);
  on_focus_changed_cb (self);
  return self;
}
