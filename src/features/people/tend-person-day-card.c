#include "features/people/tend-person-day-card.h"

#include "features/people/tend-people-feature.h"
#include "features/people/tend-person-rules.h"
#include "features/people/tend-person-words.h"
#include "reminders/tend-subject-reminders.h"
#include "shell/tend-feature-page.h"
#include "widgets/tend-reminder-editor.h"

#include <glib/gi18n.h>

/* A day's own evening before, as it is counted for its reminders: they begin at nine, this is at seven. */
#define EVENING_BEFORE_MINUTES ((24 - 19 + 9) * 60)

struct _TendPersonDayCard
{
  GtkWidget parent_instance;

  TendSubjectReminders *reminders;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *when;
  TendReminderEditor *editor;
};

G_DEFINE_FINAL_TYPE (TendPersonDayCard, tend_person_day_card, GTK_TYPE_WIDGET)

static void
on_reminders_read_cb (TendPersonDayCard *self)
{
  tend_reminder_editor_show (self->editor, tend_subject_reminders_get_kind (self->reminders),
                             tend_subject_reminders_get_uuid (self->reminders),
                             tend_subject_reminders_get_list (self->reminders));
}

static void
on_reminders_failed_cb (TendPersonDayCard *self,
                        const GError      *error)
{
  tend_page_tell_error (GTK_WIDGET (self), error);
}

static void
on_reminders_changed_cb (TendPersonDayCard *self)
{
  g_autoptr (GPtrArray) reminders = tend_reminder_editor_dup_reminders (self->editor);

  tend_subject_reminders_write (self->reminders, reminders);
}

static void
tend_person_day_card_dispose (GObject *object)
{
  TendPersonDayCard *self = TEND_PERSON_DAY_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (tend_person_day_card_parent_class)->dispose (object);
}

static void
tend_person_day_card_class_init (TendPersonDayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tend_person_day_card_dispose;

  g_type_ensure (TEND_TYPE_REMINDER_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tend_app/Tend/ui/people/tend-person-day-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayCard, box);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayCard, title);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayCard, when);
  gtk_widget_class_bind_template_child (widget_class, TendPersonDayCard, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_reminders_changed_cb);
}

static void
tend_person_day_card_init (TendPersonDayCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tend_reminder_editor_set_has_start (self->editor, TRUE);
  tend_reminder_editor_set_evening (self->editor, EVENING_BEFORE_MINUTES);
}

/**
 * tend_person_day_card_new:
 * @store: the life
 * @person: whose day it is
 * @day: the day, which is kept
 *
 * Returns: (transfer full): a card of it
 */
GtkWidget *
tend_person_day_card_new (TendStore           *store,
                          const TendPerson    *person,
                          const TendPersonDay *day)
{
  TendPersonDayCard *self = g_object_new (TEND_TYPE_PERSON_DAY_CARD, NULL);
  TendDay today = tend_store_get_today (store);
  TendDay next = tend_person_day_get_next (day, today);
  g_autofree char *title = next != TEND_DAY_NONE ? tend_person_day_describe_on (day, next)
                                                 : g_strdup (tend_person_day_get_title (day));
  g_autofree char *when = tend_person_day_describe_when (day, today);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->when, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), !person->is_archived);

  self->reminders = tend_subject_reminders_new (store);
  g_signal_connect_object (self->reminders, "notify::list", G_CALLBACK (on_reminders_read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "failed", G_CALLBACK (on_reminders_failed_cb), self, G_CONNECT_SWAPPED);
  tend_reminder_editor_set_first_weekday (self->editor,
                                          tend_settings_get_first_weekday (tend_store_get_settings (store)));
  tend_subject_reminders_show (self->reminders, TEND_PERSON_DAY_KIND, day->uuid, person->name);
  return GTK_WIDGET (self);
}
