#include "widgets/tend-zone-chooser.h"

#include "base/tend-zone-places.h"

#include <glib/gi18n.h>

/* As many as one looks through; with a letter more there are fewer. */
#define SEEN_MAX 40

struct _TendZoneChooser
{
  AdwWindow parent_instance;

  TendZone *here;
  gint64 instant;     /* UTC seconds: when the clocks are looked at */
  GPtrArray *places;  /* of TendZonePlace */

  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *list;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendZoneChooser, tend_zone_chooser, ADW_TYPE_WINDOW)

/* "Germany · 16:30", with the day if it is another one there. */
static char *
describe (TendZoneChooser     *self,
          const TendZonePlace *place)
{
  g_autoptr (TendZone) zone = tend_zone_new (place->id, NULL);
  TendWall there = tend_zone_to_wall (zone ? zone : self->here, self->instant);
  TendWall here = tend_zone_to_wall (self->here, self->instant);
  g_autofree char *time = tend_minute_format (there.second / 60, tend_minute_get_hours ());
  g_autofree char *when = NULL;

  if (there.day == here.day)
    when = g_strdup (time);
  else
    /* Translators: a weekday and a time, "Friday 23:30" */
    when = g_strdup_printf (_("%s %s"), tend_weekday_get_name (tend_day_get_weekday (there.day)), time);
  return place->country ? g_strdup_printf ("%s · %s", place->country, when) : g_steal_pointer (&when);
}

static GtkWidget *
make_row (TendZoneChooser     *self,
          const TendZonePlace *place)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (self, place);
  g_autofree char *title = g_markup_escape_text (place->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, place->id);
  g_object_set_data_full (G_OBJECT (row), "zone", g_strdup (place->id), g_free);
  return row;
}

/* The one that goes along with whoever looks, and the one that they are in. */
static void
add_own (TendZoneChooser *self)
{
  GtkWidget *floating = adw_action_row_new ();
  g_autofree char *name = tend_zone_id_get_place (tend_zone_get_id (self->here));
  const TendZonePlace own = { (char *) tend_zone_get_id (self->here), name, _("Here") };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (floating), _("Wherever You Are"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (floating), _("The same hour in every zone"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (floating), TRUE);
  g_object_set_data (G_OBJECT (floating), "zone", (gpointer) "");
  gtk_list_box_append (self->list, floating);
  gtk_list_box_append (self->list, make_row (self, &own));
}

static void
on_search_changed_cb (TendZoneChooser *self)
{
  const char *words = gtk_editable_get_text (self->search);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (*words == '\0')
    add_own (self);
  for (guint i = 0; i < self->places->len && n < SEEN_MAX; i++)
    {
      const TendZonePlace *place = g_ptr_array_index (self->places, i);

      if (!tend_zone_place_matches (place, words))
        continue;
      gtk_list_box_append (self->list, make_row (self, place));
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_list_box_get_row_at_index (self->list, 0) ? "places" : "nothing");
}

static void
on_row_activated_cb (TendZoneChooser *self,
                     GtkListBoxRow   *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "zone"));

  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

/* Enter takes what there is only one of; where there are more, the arrows choose. */
static void
on_search_activated_cb (TendZoneChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first && gtk_list_box_get_row_at_index (self->list, 1) == NULL)
    on_row_activated_cb (self, first);
  else if (first)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  else
    gtk_widget_error_bell (GTK_WIDGET (self->search));
}

static void
on_search_stopped_cb (TendZoneChooser *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
tend_zone_chooser_finalize (GObject *object)
{
  TendZoneChooser *self = TEND_ZONE_CHOOSER (object);

  tend_zone_unref (self->here);
  g_ptr_array_unref (self->places);

  G_OBJECT_CLASS (tend_zone_chooser_parent_class)->finalize (object);
}

static void
tend_zone_chooser_class_init (TendZoneChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tend_zone_chooser_finalize;

  /**
   * TendZoneChooser::chosen:
   * @self: the chooser, about to close
   * @id: the IANA name of a zone; "" for the clock wherever one is
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/widgets/tend-zone-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TendZoneChooser, search);
  gtk_widget_class_bind_template_child (widget_class, TendZoneChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TendZoneChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tend_zone_chooser_init (TendZoneChooser *self)
{
  self->places = tend_zone_places_read ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tend_zone_chooser_new:
 * @here: the zone of who looks
 * @instant: UTC seconds: when the clocks are looked at
 *
 * Returns: (transfer full): the window, which closes by itself when something was chosen
 */
GtkWidget *
tend_zone_chooser_new (TendZone *here,
                       gint64    instant)
{
  TendZoneChooser *self;

  g_return_val_if_fail (here != NULL, NULL);

  self = g_object_new (TEND_TYPE_ZONE_CHOOSER, NULL);
  self->here = tend_zone_ref (here);
  self->instant = instant;
  on_search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}
