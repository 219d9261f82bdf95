#include "widgets/tend-reminder-editor.h"

#include "base/tend-uuid.h"
#include "widgets/tend-reminder-row.h"

#include <glib/gi18n.h>

/* What a new reminder is set to. */
#define NEW_MINUTE (9 * 60)
#define NEW_BEFORE_MINUTES 15

struct _TendReminderEditor
{
  GtkWidget parent_instance;

  GtkWidget *group;
  GtkListBox *list;
  GtkWidget *add_row; /* the last in the list */
  GPtrArray *rows;    /* of TendReminderRow, those before it */

  char *kind;
  char *uuid; /* NULL while there is no thing */
  gboolean has_start;
  int evening;
  GDateWeekday first_weekday;
};

enum
{
  PROP_HAS_START = 1,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendReminderEditor, tend_reminder_editor, GTK_TYPE_WIDGET)

static void
on_row_changed_cb (TendReminderEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_row (TendReminderEditor *self,
            TendReminderRow    *row)
{
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

/* The focus goes on to what stands where the row stood. */
static void
on_row_removed_cb (TendReminderEditor *self,
                   TendReminderRow    *row)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    return;
  gtk_widget_grab_focus (index + 1 < self->rows->len ? GTK_WIDGET (g_ptr_array_index (self->rows, index + 1))
                                                     : self->add_row);
  remove_row (self, row);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static TendReminderRow *
insert_row (TendReminderEditor *self,
            const TendReminder *reminder,
            guint               index)
{
  GtkWidget *row = tend_reminder_row_new (reminder, self->has_start, self->first_weekday);

  tend_reminder_row_set_evening (TEND_REMINDER_ROW (row), self->evening);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list, row, (int) index);
  g_ptr_array_insert (self->rows, (int) index, row);
  return TEND_REMINDER_ROW (row);
}

static TendReminderRow *
find_row (TendReminderEditor *self,
          const char         *uuid,
          guint               from)
{
  for (guint i = from; i < self->rows->len; i++)
    {
      TendReminderRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (tend_reminder_row_get_reminder (row)->uuid, uuid) == 0)
        return row;
    }
  return NULL;
}

static void
clear (TendReminderEditor *self)
{
  while (self->rows->len > 0)
    remove_row (self, g_ptr_array_index (self->rows, self->rows->len - 1));
}

/* Rows stay the same widgets where the reminders are the same: one may be open, and be typed in. */
static void
update_rows (TendReminderEditor *self,
             GPtrArray          *reminders)
{
  for (guint i = 0; i < reminders->len; i++)
    {
      const TendReminder *reminder = g_ptr_array_index (reminders, i);
      TendReminderRow *row = find_row (self, reminder->uuid, i);

      if (row == NULL)
        {
          insert_row (self, reminder, i);
          continue;
        }
      while (g_ptr_array_index (self->rows, i) != row)
        remove_row (self, g_ptr_array_index (self->rows, i));
      tend_reminder_row_set_reminder (row, reminder);
    }
  while (self->rows->len > reminders->len)
    remove_row (self, g_ptr_array_index (self->rows, self->rows->len - 1));
}

static void
on_list_activated_cb (TendReminderEditor *self,
                      GtkListBoxRow      *activated)
{
  g_autoptr (TendReminder) reminder = NULL;
  TendReminderRow *row;

  if (GTK_WIDGET (activated) != self->add_row || self->uuid == NULL)
    return;
  reminder = self->has_start
                 ? tend_reminder_new_before (self->kind, self->uuid, NEW_BEFORE_MINUTES)
                 : tend_reminder_new_at (self->kind, self->uuid, NEW_MINUTE, TEND_WEEKDAYS_ALL);
  reminder->uuid = tend_uuid_new ();
  row = insert_row (self, reminder, self->rows->len);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  /* Whoever heard of the change may have shown another thing. */
  if (g_ptr_array_find (self->rows, row, NULL))
    tend_reminder_row_open (row);
}

static GtkWidget *
make_add_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a Reminder"));
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "list-add-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
tend_reminder_editor_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HAS_START:
      g_value_set_boolean (value, TEND_REMINDER_EDITOR (object)->has_start);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_reminder_editor_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_HAS_START:
      tend_reminder_editor_set_has_start (TEND_REMINDER_EDITOR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_reminder_editor_dispose (GObject *object)
{
  g_clear_pointer (&TEND_REMINDER_EDITOR (object)->group, gtk_widget_unparent);

  G_OBJECT_CLASS (tend_reminder_editor_parent_class)->dispose (object);
}

static void
tend_reminder_editor_finalize (GObject *object)
{
  TendReminderEditor *self = TEND_REMINDER_EDITOR (object);

  g_ptr_array_unref (self->rows);
  g_free (self->kind);
  g_free (self->uuid);

  G_OBJECT_CLASS (tend_reminder_editor_parent_class)->finalize (object);
}

static void
tend_reminder_editor_class_init (TendReminderEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tend_reminder_editor_get_property;
  object_class->set_property = tend_reminder_editor_set_property;
  object_class->dispose = tend_reminder_editor_dispose;
  object_class->finalize = tend_reminder_editor_finalize;

  /**
   * TendReminderEditor:has-start:
   *
   * Whether the things shown start at some time, so that a reminder can come before it.
   */
  properties[PROP_HAS_START] =
      g_param_spec_boolean ("has-start", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendReminderEditor::changed:
   * @self: the editor
   *
   * The user changed the reminders: tend_reminder_editor_dup_reminders() has them.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "remindereditor");
}

static void
tend_reminder_editor_init (TendReminderEditor *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->rows = g_ptr_array_new ();
  self->evening = TEND_REMINDER_NONE;
  self->first_weekday = G_DATE_MONDAY;
  self->list = GTK_LIST_BOX (list);
  self->add_row = make_add_row ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_append (self->list, self->add_row);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reminders"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_list_activated_cb), self, G_CONNECT_SWAPPED);

  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _("Reminders"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), list);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

/**
 * tend_reminder_editor_new:
 *
 * Returns: (transfer full): an editor of the reminders of no thing yet
 */
GtkWidget *
tend_reminder_editor_new (void)
{
  return g_object_new (TEND_TYPE_REMINDER_EDITOR, NULL);
}

/**
 * tend_reminder_editor_set_has_start:
 * @self: an editor
 * @has_start: whether the things shown start at some time
 *
 * For the rows shown from now on.
 */
void
tend_reminder_editor_set_has_start (TendReminderEditor *self,
                                    gboolean            has_start)
{
  g_return_if_fail (TEND_IS_REMINDER_EDITOR (self));

  has_start = !!has_start;
  if (self->has_start == has_start)
    return;
  self->has_start = has_start;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_START]);
}

/**
 * tend_reminder_editor_set_evening:
 * @self: an editor
 * @before_minutes: how long before its start the evening before it is, so that it can be chosen as such;
 *   %TEND_REMINDER_NONE for a thing without one
 */
void
tend_reminder_editor_set_evening (TendReminderEditor *self,
                                  int                 before_minutes)
{
  g_return_if_fail (TEND_IS_REMINDER_EDITOR (self));

  self->evening = before_minutes;
  for (guint i = 0; i < self->rows->len; i++)
    tend_reminder_row_set_evening (g_ptr_array_index (self->rows, i), before_minutes);
}

/**
 * tend_reminder_editor_set_first_weekday:
 * @self: an editor
 * @first_weekday: the weekday that weeks begin with
 *
 * For the rows shown from now on.
 */
void
tend_reminder_editor_set_first_weekday (TendReminderEditor *self,
                                        GDateWeekday        first_weekday)
{
  g_return_if_fail (TEND_IS_REMINDER_EDITOR (self));
  g_return_if_fail (g_date_valid_weekday (first_weekday));

  self->first_weekday = first_weekday;
}

/**
 * tend_reminder_editor_show:
 * @self: an editor
 * @kind: (nullable): the kind of thing ("goal")
 * @uuid: (nullable): the thing, %NULL for none
 * @reminders: (nullable) (element-type TendReminder): its reminders as they are kept
 *
 * Shows a thing's reminders. Said again of the same thing, what is open stays open.
 */
void
tend_reminder_editor_show (TendReminderEditor *self,
                           const char         *kind,
                           const char         *uuid,
                           GPtrArray          *reminders)
{
  g_return_if_fail (TEND_IS_REMINDER_EDITOR (self));
  g_return_if_fail (uuid == NULL || (kind != NULL && reminders != NULL));

  if (g_strcmp0 (self->uuid, uuid) != 0 || g_strcmp0 (self->kind, kind) != 0)
    {
      clear (self);
      g_free (self->kind);
      g_free (self->uuid);
      self->kind = g_strdup (kind);
      self->uuid = g_strdup (uuid);
    }
  if (uuid)
    update_rows (self, reminders);
}

/**
 * tend_reminder_editor_dup_reminders:
 * @self: an editor
 *
 * Returns: (transfer full) (element-type TendReminder): the reminders as they are on screen
 */
GPtrArray *
tend_reminder_editor_dup_reminders (TendReminderEditor *self)
{
  GPtrArray *reminders;

  g_return_val_if_fail (TEND_IS_REMINDER_EDITOR (self), NULL);

  reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (reminders,
                     tend_reminder_copy (tend_reminder_row_get_reminder (g_ptr_array_index (self->rows, i))));
  return reminders;
}
