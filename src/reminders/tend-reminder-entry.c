#include "reminders/tend-reminder-entry.h"

static const char *const fate_texts[] = {
  [TEND_REMINDER_HELD] = "held",     [TEND_REMINDER_SNOOZED] = "snoozed", [TEND_REMINDER_CLAIMED] = "claimed",
  [TEND_REMINDER_SENT] = "sent",     [TEND_REMINDER_PASSED] = "passed",   [TEND_REMINDER_DONE] = "done",
  [TEND_REMINDER_LET_GO] = "let-go", [TEND_REMINDER_GONE] = "gone",
};

/**
 * tend_reminder_entry_new:
 * @reminder_uuid: the reminder
 * @occurrence: which of its times
 * @subject_kind: the kind of thing that it is about
 * @subject_uuid: the thing
 *
 * Returns: (transfer full): an entry that is in no log yet
 */
TendReminderEntry *
tend_reminder_entry_new (const char *reminder_uuid,
                         const char *occurrence,
                         const char *subject_kind,
                         const char *subject_uuid)
{
  TendReminderEntry *self = g_new0 (TendReminderEntry, 1);

  self->key = g_strconcat (reminder_uuid, "/", occurrence, NULL);
  self->reminder_uuid = g_strdup (reminder_uuid);
  self->occurrence = g_strdup (occurrence);
  self->subject_kind = g_strdup (subject_kind);
  self->subject_uuid = g_strdup (subject_uuid);
  return self;
}

TendReminderEntry *
tend_reminder_entry_copy (const TendReminderEntry *self)
{
  TendReminderEntry *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->reminder_uuid = g_strdup (self->reminder_uuid);
  copy->occurrence = g_strdup (self->occurrence);
  copy->subject_kind = g_strdup (self->subject_kind);
  copy->subject_uuid = g_strdup (self->subject_uuid);
  return copy;
}

void
tend_reminder_entry_free (TendReminderEntry *self)
{
  g_free (self->key);
  g_free (self->reminder_uuid);
  g_free (self->occurrence);
  g_free (self->subject_kind);
  g_free (self->subject_uuid);
  g_free (self);
}

/**
 * tend_reminder_fate_to_text:
 * @fate: what became of a reminder
 *
 * Returns: (transfer none): the word for it in files and over D-Bus, the same in every language
 */
const char *
tend_reminder_fate_to_text (TendReminderFate fate)
{
  g_return_val_if_fail (fate < G_N_ELEMENTS (fate_texts), NULL);

  return fate_texts[fate];
}

/**
 * tend_reminder_fate_from_text:
 * @text: what tend_reminder_fate_to_text() said
 *
 * Returns: what became of a reminder
 */
TendReminderFate
tend_reminder_fate_from_text (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fate_texts); i++)
    if (g_str_equal (fate_texts[i], text))
      return (TendReminderFate) i;
  g_return_val_if_reached (TEND_REMINDER_GONE);
}
