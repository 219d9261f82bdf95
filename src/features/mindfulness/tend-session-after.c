#include "features/mindfulness/tend-session-after.h"

#include "features/mindfulness/tend-feeling-rows.h"

#include <glib/gi18n.h>

/* At most so many ways stand there at once; who has just calmed down is not to choose from twenty. */
#define N_WAYS_SHOWN 4

struct _TendSessionAfter
{
  AdwBin parent_instance;

  gboolean can_be_kept; /* there was anything */
  gboolean is_kept;

  AdwStatusPage *status;
  GtkBox *content;
  GtkWidget *keep_button;
  GtkListBox *ways;
  TendFeelingRows *feeling;
  GtkWidget *line_box;
  GtkEditable *line;
  GtkWidget *helped_row;
  GtkSwitch *helped;
  GtkButton *done_button;
};

enum
{
  SIGNAL_KEEP_ASKED,
  SIGNAL_WAY_ASKED,
  SIGNAL_OWN_ASKED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSessionAfter, tend_session_after, ADW_TYPE_BIN)

/* Where ways on are offered nothing is asked, and a line is one of the ways. */
static void
show_parts (TendSessionAfter *self)
{
  gboolean has_ways = gtk_widget_get_visible (GTK_WIDGET (self->ways));

  adw_status_page_set_description (self->status, self->is_kept ? _("That is what was there today, and it counts.")
                                                               : _("It need not be written down, and it can be."));
  gtk_widget_set_visible (self->keep_button, self->can_be_kept && !self->is_kept);
  gtk_widget_set_visible (self->line_box, self->is_kept || (has_ways && self->can_be_kept));
  gtk_widget_set_visible (GTK_WIDGET (self->feeling), self->is_kept && !has_ways);
}

static void
on_keep_clicked_cb (TendSessionAfter *self)
{
  tend_session_after_set_kept (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  g_signal_emit (self, signals[SIGNAL_KEEP_ASKED], 0);
}

static void
on_done_asked_cb (TendSessionAfter *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
on_way_activated_cb (TendSessionAfter *self,
                     GtkWidget        *row)
{
  const char *id = gtk_widget_get_name (row);

  if (id[0] == '\0')
    g_signal_emit (self, signals[SIGNAL_OWN_ASKED], 0);
  else
    g_signal_emit (self, signals[SIGNAL_WAY_ASKED], 0, id);
}

static gboolean
tend_session_after_grab_focus (GtkWidget *widget)
{
  TendSessionAfter *self = TEND_SESSION_AFTER (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->ways)))
    return gtk_widget_child_focus (GTK_WIDGET (self->ways), GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (GTK_WIDGET (self->done_button));
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
  signals[SIGNAL_OWN_ASKED] = g_signal_new ("own-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            0);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TEND_TYPE_FEELING_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/mindfulness/tend-session-after.ui");
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, status);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, content);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, keep_button);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, ways);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, feeling);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, line_box);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, line);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, helped_row);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, helped);
  gtk_widget_class_bind_template_child (widget_class, TendSessionAfter, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_way_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_done_asked_cb);
}

static void
tend_session_after_init (TendSessionAfter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_session_after_describe:
 * @seconds: how long it was
 *
 * Returns: (transfer full): that as it is, whatever was planned
 */
char *
tend_session_after_describe (int seconds)
{
  int minutes = (seconds + 30) / 60;

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second is %d second", "%d seconds are %d seconds", seconds), seconds,
                            seconds);
  return g_strdup_printf (ngettext ("%d minute is %d minute", "%d minutes are %d minutes", minutes), minutes,
                          minutes);
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
  g_autofree char *title = tend_session_after_describe (seconds);

  adw_status_page_set_title (self->status, title);
  self->can_be_kept = seconds > 0;
  self->is_kept = is_kept;
  gtk_editable_set_text (self->line, "");
  tend_feeling_rows_set (self->feeling, &(TendFeeling){ TEND_MOOD_NONE, TEND_MOOD_NONE });
  gtk_switch_set_active (self->helped, FALSE);
  tend_session_after_set_asks_help (self, FALSE);
  tend_session_after_set_ways (self, NULL, FALSE);
}

/**
 * tend_session_after_set_kept:
 * @self: the widget
 * @is_kept: whether the session that it is about is kept; one that is not can be
 */
void
tend_session_after_set_kept (TendSessionAfter *self,
                             gboolean          is_kept)
{
  self->is_kept = is_kept;
  show_parts (self);
}

static void
append_way (TendSessionAfter *self,
            const char       *id,
            const char       *title,
            const char       *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_name (row, id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->ways, row);
}

/**
 * tend_session_after_set_ways:
 * @self: the widget
 * @ways: (nullable) (element-type TendPractice): ways on from here, in order; %NULL for none
 * @writes_first: whether a line stands before them
 */
void
tend_session_after_set_ways (TendSessionAfter *self,
                             GPtrArray        *ways,
                             gboolean          writes_first)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->ways))))
    gtk_list_box_remove (self->ways, row);
  gtk_widget_set_visible (GTK_WIDGET (self->ways), ways != NULL);
  show_parts (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->line),
                                 ways ? _("Or Write One Line") : _("A Line about It, if You Like"));
  /* The ways need the room. */
  adw_status_page_set_icon_name (self->status, ways ? NULL : "tend-mindfulness-symbolic");
  gtk_button_set_label (self->done_button, ways ? _("That Is Enough") : _("Done"));
  gtk_box_reorder_child_after (self->content, GTK_WIDGET (self->ways), writes_first ? self->line_box : NULL);
  if (ways == NULL)
    return;
  for (guint i = 0; i < MIN (ways->len, N_WAYS_SHOWN); i++)
    {
      const TendPractice *way = g_ptr_array_index (ways, i);
      g_autofree char *subtitle = tend_practice_describe (way);

      append_way (self, way->id, way->title, subtitle);
    }
  append_way (self, "", _("Something Else…"), NULL);
}

/**
 * tend_session_after_set_asks_help:
 * @self: the widget
 * @asks: whether to ask if it helped, so that it can be offered first the next time
 */
void
tend_session_after_set_asks_help (TendSessionAfter *self,
                                  gboolean          asks)
{
  gtk_widget_set_visible (self->helped_row, asks);
}

/* Returns: (transfer full): what was written, "" if nothing */
char *
tend_session_after_get_line (TendSessionAfter *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->line)));
}

/**
 * tend_session_after_get_feeling:
 * @self: the widget
 * @feeling: (out caller-allocates): how one feels after, as far as that was said
 */
void
tend_session_after_get_feeling (TendSessionAfter *self,
                                TendFeeling      *feeling)
{
  tend_feeling_rows_get (self->feeling, feeling);
}

gboolean
tend_session_after_get_helped (TendSessionAfter *self)
{
  return gtk_switch_get_active (self->helped);
}

/* Escape leaves as Done does: what was typed is kept. */
void
tend_session_after_accept (TendSessionAfter *self)
{
  on_done_asked_cb (self);
}
