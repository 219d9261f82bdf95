#include "features/mindfulness/tend-session-after.h"

#include <glib/gi18n.h>

struct _TendSessionAfter
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkWidget *keep_button;
  GtkWidget *ways_box;
  GtkWidget *line_box;
  GtkEditable *line;
  GtkWidget *done_button;
};

enum
{
  SIGNAL_KEEP_ASKED,
  SIGNAL_WAY_ASKED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSessionAfter, tend_session_after, ADW_TYPE_BIN)

static void
on_keep_clicked_cb (TendSessionAfter *self)
{
  gtk_widget_set_visible (self->keep_button, FALSE);
  gtk_widget_set_visible (self->line_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  g_signal_emit (self, signals[SIGNAL_KEEP_ASKED], 0);
}

static void
on_done_asked_cb (TendSessionAfter *self)
{
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (self->line)));

  g_signal_emit (self, signals[SIGNAL_DONE], 0, line);
}

static void
on_way_clicked_cb (TendSessionAfter *self,
                   GtkWidget        *button)
{
  g_signal_emit (self, signals[SIGNAL_WAY_ASKED], 0, gtk_widget_get_name (button));
}

static gboolean
tend_session_after_grab_focus (GtkWidget *widget)
{
  TendSessionAfter *self = TEND_SESSION_AFTER (widget);

  if (gtk_widget_get_visible (self->ways_box))
    return gtk_widget_child_focus (self->ways_box, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->done_button);
}

static void
tend_session_after_class_init (TendSessionAfterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  widget_class->grab_focus = tend_session_after_grab_focus;

  signals[SIGNAL_KEEP_ASKED] = g_signal_new ("keep-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[SIGNAL_WAY_ASKED] = g_signal_new ("way-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-after.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, status);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, ways_box);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, line_box);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, line);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_asked_cb);
}

static void
tend_session_after_init (TendSessionAfter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_session_after_show:
 * @self: the widget
 * @seconds: how long the session was
 * @is_kept: whether it is kept; one that ended in its first moments is so only if wished
 */
void
tend_session_after_show (TendSessionAfter *self,
                         int               seconds,
                         gboolean          is_kept)
{
  int minutes = (seconds + 30) / 60;
  g_autofree char *title =
      seconds < 60 ? g_strdup_printf (ngettext ("%d second is %d second", "%d seconds are %d seconds", seconds),
                                      seconds, seconds)
                   : g_strdup_printf (ngettext ("%d minute is %d minute", "%d minutes are %d minutes", minutes),
                                      minutes, minutes);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, is_kept ? _("That is what was there today, and it counts.")
                                                         : _("It need not be written down, and it can be."));
  gtk_editable_set_text (self->line, "");
  gtk_widget_set_visible (self->keep_button, !is_kept && seconds > 0);
  gtk_widget_set_visible (self->line_box, is_kept);
  tend_session_after_set_ways (self, NULL);
}

/**
 * tend_session_after_set_ways:
 * @self: the widget
 * @ways: (nullable) (element-type TendSessionWay): ways on from here, in order; %NULL for none
 */
void
tend_session_after_set_ways (TendSessionAfter *self,
                             GPtrArray        *ways)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->ways_box)))
    gtk_box_remove (GTK_BOX (self->ways_box), child);
  gtk_widget_set_visible (self->ways_box, ways != NULL);
  /* The ways need the room. */
  adw_status_page_set_icon_name (self->status, ways ? NULL : "tend-mindfulness-symbolic");
  for (guint i = 0; ways && i < ways->len; i++)
    {
      const TendSessionWay *way = g_ptr_array_index (ways, i);
      /* Translators: a way to go on after a breath, and for how long: "Walk for 10 Minutes" */
      g_autofree char *label = g_strdup_printf (ngettext ("%s for %d Minute", "%s for %d Minutes", way->minutes),
                                                _(way->title), way->minutes);

      child = gtk_button_new_with_label (label);
      gtk_widget_set_name (child, way->id);
      gtk_widget_add_css_class (child, "pill");
      g_signal_connect_swapped (child, "clicked", G_CALLBACK (on_way_clicked_cb), self);
      gtk_box_append (GTK_BOX (self->ways_box), child);
    }
}

/* Escape leaves as Done does: what was typed is kept. */
void
tend_session_after_accept (TendSessionAfter *self)
{
  on_done_asked_cb (self);
}
