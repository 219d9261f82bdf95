/* All commands, each in the file of what it is about; the table of them is in tend-commands.c. */

#pragma once

#include "shell/tend-command.h"

G_BEGIN_DECLS

extern const TendCommandKind tend_command_add;     /* tend-command-add.c */
extern const TendCommandKind tend_command_done;    /* tend-command-done.c */
extern const TendCommandKind tend_command_agenda;  /* tend-command-agenda.c */
extern const TendCommandKind tend_command_import;  /* tend-command-import.c */
extern const TendCommandKind tend_command_export;  /* tend-command-export.c */
extern const TendCommandKind tend_command_backup;  /* tend-command-upkeep.c, and those below */
extern const TendCommandKind tend_command_restore;
extern const TendCommandKind tend_command_check;
extern const TendCommandKind tend_command_migrate;
extern const TendCommandKind tend_command_reminders; /* tend-command-reminders.c */

G_END_DECLS
