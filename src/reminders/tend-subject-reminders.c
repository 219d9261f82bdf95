#include "reminders/tend-subject-reminders.h"

#include "reminders/tend-reminder-store.h"

struct _TendSubjectReminders
{
  GObject parent_instance;

  TendStore *store;
  char *kind;
  char *uuid; /* NULL while there is no thing */
  char *title;
  GPtrArray *list;  /* of TendReminder */
  guint n_writes;   /* under way, for the thing that is shown */
  guint generation; /* which thing is shown: counts up with each */
};

enum
{
  PROP_LIST = 1,
  N_PROPERTIES,
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TendSubjectReminders, tend_subject_reminders, G_TYPE_OBJECT)

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tend_reminder_free);
}

static void
take_list (TendSubjectReminders *self,
           GPtrArray            *list)
{
  g_ptr_array_unref (self->list);
  self->list = list;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
read_list (TendSubjectReminders *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list;

  if (self->uuid == NULL)
    {
      take_list (self, new_list ());
      return;
    }
  list = tend_reminder_read_for (tend_store_get_reader (self->store), self->kind, self->uuid, &error);
  if (list)
    take_list (self, list);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static gboolean
concerns (TendChanges *changes)
{
  if (tend_changes_get_origin (changes) == TEND_CHANGES_RESTORE)
    return TRUE;
  for (guint i = 0; i < tend_changes_get_length (changes); i++)
    if (g_str_equal (tend_changes_get (changes, i)->table, "reminder"))
      return TRUE;
  return FALSE;
}

static void
on_store_changed_cb (TendSubjectReminders *self,
                     TendChanges          *changes)
{
  if (self->uuid && self->n_writes == 0 && concerns (changes))
    read_list (self);
}

typedef struct
{
  TendSubjectReminders *self;
  guint generation;
} Write;

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree Write *write = user_data;
  g_autoptr (TendSubjectReminders) self = write->self;
  g_autoptr (GError) error = NULL;
  gboolean is_written = tend_reminder_store_finish (TEND_STORE (source), result, &error);

  if (write->generation == self->generation)
    {
      self->n_writes--;
      /* Where it could not be written, what was chosen stays on screen, to be tried again. */
      if (is_written && self->n_writes == 0)
        read_list (self);
    }
  if (!is_written)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
tend_subject_reminders_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  TendSubjectReminders *self = TEND_SUBJECT_REMINDERS (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_boxed (value, self->list);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tend_subject_reminders_dispose (GObject *object)
{
  g_clear_object (&TEND_SUBJECT_REMINDERS (object)->store);

  G_OBJECT_CLASS (tend_subject_reminders_parent_class)->dispose (object);
}

static void
tend_subject_reminders_finalize (GObject *object)
{
  TendSubjectReminders *self = TEND_SUBJECT_REMINDERS (object);

  g_free (self->kind);
  g_free (self->uuid);
  g_free (self->title);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (tend_subject_reminders_parent_class)->finalize (object);
}

static void
tend_subject_reminders_class_init (TendSubjectRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tend_subject_reminders_get_property;
  object_class->dispose = tend_subject_reminders_dispose;
  object_class->finalize = tend_subject_reminders_finalize;

  /**
   * TendSubjectReminders:list: (element-type TendReminder)
   *
   * The thing's reminders as they are kept.
   */
  properties[PROP_LIST] = g_param_spec_boxed ("list", NULL, NULL, G_TYPE_PTR_ARRAY,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * TendSubjectReminders::failed:
   * @self: the reminders
   * @error: why they could not be read or written, in words for the user
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tend_subject_reminders_init (TendSubjectReminders *self)
{
  self->list = new_list ();
}

/**
 * tend_subject_reminders_new:
 * @store: the life
 *
 * Returns: (transfer full): the reminders of no thing yet
 */
TendSubjectReminders *
tend_subject_reminders_new (TendStore *store)
{
  TendSubjectReminders *self = g_object_new (TEND_TYPE_SUBJECT_REMINDERS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * tend_subject_reminders_show:
 * @self: the reminders
 * @kind: (nullable): the kind of thing ("goal")
 * @uuid: (nullable): the thing, %NULL for none
 * @title: (nullable): what it is called, for Undo
 *
 * Says whose reminders these are. Said again of the same thing, only its title may be new.
 */
void
tend_subject_reminders_show (TendSubjectReminders *self,
                             const char           *kind,
                             const char           *uuid,
                             const char           *title)
{
  g_return_if_fail (TEND_IS_SUBJECT_REMINDERS (self));
  g_return_if_fail (uuid == NULL || (kind != NULL && title != NULL));

  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
    }
  if (g_strcmp0 (self->uuid, uuid) == 0 && g_strcmp0 (self->kind, kind) == 0)
    return;
  g_free (self->kind);
  g_free (self->uuid);
  self->kind = g_strdup (kind);
  self->uuid = g_strdup (uuid);
  self->n_writes = 0;
  self->generation++;
  read_list (self);
}

/**
 * tend_subject_reminders_get_list:
 * @self: the reminders
 *
 * Returns: (transfer none) (element-type TendReminder): as they are kept
 */
GPtrArray *
tend_subject_reminders_get_list (TendSubjectReminders *self)
{
  g_return_val_if_fail (TEND_IS_SUBJECT_REMINDERS (self), NULL);

  return self->list;
}

const char *
tend_subject_reminders_get_kind (TendSubjectReminders *self)
{
  g_return_val_if_fail (TEND_IS_SUBJECT_REMINDERS (self), NULL);

  return self->kind;
}

const char *
tend_subject_reminders_get_uuid (TendSubjectReminders *self)
{
  g_return_val_if_fail (TEND_IS_SUBJECT_REMINDERS (self), NULL);

  return self->uuid;
}

/**
 * tend_subject_reminders_write:
 * @self: the reminders of a thing
 * @reminders: (element-type TendReminder): what it is to have, and no others
 *
 * Writes them, undoable. ::failed tells where that was not possible.
 */
void
tend_subject_reminders_write (TendSubjectReminders *self,
                              GPtrArray            *reminders)
{
  Write *write;

  g_return_if_fail (TEND_IS_SUBJECT_REMINDERS (self));
  g_return_if_fail (self->uuid != NULL);

  write = g_new0 (Write, 1);
  write->self = g_object_ref (self);
  write->generation = self->generation;
  self->n_writes++;
  tend_reminder_store_set_async (self->store, self->kind, self->uuid, self->title, reminders, on_written_cb, write);
}
