/* The reminders of one thing, kept up to date: what stands between an editor on screen and the store.
 *
 * A feature that has something to be reminded of makes one of these, shows its list in a TendReminderEditor, and
 * gives it what the editor wants:
 *
 *     notify::list  ──▶ tend_reminder_editor_show()
 *     changed       ──▶ tend_subject_reminders_write()
 *
 * An editor's changes may come faster than they are written. Each write is of the whole list, so until the last
 * one is on disk nothing is read back that could undo it on screen. */

#pragma once

#include "base/tend-reminder.h"
#include "store/tend-store.h"

G_BEGIN_DECLS

#define TEND_TYPE_SUBJECT_REMINDERS (tend_subject_reminders_get_type ())
G_DECLARE_FINAL_TYPE (TendSubjectReminders, tend_subject_reminders, TEND, SUBJECT_REMINDERS, GObject)

TendSubjectReminders *tend_subject_reminders_new (TendStore *store);
void tend_subject_reminders_show (TendSubjectReminders *self, const char *kind, const char *uuid,
                                  const char *title);
GPtrArray *tend_subject_reminders_get_list (TendSubjectReminders *self);
const char *tend_subject_reminders_get_kind (TendSubjectReminders *self);
const char *tend_subject_reminders_get_uuid (TendSubjectReminders *self);
void tend_subject_reminders_write (TendSubjectReminders *self, GPtrArray *reminders);

G_END_DECLS
