/* A guided session: a text over time, without a voice. Which lines there are, and which of them is to be read at an
 * instant of a session of any length.
 *
 * The texts are in ui/features/mindfulness/sessions; tend-script-library.h finds them. A longer or a shorter session
 * keeps the time that it takes to read a line, and stretches or shrinks only the quiet after it. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TendScriptLine:
 * @at: when it comes in the session as it was written, microseconds
 * @text: the line, in the user's language where it is translated
 */
typedef struct
{
  gint64 at;
  char *text;
} TendScriptLine;

/**
 * TendScript:
 * @id: what names it, in the life and for commands
 * @title: what it is called
 * @about: how it goes, a sentence or two
 * @minutes: how long it is as it was written
 * @lines: (element-type TendScriptLine): what is to be read
 *
 * It does not change any more once it is there.
 */
typedef struct
{
  char *id;
  char *title;
  char *about;
  int minutes;
  GArray *lines;
} TendScript;

/**
 * TendScriptMoment:
 * @line: which line is on, from 0
 * @start: when it came, microseconds after the session began
 * @length: how long it stays, microseconds
 */
typedef struct
{
  guint line;
  gint64 start;
  gint64 length;
} TendScriptMoment;

TendScript *tend_script_parse (const char *id, const char *text, gssize length, GError **error);
TendScript *tend_script_ref (TendScript *self);
void tend_script_unref (TendScript *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TendScript, tend_script_unref)

const char *tend_script_get_line (const TendScript *self, guint line);
int tend_script_get_shortest (const TendScript *self);
int tend_script_get_longest (const TendScript *self);
void tend_script_locate (const TendScript *self, gint64 length, gint64 at, TendScriptMoment *moment);

G_END_DECLS
