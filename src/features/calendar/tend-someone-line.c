#include "features/calendar/tend-someone-line.h"

#include "features/calendar/tend-someone-watch.h"

#include <glib/gi18n.h>

struct _TendSomeoneLine
{
  GtkButton parent_instance;

  TendSomeoneWatch *watch; /* NULL until there is a store */
  TendDay week;            /* the first day of the week that is shown below */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TendSomeoneLine, tend_someone_line, GTK_TYPE_BUTTON)

/* It is about the week that is: over another one, and where nothing is to come up or can be any more, it says nothing. */
static void
update (TendSomeoneLine *self)
{
  const TendSomeone *someone = self->watch ? tend_someone_watch_get (self->watch) : NULL;
  g_autofree char *line = someone ? tend_someone_describe (someone) : NULL;
  gboolean is_shown = line && someone->week_start == self->week && (someone->meeting || someone->has_time);

  if (is_shown)
    {
      gtk_label_set_label (self->label, line);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
}

static void
tend_someone_line_dispose (GObject *object)
{
  g_clear_object (&TEND_SOMEONE_LINE (object)->watch);

  G_OBJECT_CLASS (tend_someone_line_parent_class)->dispose (object);
}

static void
tend_someone_line_class_init (TendSomeoneLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tend_someone_line_dispose;
}

static void
tend_someone_line_init (TendSomeoneLine *self)
{
  self->week = TEND_DAY_NONE;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Someone This Week"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "someone-line");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "calendar.someone");
}

/**
 * tend_someone_line_set_store:
 * @self: the line
 * @store: the life, set once
 */
void
tend_someone_line_set_store (TendSomeoneLine *self,
                             TendStore       *store)
{
  g_return_if_fail (TEND_IS_SOMEONE_LINE (self) && self->watch == NULL);

  self->watch = tend_someone_watch_new (store, TEND_SOMEONE_WATCH_LINE);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * tend_someone_line_set_week:
 * @self: the line
 * @week: the first day of the week that is shown
 */
void
tend_someone_line_set_week (TendSomeoneLine *self,
                            TendDay          week)
{
  g_return_if_fail (TEND_IS_SOMEONE_LINE (self));

  if (self->week == week)
    return;
  self->week = week;
  update (self);
}
